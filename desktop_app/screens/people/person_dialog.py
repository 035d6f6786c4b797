"""Add someone with the least data, or correct what is known of them; a likely duplicate is shown before."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import LikelyDuplicate, RuleBroken
from desktop_app.domain.french import is_a_number
from desktop_app.domain.person import NO_FIRST_NAME, Person, read_person
from desktop_app.use_cases.reception import people

from ..appointments.who_part import Duplicates
from ..context import Context
from ..dialogs import may_drop
from ..form_dialog import FormDialog
from ..widgets import labels
from ..widgets.fields import PhoneField, TextField
from ..widgets.person_picker import NameReadings

_YEAR = "Seulement pour distinguer deux personnes du même nom."
_LEAST = "Le moins possible : ni adresse, ni date de naissance, ni numéro de dossier."


class PersonDialog(FormDialog):
    """`kept` carries the id of the person added, corrected, or recognised among those already known."""

    chapter = "people#ajouter-ou-corriger-une-fiche"

    kept = Signal(int)
    breadth, tallness = 390, 0

    def __init__(self, context: Context, person: Person | None = None, parent: QWidget | None = None) -> None:
        super().__init__(context, "Corriger la fiche" if person else "Ajouter quelqu’un", parent)
        self._id = person.id if person else 0
        self._lay_out()
        self.duplicates.refused.connect(self._keep_someone_else)
        self.duplicates.person_chosen.connect(self._take_known)
        self.readings.taken.connect(self.duplicates.withdraw)
        self.form.edited.connect(self.duplicates.withdraw)
        self.say_verb("Enregistrer" if person else "Ajouter")
        if person:
            self.last_name.set_value(person.last_name)
            self.phone.set_value(person.phone)
            self.birth_name.set_value(person.birth_name)
            self.first_name.set_value(person.first_name or NO_FIRST_NAME)
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

    def give(self) -> bool:
        """Store the person, or say what is wrong, or ask whether it is someone already known."""
        return self._keep(someone_else=False)

    def reject(self) -> None:
        """Close, after asking when something typed would be lost."""
        self.settled = may_drop(self.context.dialogs, self.form.was_edited())
        if self.settled:
            super().reject()

    def _keep(self, *, someone_else: bool) -> bool:
        try:
            person = read_person(**self.form.read(), id=self._id)
        except RuleBroken as refusal:
            return self.is_right(refusal.faults)
        self.form.clear_faults()
        runner = self.context.runner.beside(self.form, asking=(LikelyDuplicate,))
        verb = people.correct if self._id else people.register
        try:
            changes = runner.do(verb, person, duplicate_confirmed=someone_else)
        except LikelyDuplicate:
            self.form.show_row("birth_year", True)
            self.duplicates.ask_about(person)
            return False
        if changes:
            self.kept.emit(changes.subject)
        return changes is not None

    def _keep_someone_else(self) -> None:
        self.duplicates.withdraw()
        if self._keep(someone_else=True):
            self.accept()

    def _take_known(self, person: Person) -> None:
        self.kept.emit(person.id)
        self.accept()

    def _lay_out(self) -> None:
        row = self.form.row
        self.form.add(labels.muted(_LEAST, self.form))
        self.last_name = row("last_name", "Nom", TextField())
        self.first_name = row("first_name", "Prénom", TextField())
        self.phone = row("phone", "Téléphone", PhoneField(), "Seulement s’il y a lieu de rappeler.", chars=18)
        self.birth_name = row(
            "birth_name", "Nom de naissance", TextField(), "S’il est différent : il sert à la retrouver."
        )
        self.birth_year = row("birth_year", "Année de naissance", TextField(), _YEAR, chars=6)
        self.form.show_row("birth_year", False)
        self.readings, self.duplicates = NameReadings(self.last_name, self.first_name), Duplicates(self.context)
        self.form.add(self.readings)
        self.form.add(self.duplicates)
