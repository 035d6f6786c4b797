"""The "who" of a booking: someone found as one types, or added with the least data unless they are known already."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain import french
from desktop_app.domain.errors import Fault, LikelyDuplicate, Refused, RuleBroken
from desktop_app.domain.person import Person, read_person
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.reception import people

from ..context import Context
from ..theme.tokens import Space, edged
from ..widgets import labels
from ..widgets.aloud import as_heard
from ..widgets.buttons import quiet, secondary
from ..widgets.fields import PhoneField, TextField
from ..widgets.form import Form
from ..widgets.layout import take_out
from ..widgets.person_picker import NameReadings, PersonPicker
from ..widgets.scrolled import reveal

if TYPE_CHECKING:
    from ..runner import ShowsFaults

_SHOWN = 3
_NEW = ("last_name", "first_name", "phone")


class WhoPart(QObject):
    """Adds its rows `person`, `last_name`, `first_name` and `phone` to a form.

    `chosen` when it is about somebody else, or nobody known; `settled` when a known person was chosen: the conversation
    goes on; `confirmed` when the agent said that a likely duplicate is someone else, which is what `is_someone_else`
    says meanwhile: whoever hears it does again what had been refused.
    """

    chosen = Signal()
    settled = Signal()
    confirmed = Signal()

    def __init__(self, context: Context, form: Form, asked: str = "Pour qui ?") -> None:
        """`asked` is written over the line in which somebody is looked for."""
        super().__init__(form)
        self._context = context
        self._form = form
        self._new, self._asked = False, True
        self.is_someone_else = False
        self.picker = PersonPicker(self._find, form, told_apart=self._told_apart)
        self.back = quiet("Chercher quelqu’un de connu", form, self._search_again, icon="search")
        self.duplicates = Duplicates(context, form)
        form.row("person", asked, self.picker)
        self.last_name = form.row("last_name", "Nom", TextField(form))
        self.first_name = form.row("first_name", "Prénom", TextField(form))
        self.phone = form.row("phone", "Téléphone", PhoneField(form), "Seulement s’il y a lieu de rappeler.", chars=18)
        self.readings = NameReadings(self.last_name, self.first_name, form)
        form.add(self.readings)
        form.add(self.back)
        form.add(self.duplicates)
        self._show_new(False)
        for told in (self.chosen, self.settled):
            self.picker.person_chosen.connect(told)
        self.picker.add_requested.connect(self._begin_new)
        self.duplicates.person_chosen.connect(self._take_known)
        self.duplicates.refused.connect(self._confirm)
        self.readings.taken.connect(self.duplicates.withdraw)
        for field in (self.last_name, self.first_name, self.phone):
            field.edited.connect(self.duplicates.withdraw)

    def person(self) -> Person:
        """Who it is for, of id 0 when they are to be added; raises `Refused`."""
        if self._new:
            return read_person(self.last_name.value(), self.first_name.value(), self.phone.value())
        known = self.picker.value()
        if known is None:
            raise Refused([Fault("person", "Choisissez la personne dans la liste, ou ajoutez-la.")])
        return known

    def faults(self) -> list[Fault]:
        """What keeps it from being anybody."""
        try:
            self.person()
        except Refused as refusal:
            return [*refusal.faults]
        return []

    @property
    def known(self) -> Person | None:
        """Who it is for among those known, None for nobody yet or somebody to add."""
        return None if self._new else self.picker.value()

    def choose(self, person: Person) -> None:
        """Begin with this person."""
        self._show_new(False)
        self.picker.set_value(person)
        self.chosen.emit()

    def do(
        self,
        verb: Callable[..., Changes],
        *args: Any,
        asking: tuple[type[RuleBroken], ...] = (),
        beside: "ShowsFaults | None" = None,
        **kwargs: Any,
    ) -> Changes | None:
        """Have this done for them; None when it is refused, or while it is asked whether they are somebody known.

        Other refusals to be answered, those of `asking`, are raised; the form shows the rest, or what is given.
        """
        shown = beside or self._form
        if faults := self.faults():
            shown.show_faults(faults)
            return None
        person, runner = self.person(), self._context.runner.beside(shown, asking=(LikelyDuplicate, *asking))
        try:
            return runner.do(verb, *args, person=person, duplicate_confirmed=self.is_someone_else, **kwargs)
        except LikelyDuplicate:
            self.ask_likeness(person)
            return None

    def ask_likeness(self, person: Person) -> None:
        """Show those who may be the same person."""
        self.duplicates.ask_about(person)

    def ask(self, asked: bool) -> None:
        """Show the rows, or hide them where nobody need be known; what they hold stays."""
        self._asked = asked
        self._show_new(self._new)

    def focus(self) -> None:
        """Put the cursor where the name is typed."""
        (self.last_name if self._new else self.picker).setFocus()

    def _find(self, typed: str) -> list[Person] | None:
        return self._context.runner.read(people.find, typed)

    def _told_apart(self, found: Sequence[Person]) -> Mapping[int, str]:
        return self._context.runner.read(people.told_apart, found) or {}

    def _begin_new(self, typed: str) -> None:
        self._show_new(True)
        self.chosen.emit()
        if french.is_a_number(typed):
            self.phone.set_value(typed)
        else:
            self.readings.read(typed)
        empty = [field for field in (self.last_name, self.first_name) if not field.value()]
        (empty or [self.last_name])[0].setFocus()

    def _search_again(self) -> None:
        typed = f"{self.last_name.value()} {self.first_name.value()}".strip()
        self._show_new(False)
        self.picker.setFocus()
        self.picker.set_typed(typed)

    def _take_known(self, person: Person) -> None:
        self.choose(person)
        self.settled.emit()

    def _confirm(self) -> None:
        self.duplicates.withdraw()
        self.is_someone_else = True
        self.confirmed.emit()
        self.is_someone_else = False

    def _show_new(self, new: bool) -> None:
        self._new = new
        self._form.show_row("person", self._asked and not new)
        for name in _NEW:
            self._form.show_row(name, self._asked and new)
        self.back.setVisible(self._asked and new)
        self.readings.withdraw()
        self.duplicates.withdraw()


class Duplicates(QFrame):
    """Shown before someone is made twice: the people very like them, and « C’est quelqu’un d’autre ».

    `person_chosen` carries the person already known; `refused` when it is someone else."""

    person_chosen = Signal(object)
    refused = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read = context.runner.read
        self.setProperty("tone", "attention")
        self._people: list[Person] = []
        self._column = edged(QVBoxLayout(self), Space.S, Space.L)
        self._column.addWidget(labels.strong("Est-ce la même personne ?", self))
        self._column.addWidget(labels.body("Quelqu’un de très proche est déjà dans la liste.", self))
        self.buttons: list[QPushButton] = []
        self.hide()

    def ask_about(self, person: Person) -> None:
        """Show those already known who may be this person."""
        self.ask(self._read(people.likely_duplicates, person) or [])

    def ask(self, others: Sequence[Person]) -> None:
        """Show these people, told apart from namesakes, and the way out, with the focus on the likeliest."""
        self._clear()
        facts = self._read(people.told_apart, [each for each in others if each.id]) or {}
        self._people = list(others[:_SHOWN])
        for person in self._people:
            fact = facts.get(person.id) or french.phone(person.phone)
            self._add(f"{person.listed_name} · {fact}" if fact else person.listed_name).clicked.connect(self._choose)
        self._add("C’est quelqu’un d’autre").clicked.connect(self.refused)
        self.show()
        self.buttons[0].setFocus()
        # Where they stand is known once the layout has run.
        QTimer.singleShot(0, self, self._reveal)

    def _reveal(self) -> None:
        reveal(self)

    def withdraw(self) -> None:
        """Stop asking."""
        self._clear()
        self.hide()

    def _add(self, words: str) -> QPushButton:
        button = secondary(words.replace("&", "&&"), self)
        button.setAccessibleName(as_heard(words))
        button.setProperty("kind", "person")
        button.setAutoDefault(True)
        self._column.addWidget(button)
        button.show()
        self.buttons.append(button)
        return button

    def _clear(self) -> None:
        take_out(self._column, self.buttons)
        self.buttons = []

    def _choose(self) -> None:
        chosen = self._people[[button is self.sender() for button in self.buttons].index(True)]
        self.withdraw()
        self.person_chosen.emit(chosen)
