"""Two fields of a convention: how much presence its text promises, and the half-days of a week, as fourteen boxes."""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from desktop_app.domain.convention import Half, HalfDay, Per, Unit, Volume
from desktop_app.domain.errors import Fault
from desktop_app.domain.french import WEEKDAYS, capital, lasting
from desktop_app.domain.planning.own_time import length_fault, read_length

from ..theme.tokens import Space, px, window_room
from ..widgets import labels
from ..widgets.cards import FieldsBeside
from ..widgets.fields import ChoiceField, LengthField, NumberField

_MOST = 300
_LENGTH_CHARS = 8


class VolumeField(FieldsBeside):
    """Its value is None where the text does not say; a length that cannot be read is told by `faults`."""

    def __init__(self) -> None:
        each = [((unit, per), f"{capital(unit.value)}s par {per.value}") for per in Per for unit in Unit]
        self._counted = ChoiceField([(None, "Le texte n’en dit rien"), *each])
        self._number, self._length = NumberField(1, _MOST), LengthField(placeholder="ex. 3 h")
        super().__init__(
            [
                ("Comptée en", self._counted, 0),
                ("Combien", self._number, 6),
                ("Durée de chacune", self._length, _LENGTH_CHARS),
            ]
        )
        self._counted.edited.connect(self._follow)
        self._follow()

    def value(self) -> Volume | None:
        """The volume typed; None where nothing is said."""
        if (counted := self._counted.value()) is None:
            return None
        unit, per = counted
        minutes = 0 if unit is Unit.HOUR else read_length(self._length.text()) or 0
        return Volume(self._number.value(), unit, per, minutes)

    def set_value(self, volume: Volume | None) -> None:
        """Show this volume, or none."""
        self._counted.set_value((volume.unit, volume.per) if volume else None)
        self._number.set_value(volume.count if volume else 1)
        self._length.set_value(lasting(volume.minutes) if volume and volume.minutes else "")
        self._follow()

    def faults(self) -> Iterator[Fault]:
        """What is typed and cannot be read (field volume)."""
        counted, typed = self._counted.value(), self._length.text()
        if counted and counted[0] is not Unit.HOUR and typed.strip() and read_length(typed) is None:
            self.aim_at(self._length)
            yield Fault("volume", length_fault(typed))
        else:
            self.aim_at(self._number if counted else self._counted)

    def _follow(self) -> None:
        counted = self._counted.value()
        self.show_part(self._number, counted is not None)
        self.show_part(self._length, counted is not None and counted[0] is not Unit.HOUR)


_ROOM_FOR_A_WEEK = 800
"""The width of a screen, in pixels at scale 1, from which a week stands side by side."""


class HalfDaysField(QWidget):
    """Which half-days are ticked; each box is spoken with its day and half."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[HalfDay, QCheckBox] = {}
        grid = QGridLayout(self)
        grid.setHorizontalSpacing(px(self, Space.M))
        grid.setVerticalSpacing(px(self, Space.XS))
        grid.setContentsMargins(0, 0, 0, 0)
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

    def _tell(self, _checked: bool) -> None:
        self.edited.emit()
