"""Agenda: a day, a week, a month or a year, under one bar."""

from collections.abc import Callable
from datetime import date, datetime, time

from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop_app.use_cases.changes import Touched
from desktop_app.use_cases.planning import schedule
from desktop_app.use_cases.reception import agenda
from desktop_app.use_cases.reception.grouping import Grouping

from ..appointments.day_actions import DayActions, more_papers
from ..appointments.day_panel import DayPanel
from ..appointments.papers import preview
from ..context import Context
from ..page import Page
from ..theme.tokens import Space, px
from ..widgets.aloud import announce
from ..widgets.buttons import allow, primary, say_keys, secondary
from ..widgets.layout import is_narrow
from .bar import AgendaBar
from .dates_views import MonthView, YearView
from .day_view import DayView
from .month_column import MonthColumn
from .view import RememberedLook, Span, View
from .week_view import WeekView

_VIEWS: dict[Span, Callable[[Context, DayActions, QWidget], View]] = {
    Span.DAY: DayView,
    Span.WEEK: WeekView,
    Span.MONTH: MonthView,
    Span.YEAR: YearView,
}

_NOBODY, _NOTHING_TO_PRINT = "Personne ne reçoit ce jour-là.", "Personne ne reçoit, rien n’est à imprimer."
_ROOM_FOR_KEYS, _ROOM_FOR_WORDS = 920, 800
"""With less, the keys on the buttons would take the title on two lines, then « la semaine » would; in pixels at scale
1."""


