"""The state of an appointment: a word, a shape and a colour, so that none is needed alone."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop_app.domain.reception.appointment import State

from ..theme.tokens import Colours, colours_of
from .painting import draw_rounded

STATE_COLOURS = {
    State.EXPECTED: "expected",
    State.ARRIVED: "arrived",
    State.SEEN: "kept",
    State.LEFT: "missed",
    State.EXCUSED: "missed",
    State.ABSENT: "missed",
    State.CANCELLED: "missed",
}
"""Which pair of `Colours` shows a state: attendu, arrivé, honoré, manqué."""


def state_colours(colours: Colours, state: State) -> tuple[str, str]:
    """The text and the ground that show this state."""
    name = STATE_COLOURS[state]
    return getattr(colours, name), getattr(colours, f"{name}_soft")


class StateBadge(QWidget):
    """One state as a pill: ○ attendu, ● arrivé, ✓ reçu, → parti, – excusé, ✕ absent, ⊘ annulé par le service."""

    def __init__(self, state: State, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(state.value)

    def sizeHint(self) -> QSize:
        """Room for its word after its shape."""
        metrics = QFontMetrics(_bold(self.font()))
        height = round(metrics.height() * 1.5)
        return QSize(metrics.horizontalAdvance(self._state.value) + round(height * 1.6), height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.font())
        paint_badge(painter, QRectF(self.rect()), self._state, self._state.value, self.palette())


def paint_badge(painter: QPainter, rect: QRectF, state: State, words: str, palette: QPalette) -> None:
    """Draw a badge in `rect` with the painter's font: also for delegates that paint a whole row."""
    colours = colours_of(palette)
    ink, ground = state_colours(colours, state)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_rounded(painter, rect, rect.height() / 2, ground, colours.edge(ink))
    side = rect.height()
    draw_shape(painter, QRectF(rect.left() + side * 0.36, rect.top() + side * 0.3, side * 0.4, side * 0.4), state, ink)
    painter.setFont(_bold(painter.font()))
    painter.setPen(QColor(ink))
    words_rect = rect.adjusted(side, 0, -side * 0.4, 0)
    painter.drawText(words_rect, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
    painter.restore()


def draw_shape(painter: QPainter, box: QRectF, state: State, ink: str) -> None:
    """Draw the shape of a state alone, in a square."""
    pen = QPen(QColor(ink), box.width() / 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(QColor(ink) if state is State.ARRIVED else Qt.BrushStyle.NoBrush)
    if state in (State.EXPECTED, State.ARRIVED, State.CANCELLED):
        painter.drawEllipse(box)
    for line in _STROKES.get(state, ()):
        painter.drawPolyline([QPointF(box.left() + x * box.width(), box.top() + y * box.height()) for x, y in line])


_STROKES = {
    State.SEEN: (((0.0, 0.55), (0.38, 0.9), (1.0, 0.12)),),
    State.LEFT: (((0.0, 0.5), (0.95, 0.5)), ((0.6, 0.15), (0.95, 0.5), (0.6, 0.85))),
    State.EXCUSED: (((0.05, 0.5), (0.95, 0.5)),),
    State.ABSENT: (((0.1, 0.1), (0.9, 0.9)), ((0.9, 0.1), (0.1, 0.9))),
    State.CANCELLED: (((0.15, 0.85), (0.85, 0.15)),),
}


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold
