"""One of a few values, all in view, as radio buttons."""

from collections.abc import Container, Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget


class RadioField(QWidget):
    """One of a few values, all in view; None until one is chosen."""

    edited = Signal()

    def __init__(self, options: Iterable[tuple[Any, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: list[Any] = []
        self._silent = False
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for value, words in options:
            button = QRadioButton(words, self)
            self._group.addButton(button, len(self._values))
            self._values.append(value)
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setFocusProxy(self._group.button(0))
        # Not `idClicked`: a screen reader chooses without a key or a click.
        self._group.idToggled.connect(self._tell)

    def value(self) -> Any:
        """The chosen value, or None."""
        at = self._group.checkedId()
        return self._values[at] if at >= 0 else None

    def set_value(self, value: Any) -> None:
        """Choose this value; None leaves the choice open."""
        self._silent = True
        self._group.setExclusive(False)
        for at, known in enumerate(self._values):
            self._group.button(at).setChecked(known == value)
        self._group.setExclusive(True)
        self._silent = False
        # Whoever comes by Tab comes to the one chosen: arrows go on from it.
        self.setFocusProxy(self._group.checkedButton() or self._group.button(0))

    def offer(self, values: Container[Any]) -> None:
        """Have these alone in view, in the order in which they were given."""
        for at, known in enumerate(self._values):
            self._group.button(at).setVisible(known in values)

    def raw(self) -> str:
        """The words of the choice."""
        button = self._group.checkedButton()
        return button.text() if button else ""

    def _tell(self, _at: int, checked: bool) -> None:
        if checked and not self._silent:
            self.edited.emit()
