"""A new recovery code: the present passphrase, then the words shown once, then the earlier sheet opens nothing."""

from datetime import date

from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop_app.domain.errors import RuleBroken
from desktop_app.use_cases import settings as verbs

from ..context import Context
from ..opening.code_page import CodePage
from ..theme.tokens import Space, px
from ..widgets import labels
from ..widgets.buttons import primary, secondary
from ..widgets.form import Form
from ..widgets.passphrase_field import PassphraseField

_WHY = "Faites-le si la feuille est perdue ou si quelqu’un l’a vue. L’ancien code n’ouvrira plus le fichier."


class NewCodeDialog(QDialog):
    """Nothing changes before the last button: given up, the earlier code remains the right one."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self.setWindowTitle("Nouveau code de secours")
        self.setMinimumWidth(px(self, 560))
        self.current, self.form = PassphraseField(), Form()
        self.form.row("current", "Phrase de passe actuelle", self.current)
        self.code: CodePage | None = None
        self.stack = QStackedWidget(self)
        self.stack.addWidget(self.form)
        self.agree = primary("Continuer", self)
        self.give_up = secondary("Garder l’ancien code", self)
        self.agree.clicked.connect(self.go_on)
        self.give_up.clicked.connect(self.reject)
        self._lay_out()
        self.current.setFocus()

    def go_on(self) -> None:
        """Show the words once the passphrase is the right one; once they are noted, make them the code."""
        if self.code is not None:
            self._replace(self.code)
        elif self._context.runner.do(verbs.recognise, current=self.current.value(), form=self.form):
            self.form.clear_faults()
            self.code = CodePage(self._context, self._today, self)
            self.stack.addWidget(self.code)
            self.stack.setCurrentWidget(self.code)
            self.agree.setText("Remplacer le code")
            self.agree.setAccessibleName(self.agree.text())

    def reject(self) -> None:
        """Close, after asking once new words are on the screen."""
        sentence = "Les mots affichés n’ouvriront rien : l’ancien code reste le bon."
        if self.code is None or self._context.dialogs.ask(
            "Garder l’ancien code", sentence, "Garder l’ancien", "Continuer"
        ):
            super().reject()

    def _replace(self, page: CodePage) -> None:
        try:
            code = page.read()
        except RuleBroken as refusal:
            page.show_faults(refusal.faults)
            return
        if self._context.runner.do(verbs.change_recovery, current=self.current.value(), code=code, form=page):
            self.accept()

    def _today(self) -> date:
        return self._context.desk.now().date()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(px(self, Space.S))
        buttons.addStretch(1)
        buttons.addWidget(self.give_up)
        buttons.addWidget(self.agree)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(px(self, edge) for edge in (Space.XL, Space.XL, Space.XL, Space.L)))
        column.setSpacing(px(self, Space.L))
        column.addWidget(labels.title(self.windowTitle(), self))
        column.addWidget(labels.muted(_WHY, self))
        column.addWidget(self.stack)
        column.addStretch(1)
        column.addLayout(buttons)
