"""Add someone with the least data, or correct what is known of them; a likely duplicate is shown before."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.errors import LikelyDuplicate, RuleBroken
from desktop_app.domain.french import is_a_number
from desktop_app.domain.person import NO_FIRST_NAME, Person, read_person
from desktop_app.use_cases.reception import people

from ..appointments.who_part import Duplicates
from ..context import Context
from ..dialogs import may_drop
from ..widgets import labels
from ..widgets.buttons import primary, secondary
from ..widgets.fields import PhoneField, TextField
from ..widgets.form import Form
from ..widgets.frame import Frame
from ..widgets.person_picker import NameReadings

_YEAR = "Seulement pour distinguer deux personnes du même nom."
_LEAST = "Le moins possible : ni adresse, ni date de naissance, ni numéro de dossier."


class PersonDialog(QDialog):
    """`kept` carries the id of the person added, corrected, or recognised among those already known."""

    chapter = "people#ajouter-ou-corriger-une-fiche"

    kept = Signal(int)

    def __init__(self, context: Context, person: Person | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self._id = person.id if person else 0
        self.form, self.duplicates = Form(), Duplicates()
        self.last_name, self.first_name, self.phone = TextField(), TextField(), PhoneField()
        self.birth_name, self.birth_year = TextField(), TextField()
        self.readings = NameReadings(self.last_name, self.first_name)
        self.agree = primary("Enregistrer" if person else "Ajouter", self)
        self.give_up = secondary("Annuler", self)
        self._lay_out("Corriger la fiche" if person else "Ajouter quelqu’un")
        self._connect()
        if person:
            self.last_name.set_value(person.last_name)
            self.first_name.set_value(person.first_name or NO_FIRST_NAME)
            self.phone.set_value(person.phone)
            self.birth_name.set_value(person.birth_name)
            self.birth_year.set_value(str(person.birth_year or ""))
            namesakes = context.runner.read(people.told_apart, [person]) or {}
            self.form.show_row("birth_year", bool(person.birth_year or person.id in namesakes))
        self.last_name.setFocus()

    def propose(self, typed: str) -> None:
        """Begin with what was typed in a search: a name, or digits of a phone."""
        if is_a_number(typed):
            self.phone.set_value(typed)
        else:
            self.readings.read(typed)

    def save(self) -> None:
        """Store the person, or say what is wrong, or ask whether it is someone already known."""
        self._keep(someone_else=False)

    def reject(self) -> None:
        """Close, after asking when something typed would be lost."""
        if may_drop(self.context.dialogs, self.form.was_edited()):
            super().reject()

    def _keep(self, *, someone_else: bool) -> None:
        try:
            person = read_person(
                self.last_name.value(),
                self.first_name.value(),
                self.phone.value(),
                birth_name=self.birth_name.value(),
                birth_year=self.birth_year.value(),
                id=self._id,
            )
        except RuleBroken as refusal:
            self.form.show_faults(refusal.faults)
            return
        self.form.clear_faults()
        try:
            changes = self.context.runner.beside(self.form, asking=(LikelyDuplicate,)).do(
                people.correct if self._id else people.register, person, duplicate_confirmed=someone_else
            )
        except LikelyDuplicate:
            self.form.show_row("birth_year", True)
            self.duplicates.ask_about(person, self.context)
            return
        if changes:
            self._end(changes.subject)

    def _keep_someone_else(self) -> None:
        self.duplicates.withdraw()
        self._keep(someone_else=True)

    def _take_known(self, person: Person) -> None:
        self._end(person.id)

    def _end(self, person_id: int) -> None:
        self.kept.emit(person_id)
        self.accept()

    def _connect(self) -> None:
        self.agree.clicked.connect(self.save)
        self.give_up.clicked.connect(self.reject)
        self.duplicates.refused.connect(self._keep_someone_else)
        self.duplicates.person_chosen.connect(self._take_known)
        self.readings.taken.connect(self.duplicates.withdraw)
        for field in (self.last_name, self.first_name, self.phone, self.birth_name, self.birth_year):
            field.edited.connect(self.duplicates.withdraw)

    def _lay_out(self, title: str) -> None:
        self.setWindowTitle(title)
        self.form.row("last_name", "Nom", self.last_name)
        self.form.row("first_name", "Prénom", self.first_name)
        self.form.row("phone", "Téléphone", self.phone, "Seulement s’il y a lieu de rappeler.", chars=18)
        self.form.row("birth_name", "Nom de naissance", self.birth_name, "S’il est différent : il sert à la retrouver.")
        self.form.row("birth_year", "Année de naissance", self.birth_year, _YEAR, chars=6)
        self.form.show_row("birth_year", False)
        self.form.add(self.readings)
        self.form.add(self.duplicates)
        parts = (labels.muted(_LEAST, self), self.form)
        Frame(labels.title(title, self), parts, (self.give_up, self.agree), self, width=480)
