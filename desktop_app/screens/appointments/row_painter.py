"""Draw the rows of a list of people with an hour."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPainter, QPalette, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from ..theme.style import roomy
from ..theme.tokens import Radius, Space, colours_of
from ..widgets.painting import Index, RowDelegate, draw_rounded, draw_words
from ..widgets.row_model import ROW_ROLE
from .list_line import ListLine
from .pills import PILL_HEIGHT, paint_pill, pill_width
from .row_shape import DENSE, ROOMY, RowShape

_WORTH_READING = 40
"""Pixels at scale 1 under which nothing of what follows a name could be read."""


class RowPainter:
    """What stands above a row, its card, its hour, its words and its pills.

    It may be `chosen`, `focused` while the list has the keyboard as well, `hovered` under the mouse; `reserved` is the
    width that the steps cover at the right.
    """

    def __init__(self, painter: QPainter, shape: RowShape, palette: QPalette, line: ListLine, whole: QRect) -> None:
        self.chosen = self.focused = self.hovered = False
        self.reserved = 0
        self._painter, self._shape, self._palette, self._line = painter, shape, palette, line
        self._colours = colours_of(palette)
        self._above, self._card = shape.above(whole), shape.card(whole, line)

    def paint(self) -> None:
        """Draw it all."""
        if self._line.begins_section:
            self._paint_head()
        elif self._line.above:
            self._paint_above()
        self._paint_card()
        self._paint_hour()
        if self._line.solid:
            self._paint_person()
        else:
            self._paint_free()

    def _paint_above(self) -> None:
        shape, box, font, words = self._shape, self._above, self._shape.font("base"), self._line.above
        width = QFontMetrics(font).horizontalAdvance(words)
        left, gap, y = shape.words(box).left(), shape.px(Space.M), box.center().y()
        draw_words(self._painter, QRect(left, box.top(), width + 2, box.height()), words, font, self._colours.muted)
        self._painter.setPen(QPen(QColor(self._colours.line), 1))
        self._painter.drawLine(shape.hour(box).left(), y, left - gap, y)
        self._painter.drawLine(left + width + gap, y, box.right() - gap, y)

    def _paint_head(self) -> None:
        first, _, rest = self._line.above.partition(" · ")
        counted, gap, bold = self._line.counted, self._shape.px(Space.M), self._shape.font("base", bold=True)
        room = self._above.adjusted(gap, 0, -gap, 0)
        left, right = (QFontMetrics(bold).horizontalAdvance(words) for words in (first, counted))
        draw_words(self._painter, room, first, bold, self._colours.accent)
        draw_words(
            self._painter, room.adjusted(max(0, room.width() - right - 2), 0, 0, 0), counted, bold, self._colours.text
        )
        beside = room.adjusted(left + gap, 0, -(right + gap) if right else 0, 0)
        draw_words(self._painter, beside, rest, self._shape.font("base"), self._colours.text)

    def _paint_card(self) -> None:
        painter, shape, colours, card = self._painter, self._shape, self._colours, self._card
        ground = colours.surface if self._line.solid else colours.ground
        if self.chosen or self.hovered:
            ground = colours.accent_soft if self.chosen else colours.hover
        edge = colours.accent if self.chosen else colours.line
        pen = QPen(QColor(edge), 1) if self._line.solid else colours.edge(edge, 1)
        if self.chosen:
            pen = QPen(QColor(colours.focus), shape.px(3)) if self.focused else colours.edge(edge, 2)
        draw_rounded(painter, QRectF(card), shape.px(Radius.LARGE), ground, pen)
        if self._line.now:
            bar = QRectF(card.left() + shape.px(6), card.top() + shape.px(9), shape.px(4), card.height() - shape.px(18))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(bar, shape.px(2), shape.px(2))

    def _paint_hour(self) -> None:
        colours, loud = self._colours, not self._line.repeats
        ink = colours.accent if self._line.now else colours.text if loud else colours.muted
        self._painter.setFont(self._shape.font("hour", loud))
        self._painter.setPen(QColor(ink))
        box = self._shape.hour(self._card)
        self._painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._line.hour)

    def _paint_person(self) -> None:
        line, shape, colours, two = self._line, self._shape, self._colours, self._shape.two_lines(self._line)
        first = shape.first_line(self._card, two).adjusted(0, 0, 0 if two else -self.reserved, 0)
        end = self._paint_pills(first, short=not two and self.reserved > 0)
        name = QRect(first.left(), first.top(), end - shape.px(Space.M) - first.left(), first.height())
        font = shape.font("day", line.loud)
        draw_words(self._painter, name, line.title, font, colours.text if line.loud else colours.muted)
        if two:
            detail = shape.second_line(self._card).adjusted(0, 0, -self.reserved, 0)
        else:
            detail = self._after_title(name, font)
        if detail.width() >= shape.px(_WORTH_READING):
            draw_words(self._painter, detail, line.detail, shape.font("base"), colours.muted)

    def _paint_free(self) -> None:
        shape, two, muted = self._shape, self._shape.two_lines(self._line), self._colours.muted
        reserved = self.reserved or self._paint_offer()
        first = shape.first_line(self._card, two).adjusted(0, 0, -reserved, 0)
        font = shape.font("day", False)
        draw_words(self._painter, first, self._line.title, font, muted)
        second = shape.second_line(self._card).adjusted(0, 0, -reserved, 0)
        detail = second if two else self._after_title(first, font)
        draw_words(self._painter, detail, self._line.detail, shape.font("base"), muted)

    def _after_title(self, room: QRect, font: QFont) -> QRect:
        title = QFontMetrics(font).horizontalAdvance(self._line.title)
        return room.adjusted(title + self._shape.px(Space.M), 0, 0, 0)

    def _paint_offer(self) -> int:
        """What stands where the button comes under the mouse or the keyboard; returns its width."""
        words = self._line.steps[0].label if self._line.steps else ""
        font, box = self._shape.font("base", bold=True), self._shape.words(self._card)
        width = QFontMetrics(font).horizontalAdvance(words) + self._shape.px(Space.M)
        draw_words(
            self._painter, QRect(box.right() - width, box.top(), width, box.height()), words, font, self._colours.accent
        )
        return width

    def _paint_pills(self, box: QRect, *, short: bool) -> int:
        """From the right, a state as its shape alone when `short`; returns where the words before must end."""
        shape, right, height = self._shape, float(box.right()), self._shape.px(PILL_HEIGHT)
        for pill in reversed(self._line.pills):
            width = pill_width(shape, pill, short=short)
            room = QRectF(right - width, box.top() + (box.height() - height) // 2, width, height)
            paint_pill(self._painter, room, pill, shape, self._palette, short=short)
            right = right - width - shape.px(Space.S)
        return round(right) + (shape.px(Space.S) if self._line.pills else 0)


class LineDelegate(RowDelegate):
    """Draws them, as low as the agent wants them where they may be dense.

    `reserved` is the width covered by the steps, row by row; `keyboard` whether the list has the keyboard.
    """

    def __init__(self, view: QAbstractItemView, *, may_be_dense: bool) -> None:
        super().__init__(view)
        self._may_be_dense = may_be_dense
        self.reserved: dict[int, int] = {}
        self.keyboard = False
        self._shape: RowShape | None = None

    @property
    def shape(self) -> RowShape:
        """The measures of the rows at the present type."""
        if self._shape is None:
            heights = DENSE if self._may_be_dense and not roomy() else ROOMY
            self._shape = RowShape(self.view.window().font(), heights)
        return self._shape

    def forget_shape(self) -> None:
        """Measure again: the type of the window has changed."""
        self._shape = None

    def draw(self, painter: QPainter, room: QRect, index: Index, *, chosen: bool, hovered: bool) -> None:
        line = index.data(ROW_ROLE)
        if isinstance(line, ListLine):
            row = RowPainter(painter, self.shape, QGuiApplication.palette(), line, room)
            row.chosen, row.focused, row.hovered = chosen, chosen and self.keyboard, hovered
            row.reserved = self.reserved.get(index.row(), 0)
            row.paint()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """A row of one line may be lower than one of two."""
        line = index.data(ROW_ROLE)
        return self.shape.size(line) if isinstance(line, ListLine) else QSize()
