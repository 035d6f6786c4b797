"""A booking, opened from wherever somebody asks for one; its dialog is imported then, as it costs the start 20 ms."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop_app.domain.person import Person
from desktop_app.domain.reception.request import Why
from desktop_app.use_cases.reception import requests
from desktop_app.use_cases.reception.appointments import Place
from desktop_app.use_cases.reception.waiting_list import WaitingRow

from ..context import Context
from .place import Aim

if TYPE_CHECKING:
    from .booking_dialog import BookingDialog


def open_booking(
    context: Context, window: QWidget, *, aim: Aim | None = None, person: Person | None = None
) -> BookingDialog:
    """Show the dialog over this window: on this slot or day, or for a person, with the keyboard on what for."""
    from .booking_dialog import BookingDialog

    dialog = BookingDialog(context, aim, window)
    if person:
        dialog.who.choose(person)
        dialog.what.themes.setFocus()
    context.dialogs.show(dialog)
    return dialog


def book_for_request(
    context: Context, window: QWidget, why: Why, theme: str, person: Person | None = None
) -> BookingDialog:
    """Show it for somebody who came and cannot be received: booked and noted as one; given up, nothing is noted."""
    from .booking_dialog import BookingDialog

    dialog = BookingDialog(context, None, window, verb=partial(requests.give, why=why, request_id=0))
    dialog.what.themes.set_value(theme or None)
    if person:
        dialog.who.choose(person)
    context.dialogs.show(dialog)
    return dialog


def book_for_waiting(
    context: Context, window: QWidget | None, row: WaitingRow, place: Place | None = None
) -> BookingDialog:
    """Show it for somebody who waits, on the place that was proposed to them: their request ends with it."""
    from .booking_dialog import BookingDialog

    aim = Aim(place.slot.start.date(), place.slot.start, place.advisor.id, row.person.id) if place else None
    verb = partial(requests.give, why=row.request.why, request_id=row.request.id)
    dialog = BookingDialog(context, aim, window, verb=verb)
    dialog.what.themes.set_value(row.request.theme or None)
    dialog.who.choose(row.person)
    (dialog.when.days if row.request.theme else dialog.what.themes).setFocus()
    context.dialogs.show(dialog)
    return dialog
