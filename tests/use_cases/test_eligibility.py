"""Workshops that are not for everybody: ticked once seen, told until then, seats without a name, counted, forgotten."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.errors import OutOfDate, Refused, RuleBroken, SlotTaken
from desktop_app.domain.planning import Standing
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.eligibility import Eligibility, Group
from desktop_app.storage.reception import eligibilities as stored
from desktop_app.use_cases import clock_check
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import appointments, calls, demand, enrolment, reminders, today, waiting_list
from desktop_app.use_cases.workshops import eligibility, gauges, workshops
from tests.helpers.alike import take_back
from tests.helpers.builders import FRIDAY, its_terms, put_right, stored_person
from tests.helpers.clock import StillClock
from tests.use_cases.gestures_of_workshops import FIRST_STEPS, FRIDAY_AT_TWO, PLACE

RESIDENT, ENROLLED = "habitant de la communauté", "inscrit au réseau"
DENAIN, ESCAUDAIN = "agent de Denain", "agent d’Escaudain"


@pytest.fixture
def desk(desk: Desk) -> Desk:
    """The convention says to whom workshops are open; that of Friday at two takes three."""
    put_right(desk, its_terms(open_to=(RESIDENT, ENROLLED)))
    workshops.give(desk, **PLACE, subject=FIRST_STEPS)
    return desk


def enrolled(desk: Desk, name: str, seen: str = "", phone: str = "0639980009") -> int:
    person = stored_person(desk.db, name, "Lou", phone=phone)
    return enrolment.enrol(desk, **PLACE, person=person, seen=seen).subject


def roll(desk: Desk) -> enrolment.Roll:
    return enrolment.roll(desk, **PLACE)


def gauge(desk: Desk) -> gauges.Gauge:
    return roll(desk).gauge


def for_agents(desk: Desk) -> int:
    """The same hours are for the staff of two communes: the entry's own words stand in place of the convention's."""
    return workshops.give(desk, **PLACE, subject=replace(FIRST_STEPS, open_to=(DENAIN, ESCAUDAIN))).subject


def seats(desk: Desk, *groups: Group) -> Changes:
    known = gauge(desk).workshop
    assert known
    return eligibility.hold(desk, known.id, groups)


def test_it_is_asked_where_the_convention_does_and_ticked_at_enrolment(desk: Desk) -> None:
    assert gauge(desk).open_to == (RESIDENT, ENROLLED)
    seen = enrolled(desk, "Aubert", RESIDENT)
    enrolled(desk, "Bosc")
    assert roll(desk).seen == {seen: Eligibility(seen, RESIDENT, desk.now(), desk.account.name)}
    assert roll(desk).unseen == 1


def test_a_tick_is_corrected_taken_out_and_taken_back(desk: Desk) -> None:
    id = enrolled(desk, "Aubert")
    first = eligibility.see(desk, id, ENROLLED)
    second = eligibility.see(desk, id, "")
    assert roll(desk).unseen == 1
    take_back(desk, second)
    assert roll(desk).seen[id].entitlement == ENROLLED
    take_back(desk, first)
    assert roll(desk).unseen == 1
    with pytest.raises(OutOfDate):
        take_back(desk, first)


def test_what_the_workshop_does_not_ask_is_not_ticked(desk: Desk) -> None:
    id = enrolled(desk, "Aubert")
    with pytest.raises(RuleBroken, match="n’est pas réservé"):
        eligibility.see(desk, id, DENAIN)
    with pytest.raises(OutOfDate):
        eligibility.see(desk, 999, RESIDENT)


def test_until_it_is_seen_the_reminder_and_the_call_list_tell_it(desk: Desk) -> None:
    seen, unseen = enrolled(desk, "Aubert", RESIDENT), enrolled(desk, "Bosc")
    rows = {row.appointment.id: row for row in reminders.of_day(desk, FRIDAY)}
    assert (rows[seen].unseen, rows[unseen].unseen) == (False, True)
    said = reminders.what_to_say(desk, rows[unseen])
    assert "Apportez de quoi montrer" in said and "Apportez" not in reminders.what_to_say(desk, rows[seen])
    appointments.mark_as(desk, seen, State.EXCUSED)
    workshops.call_off(desk, 1)
    assert [row.unseen for row in calls.call_list(desk).rows] == [True]
    eligibility.see(desk, unseen, ENROLLED)
    assert [row.unseen for row in calls.call_list(desk).rows] == [False]


def test_whoever_is_promised_a_seat_is_told_what_to_bring(desk: Desk) -> None:
    waits = enrolment.put_on_list(desk, **PLACE, person=stored_person(desk.db, "Coll", "Lou", phone="0639980009"))
    enrolment.promote(desk, waits.subject)
    (row,) = waiting_list.read(desk).call_back
    assert "Apportez de quoi montrer" in waiting_list.what_to_say(desk, row, row.proposals[0])


def test_an_enrolment_taken_out_comes_back_with_what_was_seen(desk: Desk) -> None:
    id = enrolled(desk, "Aubert", RESIDENT)
    gone = appointments.remove(desk, id)
    assert roll(desk).people == ()
    take_back(desk, gone)
    assert roll(desk).seen[id].entitlement == RESIDENT


def test_a_week_later_only_the_number_is_left(desk: Desk, clock: StillClock) -> None:
    """Two came, one of whom had shown nothing, and somebody seen did not come: one counts."""
    came, missed = enrolled(desk, "Aubert", RESIDENT), enrolled(desk, "Bosc", RESIDENT)
    other = enrolled(desk, "Coll")
    clock.set(FRIDAY_AT_TWO + timedelta(hours=3))
    for id, state in ((came, State.SEEN), (other, State.SEEN), (missed, State.ABSENT)):
        appointments.mark_as(desk, id, state)
    assert eligibility.counted(desk, FRIDAY, FRIDAY) == {RESIDENT: 1}
    _weeks_go_by(desk, clock, 7)
    appointments.forget_said(desk)
    assert len(stored.on_day(desk.db, FRIDAY)) == 2
    _weeks_go_by(desk, clock, 8)
    appointments.forget_said(desk)
    assert stored.on_day(desk.db, FRIDAY) == {}
    appointments.forget_said(desk)
    assert eligibility.counted(desk, FRIDAY, FRIDAY) == demand.of_month(desk, FRIDAY).entitled == {RESIDENT: 1}
    assert eligibility.counted(desk, FRIDAY + timedelta(1), date.max - timedelta(9)) == {}


def _weeks_go_by(desk: Desk, clock: StillClock, days: int) -> None:
    """Somebody confirms the date."""
    clock.set(FRIDAY_AT_TWO + timedelta(days=days))
    clock_check.accept(desk, day=clock().date())


def test_seats_without_a_name_take_seats_from_everybody_and_count_for_the_least(desk: Desk) -> None:
    """Two agents of one commune, one of the other: three seats of three."""
    for_agents(desk)
    done = seats(desk, Group(DENAIN, 2), Group(ESCAUDAIN, 1))
    found = gauge(desk)
    assert (found.enrolled, found.left, found.missing) == (3, 0, 0) and found.standing is Standing.CONFIRMED
    with pytest.raises(SlotTaken):
        enrolment.enrol(desk, **PLACE, person=stored_person(desk.db, "Aubert", "Lou"))
    with pytest.raises(SlotTaken):
        appointments.book(
            desk, person=stored_person(desk.db, "Bosc", "Lou"), advisor_id=2, start=FRIDAY_AT_TWO, theme="Email"
        )
    assert all(each.slot.start != FRIDAY_AT_TWO for each in appointments.places_on(desk, FRIDAY))
    take_back(desk, done)
    assert (gauge(desk).enrolled, gauge(desk).left) == (0, 3)


def test_no_more_seats_are_held_than_are_left(desk: Desk) -> None:
    for_agents(desk)
    enrolled(desk, "Aubert")
    seats(desk, Group(DENAIN, 2))
    with pytest.raises(Refused) as refused:
        seats(desk, Group(DENAIN, 2), Group(ESCAUDAIN, 1))
    assert refused.value.field == ESCAUDAIN and gauge(desk).groups == (Group(DENAIN, 2),)
    seats(desk, Group(ESCAUDAIN, 2))
    with pytest.raises(RuleBroken, match="qu’une ligne"):
        seats(desk, Group(ESCAUDAIN, 1), Group(ESCAUDAIN, 1))
    assert gauge(desk).groups == (Group(ESCAUDAIN, 2),)


def test_who_came_is_counted_by_commune(desk: Desk, clock: StillClock) -> None:
    for_agents(desk)
    id = enrolled(desk, "Aubert", DENAIN)
    seats(desk, Group(DENAIN, 1), Group(ESCAUDAIN, 1))
    assert eligibility.counted(desk, FRIDAY, FRIDAY) == {}
    clock.set(FRIDAY_AT_TWO + timedelta(hours=3))
    appointments.mark_as(desk, id, State.SEEN)
    seats(desk, Group(DENAIN, 1, 1), Group(ESCAUDAIN, 1, 0))
    assert eligibility.counted(desk, FRIDAY, FRIDAY) == {DENAIN: 2, ESCAUDAIN: 0}


def test_a_title_stays_while_seats_are_held_under_it(desk: Desk) -> None:
    id = for_agents(desk)
    seats(desk, Group(DENAIN, 1))
    with pytest.raises(RuleBroken, match="sans nom"):
        workshops.untitle(desk, id)
    seats(desk)
    assert workshops.untitle(desk, id).undo


def test_a_day_without_such_workshops_asks_for_nothing(desk: Desk) -> None:
    put_right(desk, its_terms())
    id = enrolled(desk, "Aubert")
    assert gauge(desk).open_to == () and roll(desk).unseen == 0
    assert eligibility.unseen(desk, [row.appointment for row in roll(desk).people]) == frozenset()
    assert id and today.day_view(desk, FRIDAY).workshops[-1].open_to == ()


def test_seats_given_up_do_not_come_back_over_somebody_who_took_one(desk: Desk) -> None:
    for_agents(desk)
    seats(desk, Group(DENAIN, 3))
    fewer = seats(desk, Group(DENAIN, 1))
    enrolled(desk, "Aubert")
    with pytest.raises(Refused) as refused:
        take_back(desk, fewer)
    assert refused.value.field == DENAIN and gauge(desk).groups == (Group(DENAIN, 1),)
