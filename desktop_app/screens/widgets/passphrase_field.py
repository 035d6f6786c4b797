"""The field of a passphrase, on its own: the first window needs it before everything else."""

from PySide6.QtWidgets import QLineEdit, QWidget

from .buttons import quiet
from .line import Composite, Line


class PassphraseField(Composite):
    """A secret, hidden until the agent asks to read it; nothing is trimmed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        line, show = Line(), quiet("Afficher")
        super().__init__(line, show, parent)
        line.setEchoMode(QLineEdit.EchoMode.Password)
        show.setCheckable(True)
        show.toggled.connect(self._show)

    def value(self) -> str:
        """What is typed, blanks included."""
        return self.line.text()

    def set_value(self, value: str) -> None:
        """Put a secret in the field."""
        self.line.setText(value)

    def _show(self, shown: bool) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self.button.setText("Masquer" if shown else "Afficher")
        self.setAccessibleName(self.accessibleName())
