"""Shortcuts as the system looks them up."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication


class _Unheard(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        return event.type() == QEvent.Type.Shortcut


@contextmanager
def unheard() -> Iterator[None]:
    """Nobody hears of a shortcut meanwhile.

    For a key that a program sends, `QApplication::notify` looks one up by itself, whatever was answered when it was
    asked whether it may; of one that a hand holds down, the system keeps it for whoever took it.
    """
    app, unheard = QApplication.instance(), _Unheard()
    assert app is not None
    app.installEventFilter(unheard)
    try:
        yield
    finally:
        app.removeEventFilter(unheard)
