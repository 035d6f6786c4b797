"""Put an appointment right: whom it is for, what for; or take it out when it was noted by mistake."""

from PySide6.QtWidgets import QWidget

from desktop_app.domain.reception.appointment import purpose_of
from desktop_app.use_cases.planning import schedule
from desktop_app.use_cases.reception import appointments
from desktop_app.use_cases.reception.today import Booked

from ..context import Context
from ..form_dialog import FormDialog
from ..widgets.buttons import danger
from .details_dialog import Details, DetailsPart
from .what_part import WhatPart
from .who_part import WhoPart

_REMOVE = (
    "Noté par erreur ? Un rendez-vous supprimé ne compte dans aucun chiffre. S’il a été annulé, manqué ou déplacé, "
    "dites-le plutôt avec son bouton."
)


class CorrectingDialog(FormDialog):
    """The person and the theme as they stand; its hour is changed by moving it."""

    chapter = "booking#corriger-un-rendez-vous"
    abandon = "Abandonner cette correction ?"
    tallness = 500

    def __init__(self, context: Context, row: Booked, parent: QWidget | None = None) -> None:
        super().__init__(context, "Corriger un rendez-vous", parent)
        self._row = row
        self.who = WhoPart(context, self.form)
        self.what = WhatPart(self.form)
        self.who.choose(row.person)
        here = context.runner.read(schedule.here_on, row.start.date()) or ()
        self.what.offer(purpose_of(row.appointment, here), also=row.appointment.theme)
        self.what.themes.set_value(row.appointment.theme)
        self.details = DetailsPart(context, self.form, self.what, booked=True)
        self.details.show(Details(row.appointment.circumstances))
        self.remove = danger("Supprimer ce rendez-vous", self, self._remove)
        self.form.section("Ce rendez-vous n’aurait pas dû être noté", _REMOVE)
        self.form.add(self.remove, at_the_left=True)
        self.say_verb("Enregistrer")
        self.who.confirmed.connect(self.place)
        self.who.focus()

    def give(self) -> bool:
        if not self.is_right([*self.who.faults(), *self.what.faults()]):
            return False
        theme, details = self.what.theme, self.details.details
        about = self._row.appointment.id
        said = self.who.do(appointments.correct, about, theme=theme, circumstances=details.circumstances)
        return said is not None

    def _remove(self) -> None:
        if self.do(appointments.remove, self._row.appointment.id):
            self.accept()
