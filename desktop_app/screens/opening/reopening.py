"""The file closed for a moment, for what can't be done under an open one: another file is put in its place."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from ..progress_dialog import ProgressDialog, Work
from ..window.main_window import MainWindow


class Reopening(QObject):
    """Runs the work behind a progress dialog that stands alone, then has the file opened again, whatever came of it.

    `open_again` shows a new window, or None once it has said why the file does not open.
    """

    def __init__(
        self, title: str, page: str, open_again: Callable[[], MainWindow | None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._page, self._open_again = page, open_again
        # Between two windows the program would take itself for closed.
        QGuiApplication.setQuitOnLastWindowClosed(False)
        self._dialog = ProgressDialog(title)

    def start(self, work: Work) -> None:
        """Begin; the program has closed the file."""
        self._dialog.show()
        self._dialog.start(work, self._done, self._broke)

    def _done(self, told: str) -> None:
        window = self._show()
        if window is not None and told:
            window.done_line.say(told)

    def _broke(self, error: Exception) -> None:
        window = self._show()
        if window is None:
            raise error
        window.context.runner.say_what_broke(error)

    def _show(self) -> MainWindow | None:
        window = self._open_again()
        QGuiApplication.setQuitOnLastWindowClosed(True)
        self.deleteLater()
        if window is not None:
            window.go(self._page)
        return window
