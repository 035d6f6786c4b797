"""Send somebody who came to another service, and say which."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from desktop_app.use_cases.changes import Changes

from ..context import Context
from ..form_dialog import FormDialog
from ..widgets.fields import TextField
from ..widgets.form import Form


def add_direction(form: Form) -> TextField:
    """Ask where somebody is sent, as a row of this form; the field."""
    field = TextField(form)
    form.row("sent_to", "Vers où ?", field, "Par exemple : France services, la CAF, le CCAS.")
    return field


class RedirectDialog(FormDialog):
    """About somebody of the queue or of those to call: `note`, a verb, stores it with `sent_to`, the words typed."""

    chapter = "walk-ins#orienter-vers-un-autre-service"
    abandon = "Abandonner cette orientation ?"
    tallness = 380

    def __init__(self, context: Context, note: Callable[..., Changes], parent: QWidget | None = None) -> None:
        super().__init__(context, "Orienter vers un autre service", parent)
        self._note = note
        self.sent_to = add_direction(self.form)
        self.say_verb("Noter l’orientation")
        self.sent_to.setFocus()

    def give(self) -> bool:
        return self.do(self._note, sent_to=self.sent_to.value())
