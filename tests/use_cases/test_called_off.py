"""A workshop that was called off is told to its own people, on the day and with whom it was to be held."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop_app.domain.planning import DayException, Decider, Segment, Session, SessionKey
from desktop_app.domain.theme import Purpose
from desktop_app.storage.planning import workshops as stored
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.papers import call_papers
from desktop_app.use_cases.planning import absences, exceptions, schedule
from desktop_app.use_cases.reception import calls, enrolment, today
from desktop_app.use_cases.workshops import gauges, workshops
from tests.helpers.builders import FRIDAY, stored_appointment, stored_person
from tests.helpers.clock import StillClock
from tests.use_cases.gestures_of_days import AWAY
from tests.use_cases.gestures_of_workshops import FIRST_STEPS, FRIDAY_AT_TWO, PLACE, given

SATURDAY = date(2025, 11, 29)
SATURDAY_AT_TWO = datetime(2025, 11, 29, 14)
OFF = "atelier annulé (manque de participants)"


def whys(desk: Desk) -> list[str]:
    return [row.why for row in calls.call_list(desk).rows]


def gone_on(desk: Desk, day: date) -> list[datetime]:
    return [each.slot.start for each in today.day_view(desk, day).workshops if each.gone]


def move_to_saturday(desk: Desk, hours: slice = slice(None)) -> None:
    (session,) = schedule.here_on(desk, FRIDAY)
    instead = replace(session, day=SATURDAY, original=FRIDAY, segments=session.segments[hours])
    exceptions.make(desk, DayException(0, session.key, instead, Decider.PLACE, date(2025, 11, 27), "travaux"))


def test_another_advisor_at_that_hour_is_not_told_of_it(desk: Desk) -> None:
    done = given(desk)
    enrolment.enrol(desk, **PLACE, person=stored_person(desk.db, "Aubert", "Lou"))
    stored_appointment(desk.db, stored_person(desk.db, "Bosc", "Ida"), advisor_id=1, start=FRIDAY_AT_TWO)
    workshops.call_off(desk, done.subject)
    assert sorted(whys(desk)) == [OFF, "hors des horaires"]


@pytest.mark.parametrize("hours", [slice(None), slice(1, None)], ids=["the whole day", "its hours alone"])
def test_one_that_was_moved_is_told_on_the_day_it_was_moved_to(desk: Desk, hours: slice) -> None:
    done = given(desk)
    move_to_saturday(desk, hours)
    enrolment.enrol(desk, advisor_id=2, start=SATURDAY_AT_TWO, person=stored_person(desk.db, "Aubert", "Lou"))
    undo = workshops.call_off(desk, done.subject).undo
    assert whys(desk) == [OFF]
    assert (gone_on(desk, SATURDAY), gone_on(desk, FRIDAY)) == ([SATURDAY_AT_TWO], [])
    assert call_papers.proposed_notice(desk, SATURDAY).title == "Atelier annulé"
    assert call_papers.proposed_notice(desk, FRIDAY).title != "Atelier annulé"
    assert undo
    undo.back(desk)
    assert (whys(desk), gone_on(desk, SATURDAY)) == ([], [])


def test_one_whose_day_was_given_back_before_is_told_on_its_own(desk: Desk, clock: StillClock) -> None:
    done = given(desk)
    move_to_saturday(desk)
    clock.set(datetime(2025, 11, 27, 9, 5))
    (standing,) = exceptions.coming(desk)
    exceptions.take_back(desk, standing.exception.id)
    clock.set(datetime(2025, 11, 27, 9, 6))
    workshops.call_off(desk, done.subject)
    assert (gone_on(desk, SATURDAY), gone_on(desk, FRIDAY)) == ([], [FRIDAY_AT_TWO])


def test_one_that_somebody_else_was_to_hold_is_told_to_those_who_count_on_them(desk: Desk) -> None:
    done = given(desk)
    absences.note(desk, replace(AWAY, advisor_id=2, first=FRIDAY, last=FRIDAY, replaced_by=1))
    enrolment.enrol(desk, advisor_id=1, start=FRIDAY_AT_TWO, person=stored_person(desk.db, "Aubert", "Lou"))
    workshops.call_off(desk, done.subject)
    assert whys(desk) == [OFF] and gone_on(desk, FRIDAY) == [FRIDAY_AT_TWO]


def test_one_of_a_day_that_was_added_is_told_though_the_day_is_no_more(desk: Desk) -> None:
    session = Session(
        SATURDAY, 2, Purpose.WORKSHOPS, (Segment.workshop(FRIDAY_AT_TWO.time(), datetime(1, 1, 1, 16).time(), 8),)
    )
    exceptions.make(desk, DayException(0, SessionKey(0, 2, SATURDAY), session, Decider.PLACE, date(2025, 11, 27)))
    done = workshops.give(desk, advisor_id=2, start=SATURDAY_AT_TWO, subject=FIRST_STEPS)
    enrolment.enrol(desk, advisor_id=2, start=SATURDAY_AT_TWO, person=stored_person(desk.db, "Aubert", "Lou"))
    workshops.call_off(desk, done.subject)
    assert whys(desk) == [OFF] and gone_on(desk, SATURDAY) == [SATURDAY_AT_TWO]


def test_both_of_a_day_stay_called_off_and_the_door_says_both_hours(desk: Desk) -> None:
    nine = FRIDAY_AT_TWO.replace(hour=9)
    first = workshops.give(desk, advisor_id=2, start=nine, subject=replace(FIRST_STEPS, title="E-mail"))
    last = given(desk)
    workshops.call_off(desk, first.subject)
    before = stored.between(desk.db, FRIDAY)
    undo = workshops.call_off(desk, last.subject).undo
    assert gone_on(desk, FRIDAY) == [nine, FRIDAY_AT_TWO]
    assert call_papers.proposed_notice(desk, FRIDAY).when.replace("\xa0", " ").endswith("9 h et 14 h")
    assert len(gauges.called_off(desk)) == 2 and undo
    undo.back(desk)
    assert stored.between(desk.db, FRIDAY) == before and gone_on(desk, FRIDAY) == [nine]
