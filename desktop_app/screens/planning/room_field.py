"""Where in the place: one of the rooms that it is known to have, or any words where none was described."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..widgets.fields import ChoiceField, TextField

_NONE = "Non précisée"


class RoomField(QWidget):
    """A field whose value is the name of a room, or ''. A name that the place does not know stays while it is held."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._line, self._choice = TextField(self), ChoiceField((), self)
        self._names: tuple[str, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for field in (self._line, self._choice):
            column.addWidget(field)
            field.edited.connect(self.edited)
        self._choice.hide()
        self.setFocusProxy(self._line)

    @property
    def stops(self) -> tuple[QWidget, QWidget]:
        """What Tab visits; one of both is hidden."""
        return self._line, self._choice

    def offer(self, names: Sequence[str], usual: str = "") -> None:
        """Offer these rooms; one of another place is let go, and `usual` chosen where none is."""
        held = self.value()
        left = "" if held in self._names and held not in names else held
        self._names = tuple(names)
        self._choice.setVisible(bool(names))
        self._line.setVisible(not names)
        self.setFocusProxy(self._choice if names else self._line)
        self.set_value(left or usual)

    def value(self) -> str:
        """The room, as it is called."""
        return str(self._choice.value() or "") if self._names else self._line.value().strip()

    def set_value(self, value: str) -> None:
        """Show this room."""
        self._line.set_value(value)
        if not self._names:
            return
        known = next((each for each in self._names if each.casefold() == value.casefold()), value)
        offered = ["", *self._names] if known in ("", *self._names) else ["", *self._names, known]
        self._choice.set_options([(each, each or _NONE) for each in offered])
        self._choice.set_value(known)

    def raw(self) -> str:
        """What is typed or chosen."""
        return self.value() if self._names else self._line.raw()

    def setAccessibleName(self, name: str) -> None:
        """Name both, where a screen reader looks for it."""
        super().setAccessibleName(name)
        for field in self.stops:
            field.setAccessibleName(name)
