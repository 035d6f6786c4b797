"""Note what an advisor did beside receiving people: preparation, travel, training; or correct what was noted."""

from datetime import date

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Fault
from desktop_app.domain.french import capital, lasting, long_date
from desktop_app.domain.planning.own_time import OwnTime, TimeKind, length_fault, read_length
from desktop_app.use_cases.planning import own_time, schedule

from ..context import Context
from ..form_dialog import FormDialog
from ..widgets import labels
from ..widgets.fields import ChoiceField, LengthField, TextField

_LENGTH_CHARS = 12


class OwnTimeDialog(FormDialog):
    """`advisor_id` is whose time to begin with, 0 for that of the account; `own` the line to correct, if any."""

    chapter = "absences#noter-un-temps-sans-usagers"
    abandon = "Abandonner ce temps ?"
    tallness = 600
    hint = "Ctrl+Entrée : noter"

    def __init__(
        self,
        context: Context,
        day: date,
        advisor_id: int = 0,
        own: OwnTime | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, "Corriger un temps sans usagers" if own else "Noter un temps sans usagers", parent)
        self._day, self._own = day, own
        chosen = advisor_id or context.desk.account.advisor_id
        self.who = ChoiceField(self._advisors(chosen), self.form)
        self.kind = ChoiceField([(kind, capital(kind.value)) for kind in TimeKind], self.form)
        self.minutes, self.note = LengthField(self.form), TextField(self.form)
        self._lay_out()
        self.who.set_value(chosen)
        if own:
            self.kind.set_value(own.kind)
            self.minutes.set_value(lasting(own.minutes))
            self.note.set_value(own.note)
        self.say_above("")
        self.say_verb("Enregistrer" if own else "Noter ce temps")
        (self.kind if chosen else self.who).setFocus()

    def give(self) -> bool:
        """Note it, or say what is wrong beside its field."""
        typed = self.minutes.value()
        minutes = read_length(typed)
        if minutes is None:
            self.form.show_faults([Fault("minutes", length_fault(typed))])
            return False
        id = self._own.id if self._own else 0
        read = OwnTime(id, self._day, self.who.value() or 0, self.kind.value(), minutes, self.note.value())
        return self.context.runner.beside(self.form).do(own_time.note, read) is not None

    def _advisors(self, chosen: int) -> list[tuple[int, str]]:
        """Who still comes, and whose time it already is."""
        known = (self.context.runner.read(schedule.advisors_by_id) or {}).values()
        return [(each.id, each.name) for each in known if each.active or each.id == chosen]

    def _lay_out(self) -> None:
        sentence = "Ce temps reste à part : il ne compte pas dans les heures tenues avec les usagers."
        self.form.add(labels.body(f"{capital(long_date(self._day))}. {sentence}", self.form))
        self.form.row("advisor_id", "De qui ?", self.who)
        self.form.row("kind", "Pour quoi ?", self.kind)
        help = "En minutes, ou avec « h » : « 45 », « 1 h 30 », « 7 h »."
        self.form.row("minutes", "Combien de temps ?", self.minutes, help, chars=_LENGTH_CHARS)
        self.form.row("note", "Précision", self.note, "Facultatif, en quelques mots, sans nommer personne.")
