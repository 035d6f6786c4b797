"""« Jour exceptionnel… »: a permanence that no pattern gives, once."""

from datetime import date, time

from PySide6.QtWidgets import QWidget

from desktop_app.domain.errors import Fault, refuse
from desktop_app.domain.french import capital
from desktop_app.domain.place import MAIN
from desktop_app.domain.planning import DayException, Segment, Session
from desktop_app.domain.theme import Purpose
from desktop_app.use_cases.planning import places

from ..context import Context
from ..widgets.fields import ChoiceField
from .day_dialog import DayDialog


class AddedDayDialog(DayDialog):
    """`day` is the date to begin with, or None."""

    chapter = "absences#ajouter-un-jour-exceptionnel"
    abandon = "Abandonner ce jour ?"
    verb = "Ajouter ce jour"

    def __init__(self, context: Context, day: date | None = None, parent: QWidget | None = None) -> None:
        super().__init__(context, "Ajouter un jour exceptionnel", parent)
        self.advisor = ChoiceField(self.active(), self.form)
        self.purpose = ChoiceField([(each, capital(each.value)) for each in Purpose], self.form)
        self.where = ChoiceField(context.runner.read(places.offered) or (), self.form)
        self.hours.show_segments((Segment(time(9), time(12)),))
        self.day.set_value(day)
        self.add_when("Quel jour ?")
        self.form.row("advisor", "Qui vient ?", self.advisor)
        self.form.row("purpose", "Pour quoi ?", self.purpose)
        self.form.row("place", "À quel endroit ?", self.where)
        self.form.show_row("place", self.where.count() > 1)
        self.add_why()
        self.where.edited.connect(self._follow_place)
        self._follow_place()
        self.listen(self.advisor, self.purpose, self.where)
        self.look_ahead()
        self.day.setFocus()

    def _follow_place(self) -> None:
        self.offer_rooms(self.where.value() or MAIN)

    def read(self) -> DayException:
        """The exception typed."""
        faults, day = self.day_faults(), self.day.value()
        if not self.advisor.value():
            faults.append(Fault("advisor", "Choisissez une personne."))
        if day is None:
            refuse(faults)
        assert day
        wanted = Session(day, self.advisor.value(), self.purpose.value(), (), place_id=self.where.value() or MAIN)
        session = self.held(wanted, faults)
        return self.told(session.key, session, opens=self.form.shows("opens") and self.opens.value())
