"""What is said while a slow disk keeps the program from ending: nobody should take it for stuck, or pull the plug."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop_app import NAME

from ..theme.tokens import Space, edged
from ..widgets import labels

CLOSING = "Fermeture en cours…"
_WHY = "Le fichier est mis en ordre sur le disque. Attendez que cette fenêtre disparaisse pour éteindre l’ordinateur."


class ClosingWord(QWidget):
    """A small window without a button."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(NAME)
        column = edged(QVBoxLayout(self), Space.S, Space.XL)
        column.addWidget(labels.one_line(CLOSING, "heading", self))
        column.addWidget(labels.body(_WHY, self))

    def say(self, slow: bool) -> None:
        """Show it and a busy cursor, or take both away."""
        if slow:
            QGuiApplication.setOverrideCursor(Qt.CursorShape.BusyCursor)
            self.show()
        else:
            QGuiApplication.restoreOverrideCursor()
            self.hide()
