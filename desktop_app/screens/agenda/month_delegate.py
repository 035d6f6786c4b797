"""Draw one session of the month: its name, what for and with whom, how full."""

from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetrics, QGuiApplication, QPainter, QPen
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop_app.domain.french import capital
from desktop_app.use_cases.reception.agenda import DayLine

from ..theme.tokens import TYPE, Colours, Radius, Space, colours_of, px
from ..widgets.painting import RIGHT, draw_words
from ..widgets.table import ROW_ROLE, Index
from . import day_words

_HEIGHT, _NAME_HEIGHT = 62, 18


class MonthDelegate(QStyledItemDelegate):
    """Two lines a day, a third for its name if it has one; a day that is full, over or closed is quieter."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two or three lines and the space around them."""
        line = index.data(ROW_ROLE)
        named = isinstance(line, DayLine) and day_words.named(line)
        return QSize(px(self._view, 200), px(self._view, _HEIGHT + (_NAME_HEIGHT if named else 0)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one day."""
        line = index.data(ROW_ROLE)
        if not isinstance(line, DayLine):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRect(option.rect).adjusted(3, 2, -3, -2)
        colours = colours_of(QGuiApplication.palette())
        self._paint_card(painter, card, colours, index, option.state)
        inside = card.adjusted(self._px(Space.L), self._px(7), -self._px(Space.M), -self._px(8))
        self._paint_words(painter, inside, colours, line)
        painter.restore()

    def _paint_card(
        self, painter: QPainter, card: QRect, colours: Colours, index: Index, state: QStyle.StateFlag
    ) -> None:
        chosen = index.row() == self._view.currentIndex().row()
        over = bool(state & QStyle.StateFlag.State_MouseOver)
        if not chosen and not over:
            return
        ring = chosen and self._view.hasFocus()
        edge = colours.edge(colours.accent if chosen else colours.line, self._px(2))
        painter.setPen(QPen(QColor(colours.focus), self._px(3)) if ring else edge)
        painter.setBrush(QColor(colours.accent_soft if chosen else colours.hover))
        painter.drawRoundedRect(
            QRectF(card).adjusted(0.5, 0.5, -0.5, -0.5), self._px(Radius.LARGE), self._px(Radius.LARGE)
        )

    def _paint_words(self, painter: QPainter, box: QRect, colours: Colours, line: DayLine) -> None:
        open_still = not line.over and line.left > 0
        full, small = self._font("base", bold=open_still), self._font("small")
        name = day_words.named(line)
        half = (box.height() - (self._px(_NAME_HEIGHT) if name else 0)) // 2
        top = QRect(box.left(), box.top(), box.width(), half)
        width = QFontMetrics(full).horizontalAdvance(day_words.how_full(line)) + self._px(Space.S)
        quiet = line.over or bool(line.closed)
        ink = colours.muted if quiet else colours.text
        draw_words(
            painter,
            top.adjusted(0, 0, -width, 0),
            day_words.day_name(line.day),
            self._font("day", bold=not quiet),
            ink,
        )
        draw_words(painter, top, day_words.how_full(line), full, colours.accent if open_still else colours.muted, RIGHT)
        below = top.translated(0, half)
        draw_words(painter, below, day_words.with_whom(line), small, colours.muted)
        if name:
            draw_words(painter, below.translated(0, self._px(_NAME_HEIGHT)), capital(name), small, colours.muted)

    def _font(self, name: str, *, bold: bool = False) -> QFont:
        font = QFont(self._view.window().font())
        font.setPointSizeF(TYPE[name] * font.pointSizeF() / TYPE["base"])
        font.setBold(bold)
        return font

    def _px(self, pixels: int) -> int:
        return px(self._view, pixels)
