"""Give an appointment to whoever came and could not be received, or to somebody who waits: booked and noted as one."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import InThePast, LikelyDuplicate
from desktop_app.domain.person import Person
from desktop_app.domain.reception.request import Why
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.reception import requests
from desktop_app.use_cases.reception.appointments import Place
from desktop_app.use_cases.reception.requests import WaitingRow

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
        aim = Aim(place.slot.start.date(), place.slot.start, place.advisor.id) if place else None
        super().__init__(context, aim, parent)
        self._why, self._request_id = why, waiting.request.id if waiting else 0
        self.what.themes.set_value(theme or None)
        if waiting:
            self.who.picker.set_value(waiting.person)
            (self.when.days if theme else self.what.themes).setFocus()

    def _book(self, person: Person, place: Place) -> Changes | None:
        return self.context.runner.beside(self.form, asking=(LikelyDuplicate, InThePast)).do(
            requests.give,
            person=person,
            advisor_id=place.slot.advisor_id,
            start=place.slot.start,
            theme=self.what.theme,
            why=self._why,
            request_id=self._request_id,
            past_confirmed=self.when.past_confirmed,
            duplicate_confirmed=self._someone_else,
        )
