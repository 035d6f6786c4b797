"""Open a workshop over a page that shows its day."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from ..context import Context
from .roll_dialog import RollDialog


def open_workshop(
    context: Context, page: QWidget, advisor_id: int, start: datetime, *, enrols: bool = False
) -> RollDialog:
    """Show its people; with `enrols` who is to be enrolled is asked at once. Once cancelled, they are to be called."""
    dialog = RollDialog(context, advisor_id, start, page)
    context.dialogs.show(dialog)
    if enrols:
        dialog.enrol()
    return dialog
