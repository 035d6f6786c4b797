"""A year of the agenda: Enter opens a day of it."""

from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.domain.french import NBSP, plural
from desktop_app.domain.working_days import add_months
from desktop_app.use_cases.reception import year

from ..appointments.day_actions import DayActions
from ..context import Context
from ..theme.tokens import Space, px
from ..widgets import labels
from .view import LEAST_HEIGHT, View
from .year.table import LEGEND, YearTable

_HOW = f"Plein{NBSP}: permanence. Contour{NBSP}: elle n’a pas lieu ({LEGEND}). Croix{NBSP}: fermé. "
_HOLIDAYS = f"Trait{NBSP}: vacances scolaires."


class YearView(View):
    """Stands on the chosen date."""

    topic = "agenda#le-mois-et-l-annee"
    steps = ("Année précédente", "Année suivante")

    def __init__(self, context: Context, doing: DayActions, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._day = self.today()
        self._year: year.Year | None = None
        self.table = YearTable(self)
        self.table.setMinimumHeight(px(self, LEAST_HEIGHT))
        self.legend = labels.muted(_HOW + _HOLIDAYS, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(self, Space.XS))
        column.addWidget(self.table, 1)
        column.addWidget(self.legend)
        self.setFocusProxy(self.table)
        self.table.opened.connect(self._open)
        self.table.turned.connect(self.turn)
        self.table.passed.connect(self.show_day)
        self.table.selectionModel().currentChanged.connect(self._follow)

    @property
    def day(self) -> date:
        """The chosen date."""
        return self._day

    def show_day(self, day: date) -> None:
        """Show its year."""
        found = self.context.runner.read(year.year, day)
        if found is None:
            return
        self._day, self._year = day, found
        self.table.show_year(found)
        self.table.choose(day)
        self.stood.emit()

    def beside(self, step: int) -> date:
        """The same day a year on, or back."""
        return add_months(self._day, 12 * step)

    def title(self) -> str:
        """'Année 2025'."""
        return f"Année {self._day.year}"

    def sentence(self) -> str:
        """'96 jours de permanence, 4 perdus'."""
        months = [self._year.of_month(at + 1) for at in range(12)] if self._year else []
        held, lost = sum(one for one, _ in months), sum(one for _, one in months)
        return plural(held, "jour de permanence") + (f", {plural(lost, 'perdu')}" if lost else "")

    def may_book(self) -> bool:
        """Whether somebody receives on the chosen date."""
        found = self._year.days.get(self._day) if self._year else None
        return bool(found and found.advisors)

    def _open(self, day: date) -> None:
        self.opened.emit(day, 0)

    def _follow(self) -> None:
        if (day := self.table.day()) is not None and day != self._day:
            self._day = day
            self.stood.emit()
