"""Hears of a bug in whatever thread it came up, and shows what happened in the window's, once."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal

if TYPE_CHECKING:
    from .crash_dialog import CrashDialog


class CrashReporter(QObject):
    """Give `tell` to `system.log.crashes_watched`, which has already written the error in the log."""

    _rung = Signal(object)

    def __init__(self, log_folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._log_folder = log_folder
        self._error: BaseException | None = None
        self._dialog: CrashDialog | None = None
        self._rung.connect(self._show_soon)

    def tell(self, error: BaseException) -> None:
        """Show what happened, from any thread; a second error while the first is shown is only in the log."""
        self._rung.emit(error)

    def _show_soon(self, error: BaseException) -> None:
        if self._error is None:
            self._error = error
            # Not inside what broke: a dialog that the same click goes on to open would stand above it. Held by
            # test_what_a_click_opens_after_it_broke_is_not_above_the_report.
            QTimer.singleShot(0, self, self._show)

    def _show(self) -> None:
        from .crash_dialog import CrashDialog, report

        assert self._error is not None, "rung"
        # Kept: without a parent nothing else would hold it.
        self._dialog = CrashDialog(report(self._error), self._log_folder)
        self._dialog.finished.connect(self._close_program)
        self._dialog.open()

    def _close_program(self, _result: int) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
            self._error = self._dialog = None
        QCoreApplication.exit(1)
