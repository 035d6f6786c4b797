"""Aujourd’hui: who is here until when, the day's appointments and free slots, what needs attention."""

from datetime import date, datetime
from functools import partial

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app.use_cases.changes import Touched
from desktop_app.use_cases.copies import backups
from desktop_app.use_cases.overview import attention
from desktop_app.use_cases.overview.line import Attention
from desktop_app.use_cases.reception import today

from ..after_paint import AfterPaint
from ..appointments.day_actions import DayActions, more_papers
from ..appointments.day_panel import DayPanel
from ..ask import help_button
from ..context import Context
from ..page import Page
from ..planning.day_changes import DayChanges
from ..theme.tokens import Space, bare, px
from ..widgets.buttons import allow, primary, say_keys, secondary
from ..widgets.layout import is_narrow
from ..widgets.shortcut import shortcut
from .aside import Aside

_A_MINUTE = 60_000
_BOOK = "Ctrl+R"
_WIDE_ENOUGH = 680
"""For what may be done in one row, in pixels at scale 1."""
_LOW = 420
"""The height in sight under which a third action costs a row of the day, likewise."""
_TIGHT = 1_040
"""The width of a window under which the first lines of the panel may send it under a day that was seen beside it."""
_NOBODY = "Personne ne reçoit aujourd’hui."


