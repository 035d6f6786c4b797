"""Hear the window in front before its widgets do."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QWindow


class FrontWindowListener(QObject):
    """`eventFilter` of a subclass hears what the window in front is sent, whichever comes in front.

    A filter on the application would be called for every event of every widget, thousands of times for a list
    that is read again. One that has gone is let go of: test_the_window_in_front_changes_and_may_be_gone.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._heard: QWindow | None = None
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._listen_to)
        self._listen_to(app.focusWindow())

    def _listen_to(self, window: QWindow | None) -> None:
        if self._heard is not None:
            self._heard.removeEventFilter(self)
            self._heard.destroyed.disconnect(self._forget)
        self._heard = window
        if window is not None:
            window.installEventFilter(self)
            window.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._heard = None
