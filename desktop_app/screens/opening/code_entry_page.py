"""The page that asks for the recovery code instead of the passphrase."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import RuleBroken

from ..widgets.fields import TextField
from ..widgets.form import Form
from .unlock_pages import UnlockPage


class CodeEntryPage(UnlockPage):
    """The eight words of the sheet; which of them is none of the list is said before the file is tried."""

    def __init__(self, parent: QWidget | None = None) -> None:
        form = Form()
        self.code = TextField()
        help = "Les huit mots de la feuille, dans l’ordre. Majuscules et accents ne comptent pas."
        form.row("code", "Code de secours", self.code, help)
        super().__init__(form, "Continuer", "Revenir à la phrase de passe", parent)

    def read(self) -> str:
        """The words as they are typed."""
        if not self.code.value().strip():
            raise RuleBroken("Recopiez les huit mots de la feuille.", "code")
        return self.code.value()

    def take_focus(self) -> None:
        """Put the focus in the field."""
        self.code.setFocus()
