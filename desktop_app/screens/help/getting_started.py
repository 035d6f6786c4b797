"""The two pages to keep beside the screen, shown before they are printed."""

from PySide6.QtWidgets import QWidget

from desktop_app.use_cases.papers.help import getting_started

from ..context import Context
from ..printing.preview import PreviewDialog


def show_getting_started(context: Context, over: QWidget) -> None:
    """Preview the sheet of this place; it names nobody, and the journal does not tell of it."""
    paper = context.runner.read(getting_started)
    if paper is not None:
        context.dialogs.show(PreviewDialog(context, paper, over))
