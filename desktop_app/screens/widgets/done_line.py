"""The line that says what was just done, with the button that takes it back: at the top, or at the foot."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ..theme.icons import icon, room_for
from ..theme.tokens import Space, set_edges
from .aloud import announce, set_plain_tooltip
from .buttons import quiet
from .painting import ElidedLabel
from .shortcut import shortcut

if TYPE_CHECKING:
    from desktop_app.use_cases.changes import Changes

_BEING_WRITTEN = "Enregistrement en cours…"


class DoneLine(QWidget):
    """Stays until the next thing done or another page; at the foot it keeps its place when empty: nothing moves.

    `changed` tells that it has words, or none any more.
    """

    undo_wanted = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QFrame(self)
        self.line.setObjectName("done_line")
        self._words = ElidedLabel(self.line)
        self.undo_button = quiet("Annuler", self.line, self.undo_wanted)
        self.undo_button.setIcon(icon("undo", QPalette.ColorRole.ToolTipText))
        self.undo_button.setIconSize(room_for(self.undo_button, 18))
        room = self.undo_button.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.undo_button.setSizePolicy(room)
        row = QHBoxLayout(self.line)
        set_edges(row, Space.L, 0, Space.S, 0)
        row.addWidget(self._words, 1)
        row.addWidget(self.undo_button)
        self._around = QVBoxLayout(self)
        self._around.addWidget(self.line)
        self.line.hide()
        self.stand(at_top=False)

    def stand(self, *, at_top: bool) -> None:
        """Take the shape for the top bar, as low and short as it goes, or for the foot of the page."""
        kept = self.line.sizePolicy()
        kept.setRetainSizeWhenHidden(not at_top)
        self.line.setSizePolicy(kept)
        edges = (0, 0, 0, 0) if at_top else (Space.XXL, 0, Space.XXL, Space.M)
        set_edges(self._around, *edges)
        self.undo_button.setText("Annuler" if at_top else "Annuler  Ctrl+Z")

    def stand_in(self, dialog: QWidget, changed: SignalInstance, undo: Callable[[], None]) -> None:
        """Say in a dialog what is done while it is open, and take it back there by the key of the window behind."""
        self.stand(at_top=True)
        self.undo_wanted.connect(undo)
        shortcut("Ctrl+Z", "Annuler la dernière action", undo, dialog)
        changed.connect(self.tell)

    def tell(self, changes: "Changes") -> None:
        """Say what these tell of, if they do, and what would be taken back."""
        if changes.told:
            self.say(changes.told, changes.undo.label if changes.undo else "")

    def say(self, told: str, undo_label: str = "") -> None:
        """Say what was done; `undo_label` names what « Annuler » would take back, '' when nothing."""
        self._words.say(told)
        self._words.setAccessibleName(told)
        set_plain_tooltip(self._words, told)
        self.undo_button.setVisible(bool(undo_label))
        self.undo_button.setAccessibleName(f"Annuler : {undo_label}" if undo_label else "Annuler")
        set_plain_tooltip(self.undo_button, f"Revenir sur {undo_label}" if undo_label else "")
        self.line.show()
        self.changed.emit()
        announce(self, told)

    def say_slow(self, slow: bool) -> None:
        """Say that something is being written, as long as a disk takes to."""
        if slow:
            self.say(_BEING_WRITTEN)
        elif self.told() == _BEING_WRITTEN:
            self.clear()

    def clear(self) -> None:
        """Say nothing any more: what it told may name somebody whom the next person should not read."""
        self._words.say("")
        self._words.setAccessibleName("")
        self._words.setToolTip("")
        self.line.hide()
        self.changed.emit()

    def told(self) -> str:
        """What it says now, '' when it says nothing."""
        return self._words.words
