"""The key « ? », which lists the shortcuts of a window."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QWidget

from ..widgets.shortcut import shortcut


def offer_shortcuts(window: QWidget) -> QShortcut:
    """Have « ? » list the shortcuts of this window; in a field it is typed as any other sign."""
    # On a French keyboard « ? » needs Shift, which some systems keep in what is pressed.
    return shortcut(("?", "Shift+?"), "Voir les raccourcis clavier", _Opening(window).open, window)


class _Opening(QObject):
    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window

    def open(self) -> None:
        from .shortcuts_dialog import ShortcutsDialog

        dialog = ShortcutsDialog(self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()
