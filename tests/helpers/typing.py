"""Type as a person does, French included."""

from __future__ import annotations

from contextlib import nullcontext
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QWidget


def type_text(widget: QWidget, text: str) -> None:
    """Send each character as a key pressed and released.

    QTest.keyClicks aborts the whole process on é, à, ç, œ, € and ’.
    """
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    for char in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, char))


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
    """Press and release one key that is no letter (Return, Tab, arrows) or a shortcut such as Ctrl+Z."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest

    QTest.keyClick(widget, key, modifiers or Qt.KeyboardModifier.NoModifier)


def tab(held: QWidget) -> QWidget | None:
    """What has the keyboard after Tab, which the application takes in hand before any widget hears it."""
    from desktop_app.screens.reading_order import go_on

    assert go_on(held, 1)
    return held.window().focusWidget()


def press_in_window(
    window: QWidget, key: int, modifiers: Qt.KeyboardModifier | None = None, text: str = "", *, held: bool = False
) -> bool:
    """Send a key the way the system does, to the window in which the keyboard is; `held` repeats it by itself.

    Whether a shortcut might have been looked up for it: QTest cannot repeat a key, nor press one that is no ASCII.
    """
    from PySide6.QtCore import QEvent, Qt
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QApplication

    from tests.helpers.shortcuts import unheard

    handle, held_down = window.windowHandle(), modifiers or Qt.KeyboardModifier.NoModifier
    gone: list[object] = []
    # A window that the press closes hears no release from the system; the wrapper of one that Qt made does not know
    # that it is gone, and the process ended over it now and then (`QtSharedPointer::ExternalRefCountData::getAndRef`).
    handle.destroyed.connect(gone.append)
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, held_down, text, held)
    asked.ignore()
    QApplication.sendEvent(handle, asked)
    with unheard() if held and asked.isAccepted() else nullcontext():
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            if not gone:
                QApplication.sendEvent(handle, QKeyEvent(kind, key, held_down, text, held))
    if not gone:
        handle.destroyed.disconnect(gone.append)
    return not asked.isAccepted()
