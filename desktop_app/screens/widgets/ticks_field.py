"""Some of a few values: a box each, one under the other."""

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from .fields import TickField


class TicksField(QWidget):
    """Any of a few values, none at first, one under the other."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticks: dict[Any, TickField] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def set_options(self, options: Iterable[tuple[Any, str]]) -> None:
        """Offer these, none of them ticked."""
        for tick in self._ticks.values():
            tick.hide()
            tick.deleteLater()
        self._ticks = {value: TickField(words, self) for value, words in options}
        for tick in self._ticks.values():
            self._column.addWidget(tick, 0, Qt.AlignmentFlag.AlignLeft)
            tick.edited.connect(self.edited)
        self._aim()

    def offered(self) -> tuple[Any, ...]:
        """All of them, ticked or not."""
        return tuple(self._ticks)

    def leave_out(self, value: Any) -> None:
        """Offer all but this one, which is then not ticked."""
        for known, tick in self._ticks.items():
            tick.setVisible(known != value)
            if known == value:
                tick.set_value(False)
        self._aim()

    def value(self) -> tuple[Any, ...]:
        """Those ticked, in the order they are offered."""
        return tuple(value for value, tick in self._ticks.items() if tick.value())

    def set_value(self, values: Iterable[Any]) -> None:
        """Tick these and no other."""
        wanted = set(values)
        for value, tick in self._ticks.items():
            tick.set_value(value in wanted)

    def raw(self) -> str:
        """The words of those ticked."""
        return ", ".join(tick.text() for tick in self._ticks.values() if tick.value())

    def _aim(self) -> None:
        if offered := [tick for tick in self._ticks.values() if not tick.isHidden()]:
            self.setFocusProxy(offered[0])
