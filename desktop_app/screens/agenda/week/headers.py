"""The two edges of the week: days above, hours at the left; real headers, so that a screen reader finds them."""

from collections.abc import Sequence
from datetime import date
from itertools import groupby

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.french import NBSP
from desktop_app.domain.planning import minute_of_day
from desktop_app.use_cases.reception.grouping import Grouping
from desktop_app.use_cases.reception.week import Column

from ..drawing.brushes import Brushes, colour
from ..drawing.cells import CellTable
from .model import WeekModel
from .painter import hour_of
from .shape import AXIS_WIDTH, NOTHING, Shape, runs
from .words import not_held, short_day

_DAY, _ADVISOR, _MARK = 28, 22, 19


class _Header(QHeaderView):
    """An edge of the table, drawn from what the table shows."""

    def __init__(self, orientation: Qt.Orientation, table: CellTable, rows: WeekModel) -> None:
        super().__init__(orientation, table)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._table, self._rows = table, rows

    def _brushes(self) -> Brushes:
        """For its letters, over its ground."""
        brushes = Brushes(QPainter(self.viewport()), self._table.letters)
        brushes.painter.fillRect(self.viewport().rect(), colour(brushes.colours.ground))
        return brushes

    def _px(self, pixels: float) -> float:
        return self._table.letters.px(pixels)


