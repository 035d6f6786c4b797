"""Send somebody who came to another service, and say which."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.reception.ticket import TicketState
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.reception import tickets

from ..context import Context
from ..form_dialog import FormDialog
from ..widgets.fields import TextField


class RedirectDialog(FormDialog):
    """About one ticket; it counts as somebody who was sent elsewhere."""

    chapter = "walk-ins#orienter-vers-un-autre-service"
    abandon = "Abandonner cette orientation ?"
    tallness = 380

    def __init__(self, context: Context, ticket_id: int, parent: QWidget | None = None) -> None:
        super().__init__(context, "Orienter vers un autre service", parent)
        self._ticket_id = ticket_id
        self.sent_to = TextField(self.form)
        self.form.row("sent_to", "Vers où ?", self.sent_to, "Par exemple : France services, la CAF, le CCAS.")
        self.say_above("")
        self.say_verb("Noter l’orientation")
        self.agree.setDefault(True)
        self.sent_to.setFocus()

    def give(self) -> bool:
        """Note it, or say what is missing beside the field."""
        return self._note(self.sent_to.value()) is not None

    def _note(self, where: str) -> Changes | None:
        runner = self.context.runner.beside(self.form)
        return runner.do(tickets.mark_as, self._ticket_id, TicketState.REDIRECTED, sent_to=where)
