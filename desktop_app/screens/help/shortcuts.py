"""The list of the keys that work in a window, asked of the window itself: its shortcuts, buttons, menus and lists."""

from collections.abc import Iterator

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QDialog, QMenu, QWidget

from desktop_app.domain.nouns.frozen import frozen

from ..page import Page
from ..widgets import labels
from ..widgets.buttons import french_keys, primary
from ..widgets.frame import Frame
from ..widgets.row_model import Column, RowModel
from ..widgets.table import TableView

ANYWHERE, HERE = "Partout", "Sur cette page"
_IN_DIALOG = "Dans cette fenêtre"
_MOVES = (
    ("Tab", "Aller au champ ou au bouton suivant"),
    ("Maj+Tab", "Revenir au précédent"),
    ("Espace", "Cocher, ou appuyer sur le bouton choisi, comme Entrée"),
    ("Alt+lettre", "Appuyer sur ce dont la lettre est soulignée tant qu’on tient Alt"),
)
_OF_DIALOGS = (("Entrée", "Appuyer sur le bouton choisi, sinon sur le principal"), ("Échap", "Fermer cette fenêtre"))


@frozen
class Told:
    """What one key, or several together, does: `keys` as on a French keyboard, `where` it works."""

    keys: str
    what: str
    where: str


def shortcuts_of(window: QWidget) -> list[Told]:
    """Every key that works in this window now, those of what is in sight first, each once."""
    found = [*_of_shortcuts(window), *_of_buttons(window), *_of_menus(window), *_of_lists(window)]
    found += [Told(keys, what, ANYWHERE) for keys, what in _MOVES]
    if isinstance(window, QDialog):
        found += [Told(keys, what, _IN_DIALOG) for keys, what in _OF_DIALOGS]
    first = {told.keys: told for told in reversed(found)}
    return sorted((told for told in found if first[told.keys] is told), key=lambda told: told.where == ANYWHERE)


def _of_shortcuts(window: QWidget) -> Iterator[Told]:
    for made in window.findChildren(QShortcut):
        above = made.parent()
        if made.isEnabled() and isinstance(above, QWidget) and _in_sight(above, window):
            yield Told(_written(made.keys()[0]), made.whatsThis(), _where(above, window))


def _of_buttons(window: QWidget) -> Iterator[Told]:
    for button in window.findChildren(QAbstractButton):
        if button.isEnabled() and _in_sight(button, window) and not button.shortcut().isEmpty():
            yield Told(_written(button.shortcut()), button.accessibleName() or button.text(), _where(button, window))


def _of_menus(window: QWidget) -> Iterator[Told]:
    for menu in window.findChildren(QMenu):
        for action in menu.actions():
            keys, what = _of_action(action)
            above = menu.parentWidget()
            if keys and above is not None and _in_sight(above, window):
                yield Told(keys, what, _where(above, window))


def _of_action(action: QAction) -> tuple[str, str]:
    # A menu may also only say keys that somebody else hears: after a tab.
    what, _, said = action.text().partition("\t")
    return said or _written(action.shortcut()), what.replace("&", "")


def _of_lists(window: QWidget) -> Iterator[Told]:
    for widget in window.findChildren(QWidget):
        told = getattr(widget, "keys_told", None)
        if told is not None and _in_sight(widget, window):
            where = widget.accessibleName() or _where(widget, window)
            yield from (Told(keys, what, where) for keys, what in told())


def _in_sight(widget: QWidget, window: QWidget) -> bool:
    return widget is window or (widget.window() is window and widget.isVisible())


def _where(widget: QWidget, window: QWidget) -> str:
    if isinstance(window, QDialog):
        return _IN_DIALOG
    above: QWidget | None = widget
    while above is not None and not isinstance(above, Page):
        above = above.parentWidget()
    return HERE if above is not None else ANYWHERE


def _written(keys: QKeySequence) -> str:
    return french_keys(keys.toString())


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
        self.rows = RowModel(_COLUMNS, lambda told: told, self)
        self.rows.set_rows(shortcuts_of(over.window()))
        self.table = TableView(self.rows, "Raccourcis clavier", self)
        self.close_button = primary("Fermer", self, self.accept)
        head = labels.heading("Raccourcis clavier", self)
        told = labels.muted("Chaque bouton qui a une touche la porte aussi.", self)
        Frame(head, (told, self.table), (self.close_button,), self, fills=self.table, width=760, height=560)
        self.table.setCurrentIndex(self.rows.index(0, 0))
        self.table.setFocus()
