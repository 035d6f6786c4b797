"""A booking, opened from wherever somebody asks for one; its dialog is imported then, as it costs the start 20 ms."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ..context import Context
from ..page import Page, lay_under
from .place import Aim

if TYPE_CHECKING:
    from desktop_app.domain.person import Person
    from desktop_app.use_cases.changes import Changes
    from desktop_app.use_cases.reception.appointments import Place
    from desktop_app.use_cases.reception.waiting_list import WaitingRow

    from .booking_dialog import BookingDialog


def open_booking(
    context: Context,
    window: QWidget | None,
    *,
    aim: Aim | None = None,
    person: Person | None = None,
    theme: str = "",
    verb: Callable[..., Changes] | None = None,
) -> BookingDialog:
    """Show the dialog over this window: on this slot or day, for a person and a theme, on what is still to be said.

    `verb` is what stores it, None for the usual one.
    """
    from .booking_dialog import BookingDialog

    dialog = BookingDialog(context, aim, window, verb=verb)
    dialog.what.themes.set_value(theme or None)
    if person:
        dialog.who.choose(person)
        (dialog.when.days if theme else dialog.what.themes).setFocus()
    if isinstance(window, Page):
        # Whoever is on the telephone hears that it is noted before the day behind is read again.
        lay_under(dialog, window)
    context.dialogs.show(dialog)
    return dialog


def book_for_waiting(
    context: Context, window: QWidget | None, row: WaitingRow, place: Place | None = None
) -> BookingDialog:
    """Show it for somebody who waits, on the place that was proposed to them: their request ends with it."""
    from desktop_app.use_cases.reception import requests

    aim = Aim(place.slot.start.date(), place.slot.start, place.advisor.id, row.person.id) if place else None
    verb = partial(requests.give, why=row.request.why, request_id=row.request.id)
    return open_booking(context, window, aim=aim, person=row.person, theme=row.request.theme, verb=verb)
