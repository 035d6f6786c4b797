"""A seat that is kept for somebody still to be called is nobody else's, wherever places are counted or proposed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from desktop_app.domain.errors import SlotTaken
from desktop_app.domain.person import Person
from desktop_app.domain.reception.request import Outcome, Why
from desktop_app.storage.reception import appointments as stored
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import agenda, appointments, calls, enrolment, requests, today, waiting_list, week
from desktop_app.use_cases.workshops import gauges, workshops
from tests.helpers.builders import FRIDAY, stored_person
from tests.helpers.clock import StillClock
from tests.use_cases.gestures_of_workshops import FIRST_STEPS, FRIDAY_AT_TWO, PLACE

WEEK = timedelta(weeks=1)


@pytest.fixture
def promised(desk: Desk) -> Person:
    """Of the two seats of Friday at two one is taken, the other kept for this person."""
    return keep_the_last(desk)


def keep_the_last(desk: Desk) -> Person:
    workshops.give(desk, **PLACE, subject=replace(FIRST_STEPS, maximum=2))
    enrolment.enrol(desk, **PLACE, person=stored_person(desk.db, "Aubert", "Lou"))
    person = stored_person(desk.db, "Roca", "Karim")
    enrolment.promote(desk, enrolment.put_on_list(desk, **PLACE, person=person).subject)
    return person


def starts(places: Iterable[appointments.Place]) -> list[datetime]:
    return [each.slot.start for each in places]


def test_every_count_leaves_it_out(desk: Desk, promised: Person) -> None:
    eight = 8  # of the morning, which has no title
    found = gauges.at(desk, 2, FRIDAY_AT_TWO)
    assert found and (found.left, found.promised) == (0, 1)
    assert today.day_view(desk, FRIDAY).free_places == eight
    assert agenda.on_day(desk, FRIDAY).left == eight
    assert dict(appointments.days_with_places(desk, FRIDAY, 1)) == {FRIDAY: eight}
    assert [each.left for each in agenda.on_day(desk, FRIDAY).bars] == [eight]
    cells = [cell for column in week.week(desk, week.monday_of(FRIDAY)).columns for cell in column.cells]
    assert [(each.left, len(each.kept)) for each in cells if isinstance(each, week.Workshop)] == [(eight, 0), (0, 1)]


def test_the_hours_to_choose_from_have_it_for_its_person_alone(desk: Desk, promised: Person) -> None:
    assert FRIDAY_AT_TWO not in starts(appointments.places_on(desk, FRIDAY))
    assert FRIDAY_AT_TWO in starts(appointments.places_on(desk, FRIDAY, promised.id))
    other = appointments.book(
        desk, person=stored_person(desk.db, "Bosc", "Ida"), advisor_id=2, start=FRIDAY_AT_TWO + WEEK, theme="Email"
    )
    assert FRIDAY_AT_TWO not in starts(appointments.places_to_move_to(desk, other.subject, FRIDAY))
    theirs = appointments.book(desk, person=promised, advisor_id=2, start=FRIDAY_AT_TWO + WEEK, theme="Email")
    assert FRIDAY_AT_TWO in starts(appointments.places_to_move_to(desk, theirs.subject, FRIDAY))


def test_it_is_proposed_to_its_person_and_to_nobody_who_came_before(desk: Desk) -> None:
    workshops.give(desk, **PLACE, subject=replace(FIRST_STEPS, maximum=2))
    enrolment.put_on_list(desk, **PLACE, person=stored_person(desk.db, "Coll", "Núria"))
    keep_the_last(desk)
    found = waiting_list.read(desk)
    assert [starts(row.proposals) for row in found.call_back] == [[FRIDAY_AT_TWO]]
    assert [row.proposals for row in found.listed] == [()]


def test_no_first_place_is_told_that_is_kept(desk: Desk, promised: Person) -> None:
    enrolment.put_on_list(desk, **PLACE, person=stored_person(desk.db, "Coll", "Núria"))
    assert waiting_list.place_for_somebody(desk) is None


def test_the_week_says_what_a_move_would(desk: Desk, promised: Person) -> None:
    booked = appointments.book(
        desk, person=stored_person(desk.db, "Bosc", "Ida"), advisor_id=2, start=FRIDAY_AT_TWO.replace(hour=9),
        theme="PrendreEnMainDuMateriel",
    )  # fmt: skip
    shown = week.week(desk, week.monday_of(FRIDAY))
    people = [row for column in shown.columns for row in week.people_of(column)]
    row = next(each for each in people if each.appointment.id == booked.subject)
    (slot,) = [cell.slot for column in shown.columns for cell in column.cells if cell.start == FRIDAY_AT_TWO]
    assert week.verdict(shown, row, slot).short == "pris"
    with pytest.raises(SlotTaken):
        appointments.move_to(desk, booked.subject, advisor_id=2, start=FRIDAY_AT_TWO)
    appointment = stored.get(desk.db, booked.subject)
    assert appointment
    mine = replace(row, person=promised, appointment=replace(appointment, person_id=promised.id))
    assert week.verdict(shown, mine, slot).allowed


def test_who_comes_now_is_told_that_it_is_full(desk: Desk, promised: Person, clock: StillClock) -> None:
    clock.set(datetime(2025, 11, 28, 13))
    assert requests.offer(desk).why is Why.FULL


def test_those_who_wait_are_read_in_as_many_queries_however_many_they_are(desk: Desk) -> None:
    workshops.give(desk, **PLACE, subject=replace(FIRST_STEPS, maximum=2))

    def asked(name: str) -> None:
        for theme, kept in (("Email", ""), ("", "kept")):
            person = stored_person(desk.db, f"{name}{kept}", "Lou", f"06399891{ord(name[0])}")
            requests.note(desk, Outcome.LISTED, why=Why.FULL, theme=theme, person=person)
        enrolment.put_on_list(desk, **PLACE, person=stored_person(desk.db, f"{name}tard", "Ida"))

    def queries() -> int:
        told: list[str] = []
        waiting_list.read(desk)
        desk.db.conn.set_trace_callback(told.append)
        waiting_list.read(desk)
        waiting_list.place_for_somebody(desk)
        calls.call_list(desk)
        desk.db.conn.set_trace_callback(None)
        return len(told)

    asked("Aubert")
    few = queries()
    for name in ("Bosc", "Coll", "Dalmau"):
        asked(name)
    assert len(waiting_list.read(desk).listed) == 12
    assert queries() == few
