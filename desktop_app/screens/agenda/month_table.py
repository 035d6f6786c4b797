"""The month as a calendar: a row a week, in each date its name and a bar for each session."""

import calendar
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QPen
from PySide6.QtWidgets import QWidget

from desktop_app.domain.french import WEEKDAYS, capital, day_and_month, listed, plural
from desktop_app.domain.planning import Mode
from desktop_app.use_cases.reception.agenda import Bar, DayLine
from desktop_app.use_cases.reception.month import Month

from ..theme.tokens import Space
from .date_table import DateTable
from .drawing.brushes import Brushes, colour

_NARROW, _WIDE, _LEAST_HEIGHT, _HEAD, _BAR, _LEAST_BAR = 72, 110, 70, 22, 24, 19
_WEEK = 7


class MonthTable(DateTable):
    """Weekdays on which nothing is ever listed in the month are narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.month = Month(date.min, {}, {}, frozenset(), datetime.min)
        super().__init__("month", "Le mois, jour par jour", parent)
        self.verticalHeader().hide()

    def keys_told(self) -> list[tuple[str, str]]:
        """The keys of the month, for the list of shortcuts."""
        return [
            ("Entrée", "Ouvrir le jour"),
            ("Page ↑ ↓", "Mois précédent, mois suivant"),
            ("Début Fin", "Premier et dernier jour de la semaine"),
            ("1 à 31", "Aller à ce jour du mois"),
        ]

    def show_month(self, month: Month) -> None:
        """Show this month."""
        self.month = month
        weeks = calendar.Calendar().monthdatescalendar(month.first.year, month.first.month)
        dates = [[day if day.month == month.first.month else None for day in week] for week in weeks]
        self.rows.show(dates, [capital(name) for name in WEEKDAYS], [""] * len(dates))
        self.lay_out()

    def shown(self) -> Month:
        return replace(self.month, now=datetime.combine(self.month.now, time()))

    def measure(self) -> None:
        opened = self.month.weekdays
        narrow = [at for at in range(_WEEK) if at not in opened] if opened else []
        room = self.viewport().width()
        least = min(round(self.letters.px(_NARROW)), room // _WEEK)
        wide = (room - least * len(narrow)) // max(1, _WEEK - len(narrow))
        for at in range(_WEEK):
            self.setColumnWidth(at, least if at in narrow else wide)
        self.rows.head([self._head(name, self.columnWidth(at)) for at, name in enumerate(WEEKDAYS)])
        height = max(self.viewport().height() // len(self.rows.dates), round(self.letters.px(_LEAST_HEIGHT)))
        self.verticalHeader().setDefaultSectionSize(height)

    def _head(self, name: str, room: int) -> str:
        full, short = capital(name), f"{capital(name)[:3]}."
        return self.letters.fitting((full, short), "base", room - 2 * self.letters.px(Space.S), bold=True)

    def row_step(self, day: date, step: int) -> date:
        return day + timedelta(_WEEK * step)

    def row_ends(self, day: date) -> tuple[date, date]:
        week = [one for row in self.rows.dates if day in row for one in row if one]
        return week[0], week[-1]

    def spoken(self, day: date) -> str:
        """'jeudi 27 novembre, Marie Castell 6 sur 8, vacances de Noël'."""
        line, marks = self.month.lines.get(day), self.month.marks.get(day, ())
        if line is None:
            return ", ".join((day_and_month(day), "pas de permanence", *marks))
        told = [_bar_said(bar) for bar in line.bars]
        why = line.closed or ("inconnu" if line.unknown else "")
        stranded = f"{line.booked} à déplacer" if line.booked and not line.bars and not line.over else ""
        names = () if line.closed else marks
        return ", ".join(filter(None, (day_and_month(day), why, *told, stranded, *line.missing, *names)))

    def paint_date(self, brushes: Brushes, box: QRectF, day: date, *, over: bool) -> None:
        """The number, the name of the date, a bar for each session."""
        line, colours, px = self.month.lines.get(day), brushes.colours, self.letters.px
        opened = line is not None and bool(line.bars)
        today = day == self.month.now.date()
        inner = box.adjusted(px(1), px(1), -px(1), -px(1))
        ground = colours.hover if over else colours.surface if opened else colours.rail
        brushes.frame(inner, ground, colours.text if today else colours.line, 2 if today else 1)
        room = inner.adjusted(px(6), px(2), -px(4), -px(2))
        number = QRectF(room.left(), room.top(), px(26), px(_HEAD))
        brushes.words(number, str(day.day), "day" if opened else "base", colours.text, bold=opened or today)
        names = self._names(day, line)
        if not self.month.school.isdisjoint(self.month.marks.get(day, ())):
            y = inner.bottom() - px(2)
            brushes.painter.setPen(QPen(colour(colours.accent), px(2)))
            brushes.painter.drawLine(QLineF(inner.left() + px(3), y, inner.right() - px(3), y))
        if box.width() >= px(_WIDE):
            beside = QRectF(number.right(), room.top(), room.width() - number.width(), px(_HEAD))
            brushes.words(beside, ", ".join(names), "small", colours.muted)
        else:
            self._paint_names_under(brushes, room.adjusted(0, px(_HEAD), 0, -px(4)), names)
        if line is not None and line.bars:
            self._paint_bars(brushes, room.adjusted(0, px(_HEAD), 0, 0), line)
        elif line is not None and line.booked and not line.over:
            under = QRectF(room.left(), room.top() + px(_HEAD), room.width(), px(_BAR))
            brushes.words(under, f"{line.booked} à déplacer", "small", colours.attention, bold=True)

    def _paint_names_under(self, brushes: Brushes, room: QRectF, names: Sequence[str]) -> None:
        """In a narrow cell, on several lines; of school holidays the line under it is enough."""
        told = ", ".join(name for name in names if name not in self.month.school)
        brushes.painter.setFont(self.letters.font("small"))
        brushes.painter.setPen(colour(brushes.colours.muted))
        brushes.painter.drawText(room, int(Qt.TextFlag.TextWordWrap), told)

    def _names(self, day: date, line: DayLine | None) -> Sequence[str]:
        marks = self.month.marks.get(day, ())
        if line is None:
            return marks
        if line.closed:
            return (line.closed,)
        return ("inconnu",) if line.unknown else (*line.missing, *marks)

    def _paint_bars(self, brushes: Brushes, room: QRectF, line: DayLine) -> None:
        bars, gap = line.bars, self.letters.px(3)
        tall = max(self.letters.px(_LEAST_BAR), min(self.letters.px(_BAR), room.height() / len(bars)))
        fit = max(1, int((room.height() + gap) // tall))
        shown = bars if len(bars) <= fit else bars[: fit - 1]
        box = QRectF(room.left(), room.top(), room.width(), tall - gap)
        for bar in shown:
            _paint_bar(brushes, box, bar, line)
            box = box.translated(0, tall)
        if len(shown) < len(bars):
            brushes.words(box, f"+ {len(bars) - len(shown)}", "small", brushes.colours.muted)


def _paint_bar(brushes: Brushes, box: QRectF, bar: Bar, line: DayLine) -> None:
    colours, px = brushes.colours, brushes.letters.px
    walk_in = not bar.places and Mode.WALK_IN in bar.modes
    ground = colours.accent_soft if walk_in else colours.ground
    brushes.frame(box, ground, colours.accent if walk_in else colours.line_strong)
    if bar.places and bar.taken:
        full = QRectF(
            box.left() + 1, box.top() + 1, (box.width() - 2) * min(1, bar.taken / bar.places), box.height() - 2
        )
        brushes.painter.fillRect(full, colour(colours.hover if line.over else colours.expected_soft))
    room = box.adjusted(px(5), 0, -px(4), 0)
    counted = "" if not bar.places else f"{bar.taken}/{bar.places}"
    size = "base" if box.height() >= brushes.letters.line("base") else "small"
    right = brushes.letters.width(counted, size, bold=True) + px(4) if counted else 0
    asks = bool(bar.left)
    ink = colours.muted if line.over else colours.text
    brushes.words(room, counted, size, colours.accent if asks else colours.muted, bold=asks, align=1)
    told = brushes.letters.fitting(_bar_names(bar), size, room.width() - right)
    brushes.words(room.adjusted(0, 0, -right, 0), told, size, ink)


def _bar_names(bar: Bar) -> tuple[str, ...]:
    who = bar.advisor
    initials = f"{who.first_name[:1]}{who.last_name[:1]}"
    if bar.modes == (Mode.WORKSHOP,):
        return f"{who.first_name}, atelier", f"{who.first_name} at.", who.first_name, initials
    if Mode.WALK_IN in bar.modes and not bar.places:
        return f"{who.first_name}, sans rendez-vous", f"{who.first_name}, sans RDV", who.first_name, initials
    return who.name, who.first_name, initials


def _bar_said(bar: Bar) -> str:
    how = listed([mode.value for mode in bar.modes if mode is not Mode.BY_APPOINTMENT])
    counted = f"{bar.taken} sur {plural(bar.places, 'place')}" if bar.places else ""
    return " ".join(filter(None, (bar.advisor.name, how, counted)))
