"""Copies made in front of whoever asked: how far, stopped on demand, then what each place said."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.use_cases.copies import backups

from ..context import Context
from ..progress_dialog import Cancelled, Progress, ProgressDialog


class Copying(QObject):
    """Runs one job at a time over the window of its parent, and writes in the register what was done."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._over = context, parent

    def start(self, job: backups.Job) -> None:
        """Copy, then record; a place that could not be served says why."""

        def work(progress: Progress, cancelled: Cancelled) -> backups.Result:
            return backups.run(job, progress, cancelled)

        ProgressDialog("Sauvegarde en cours", self._over.window()).start(
            work, self._record, self._context.runner.say_what_broke
        )

    def _record(self, result: backups.Result) -> None:
        self._context.runner.do(backups.record, result)
        for served in result.served:
            if served.trouble:
                said = f"{backups.where_made(result)} {served.trouble}".strip()
                self._context.dialogs.notice("Sauvegarde incomplète", said, served.way_out)
