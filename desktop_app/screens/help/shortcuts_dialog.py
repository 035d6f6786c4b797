"""The list of the keys that work in a window, opened by « ? » and from the help."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ..theme.tokens import Space, open_at, px
from ..widgets import labels
from ..widgets.buttons import primary
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
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(px(self, edge) for edge in (Space.XL, Space.XL, Space.XL, Space.L)))
        column.setSpacing(px(self, Space.M))
        column.addWidget(labels.heading("Raccourcis clavier", self))
        column.addWidget(labels.muted("Chaque bouton qui a une touche la porte aussi.", self))
        column.addWidget(self.table, 1)
        column.addLayout(buttons)
        self.table.setCurrentIndex(self.rows.index(0, 0))
        self.table.setFocus()
        open_at(self, 760, 560)


def _key_of(told: Told) -> Told:
    return told
