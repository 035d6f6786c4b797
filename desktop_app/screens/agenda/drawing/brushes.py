"""What everything in the agenda is drawn with, and the marks that all its views share."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from desktop_app.domain.reception.appointment import State

from ...theme.tokens import SETS, Colours, Tone
from ...widgets.state_badge import draw_shape
from .lettering import Lettering


@dataclass(frozen=True)
class Brushes:
    """A painter, the letters and the colours of one picture."""

    painter: QPainter
    letters: Lettering
    colours: Colours

    def words(self, box: QRectF, words: str, size: str, ink: str, *, bold: bool = False, align: float = 0) -> None:
        """One line in the middle of the height; `align` 0 is at the left, 0.5 in the middle, 1 at the right."""
        laid = self.letters.laid(words, size, bold, int(box.width()))
        left = box.left() + align * max(0.0, box.width() - laid.size().width())
        self.painter.setFont(self.letters.font(size, bold))
        self.painter.setPen(colour(ink))
        self.painter.drawStaticText(QPointF(left, box.top() + (box.height() - laid.size().height()) / 2), laid)

    def card(self, box: QRectF, ground: str, edge: QPen | Qt.PenStyle) -> None:
        """A filled shape with small round corners."""
        radius = min(self.letters.px(5), box.height() / 3)
        self.painter.setPen(edge)
        self.painter.setBrush(colour(ground))
        self.painter.drawRoundedRect(box, radius, radius)

    def frame(self, box: QRectF, ground: str, edge: str, width: int = 1) -> None:
        """A filled rectangle with a straight edge: ten times quicker than round corners."""
        whole = box.toRect()
        self.painter.fillRect(whole, colour(edge))
        self.painter.fillRect(whole.adjusted(width, width, -width, -width), colour(ground))

    def edge(self, ink: str) -> QPen:
        """What surrounds a filled shape in these colours."""
        return _edge_of(self.colours.tone, ink)

    def ring(self, box: QRectF, *, keyboard: bool) -> None:
        """What is chosen: the ring of the focus, or a quiet one while the keyboard is elsewhere."""
        width = self.letters.px(3 if keyboard else 1.5)
        self.painter.setPen(QPen(colour(self.colours.focus if keyboard else self.colours.accent), width))
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        around = box.adjusted(-width / 2, -width / 2, width / 2, width / 2)
        self.painter.drawRoundedRect(around, self.letters.px(6), self.letters.px(6))

    def state(self, at: QPointF, state: State, ink: str, side: int) -> None:
        """The shape of a state, its top left corner there: as a picture, four times quicker than its strokes."""
        edge = _room_for_pen(side)
        picture = _shape(state, ink, side, self.painter.device().devicePixelRatioF())
        self.painter.drawPixmap(round(at.x()) - edge, round(at.y()) - edge, picture)


@lru_cache(maxsize=128)
def colour(name: str) -> QColor:
    """A colour of the tokens, read once."""
    return QColor(name)


@lru_cache(maxsize=64)
def _edge_of(tone: Tone, ink: str) -> QPen:
    return QPen(SETS[tone].edge(ink))


def _room_for_pen(side: int) -> int:
    """Around a shape, for half its pen, which is a fifth of its side."""
    return side // 10 + 1


@lru_cache(maxsize=64)
def _shape(state: State, ink: str, side: int, ratio: float) -> QPixmap:
    edge = _room_for_pen(side)
    whole = round((side + 2 * edge) * ratio)
    picture = QPixmap(whole, whole)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw_shape(painter, QRectF(edge, edge, side, side), state, ink)
    painter.end()
    return picture
