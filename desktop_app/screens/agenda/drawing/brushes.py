"""What the agenda is drawn with: words laid out once, brushes, and the marks that all its views share."""

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter, QPen, QPixmap, QStaticText

from desktop_app.domain.reception.appointment import State

from ...theme.tokens import SETS, TYPE, Tone, colours_of, scale_of
from ...widgets.state_badge import draw_shape

_MOST_WORDS = 6000
"""What is laid out is forgotten then: a year of weeks has been turned."""


class Lettering:
    """Fonts, their measures and words laid out at one scale of type: making them costs more than drawing them.

    Lengths are in device-independent pixels; sizes are those of `tokens.TYPE`.
    """

    def __init__(self, font: QFont) -> None:
        self.scale = scale_of(font)
        self._family = font
        self._fonts: dict[tuple[str, bool], tuple[QFont, QFontMetricsF]] = {}
        self._fitted: dict[tuple[tuple[str, ...], str, bool, int], str] = {}
        self._widths: dict[tuple[str, str, bool], float] = {}
        self._laid: dict[tuple[str, str, bool, int], QStaticText] = {}

    def px(self, pixels: float) -> float:
        """A length given at scale 1."""
        return pixels * self.scale

    def font(self, size: str, bold: bool = False) -> QFont:
        """The font of this size."""
        return self._made(size, bold)[0]

    def width(self, words: str, size: str, bold: bool = False) -> float:
        """How wide these words are."""
        key = (words, size, bold)
        if key not in self._widths:
            self._widths[key] = self._made(size, bold)[1].horizontalAdvance(words)
        return self._widths[key]

    def line(self, size: str) -> float:
        """How high a line of this size is."""
        return self._made(size, False)[1].height()

    def fitting(self, candidates: tuple[str, ...], size: str, room: float, *, bold: bool = False) -> str:
        """The first of these that fits, from the fullest to the shortest; the last one when none does."""
        key = (candidates, size, bold, int(room))
        if key not in self._fitted:
            fits = (one for one in candidates if self.width(one, size, bold) <= room)
            self._fitted[key] = next(fits, candidates[-1])
        return self._fitted[key]

    def laid(self, words: str, size: str, bold: bool, room: int) -> QStaticText:
        """The words laid out, with an ellipsis where the room ends."""
        key = (words, size, bold, room)
        if key not in self._laid:
            if len(self._laid) > _MOST_WORDS:
                self._laid.clear()
                self._fitted.clear()
                self._widths.clear()
            font, metrics = self._made(size, bold)
            made = QStaticText(metrics.elidedText(words, Qt.TextElideMode.ElideRight, max(0, room)))
            made.setTextFormat(Qt.TextFormat.PlainText)
            made.prepare(font=font)
            self._laid[key] = made
        return self._laid[key]

    def _made(self, size: str, bold: bool) -> tuple[QFont, QFontMetricsF]:
        if (size, bold) not in self._fonts:
            made = QFont(self._family)
            made.setPointSizeF(TYPE[size] * self.scale)
            made.setBold(bold)
            self._fonts[size, bold] = (made, QFontMetricsF(made))
        return self._fonts[size, bold]


class Brushes:
    """A painter, the letters and today's colours of one picture."""

    def __init__(self, painter: QPainter, letters: Lettering) -> None:
        self.painter, self.letters, self.colours = painter, letters, colours_of(QGuiApplication.palette())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

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
