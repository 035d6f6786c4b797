"""Ctrl+K and the button at the top: they open « Chercher partout » over a window, loaded when first asked for."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ..widgets.shortcut import shortcut

if TYPE_CHECKING:
    from ..context import Context
    from ..navigation import Entry

_REMEMBERED = 30


class FinderKey(QObject):
    """Remembers which pages were seen in this window, to offer them first."""

    def __init__(self, context: "Context", entries: Sequence["Entry"], window: QWidget) -> None:
        super().__init__(window)
        self._context, self._entries, self._window = context, tuple(entries), window
        self._seen: list[str] = []
        shortcut("Ctrl+K", "Chercher partout", self.open, window)

    def see(self, page_key: str) -> None:
        """This page has come into view."""
        self._seen = [*self._seen, page_key][-_REMEMBERED:]

    def open(self) -> None:
        """Open it, with nothing typed."""
        from .dialog import FinderDialog

        self._context.dialogs.show(FinderDialog(self._context, self._entries, self._seen, self._window))
