"""Preview a paper, and write in the journal that it was printed or saved."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop_app.use_cases import printing

from ..context import Context
from .preview import PreviewDialog


def show_recorded(context: Context, paper: printing.Paper, parent: QWidget) -> PreviewDialog:
    """Open the preview of a paper over its window; every print or save of it goes to the journal."""
    preview = PreviewDialog(context, paper, parent)
    record = _Record(context, paper, preview)
    preview.printed.connect(record.write)
    preview.saved.connect(record.write)
    context.dialogs.show(preview)
    return preview


class _Record(QObject):
    def __init__(self, context: Context, paper: printing.Paper, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._paper = context, paper

    def write(self) -> None:
        """Record one print or save."""
        self._context.runner.do(printing.record_printed, self._paper)
