"""The list of the keys that work in a window, opened by « ? » and from the help."""

from PySide6.QtWidgets import QDialog, QWidget

from ..widgets import labels
from ..widgets.buttons import primary
from ..widgets.frame import Frame
from ..widgets.table import Column, RowModel, TableView
from .shortcuts import Told, shortcuts_of

_COLUMNS: tuple[Column[Told], ...] = (
    Column("Touches", lambda told: told.keys),
    Column("Ce qu’elles font", lambda told: told.what, stretch=True),
    Column("Où", lambda told: told.where),
)


class ShortcutsDialog(QDialog):
    """What can be done by keyboard in the window underneath, as it is now."""

    def __init__(self, over: QWidget) -> None:
        super().__init__(over.window())
        self.setWindowTitle("Raccourcis clavier")
        self.rows = RowModel(_COLUMNS, _key_of, self)
        self.rows.set_rows(shortcuts_of(over.window()))
        self.table = TableView(self.rows, "Raccourcis clavier", self)
        self.close_button = primary("Fermer", self)
        self.close_button.clicked.connect(self.accept)
        head = labels.heading("Raccourcis clavier", self)
        told = labels.muted("Chaque bouton qui a une touche la porte aussi.", self)
        Frame(head, (told, self.table), (self.close_button,), self, fills=self.table, width=760, height=560)
        self.table.setCurrentIndex(self.rows.index(0, 0))
        self.table.setFocus()


def _key_of(told: Told) -> Told:
    return told
