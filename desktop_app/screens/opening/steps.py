"""The steps of the assistant: each a page, and the column that says what is done, where one is, what is left."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QPushButton, QVBoxLayout, QWidget

from ..theme.tokens import Space, edged, px, set_edges
from ..widgets import labels
from ..widgets.buttons import ChoiceButton, one_of_several
from ..widgets.scrolled import Scrolled


class Step(QWidget):
    """A title and a sentence above a body, which scrolls where it must."""

    def __init__(self, title: str, sentence: str, body: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        column = edged(QVBoxLayout(self), Space.S, Space.XXL, Space.XL, Space.XXL, 0)
        column.addWidget(labels.title(title, self))
        column.addWidget(labels.muted(sentence, self))
        column.addSpacing(px(self, Space.M))
        column.addWidget(Scrolled(body, self), 1)


class StepsColumn(QFrame):
    """One line a step; a step already passed can be gone back to: `wanted` carries its place."""

    wanted = Signal(int)

    def __init__(self, names: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("steps")
        self._names, self._at = names, 0
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        self._column = column = QVBoxLayout(self)
        column.setSpacing(px(self, Space.XS))
        self._head = labels.heading("Première ouverture", self)
        column.addWidget(self._head)
        column.addSpacing(px(self, Space.M))
        for at in range(len(names)):
            column.addWidget(self._line(at))
        column.addStretch(1)
        self._group.idClicked.connect(self.wanted)
        self.set_narrow(False)

    def set_narrow(self, narrow: bool) -> None:
        """Marks and numbers alone, for a page that needs the room."""
        self._narrow = narrow
        self.setFixedWidth(px(self, 84 if narrow else 220))
        self._head.setVisible(not narrow)
        set_edges(self._column, *((Space.S,) if narrow else (Space.L, Space.XL, Space.L, Space.L)))
        self.show_at(self._at)

    def show_at(self, current: int) -> None:
        """Mark the steps before `current` as done and `current` as the one in view."""
        self._at = current
        for at, name in enumerate(self._names):
            line = self._group.button(at)
            mark = "✓" if at < current else f"{at + 1}"
            line.setText(mark if self._narrow else f"{mark}  {name}")
            line.setToolTip(name if self._narrow else "")
            line.setChecked(at == current)
            line.setEnabled(at <= current)
            said = "fait" if at < current else "en cours" if at == current else "à venir"
            line.setAccessibleName(f"Étape {at + 1}, {name}, {said}")

    def _line(self, at: int) -> QPushButton:
        line = ChoiceButton(self)
        line.setAutoDefault(False)
        one_of_several(line, self._group, at)
        return line
