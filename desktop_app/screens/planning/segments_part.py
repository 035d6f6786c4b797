"""The hours of a day, one line for each stretch held in one way: wherever hours are typed."""

from collections.abc import Iterable, Sequence
from datetime import time
from itertools import pairwise
from typing import Any, NoReturn

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from desktop_app.domain.errors import Fault, Refused
from desktop_app.domain.french import NBSP
from desktop_app.domain.planning import Mode, Segment, segments_fault
from desktop_app.domain.planning.segment import LONGEST_BUFFER, LONGEST_STEP, MOST_PLACES, SHORTEST_STEP

from ..theme.tokens import Space, bare, px
from ..widgets.aloud import set_plain_tooltip
from ..widgets.buttons import quiet
from ..widgets.fields import ChoiceField, HourField, NumberField, in_words
from ..widgets.flow import Flow
from ..widgets.form import Labelled
from ..widgets.layout import take_out
from ..widgets.reading import hour_fault
from .fields import RoomField

FIELD = "hours"
"""The field of the faults that `SegmentsPart.read` raises."""
_HALF = "Écrivez l’heure de début et l’heure de fin, ou laissez les deux vides."
_HOUR_CHARS = 6
_FIELDS = (("Début", 0), ("Fin", 0), ("Comment", 0), ("Durée", 7), ("Places", 4), ("Pause", 6), ("Salle", 20))
"""In the order of Tab: what a screen reader calls each, and how many characters wide it looks, 0 for its own width."""
_REMOVE = "Retirer ces heures"
_USUAL_STEP = 45
_USUAL_PLACES = {Mode.BY_APPOINTMENT: 1, Mode.WORKSHOP: 8}


