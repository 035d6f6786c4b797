"""Several people at once: one box each, beside one another."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ..theme.tokens import Space, px
from ..widgets.boxes import TickField
from ..widgets.flow import Flow


class AdvisorsField(QWidget):
    """Which advisors are ticked; each box is spoken with the name beside it."""

    edited = Signal()

    def __init__(self, advisors: Sequence[tuple[int, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes = {id: TickField(name, self) for id, name in advisors}
        boxes = list(self._boxes.values())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Flow(boxes, px(self, Space.XL), px(self, Space.S), self))
        for box in boxes:
            box.edited.connect(self.edited)
        self.setFocusProxy(boxes[0])

    def value(self) -> tuple[int, ...]:
        """Those ticked, in the order in which they are offered."""
        return tuple(id for id, box in self._boxes.items() if box.value())

    def set_value(self, value: Collection[int]) -> None:
        """Tick these, and no other."""
        for id, box in self._boxes.items():
            box.set_value(id in value)

    def raw(self) -> str:
        """Who is ticked, in words."""
        return ", ".join(box.text() for box in self._boxes.values() if box.value())
