"""Agenda: the sessions at the left, the chosen one at the right, as on Aujourd’hui."""

from datetime import date

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop_app.domain.french import capital, day_and_month, long_date, plural
from desktop_app.use_cases.changes import Touched
from desktop_app.use_cases.planning import own_time
from desktop_app.use_cases.reception import agenda, today
from desktop_app.use_cases.reception.today import DayView

from ..appointments.aim import Aim
from ..appointments.day_actions import DayActions
from ..appointments.day_panel import DayPanel
from ..context import Context
from ..page import Page
from ..planning.day_changes import DayChanges
from ..theme.tokens import Space, px
from ..widgets.buttons import primary, secondary
from ..widgets.narrow import say_keys, stack_when_narrow
from .month_column import MonthColumn


class AgendaPage(Page):
    """Opens on the next day with an advisor, today included."""

    key = "agenda"
    title = "Agenda"
    touched_by = Touched.APPOINTMENTS | Touched.PEOPLE | Touched.SETTINGS

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._day: date | None = None
        self._first: date | None = None
        self.month = MonthColumn(self._today, self)
        self.day = DayPanel(self)
        self.book_button = primary("Réserver", self, icon="add", keys="Ctrl+R")
        self.print_button = secondary("Imprimer la journée", self, icon="print", keys="Ctrl+P")
        self._across = QHBoxLayout()
        self._across.setSpacing(px(self, Space.XL))
        self._across.addWidget(self.month)
        self._across.addWidget(self.day, 1)
        self.lay_out(self._across, actions=(self.print_button, self.book_button))
        self.setFocusProxy(self.month.list)
        self._doing = DayActions(context, self)
        self._changing = DayChanges(context, self.day, self)
        self._connect()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the day under the month when there is no room beside it."""
        super().resizeEvent(event)
        narrow = stack_when_narrow(self, self._across)
        self.month.stand(alone=narrow)
        for button, keys in ((self.print_button, "Ctrl+P"), (self.book_button, "Ctrl+R")):
            say_keys(button, keys, said=not narrow)

    def refresh(self) -> None:
        """Show the month and the day in view again."""
        shown = self._day or self._first_day()
        first = self._first or shown.replace(day=1)
        lines = self.context.runner.read(agenda.month, first)
        view = self.context.runner.read(today.day_view, shown)
        if lines is None or view is None:
            return
        self._day, self._first = shown, first
        self.month.show_month(first, lines, shown)
        self.month.show_own_time(self.context.runner.read(own_time.of_month, first) or ())
        self._show_view(view)

    def aim(self, **target: object) -> None:
        """`day` is the date to show, `appointment` the id of the row to choose there."""
        if isinstance(day := target.get("day"), date):
            self._show_day(day)
        if isinstance(found := target.get("appointment"), int):
            self.day.list.choose_appointment(found)

    def _connect(self) -> None:
        self.month.day_wanted.connect(self._show_day)
        self.month.month_wanted.connect(self._show_month)
        self.month.list_wanted.connect(self._changing.show_list)
        self.day.day_wanted.connect(self._show_day)
        self.day.list.asked.connect(self._doing.do)
        self.day.calls_wanted.connect(self._show_calls)
        self.day.notice_wanted.connect(self._doing.write_notice)
        self.day.letter_wanted.connect(self._doing.write_to_partner)
        self._doing.placed.connect(self.day.list.choose_appointment)
        self.book_button.clicked.connect(self._book)
        self.print_button.clicked.connect(self._print)

    def _show_day(self, day: date) -> None:
        self._day, self._first = day, day.replace(day=1)
        self.refresh()

    def _show_month(self, first: date) -> None:
        self._first = first
        lines = self.context.runner.read(agenda.month, first) or ()
        received = [line for line in lines if not (line.closed or line.unknown)]
        coming = [line.day for line in received if not line.over] or [line.day for line in received or lines]
        self._day = coming[0] if coming else self._day
        self.refresh()

    def _show_view(self, view: DayView) -> None:
        near = view.day.year == view.now.year
        self.heading.setText(capital(day_and_month(view.day) if near else long_date(view.day)))
        booked = plural(sum(row.appointment.holds_a_place for row in view.booked), "rendez-vous")
        bookable = view.day >= view.now.date() and any(presence.day.slots for presence in view.here)
        free = f", {plural(view.free_places, 'place libre')}" if bookable else ""
        counted = f"{booked}{free}" if view.here or view.booked else "inconnu" if view.unknown else ""
        self.say(" · ".join(filter(None, (counted, *(() if view.closed else view.marks)))))
        self.day.show_day(view)
        self.print_button.setEnabled(bool(view.here or view.booked))
        self.book_button.setEnabled(bool(view.here))

    def _book(self) -> None:
        if self._day:
            self._doing.book(Aim(self._day))

    def _print(self) -> None:
        if self._day:
            self._doing.print_day(self._day)

    def _show_calls(self, day: date) -> None:
        self.context.go("calls", day=day)

    def _first_day(self) -> date:
        lines = self.context.runner.read(agenda.coming, self._today(), 1) or ()
        return lines[0].day if lines else self._today()

    def _today(self) -> date:
        return self.context.desk.now().date()
