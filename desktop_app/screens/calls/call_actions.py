"""Does what a row of those to call asks: give a place, note a call or an answer, send elsewhere, print, end it."""

from functools import partial
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.domain.errors import OutsideTheDay, SlotTaken
from desktop_app.domain.reception.call import CallResult
from desktop_app.domain.reception.request import Outcome
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.papers import request_papers
from desktop_app.use_cases.reception import calls, requests, sooner
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


def note(context: Context, line: ToTell, step: Step) -> Changes | None:
    """Note at once what this step says, with the place in view; None where it was refused, which is said.

    Raises `SlotTaken` or `OutsideTheDay` when that place may not be given any more.
    """
    runner, row, place = context.runner, line.row, line.proposal
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


def reprint(context: Context, page: QWidget, row: WaitingRow, step: Step) -> None:
    """Show the paper of this request: the slip to hand over, or the transmittal on which it left."""
    if step.deed is Deed.CARD:
        preview(context, page, request_papers.hand_over, row.request.id)
    elif row.sent:
        preview(context, page, request_papers.transmittal, row.sent.id)


def ask(context: Context, page: QWidget, line: ToTell, step: Step) -> QDialog:
    """Open over this page the dialog of what must be said before this step is done."""
    row = line.row
    if isinstance(row, WaitingRow) and step.deed is Deed.BOOK:
        return book_for_waiting(context, page, row, line.proposal)
    if isinstance(row, WaitingRow) and isinstance(step.notes, Outcome):
        from .transmittal_dialogs import AnswerDialog

        dialog: QDialog = AnswerDialog(context, row, step.notes, page)
    elif isinstance(row, WaitingRow):
        redirect = partial(requests.settle_as, request_id=row.request.id, outcome=Outcome.REDIRECTED)
        dialog = RedirectDialog(context, redirect, page)
    else:
        assert isinstance(row, CallRow), "who would come sooner agrees or not, at once"
        dialog = AgreeDialog(context, row, page)
    context.dialogs.show(dialog)
    return dialog
