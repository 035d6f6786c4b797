"""Move an appointment to another day or hour: from there, to here."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import InThePast
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.reception import appointments
from desktop_app.use_cases.reception.appointments import Place
from desktop_app.use_cases.reception.today import Booked

from ..context import Context
from .from_to import FromTo
from .place import Aim, may_come_twice
from .placing_dialog import PlacingDialog
from .when_part import WhenPart
from .when_words import short_moment


class MoveDialog(PlacingDialog):
    """`moved` carries the id of the appointment."""

    chapter = "booking#deplacer-un-rendez-vous"

    moved = Signal(int)
    abandon = "Abandonner ce déplacement ?"
    tallness = 592

    def __init__(self, context: Context, row: Booked, parent: QWidget | None = None) -> None:
        super().__init__(context, "Déplacer le rendez-vous", parent)
        self._row = row
        self.from_to = FromTo(row.person.name, row.start, row.advisor.name, self.form)
        self.form.add(self.from_to)
        self.when = WhenPart(context, self.form, Aim(row.start.date()), moving=row.appointment.id)
        self.when.changed.connect(self._follow_place)
        self._follow_place()
        self.when.days.setFocus()

    def give(self) -> bool:
        """Move, or say why not beside the hour."""
        place = self.when.place
        if place is None:
            self.form.show_faults(self.when.faults())
            return False
        self.form.clear_faults()
        if not may_come_twice(self.context, self._row.person, place, but=self._row.appointment.id):
            return False
        try:
            changes = self._move(place)
        except InThePast as question:
            self.form.show_faults(question.faults)
            self.when.ask_past()
            return False
        if changes is None:
            self.when.offer_again()
            return False
        self.moved.emit(changes.subject)
        return True

    def _move(self, place: Place) -> Changes | None:
        return self.context.runner.beside(self.form, asking=(InThePast,)).do(
            appointments.move_to,
            self._row.appointment.id,
            advisor_id=place.slot.advisor_id,
            start=place.slot.start,
            past_confirmed=self.when.past_confirmed,
        )

    def _follow_place(self) -> None:
        place = self.when.place
        today = self.context.desk.now().date()
        self.from_to.aim(place.slot.start if place else None, place.advisor.name if place else "")
        words = f"Déplacer au {short_moment(place.slot.start, today)}" if place else "Déplacer"
        self.say_verb(words)
        self.say_place(place)
