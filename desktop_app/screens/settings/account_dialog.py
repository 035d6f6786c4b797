"""The frame of the dialogs about an account: a form, a button that says its verb, keys derived in the worker."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from desktop_app.use_cases.changes import Changes

from ..context import Context
from ..widgets import labels
from ..widgets.buttons import danger, primary, rename, secondary
from ..widgets.fields import TextField
from ..widgets.form import Form
from ..widgets.frame import Frame

CODE_HELP = (
    "Ce compte touche à des clés que le vôtre n’a pas : les huit mots de la feuille de secours les donnent. "
    "Majuscules et accents ne comptent pas."
)


class AccountDialog(QDialog):
    """A subclass fills `form` and gives `begin_work`; the dialog closes once the work is done."""

    chapter = "accounts#les-comptes"

    def __init__(
        self, context: Context, title: str, sentence: str, form: Form, verb: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.context, self.form = context, form
        self._verb, self._busy = verb, False
        self.code = TextField()
        self.setWindowTitle(title)
        self.agree = self._make_agree(verb)
        self.give_up = secondary("Annuler", self)
        self.agree.clicked.connect(self.go_on)
        self.give_up.clicked.connect(self.reject)
        self._lay_out(title, sentence)

    def ask_code(self, needed: bool) -> None:
        """Show the row of the recovery code, last of the form, when this account cannot do without."""
        self.form.show_row("code", needed)

    def go_on(self) -> None:
        """Do it, or show why not beside the fields."""
        if not self._busy and self.begin_work():
            self._show_busy(True)

    def begin_work(self) -> bool:
        """Hand the work to `work`; whether it has begun."""
        raise NotImplementedError

    def work(self, prepare: Callable[..., Any], *args: Any, **kwargs: Any) -> bool:
        """Run the two halves of a verb of `use_cases.accounts.accounts`, and close when it is done."""
        self.form.clear_faults()
        return self.context.runner.beside(self.form).do_slowly(self._end, prepare, *args, **kwargs)

    def reject(self) -> None:
        """Close, after asking when something typed would be lost; not while keys are being derived."""
        if self._busy:
            return
        if not self.form.was_edited() or self.context.dialogs.ask(
            "Fermer sans enregistrer ?", "Ce que vous avez écrit ici sera perdu.", "Fermer", "Continuer"
        ):
            super().reject()

    def _make_agree(self, verb: str) -> Any:
        return primary(verb, self)

    def _end(self, changes: Changes | None) -> None:
        self._show_busy(False)
        if changes is not None:
            self.accept()

    def _show_busy(self, busy: bool) -> None:
        self._busy = busy
        self.agree.setEnabled(not busy)
        self.give_up.setEnabled(not busy)
        rename(self.agree, "Un instant…" if busy else self._verb)

    def _lay_out(self, title: str, sentence: str) -> None:
        self.form.row("code", "Code de secours", self.code, CODE_HELP)
        self.ask_code(False)
        parts = (labels.muted(sentence, self), self.form)
        Frame(labels.title(title, self), parts, (self.give_up, self.agree), self, width=600)


class DangerDialog(AccountDialog):
    """One whose button cannot be undone: it is never the one that Enter presses."""

    def _make_agree(self, verb: str) -> Any:
        return danger(verb, self)
