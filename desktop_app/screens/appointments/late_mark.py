"""The mark of someone who should have come by now: a triangle and words."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from ..theme.tokens import Colours
from ..widgets.painting import draw_rounded


def paint_late_mark(painter: QPainter, box: QRectF, words: str, colours: Colours) -> None:
    """Draw the mark with the painter's font, in a box as `badge_size` gives it."""
    side, ink = box.height(), QColor(colours.attention)
    draw_rounded(painter, box, side / 2, colours.attention_soft, colours.edge(colours.attention))
    painter.setBrush(ink)
    painter.setPen(QPen(ink, side * 0.07, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    left, top, width = box.left() + side * 0.38, box.top() + side * 0.3, side * 0.42
    corners = (QPointF(left, top + width), QPointF(left + width, top + width), QPointF(left + width / 2, top))
    painter.drawPolygon(corners)
    painter.drawText(box.adjusted(side, 0, -side * 0.4, 0), Qt.AlignmentFlag.AlignVCenter, words)