class TodayPage(Page):
    """Reads the day again each minute, so that delays and midnight are seen."""

    key = "today"
    title = "Aujourd’hui"
    touched_by = Touched.EVERYTHING

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._doing = DayActions(context, self)
        self.day = DayPanel(self._doing, self)
        self.book_button = primary("Réserver", self, self._book, icon="add", keys=_BOOK)
        self.coming_button = secondary("Sans rendez-vous", self, self._come, keys="V")
        self.print_button = secondary("Imprimer la journée", self, self._print)
        # Beside the arrow of other papers there is room for its words alone.
        say_keys(self.print_button, "Ctrl+P", said=False)
        # The top bar says the day just above.
        self.heading.hide()
        self.papers_button = more_papers(context, self._doing, self)
        ask = help_button(context.dialogs, self)
        rows = ((self.book_button, ask), (self.coming_button,), (self.print_button, self.papers_button))
        self.aside = Aside(rows, self)
        self._under = self._queue_is_open = self._open = False
        body = QWidget(self)
        self._rows = bare(QVBoxLayout(body), Space.S)
        self._rows.addWidget(self.day, 1)
        self.lay_out(body, panel=self.aside, ask=False)
        self.setFocusProxy(self.day)
        self._changing = DayChanges(context, self.day, self)
        self._then = AfterPaint(self, partial(self._keeping_keyboard, self._tell_beside))
        self._minutes = QTimer(self, interval=_A_MINUTE)
        self._connect()
        self._minutes.start()

    def refresh(self) -> None:
        """Show the present day; nothing moves when nothing has changed."""
        view = self.context.runner.read(today.day_view, self.context.today())
        if view is None:
            return
        self.day.show_day(view)
        self.aside.show_day(view)
        allow(self.print_button, "" if view.here or view.booked else _NOBODY)
        self._queue_is_open = any(each.is_open for each in view.queues)
        self._open = self._queue_is_open or not view.closed
        self._show_coming()
        self._say_keys()
        if not self.aside.is_told and is_narrow(self.window(), _TIGHT):
            self._tell_beside()
        else:
            self._then.ask()

    def _tell_beside(self) -> None:
        """What needs a decision is longer to find than the day, which must not wait for it."""
        self.aside.show_attention(self.context.runner.read(attention.needs_attention) or ())
        copies = None if self.context.desk.demo else self.context.runner.read(backups.state)
        self.aside.show_backup(copies, self.context.today())

    def aim(self, **target: object) -> None:
        """`appointment` is the id of the row to choose."""
        if isinstance(found := target.get("appointment"), int):
            self.day.list.choose_appointment(found)

    def _stand_panel(self, *, under: bool) -> None:
        """Where the panel is under the day its actions stand above it, and the day has the height that is in sight."""
        self._show_coming()
        above = under and self.width() >= px(self, _WIDE_ENOUGH)
        if above != self._under:
            self._under = above
            self.aside.doing.stand(in_a_row=above)
            (self._rows if above else self.aside.column).insertWidget(0, self.aside.doing)
            self._say_keys()
        self._take_height()

    def _show_coming(self) -> None:
        """Without a queue a low screen keeps its height for the day: there the key alone notes who comes."""
        sight = self.parentWidget()
        low = sight is not None and sight.height() < px(self, _LOW)
        shown = self._queue_is_open or (self._open and not low)
        if shown == self.coming_button.isHidden():
            self.coming_button.setVisible(shown)
        self._coming_key.setEnabled(self._open and not shown)

    def _say_keys(self) -> None:
        """Leave out the key of the first of three actions in a row: the page would scroll sideways."""
        said = not self._under or self.coming_button.isHidden()
        if said != self.book_button.text().endswith(_BOOK):
            say_keys(self.book_button, _BOOK, said=said)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if (sight := self.parentWidget()) is not None:
            sight.installEventFilter(self)
            self._take_height()
            self._show_coming()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the height in sight, which a page that is longer is not told of."""
        if event.type() is QEvent.Type.Resize:
            self._take_height()
            self._show_coming()
        return super().eventFilter(watched, event)

    def _take_height(self) -> None:
        sight, height = self.parentWidget(), 0
        if self._under and sight is not None:
            above = px(self, Space.XL) + self.aside.doing.sizeHint().height() + self._rows.spacing()
            height = max(0, sight.height() - above)
        self.day.setMinimumHeight(height)

    def _connect(self) -> None:
        self._coming_key = shortcut("V", "Quelqu’un vient sans rendez-vous", self._come, self)
        self._coming_key.setEnabled(False)
        self.day.day_wanted.connect(self._show_in_agenda)
        self.aside.wanted.connect(self._follow)
        self._doing.noted.connect(self.day.list.choose_ticket)
        self._doing.placed.connect(self.day.list.choose_appointment)
        self._doing.prepared.connect(self.refresh_in_sight)
        self._doing.workshop_wanted.connect(self._open_workshop)
        self._minutes.timeout.connect(self._pass_a_minute)

    def _book(self) -> None:
        self._doing.book()

    def _come(self) -> None:
        """Somebody comes: they wait where one may, otherwise what comes of it is noted."""
        (self._doing.add_to_queue if self._queue_is_open else self._doing.note_request)()

    def _print(self) -> None:
        self._doing.print_day(self.context.today())

    def _show_in_agenda(self, day: date) -> None:
        self.context.go("agenda", day=day)

    def _follow(self, line: Attention) -> None:
        if line.notice and self.context.notices is not None:
            self.context.notices.recall(line.notice)
        elif line.prepares:
            self._doing.prepare()
        elif line.messages:
            self._read_messages()
        elif line.equips and line.day:
            self._changing.check_equipment(line.day, line.equips)
        elif line.outings:
            self._show_outings()
        elif line.workshop:
            self._open_workshop(*line.workshop, False)
        else:
            target = {"day": line.day, "part": line.part, "mandate_id": line.mandate}
            self.context.go(line.page, **{name: told for name, told in target.items() if told})

    def _show_outings(self) -> None:
        from ..planning.outing_dialogs import OutingsDialog

        self.context.dialogs.show(OutingsDialog(self.context, self))

    def _read_messages(self) -> None:
        from ..messages.messages_dialog import MessagesDialog

        self.context.dialogs.show(MessagesDialog(self.context, self))

    def _open_workshop(self, advisor_id: int, start: datetime, enrols: bool) -> None:
        from ..workshops.roll_dialog import open_workshop

        open_workshop(self.context, self, advisor_id, start, enrols=enrols)

    def _pass_a_minute(self) -> None:
        if not self.isVisible():
            return
        # A trouble with the file is said in a notice that waits: no second one may pile up behind it.
        self._minutes.stop()
        self.refresh_in_sight()
        self._minutes.start()