class AgendaPage(Page):
    """Opens on the next day with an advisor, today included, in the view looked at last; makes others when wanted."""

    key = "agenda"
    title = "Agenda"
    touched_by = Touched.APPOINTMENTS | Touched.PEOPLE | Touched.SETTINGS

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._remembered = RememberedLook(context.config, context.desk.account.id)
        self._views: dict[Span, View] = {}
        self._span, self._grouping = self._remembered.chosen(Span.WEEK), self._remembered.chosen(Grouping.DAYS)
        self._said: tuple[bool, bool] | None = None
        self.doing = DayActions(context, self)
        self.bar, self._place = AgendaBar(context.today, self), QVBoxLayout()
        self.book_button = primary("Réserver", self, self._book, icon="add", keys="Ctrl+R")
        self.print_button = secondary("Imprimer la semaine", self, self._print, icon="print", keys="Ctrl+P")
        self.papers_button = more_papers(context, self.doing, self)
        column = QVBoxLayout()
        column.setSpacing(px(self, Space.S))
        column.addWidget(self.bar)
        column.addLayout(self._place, 1)
        self.lay_out(column, actions=(self.print_button, self.papers_button, self.book_button))
        self._connect()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out of the buttons and of the view what there is no room for."""
        super().resizeEvent(event)
        for view in self._views.values():
            view.stand(narrow=is_narrow(self))
        self._say_keys()

    def refresh(self) -> None:
        self._show(self._view_of(self._span).day if self._views else self._first_day())

    def aim(self, **target: object) -> None:
        """`day` is a date to show by itself, `appointment` the id of the row to choose there, or `hour` when it is."""
        found = target.get("appointment")
        if isinstance(day := target.get("day"), date):
            self._open(day, found if isinstance(found, int) else 0)
            if isinstance(hour := target.get("hour"), time) and self.day.list.choose_hour(hour):
                self.day.list.setFocus()
        elif isinstance(found, int):
            self.day.list.choose_appointment(found)

    def asks_about(self) -> str:
        return self.view().topic

    @property
    def day(self) -> DayPanel:
        """The day by itself."""
        return self._day_view().panel

    @property
    def month(self) -> MonthColumn:
        """The dates beside the day."""
        return self._day_view().month

    def view(self) -> View:
        """What is in view."""
        return self._view_of(self._span)

    def look_at(self, span: Span) -> None:
        """Show as much as this, around the date that was looked at."""
        before, focused = self.view(), QApplication.focusWidget()
        # Whoever walks through the buttons of the bar goes on there.
        held, day = focused is not None and before.isAncestorOf(focused), before.day
        self._span = span
        self._remembered.keep(span, self._grouping)
        self._show(day)
        if held:
            self.take_keyboard()
        announce(self, self.heading.text())

    def group(self, grouping: Grouping) -> None:
        """Have the columns of the week stand so beside one another, from now on."""
        if grouping is self._grouping:
            return
        self._grouping = grouping
        self._remembered.keep(self._span, grouping)
        self.view().group(grouping)
        self._show_grouping()
        announce(self, grouping.value)

    def _connect(self) -> None:
        self.bar.previous.clicked.connect(self._go_back)
        self.bar.next.clicked.connect(self._go_on)
        self.bar.now.clicked.connect(self._go_today)
        self.bar.date.edited.connect(self._go_to_typed)
        self.bar.span_group.idClicked.connect(self._look_at_chosen)
        # Not `clicked`: a screen reader ticks it without a click.
        self.bar.by_advisor.toggled.connect(self._group_as_ticked)
        self.doing.placed.connect(self._follow)
        self.doing.noted.connect(self._follow_ticket)
        self.doing.workshop_wanted.connect(self._open_workshop)

    def _open_workshop(self, advisor_id: int, start: datetime, enrols: bool) -> None:
        from ..workshops.roll_dialog import open_workshop

        open_workshop(self.context, self, advisor_id, start, enrols=enrols)

    def _view_of(self, span: Span) -> View:
        if span not in self._views:
            made = self._views[span] = _VIEWS[span](self.context, self.doing, self)
            made.hide()
            self._place.addWidget(made)
            made.stand(narrow=is_narrow(self))
            made.group(self._grouping)
            if isinstance(made, WeekView):
                made.table.turning.arrows = (self.bar.previous, self.bar.next)
            made.opened.connect(self._open)
            made.stood.connect(self._tell)
        return self._views[span]

    def _day_view(self) -> DayView:
        found = self._view_of(Span.DAY)
        assert isinstance(found, DayView)
        return found

    def _show(self, day: date) -> None:
        view = self._view_of(self._span)
        # Not a stack: it would be as high as the highest of them, whichever is in view.
        for each in self._views.values():
            each.setVisible(each is view)
        self.bar.show_span(self._span, view.steps)
        self._show_grouping()
        self.setFocusProxy(view)
        view.show_day(day)
        self._tell()

    def _show_grouping(self) -> None:
        several = self._span is Span.WEEK and len(self.context.runner.read(schedule.advisors_by_id) or ()) > 1
        self.bar.show_grouping(self._grouping, offered=several)

    def _open(self, day: date, appointment_id: int) -> None:
        """Show a date by itself, for now: what is looked at usually stays what the account chose."""
        held = self._has_keyboard()
        self._span = Span.DAY
        self._show(day)
        if appointment_id:
            self.day.list.choose_appointment(appointment_id)
        if held and appointment_id:
            self.day.list.setFocus()
        elif held:
            self.take_keyboard()

    def _go_back(self) -> None:
        self.view().turn(-1)

    def _go_on(self) -> None:
        self.view().turn(1)

    def _go_today(self) -> None:
        self._show(self.context.today())

    def _go_to_typed(self) -> None:
        if found := self.bar.date.value():
            self._show(found)

    def _look_at_chosen(self, at: int) -> None:
        self.look_at(tuple(Span)[at])

    def _group_as_ticked(self, by_advisor: bool) -> None:
        self.group(Grouping.ADVISORS if by_advisor else Grouping.DAYS)

    def _tell(self) -> None:
        view = self.view()
        self.heading.setText(view.title())
        self.say(view.sentence())
        self.print_button.setVisible(bool(view.printed))
        if view.printed and view.printed != self.print_button.accessibleName():
            self.print_button.setAccessibleName(view.printed)
            self._said = None
        allow(self.print_button, "" if view.may_print() else _NOTHING_TO_PRINT)
        allow(self.book_button, "" if view.may_book() else _NOBODY)
        self._say_keys()

    def _say_keys(self) -> None:
        room = (is_narrow(self, _ROOM_FOR_KEYS), is_narrow(self, _ROOM_FOR_WORDS))
        if room == self._said:
            return
        self._said = room
        for button, keys in ((self.print_button, "Ctrl+P"), (self.book_button, "Ctrl+R")):
            say_keys(button, keys, said=not room[0])
        if room[1]:
            # Its name still says of what; a text that changes takes the keys away.
            self.print_button.setText("Imprimer")
            self.print_button.setShortcut(QKeySequence("Ctrl+P"))

    def _follow(self, appointment_id: int) -> None:
        if self._span is Span.DAY:
            self.day.list.choose_appointment(appointment_id)

    def _follow_ticket(self, ticket_id: int) -> None:
        if self._span is Span.DAY:
            self.day.list.choose_ticket(ticket_id)

    def _book(self) -> None:
        self.doing.book(self.view().aim())

    def _print(self) -> None:
        view = self.view()
        if view.paper:
            preview(self.context, self, view.paper, view.day)

    def _first_day(self) -> date:
        lines = self.context.runner.read(agenda.coming, self.context.today(), 1) or ()
        return lines[0].day if lines else self.context.today()
