"""The rooms of a place: what they hold limits workshops, hours follow their name, and nothing is twice in one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from desktop_app.domain.errors import OutOfDate, Refused, RuleBroken
from desktop_app.domain.place import MAIN
from desktop_app.domain.planning import Cap, DayException, Decider, Room, Segment, Subject, given_as
from desktop_app.domain.theme import Purpose
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.papers import printing
from desktop_app.use_cases.planning import exceptions, rooms, schedule
from desktop_app.use_cases.reception import undo
from desktop_app.use_cases.settings import settings
from desktop_app.use_cases.workshops import gauges, workshops
from tests.forms.reading import whole
from tests.helpers.builders import FRIDAY, THURSDAY, stored_appointment
from tests.helpers.clock import StillClock
from tests.use_cases.lived_days import settle

AT_TWO = datetime(2025, 11, 28, 14)
SUBJECT = Subject("Premiers pas", "PrendreEnMainDuMateriel", minimum=2)
SALLE = Room(0, MAIN, "Salle 2", 5, internet=True)
FRIDAY_HOURS = (Segment.workshop(time(9), time(12), 8), Segment.workshop(time(14), time(17), 8, "Salle 2"))


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """The workshop of Friday at two is in « Salle 2 »."""
    rules = settings.load(desk).rules
    settings.change_days(desk, [replace(each, segments=FRIDAY_HOURS) if each.weekday == 4 else each for each in rules])
    return desk


def seats(desk: Desk) -> tuple[int, Cap, str]:
    gauge = gauges.at(desk, 2, AT_TWO)
    assert gauge
    return gauge.capacity.seats, gauge.capacity.by, gauge.capacity.why


def names(desk: Desk) -> set[str]:
    """The rooms that hours to come name."""
    planning = schedule.planning_of(desk)
    held = [
        *(each.segments for each in planning.patterns),
        *(e.instead.segments for e in planning.exceptions if e.instead),
    ]
    return {part.room for segments in held for part in segments if part.room}


def to_room(desk: Desk, name: str) -> DayException:
    """The workshop of Friday at two goes to another room."""
    here = next(each for each in schedule.here_on(desk, FRIDAY) if each.advisor_id == 2)
    planned = given_as(here.key, schedule.planning_of(desk))
    assert planned
    segments = tuple(replace(each, room=name) if each.room else each for each in planned.segments)
    return DayException(0, here.key, replace(planned, segments=segments), Decider.PLACE, THURSDAY)


def test_the_seats_of_a_room_limit_what_is_held_there_and_it_is_named(desk: Desk) -> None:
    assert seats(desk) == (8, Cap.PLANNING, "")
    kept = rooms.keep(desk, SALLE)
    assert seats(desk) == (5, Cap.ROOM, "Salle 2")
    workshops.give(desk, advisor_id=2, start=AT_TWO, subject=SUBJECT)
    assert seats(desk) == (5, Cap.ROOM, "Salle 2")
    rooms.keep(desk, replace(SALLE, id=kept.subject, seats=0))
    assert seats(desk) == (8, Cap.PLANNING, "")


def test_a_larger_room_gives_the_places_of_the_planning_back(desk: Desk) -> None:
    rooms.keep(desk, SALLE)
    rooms.keep(desk, Room(0, MAIN, "Grande salle", 7))
    exceptions.make(desk, to_room(desk, "Grande salle"))
    assert seats(desk) == (7, Cap.ROOM, "Grande salle")


def test_a_room_that_changes_nothing_is_no_change(desk: Desk) -> None:
    rooms.keep(desk, SALLE)
    with pytest.raises(Refused, match="Rien ne change"):
        exceptions.make(desk, to_room(desk, "Salle 2"))


def test_hours_to_come_follow_the_name_and_those_that_are_over_keep_it(desk: Desk, clock: StillClock) -> None:
    kept = rooms.keep(desk, SALLE)
    clock.set(datetime(2025, 12, 1, 9))
    settle(desk)
    renamed = rooms.keep(desk, replace(SALLE, id=kept.subject, name="Salle multimédia"))
    assert names(desk) == {"Salle multimédia"}
    (over,) = schedule.here_on(desk, FRIDAY)
    assert over.segments[1].room == "Salle 2"
    coming = schedule.here_on(desk, FRIDAY + timedelta(7))[0]
    assert (coming.segments[1].room, coming.segments[1].places) == ("Salle multimédia", 5)
    assert renamed.undo
    undo.take_back(desk, renamed.undo)
    assert names(desk) == {"Salle 2"}


def test_today_is_said_anew_once_somebody_is_booked(desk: Desk, clock: StillClock) -> None:
    clock.set(datetime(2025, 11, 28, 9))
    stored_appointment(desk.db, advisor_id=2, start=AT_TWO, minutes=180, theme="Email")
    settle(desk)
    rooms.keep(desk, SALLE)
    assert seats(desk) == (5, Cap.ROOM, "Salle 2")


def test_two_rooms_do_not_become_one_where_their_hours_meet(desk: Desk) -> None:
    hours = (Segment(time(14), time(17), room="Bureau"),)
    rules = settings.load(desk).rules
    other = replace(rules[0], id=0, weekday=4, advisor_id=1, segments=hours)
    settings.change_days(desk, [*rules, other])
    office = rooms.keep(desk, Room(0, MAIN, "Bureau"))
    with pytest.raises(RuleBroken, match="Une autre salle porte ce nom"):
        rooms.keep(desk, Room(office.subject, MAIN, "salle 2"))
    assert names(desk) == {"Bureau", "Salle 2"}


def test_what_was_taken_back_stands_again_in_the_room_as_it_is_called_now(desk: Desk) -> None:
    big = rooms.keep(desk, Room(0, MAIN, "Grande salle", 7))
    made = exceptions.make(desk, to_room(desk, "Grande salle"))
    back = exceptions.take_back(desk, made.subject)
    rooms.keep(desk, Room(big.subject, MAIN, "Auditorium", 7))
    assert back.undo
    undo.take_back(desk, back.undo)
    assert seats(desk) == (7, Cap.ROOM, "Auditorium")


def test_a_room_in_which_somebody_receives_is_not_taken_out(desk: Desk) -> None:
    kept = rooms.keep(desk, SALLE)
    with pytest.raises(RuleBroken, match="Des permanences se tiennent encore"):
        rooms.remove(desk, kept.subject)
    assert kept.undo
    with pytest.raises(OutOfDate):
        undo.take_back(desk, kept.undo)
    spare = rooms.keep(desk, Room(0, MAIN, "Bureau"))
    gone = rooms.remove(desk, spare.subject)
    assert [each.name for each in rooms.every(desk)] == ["Salle 2"]
    assert gone.undo
    undo.take_back(desk, gone.undo)
    assert [each.name for each in rooms.every(desk)] == ["Bureau", "Salle 2"]


def test_those_who_are_enrolled_for_more_seats_than_the_room_has_are_told(desk: Desk) -> None:
    rooms.keep(desk, Room(0, MAIN, "Bureau", 1, accessible=True, confidential=True))
    for at in range(2):
        stored_appointment(desk.db, advisor_id=2, start=AT_TWO, minutes=180, theme="Email", person_id=at + 1)
    instead = to_room(desk, "Bureau").instead
    assert instead
    said = [each.replace("\N{NO-BREAK SPACE}", " ") for each in rooms.said_of(desk, instead)]
    assert said == [
        "« Bureau » n’a pas Internet : les ateliers le demandent.",
        "« Bureau » a 1 place : l’atelier n’en donnera pas 8.",
        "« Bureau » a 1 place : 2 personnes à 14 h.",
    ]
    assert rooms.said_of(desk, replace(instead, purpose=Purpose.ANY_HELP, place_id=9)) == ()


def test_the_card_of_an_appointment_says_in_which_room_and_keeps_it(desk: Desk, clock: StillClock) -> None:
    kept = rooms.keep(desk, SALLE)
    booked = stored_appointment(desk.db, advisor_id=2, start=AT_TWO, minutes=180, theme="Email")
    bare = stored_appointment(desk.db, advisor_id=2, start=AT_TWO.replace(hour=9), minutes=180, theme="Email")
    papers = [whole(printing.appointment_slip(desk, each.id).build()) for each in (booked, bare)]
    assert ["Salle 2" in each for each in papers] == [True, False]
    clock.set(datetime(2025, 12, 1, 9))
    settle(desk)
    rooms.keep(desk, replace(SALLE, id=kept.subject, name="Auditorium"))
    assert "Salle 2" in whole(printing.appointment_slip(desk, booked.id).build())
