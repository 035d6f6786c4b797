"""A key that is held repeats itself: it then moves and writes, and never presses a button again."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ..front_window import FrontWindowListener

_PRESSES = frozenset({QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_MOVES = frozenset(
    {
        *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown),
        *(Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Tab, Qt.Key.Key_Backtab),
    }
)


class HeldKeys(FrontWindowListener):
    """Lets the first press through, and of those a held key makes by itself only what moves or writes.

    Enter held for a second went through a booking, its preview and the printing of it: each window that opened took
    the next one for its own. A screen reader presses without a key, and is not concerned.
    """

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep what a held key repeats; the system asks here first whether it may look for a shortcut."""
        if event.type() not in _PRESSES or not isinstance(event, QKeyEvent) or not event.isAutoRepeat():
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            # Accepted, no shortcut is looked for; the key itself comes next, and is judged then. Held by
            # test_a_scene_can_be_worked_by_keyboard_and_by_ear.
            event.accept()
            return True
        return not _moves_or_writes(event, QApplication.focusWidget())


def _moves_or_writes(event: QKeyEvent, held: QWidget | None) -> bool:
    if event.key() in _ENTER:
        return isinstance(held, QPlainTextEdit | QTextEdit) and not held.isReadOnly()
    if event.key() in _MOVES:
        return True
    written_in = isinstance(held, QLineEdit | QAbstractSpinBox | QPlainTextEdit | QTextEdit)
    return written_in and event.key() != Qt.Key.Key_Escape
