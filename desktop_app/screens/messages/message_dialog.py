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

_DAY = "Le message est sur son programme de ce jour-là."
_TEXT = "Ni motif, ni numéro, ni mot de passe : ce qui se dit se dit de vive voix."
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
        here = context.runner.read(schedule.advisors_offered, advisor_id) or []
        if person:
            self.form.section(f"Au sujet de {person.name}")
        row = self.form.row
        self.advisor = row("advisor", "Pour qui ?", ChoiceField(here))
        self.day = row("day", "Pour quel jour ?", DateField(context.today), _DAY)
        self.text = row("text", "Message", TextField(), _TEXT)
        self.advisor.set_value(advisor_id)
        self.day.set_value(day or self.context.today())
        self.form.show_row("advisor", len(here) > 1)
        self.say_above(_TERM)
        self.say_verb("Laisser le message")
        self.text.setFocus()

    def give(self) -> bool:
        about = self._person.id if self._person else 0
        to, text = self.advisor.value() or 0, self.text.value()
        return self.do(messages.leave, advisor_id=to, day=self.day.value(), text=text, person_id=about)
