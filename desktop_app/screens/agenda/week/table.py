"""The week as a `QTableView` whose cells stand at their hours.

Qt gives a screen reader a table only for classes that inherit `QTableView`: a subclass of `QAbstractItemView` is told
as « filler », without a single cell, and an interface written in Python can make a list, never a table.
https://code.qt.io/cgit/qt/qtbase.git/tree/src/widgets/accessible/qaccessiblewidgetfactory.cpp
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
)
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop_app.use_cases.reception.grouping import Grouping, grouped
from desktop_app.use_cases.reception.week import Column, Week

from ..drawing.brushes import Brushes, colour
from ..drawing.cells import CellTable, Index
from . import cursor
from .headers import DayHeader, TimeAxis
from .model import WeekModel
from .painter import paint_cell, paint_present, paint_still
from .shape import NOTHING, Shape, shape_of, whole_days

RING = 6
_MOST_PREPARED = 3
_STEP = 24


class TimeTable(CellTable):
    """What stands still is one picture; the ring, what is under the mouse and the present minute go over it."""

    shape: Shape = NOTHING

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("week", "La semaine, heure par heure", parent)
        self.rows, self.week = WeekModel(self), Week(date.min, (), datetime.min)
        self.grouping = Grouping.DAYS
        self._from, self._still = date.min, QPixmap()
        self._prepared: list[tuple[Week, Shape, QPixmap]] = []
        self.days, self.hours = DayHeader(self, self.rows), TimeAxis(self, self.rows)
        self.setModel(self.rows)
        self.setHorizontalHeader(self.days)
        self.setVerticalHeader(self.hours)

    # What is shown

    @property
    def chosen(self) -> cursor.Place:
        """The place the keys act upon."""
        return self.currentIndex().column(), self.currentIndex().row()

    def show_week(self, week: Week, day: date, stand: cursor.Stand | None = None) -> None:
        """Show this week, or as many of its whole days as there is room for, `day` among them.

        In the same week the chosen cell stays chosen; in another one it is the first that is not over, unless `stand`
        says another: chosen afterwards, both would be heard.
        """
        self.renew_letters()
        cell, column = self.rows.cell(self.currentIndex()), self.column()
        same = week.first == self.week.first
        self.week, self._from = week, day
        self._lay_out()
        kept = cursor.again(self.rows.columns, column, cell) if same and cell and column else None
        place = kept or cursor.first_to_come(self.rows.columns, week.now)
        self.setCurrentIndex(self.rows.at((stand(self.rows.columns, place) if stand else None) or place))

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
        shape = self._shape_of(self._columns(week, week.first))
        self._keep(week, shape, self._drawn(shape, week.now))

    def _keep(self, week: Week, shape: Shape, picture: QPixmap) -> None:
        others = [one for one in self._prepared if one[0].first != week.first]
        self._prepared = [*others, (week, shape, picture)][-_MOST_PREPARED:]

    def _lay_out(self) -> None:
        """Place the days and hours in the room there is."""
        columns = self._columns(self.week, self._from)
        self.rows.show(columns, self.week.now, self.grouping)
        found = next((one for one in self._prepared if one[0] is self.week and one[1].columns == columns), None)
        self.shape = self.hours.shape = found[1] if found else self._shape_of(columns)
        for at, (_, width) in enumerate(self.shape.sides):
            self.days.resizeSection(at, round(width))
        self._still = found[2] if found and not self.verticalOffset() else QPixmap()
        self.under = QPersistentModelIndex()
        self.updateGeometries()
        self.verticalScrollBar().setPageStep(max(1, self.viewport().height()))
        self.verticalScrollBar().setSingleStep(round(self.letters.px(_STEP)))
        for part in (self, self.days, self.hours):
            part.viewport().update()

    def _columns(self, week: Week, day: date) -> tuple[Column, ...]:
        return grouped(whole_days(week, day, self.letters, self._room()), self.grouping)

    def _shape_of(self, columns: tuple[Column, ...]) -> Shape:
        return shape_of(columns, self.grouping, self.letters, self._room(), self._height(columns))

    def _room(self) -> int:
        return max(1, self.width() - self.hours.sizeHint().width() - self.verticalScrollBar().sizeHint().width())

    def _height(self, columns: Sequence[Column]) -> int:
        return max(1, self.height() - self.days.height_of(columns))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size() != event.oldSize():
            self._forget_pictures()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        changed = (QEvent.Type.PaletteChange, QEvent.Type.FontChange, QEvent.Type.StyleChange)
        if event.type() in changed and self.shape.columns:
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
        over = max(0, round(self.shape.times.height) - self.viewport().height())
        self.verticalScrollBar().setRange(0, over)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._still = QPixmap()
        self.hours.viewport().update()
        self.viewport().update()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def box(self, index: Index) -> QRectF | None:
        """Where a cell is drawn, in the view."""
        if not self.shape.columns or self.rows.cell(index) is None:
            return None
        return self.shape.boxes[index.column()][index.row()].translated(0, -self.verticalOffset())

    def visualRect(self, index: Index) -> QRect:
        """Where a cell is drawn; also what a screen reader and a magnifier are told."""
        box = self.box(index)
        return box.toAlignedRect() if box is not None else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        at, place = self.columnAt(point.x()), QPointF(point) + QPointF(0, self.verticalOffset())
        boxes = self.shape.boxes[at] if 0 <= at < len(self.shape.boxes) else ()
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
        return QRegion(self.visualRect(self.currentIndex()))

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Qt repaints the cells; the ring stands outside them."""
        super().currentChanged(current, previous)
        for one in (current, previous):
            self.repaint_around(one)

    def repaint_around(self, index: Index) -> None:
        edge = round(self.letters.px(RING))
        self.viewport().update(self.visualRect(index).adjusted(-edge, -edge, edge, edge))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture, and over it what moves."""
        if not self.shape.columns:
            return
        down = self.verticalOffset()
        if self._still.isNull():
            self._still = self._drawn(self.shape, self.week.now, down)
            if not down:
                self._keep(self.week, self.shape, self._still)
        painter = QPainter(self.viewport())
        painter.drawPixmap(0, 0, self._still)
        self.paint_over(Brushes(painter, self.letters), self.shape)

    def paint_over(self, brushes: Brushes, shape: Shape) -> None:
        """What is under the mouse, the present minute, and the ring."""
        cell, box = self.rows.cell(self.under), self.box(self.under)
        if cell is not None and box is not None:
            paint_cell(brushes, box, self.rows.columns[self.under.column()], cell, self.week.now, over=True)
        paint_present(brushes, shape, self.week.now, self.verticalOffset())
        if (chosen := self.box(self.currentIndex())) is not None:
            brushes.ring(chosen, keyboard=self.moves_chosen())

    def moves_chosen(self) -> bool:
        """Whether the arrows would go on from the chosen cell."""
        return self.hasFocus()

    def _drawn(self, shape: Shape, now: datetime, down: int = 0) -> QPixmap:
        """Grounds, cells and folds as a picture, scrolled so far down."""
        size = QSize(self.width() - self.hours.sizeHint().width(), self._height(shape.columns))
        picture = QPixmap(size * self.devicePixelRatioF())
        picture.setDevicePixelRatio(self.devicePixelRatioF())
        brushes = Brushes(QPainter(picture), self.letters)
        brushes.painter.fillRect(picture.rect(), colour(brushes.colours.ground))
        brushes.painter.translate(0, -down)
        paint_still(brushes, shape, now, down, down + size.height())
        brushes.painter.end()
        return picture
