"""Workshops that are to be decided, and who waits for them: the days, the numbers and the words at their edges."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from desktop_app.domain.errors import OutOfDate
from desktop_app.domain.theme import theme
from desktop_app.storage.reception import appointments as stored
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import enrolment
from desktop_app.use_cases.workshops import gauges
from tests.helpers.alike import back
from tests.helpers.builders import a_person, stored_person
from tests.helpers.clock import StillClock
from tests.use_cases.gestures_of_workshops import FRIDAY_AT_TWO, PLACE, given

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
