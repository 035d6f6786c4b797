"""Does what a row of those to call asks: give a place, note a call or an answer, send elsewhere, print, end it."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.errors import OutsideTheDay, SlotTaken
from desktop_app.domain.reception.call import CallResult
from desktop_app.domain.reception.request import Outcome
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.papers import request_papers
from desktop_app.use_cases.reception import calls, requests, sooner
from desktop_app.use_cases.reception.appointments import Place
from desktop_app.use_cases.reception.calls import CallRow
from desktop_app.use_cases.reception.sooner import SoonerRow
from desktop_app.use_cases.reception.waiting_list import WaitingRow

from ..appointments.booking import book_for_waiting
from ..appointments.move_dialog import MoveDialog
from ..appointments.papers import preview
from ..appointments.redirect_dialog import RedirectDialog
from ..appointments.steps import Deed, Step
from ..context import Context
from .call_lines import ToTell
from .call_steps import KEEP


class AgreeDialog(MoveDialog):
    """Agrees with the person on a place that the list did not propose: noted as a call."""

    chapter = "calls#choisir-un-autre-jour"
    done_by = staticmethod(partial(calls.record, result=CallResult.AGREED))


class CallActions(QObject):
    """`closed` once a dialog about a row is over, whatever came of it."""

    closed = Signal()

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page

    def note(self, line: ToTell, step: Step) -> Changes | None:
        """Note at once what this step says, with the place in view; None where it was refused, which is said.

        Raises `SlotTaken` or `OutsideTheDay` when that place may not be given any more.
        """
        runner, row, place = self._context.runner, line.row, line.proposal
        asking = runner.beside(asking=(SlotTaken, OutsideTheDay))
        proposed: dict[str, Any] = {"advisor_id": place.advisor.id, "start": place.slot.start} if place else {}
        match row, step.notes:
            case CallRow(), CallResult() as result:
                agreed = proposed if result is CallResult.AGREED else {}
                return asking.do(calls.record, row.appointment.id, result, **agreed)
            case SoonerRow(), _:
                if step == KEEP:
                    return runner.do(sooner.decline, row.appointment.id)
                return asking.do(sooner.take, row.appointment.id, **proposed)
            case WaitingRow(), Outcome() as outcome:
                return runner.do(requests.settle_as, row.request.id, outcome)
            case WaitingRow(), None:
                return runner.do(requests.note_no_answer, row.request.id)
        return None

    def open(self, line: ToTell, step: Step) -> None:
        """Open what this step asks first."""
        row = line.row
        if isinstance(row, CallRow):
            self._show(AgreeDialog(self._context, row, self._page))
        elif isinstance(row, WaitingRow):
            self._open_request(row, line.proposal, step)

    def _open_request(self, row: WaitingRow, place: Place | None, step: Step) -> None:
        if step.deed is Deed.BOOK:
            book_for_waiting(self._context, self._page, row, place).finished.connect(self.closed)
        elif step.deed is Deed.ELSEWHERE:
            note = partial(requests.settle_as, request_id=row.request.id, outcome=Outcome.REDIRECTED)
            self._show(RedirectDialog(self._context, note, self._page))
        elif step.deed is Deed.ANSWER and isinstance(step.notes, Outcome):
            from .transmittal_dialogs import AnswerDialog

            self._show(AnswerDialog(self._context, row, step.notes, self._page))
        elif step.deed is Deed.CARD:
            self.closed.emit()
            preview(self._context, self._page, request_papers.hand_over, row.request.id)
        elif step.deed is Deed.LETTER:
            self.closed.emit()
            if row.sent:
                preview(self._context, self._page, request_papers.transmittal, row.sent.id)

    def _show(self, dialog: QDialog) -> None:
        dialog.finished.connect(self.closed)
        self._context.dialogs.show(dialog)
