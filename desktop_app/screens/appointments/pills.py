"""What stands at the right of a name: a state, that somebody is late, the seats of a workshop, or plain words."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen

from ..theme.tokens import Colours, Space, colours_of
from ..widgets.painting import draw_rounded
from ..widgets.state_badge import paint_badge
from .list_line import Pill, Seats
from .row_shape import RowShape

PILL_HEIGHT = 24
_MOST_DRAWN = 12
"""Past that many seats one strip says it: marks would be too thin to be told apart."""
_WIDE, _GAP, _STRIP = 8, 3, 110
"""Pixels at scale 1: a seat, what is between two, and the strip."""


def seats_width(seats: Seats) -> int:
    """How wide they are at scale 1."""
    return seats.most * (_WIDE + _GAP) - _GAP if 0 < seats.most <= _MOST_DRAWN else _STRIP


def paint_seats(painter: QPainter, box: QRectF, seats: Seats, colours: Colours) -> None:
    """Draw them over the width of the box: those taken filled, and a bar where there are enough people."""
    painter.save()
    drawn = seats.most if seats.most <= _MOST_DRAWN else 1
    gap = box.width() / (drawn * 4) if drawn > 1 else 0
    wide = (box.width() - gap * (drawn - 1)) / max(1, drawn)
    ink, edge = QColor(colours.accent), QPen(QColor(colours.line_strong), 1)
    for at in range(drawn):
        seat = QRectF(box.left() + at * (wide + gap), box.top(), wide, box.height())
        painter.setPen(QPen(ink, 1) if at < seats.taken and drawn > 1 else edge)
        painter.setBrush(ink if at < seats.taken and drawn > 1 else QColor(colours.surface))
        painter.drawRect(seat.adjusted(0.5, 0.5, -0.5, -0.5))
    if drawn == 1 and seats.most:
        share = min(1.0, seats.taken / seats.most)
        painter.fillRect(QRectF(box.left(), box.top(), box.width() * share, box.height()), ink)
    if 0 < seats.least < seats.most:
        # In the gap after the last seat that is needed.
        share = seats.least * (wide + gap) - gap / 2 if drawn > 1 else box.width() * seats.least / seats.most
        bar, over = round(box.left() + share), box.height() * 0.25
        painter.setPen(QPen(QColor(colours.text), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(bar, round(box.top() - over), bar, round(box.bottom() + over))
    painter.restore()


def pill_width(shape: RowShape, pill: Pill, *, short: bool = False) -> int:
    """How wide a pill is; `short`, its shape alone."""
    words = "" if short and pill.state is not None else pill.words
    height = shape.px(PILL_HEIGHT)
    around = height if not words else 1.5 * height if _is_shaped(pill) else 0
    if pill.seats is not None and not short:
        around += shape.px(seats_width(pill.seats) + Space.S)
    return round(QFontMetrics(_font(shape, pill)).horizontalAdvance(words) + around)


def paint_pill(painter: QPainter, room: QRectF, pill: Pill, shape: RowShape, palette: QPalette, *, short: bool) -> None:
    """Draw it in a room as wide as `pill_width` says."""
    colours = colours_of(palette)
    painter.setFont(_font(shape, pill))
    if pill.state is not None:
        paint_badge(painter, room, pill.state, "" if short else pill.words, palette)
    elif pill.late:
        _paint_late(painter, room, pill.words, colours)
    else:
        if pill.seats is not None and not short:
            drawn, height = shape.px(seats_width(pill.seats)), room.height()
            box = QRectF(room.left(), room.top() + height * 0.2, drawn, height * 0.6)
            paint_seats(painter, box, pill.seats, colours)
            room = room.adjusted(drawn + shape.px(Space.S), 0, 0, 0)
        painter.setPen(QColor(colours.text))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, pill.words)


def _paint_late(painter: QPainter, box: QRectF, words: str, colours: Colours) -> None:
    """A triangle and words."""
    side, ink = box.height(), QColor(colours.attention)
    draw_rounded(painter, box, side / 2, colours.attention_soft, colours.edge(colours.attention))
    painter.setBrush(ink)
    painter.setPen(QPen(ink, side * 0.07, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    left, top, width = box.left() + side * 0.38, box.top() + side * 0.3, side * 0.42
    corners = (QPointF(left, top + width), QPointF(left + width, top + width), QPointF(left + width / 2, top))
    painter.drawPolygon(corners)
    painter.drawText(box.adjusted(side, 0, -side * 0.4, 0), Qt.AlignmentFlag.AlignVCenter, words)


def _is_shaped(pill: Pill) -> bool:
    return pill.late or pill.state is not None


def _font(shape: RowShape, pill: Pill) -> QFont:
    return shape.font("base", bold=True) if _is_shaped(pill) else shape.font("day", True)
