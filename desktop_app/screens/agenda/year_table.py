"""The year: a row a month, a small cell a date, full where somebody receives, hollow where nobody does any more."""

import calendar
from dataclasses import replace
from datetime import date, datetime, time

from PySide6.QtCore import QLineF, QModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QWidget

from desktop_app.domain.french import MONTHS, WEEKDAYS, capital, day_and_month, listed, plural
from desktop_app.domain.planning import Loss
from desktop_app.domain.search_key import fold
from desktop_app.domain.working_days import add_months, holiday_name
from desktop_app.use_cases.reception.year import Year, YearDay

from .date_table import DateTable
from .drawing.brushes import Brushes, Lettering, colour

LETTERS = {Loss.CLOSED: "F", Loss.ABSENCE: "A", Loss.CANCELLED: "X", Loss.MOVED: "D"}
LEGEND = "F fermé, A absence, X annulé, D déplacé"
_LONGEST, _SIDE, _LEAST_HEIGHT, _SATURDAY = 31, 128, 34, 5
_LEAST_CELL, _WEEK = 7, 7


class _DayNumbers(QHeaderView):
    """The numbers of the days; one a week where there is no room for each."""

    def __init__(self, letters: Lettering, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.letters = letters

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), round(self.letters.line("small") + self.letters.px(4)))

    def paintSection(self, painter: QPainter, rect: QRect, at: int) -> None:
        """Over the days that follow, when only some are told."""
        each = self.letters.width("30", "small") + self.letters.px(2) <= self.sectionSize(self.count() - 1)
        if each or at % _WEEK == 0:
            room = QRectF(rect) if each else QRectF(rect).adjusted(0, 0, 3 * rect.width(), 0)
            brushes = Brushes(painter, self.letters)
            brushes.words(room, str(at + 1), "small", brushes.colours.text, bold=True, align=0.5 if each else 0)


