"""Draw one row of a list of people with an hour."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPen

from ..theme.tokens import Colours, Radius, Space, colours_of
from ..widgets.drawn_words import draw_words
from ..widgets.state_badge import paint_badge
from .late_mark import paint_late_mark
from .list_line import ListLine, Pill
from .row_shape import RowShape
from .steps import BOOK

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class Easel:
    """What a row is drawn with."""

    painter: QPainter
    shape: RowShape
    palette: QPalette

    @property
    def colours(self) -> Colours:
        """The tokens of the palette."""
        return colours_of(self.palette)


@dataclass(frozen=True)
class Mood:
    """How the row stands: chosen, chosen while the list has the keyboard, under the mouse.

    `reserved` is the width that the steps cover at the right.
    """

    chosen: bool
    focused: bool
    hovered: bool
    reserved: int


def paint_row(easel: Easel, whole: QRect, line: ListLine, mood: Mood) -> None:
    """Draw what stands above, the card, the hour, the words and the pills."""
    easel.painter.save()
    easel.painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if line.above:
        _paint_above(easel, easel.shape.above(whole), line.above)
    card = easel.shape.card(whole, line)
    _paint_card(easel, card, line, mood)
    _paint_hour(easel, card, line)
    if line.solid:
        _paint_person(easel, card, line, mood)
    else:
        _paint_free(easel, card, line, mood)
    easel.painter.restore()


def _paint_above(easel: Easel, box: QRect, words: str) -> None:
    painter, shape = easel.painter, easel.shape
    width = QFontMetrics(shape.base_font()).horizontalAdvance(words)
    left, gap, y = shape.words(box).left(), shape.px(Space.M), box.center().y()
    draw_words(
        easel.painter, QRect(left, box.top(), width + 2, box.height()), words, shape.base_font(), easel.colours.muted
    )
    painter.setPen(QPen(QColor(easel.colours.line), 1))
    painter.drawLine(shape.hour(box).left(), y, left - gap, y)
    painter.drawLine(left + width + gap, y, box.right() - gap, y)


def _paint_card(easel: Easel, card: QRect, line: ListLine, mood: Mood) -> None:
    painter, shape, colours = easel.painter, easel.shape, easel.colours
    ground = colours.surface if line.solid else colours.ground
    if mood.chosen or mood.hovered:
        ground = colours.accent_soft if mood.chosen else colours.hover
    edge = colours.accent if mood.chosen else colours.line
    pen = QPen(QColor(edge), 1) if line.solid and not mood.chosen else colours.edge(edge, 2 if mood.chosen else 1)
    painter.setPen(QPen(QColor(colours.focus), shape.px(3)) if mood.focused else pen)
    painter.setBrush(QColor(ground))
    radius = shape.px(Radius.LARGE)
    painter.drawRoundedRect(QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
    if line.now:
        bar = QRectF(card.left() + shape.px(6), card.top() + shape.px(9), shape.px(4), card.height() - shape.px(18))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.accent))
        painter.drawRoundedRect(bar, shape.px(2), shape.px(2))


def _paint_hour(easel: Easel, card: QRect, line: ListLine) -> None:
    colours, loud = easel.colours, not line.repeats
    ink = colours.accent if line.now else colours.text if loud else colours.muted
    easel.painter.setFont(easel.shape.hour_font(loud))
    easel.painter.setPen(QColor(ink))
    right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    easel.painter.drawText(easel.shape.hour(card), right, line.hour)


def _paint_person(easel: Easel, card: QRect, line: ListLine, mood: Mood) -> None:
    shape, colours = easel.shape, easel.colours
    first = shape.first_line(card, True)
    end = _paint_pills(easel, first, line.pills)
    name = QRect(first.left(), first.top(), end - shape.px(Space.M) - first.left(), first.height())
    draw_words(easel.painter, name, line.title, shape.day_font(line.loud), colours.text if line.loud else colours.muted)
    detail = shape.second_line(card).adjusted(0, 0, -mood.reserved, 0)
    draw_words(easel.painter, detail, line.detail, shape.base_font(), colours.muted)


def _paint_pills(easel: Easel, box: QRect, pills: tuple[Pill, ...]) -> int:
    """Draw them from the right; returns where the words before them must end."""
    painter, height, right = easel.painter, easel.shape.px(24), float(box.right())
    for pill in reversed(pills):
        shaped = pill.late or pill.state is not None
        font = easel.shape.base_font(bold=True) if shaped else easel.shape.day_font(True)
        width = QFontMetrics(font).horizontalAdvance(pill.words) + (1.5 * height if shaped else 0)
        room = QRectF(right - width, box.top(), width, height)
        painter.setFont(font)
        if pill.state is not None:
            paint_badge(painter, room, pill.state, pill.words, easel.palette)
        elif pill.late:
            paint_late_mark(painter, room, pill.words, easel.colours)
        else:
            painter.setPen(QColor(easel.colours.text))
            painter.drawText(room, _LEFT, pill.words)
        right = room.left() - easel.shape.px(Space.S)
    return round(right) + (easel.shape.px(Space.S) if pills else 0)


def _paint_free(easel: Easel, card: QRect, line: ListLine, mood: Mood) -> None:
    shape, muted = easel.shape, easel.colours.muted
    two = line.two_lines
    reserved = mood.reserved or _paint_offer(easel, card)
    first = shape.first_line(card, two).adjusted(0, 0, -reserved, 0)
    draw_words(easel.painter, first, line.title, shape.day_font(False), muted)
    if two:
        second = shape.second_line(card).adjusted(0, 0, -reserved, 0)
        draw_words(easel.painter, second, line.detail, shape.base_font(), muted)


def _paint_offer(easel: Easel, card: QRect) -> int:
    """What stands where the button comes under the mouse or the keyboard; returns its width."""
    font = easel.shape.base_font(bold=True)
    width = QFontMetrics(font).horizontalAdvance(BOOK.label) + easel.shape.px(Space.M)
    box = easel.shape.words(card)
    draw_words(
        easel.painter,
        QRect(box.right() - width, box.top(), width, box.height()),
        BOOK.label,
        font,
        easel.colours.accent,
    )
    return width
