"""Leave a message for an advisor, about a day or about somebody."""

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app.domain.person import Person
from desktop_app.use_cases.planning import schedule
from desktop_app.use_cases.reception import messages

from ..context import Context
from ..form_dialog import FormDialog
from ..widgets.date_field import DateField
from ..widgets.fields import ChoiceField, TextField

_TERM = "Effacé une semaine après son jour s’il a été lu, deux mois après sinon."


class MessageDialog(FormDialog):
    """`person` is whom it is about, `advisor_id` for whom it is when that is known."""

    chapter = "today#laisser-un-message"
    abandon = "Abandonner ce message ?"
    tallness = 540

    def __init__(
        self,
        context: Context,
        *,
        advisor_id: int = 0,
        day: date | None = None,
        person: Person | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, "Laisser un message", parent)
        self._person = person
        known = context.runner.read(schedule.advisors_by_id) or {}
        here = [each for each in known.values() if each.active or each.id == advisor_id]
        self.advisor = ChoiceField([(each.id, each.name) for each in here], self.form)
        self.day, self.text = DateField(self.context.today, self.form), TextField(self.form)
        if person:
            self.form.section(f"Au sujet de {person.name}")
        self.form.row("advisor", "Pour qui ?", self.advisor)
        self.form.row("day", "Pour quel jour ?", self.day, "Le message est sur son programme de ce jour-là.")
        help = "Ni motif, ni numéro, ni mot de passe : ce qui se dit se dit de vive voix."
        self.form.row("text", "Message", self.text, help)
        self.advisor.set_value(advisor_id or next((each.id for each in here), None))
        self.day.set_value(day or self.context.today())
        self.form.show_row("advisor", len(here) > 1)
        self.say_above(_TERM)
        self.say_verb("Laisser le message")
        self.agree.setDefault(True)
        self.text.setFocus()

    def give(self) -> bool:
        """Leave it, or say what is wrong beside its field."""
        done = self.context.runner.beside(self.form).do(
            messages.leave,
            advisor_id=self.advisor.value() or 0,
            day=self.day.value(),
            text=self.text.value(),
            person_id=self._person.id if self._person else 0,
        )
        return done is not None
