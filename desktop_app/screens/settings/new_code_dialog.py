"""A new recovery code: the present passphrase, then the words shown once, then the earlier sheet opens nothing."""

from collections.abc import Callable, Iterable
from typing import Any

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Fault
from desktop_app.use_cases.accounts import accounts
from desktop_app.use_cases.changes import Changes

from ..context import Context
from ..setup.code_page import CodePage
from ..widgets import labels
from ..widgets.buttons import primary, rename, secondary
from ..widgets.fields import TextField
from ..widgets.form import Form
from ..widgets.frame import Frame
from ..widgets.layout import Stack
from ..widgets.line import PassphraseField
from .account_dialogs import KeysDialog

_SHEET_HELP = "Votre compte ne lit pas les mandats : la feuille en service donne la clé qui vous manque."
_WHY = "Faites-le si la feuille est perdue ou si quelqu’un l’a vue. L’ancien code n’ouvrira plus le fichier."


class NewCodeDialog(KeysDialog):
    """Nothing changes before the last button: given up, the earlier code remains the right one."""

    chapter = "accounts#le-code-de-secours"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.setWindowTitle("Nouveau code de secours")
        self.form = Form()
        self.current = self.form.row("current", "Phrase de passe actuelle", PassphraseField())
        self.sheet = self.form.row("code", "Code de secours en service", TextField(), _SHEET_HELP)
        self.form.show_row("code", not context.desk.account.reads_mandates)
        self.code: CodePage | None = None
        self.stack = Stack(self)
        self.stack.addWidget(self.form)
        self.agree = primary("Continuer", self, self.go_on)
        self.give_up = secondary("Garder l’ancien code", self, self.reject)
        head, parts = labels.title(self.windowTitle(), self), (labels.muted(_WHY, self), self.stack)
        Frame(head, parts, (self.give_up, self.agree), self, width=560)
        self.current.setFocus()

    def go_on(self) -> None:
        """Show the words once the passphrase is the right one; once they are noted, make them the code."""
        if self.code is not None and self.stack.currentWidget() is self.code:
            self._replace(self.code)
        else:
            self._begin(accounts.prepare_recognise, self._show_words, current=self.current.value())

    def show_faults(self, faults: Iterable[Fault], /) -> None:
        """What is wrong is always on the first page: go back to it."""
        self.stack.setCurrentWidget(self.form)
        rename(self.agree, "Continuer")
        self.form.show_faults(faults)

    def reject(self) -> None:
        """Close, after asking once new words are on the screen."""
        sentence = "Les mots affichés n’ouvriront rien : l’ancien code reste le bon."
        if (
            self._busy
            or self.code is None
            or self.context.dialogs.ask("Garder l’ancien code ?", sentence, "Garder l’ancien", "Continuer")
        ):
            super().reject()

    def _replace(self, page: CodePage) -> None:
        if code := self.context.runner.beside(page).judge(page.read, page):
            typed = {"current": self.current.value(), "code": code, "old_code": self.sheet.value()}
            self._begin(accounts.prepare_change_recovery, self.end, **typed)

    def _begin(self, prepare: Callable[..., Any], done: Callable[[Changes | None], None], **typed: str) -> None:
        self.form.clear_faults()
        self.work(self, done, prepare, **typed)

    def _show_words(self, known: Changes | None) -> None:
        self.show_busy(False)
        if known is None:
            return
        if self.code is None:
            self.code = CodePage(self.context, self.context.today, self, desk=self.context.desk)
            self.stack.addWidget(self.code)
        self.stack.setCurrentWidget(self.code)
        self.code.print_button.setFocus()
        rename(self.agree, "Remplacer le code")
