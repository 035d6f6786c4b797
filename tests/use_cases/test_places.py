"""Several places of one site: where each day is held, on the pages and on the papers, and in those of the past."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from desktop_app.domain.errors import OutOfDate, Refused, RuleBroken
from desktop_app.domain.mandate import State
from desktop_app.domain.mandate.fingerprint import fingerprint
from desktop_app.domain.place import Place, PlaceKind, read_place
from desktop_app.domain.planning import DayException, Decider, Segment, Session
from desktop_app.domain.theme import Purpose
from desktop_app.use_cases import clock_check
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.papers import day_sheets, printing
from desktop_app.use_cases.planning import exceptions, places, room_changes, schedule
from desktop_app.use_cases.reception import today
from desktop_app.use_cases.settings import settings
from tests.forms.reading import whole
from tests.helpers.builders import THURSDAY, a_mandate, le_boulou, stored_appointment
from tests.helpers.clock import StillClock
from tests.use_cases.lived_days import settle

ANNEXE = replace(le_boulou(), kind=PlaceKind.TOWN_HALL, label="Mairie annexe", street="1 place Neuve", phone="")
FRIDAY, NEXT = THURSDAY + timedelta(1), THURSDAY + timedelta(7)


@pytest.fixture
def annexe(desk: Desk) -> int:
    """Fridays are held at the annexe from now on."""
    id = places.add(desk, ANNEXE).subject
    rules = settings.load(desk).rules
    settings.change_days(desk, [replace(rule, place_id=id) if rule.weekday == 4 else rule for rule in rules])
    return id


def test_papers_carry_the_place_of_the_day(desk: Desk, annexe: int) -> None:
    stored_appointment(desk.db, advisor_id=2, start=datetime(2025, 11, 28, 9), minutes=180, theme="Email")
    assert schedule.head_on(desk, THURSDAY).place == le_boulou()
    assert schedule.head_on(desk, FRIDAY).place == ANNEXE
    (row,) = today.day_view(desk, FRIDAY).booked
    slip = whole(printing.appointment_slip(desk, row.appointment.id).build())
    assert "Mairie annexe" in slip and "1 place Neuve" in slip


def test_a_day_at_two_places_says_where_each_advisor_is(desk: Desk, annexe: int) -> None:
    extra = Session(THURSDAY, 2, Purpose.ANY_HELP, (Segment(time(9), time(12)),), place_id=annexe)
    exceptions.make(desk, DayException(0, extra.key, extra, Decider.PLACE, THURSDAY))
    assert [here.place for here in today.day_view(desk, THURSDAY).here] == ["", "Mairie annexe"]
    papers = [whole(each.build()) for each in day_sheets.every(desk, THURSDAY)]
    assert all("Médiathèque du Boulou" in each for each in papers)
    assert ["Mairie annexe" in each for each in papers] == [False, True, False]
    assert schedule.head_of(desk, THURSDAY, 2).place == ANNEXE


def test_the_place_of_a_day_that_is_over_stays(desk: Desk, annexe: int, clock: StillClock) -> None:
    clock.set(datetime(2025, 12, 1, 9))
    settle(desk)
    places.change(desk, annexe, replace(ANNEXE, label="Maison des services", street="2 rue du Port"))
    rules = settings.load(desk).rules
    settings.change_days(desk, [replace(rule, place_id=0) for rule in rules])
    places.leave(desk, annexe)
    assert schedule.head_on(desk, FRIDAY).place == ANNEXE
    assert schedule.head_on(desk, NEXT + timedelta(1)).place == le_boulou()


def test_the_same_room_at_another_place_is_another_room(desk: Desk, annexe: int) -> None:
    rules = settings.load(desk).rules
    room = (Segment(time(9), time(12), room="Salle 1"),)
    settings.change_days(desk, [replace(rule, segments=room) if rule.weekday == 3 else rule for rule in rules])
    extra = Session(NEXT, 2, Purpose.ANY_HELP, room, place_id=annexe)
    exceptions.make(desk, DayException(0, extra.key, extra, Decider.PLACE, THURSDAY))
    with pytest.raises(Refused, match="déjà prise"):
        other = replace(extra, day=NEXT + timedelta(7), place_id=0)
        exceptions.make(desk, DayException(0, other.key, other, Decider.PLACE, THURSDAY))


def test_a_place_where_somebody_still_goes_is_not_left(desk: Desk, annexe: int) -> None:
    with pytest.raises(RuleBroken, match="se tiennent encore ici"):
        places.leave(desk, annexe)
    settings.change_days(desk, [])
    places.leave(desk, annexe)
    assert places.others(desk) == []
    assert places.add(desk, ANNEXE).subject != annexe, "its name is nobody's any more"
    with pytest.raises(OutOfDate):
        places.change(desk, annexe, ANNEXE)


def test_two_places_have_two_names(desk: Desk) -> None:
    for taken in (le_boulou(), replace(ANNEXE, label="médiathèque du boulou")):
        with pytest.raises(Refused, match="déjà dans la liste"):
            places.add(desk, taken)
    id = places.add(desk, ANNEXE).subject
    places.change(desk, id, replace(ANNEXE, street="3 place Neuve"))
    with pytest.raises(Refused, match="déjà dans la liste"):
        places.add(desk, ANNEXE)


def test_a_name_of_its_own_is_read_like_any_line() -> None:
    typed = {"kind": PlaceKind.OTHER, "commune": "Céret", "street": "Rue Neuve", "postcode": "66400", "phone": ""}
    assert read_place(**typed, label="  Maison   des services ").name == "Maison des services"
    assert read_place(**typed) == Place(PlaceKind.OTHER, "Céret", "Rue Neuve", "66400")
    with pytest.raises(Refused) as refused:
        read_place(**typed, label="n" * 81)
    assert [fault.field for fault in refused.value.faults] == ["label"]


def test_a_clock_in_doubt_changes_no_place(desk: Desk, annexe: int, clock: StillClock) -> None:
    clock_check.accept(desk, day=date(2025, 11, 27))
    settle(desk)
    clock.set(datetime(2027, 1, 1, 9))
    with pytest.raises(RuleBroken, match="date de l’ordinateur"):
        places.change(desk, annexe, ANNEXE)


def test_the_name_of_a_place_is_in_the_fingerprint_of_what_is_printed_there() -> None:
    printed, unnamed = a_mandate(State.PRINTED), le_boulou()
    at = printed.open_body.printed
    assert at
    named = replace(at.originals, place=replace(unnamed, label="Maison des services"))
    assert fingerprint(printed, at.originals) != fingerprint(printed, named)


def test_a_day_held_once_elsewhere_has_its_letter_to_the_partner(desk: Desk, annexe: int) -> None:
    (planned,) = schedule.here_on(desk, NEXT)
    exceptions.make(desk, DayException(0, planned.key, replace(planned, place_id=annexe), Decider.PLACE, THURSDAY))
    assert [(each.before, each.after) for each in room_changes.on_day(desk, NEXT)] == [
        ("Médiathèque du Boulou", "Mairie annexe")
    ]
    assert schedule.head_on(desk, NEXT).place == ANNEXE and schedule.head_on(desk, NEXT + timedelta(7)).place != ANNEXE


def test_a_place_of_one_day_alone_is_left_once_that_day_is_over(desk: Desk, clock: StillClock) -> None:
    """Marie receives there next Thursday; another day that differs is held at the main place."""
    once, never = places.add(desk, ANNEXE).subject, places.add(desk, replace(ANNEXE, label="Maison neuve")).subject
    (planned,) = schedule.here_on(desk, NEXT)
    exceptions.make(desk, DayException(0, planned.key, replace(planned, place_id=once), Decider.PLACE, THURSDAY))
    places.leave(desk, never)
    for hour in (datetime(2025, 12, 3, 9), datetime(2025, 12, 4, 9)):
        clock.set(hour)
        with pytest.raises(RuleBroken, match="se tiennent encore ici"):
            places.leave(desk, once)
    clock.set(datetime(2025, 12, 5, 9))
    clock_check.accept(desk, day=date(2025, 12, 5))
    places.leave(desk, once)
    assert places.others(desk) == []
