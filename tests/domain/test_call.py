"""Which place is proposed first to somebody whose appointment is not held: the order by hand."""

from __future__ import annotations

from datetime import datetime

import pytest

from desktop_app.domain.planning import Loss, Lost, Session, sessions_on
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.call import best, is_awaited, is_received, ranked, why_lost
from tests.helpers.builders import THURSDAY, a_planning, an_appointment, thursdays

WANTED = an_appointment(start=datetime(2025, 12, 4, 10, 30))
"""The Thursday 4 December at 10 h 30, with the advisor 1."""


def at(day: int, hour: int, minute: int = 0, advisor: int = 1) -> tuple[datetime, int]:
    return datetime(2025, 12, day, hour, minute), advisor


@pytest.mark.parametrize(
    ("places", "first"),
    [
        ([], None),
        ([at(3, 10, 30)], None),
        ([at(4, 9)], 0),
        ([at(11, 10, 30), at(5, 16, 0, 2)], 1),
        ([at(11, 10, 30, 2), at(11, 16)], 1),
        ([at(11, 9), at(11, 11, 15), at(11, 14)], 1),
        ([at(11, 9, 45), at(11, 11, 15)], 0),
        ([at(3, 10, 30), at(18, 10, 30)], 1),
    ],
    ids=[
        "none",
        "the day before only",
        "the day itself",
        "a sooner day before the same advisor",
        "the same advisor before the same hour",
        "the nearest hour",
        "as near before as after: the sooner",
        "never a day before",
    ],
)
def test_the_place_proposed_first(places: list[tuple[datetime, int]], first: int | None) -> None:
    assert best(WANTED, places) == first


def test_all_of_them_stand_in_order_and_those_before_the_day_are_left_out() -> None:
    places = [at(11, 9), at(3, 9), at(5, 9, 0, 2), at(11, 10, 30), at(11, 10, 30, 2)]
    assert ranked(WANTED, places) == [2, 3, 0, 4]


@pytest.mark.parametrize("state", State)
def test_whoever_counts_on_coming_or_is_here_is_awaited(state: State) -> None:
    assert is_awaited(an_appointment(state=state)) is (state in (State.EXPECTED, State.ARRIVED))


def test_an_appointment_is_received_within_the_hours_of_its_own_advisor() -> None:
    (session,) = sessions_on(THURSDAY, a_planning(thursdays()))
    for hour, minute, advisor, received in ((9, 0, 1, True), (11, 15, 1, True), (11, 30, 1, False), (9, 0, 2, False)):
        one = an_appointment(start=datetime(2025, 11, 27, hour, minute), advisor_id=advisor)
        assert is_received(one, [session]) is received
    empty = Session(THURSDAY, 1, session.purpose, ())
    assert not is_received(an_appointment(), [empty])


@pytest.mark.parametrize(
    ("loss", "why", "told"),
    [
        (Loss.CLOSED, "inventaire", "fermé (inventaire)"),
        (Loss.CANCELLED, "grève", "annulé (grève)"),
        (Loss.CANCELLED, "annulé", "annulé"),
        (Loss.MOVED, "déplacé au vendredi 5 décembre", "déplacé au vendredi 5 décembre"),
        (Loss.ABSENCE, "absence de Marie Castell", "absence de Marie Castell"),
    ],
)
def test_why_it_is_lost_is_told_in_words(loss: Loss, why: str, told: str) -> None:
    assert why_lost(Lost(sessions_on(THURSDAY, a_planning(thursdays()))[0], loss, why)) == told
