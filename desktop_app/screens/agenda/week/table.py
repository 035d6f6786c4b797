"""The week as a `QTableView` whose cells stand at their hours.

Qt gives a screen reader a table only for classes that inherit `QTableView`: a subclass of `QAbstractItemView` is told
as « filler », without a single cell, and an interface written in Python can make a list, never a table.
"""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QTableView, QToolTip, QWidget

from desktop_app.use_cases.reception.grouping import Grouping, grouped
from desktop_app.use_cases.reception.week import Column, Week

from ...theme.tokens import colours_of, scale_of
from ...widgets.aloud import plain
from ..drawing.brushes import Brushes
from ..drawing.lettering import Lettering
from . import cursor, words
from .headers import DayHeader, TimeAxis
from .model import Index, WeekModel
from .painter import paint_cell
from .picture import Frame, paint_present, still
from .shape import Shape, shape_of, whole_days

_RING = 6
_MOST_PREPARED = 3
_STEP = 24


class TimeTable(QTableView):
    """What stands still is one picture; the ring, what is under the mouse and the present minute go over it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.letters = Lettering(self.window().font())
        self.rows, self.week = WeekModel(self), Week(date.min, (), datetime.min)
        self.grouping = Grouping.DAYS
        self.days, self.hours = DayHeader(self.letters, self), TimeAxis(self.letters, self)
        self.shape: Shape | None = None
        self._from, self._still, self._under = date.min, QPixmap(), QPersistentModelIndex()
        self._prepared: list[tuple[Week, tuple[Column, ...], Shape, QPixmap]] = []
        self.setObjectName("week")
        self.setModel(self.rows)
        self.setHorizontalHeader(self.days)
        self.setVerticalHeader(self.hours)
        self._be_a_picture()

    def _be_a_picture(self) -> None:
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setCornerButtonEnabled(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setMouseTracking(True)

    # What is shown

    @property
    def chosen(self) -> cursor.Place:
        """The place the keys act upon."""
        return self.currentIndex().column(), self.currentIndex().row()

    def show_week(self, week: Week, day: date) -> None:
        """Show this week, or as many of its whole days as there is room for, `day` among them.

        In the same week the chosen cell stays chosen; in another one it is the first that is not over.
        """
        self._renew_letters()
        cell, column = self.rows.cell(self.currentIndex()), self.column()
        same = week.first == self.week.first
        self.week, self._from = week, day
        self._lay_out()
        kept = cursor.again(self.rows.columns, column, cell) if same and cell and column else None
        self.setCurrentIndex(self.rows.at(kept or cursor.first_to_come(self.rows.columns, week.now)))

    def group(self, grouping: Grouping) -> None:
        """Have the columns stand so beside one another; the chosen cell stays chosen."""
        if grouping is not self.grouping:
            self.grouping = grouping
            self._forget_pictures()

    def column(self) -> Column | None:
        """That of the chosen cell."""
        at = self.currentIndex().column()
        return self.rows.columns[at] if 0 <= at < len(self.rows.columns) else None

    def is_prepared(self, week: Week) -> bool:
        """Whether this week was drawn in this size and dress."""
        return any(one[0] is week for one in self._prepared)

    def prepare(self, week: Week) -> None:
        """Draw a week that is about to be shown, while nobody waits."""
        columns = self._columns(week, week.first)
        shape = shape_of(columns, self.letters, self._room(), self._height(columns))
        self._keep(week, columns, shape, self._drawn(Frame(columns, shape, week.now, grouping=self.grouping)))

    def _keep(self, week: Week, columns: tuple[Column, ...], shape: Shape, picture: QPixmap) -> None:
        others = [one for one in self._prepared if one[0].first != week.first]
        self._prepared = [*others, (week, columns, shape, picture)][-_MOST_PREPARED:]

    def _lay_out(self) -> None:
        """Place the days and hours in the room there is."""
        columns = self._columns(self.week, self._from)
        self.rows.show(columns, self.week.now, self.grouping)
        self.days.head(columns, self.week.now, self.grouping)
        found = next((one for one in self._prepared if one[0] is self.week and one[1] == columns), None)
        self.shape = found[2] if found else shape_of(columns, self.letters, self._room(), self._height(columns))
        for at, (_, width) in enumerate(self.shape.sides):
            self.days.resizeSection(at, round(width))
        here = any(column.day == self.week.now.date() for column in columns)
        self.hours.show_hours(self.shape, self.week.now if here else None)
        self._still = found[3] if found and not self.verticalOffset() else QPixmap()
        self._under = QPersistentModelIndex()
        self.updateGeometries()
        self.verticalScrollBar().setPageStep(max(1, self.viewport().height()))
        self.verticalScrollBar().setSingleStep(round(self.letters.px(_STEP)))
        self.viewport().update()

    def _columns(self, week: Week, day: date) -> tuple[Column, ...]:
        return grouped(whole_days(week, day, self.letters, self._room()), self.grouping)

    def _room(self) -> int:
        return max(1, self.width() - self.hours.sizeHint().width() - self.verticalScrollBar().sizeHint().width())

    def _height(self, columns: Sequence[Column]) -> int:
        return max(1, self.height() - self.days.height_of(columns))

    def _renew_letters(self) -> None:
        """Keep what was laid out as long as the type stays."""
        if self.letters.scale != scale_of(self.window().font()):
            self.letters = self.days.letters = self.hours.letters = Lettering(self.window().font())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Days and hours fill the room."""
        super().resizeEvent(event)
        if event.size() != event.oldSize():
            self._forget_pictures()

    def changeEvent(self, event: QEvent) -> None:
        """Other colours or other type."""
        super().changeEvent(event)
        changed = (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange)
        if event.type() in changed and self.shape is not None:
            self._forget_pictures()

    def _forget_pictures(self) -> None:
        self._prepared.clear()
        if self.week.columns:
            chosen = self.column()
            self.show_week(self.week, chosen.day if chosen else self._from)
            self.scrollTo(self.currentIndex())

    # Where things stand

    def updateGeometries(self) -> None:
        """Keep the range of the hours: the base class would count rows."""
        super().updateGeometries()
        if self.shape is not None:
            over = max(0, round(self.shape.times.height) - self.viewport().height())
            self.verticalScrollBar().setRange(0, over)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move the hours."""
        self.hours.scroll_to(self.verticalOffset())
        self._still = QPixmap()
        self.viewport().update()

    def verticalOffset(self) -> int:
        """Pixels scrolled past the first minute."""
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        """Never sideways."""
        return 0

    def box(self, index: Index) -> QRectF | None:
        """Where a cell is drawn, in the view."""
        if self.shape is None or self.rows.cell(index) is None:
            return None
        return self.shape.boxes[index.column()][index.row()].translated(0, -self.verticalOffset())

    def visualRect(self, index: Index) -> QRect:
        """Where a cell is drawn; also what a screen reader and a magnifier are told."""
        box = self.box(index)
        return box.toAlignedRect() if box is not None else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The cell under a point."""
        at, place = self.columnAt(point.x()), QPointF(point) + QPointF(0, self.verticalOffset())
        boxes = self.shape.boxes[at] if self.shape is not None and 0 <= at < len(self.shape.boxes) else ()
        row = next((row for row, box in enumerate(boxes) if box.contains(place)), -1)
        return self.rows.at((at, row)) if row >= 0 else QModelIndex()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a cell into sight, no further; the top of one that is higher than the room."""
        box, room = self.visualRect(index), self.viewport().rect()
        down = min(max(0, box.bottom() - room.bottom()), max(0, box.top())) or min(0, box.top())
        if box.isValid() and down:
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + down)

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Only the cell under the middle: rows mean nothing to the eye here."""
        index = self.indexAt(rect.center())
        self.selectionModel().select(QItemSelection(index, index) if index.isValid() else QItemSelection(), command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """The chosen cell."""
        return QRegion(self.visualRect(self.currentIndex()))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Qt repaints the cells; the ring stands outside them."""
        super().currentChanged(current, previous)
        for one in (current, previous):
            self.repaint_around(one)

    def repaint_around(self, index: Index) -> None:
        """Draw a cell and its ring again."""
        edge = round(self.letters.px(_RING))
        self.viewport().update(self.visualRect(index).adjusted(-edge, -edge, edge, edge))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring of the keyboard."""
        super().focusInEvent(event)
        self.repaint_around(self.currentIndex())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """A quieter ring."""
        super().focusOutEvent(event)
        self.repaint_around(self.currentIndex())

    # Under the mouse

    def hover(self, point: QPoint) -> None:
        """Light what is under this point."""
        under = self.indexAt(point)
        if under != self._under:
            self.repaint_around(self._under)
            self.repaint_around(under)
            self._under = QPersistentModelIndex(under)

    def viewportEvent(self, event: QEvent) -> bool:
        """The whole sentence under the mouse, for what was shortened."""
        if isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            cell = self.rows.cell(index)
            told = words.spoken(self.rows.columns[index.column()], cell, self.week.now) if cell else ""
            QToolTip.showText(event.globalPos(), plain(told), self.viewport(), self.visualRect(index))
            return True
        if event.type() == QEvent.Type.Leave:
            self.hover(QPoint(-1, -1))
        return super().viewportEvent(event)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, and over it what moves."""
        if self.shape is None:
            return
        frame = Frame(self.rows.columns, self.shape, self.week.now, self.verticalOffset(), self.grouping)
        if self._still.isNull():
            self._still = self._drawn(frame)
            if not frame.down:
                self._keep(self.week, self.rows.columns, self.shape, self._still)
        painter = QPainter(self.viewport())
        painter.drawPixmap(0, 0, self._still)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_over(Brushes(painter, self.letters, colours_of(QGuiApplication.palette())), frame)

    def paint_over(self, brushes: Brushes, frame: Frame) -> None:
        """What is under the mouse, the present minute, and the ring."""
        cell, box = self.rows.cell(self._under), self.box(self._under)
        if cell is not None and box is not None:
            paint_cell(brushes, box, self.rows.columns[self._under.column()], cell, self.week.now, over=True)
        paint_present(brushes, frame)
        if (chosen := self.box(self.currentIndex())) is not None:
            brushes.ring(chosen, keyboard=self.hasFocus())

    def _drawn(self, frame: Frame) -> QPixmap:
        size = QSize(self.width() - self.hours.sizeHint().width(), self._height(frame.columns))
        colours = colours_of(QGuiApplication.palette())
        return still(frame, size, self.devicePixelRatioF(), self.letters, colours)
