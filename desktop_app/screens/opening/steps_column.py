"""The column of the assistant's steps: what is done, where one is, what is left."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout, QWidget

from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.buttons import ChoiceButton, one_of_several


class StepsColumn(QFrame):
    """One line a step; a step already passed can be gone back to: `wanted` carries its place."""

    wanted = Signal(int)

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("steps")
        self.setFixedWidth(px(self, 220))
        self._names = names
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(px(self, edge) for edge in (Space.L, Space.XL, Space.L, Space.L)))
        column.setSpacing(px(self, Space.XS))
        column.addWidget(labels.heading("Première ouverture", self))
        column.addSpacing(px(self, Space.M))
        for at in range(len(names)):
            column.addWidget(self._line(at))
        column.addStretch(1)
        self._group.idClicked.connect(self.wanted)

    def show_at(self, current: int) -> None:
        """Mark the steps before `current` as done and `current` as the one in view."""
        for at, name in enumerate(self._names):
            line = self._group.button(at)
            line.setText(f"✓  {name}" if at < current else f"{at + 1}  {name}")
            line.setChecked(at == current)
            line.setEnabled(at <= current)
            said = "fait" if at < current else "en cours" if at == current else "à venir"
            line.setAccessibleName(f"Étape {at + 1}, {name}, {said}")

    def come_after(self, widget: QWidget) -> None:
        """Let the keyboard reach the steps after this widget: one goes on far more often than back."""
        for line in self._group.buttons():
            QWidget.setTabOrder(widget, line)
            widget = line

    def _line(self, at: int) -> QPushButton:
        line = ChoiceButton(self)
        line.setAutoDefault(False)
        one_of_several(line, self._group, at)
        return line
