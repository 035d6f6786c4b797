"""The left of a day of the agenda: one month and its dates, and the way to other months."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QStyleOptionViewItem, QVBoxLayout, QWidget

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.french import NBSP, capital, lasting, listed
from desktop_app.use_cases.reception.agenda import DayLine

from ..theme.tokens import UNBOUND, Colours, Radius, Space, bare, colours_of, px
from ..widgets import labels
from ..widgets.buttons import arrow, quiet
from ..widgets.painting import RIGHT, Index, RowDelegate, draw_rounded, draw_words, letters
from ..widgets.row_model import ROW_ROLE, Column, RowModel
from . import day_words

_WIDTH, _HEIGHT_ALONE = 368, 300
_ROW_HEIGHT, _NAME_HEIGHT = 62, 18
_COLUMN: Column[DayLine] = Column("", lambda line: day_words.day_name(line.day), spoken=day_words.spoken)


class MonthColumn(QWidget):
    """What its buttons and its list lead to is shown by the day beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = labels.heading("", self)
        self.list = MonthList(self)
        self.nothing = labels.muted("Aucune permanence ce mois-ci.", self)
        self.own = labels.muted("", self)
        self.previous = arrow("previous", "Mois précédent", self)
        self.next = arrow("next", "Mois suivant", self)
        self.changes = quiet("Absences et changements…", self, icon="calendar")
        self.name.setWordWrap(False)
        self.stand(alone=False)
        self._lay_out()

    def show_month(self, first: date, lines: Sequence[DayLine], chosen: date) -> None:
        """List the days of the month that starts on `first`."""
        self.name.setText(day_words.month_name(first))
        self.list.show_month(lines, chosen)
        self.list.setVisible(bool(lines))
        self.nothing.setVisible(not lines)

    def show_own_time(self, found: Sequence[tuple[Advisor, int]]) -> None:
        """Say under the list who noted how much time without people in this month; nothing for nobody."""
        told = listed([f"{advisor.name}{NBSP}{lasting(minutes)}" for advisor, minutes in found])
        self.own.setText(f"Temps sans usagers ce mois-ci{NBSP}: {told}." if found else "")
        self.own.setVisible(bool(found))

    def stand(self, *, alone: bool) -> None:
        """Take the whole width and a few rows, or a column beside the day."""
        width, height = px(self, _WIDTH), px(self, _HEIGHT_ALONE)
        self.setMinimumWidth(0 if alone else width)
        self.setMaximumWidth(UNBOUND if alone else width)
        self.setMaximumHeight(height if alone else UNBOUND)
        self.setMinimumHeight(height)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(px(self, Space.XS))
        head.addWidget(self.previous)
        head.addWidget(self.name)
        head.addWidget(self.next)
        head.addStretch(1)
        column = bare(QVBoxLayout(self), Space.S)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        column.addWidget(self.nothing)
        column.addStretch(0)
        column.addWidget(self.own)
        column.addWidget(self.changes, 0, Qt.AlignmentFlag.AlignLeft)


class MonthList(QListView):
    """`day_chosen` carries a date when the agent moves to another row."""

    day_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("month_list")
        self.setAccessibleName("Les jours de permanence du mois")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self._telling = True
        self.rows: RowModel[DayLine] = RowModel((_COLUMN,), lambda line: line.day, self)
        self.setModel(self.rows)
        self.setItemDelegate(_Delegate(self))

    def show_month(self, lines: Sequence[DayLine], chosen: date) -> None:
        """Show these days with one chosen, if it is among them; no signal."""
        self._telling = False
        self.rows.set_rows(lines)
        # Of a day that is not there, row -1, the index is none.
        self.setCurrentIndex(self.rows.index(self.rows.row_of(chosen), 0))
        self._telling = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the chosen day in sight."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        if self._telling and (line := self.rows.row_at(current)):
            self.day_chosen.emit(line.day)


class _Delegate(RowDelegate):
    """Two lines a day, a third for its name if it has one; a day that is full, over or closed is quieter."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line = index.data(ROW_ROLE)
        named = isinstance(line, DayLine) and day_words.named(line)
        return QSize(self.px(200), self.px(_ROW_HEIGHT + (_NAME_HEIGHT if named else 0)))

    def draw(self, painter: QPainter, room: QRect, index: Index, *, chosen: bool, hovered: bool) -> None:
        line = index.data(ROW_ROLE)
        if not isinstance(line, DayLine):
            return
        card = room.adjusted(3, 2, -3, -2)
        colours = colours_of(QGuiApplication.palette())
        if chosen or hovered:
            ring = chosen and self.view.hasFocus()
            edge = colours.edge(colours.accent if chosen else colours.line, self.px(2))
            pen = QPen(QColor(colours.focus), self.px(3)) if ring else edge
            ground = colours.accent_soft if chosen else colours.hover
            draw_rounded(painter, QRectF(card), self.px(Radius.LARGE), ground, pen)
        inside = card.adjusted(self.px(Space.L), self.px(7), -self.px(Space.M), -self.px(8))
        self._paint_words(painter, inside, colours, line)

    def _paint_words(self, painter: QPainter, box: QRect, colours: Colours, line: DayLine) -> None:
        open_still = not line.over and line.left > 0
        full, small = letters(self.view, "base", bold=open_still), letters(self.view, "small")
        name = day_words.named(line)
        half = (box.height() - (self.px(_NAME_HEIGHT) if name else 0)) // 2
        top = QRect(box.left(), box.top(), box.width(), half)
        width = QFontMetrics(full).horizontalAdvance(day_words.how_full(line)) + self.px(Space.S)
        quiet = line.over or bool(line.closed)
        ink = colours.muted if quiet else colours.text
        draw_words(
            painter,
            top.adjusted(0, 0, -width, 0),
            day_words.day_name(line.day),
            letters(self.view, "day", bold=not quiet),
            ink,
        )
        draw_words(painter, top, day_words.how_full(line), full, colours.accent if open_still else colours.muted, RIGHT)
        below = top.translated(0, half)
        draw_words(painter, below, day_words.with_whom(line), small, colours.muted)
        if name:
            draw_words(painter, below.translated(0, self.px(_NAME_HEIGHT)), capital(name), small, colours.muted)
