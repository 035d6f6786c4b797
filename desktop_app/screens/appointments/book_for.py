"""Book for somebody who is known already."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.person import Person

from ..context import Context


def book_for(context: Context, person: Person, window: QWidget) -> None:
    """Open the booking dialog over this window, with the person taken and the keyboard on the days."""
    from .booking_dialog import BookingDialog

    dialog = BookingDialog(context, None, window)
    dialog.who.picker.set_value(person)
    dialog.when.days.setFocus()
    context.dialogs.show(dialog)
