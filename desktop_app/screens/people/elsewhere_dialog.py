"""A mandate held in Aidants Connect: its reference and its two days, noted, put right or taken off the file."""

from PySide6.QtWidgets import QPushButton, QWidget

from desktop_app.domain.mandate.elsewhere import MandateElsewhere
from desktop_app.domain.person import Person
from desktop_app.use_cases.mandates import elsewhere

from ..context import Context
from ..form_dialog import FormDialog
from ..widgets import labels
from ..widgets.buttons import danger
from ..widgets.date_field import DateField
from ..widgets.fields import TextField
from ..widgets.labels import breakable

_ONLY = "Notez sa référence et ses deux jours : ni organisme, ni démarche, ni nom d’aidant."
_LONGEST = "Un an au plus après le premier. Le lendemain, cette note s’efface."


class ElsewhereDialog(FormDialog):
    """`held` is the one to put right, None for a new one of `person`."""

    chapter = "people#un-mandat-aidants-connect"
    abandon = "Abandonner ce mandat ?"
    tallness = 580

    def __init__(
        self, context: Context, person: Person, held: MandateElsewhere | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, "Mandat Aidants Connect", parent)
        self._person_id, self._id = person.id, held.id if held else 0
        self.form.add(labels.body(breakable(f"{person.name} a un mandat dans Aidants Connect. {_ONLY}"), self.form))
        row = self.form.row
        self.reference = row("reference", "Sa référence", TextField(), "Celle d’Aidants Connect, écrite sur le mandat.")
        self.first_on = row("first_on", "Premier jour", DateField(context.today))
        self.last_on = row("last_on", "Dernier jour", DateField(context.today), _LONGEST)
        if held:
            self.form.show_value(held)
        self.take_off.setVisible(held is not None)
        self.say_verb("Enregistrer" if held else "Noter ce mandat")
        self.reference.setFocus()

    def between(self) -> tuple[QPushButton, ...]:
        self.take_off = danger("Retirer de la fiche", self, self._take_off)
        return (self.take_off,)

    def give(self) -> bool:
        verb, about = (elsewhere.correct, self._id) if self._id else (elsewhere.note, self._person_id)
        return self.do(verb, about, self.reference.value(), self.first_on.value(), self.last_on.value())

    def _take_off(self) -> None:
        if self.do(elsewhere.remove, self._id):
            self.accept()
