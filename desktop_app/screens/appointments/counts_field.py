"""The counts of one question of a tally, a number beside each answer, with what they come to."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop_app.domain.french import NBSP
from desktop_app.domain.reception.profile import MOST, Answer

from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.fields import NumberField

_CHARS = 6


class CountsField(QWidget):
    """A field for a `Form`; Enter goes from one number to the next."""

    edited = Signal()

    def __init__(self, question: str, answers: Sequence[Answer], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.numbers = {answer.key: _Number(0, MOST, self) for answer in answers}
        self._sum, self._received = labels.muted("", self), 0
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(px(self, Space.XS))
        grid.setHorizontalSpacing(px(self, Space.M))
        grid.setColumnStretch(1, 1)
        for at, answer in enumerate(answers):
            field, label = self.numbers[answer.key], labels.body(answer.label, self)
            label.setBuddy(field)
            field.setFixedWidth(field.fontMetrics().averageCharWidth() * _CHARS + px(self, Space.XXL))
            field.setAccessibleName(f"{question}, {answer.label}")
            field.edited.connect(self._count)
            grid.addWidget(field, at, 0)
            grid.addWidget(label, at, 1)
        grid.addWidget(self._sum, len(answers), 0, 1, 2)
        self.setFocusProxy(self.numbers[answers[0].key])
        self._show_sum()

    def value(self) -> dict[str, int]:
        """The numbers by the key of their answer."""
        return {key: field.value() for key, field in self.numbers.items()}

    def set_value(self, numbers: Mapping[str, int], received: int) -> None:
        """Show these numbers, of so many people who were received."""
        self._received = received
        for key, field in self.numbers.items():
            field.set_value(numbers.get(key, 0))
        self._show_sum()

    def raw(self) -> str:
        """What is typed in each."""
        return " ".join(field.raw() for field in self.numbers.values())

    def _count(self) -> None:
        self._show_sum()
        self.edited.emit()

    def _show_sum(self) -> None:
        total = f"Total{NBSP}: {sum(self.value().values())} sur {self._received}"
        self._sum.setText(total)
        for field in self.numbers.values():
            field.show_total(total)


class _Number(NumberField):
    _total = ""
    _described = ""

    def show_total(self, words: str) -> None:
        """Have what the question comes to read with the number, as it is seen below it."""
        self._total = words
        self.setAccessibleDescription(self._described)

    def setAccessibleDescription(self, words: str, /) -> None:
        """Have this read, and the total after it: the form describes the first number of a question with its fault."""
        self._described = words
        super().setAccessibleDescription(f"{words} {self._total}".strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter goes on to the next number, with the eyes on the paper."""
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.interpretText()
            self.focusNextChild()
        else:
            super().keyPressEvent(event)
