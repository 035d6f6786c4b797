"""The two edges of the week: days above, hours at the left; real headers, so that a screen reader finds them."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import groupby

from PySide6.QtCore import QLineF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.french import NBSP
from desktop_app.domain.planning import minute_of_day
from desktop_app.use_cases.reception.grouping import Grouping
from desktop_app.use_cases.reception.week import Column

from ...theme.tokens import colours_of
from ..drawing.brushes import Brushes, colour
from ..drawing.lettering import Lettering
from .picture import hour_of
from .shape import AXIS_WIDTH, Shape, runs
from .words import not_held, short_day

_DAY, _ADVISOR, _MARK = 28, 22, 19


class DayHeader(QHeaderView):
    """A day over its advisors, or an advisor over their days.

    Under them stand the names that the calendar gives the days, each over all it holds.
    """

    def __init__(self, letters: Lettering, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMinimumSectionSize(8)
        self.letters = letters
        self._columns: Sequence[Column] = ()
        self._now = datetime.min
        self._grouping = Grouping.DAYS

    def head(self, columns: Sequence[Column], now: datetime, grouping: Grouping) -> None:
        """Head these columns, which stand so beside one another."""
        self._columns, self._now, self._grouping = columns, now, grouping
        self.viewport().update()

    def height_of(self, columns: Sequence[Column]) -> int:
        """Two lines, a third when some day has a name."""
        named = any(column.marks for column in columns)
        return round(self.letters.px(_DAY + _ADVISOR + (_MARK if named else 0)))

    def sizeHint(self) -> QSize:
        """As high as its words."""
        return QSize(super().sizeHint().width(), self.height_of(self._columns))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw each day or advisor once, over all the columns."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        brushes = Brushes(painter, self.letters, colours_of(QGuiApplication.palette()))
        painter.fillRect(self.viewport().rect(), colour(brushes.colours.ground))
        for first, last in runs(self._columns, self._grouping):
            self._paint_group(brushes, first, last)
        self._paint_marks(brushes)

    def _box(self, first: int, last: int) -> QRectF:
        left = self.sectionViewportPosition(first)
        return QRectF(left, 0, self.sectionViewportPosition(last) + self.sectionSize(last) - left, self.height())

    def _paint_group(self, brushes: Brushes, first: int, last: int) -> None:
        column, px, box = self._columns[first], self.letters.px, self._box(first, last)
        above = QRectF(box.left(), box.top() + px(2), box.width(), px(25))
        unders = [self._under(at) for at in range(first, last + 1)]
        if not column.open and first == last:
            self._paint_closed(brushes, above, column.day)
        elif column.advisor and self._grouping is Grouping.ADVISORS:
            told = self.letters.fitting(_names(column.advisor), "day", above.width() - px(8), bold=True)
            brushes.words(above, told, "day", brushes.colours.text, bold=True, align=0.5)
            for each, under in zip(self._columns[first : last + 1], unders, strict=True):
                self._paint_day_under(brushes, under, each)
        else:
            self._paint_day(brushes, above, column.day, "day")
            for each, under in zip(self._columns[first : last + 1], unders, strict=True):
                self._paint_advisor_under(brushes, under, each)
        brushes.painter.setPen(QPen(colour(brushes.colours.line_strong), 1))
        brushes.painter.drawLine(QLineF(box.left() + 0.5, px(6), box.left() + 0.5, box.bottom()))

    def _under(self, at: int) -> QRectF:
        px = self.letters.px
        under = self._box(at, at).adjusted(px(4), px(_DAY), -px(4), 0)
        under.setHeight(px(_ADVISOR - 2))
        return under

    def _paint_closed(self, brushes: Brushes, room: QRectF, day: date) -> None:
        colours, px = brushes.colours, self.letters.px
        name, _, number = short_day(day).partition(NBSP)
        ink = colours.muted
        if day == self._now.date():
            ink = colours.on_accent
            wide = min(self.letters.width(short_day(day), "day", True) + px(20), room.width() - px(4))
            pill = QRectF(room.center().x() - wide / 2, room.top(), wide, px(40))
            brushes.card(pill, colours.accent, Qt.PenStyle.NoPen)
        brushes.words(room.translated(0, px(-1)), name, "small", ink, align=0.5)
        brushes.words(room.translated(0, px(15)), number, "small", ink, align=0.5)

    def _paint_day(self, brushes: Brushes, room: QRectF, day: date, size: str) -> None:
        colours, px, today = brushes.colours, self.letters.px, day == self._now.date()
        if today:
            wide = min(self.letters.width(short_day(day), size, True) + px(20), room.width() - px(4))
            pill = QRectF(room.center().x() - wide / 2, room.top(), wide, room.height())
            brushes.card(pill, colours.accent, Qt.PenStyle.NoPen)
        ink = colours.on_accent if today else colours.text
        brushes.words(room, short_day(day), size, ink, bold=True, align=0.5)

    def _paint_day_under(self, brushes: Brushes, under: QRectF, column: Column) -> None:
        more = not_held(column) or " · ".join(column.places)
        wide = self.letters.width(short_day(column.day), "base", True) + self.letters.px(24)
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
        words = self.letters.fitting(told, "small", under.width())
        brushes.words(under, words, "small", brushes.colours.muted, align=0.5)

    def _paint_marks(self, brushes: Brushes) -> None:
        px, at = self.letters.px, 0
        for marks, run in groupby(self._columns, key=lambda column: column.marks):
            first, at = at, at + len(list(run))
            if not marks:
                continue
            band = self._box(first, at - 1).adjusted(px(2), px(_DAY + _ADVISOR), -px(1), -px(1))
            brushes.card(band, brushes.colours.accent_soft, brushes.edge(brushes.colours.accent))
            inner = band.adjusted(px(6), 0, -px(4), 0)
            brushes.words(inner, ", ".join(marks), "small", brushes.colours.accent)


def _names(advisor: Advisor) -> tuple[str, ...]:
    return advisor.name, advisor.first_name, advisor.last_name


class TimeAxis(QHeaderView):
    """The hours; as a header of the table it scrolls with it."""

    def __init__(self, letters: Lettering, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.letters = letters
        self._shape: Shape | None = None
        self._now: datetime | None = None
        self._down = 0

    def show_hours(self, shape: Shape, now: datetime | None) -> None:
        """Count these hours; `now` is None when today is not among the days."""
        self._shape, self._now = shape, now
        self.viewport().update()

    def scroll_to(self, down: int) -> None:
        """Show the hours from so many pixels down."""
        self._down = down
        self.viewport().update()

    def sizeHint(self) -> QSize:
        """As wide as « 10 h 30 »."""
        return QSize(round(self.letters.px(AXIS_WIDTH)), super().sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the hours, the folds and the present minute."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        brushes = Brushes(painter, self.letters, colours_of(QGuiApplication.palette()))
        painter.fillRect(self.viewport().rect(), QColor(brushes.colours.ground))
        painter.translate(0, -self._down)
        if self._shape:
            self._paint_hours(brushes, self._shape)
            self._paint_now(brushes, self._shape)

    def _paint_hours(self, brushes: Brushes, shape: Shape) -> None:
        colours, right, line = brushes.colours, self.width() - self.letters.px(8), self.letters.line("base")
        present = shape.times.y(minute_of_day(self._now)) if self._now else None
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

    def _paint_now(self, brushes: Brushes, shape: Shape) -> None:
        first, last = shape.times.stretches[0].start, shape.times.stretches[-1].end
        if self._now is None or not first <= minute_of_day(self._now) <= last:
            return
        tall = self.letters.line("base") + self.letters.px(2)
        top = min(max(shape.times.y(minute_of_day(self._now)) - tall / 2, 0), shape.times.height - tall)
        pill = QRectF(self.letters.px(2), top, self.width() - self.letters.px(4), tall)
        brushes.card(pill, brushes.colours.text, Qt.PenStyle.NoPen)
        told = hour_of(minute_of_day(self._now))
        brushes.words(pill, told, "base", brushes.colours.ground, bold=True, align=0.5)
