"""Workshops that are to be decided, and who waits for them: the days, the numbers and the words at their edges."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from desktop_app.domain.errors import OutOfDate
from desktop_app.domain.planning import Cap
from desktop_app.domain.theme import theme
from desktop_app.storage.reception import appointments as stored
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import enrolment
from desktop_app.use_cases.settings import house_rules
from desktop_app.use_cases.workshops import gauges, workshops
from tests.helpers.alike import back
from tests.helpers.builders import a_person, stored_appointment, stored_person
from tests.helpers.clock import StillClock
from tests.use_cases.gestures_of_workshops import FIRST_STEPS, FRIDAY_AT_TWO, PLACE, given

FRIDAY_AT_NINE = datetime(2025, 11, 28, 9)
DECIDED = datetime(2025, 11, 27, 12)
"""The noon of the day before."""


@pytest.mark.parametrize(("now", "asked"), [(datetime(2025, 11, 24, 11, 59), 0), (datetime(2025, 11, 24, 12), 1)])
def test_a_decision_is_announced_three_days_before_its_hour(
    desk: Desk, clock: StillClock, now: datetime, asked: int
) -> None:
    given(desk)
    clock.set(now)
    assert len(gauges.to_decide(desk)) == asked


@pytest.mark.parametrize(
    ("until", "found"),
    [
        (DECIDED - timedelta(seconds=1), []),
        (DECIDED, [1]),
        (datetime(2025, 12, 28, 12), [1]),
        (datetime(2025, 12, 28, 12, 1), []),
    ],
)
def test_what_nobody_decided_is_looked_for_during_a_month(desk: Desk, until: datetime, found: list[int]) -> None:
    given(desk)
    assert [each.id for each in gauges.undecided(desk, until)] == found


def test_one_seat_is_promised_and_two_others_wait(desk: Desk) -> None:
    done = given(desk)
    assert done.told == "Premiers pas\xa0: vendredi 28\xa0novembre."
    people = [stored_person(desk.db, name, "Lou") for name in ("Bosc", "Coll", "Farré")]
    first, *_ = [enrolment.put_on_list(desk, **PLACE, person=each).subject for each in people]
    enrolment.promote(desk, first)
    found = gauges.at(desk, 2, FRIDAY_AT_TWO)
    assert found and (found.enrolled, found.promised, found.waiting, found.left) == (0, 1, 2, 2)


def test_hours_without_a_title_count_nobody_of_those_who_wait_for_another_workshop(desk: Desk) -> None:
    given(desk)
    enrolment.promote(desk, enrolment.put_on_list(desk, **PLACE, person=a_person("Bosc", "Lou")).subject)
    enrolment.put_on_list(desk, **PLACE, person=a_person("Coll", "Ida"))
    found = gauges.at(desk, 2, FRIDAY_AT_NINE)
    assert found and (found.workshop, found.promised, found.waiting, found.groups, found.left) == (None, 0, 0, (), 8)


@pytest.mark.parametrize("start", [datetime(2025, 11, 28, 13), datetime(2025, 11, 27, 9), datetime(2025, 11, 29, 14)])
def test_hours_at_which_no_workshop_is_held_have_no_title(desk: Desk, start: datetime) -> None:
    with pytest.raises(OutOfDate, match="n’est pas tenu"):
        workshops.give(desk, advisor_id=2, start=start, subject=FIRST_STEPS)


def test_one_that_was_called_off_is_not_given_again(desk: Desk) -> None:
    workshops.call_off(desk, given(desk).subject)
    with pytest.raises(OutOfDate, match="n’est pas tenu"):
        given(desk)


def test_a_title_changes_the_theme_of_its_own_people_alone(desk: Desk) -> None:
    booked = {
        name: stored_appointment(desk.db, stored_person(desk.db, name, "Lou"), start=start, advisor_id=who, theme=theme)
        for name, start, who, theme in (
            ("Bosc", FRIDAY_AT_TWO, 2, "Email"),
            ("Coll", FRIDAY_AT_TWO, 2, "PrendreEnMainDuMateriel"),
            ("Farré", FRIDAY_AT_NINE, 2, "Email"),
            ("Gasc", FRIDAY_AT_TWO, 1, "Email"),
        )
    }
    done = given(desk)
    changed = {name for name, each in booked.items() if stored.get(desk.db, each.id) != each}
    assert changed == {"Bosc"}
    back(desk, done)
    assert {name for name, each in booked.items() if stored.get(desk.db, each.id) != each} == set()


def test_the_gauge_of_a_day_that_is_over_stays_whatever_computers_there_are_now(desk: Desk, clock: StillClock) -> None:
    """Read with those of today, a sheet of six people could not be typed back where two are left."""

    def said(machines: int) -> tuple[int, Cap, int]:
        house_rules.change(desk, replace(house_rules.load(desk), workshop_machines=machines))
        found = gauges.at(desk, 2, FRIDAY_AT_TWO)
        assert found
        return found.capacity.seats, found.capacity.by, found.left

    workshops.give(desk, **PLACE, subject=replace(FIRST_STEPS, maximum=0, machine_each=True))
    assert said(6) == (6, Cap.MACHINES, 6)
    clock.set(datetime(2025, 11, 28, 17))
    assert said(5) == (5, Cap.MACHINES, 5)
    clock.set(datetime(2025, 11, 29, 9))
    assert [said(each) for each in (2, 5, 7)] == [
        (5, Cap.PLANNING, 5),
        (5, Cap.MACHINES, 5),
        (5, Cap.PLANNING, 5),
    ]


def test_a_title_is_not_taken_back_while_somebody_waits_for_it(desk: Desk) -> None:
    done = given(desk)
    enrolment.put_on_list(desk, **PLACE, person=a_person("Bosc", "Lou"))
    with pytest.raises(OutOfDate, match="attend"):
        back(desk, done)
    found = gauges.at(desk, 2, FRIDAY_AT_TWO)
    assert found and found.workshop and found.waiting == 1


def test_where_nobody_said_what_it_is_about_the_first_theme_of_the_day_is_noted(desk: Desk) -> None:
    done = enrolment.enrol(desk, **PLACE, person=stored_person(desk.db))
    booked = stored.get(desk.db, done.subject)
    assert booked and theme(booked.theme).label == "Diagnostic numérique"
