"""Does what a row of those who wait asks: give a place, note a call or an answer, send elsewhere, print, end it."""

from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.reception.request import Outcome
from desktop_app.use_cases.papers import request_papers
from desktop_app.use_cases.papers.printing import Paper
from desktop_app.use_cases.reception import requests

from ..appointments.papers import show_paper
from ..appointments.steps import Deed
from ..context import Context
from .request_lines import RequestLine
from .request_steps import RequestStep


class RequestActions(QObject):
    """`closed` once a dialog about a row is over, whatever came of it."""

    closed = Signal()

    def __init__(self, context: Context, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._page = context, page

    def do(self, line: RequestLine, step: RequestStep) -> bool:
        """Do this step with this row; whether it is done already, no dialog being needed."""
        request = line.row.request
        if step.deed is Deed.BOOK:
            self._give(line)
        elif step.deed is Deed.ELSEWHERE:
            self._send_elsewhere(request.id)
        elif step.deed is Deed.ANSWER:
            self._note_answer(line, step)
        elif step.deed is Deed.CARD:
            self._print(self._context.runner.read(request_papers.hand_over, request.id))
        elif step.deed is Deed.LETTER:
            sent = line.row.sent
            self._print(self._context.runner.read(request_papers.transmittal, sent.id) if sent else None)
        elif step.outcome is None:
            return self._context.runner.do(requests.note_no_answer, request.id) is not None
        else:
            return self._context.runner.do(requests.settle_as, request.id, step.outcome) is not None
        return False

    def _give(self, line: RequestLine) -> None:
        from ..appointments.request_booking import RequestBooking

        row = line.row
        dialog = RequestBooking(
            self._context,
            row.request.why,
            row.request.theme,
            waiting=row,
            place=line.proposal,
            parent=self._page,
        )
        dialog.finished.connect(self.closed)
        self._context.dialogs.show(dialog)

    def _note_answer(self, line: RequestLine, step: RequestStep) -> None:
        from .answer_dialog import AnswerDialog

        assert step.outcome
        dialog = AnswerDialog(self._context, line.row, step.outcome, self._page)
        dialog.finished.connect(self.closed)
        self._context.dialogs.show(dialog)

    def _print(self, paper: Paper | None) -> None:
        self.closed.emit()
        if paper:
            show_paper(self._context, paper, self._page)

    def _send_elsewhere(self, request_id: int) -> None:
        from ..appointments.redirect_dialog import RedirectDialog

        note = partial(requests.settle_as, request_id=request_id, outcome=Outcome.REDIRECTED)
        dialog = RedirectDialog(self._context, note, self._page)
        dialog.finished.connect(self.closed)
        self._context.dialogs.show(dialog)
