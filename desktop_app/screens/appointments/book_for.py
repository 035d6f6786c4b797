"""Book for somebody who is known already."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.person import Person

from ..context import Context


def book_for(context: Context, person: Person, window: QWidget) -> None:
    """Open the booking dialog over this window, with the person taken and the keyboard on what for."""
    from .booking_dialog import BookingDialog

    dialog = BookingDialog(context, None, window)
    dialog.who.picker.set_value(person)
    dialog.what.themes.setFocus()
    context.dialogs.show(dialog)
