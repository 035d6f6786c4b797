"""The booking dialog, opened from wherever somebody asks for one; it is imported then, as it costs the start 20 ms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.domain.person import Person

from ..context import Context
from .aim import Aim

if TYPE_CHECKING:
    from .booking_dialog import BookingDialog


def open_booking(
    context: Context, window: QWidget, *, aim: Aim | None = None, person: Person | None = None
) -> BookingDialog:
    """Show it over this window: on this slot or day, or for a person, with the keyboard on what for."""
    from .booking_dialog import BookingDialog

    dialog = BookingDialog(context, aim, window)
    if person:
        dialog.who.choose(person)
        dialog.what.themes.setFocus()
    context.dialogs.show(dialog)
    return dialog
