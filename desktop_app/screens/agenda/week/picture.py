"""The parts of the picture of a week that stand still, and the line of the present minute."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time

from PySide6.QtCore import QLineF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from desktop_app.domain.french import hour
from desktop_app.domain.planning import Mode, Segment, minute_of_day
from desktop_app.use_cases.reception.grouping import Grouping, group_of
from desktop_app.use_cases.reception.week import Column

from ...theme.tokens import Colours
from ..drawing.brushes import Brushes, colour
from ..drawing.lettering import Lettering
from .painter import paint_cell
from .shape import Shape
from .timeline import Timeline


@dataclass(frozen=True)
class Frame:
    """What is drawn: these columns, where they stand, at this moment, scrolled so far down."""

    columns: Sequence[Column]
    shape: Shape
    now: datetime
    down: float = 0
    grouping: Grouping = Grouping.DAYS


def still(frame: Frame, size: QSize, ratio: float, letters: Lettering, colours: Colours) -> QPixmap:
    """Grounds, cells and folds as a picture of this size."""
    picture = QPixmap(size * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(QColor(colours.ground))
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(0, -frame.down)
    _paint_still(Brushes(painter, letters, colours), frame, frame.down, frame.down + size.height())
    painter.end()
    return picture


def _paint_still(brushes: Brushes, frame: Frame, top: float, bottom: float) -> None:
    before: Column | None = None
    shape = frame.shape
    for column, (left, width), boxes in zip(frame.columns, shape.sides, shape.boxes, strict=True):
        ground = QRectF(left, 0, width, shape.times.height)
        new = before is None or group_of(before, frame.grouping) != group_of(column, frame.grouping)
        _paint_ground(brushes, ground, column, shape.times, new_group=new)
        for cell, box in zip(column.cells, boxes, strict=True):
            if box.bottom() > top and box.top() < bottom:
                paint_cell(brushes, box, column, cell, frame.now)
        before = column
    for fold in shape.times.folds():
        told = f"{hour_of(fold.start)} – {hour_of(fold.end)}"
        for left, right in _open_runs(frame):
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


def _open_runs(frame: Frame) -> list[tuple[float, float]]:
    """The stretches of the width where somebody receives."""
    runs: list[tuple[float, float]] = []
    for column, (left, width) in zip(frame.columns, frame.shape.sides, strict=True):
        if not column.open:
            continue
        joined = bool(runs) and abs(runs[-1][1] - left) < 1
        runs[-1:] = [(runs[-1][0], left + width)] if joined else [*runs[-1:], (left, left + width)]
    return runs


def paint_present(brushes: Brushes, frame: Frame) -> None:
    """The present minute across today: black, since colours are for states; at the edges of a card, so that no name
    is struck out.
    """
    minute, shape, tick = minute_of_day(frame.now), frame.shape, brushes.letters.px(7)
    stretches = shape.times.stretches
    if not stretches[0].start <= minute <= stretches[-1].end:
        return
    brushes.painter.setPen(QPen(colour(brushes.colours.text), brushes.letters.px(2.5)))
    for column, (left, width), boxes in zip(frame.columns, shape.sides, shape.boxes, strict=True):
        if column.open and column.day == frame.now.date():
            y, right = shape.times.y(minute), left + width
            crossed = any(box.top() <= y <= box.bottom() for box in boxes)
            for start, end in [(left, left + tick), (right - tick, right)] if crossed else [(left, right)]:
                brushes.painter.drawLine(QLineF(start, y - frame.down, end, y - frame.down))


def hour_of(minute: int) -> str:
    """'10 h', '9 h 45'."""
    return hour(time(*divmod(minute, 60)))
