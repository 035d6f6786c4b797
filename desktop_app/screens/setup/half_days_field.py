"""The half-days of a week as fourteen boxes: a column for each weekday, morning over afternoon."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from desktop_app.domain.convention import Half, HalfDay
from desktop_app.domain.french import WEEKDAYS, capital

from ..theme.tokens import Space, px, window_room
from ..widgets import labels

_ROOM_FOR_A_WEEK = 800
"""The width of a screen, in pixels at scale 1, from which a week stands side by side."""


class HalfDaysField(QWidget):
    """Which half-days are ticked; each box is spoken with its day and half."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.boxes: dict[HalfDay, QCheckBox] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(px(self, Space.M))
        grid.setVerticalSpacing(px(self, Space.XS))
        # Seven days side by side, or one under the other where a large type leaves no room.
        upright = window_room(self).width() < px(self, _ROOM_FOR_A_WEEK)

        def put(widget: QWidget, half: int, day: int) -> None:
            at = (day, half) if upright else (half, day)
            grid.addWidget(widget, *at, Qt.AlignmentFlag.AlignHCenter if half and day else Qt.AlignmentFlag(0))

        for row, half in enumerate(Half, 1):
            put(labels.one_line(capital(half.value), "body", self), row, 0)
        for weekday, name in enumerate(WEEKDAYS):
            put(labels.one_line(name[:3], "body", self), 0, weekday + 1)
            for row, half in enumerate(Half, 1):
                box = QCheckBox(self)
                box.setAccessibleName(f"{name} {half.value}")
                box.clicked.connect(self._tell)
                self.boxes[weekday, half] = box
                put(box, row, weekday + 1)
        grid.setColumnStretch(grid.columnCount(), 1)
        self.setFocusProxy(self.boxes[0, Half.MORNING])

    def value(self) -> frozenset[HalfDay]:
        """The half-days ticked."""
        return frozenset(half_day for half_day, box in self.boxes.items() if box.isChecked())

    def set_value(self, value: Iterable[HalfDay]) -> None:
        """Tick these, and no other."""
        chosen = set(value)
        for half_day, box in self.boxes.items():
            box.setChecked(half_day in chosen)

    def raw(self) -> str:
        """What is ticked, in words."""
        return ", ".join(box.accessibleName() for box in self.boxes.values() if box.isChecked())

    def _tell(self, _checked: bool) -> None:
        self.edited.emit()