class YearTable(DateTable):
    """31 columns; a month that is shorter ends sooner."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.year = Year(0, {}, datetime.min)
        super().__init__("year", "L’année, mois par mois", parent)
        self._numbers = _DayNumbers(self.letters, self)
        self.setHorizontalHeader(self._numbers)
        self.settle_headers()
        self.verticalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def keys_told(self) -> list[tuple[str, str]]:
        """The keys of the year, for the list of shortcuts."""
        return [
            ("Entrée", "Ouvrir le jour"),
            ("Page ↑ ↓", "Année précédente, année suivante"),
            ("Début Fin", "Premier et dernier jour du mois"),
            ("1 à 31", "Aller à ce jour du mois"),
            ("A à Z", "Aller au mois qui commence ainsi"),
        ]

    def show_year(self, year: Year) -> None:
        """Show this year."""
        self.year = year
        dates: list[list[date | None]] = []
        for month in range(1, 13):
            days = [date(year.number, month, day + 1) for day in range(calendar.monthrange(year.number, month)[1])]
            dates.append([*days, *[None] * (_LONGEST - len(days))])
        self.rows.show(dates, [str(at + 1) for at in range(_LONGEST)], [_side(year, at + 1) for at in range(12)])
        self.lay_out()

    def on(self, day: date) -> YearDay:
        """What is known of a date."""
        return self.year.days.get(day) or YearDay(day)

    def shown(self) -> Year:
        return replace(self.year, now=datetime.combine(self.year.now, time()))

    def measure(self) -> None:
        self._numbers.letters = self.letters
        self.verticalHeader().setFixedWidth(round(self.letters.px(_SIDE)))
        room = self.width() - round(self.letters.px(_SIDE)) - self.verticalScrollBar().sizeHint().width()
        wide, spare = divmod(room, _LONGEST)
        for at in range(_LONGEST):
            self.setColumnWidth(at, max(wide + (at < spare), _LEAST_CELL))
        height = max(self.viewport().height() // 12, round(self.letters.px(_LEAST_HEIGHT)))
        self.verticalHeader().setDefaultSectionSize(height)

    def row_step(self, day: date, step: int) -> date:
        return add_months(day, step)

    def row_ends(self, day: date) -> tuple[date, date]:
        return day.replace(day=1), day.replace(day=calendar.monthrange(day.year, day.month)[1])

    def found(self, letters: str) -> QModelIndex:
        """The number of a day, or the name of a month."""
        day, wanted = self.day(), fold(letters)
        if day is None or not wanted or letters.isdigit():
            return super().found(letters)
        after = [*range(day.month, 12), *range(day.month)] if len(letters) == 1 else range(12)
        at = next((at for at in after if fold(MONTHS[at]).startswith(wanted)), None)
        return self.rows.index_of(add_months(day.replace(month=1), at)) if at is not None else QModelIndex()

    def spoken(self, day: date) -> str:
        """'jeudi 27 novembre, Marie Castell, 5 rendez-vous, vacances de Noël'."""
        found = self.on(day)
        names = found.marks if found.advisors or not found.closed else ()
        coming = day >= self.year.now.date()
        what = (
            [listed(list(found.advisors)), plural(found.booked, "rendez-vous") if coming else ""]
            if found.advisors
            else [*dict.fromkeys(lost.told for lost in found.lost)]
            or [f"fermé : {found.closed}" if found.closed else "inconnu" if found.unknown else "pas de permanence"]
        )
        missing = dict.fromkeys(lost.told for lost in found.lost) if found.advisors else ()
        stranded = f"{found.booked} à déplacer" if found.booked and not found.advisors else ""
        return ", ".join(filter(None, (day_and_month(day), *what, stranded, *missing, *names)))

    def paint_date(self, brushes: Brushes, box: QRectF, day: date, *, over: bool) -> None:
        """Full or hollow, with a letter; a cross on a bank holiday, a line under school holidays."""
        found, colours, px = self.on(day), brushes.colours, self.letters.px
        ground = colours.rail if day.weekday() >= _SATURDAY else colours.surface
        brushes.painter.fillRect(box.adjusted(0.5, 0.5, -0.5, -0.5), colour(colours.hover if over else ground))
        inner = box.adjusted(px(2), px(3), -px(2), -px(6))
        initial = capital(WEEKDAYS[day.weekday()])[0]
        if found.advisors:
            over_already = day < self.year.now.date()
            fill, ink = (colours.accent_soft, colours.accent) if over_already else (colours.accent, colours.on_accent)
            brushes.card(inner, fill, brushes.edge(colours.accent))
            brushes.words(inner, initial, "small", ink, bold=not over_already, align=0.5)
        elif found.loss is not None:
            brushes.card(inner, ground, QPen(colour(colours.attention), 1.5))
            brushes.words(inner, LETTERS.get(found.loss, ""), "small", colours.attention, bold=True, align=0.5)
        elif holiday_name(day) or found.closed:
            _paint_cross(brushes, inner)
        elif found.unknown:
            brushes.words(inner, "?", "small", colours.muted, align=0.5)
        if found.school:
            y = box.bottom() - px(2.5)
            brushes.painter.setPen(QPen(colour(colours.accent), px(2)))
            brushes.painter.drawLine(QLineF(box.left(), y, box.right(), y))
        if day == self.year.now.date():
            brushes.painter.setBrush(Qt.BrushStyle.NoBrush)
            brushes.painter.setPen(QPen(colour(colours.text), 2))
            brushes.painter.drawRect(box.adjusted(1, 1, -1, -1))


def _paint_cross(brushes: Brushes, box: QRectF) -> None:
    side = min(box.width(), box.height()) * 0.45
    cross = QRectF(0, 0, side, side)
    cross.moveCenter(box.center())
    brushes.painter.setPen(QPen(colour(brushes.colours.muted), 1.5))
    brushes.painter.drawLine(cross.topLeft(), cross.bottomRight())
    brushes.painter.drawLine(cross.topRight(), cross.bottomLeft())


def _side(year: Year, month: int) -> str:
    held, lost = year.of_month(month)
    counted = plural(held, "jour") + (f", {plural(lost, 'perdu')}" if lost else "")
    return f"{capital(MONTHS[month - 1])}\n{counted}" if held or lost else capital(MONTHS[month - 1])
