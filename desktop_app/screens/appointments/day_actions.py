"""Does what a row of the day asks: mark, book, move, print; the same on every page that shows a day.

The dialogs and what is put on paper are imported when they are first asked for: the day is painted some 20 ms sooner,
and a megabyte is not taken by who prints nothing.
"""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.french import day_and_month
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.ticket import TicketState
from desktop_app.use_cases.planning import room_changes
from desktop_app.use_cases.reception import appointments, queue, today
from desktop_app.use_cases.reception.queue import Queued, QueueEnd
from desktop_app.use_cases.reception.today import Booked, Free
from desktop_app.use_cases.workshops.gauges import Gauge

from ..context import Context
from ..theme.tokens import Target, px
from ..widgets.aloud import set_plain_tooltip
from ..widgets.buttons import french_keys, secondary
from ..widgets.shortcut import shortcut
from .booking import open_booking
from .papers import preview
from .place import Aim
from .steps import Deed, Row, Step

if TYPE_CHECKING:
    from desktop_app.domain.person import Person
    from desktop_app.domain.reception.request import Why

_MORE = "Autres papiers, et rappels"
_PREPARE, _KEYS = "Préparer la prochaine permanence", "Ctrl+Shift+P"
_REMIND = "Rappeler les personnes par téléphone…"
_PROGRAMME = "Programme des ateliers"
_SITE = "Fiche du lieu, pour le partenaire"
_POWER_CUT = "En cas de coupure : les sept jours qui viennent"


class DayActions(QObject):
    """`placed` carries the id of the appointment booked or moved, `noted` that of a ticket of the queue.

    `prepared` once the next day's papers are out; `workshop_wanted` carries the advisor's id and the hour of a workshop
    to open, and whether somebody is to be enrolled at once.
    """

    placed = Signal(int)
    noted = Signal(int)
    prepared = Signal()
    workshop_wanted = Signal(int, object, bool)

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page

    def do(self, row: Row, step: Step) -> None:
        """Do this step with this row; a slot of `DayList.asked`."""
        context, page, runner = self._context, self._page, self._context.runner
        match row, step.deed:
            case Gauge(), deed:
                self.workshop_wanted.emit(row.advisor.id, row.start, deed is Deed.ENROL)
            case Free(), _:
                self.book(Aim(row.start.date(), row.start, row.advisor.id))
            case Booked(), Deed.MARK if isinstance(step.notes, State):
                runner.do(appointments.mark_as, row.appointment.id, step.notes)
            case Booked(), Deed.MOVE:
                self._move(row)
            case Booked(), Deed.CORRECT:
                from .correcting_dialog import CorrectingDialog

                context.dialogs.show(CorrectingDialog(context, row, page))
            case Booked(), Deed.CARD:
                from desktop_app.use_cases.papers import printing

                preview(context, page, printing.appointment_slip, row.appointment.id)
            case ((Queued() | QueueEnd()), Deed.QUEUE):
                self.add_to_queue()
            case ((Queued() | QueueEnd()), Deed.NEXT):
                self._call_next(row.owner)
            case ((Queued() | QueueEnd()), Deed.HAND_ON):
                self.hand_on(row.owner)
            case Queued(), Deed.MARK if isinstance(step.notes, TicketState):
                from desktop_app.use_cases.reception import tickets

                runner.do(tickets.mark_as, row.ticket.id, step.notes)
            case Queued(), Deed.ELSEWHERE:
                from desktop_app.use_cases.reception import tickets

                from .redirect_dialog import RedirectDialog

                note = partial(tickets.mark_as, ticket_id=row.ticket.id, state=TicketState.REDIRECTED)
                context.dialogs.show(RedirectDialog(context, note, page))
            case Queued(), Deed.CORRECT:
                self._open_ticket(runner.read(queue.known_on, row.ticket.day), row)
            case Queued(), Deed.CARD:
                from desktop_app.use_cases.papers import queue_papers

                preview(context, page, queue_papers.number, row.ticket.id)

    def add_to_queue(self) -> None:
        """Note somebody who comes without appointment now, or say why nobody may."""
        self._open_ticket(self._context.runner.read(queue.offer))

    def note_request(self, theme: str = "") -> None:
        """Note somebody who comes for this and cannot be received, with what comes of it."""
        from desktop_app.use_cases.reception import requests

        offered = self._context.runner.read(requests.offer)
        if offered is None:
            return
        from .request_dialog import RequestDialog

        dialog = RequestDialog(self._context, offered, self._page)
        dialog.theme.set_value(theme)
        dialog.booking_wanted.connect(self._book_for)
        self._context.dialogs.show(dialog)

    def book(self, aim: Aim | None = None) -> None:
        """Open the booking dialog on this slot or day; on the next day with places when there is none."""
        open_booking(self._context, self._page, aim=aim).placed.connect(self.placed)

    def print_day(self, day: date) -> None:
        """Show what this date needs on paper."""
        from desktop_app.use_cases.papers import packs

        preview(self._context, self._page, packs.day, day)

    def prepare(self) -> None:
        """Show what the next day with an advisor needs on paper."""
        from desktop_app.use_cases.papers import packs

        if shown := preview(self._context, self._page, packs.tomorrow):
            # After the journal, which was connected first.
            shown.printed.connect(self.prepared)
            shown.saved.connect(self.prepared)

    def hand_on(self, advisor_id: int) -> None:
        """Have the others receive those who wait for this advisor."""
        from desktop_app.use_cases.reception import tickets

        self._context.runner.do(tickets.hand_on, advisor_id)

    def call_people(self, day: date) -> None:
        """Go where people are told that their appointment on this date is not held."""
        self._context.go("calls", day=day)

    def write_notice(self, day: date) -> None:
        """Open the dialog that writes the notice for the door of this date."""
        from .notice_dialog import NoticeDialog

        self._context.dialogs.show(NoticeDialog(self._context, day, self._page))

    def write_to_partner(self, day: date) -> None:
        """Show the letter that tells the partner of another room on this date."""
        if changes := self._context.runner.read(room_changes.on_day, day):
            from desktop_app.use_cases.papers import call_papers

            preview(self._context, self._page, call_papers.place_change_letter, day, changes)

    def _move(self, row: Booked) -> None:
        if row.appointment.state is not State.EXPECTED:
            words = f"Un rendez-vous « {row.appointment.state.value} » ne se déplace pas."
            self._context.dialogs.refusal(RuleBroken(words))
            return
        from .move_dialog import MoveDialog

        dialog = MoveDialog(self._context, row, self._page)
        dialog.placed.connect(self.placed)
        self._context.dialogs.show(dialog)

    def _call_next(self, owner: int) -> None:
        from desktop_app.use_cases.reception import tickets

        if (called := self._context.runner.do(tickets.call_next, owner)) is not None:
            self.noted.emit(called.subject)

    def _open_ticket(self, offer: queue.Offer | None, row: Queued | None = None) -> None:
        if offer is None:
            return
        from .ticket_dialog import TicketDialog

        dialog = TicketDialog(self._context, offer, row, self._page)
        dialog.noted.connect(self.noted)
        dialog.request_wanted.connect(self.note_request)
        self._context.dialogs.show(dialog)

    def _book_for(self, why: "Why", theme: str, person: "Person | None") -> None:
        from desktop_app.use_cases.reception import requests

        # Booked and noted as one; given up, nothing is noted.
        verb = partial(requests.give, why=why, request_id=0)
        open_booking(self._context, self._page, person=person, theme=theme, verb=verb).placed.connect(self.placed)


