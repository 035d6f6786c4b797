"""An event where nobody has a name: its headcount, its hours beside sessions, and the figures of a period, by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import pytest

from desktop_app.domain.planning import Segment, Session
from desktop_app.domain.reception.event import CountedEvents, Event, EventKind, counted, outside, read_event
from desktop_app.domain.theme import Purpose
from tests.domain.blamed import blamed
from tests.helpers.alike import plain

SATURDAY = date(2025, 11, 29)
MARKET = Event(1, SATURDAY, time(9), time(12, 15), EventKind.FORUM, "Le marché", "place", 1)
NOON = datetime(2025, 11, 29, 12)


def other(start: time, end: time, **changes: Any) -> Event:
    """Something else that the same advisor holds that day."""
    return replace(MARKET, id=2, start=start, end=end, title="Le forum", **changes)


def test_how_long_it_is_and_how_many_came_is_told() -> None:
    assert (MARKET.minutes, replace(MARKET, start=time(9, 40), end=time(11, 10)).minutes) == (195, 90)
    assert plain(MARKET.told()) == "9 h – 12 h 15, forum ou salon, place : nombre à dire"
    assert plain(replace(MARKET, headcount=45).told()) == "9 h – 12 h 15, forum ou salon, place : 45 personnes"
    assert plain(replace(MARKET, headcount=0).people) == "0 personne"


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({"title": ""}, ["title"]),
        ({"title": "x" * 61}, ["title"]),
        ({"place": ""}, ["place"]),
        ({"place": "x" * 61}, ["place"]),
        ({"end": time(9)}, ["end"]),
        ({"headcount": -1}, ["headcount"]),
        ({"headcount": 5001}, ["headcount"]),
        ({"headcount": 3, "start": time(12, 1)}, ["headcount"]),
        ({"headcount": 2, "numbers": {"Retraite": 2, "EnEmploi": 1}}, ["STATUS"]),
        ({"numbers": {"Feminin": 1}}, ["GENDER"]),
    ],
)
def test_what_cannot_have_been_is_refused_beside_its_field(changes: dict[str, Any], faults: list[str]) -> None:
    assert list(blamed(read_event, replace(MARKET, **changes), [], NOON)) == faults


@pytest.mark.parametrize("headcount", [None, 0, 2, 5000])
def test_a_headcount_is_kept_once_it_has_begun(headcount: int | None) -> None:
    kept = read_event(replace(MARKET, headcount=headcount), [], datetime(2025, 11, 29, 9))
    assert kept.headcount == headcount


def test_it_is_kept_tidy_with_the_answers_that_were_asked_for() -> None:
    typed = replace(
        MARKET,
        title=" Le  marché ",
        place=" place",
        headcount=2,
        numbers={"Feminin": 1, "Masculin": 1, "Age": 2, "Retraite": 0},
    )
    kept = read_event(typed, [], NOON)
    assert (kept.title, kept.place, kept.numbers) == ("Le marché", "place", {"Feminin": 1, "Masculin": 1})
    assert len(read_event(replace(MARKET, title="x" * 60, place="y" * 60), [], NOON).title) == 60


def test_more_answers_than_people_are_said_with_their_numbers() -> None:
    found = blamed(read_event, replace(MARKET, headcount=1, numbers={"Feminin": 1, "Masculin": 2}), [], NOON)
    assert found == {"GENDER": "3 réponses pour 1 personne."}
    assert blamed(read_event, replace(MARKET, numbers={"Feminin": 1}), [], NOON) == {
        "GENDER": "1 réponse pour 0 personne."
    }


@pytest.mark.parametrize(
    ("beside", "met"),
    [
        (other(time(12, 15), time(13)), False),
        (other(time(8), time(9)), False),
        (other(time(12, 14), time(13)), True),
        (other(time(8), time(9, 1)), True),
        (other(time(10), time(11)), True),
        (other(time(10), time(11), advisor_id=2), False),
        (other(time(10), time(11), day=date(2025, 11, 28)), False),
        (replace(other(time(10), time(11)), id=1), False),
    ],
)
def test_an_advisor_is_at_one_event_at_a_time(beside: Event, met: bool) -> None:
    if met:
        told = {"start": "À cette heure, ce conseiller est déjà à « Le forum »."}
        assert blamed(read_event, MARKET, [beside], NOON) == told
    else:
        assert read_event(MARKET, [beside], NOON) == MARKET


@pytest.mark.parametrize(
    ("held", "left"),
    [
        ([], [(time(9), time(12, 15))]),
        ([(time(10), time(11))], [(time(9), time(10)), (time(11), time(12, 15))]),
        ([(time(8), time(9, 30)), (time(12), time(14))], [(time(9, 30), time(12))]),
        ([(time(9), time(12, 15))], []),
        ([(time(8), time(9)), (time(14), time(15))], [(time(9), time(12, 15))]),
    ],
)
def test_its_hours_are_those_in_no_session(held: list[tuple[time, time]], left: list[tuple[time, time]]) -> None:
    sessions = [Session(SATURDAY, 1, Purpose.ANY_HELP, tuple(Segment.walk_in(*hours) for hours in held))]
    assert [(each.start, each.end) for each in outside(MARKET, sessions)] == left


def test_the_first_event_met_is_the_one_that_is_named() -> None:
    beside = [other(time(10), time(11)), replace(other(time(11), time(12)), title="La foire")]
    assert blamed(read_event, MARKET, beside, NOON) == {
        "start": "À cette heure, ce conseiller est déjà à « Le forum »."
    }


def test_what_is_over_or_of_today_is_counted_by_kind() -> None:
    show = replace(MARKET, kind=EventKind.SHOW, headcount=30)
    known = [MARKET, replace(MARKET, headcount=12), show, replace(show, day=date(2025, 11, 30), headcount=500)]
    found = counted(known, SATURDAY)
    assert dict(found.numbers) == {EventKind.FORUM: 2, EventKind.SHOW: 1}
    assert (found.total, found.people, found.unsaid) == (3, 42, 1)
    for nothing in (counted([], SATURDAY), CountedEvents()):
        assert (nothing.total, nothing.people, nothing.unsaid) == (0, 0, 0)
