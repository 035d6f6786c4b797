"""Agree with the person on a place that the list did not propose: the dialog that moves, noted as a call."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import InThePast
from desktop_app.domain.person import Person
from desktop_app.domain.reception.call import CallResult
from desktop_app.domain.theme import theme
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.reception import calls
from desktop_app.use_cases.reception.appointments import Place
from desktop_app.use_cases.reception.calls import CallRow
from desktop_app.use_cases.reception.today import Booked

from ..appointments.move_dialog import MoveDialog
from ..context import Context


class AgreeDialog(MoveDialog):
    """`moved` carries the id of the appointment."""

    chapter = "calls#choisir-un-autre-jour"

    def __init__(self, context: Context, row: CallRow, parent: QWidget | None = None) -> None:
        lost = row.appointment
        booked = Booked(lost.start, lost.end, row.advisor, lost, row.person, theme(lost.theme).label, late=False)
        super().__init__(context, booked, parent)

    def store(self, _person: Person, place: Place) -> Changes | None:
        """Note the call that agreed on this place."""
        return self.context.runner.beside(self.form, asking=(InThePast,)).do(
            calls.record,
            self._row.appointment.id,
            CallResult.AGREED,
            advisor_id=place.slot.advisor_id,
            start=place.slot.start,
            past_confirmed=self.when.past_confirmed,
        )
