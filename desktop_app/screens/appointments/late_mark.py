"""The mark of someone who should have come by now: a triangle and words."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ..theme.tokens import Colours


def paint_late_mark(painter: QPainter, box: QRectF, words: str, colours: Colours) -> None:
    """Draw the mark with the painter's font, in a box as `badge_size` gives it."""
    side, ink = box.height(), QColor(colours.attention)
    painter.setPen(colours.edge(colours.attention))
    painter.setBrush(QColor(colours.attention_soft))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), side / 2, side / 2)
    painter.setBrush(ink)
    painter.setPen(QPen(ink, side * 0.07, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    left, top, width = box.left() + side * 0.38, box.top() + side * 0.3, side * 0.42
    corners = (QPointF(left, top + width), QPointF(left + width, top + width), QPointF(left + width / 2, top))
    painter.drawPolygon(corners)
    painter.drawText(box.adjusted(side, 0, -side * 0.4, 0), Qt.AlignmentFlag.AlignVCenter, words)
