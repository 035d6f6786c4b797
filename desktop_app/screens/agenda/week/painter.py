"""Draw a week: grounds, each cell in its own way, the present minute; colour is for what still asks for something."""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, time
from itertools import groupby
from typing import Any

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from desktop_app.domain.french import NBSP, hour
from desktop_app.domain.planning import Mode, Segment, minute_of_day
from desktop_app.domain.reception.appointment import State
from desktop_app.use_cases.reception.today import Booked, Free
from desktop_app.use_cases.reception.week import Cell, Column, Missing, Shut, WalkIn, Workshop, is_stranded

from ...widgets.state_badge import state_colours
from ..drawing.brushes import Brushes, colour
from . import words
from .shape import Shape, runs
from .timeline import Timeline

LABEL = 20
_CARD_INSET, _SIDE, _GAUGE = 7, 9, 9
_UPRIGHT_TOP, _WIDE = 12, 190
_MOST_SEATS = 16
"""More places than this are a bar without seats: each would be narrower than its edge."""


def paint_still(brushes: Brushes, shape: Shape, now: datetime, top: float, bottom: float) -> None:
    """Grounds, cells and folds between these two heights: what moves goes over them."""
    firsts = {first for first, _ in runs(shape.columns, shape.grouping)}
    for at, (column, (left, width), boxes) in enumerate(zip(shape.columns, shape.sides, shape.boxes, strict=True)):
        ground = QRectF(left, 0, width, shape.times.height)
        _paint_ground(brushes, ground, column, shape.times, new_group=at in firsts)
        for cell, box in zip(column.cells, boxes, strict=True):
            if box.bottom() > top and box.top() < bottom:
                paint_cell(brushes, box, column, cell, now)
    for fold in shape.times.folds():
        told = f"{hour_of(fold.start)}{NBSP}– {hour_of(fold.end)}"
        for left, right in _open_runs(shape):
            strip = QRectF(left, fold.top, right - left, fold.bottom - fold.top)
            brushes.painter.fillRect(strip, colour(brushes.colours.ground))
            brushes.words(strip, told, "small", brushes.colours.muted, align=0.5)


def _paint_ground(brushes: Brushes, box: QRectF, column: Column, times: Timeline, *, new_group: bool) -> None:
    """Shaded where nobody receives, white where somebody does, a line an hour."""
    painter, colours = brushes.painter, brushes.colours
    painter.fillRect(box, colour(colours.rail))
    for segment in column.segments:
        if segment.mode is not Mode.WALK_IN:
            _paint_segment(brushes, box, segment, times)
    # A filled strip takes a tenth of the time of a line.
    edge = colour(colours.line_strong if new_group else colours.line)
    painter.fillRect(QRectF(round(box.left()), box.top(), 1, box.height()), edge)