class DayHeader(_Header):
    """A day over its advisors, or an advisor over their days.

    Under them stand the names that the calendar gives the days, each over all it holds.
    """

    def __init__(self, table: CellTable, rows: WeekModel) -> None:
        super().__init__(Qt.Orientation.Horizontal, table, rows)
        self.setMinimumSectionSize(8)

    def height_of(self, columns: Sequence[Column]) -> int:
        """Two lines, a third when some day has a name."""
        named = any(column.marks for column in columns)
        return round(self._px(_DAY + _ADVISOR + (_MARK if named else 0)))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height_of(self._rows.columns))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each day or advisor once, over all the columns."""
        brushes, shown = self._brushes(), self._rows
        for first, last in runs(shown.columns, shown.grouping):
            self._paint_group(brushes, first, shown.columns[first : last + 1])
        self._paint_marks(brushes)

    def _box(self, first: int, last: int) -> QRectF:
        left = self.sectionViewportPosition(first)
        return QRectF(left, 0, self.sectionViewportPosition(last) + self.sectionSize(last) - left, self.height())

    def _paint_group(self, brushes: Brushes, first: int, columns: Sequence[Column]) -> None:
        column, px, box = columns[0], self._px, self._box(first, first + len(columns) - 1)
        above = QRectF(box.left(), box.top() + px(2), box.width(), px(25))
        if not column.open and len(columns) == 1:
            self._paint_closed(brushes, above, column.day)
        elif column.advisor and self._rows.grouping is Grouping.ADVISORS:
            told = brushes.letters.fitting(_names(column.advisor), "day", above.width() - px(8), bold=True)
            brushes.words(above, told, "day", brushes.colours.text, bold=True, align=0.5)
            for at, each in enumerate(columns, first):
                self._paint_day_under(brushes, self._under(at), each)
        else:
            self._paint_day(brushes, above, column.day, "day")
            for at, each in enumerate(columns, first):
                self._paint_advisor_under(brushes, self._under(at), each)
        brushes.painter.setPen(QPen(colour(brushes.colours.line_strong), 1))
        brushes.painter.drawLine(QLineF(box.left() + 0.5, px(6), box.left() + 0.5, box.bottom()))

    def _under(self, at: int) -> QRectF:
        px = self._px
        under = self._box(at, at).adjusted(px(4), px(_DAY), -px(4), 0)
        under.setHeight(px(_ADVISOR - 2))
        return under

    def _paint_closed(self, brushes: Brushes, room: QRectF, day: date) -> None:
        name, _, number = short_day(day).partition(NBSP)
        ink = self._paint_pill(brushes, room, day, "day", self._px(40)) or brushes.colours.muted
        brushes.words(room.translated(0, self._px(-1)), name, "small", ink, align=0.5)
        brushes.words(room.translated(0, self._px(15)), number, "small", ink, align=0.5)

    def _paint_day(self, brushes: Brushes, room: QRectF, day: date, size: str) -> None:
        ink = self._paint_pill(brushes, room, day, size, room.height()) or brushes.colours.text
        brushes.words(room, short_day(day), size, ink, bold=True, align=0.5)

    def _paint_pill(self, brushes: Brushes, room: QRectF, day: date, size: str, tall: float) -> str:
        """Behind today; the ink that stands out on it, '' for another day."""
        if day != self._rows.now.date():
            return ""
        wide = min(brushes.letters.width(short_day(day), size, True) + self._px(20), room.width() - self._px(4))
        pill = QRectF(room.center().x() - wide / 2, room.top(), wide, tall)
        brushes.card(pill, brushes.colours.accent, Qt.PenStyle.NoPen)
        return brushes.colours.on_accent

    def _paint_day_under(self, brushes: Brushes, under: QRectF, column: Column) -> None:
        more = not_held(column) or " · ".join(column.places)
        wide = brushes.letters.width(short_day(column.day), "base", True) + self._px(24)
        if not more or wide > under.width() / 2:
            self._paint_day(brushes, under, column.day, "base")
            return
        self._paint_day(brushes, QRectF(under.left(), under.top(), wide, under.height()), column.day, "base")
        ink = brushes.colours.attention if not_held(column) else brushes.colours.muted
        brushes.words(under.adjusted(wide, 0, 0, 0), more, "small", ink, bold=bool(not_held(column)))

    def _paint_advisor_under(self, brushes: Brushes, under: QRectF, column: Column) -> None:
        if column.advisor is None:
            return
        if why := not_held(column):
            brushes.words(under, why, "small", brushes.colours.attention, bold=True, align=0.5)
            return
        where, names = " · ".join(column.places), _names(column.advisor)
        told = (f"{names[0]} · {where}", *names) if where else names
        words = brushes.letters.fitting(told, "small", under.width())
        brushes.words(under, words, "small", brushes.colours.muted, align=0.5)

    def _paint_marks(self, brushes: Brushes) -> None:
        px, at = self._px, 0
        for marks, run in groupby(self._rows.columns, key=lambda column: column.marks):
            first, at = at, at + len(list(run))
            if not marks:
                continue
            band = self._box(first, at - 1).adjusted(px(2), px(_DAY + _ADVISOR), -px(1), -px(1))
            brushes.card(band, brushes.colours.accent_soft, brushes.edge(brushes.colours.accent))
            inner = band.adjusted(px(6), 0, -px(4), 0)
            brushes.words(inner, ", ".join(marks), "small", brushes.colours.accent)


def _names(advisor: Advisor) -> tuple[str, ...]:
    return advisor.name, advisor.first_name, advisor.last_name


class TimeAxis(_Header):
    """The hours of a `shape`; as a header of the table it scrolls with it."""

    shape: Shape = NOTHING

    def __init__(self, table: CellTable, rows: WeekModel) -> None:
        super().__init__(Qt.Orientation.Vertical, table, rows)

    def sizeHint(self) -> QSize:
        """As wide as « 10 h 30 »."""
        return QSize(round(self._px(AXIS_WIDTH)), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hours, the folds and the present minute."""
        brushes, shape, now = self._brushes(), self.shape, self._rows.now
        if not shape.columns:
            return
        first, last = shape.times.stretches[0].start, shape.times.stretches[-1].end
        today = any(column.day == now.date() for column in shape.columns)
        present = minute_of_day(now) if today else -1
        brushes.painter.translate(0, -self._table.verticalOffset())
        self._paint_hours(brushes, shape, shape.times.y(present) if today else None)
        if first <= present <= last:
            self._paint_now(brushes, shape, present)

    def _paint_hours(self, brushes: Brushes, shape: Shape, present: float | None) -> None:
        colours, right, line = brushes.colours, self.width() - self._px(8), brushes.letters.line("base")
        for one in shape.times.stretches:
            first = -(-one.start // 60) * 60
            for minute in [one.start, *(each for each in range(first, one.end, 60) if each - one.start > 20)]:
                y = shape.times.y(minute)
                if present is not None and abs(present - y) < line:
                    continue
                top = y if minute == one.start else y - line / 2
                box = QRectF(0, top, right, line)
                brushes.words(box, hour_of(minute), "base", colours.text, bold=minute % 60 == 0, align=1)
        for fold in shape.times.folds():
            strip = QRectF(0, fold.top, right, fold.bottom - fold.top)
            brushes.words(strip, "pause", "small", colours.muted, align=1)

    def _paint_now(self, brushes: Brushes, shape: Shape, present: int) -> None:
        tall = brushes.letters.line("base") + self._px(2)
        top = min(max(shape.times.y(present) - tall / 2, 0), shape.times.height - tall)
        pill = QRectF(self._px(2), top, self.width() - self._px(4), tall)
        brushes.card(pill, brushes.colours.text, Qt.PenStyle.NoPen)
        brushes.words(pill, hour_of(present), "base", brushes.colours.ground, bold=True, align=0.5)
