"""After the recovery code: a new passphrase, without which one goes no further."""

from PySide6.QtWidgets import QWidget

from ..settings.passphrase_form import PassphraseForm
from .unlock_pages import UnlockPage


class NewPassphrasePage(UnlockPage):
    """Typed twice; the earlier passphrase opens nothing any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._typed = PassphraseForm()
        super().__init__(self._typed, "Changer et ouvrir", "Abandonner", parent)

    def read(self) -> str:
        """The new passphrase; raises `Refused`."""
        return self._typed.read()

    def take_focus(self) -> None:
        """Put the focus in the first field."""
        self._typed.begin()
