"""Shown before someone is made twice: the people very like them, and « C’est quelqu’un d’autre »."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop_app.domain import french
from desktop_app.domain.person import Person

from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.buttons import secondary

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
        self._column.addWidget(labels.strong("Est-ce la même personne ?", self))
        self._column.addWidget(labels.body("Quelqu’un de très proche est déjà dans la liste.", self))
        self.buttons: list[QPushButton] = []
        self.hide()

    def ask(self, people: Sequence[Person]) -> None:
        """Show these people and the way out, with the focus on the likeliest."""
        self._clear()
        self._people = list(people[:_SHOWN])
        for at, person in enumerate(self._people):
            phone = f" · {french.phone(person.phone)}" if person.phone else ""
            self._add(f"{person.listed_name}{phone}", str(at)).clicked.connect(self._choose)
        self._add("C’est quelqu’un d’autre", "other").clicked.connect(self.refused)
        self.show()
        self.buttons[0].setFocus()
        # Where they stand is known once the layout has run.
        QTimer.singleShot(0, self, self.reveal)

    def reveal(self) -> None:
        """Scroll until every answer is seen."""
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        if above is not None:
            above.ensureWidgetVisible(self)

    def withdraw(self) -> None:
        """Stop asking."""
        self._clear()
        self.hide()

    def _add(self, words: str, name: str) -> QPushButton:
        button = secondary(words.replace("&", "&&"), self)
        button.setObjectName(name)
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
