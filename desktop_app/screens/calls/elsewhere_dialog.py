"""Send somebody who waits to another service, and say which."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.reception.request import Outcome
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.reception import requests

from ..appointments.redirect_dialog import RedirectDialog
from ..context import Context


class ElsewhereDialog(RedirectDialog):
    """About one request: nobody waits behind it any more."""

    def __init__(self, context: Context, request_id: int, parent: QWidget | None = None) -> None:
        super().__init__(context, 0, parent)
        self._request_id = request_id

    def _note(self, where: str) -> Changes | None:
        runner = self.context.runner.beside(self.form)
        return runner.do(requests.settle_as, self._request_id, Outcome.REDIRECTED, sent_to=where)
