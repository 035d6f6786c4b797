"""Draw one row of a list of people with an hour."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPalette, QPen

from ..theme.tokens import Colours, Radius, Space, colours_of
from ..widgets.painting import draw_rounded, draw_words
from ..widgets.state_badge import paint_badge
from .late_mark import paint_late_mark
from .list_line import ListLine, Pill
from .row_shape import PILL_HEIGHT, RowShape, pill_width
from .seats_mark import paint_seats, seats_width

_WORTH_READING = 40
"""Pixels at scale 1 under which nothing of what follows a name could be read."""
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
    if line.begins_section:
        _paint_head(easel, easel.shape.above(whole), line)
    elif line.above:
        _paint_above(easel, easel.shape.above(whole), line.above)
    card = easel.shape.card(whole, line)
    _paint_card(easel, card, line, mood)
    _paint_hour(easel, card, line)
    if line.solid:
        _paint_person(easel, card, line, mood)
    else:
        _paint_free(easel, card, line, mood)


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


def _paint_head(easel: Easel, box: QRect, line: ListLine) -> None:
    first, _, rest = line.above.partition(" · ")
    font = easel.shape.base_font(bold=True)
    room = box.adjusted(easel.shape.px(Space.M), 0, -easel.shape.px(Space.M), 0)
    draw_words(easel.painter, room, first, font, easel.colours.accent)
    right = QFontMetrics(font).horizontalAdvance(line.counted)
    draw_words(
        easel.painter, room.adjusted(max(0, room.width() - right - 2), 0, 0, 0), line.counted, font, easel.colours.text
    )
    left, gap = QFontMetrics(font).horizontalAdvance(first), easel.shape.px(Space.M)
    beside = room.adjusted(left + gap, 0, -(right + gap) if right else 0, 0)
    draw_words(easel.painter, beside, rest, easel.shape.base_font(), easel.colours.text)


def _paint_card(easel: Easel, card: QRect, line: ListLine, mood: Mood) -> None:
    painter, shape, colours = easel.painter, easel.shape, easel.colours
    ground = colours.surface if line.solid else colours.ground
    if mood.chosen or mood.hovered:
        ground = colours.accent_soft if mood.chosen else colours.hover
    edge = colours.accent if mood.chosen else colours.line
    pen = QPen(QColor(edge), 1) if line.solid and not mood.chosen else colours.edge(edge, 2 if mood.chosen else 1)
    ring = QPen(QColor(colours.focus), shape.px(3)) if mood.focused else pen
    draw_rounded(painter, QRectF(card), shape.px(Radius.LARGE), ground, ring)
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
    shape, colours, two = easel.shape, easel.colours, easel.shape.two_lines(line)
    first = shape.first_line(card, two).adjusted(0, 0, 0 if two else -mood.reserved, 0)
    end = _paint_pills(easel, first, line.pills, short=not two and mood.reserved > 0)
    name = QRect(first.left(), first.top(), end - shape.px(Space.M) - first.left(), first.height())
    font = shape.day_font(line.loud)
    draw_words(easel.painter, name, line.title, font, colours.text if line.loud else colours.muted)
    if two:
        detail = shape.second_line(card).adjusted(0, 0, -mood.reserved, 0)
    else:
        detail = name.adjusted(QFontMetrics(font).horizontalAdvance(line.title) + shape.px(Space.M), 0, 0, 0)
    if detail.width() >= shape.px(_WORTH_READING):
        draw_words(easel.painter, detail, line.detail, shape.base_font(), colours.muted)


def _paint_pills(easel: Easel, box: QRect, pills: tuple[Pill, ...], *, short: bool) -> int:
    """Draw them from the right, a state as its shape alone when `short`; returns where the words before must end."""
    painter, shape, right = easel.painter, easel.shape, float(box.right())
    height = shape.px(PILL_HEIGHT)
    for pill in reversed(pills):
        shaped = pill.late or pill.state is not None
        width = pill_width(shape, pill, short=short)
        room = QRectF(right - width, box.top() + (box.height() - height) // 2, width, height)
        painter.setFont(shape.base_font(bold=True) if shaped else shape.day_font(True))
        if pill.state is not None:
            paint_badge(painter, room, pill.state, "" if short else pill.words, easel.palette)
        elif pill.late:
            paint_late_mark(painter, room, pill.words, easel.colours)
        else:
            if pill.seats is not None and not short:
                drawn = shape.px(seats_width(pill.seats))
                seats = QRectF(room.left(), room.top() + height * 0.2, drawn, height * 0.6)
                paint_seats(painter, seats, pill.seats, easel.colours)
                room = room.adjusted(drawn + shape.px(Space.S), 0, 0, 0)
            painter.setPen(QColor(easel.colours.text))
            painter.drawText(room, _LEFT, pill.words)
        right = right - width - shape.px(Space.S)
    return round(right) + (shape.px(Space.S) if pills else 0)


def _paint_free(easel: Easel, card: QRect, line: ListLine, mood: Mood) -> None:
    shape, muted = easel.shape, easel.colours.muted
    two = shape.two_lines(line)
    reserved = mood.reserved or _paint_offer(easel, card, line.steps[0].label if line.steps else "")
    first = shape.first_line(card, two).adjusted(0, 0, -reserved, 0)
    font = shape.day_font(False)
    draw_words(easel.painter, first, line.title, font, muted)
    beside = first.adjusted(QFontMetrics(font).horizontalAdvance(line.title) + shape.px(Space.M), 0, 0, 0)
    detail = shape.second_line(card).adjusted(0, 0, -reserved, 0) if two else beside
    draw_words(easel.painter, detail, line.detail, shape.base_font(), muted)


def _paint_offer(easel: Easel, card: QRect, words: str) -> int:
    """What stands where the button comes under the mouse or the keyboard; returns its width."""
    font = easel.shape.base_font(bold=True)
    width = QFontMetrics(font).horizontalAdvance(words) + easel.shape.px(Space.M)
    box = easel.shape.words(card)
    draw_words(
        easel.painter,
        QRect(box.right() - width, box.top(), width, box.height()),
        words,
        font,
        easel.colours.accent,
    )
    return width
