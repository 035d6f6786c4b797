"""The half-days of a week as fourteen boxes: a column for each weekday, morning over afternoon."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from desktop_app.domain.convention import Half, HalfDay
from desktop_app.domain.french import WEEKDAYS, capital

from ..theme.tokens import Space, px
from ..widgets import labels


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
        for row, half in enumerate(Half, 1):
            grid.addWidget(labels.one_line(capital(half.value), "body", self), row, 0)
        for weekday, name in enumerate(WEEKDAYS):
            grid.addWidget(labels.one_line(name[:3], "body", self), 0, weekday + 1, Qt.AlignmentFlag.AlignHCenter)
            for row, half in enumerate(Half, 1):
                box = QCheckBox(self)
                box.setAccessibleName(f"{name} {half.value}")
                box.clicked.connect(self._tell)
                self.boxes[weekday, half] = box
                grid.addWidget(box, row, weekday + 1, Qt.AlignmentFlag.AlignHCenter)
        grid.setColumnStretch(len(WEEKDAYS) + 1, 1)
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