def _paint_segment(brushes: Brushes, box: QRectF, segment: Segment, times: Timeline) -> None:
    painter, colours = brushes.painter, brushes.colours
    start, end = minute_of_day(segment.start), minute_of_day(segment.end)
    top, bottom = times.y(start), times.y(end)
    room = QRectF(box.left() + 1, top, box.width() - 1, bottom - top)
    painter.fillRect(room, colour(colours.surface))
    for minute in range(-(-start // 60) * 60, end, 60):
        painter.fillRect(QRectF(room.left(), round(times.y(minute)), room.width(), 1), colour(colours.line))


def _open_runs(shape: Shape) -> Iterator[tuple[float, float]]:
    """The stretches of the width where somebody receives."""
    for opened, run in groupby(zip(shape.columns, shape.sides, strict=True), key=lambda each: each[0].open):
        sides = [side for _, side in run]
        if opened:
            yield sides[0][0], sum(sides[-1])


def paint_present(brushes: Brushes, shape: Shape, now: datetime, down: float) -> None:
    """The present minute across today: black, since colours are for states; at the edges of a card, so that no name
    is struck out.
    """
    minute, tick = minute_of_day(now), brushes.letters.px(7)
    stretches = shape.times.stretches
    if not stretches[0].start <= minute <= stretches[-1].end:
        return
    brushes.painter.setPen(QPen(colour(brushes.colours.text), brushes.letters.px(2.5)))
    for column, (left, width), boxes in zip(shape.columns, shape.sides, shape.boxes, strict=True):
        if column.open and column.day == now.date():
            y, right = shape.times.y(minute), left + width
            crossed = any(box.top() <= y <= box.bottom() for box in boxes)
            for start, end in [(left, left + tick), (right - tick, right)] if crossed else [(left, right)]:
                brushes.painter.drawLine(QLineF(start, y - down, end, y - down))


def hour_of(minute: int) -> str:
    """'10 h', '9 h 45'."""
    return hour(time(*divmod(minute, 60)))


def paint_cell(brushes: Brushes, box: QRectF, column: Column, cell: Cell, now: datetime, *, over: bool = False) -> None:
    """One cell; `over` while the mouse is on it."""
    _PAINTERS[type(cell)](brushes, box, column, cell, now, over)


def _paint_booked(b: Brushes, box: QRectF, column: Column, row: Booked, now: datetime, over: bool) -> None:
    state, colours = row.appointment.state, b.colours
    ink, soft = state_colours(colours, state)
    # What is over and went well asks for nothing.
    done = state is State.SEEN
    stranded = is_stranded(column, row)
    if stranded:
        ink, soft = colours.attention, colours.attention_soft
    ground = colours.accent_soft if over else colours.ground if done else soft
    b.card(box, ground, QPen(colour(colours.line), 1) if done else b.edge(ink))
    size = _size_of_name(b, box)
    line, side = b.letters.line(size), b.letters.px(_SIDE)
    detail = words.TO_MOVE if stranded else words.LATE if row.late else row.theme
    two = box.height() >= line + b.letters.line("small") + b.letters.px(2)
    top = box.top() + (box.height() - line - (b.letters.line("small") if two else 0)) / 2
    b.state(QPointF(box.left() + b.letters.px(_CARD_INSET), top + (line - side) / 2), state, ink, round(side))
    room = QRectF(box.left() + b.letters.px(21), top, box.width() - b.letters.px(23), line)
    bold = state in (State.EXPECTED, State.ARRIVED)
    name = b.letters.fitting(words.short_names(row.person), size, room.width(), bold=bold)
    b.words(room, name, size, colours.muted if done else colours.text, bold=bold)
    if two:
        asks = stranded or row.late
        b.words(room.translated(0, line), detail, "small", colours.attention if asks else colours.muted, bold=asks)


def _size_of_name(b: Brushes, box: QRectF) -> str:
    """Larger where a column has room for it: read from further away."""
    high = box.height() >= b.letters.line("day") + b.letters.line("small") + b.letters.px(2)
    return "day" if high and box.width() >= b.letters.px(_WIDE) else "base"


def _paint_free(b: Brushes, box: QRectF, column: Column, cell: Free, now: datetime, over: bool) -> None:
    colours = b.colours
    room = QRectF(box.left() + b.letters.px(21), box.top(), box.width() - b.letters.px(23), box.height())
    if words.is_over(cell, now):
        b.words(room, words.free_words(cell, now), "small", colours.muted)
        return
    dashed = QPen(colour(colours.accent if over else colours.line_strong), 1, Qt.PenStyle.DashLine)
    b.card(box, colours.accent_soft if over else colours.surface, dashed)
    told = "Réserver" if over else words.free_words(cell, now)
    b.words(room, told, "base", colours.accent if over else colours.muted, bold=over)


def _paint_workshop(b: Brushes, box: QRectF, column: Column, cell: Workshop, now: datetime, over: bool) -> None:
    colours, line = b.colours, b.letters.line("base")
    b.card(box, colours.hover if over else colours.button, b.edge(colours.text))
    side, height = b.letters.px(9), b.letters.px(6)
    inner = box.adjusted(side, height, -side, -height)
    b.words(
        QRectF(inner.left(), inner.top(), inner.width(), line), cell.title or "Atelier", "base", colours.text, bold=True
    )
    small = b.letters.line("small")
    gauge = QRectF(inner.left(), inner.bottom() - b.letters.px(_GAUGE), inner.width(), b.letters.px(_GAUGE))
    above = QRectF(inner.left(), gauge.top() - small - b.letters.px(2), inner.width(), small)
    paint_gauge(b, gauge, cell.taken, cell.slot.places)
    free = bool(cell.left) and not words.is_over(cell, now)
    told = b.letters.fitting(words.gauge_words(cell, now), "small", above.width(), bold=free)
    b.words(above, told, "small", colours.accent if free else colours.muted, bold=free)
    under = QRectF(inner.left(), inner.top() + line, inner.width(), small)
    for more in filter(None, (cell.room, cell.purpose.value)):
        if under.bottom() <= above.top():
            b.words(under, more, "small", colours.muted)
            under = under.translated(0, small)


def paint_gauge(b: Brushes, box: QRectF, taken: int, most: int) -> None:
    """A seat a mark, those taken filled; past many seats, one bar."""
    colours = b.colours
    seats = most if most <= _MOST_SEATS else 1
    gap = min(b.letters.px(3), box.width() / seats / 3) if seats > 1 else 0
    wide = (box.width() - gap * (seats - 1)) / seats
    ink = colour(colours.kept)
    for at in range(seats):
        seat = QRectF(box.left() + at * (wide + gap), box.top() + 2, wide, box.height() - 4)
        filled = at < taken and seats > 1
        b.painter.setPen(QPen(ink if filled else colour(colours.line_strong), 1))
        b.painter.setBrush(ink if filled else colour(colours.surface))
        b.painter.drawRect(seat)
    if seats == 1 and most > 1 and taken:
        b.painter.fillRect(QRectF(box.left(), box.top() + 2, box.width() * min(1, taken / most), box.height() - 4), ink)


def _paint_walk_in(b: Brushes, box: QRectF, column: Column, cell: WalkIn, now: datetime, over: bool) -> None:
    colours = b.colours
    ink = colours.muted if words.is_over(cell, now) else colours.accent
    b.painter.fillRect(box, colour(colours.hover if over else colours.accent_soft))
    line = QRectF(box.left() + b.letters.px(8), box.top() + b.letters.px(2), box.width() - b.letters.px(12), 0)
    line.setHeight(b.letters.px(LABEL))
    told = b.letters.fitting(words.WALK_IN, "small", line.width(), bold=True)
    b.words(line, told, "small", ink, bold=True)
    under = line.translated(0, b.letters.px(LABEL))
    if cell.room and under.bottom() <= box.bottom():
        b.words(under, cell.room, "small", ink)
        under = under.translated(0, b.letters.px(LABEL))
    _paint_queue(b, under, box.bottom(), words.walk_in_lines(cell, now), ink)
    b.painter.setPen(QPen(colour(ink), b.letters.px(3), Qt.PenStyle.DotLine))
    b.painter.drawLine(QLineF(box.left() + 2, box.top() + 4, box.left() + 2, box.bottom() - 4))


def _paint_queue(b: Brushes, line: QRectF, floor: float, lines: Sequence[tuple[str, str]], ink: str) -> None:
    """A numbered disc and a name a line, as many as there is room for; the last line says what is left."""
    room = max(0, int((floor - line.top()) / line.height()))
    shown = list(lines) if len(lines) <= room else [*lines[: max(0, room - 1)], *lines[-1:]][:room]
    disc = line.height() - b.letters.px(3)
    for number, told in shown:
        text = QRectF(line)
        if number:
            wide = max(disc, b.letters.width(number, "small", bold=True) + b.letters.px(8))
            round_ = QRectF(line.left(), line.top() + b.letters.px(1), wide, disc)
            b.painter.setPen(QPen(colour(ink), 1))
            b.painter.setBrush(colour(b.colours.surface))
            b.painter.drawRoundedRect(round_, disc / 2, disc / 2)
            b.words(round_, number, "small", ink, bold=True, align=0.5)
            text.setLeft(round_.right() + b.letters.px(5))
        b.words(text, told, "small", b.colours.text if number else ink, bold=not number)
        line = line.translated(0, line.height() + 1)


def _paint_missing(b: Brushes, box: QRectF, column: Column, cell: Missing, now: datetime, over: bool) -> None:
    colours = b.colours
    b.painter.fillRect(box, colour(colours.hover if over else colours.rail))
    line = QRectF(box.left() + b.letters.px(8), box.top() + b.letters.px(2), box.width() - b.letters.px(12), 0)
    line.setHeight(min(box.height(), b.letters.px(LABEL)))
    b.words(line, cell.why, "small", colours.muted)


def _paint_shut(b: Brushes, box: QRectF, column: Column, cell: Shut, now: datetime, over: bool) -> None:
    colours, painter = b.colours, b.painter
    painter.fillRect(box, colour(colours.hover if over else colours.rail))
    inset = b.letters.px(_UPRIGHT_TOP)
    ink = colours.text if cell.named else colours.muted
    if b.letters.width(cell.why, "base", bold=cell.named) + inset <= box.width():
        line = QRectF(box.left(), box.top() + inset, box.width(), b.letters.line("base"))
        b.words(line, cell.why, "base", ink, bold=cell.named, align=0.5)
        return
    painter.save()
    painter.translate(box.center().x(), box.top() + inset)
    painter.rotate(90)
    b.words(QRectF(0, -box.width() / 2, box.height() - 2 * inset, box.width()), cell.why, "base", ink, bold=cell.named)
    painter.restore()


def paint_ghost(b: Brushes, box: QRectF, at: datetime, told: str, *, allowed: bool) -> None:
    """Where what is carried would land, with the verdict in words: a full green edge, or a dashed red one."""
    colours, line = b.colours, b.letters.line("base")
    ink, ground = (colours.kept, colours.kept_soft) if allowed else (colours.danger, colours.danger_soft)
    style = Qt.PenStyle.SolidLine if allowed else Qt.PenStyle.DashLine
    b.card(box, ground, QPen(colour(ink), b.letters.px(2), style))
    two = box.height() >= 2 * line
    top = box.center().y() - (line if two else line / 2)
    first = QRectF(box.left() + b.letters.px(7), top, box.width() - b.letters.px(9), line)
    b.words(first, hour(at) if two else f"{hour(at)} · {told}", "base", ink, bold=True)
    if two:
        b.words(first.translated(0, line), told, "base", ink)


_PAINTERS: dict[type, Callable[[Brushes, QRectF, Column, Any, datetime, bool], None]] = {
    Booked: _paint_booked,
    Free: _paint_free,
    Workshop: _paint_workshop,
    WalkIn: _paint_walk_in,
    Missing: _paint_missing,
    Shut: _paint_shut,
}
