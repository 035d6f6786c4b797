"""Make one file of two: the other is found as one types, and what comes over is said before."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Fault
from desktop_app.domain.french import NBSP, phone
from desktop_app.domain.person import Person
from desktop_app.use_cases.papers import joining_papers
from desktop_app.use_cases.reception import joining, people
from desktop_app.use_cases.reception.joining import Joining

from ..appointments.papers import preview
from ..context import Context
from ..form_dialog import FormDialog
from ..widgets import labels
from ..widgets.aloud import announce_at_rest
from ..widgets.boxes import TickField
from ..widgets.fields import ChoiceField
from ..widgets.person_picker import PersonPicker

_WHAT_FOR = "La même personne a deux fiches ? Tout vient sur une seule, et l’autre disparaît."
_NO_PHONE = "Aucun"


class JoiningDialog(FormDialog):
    """About one person; `joined` carries the id of the file that stays."""

    joined = Signal(int)
    chapter = "people#deux-fiches-pour-une-personne"
    abandon = "Abandonner cette réunion ?"
    tallness = 560

    def __init__(self, context: Context, person: Person, parent: QWidget | None = None) -> None:
        super().__init__(context, "Réunir deux fiches", parent)
        self._person = person
        self.other = PersonPicker(self._find, self.form, told_apart=self._told_apart, adds=False)
        self.form.add(labels.body(f"Fiche de {person.name}{_fact(person)}. {_WHAT_FOR}", self.form))
        self.form.row("other", "L’autre fiche", self.other)
        self.name = self.form.row("name", "Quel nom garder ?", ChoiceField())
        self.phone = self.form.row("phone", "Quel téléphone garder ?", ChoiceField())
        self.printed = self.form.row("printed", "", TickField("Imprimer la preuve, pour le dossier"))
        self.say_verb("Réunir les deux fiches")
        self.other.edited.connect(self._follow)
        self._follow()
        self.other.setFocus()

    def give(self) -> bool:
        seen = self._preview()
        if seen is None or seen.clash:
            sentence = seen.clash if seen else "Choisissez l’autre fiche dans la liste."
            return self.is_right([Fault("other", sentence)])
        mine, name, phone = self._person.id, self.name.value(), self.phone.value()
        if not self.do(joining.join, mine, seen.gone.id, name_of=name, phone=phone):
            return False
        self.joined.emit(mine)
        if self.printed.value():
            preview(self.context, self.parentWidget(), joining_papers.proof, mine)
        return True

    def _find(self, typed: str) -> list[Person]:
        found = self.context.runner.read(people.find, typed) or []
        return [each for each in found if each.id != self._person.id]

    def _told_apart(self, found: Sequence[Person]) -> Mapping[int, str]:
        return self.context.runner.read(people.told_apart, found) or {}

    def _preview(self) -> Joining | None:
        other = self.other.value()
        return self.context.runner.read(joining.preview, self._person.id, other.id) if other else None

    def _follow(self) -> None:
        """Offer what differs once the other file is known, and say what comes over, or why it cannot."""
        seen, mine = self._preview(), self._person
        gone = seen.gone if seen else mine
        self.name.set_options([(each.id, each.name) for each in dict.fromkeys((mine, gone))])
        numbers = dict.fromkeys(filter(None, (mine.phone, gone.phone)))
        self.phone.set_options([*((number, phone(number)) for number in numbers), ("", _NO_PHONE)])
        if len(numbers) == 1:
            # « Aucun » was all there was to choose while the other file was not known.
            self.phone.set_value(next(iter(numbers)))
        self.form.show_row("name", bool(seen) and mine.name != gone.name)
        self.form.show_row("phone", bool(seen) and len(numbers) > 1)
        said = (seen.clash or seen.told) if seen else ""
        self.say_above(said)
        announce_at_rest(self.other, said)


def _fact(person: Person) -> str:
    return f" ({phone(person.phone)})" if person.phone else f" (fiche n°{NBSP}{person.id})"
