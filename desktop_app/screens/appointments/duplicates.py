"""Shown before someone is made twice: the people very like them, and « C’est quelqu’un d’autre »."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from desktop_app.domain import french
from desktop_app.domain.person import Person
from desktop_app.use_cases.reception import people

from ..context import Context
from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.aloud import as_heard
from ..widgets.buttons import secondary
from ..widgets.scrolled import reveal

_SHOWN = 3


class Duplicates(QFrame):
    """`person_chosen` carries the person already known; `refused` when it is someone else."""

    person_chosen = Signal(object)
    refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("tone", "attention")
        self._people: list[Person] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*[px(self, Space.L)] * 4)
        self._column.setSpacing(px(self, Space.S))
        self._column.addWidget(labels.strong("Est-ce la même personne ?", self))
        self._column.addWidget(labels.body("Quelqu’un de très proche est déjà dans la liste.", self))
        self.buttons: list[QPushButton] = []
        self.hide()

    def ask_about(self, person: Person, context: Context) -> None:
        """Show those already known who may be this person."""
        others = context.runner.read(people.likely_duplicates, person) or []
        self.ask(others, context.runner.read(people.told_apart, others) or {})

    def ask(self, others: Sequence[Person], facts: Mapping[int, str]) -> None:
        """Show these people and the way out, with the focus on the likeliest; `facts` tell namesakes apart, by id."""
        self._clear()
        self._people = list(others[:_SHOWN])
        for at, person in enumerate(self._people):
            fact = facts.get(person.id) or french.phone(person.phone)
            self._add(f"{person.listed_name} · {fact}" if fact else person.listed_name, str(at)).clicked.connect(
                self._choose
            )
        self._add("C’est quelqu’un d’autre", "other").clicked.connect(self.refused)
        self.show()
        self.buttons[0].setFocus()
        # Where they stand is known once the layout has run.
        QTimer.singleShot(0, self, self.reveal)

    def reveal(self) -> None:
        """Scroll until every answer is seen."""
        reveal(self)

    def withdraw(self) -> None:
        """Stop asking."""
        self._clear()
        self.hide()

    def _add(self, words: str, name: str) -> QPushButton:
        button = secondary(words.replace("&", "&&"), self)
        button.setObjectName(name)
        button.setAccessibleName(as_heard(words))
        button.setProperty("kind", "person")
        button.setAutoDefault(True)
        self._column.addWidget(button)
        button.show()
        self.buttons.append(button)
        return button

    def _clear(self) -> None:
        for button in self.buttons:
            button.hide()
            self._column.removeWidget(button)
            button.deleteLater()
        self.buttons = []

    def _choose(self) -> None:
        chosen = self._people[int(self.sender().objectName())]
        self.withdraw()
        self.person_chosen.emit(chosen)