def more_papers(context: Context, doing: DayActions, page: QWidget) -> QPushButton:
    """The button of this page; its key makes the next day ready from anywhere on the page."""
    button = secondary("", page)
    button.setObjectName("more_papers")
    button.setAccessibleName(_MORE)
    set_plain_tooltip(button, _MORE)
    button.setFixedWidth(px(page, Target.CONTROL))
    menu = _Papers(context, page, button)
    menu.prepare.triggered.connect(doing.prepare)
    shortcut(_KEYS, _PREPARE, doing.prepare, page)
    return button


class _Papers(QMenu):
    """Says which day is the next one when it opens, and has the workshops where some are to come."""

    def __init__(self, context: Context, page: QWidget, button: QPushButton) -> None:
        super().__init__(button)
        self._context, self._page = context, page
        self.setTitle(_MORE)
        # The page hears the keys: the menu only says them.
        self.prepare = self.addAction(f"{_PREPARE}\t{french_keys(_KEYS)}")
        self._add(_POWER_CUT, self._print_power_cut)
        self.remind = self.addAction(_REMIND)
        self.remind.triggered.connect(self._go_and_remind)
        self._programmes = (
            self._add(f"{_PROGRAMME} (A4)", self._print_programme),
            self._add(f"{_PROGRAMME} (A3)", self._print_large_programme),
        )
        self._add(_SITE, self._print_site_sheet)
        self.aboutToShow.connect(self._name_the_day)
        button.setMenu(self)

    def _add(self, words: str, does: Callable[[], None]) -> QAction:
        action = self.addAction(words)
        action.triggered.connect(does)
        return action

    def _print_power_cut(self) -> None:
        from desktop_app.use_cases.papers import packs

        preview(self._context, self._page, packs.power_cut)

    def _print_programme(self) -> None:
        from desktop_app.use_cases.papers import workshop_papers

        preview(self._context, self._page, workshop_papers.programme, large=False)

    def _print_large_programme(self) -> None:
        from desktop_app.use_cases.papers import workshop_papers

        preview(self._context, self._page, workshop_papers.programme, large=True)

    def _print_site_sheet(self) -> None:
        from desktop_app.use_cases.papers import site_papers

        preview(self._context, self._page, site_papers.sheet)

    def _go_and_remind(self) -> None:
        self._context.go("calls", remind=True)

    def _name_the_day(self) -> None:
        from desktop_app.use_cases.papers import workshop_papers

        offered = bool(self._context.runner.read(workshop_papers.has_programme))
        for action in self._programmes:
            action.setVisible(offered)
        present = self._context.today()
        found = self._context.runner.read(today.next_day, present)
        which = "Préparer demain" if found == present + timedelta(1) else _PREPARE
        words = f"{which}, {day_and_month(found)}" if found else _PREPARE
        self.remind.setEnabled(found is not None)
        self.prepare.setText(f"{words}\t{french_keys(_KEYS)}")
