"""Two or three fields side by side in one row of a form, each under its own label."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..theme.tokens import Space, px
from . import labels
from .flow import Flow
from .line import inner


class FieldsBeside(QWidget):
    """A field for a `Form`: what is wrong is marked on whichever of its fields was last aimed at."""

    edited = Signal()

    def __init__(self, parts: Sequence[tuple[str, QWidget, int]], parent: QWidget | None = None) -> None:
        """Each part is a label, a field, and how many characters wide that looks, 0 for its own width."""
        super().__init__(parent)
        self._parts = {field: self._part(words, field, chars) for words, field, chars in parts}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Flow(list(self._parts.values()), px(self, Space.L), px(self, Space.S), self))
        self.aim_at(parts[0][1])

    def aim_at(self, field: QWidget) -> None:
        """The field that takes the focus, and is marked when the row is blamed."""
        self.setFocusProxy(inner(field))

    def show_part(self, field: QWidget, shown: bool) -> None:
        """Show or hide one of the fields with its label; what it holds stays."""
        self._parts[field].setVisible(shown)

    def raw(self) -> str:
        """What is typed in each."""
        return "\n".join(field.raw() for field in self._parts)  # type: ignore[attr-defined]

    def _part(self, words: str, field: QWidget, chars: int) -> QWidget:
        part = QWidget(self)
        label = labels.one_line(words, "label", part)
        label.setBuddy(inner(field))
        field.setAccessibleName(words)
        if chars:
            field.setFixedWidth(field.fontMetrics().averageCharWidth() * chars + px(self, Space.XXL))
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, Space.XS))
        column.addWidget(label)
        column.addWidget(field)
        field.edited.connect(self.edited)  # type: ignore[attr-defined]
        return part
