"""Open the preview of what is printed about appointments."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.use_cases.papers import printing

from ..context import Context

if TYPE_CHECKING:
    from ..printing.preview import PreviewDialog


def preview_card(context: Context, appointment_id: int, parent: QWidget) -> "PreviewDialog | None":
    """Show the card that the person takes home; None when it was refused, which has then been said."""
    paper = context.runner.read(printing.appointment_slip, appointment_id)
    return show_paper(context, paper, parent) if paper else None


def show_paper(context: Context, paper: printing.Paper | printing.Pack, parent: QWidget) -> "PreviewDialog":
    """Open the preview of papers over their window; a print or a save of one goes to the journal."""
    from ..printing.preview import show_recorded

    return show_recorded(context, paper, parent)
