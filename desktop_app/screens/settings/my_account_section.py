"""Mon compte: one's own passphrase, given the present one; every account has it."""

from PySide6.QtWidgets import QWidget

from desktop_app.use_cases.accounts import accounts, passphrases
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.settings.settings import Settings

from ..context import Context
from ..setup.passphrase_form import PassphraseForm
from ..widgets.buttons import quiet, rename
from ..widgets.line import PassphraseField
from .section import FieldsSection

_SENTENCE = (
    "Vous êtes {name}, {roles}. Votre phrase de passe n’ouvre que votre compte : personne d’autre ne la connaît."
)
_VERB = "Changer ma phrase de passe"


class ChangePassphraseForm(PassphraseForm):
    """The present passphrase, then the new one twice."""

    def __init__(self) -> None:
        super().__init__()
        self.current = self.row("current", "Phrase de passe actuelle", PassphraseField())
        self.ask()

    def forget(self) -> None:
        """Empty the three fields."""
        self.current.set_value("")
        super().forget()


class MyAccountSection(FieldsSection):
    """Empties its fields once the passphrase is changed, or given up."""

    nothing = "Écrivez les deux phrases, l’ancienne et la nouvelle."

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        form = ChangePassphraseForm()
        form.expect_names(context.runner.read(passphrases.names_at) or ())
        account = context.desk.account
        sentence = _SENTENCE.format(name=account.name, roles=account.roles_in_words)
        super().__init__(context, "Mon compte", sentence, form, parent)
        form.add(quiet("Ce que Permanence protège", self, self._explain, icon="info"))
        self._show_busy(False)

    def show_settings(self, settings: Settings) -> None:
        """Nothing of it is ever shown."""
        self.form.forget()
        self.form.clear_faults()

    def keep(self, read: str) -> bool:
        """Change the passphrase, in the worker; what was typed stays until it is done, and when it is refused."""
        if not self._busy:
            typed = {"current": self.form.current.value(), "passphrase": read, "again": read}
            runner = self.context.runner.beside(self.form)
            self._show_busy(runner.do_slowly(self._end, accounts.prepare_change_passphrase, **typed))
        return False

    def _explain(self) -> None:
        self.context.dialogs.help("protection")

    def _end(self, changes: Changes | None) -> None:
        self._show_busy(False)
        if changes is not None:
            self.cancel()

    def _show_busy(self, busy: bool) -> None:
        self._busy = busy
        rename(self.save_button, "Un instant…" if busy else _VERB)
