"""A day of the agenda, as on Aujourd’hui, beside the dates of its month."""

from datetime import date, timedelta

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.french import capital, day_and_month, long_date, plural
from desktop_app.domain.working_days import add_months
from desktop_app.use_cases.papers import packs
from desktop_app.use_cases.planning import own_time
from desktop_app.use_cases.reception import agenda, today
from desktop_app.use_cases.reception.today import DayView as ReadDay

from ..appointments.day_actions import DayActions
from ..appointments.day_panel import DayPanel
from ..context import Context
from ..planning.day_changes import DayChanges
from ..theme.tokens import Space, bare
from ..widgets.layout import stack_when_narrow
from .month_column import MonthColumn
from .view import View


class DayView(View):
    """Keeps the month that is listed apart from the date in view."""

    printed = "Imprimer la journée"
    paper = staticmethod(packs.day)
    topic = "agenda#sur-le-jour-choisi"
    steps = ("Jour précédent", "Jour suivant")

    def __init__(self, context: Context, doing: DayActions, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._day = context.today()
        self._first = self._day.replace(day=1)
        self.month, self.panel = MonthColumn(self), DayPanel(doing, self)
        self._across = bare(QHBoxLayout(self), Space.XL)
        self._across.addWidget(self.month)
        self._across.addWidget(self.panel, 1)
        self.setFocusProxy(self.month.list)
        changing = DayChanges(context, self.panel, self)
        self.month.list.day_chosen.connect(self._go)
        self.month.previous.clicked.connect(self._go_back)
        self.month.next.clicked.connect(self._go_on)
        self.month.changes.clicked.connect(changing.show_list)
        self.panel.day_wanted.connect(self._go)

    @property
    def day(self) -> date:
        return self._day

    def show_day(self, day: date) -> None:
        """Show this date, and the dates of its month, or of the month listed if the date is the one shown already."""
        first = self._first if day == self._day else day.replace(day=1)
        lines = self.context.runner.read(agenda.month, first)
        view = self.context.runner.read(today.day_view, day)
        if lines is None or view is None:
            return
        self._day, self._first = day, first
        self.month.show_month(first, lines, day)
        self.month.show_own_time(self.context.runner.read(own_time.of_month, first) or ())
        self.panel.show_day(view)
        self.stood.emit()

    def beside(self, step: int) -> date:
        """The next date that the agenda lists, or the one before; the next of the calendar when there is none."""
        return self.context.runner.read(agenda.beside, self.day, step) or self.day + timedelta(step)

    def title(self) -> str:
        """'Jeudi 27 novembre', with its year when that is another one."""
        near = self.day.year == self.context.today().year
        return capital(day_and_month(self.day) if near else long_date(self.day))

    def sentence(self) -> str:
        """'5 rendez-vous, 3 places libres · vacances de Noël, zone C'."""
        return _counted(self.panel.view) if self.panel.view else ""

    def may_book(self) -> bool:
        return bool(self.panel.view and self.panel.view.here)

    def may_print(self) -> bool:
        return bool(self.panel.view and (self.panel.view.here or self.panel.view.booked))

    def stand(self, *, narrow: bool) -> None:
        stack_when_narrow(self, self._across)
        self.month.stand(alone=narrow)

    def _go(self, day: date) -> None:
        self._first = day.replace(day=1)
        self.show_day(day)

    def _go_back(self) -> None:
        self._show_month(add_months(self._first, -1))

    def _go_on(self) -> None:
        self._show_month(add_months(self._first, 1))

    def _show_month(self, first: date) -> None:
        lines = self.context.runner.read(agenda.month, first) or ()
        received = [line for line in lines if not (line.closed or line.unknown)]
        coming = [line.day for line in received if not line.over] or [line.day for line in received or lines]
        self._first = first
        self._day = coming[0] if coming else self._day
        self.show_day(self._day)


def _counted(view: ReadDay) -> str:
    booked = plural(sum(row.appointment.holds_a_place for row in view.booked), "rendez-vous")
    bookable = view.day >= view.now.date() and any(presence.day.slots for presence in view.here)
    free = f", {plural(view.free_places, 'place libre')}" if bookable else ""
    counted = f"{booked}{free}" if view.here or view.booked else "inconnu" if view.unknown else ""
    return " · ".join(filter(None, (counted, *(() if view.closed else view.marks))))
