"""The seats of a workshop, drawn: those taken filled, and a bar where there are enough people."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ..theme.tokens import Colours

MOST_DRAWN = 12
"""Past that many seats one strip says it: marks would be too thin to be told apart."""
_WIDE, _GAP, _STRIP = 8, 3, 110
"""Pixels at scale 1: a seat, what is between two, and the strip."""


class Seats(NamedTuple):
    """How many are taken of how many, and how many are needed, 0 for none."""

    taken: int
    least: int
    most: int


def seats_width(seats: Seats) -> int:
    """How wide they are at scale 1."""
    return seats.most * (_WIDE + _GAP) - _GAP if 0 < seats.most <= MOST_DRAWN else _STRIP


def paint_seats(painter: QPainter, box: QRectF, seats: Seats, colours: Colours) -> None:
    """Draw them over the width of the box."""
    painter.save()
    drawn = seats.most if seats.most <= MOST_DRAWN else 1
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
