"""A month of the agenda: Enter opens a day of it."""

from datetime import date

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.french import plural
from desktop_app.domain.working_days import add_months
from desktop_app.use_cases.papers import agenda_papers
from desktop_app.use_cases.reception import month

from ..appointments.day_actions import DayActions
from ..context import Context
from ..theme.tokens import px
from .day_words import month_name
from .month.table import MonthTable
from .view import LEAST_HEIGHT, View

_IDLE_MS = 120


class MonthView(View):
    """Stands on the chosen date."""

    printed = "Imprimer le mois"
    paper = staticmethod(agenda_papers.month_sheet)
    topic = "agenda#le-mois-et-l-annee"
    steps = ("Mois précédent", "Mois suivant")

    def __init__(self, context: Context, doing: DayActions, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._day = self.today()
        self._month: month.Month | None = None
        self.table = MonthTable(self)
        self.table.setMinimumHeight(px(self, LEAST_HEIGHT))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self.setFocusProxy(self.table)
        self.table.opened.connect(self._open)
        self.table.turned.connect(self.turn)
        self.table.passed.connect(self.show_day)
        self.table.selectionModel().currentChanged.connect(self._follow)
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.setInterval(_IDLE_MS)
        self._idle.timeout.connect(self._read_ahead)

    @property
    def day(self) -> date:
        """The chosen date."""
        return self._day

    def show_day(self, day: date) -> None:
        """Show its month."""
        found = self.context.runner.read(month.whole_month, day.replace(day=1))
        if found is None:
            return
        self._day, self._month = day, found
        self.table.show_month(found)
        self.table.choose(day)
        self._idle.start()
        self.stood.emit()

    def beside(self, step: int) -> date:
        """The same day a month on, or back."""
        return add_months(self._day, step)

    def title(self) -> str:
        """'Novembre 2025'."""
        return month_name(self._day.replace(day=1))

    def sentence(self) -> str:
        """'8 jours, 30 rendez-vous, 12 places libres'."""
        lines = [line for line in (self._month.lines.values() if self._month else ()) if line.bars]
        if not lines:
            return "Aucune permanence ce mois-ci."
        free = sum(line.left for line in lines if not line.over)
        told = (plural(len(lines), "jour"), plural(sum(line.booked for line in lines), "rendez-vous"))
        return ", ".join((*told, *([plural(free, "place libre")] if free else [])))

    def may_book(self) -> bool:
        """Whether somebody receives on the chosen date."""
        line = self._month.lines.get(self._day) if self._month else None
        return bool(line and line.bars)

    def _read_ahead(self) -> None:
        """The months beside, while nobody asks: they are remembered."""
        for step in (1, -1) if self.isVisible() else ():
            self.context.runner.read(month.whole_month, add_months(self._day.replace(day=1), step))

    def _open(self, day: date) -> None:
        self.opened.emit(day, 0)

    def _follow(self) -> None:
        if (day := self.table.day()) is not None and day != self._day:
            self._day = day
            self.stood.emit()