class SegmentsPart(QWidget):
    """A field for a `Form` or a card: `edited` when the agent changed anything, faults on `FIELD`.

    A refusal moves the focus proxy to the line it speaks of, so that whoever shows it marks the right hour.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: list[_Line] = []
        self._rooms: tuple[Sequence[str], str] = (), ""
        self.add_button = quiet("Ajouter des heures", self, self._add, icon="add")
        self._column = QVBoxLayout()
        self._column.setSpacing(px(self, Space.M))
        column = bare(QVBoxLayout(self), Space.S)
        column.addLayout(self._column)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        self.show_segments(())

    def show_segments(self, segments: Iterable[Segment]) -> None:
        """Show these hours, or one empty line; nobody edited them."""
        for line in list(self._lines):
            self._take(line)
        for segment in tuple(segments) or (None,):
            self._put(segment)
        self._aim_at(self._lines[0])

    def offer_rooms(self, names: Sequence[str], usual: str = "") -> None:
        """Offer the rooms of the place instead of any words; `usual` is the one of hours that name none yet."""
        self._rooms = names, usual
        for line in self._lines:
            line.room.offer(names, usual)

    def read(self) -> tuple[Segment, ...]:
        """The hours typed, in order; raises `Refused` (field `FIELD`). A line without any hour counts for nothing."""
        found = [(line, segment) for line in self._lines if (segment := self._read(line))]
        found.sort(key=lambda pair: pair[1].start)
        segments = tuple(segment for _, segment in found)
        if sentence := segments_fault(segments):
            self._aim_at(_culprit(found) or self._lines[0])
            raise Refused([Fault(FIELD, sentence)])
        return segments

    def _read(self, line: "_Line") -> Segment | None:
        try:
            return line.read()
        except Refused:
            self._aim_at(line)
            raise

    def _add(self) -> None:
        last, line = self._lines[-1], self._put(None)
        line.begin_like(last)
        line.start.setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()

    def _put(self, segment: Segment | None) -> "_Line":
        line = _Line(segment, self)
        self._lines.append(line)
        line.room.offer(self._rooms[0])
        self._column.addWidget(line)
        if self.isVisible():
            line.show()
        line.edited.connect(self.edited)
        line.removed.connect(self._take_sender)
        self._number()
        return line

    def _take_sender(self) -> None:
        line = self.sender()
        if isinstance(line, _Line):
            at = self._lines.index(line)
            self._take(line)
            near = self._lines[min(at, len(self._lines) - 1)] if self._lines else self._put(None)
            self._aim_at(near)
            # A field, not the button that takes the next line away: the same key pressed again must not.
            near.start.setFocus(Qt.FocusReason.OtherFocusReason)
            self.edited.emit()

    def _take(self, line: "_Line") -> None:
        self._lines.remove(line)
        take_out(self._column, [line])
        self._number()

    def _number(self) -> None:
        for at, line in enumerate(self._lines, 1):
            line.number(at)

    def _aim_at(self, line: "_Line") -> None:
        self.setFocusProxy(line.culprit)


class _Line(QWidget):
    """From when to when, how people are received, and what that way asks for."""

    edited = Signal()
    removed = Signal()

    def __init__(self, segment: Segment | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.start, self.end = HourField(placeholder="9 h"), HourField(placeholder="12 h")
        self.mode = ChoiceField(in_words(Mode))
        self.step = NumberField(SHORTEST_STEP, LONGEST_STEP, suffix="min")
        self.buffer = NumberField(0, LONGEST_BUFFER, suffix="min")
        self.places, self._places_of = NumberField(1, MOST_PLACES), dict(_USUAL_PLACES)
        self.room = RoomField()
        fields = (self.start, self.end, self.mode, self.step, self.places, self.buffer, self.room)
        self._fields: dict[Any, tuple[str, int]] = dict(zip(fields, _FIELDS, strict=True))
        self.culprit: HourField = self.start
        self._lay_out()
        self._shown_mode = Mode.BY_APPOINTMENT
        self._show(segment)
        self.mode.edited.connect(self._follow_mode)
        for field in self._fields:
            field.edited.connect(self.edited)
        self.remove.clicked.connect(self.removed)

    def begin_like(self, other: "_Line") -> None:
        """Receive as that line does, at hours still to be typed."""
        mode = other.mode.value()
        self.step.set_value(other.step.value())
        self.buffer.set_value(other.buffer.value())
        self.room.set_value(other.room.value())
        self._places_of = {**other._places_of, mode: other.places.value()}
        self._become(mode)

    def read(self) -> Segment | None:
        """The segment typed, None for no hour at all; raises `Refused`."""
        for field in (self.start, self.end):
            if field.raw().strip() and field.value() is None:
                self._refuse(field, hour_fault(field.raw()))
        start, end = self.start.value(), self.end.value()
        if start is None and end is None:
            return None
        if start is None or end is None:
            self._refuse(self.start if start is None else self.end, _HALF)
        self.culprit = self.start
        room, mode = self.room.value(), self.mode.value()
        if mode is Mode.WALK_IN:
            return Segment.walk_in(start, end, room)
        if mode is Mode.WORKSHOP:
            return Segment.workshop(start, end, self.places.value(), room)
        return Segment(start, end, mode, self.step.value(), self.buffer.value(), self.places.value(), room)

    def number(self, at: int) -> None:
        for field, (name, _) in {**self._fields, self.remove: (_REMOVE, 0)}.items():
            field.setAccessibleName(f"{name}, plage{NBSP}{at}")
        set_plain_tooltip(self.remove, _REMOVE)

    def _lay_out(self) -> None:
        hours = QWidget(self)
        hours.setFocusProxy(self.start)
        across = bare(QHBoxLayout(hours), Space.XS)
        for part in (self.start, QLabel("à", hours), self.end):
            across.addWidget(part)
        for field in (self.start, self.end):
            field.setFixedWidth(field.fontMetrics().averageCharWidth() * _HOUR_CHARS + px(self, Space.XXL))
        own = {field: each for field, each in self._fields.items() if field not in (self.start, self.end)}
        self._parts = {field: Labelled(name, field, chars, self) for field, (name, chars) in own.items()}
        parts = (Labelled("Heures", hours, 0, self), *self._parts.values())
        self.remove = quiet("", self, icon="remove")
        row = bare(QHBoxLayout(self), Space.S)
        row.addWidget(Flow(parts, px(self, Space.S), px(self, Space.XS), self), 1)
        row.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignBottom)

    def _show(self, segment: Segment | None) -> None:
        shown = segment or Segment(time.min, time.min, step=_USUAL_STEP)
        self.start.set_value(segment.start if segment else None)
        self.end.set_value(segment.end if segment else None)
        self.step.set_value(shown.step or _USUAL_STEP)
        self.buffer.set_value(shown.buffer)
        self.room.set_value(shown.room)
        if shown.places:
            self._places_of[shown.mode] = shown.places
        self._become(shown.mode)

    def _follow_mode(self) -> None:
        self._places_of[self._shown_mode] = self.places.value()
        self._become(self.mode.value())

    def _become(self, mode: Mode) -> None:
        self._shown_mode = mode
        self.mode.set_value(mode)
        self.places.set_value(self._places_of.get(mode, 1))
        for field in (self.step, self.buffer):
            self._parts[field].setVisible(mode is Mode.BY_APPOINTMENT)
        self._parts[self.places].setVisible(mode is not Mode.WALK_IN)

    def _refuse(self, culprit: HourField, sentence: str) -> NoReturn:
        self.culprit = culprit
        raise Refused([Fault(FIELD, sentence)])


def _culprit(found: Sequence[tuple[_Line, Segment]]) -> _Line | None:
    """The line whose hours are wrong, else the one that begins before the line above has ended, else the first."""
    backward = [line for line, segment in found if segment.minutes <= 0]
    early = [line for (_, before), (line, after) in pairwise(found) if after.start < before.end]
    return next(iter([*backward, *early, *(line for line, _ in found)]), None)
