"""Words drawn in a row of a list: on one line, cut with an ellipsis where the room ends."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

LEFT = Qt.AlignmentFlag.AlignLeft
RIGHT = Qt.AlignmentFlag.AlignRight


def draw_words(
    painter: QPainter, room: QRect, words: str, font: QFont, ink: str, side: Qt.AlignmentFlag = LEFT
) -> None:
    """Draw `words` at this side of the room, in the middle of its height, in the colour `ink`."""
    shown = QFontMetrics(font).elidedText(words, Qt.TextElideMode.ElideRight, max(0, room.width()))
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, shown)
