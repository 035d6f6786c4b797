"""Requests: why the day says somebody was not received, what may come of it, and the unmet demand counted by hand."""

from dataclasses import replace
from datetime import datetime, time
from typing import Any

import pytest

from desktop_app.domain.errors import Refused, RuleBroken
from desktop_app.domain.planning import Segment, Session
from desktop_app.domain.reception.appointment import Appointment
from desktop_app.domain.reception.request import (
    OPEN,
    Counted,
    Outcome,
    Request,
    Why,
    begin,
    next_outcomes,
    settle,
    transmit,
    why_on,
)
from desktop_app.domain.theme import Purpose
from tests.helpers.alike import at
from tests.helpers.builders import THURSDAY


def asked(outcome: Outcome = Outcome.UNANSWERED, **changes: Any) -> Request:
    """A request of nine o'clock."""
    return replace(Request(0, at(9), Why.FULL, outcome, at(9)), **changes)


MORNING = Session(THURSDAY, 1, Purpose.ANY_HELP, (Segment(time(9), time(10), step=30),))
AT_NINE, HALF_PAST = (Appointment(id, id, 1, at(9, 30 * (id - 1)), at(9 + id // 2, 30 * (id % 2)), "") for id in (1, 2))


@pytest.mark.parametrize(
    ("sessions", "taken", "now", "left", "why"),
    [
        ([], [], at(9), None, Why.CLOSED),
        ([MORNING], [], at(10), None, Why.CLOSED),
        ([MORNING], [], at(8), None, Why.BY_APPOINTMENT),
        ([MORNING], [AT_NINE, HALF_PAST], at(8), None, Why.FULL),
        ([MORNING], [HALF_PAST], at(9, 30), None, Why.FULL),
        ([MORNING], [], at(9), 0, Why.FULL),
        ([MORNING], [], at(9), 3, Why.OTHER),
    ],
)
def test_the_day_says_why(
    sessions: list[Session], taken: list[Appointment], now: datetime, left: int | None, why: Why
) -> None:
    assert why_on(sessions, taken, now, left) is why


@pytest.mark.parametrize("outcome", sorted(OPEN, key=lambda each: each.name))
def test_whoever_is_to_be_called_is_known_and_nobody_else_is_named(outcome: Outcome) -> None:
    with pytest.raises(Refused) as refused:
        begin(asked(outcome))
    assert [fault.field for fault in refused.value.faults] == ["person"]
    assert begin(asked(outcome, person_id=7)).person_id == 7
    assert begin(asked(person_id=7)).person_id == 0
    assert settle(asked(outcome, person_id=7), Outcome.UNANSWERED, at(10)).person_id == 0


def test_a_direction_is_said_and_kept_with_it_alone() -> None:
    with pytest.raises(Refused):
        begin(asked(Outcome.REDIRECTED))
    assert begin(asked(Outcome.REDIRECTED, sent_to=" la  CAF ")).sent_to == "la CAF"
    assert begin(asked(sent_to="la CAF")).sent_to == ""


@pytest.mark.parametrize("outcome", Outcome)
def test_only_what_is_open_goes_on(outcome: Outcome) -> None:
    assert bool(next_outcomes(outcome)) == (outcome in OPEN)
    with pytest.raises(RuleBroken):
        settle(asked(outcome, person_id=7), outcome, at(10))


def test_an_appointment_is_given_with_its_hour_alone() -> None:
    waiting = asked(Outcome.LISTED, person_id=7, tried_at=at(9, 5))
    with pytest.raises(RuleBroken):
        settle(waiting, Outcome.GIVEN, at(10))
    given = settle(waiting, Outcome.GIVEN, at(10), appointment_id=3)
    assert (given.appointment_id, given.person_id, given.outcome_at, given.tried_at) == (3, 7, at(10), None)


def test_unmet_demand_by_hand() -> None:
    found = Counted(
        {
            (Why.FULL, Outcome.GIVEN): 4,
            (Why.FULL, Outcome.UNANSWERED): 3,
            (Why.FULL, Outcome.LISTED): 2,
            (Why.CLOSED, Outcome.REDIRECTED): 5,
            (Why.OTHER, Outcome.REDIRECTED): 6,
            (Why.OTHER, Outcome.CALL_BACK): 1,
        }
    )
    # 3 with no answer, 2 and 1 still waiting, 5 sent elsewhere as nobody received; the 6 came for something else.
    assert (found.total, found.waiting, found.unmet, found.of(Outcome.REDIRECTED)) == (21, 3, 11, 11)
    assert [found.unmet_for(why) for why in Why] == [0, 5, 5, 1]


def test_a_seat_of_a_workshop_is_promised_until_they_are_called_and_is_no_matter_of_the_partner() -> None:
    seat, call = asked(Outcome.CALL_BACK, person_id=7, workshop_id=3), asked(Outcome.CALL_BACK, person_id=7)
    assert (seat.promised, call.promised, asked(Outcome.LISTED, workshop_id=3).promised) == (True, False, False)
    assert (seat.may_leave, call.may_leave) == (False, True)
    for request, told in ((seat, "Une demande pour un atelier ne se transmet pas."), (asked(Outcome.GIVEN), "«")):
        with pytest.raises(RuleBroken, match=told):
            transmit(request, at(10))


def test_what_leaves_for_the_partner_is_called_no_more() -> None:
    left = transmit(asked(Outcome.CALL_BACK, person_id=7, tried_at=at(9, 5)), at(10))
    assert (left.outcome, left.outcome_at, left.tried_at, left.person_id) == (Outcome.TRANSMITTED, at(10), None, 7)


def test_those_whose_service_is_another_are_counted_apart() -> None:
    found = Counted({(Why.FULL, Outcome.GIVEN): 4, (Why.OTHER, Outcome.REDIRECTED): 6, (Why.FULL, Outcome.LISTED): 2})
    assert (found.total, found.unmet, found.elsewhere) == (12, 2, 6)
