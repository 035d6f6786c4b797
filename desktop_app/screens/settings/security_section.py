"""Sécurité: another passphrase, given the present one."""

from PySide6.QtWidgets import QWidget

from desktop_app.use_cases import settings as verbs
from desktop_app.use_cases.settings import Settings

from ..context import Context
from ..widgets.buttons import quiet
from ..widgets.passphrase_field import PassphraseField
from .passphrase_form import PassphraseForm
from .section import Section

_SENTENCE = (
    "La phrase de passe ouvre le fichier. Le code de secours imprimé à la première ouverture reste valable "
    "quand elle change."
)

_CODE = "Si la feuille est perdue ou a été vue, un nouveau code remplace l’ancien, qui n’ouvre plus rien."


class ChangePassphraseForm(PassphraseForm):
    """The present passphrase, then the new one twice."""

    def _lay_out(self) -> None:
        self._current = PassphraseField()
        self.row("current", "Phrase de passe actuelle", self._current)
        super()._lay_out()

    def current(self) -> str:
        """The present passphrase as it is typed."""
        return self._current.value()

    def forget(self) -> None:
        """Empty the three fields."""
        self._current.set_value("")
        super().forget()


class SecuritySection(Section):
    """Empties its fields once the passphrase is changed, or given up."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        self.form = ChangePassphraseForm()
        super().__init__(context, "Sécurité", _SENTENCE, self.form, parent)
        self.save_button.setText("Changer la phrase de passe")
        self.new_code_button = quiet("Nouveau code de secours…", self, icon="print")
        self.new_code_button.clicked.connect(self._make_code)
        self.form.section("Code de secours", _CODE)
        self.form.add(self.new_code_button)

    def _make_code(self) -> None:
        from .new_code_dialog import NewCodeDialog

        self.context.dialogs.show(NewCodeDialog(self.context, self.window()))

    def show_settings(self, settings: Settings) -> None:
        """Nothing of it is ever shown."""
        self.form.forget()
        self.form.clear_faults()

    def keep(self, read: str) -> bool:
        """Change the passphrase; what was typed stays when it was refused."""
        changes = self.context.runner.do(
            verbs.change_passphrase, form=self.form, current=self.form.current(), passphrase=read, again=read
        )
        if changes is None:
            return False
        self.cancel()
        return True
