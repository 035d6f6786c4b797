"""The dialogs that give a place: booking in each of its states, and moving."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from desktop_app.domain.person import Person
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.circumstances import Channel, Circumstances
from desktop_app.domain.theme import ADMINISTRATIVE_THEMES, THEMES
from desktop_app.screens.appointments.booking_dialog import BookingDialog
from desktop_app.screens.appointments.correcting_dialog import CorrectingDialog
from desktop_app.screens.appointments.details_dialog import Details, DetailsDialog
from desktop_app.screens.appointments.move_dialog import MoveDialog
from desktop_app.screens.appointments.place import Aim
from desktop_app.storage.reception import appointments as stored
from desktop_app.storage.reception import people
from desktop_app.use_cases.reception import today
from desktop_app.use_cases.reception.series import Repeats
from tests.helpers import builders
from tests.looks import full_desk
from tests.looks.scene import main_scene, scene
from tests.looks.stage import Stage

if TYPE_CHECKING:
    from desktop_app.use_cases.desk import Desk

_AFTERNOON = Aim(date(2025, 11, 27), datetime(2025, 11, 27, 14, 45), 1)


def _dialog(stage: Stage, desk: Desk | None = None, aim: Aim | None = _AFTERNOON) -> BookingDialog:
    dialog = BookingDialog(stage.context(desk or full_desk.ordinary(stage)), aim)
    stage.show(dialog)
    return dialog


def _add(dialog: BookingDialog, last_name: str, first_name: str, phone: str = "") -> None:
    dialog.who.picker.add_requested.emit("")
    dialog.who.last_name.set_value(last_name)
    dialog.who.first_name.set_value(first_name)
    dialog.who.phone.set_value(phone)


@main_scene
def booking_blank(stage: Stage) -> BookingDialog:
    return _dialog(stage, aim=None)


@scene
def booking_searching(stage: Stage) -> BookingDialog:
    dialog = _dialog(stage)
    dialog.who.picker.set_typed("ma")
    return dialog


@scene
def booking_nobody_found(stage: Stage) -> BookingDialog:
    dialog = _dialog(stage)
    dialog.who.picker.set_typed(full_desk.EIGHTY)
    return dialog


@scene
def booking_new_person(stage: Stage) -> BookingDialog:
    dialog = _dialog(stage)
    _add(dialog, "Lefèvre", "Éloïse", "06 39 98 00 01")
    return dialog


@scene
def booking_faults(stage: Stage) -> BookingDialog:
    dialog = _dialog(stage)
    dialog.place()
    return dialog


@main_scene
def booking_new_person_faults(stage: Stage) -> BookingDialog:
    dialog = _dialog(stage)
    _add(dialog, "", "😀", "12")
    dialog.place()
    return dialog


@scene
def booking_duplicates(stage: Stage) -> BookingDialog:
    desk = full_desk.ordinary(stage)
    builders.stored_person(desk.db, "Lefèvre", "Éloïse", "0639980001")
    builders.stored_person(desk.db, "Lefebvre", "Éloïse", "0639980001")
    dialog = _dialog(stage, desk)
    _add(dialog, "Lefevre", "Eloise", "06 39 98 00 01")
    dialog.what.themes.set_value("Logement")
    dialog.place()
    return dialog


@scene
def booking_another_date(stage: Stage) -> BookingDialog:
    return _dialog(stage, aim=Aim(date(2025, 12, 1)))


@scene
def booking_full_day(stage: Stage) -> BookingDialog:
    desk = full_desk.ordinary(stage)
    for person, at in zip(full_desk.people(desk, 2), ((14, 45), (16, 15)), strict=True):
        full_desk.book(desk, person, at, state=State.EXPECTED, theme="Justice")
    return _dialog(stage, desk, Aim(date(2025, 11, 27)))


@scene
def booking_past_hours(stage: Stage) -> BookingDialog:
    dialog = _dialog(stage, stage.desk(), Aim(date(2025, 11, 27)))
    dialog.when.past.set_value(True)
    dialog.when.past.edited.emit()
    return dialog


@scene
def booking_many_advisors(stage: Stage) -> BookingDialog:
    return _dialog(stage, full_desk.many_advisors(stage))


@scene
def booking_workshop(stage: Stage) -> BookingDialog:
    return _dialog(stage, aim=Aim(date(2025, 11, 28)))


@main_scene
def booking_done(stage: Stage) -> BookingDialog:
    dialog = _dialog(stage)
    _add(dialog, "Lefèvre", "Éloïse")
    dialog.what.themes.set_value("Logement")
    dialog.place()
    return dialog


@scene
def booking_done_long_name(stage: Stage) -> BookingDialog:
    dialog = _dialog(stage)
    _add(dialog, full_desk.EIGHTY, "W" * 30)
    dialog.what.themes.set_value("PapiersElectionsCitoyennete")
    dialog.place()
    return dialog


_ANY = (*ADMINISTRATIVE_THEMES, *THEMES)
_SAID = Circumstances(2, "sa fille et un interprète", "apporte l’ordinateur de sa mère", Channel.REMOTE, sooner=True)


@main_scene
def booking_with_details(stage: Stage) -> BookingDialog:
    desk = full_desk.ordinary(stage)
    who = _one_who_missed(desk)
    dialog = _dialog(stage, desk)
    dialog.who.choose(who)
    dialog.what.themes.set_value("Logement")
    dialog.details.show(Details(_SAID, 2, Repeats(4)))
    return dialog


def _one_who_missed(desk: Desk) -> Person:
    person = people.add(desk.db, builders.a_person("Barthe"), on=date(2025, 9, 4))
    for month in (9, 10):
        start = datetime(2025, month, 9, 14)
        stored.add(desk.db, builders.an_appointment(start=start, person_id=person.id, state=State.ABSENT))
    return person


def _detailing(stage: Stage, details: Details, *, booked: bool = False) -> DetailsDialog:
    dialog = DetailsDialog(stage.context(full_desk.ordinary(stage)), details, "Logement", _ANY, booked=booked)
    stage.show(dialog)
    return dialog


@main_scene
def details_blank(stage: Stage) -> DetailsDialog:
    return _detailing(stage, Details())


@main_scene
def details_all_said(stage: Stage) -> DetailsDialog:
    said = replace(_SAID, also=("Justice", "EtrangersEurope"))
    dialog = _detailing(stage, Details(said, 2, Repeats(4, 2)))
    dialog.with_whom.set_value("W" * 90)
    dialog.note.set_value("mot de passe : azerty12")
    dialog.place()
    return dialog


@scene
def details_of_one_booked(stage: Stage) -> DetailsDialog:
    return _detailing(stage, Details(_SAID), booked=True)


def _moving(stage: Stage, desk: Desk) -> MoveDialog:
    rows = today.day_view(desk, desk.now().date()).booked
    row = next(row for row in rows if row.appointment.state is State.EXPECTED)
    dialog = MoveDialog(stage.context(desk), row)
    stage.show(dialog)
    return dialog


@scene
def moving(stage: Stage) -> MoveDialog:
    return _moving(stage, full_desk.ordinary(stage))


@scene
def moving_long_name(stage: Stage) -> MoveDialog:
    return _moving(stage, full_desk.long_names(stage))


@scene
def moving_fault(stage: Stage) -> MoveDialog:
    dialog = _moving(stage, full_desk.ordinary(stage))
    dialog.when.slots.offer([], None)
    dialog.place()
    return dialog


def _correcting(stage: Stage, desk: Desk) -> CorrectingDialog:
    dialog = CorrectingDialog(stage.context(desk), today.day_view(desk, desk.now().date()).booked[0])
    stage.show(dialog)
    return dialog


@main_scene
def correcting(stage: Stage) -> CorrectingDialog:
    return _correcting(stage, full_desk.ordinary(stage))


@scene
def correcting_long_name(stage: Stage) -> CorrectingDialog:
    return _correcting(stage, full_desk.long_names(stage))


@scene
def correcting_fault(stage: Stage) -> CorrectingDialog:
    dialog = _correcting(stage, full_desk.ordinary(stage))
    dialog.who.picker.set_value(None)
    dialog.what.themes.set_value(None)
    dialog.place()
    return dialog
