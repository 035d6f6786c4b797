"""A month and a year of the agenda, each a table of dates of which Enter opens one."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.french import NBSP, counted, plural
from desktop_app.domain.working_days import add_months
from desktop_app.use_cases.papers import agenda_papers
from desktop_app.use_cases.reception import month, year

from ..appointments.day_actions import DayActions
from ..context import Context
from ..theme.tokens import Space, bare, px
from ..widgets import labels
from .date_table import DateTable
from .day_words import month_name
from .month_table import MonthTable
from .view import LEAST_HEIGHT, View
from .year_table import LEGEND, YearTable

_IDLE_MS = 120
_HOW = f"Plein{NBSP}: permanence. Contour{NBSP}: elle n’a pas lieu ({LEGEND}). Croix{NBSP}: fermé. "
_HOLIDAYS = f"Trait{NBSP}: vacances scolaires."


class _DatesView(View):
    """Stands on the chosen date of a table."""

    topic = "agenda#le-mois-et-l-annee"
    table: DateTable

    def __init__(self, context: Context, kind: Callable[[QWidget], DateTable], parent: QWidget | None) -> None:
        super().__init__(context, parent)
        self._day = self.context.today()
        self._column = bare(QVBoxLayout(self), Space.XS)
        self.table = table = kind(self)
        table.setMinimumHeight(px(self, LEAST_HEIGHT))
        self._column.addWidget(table, 1)
        self.setFocusProxy(table)
        table.opened.connect(self._open)
        table.turned.connect(self.turn)
        table.passed.connect(self.show_day)
        table.selectionModel().currentChanged.connect(self._follow)

    @property
    def day(self) -> date:
        return self._day

    def show_day(self, day: date) -> None:
        if self._show_around(day):
            self._day = day
            self.table.choose(day)
            self.stood.emit()

    def _show_around(self, day: date) -> bool:
        """Show the dates around this one, if they can be read."""
        raise NotImplementedError

    def _open(self, day: date) -> None:
        self.opened.emit(day, 0)

    def _follow(self) -> None:
        if (day := self.table.day()) is not None and day != self._day:
            self._day = day
            self.stood.emit()


class MonthView(_DatesView):
    """Reads the months beside while nobody asks."""

    printed = "Imprimer le mois"
    paper = staticmethod(agenda_papers.month_sheet)
    steps = ("Mois précédent", "Mois suivant")
    table: MonthTable

    def __init__(self, context: Context, _doing: DayActions, parent: QWidget | None = None) -> None:
        super().__init__(context, MonthTable, parent)
        self._idle = QTimer(self, singleShot=True, interval=_IDLE_MS)
        self._idle.timeout.connect(self._read_ahead)

    def _show_around(self, day: date) -> bool:
        if found := self.context.runner.read(month.whole_month, day.replace(day=1)):
            self.table.show_month(found)
            self._idle.start()
        return found is not None

    def beside(self, step: int) -> date:
        """The same day a month on, or back."""
        return add_months(self._day, step)

    def title(self) -> str:
        return month_name(self._day)

    def sentence(self) -> str:
        """'8 jours, 30 rendez-vous, 12 places libres'."""
        lines = [line for line in self.table.month.lines.values() if line.bars]
        if not lines:
            return "Aucune permanence ce mois-ci."
        free = sum(line.left for line in lines if not line.over)
        told = (plural(len(lines), "jour"), plural(sum(line.booked for line in lines), "rendez-vous"))
        return ", ".join((*told, *([plural(free, "place libre")] if free else [])))

    def may_book(self) -> bool:
        line = self.table.month.lines.get(self._day)
        return bool(line and line.bars)

    def _read_ahead(self) -> None:
        """They are remembered."""
        for step in (1, -1) if self.isVisible() else ():
            self.context.runner.read(month.whole_month, add_months(self._day.replace(day=1), step))


class YearView(_DatesView):
    """With what its signs mean."""

    steps = ("Année précédente", "Année suivante")
    table: YearTable

    def __init__(self, context: Context, _doing: DayActions, parent: QWidget | None = None) -> None:
        super().__init__(context, YearTable, parent)
        self._column.addWidget(labels.muted(_HOW + _HOLIDAYS, self))

    def _show_around(self, day: date) -> bool:
        if found := self.context.runner.read(year.year, day):
            self.table.show_year(found)
        return found is not None

    def beside(self, step: int) -> date:
        """The same day a year on, or back."""
        return add_months(self._day, 12 * step)

    def title(self) -> str:
        return f"Année {self._day.year}"

    def sentence(self) -> str:
        """'96 jours de permanence, 4 perdus'."""
        months = [self.table.year.of_month(at + 1) for at in range(12)]
        held, lost = sum(one for one, _ in months), sum(one for _, one in months)
        return counted(held, "jour de permanence") + (f", {plural(lost, 'perdu')}" if lost else "")

    def may_book(self) -> bool:
        return bool(self.table.on(self._day).advisors)
