"""Preview papers, and write in the journal each that was printed or saved."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.use_cases.papers import printing

from ..context import Context
from .preview import PreviewDialog


def show_recorded(context: Context, paper: printing.Paper | printing.Pack, parent: QWidget) -> PreviewDialog:
    """Open the preview of papers over their window; every print or save of one goes to the journal."""
    preview = PreviewDialog(context, paper, parent)
    record = _Record(context, preview)
    preview.printed.connect(record.write)
    preview.saved.connect(record.write)
    context.dialogs.show(preview)
    return preview


class _Record(QObject):
    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context

    def write(self, papers: tuple[printing.Paper, ...]) -> None:
        """Record one print or save of each."""
        for paper in papers:
            self._context.runner.do(printing.record_printed, paper)
