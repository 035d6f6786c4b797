"""Give an appointment to whoever came and could not be received, or to somebody who waits: booked and noted as one."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop_app.domain.reception.request import Why
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.reception import requests
from desktop_app.use_cases.reception.appointments import Place
from desktop_app.use_cases.reception.waiting_list import WaitingRow

from ..context import Context
from .aim import Aim
from .booking_dialog import BookingDialog


class RequestBooking(BookingDialog):
    """The dialog that books; given up, nothing is noted."""

    def __init__(
        self,
        context: Context,
        why: Why,
        theme: str,
        *,
        waiting: WaitingRow | None = None,
        place: Place | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`waiting` is who waits for it, None for somebody who stands at the desk; `place` the one proposed."""
        person_id = waiting.person.id if waiting else 0
        aim = Aim(place.slot.start.date(), place.slot.start, place.advisor.id, person_id) if place else None
        super().__init__(context, aim, parent)
        self._why, self._request_id = why, waiting.request.id if waiting else 0
        self.what.themes.set_value(theme or None)
        if waiting:
            self.who.choose(waiting.person)
            (self.when.days if theme else self.what.themes).setFocus()

    def _verb(self) -> Callable[..., Changes]:
        return partial(requests.give, why=self._why, request_id=self._request_id)
