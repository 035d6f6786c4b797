"""Does what a row of the queue asks: add, call, mark, send elsewhere, correct, print a number; and notes requests."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.person import Person
from desktop_app.domain.reception.request import Why
from desktop_app.domain.reception.ticket import TicketState
from desktop_app.use_cases.papers import queue_papers
from desktop_app.use_cases.reception import queue, requests, tickets
from desktop_app.use_cases.reception.queue import Queued, QueueEnd

from ..context import Context
from .papers import show_paper
from .queue_steps import QueueStep
from .steps import Deed


class QueueActions(QObject):
    """`noted` carries the id of the ticket added, corrected or called, `placed` that of the appointment given."""

    noted = Signal(int)
    placed = Signal(int)

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context = context
        self._page = page

    def do(self, row: Queued | QueueEnd, step: QueueStep) -> None:
        """Do this step with this row."""
        if step.deed is Deed.QUEUE:
            self.add()
        elif step.deed is Deed.NEXT:
            self._call_next(row.owner)
        elif step.deed is Deed.HAND_ON:
            self._context.runner.do(tickets.hand_on, row.owner)
        elif isinstance(row, QueueEnd):
            return
        elif step.deed is Deed.MARK and step.marks:
            self._context.runner.do(tickets.mark_as, row.ticket.id, step.marks)
        elif step.deed is Deed.ELSEWHERE:
            self._redirect(row)
        elif step.deed is Deed.CORRECT:
            self._correct(row)
        elif step.deed is Deed.CARD and (paper := self._context.runner.read(queue_papers.number, row.ticket.id)):
            show_paper(self._context, paper, self._page)

    def add(self) -> None:
        """Note somebody who comes now, or say why nobody may come without appointment."""
        offered = self._context.runner.read(queue.offer)
        if offered is None:
            return
        from .ticket_dialog import TicketDialog

        dialog = TicketDialog(self._context, offered, parent=self._page)
        dialog.noted.connect(self.noted)
        dialog.request_wanted.connect(self.note_request)
        self._context.dialogs.show(dialog)

    def _call_next(self, owner: int) -> None:
        done = self._context.runner.do(tickets.call_next, owner)
        if done is not None:
            self.noted.emit(done.subject)

    def note_request(self, theme: str = "") -> None:
        """Note somebody who comes for this and cannot be received, with what comes of it."""
        offered = self._context.runner.read(requests.offer)
        if offered is None:
            return
        from .request_dialog import RequestDialog

        dialog = RequestDialog(self._context, offered, self._page)
        dialog.theme.set_value(theme)
        dialog.booking_wanted.connect(self._book_for)
        self._context.dialogs.show(dialog)

    def _book_for(self, why: Why, theme: str, person: Person | None) -> None:
        from .request_booking import RequestBooking

        dialog = RequestBooking(self._context, why, theme, parent=self._page)
        if person:
            dialog.who.choose(person)
        dialog.booked.connect(self.placed)
        self._context.dialogs.show(dialog)

    def _correct(self, row: Queued) -> None:
        known = self._context.runner.read(queue.known_on, row.ticket.day)
        if known is None:
            return
        from .ticket_dialog import TicketDialog

        dialog = TicketDialog(self._context, known, row, self._page)
        dialog.noted.connect(self.noted)
        self._context.dialogs.show(dialog)

    def _redirect(self, row: Queued) -> None:
        from .redirect_dialog import RedirectDialog

        note = partial(tickets.mark_as, ticket_id=row.ticket.id, state=TicketState.REDIRECTED)
        self._context.dialogs.show(RedirectDialog(self._context, note, self._page))
