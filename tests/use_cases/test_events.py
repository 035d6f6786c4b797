"""Events with a headcount and no names: noted, corrected, counted on the day, in the month and in Prévu / réalisé."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest

from desktop_app.domain.errors import OutOfDate, Refused
from desktop_app.domain.fulfilment import Amount, Why
from desktop_app.domain.reception.event import Event, EventKind, outside
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.overview import attention
from desktop_app.use_cases.planning import fulfilment, schedule
from desktop_app.use_cases.reception import demand, events, today
from tests.helpers.alike import take_back
from tests.helpers.builders import THURSDAY
from tests.helpers.clock import StillClock

SATURDAY = THURSDAY - timedelta(5)
MARKET = Event(
    0, SATURDAY, time(9), time(12), EventKind.OUTSIDE, "Initiation", "marché couvert", 1, 45, {"Feminin": 20}
)


def lines(desk: Desk) -> list[str]:
    return [
        each.sentence.replace("\xa0", " ") for each in attention.needs_attention(desk) if "combien" in each.sentence
    ]


def test_an_event_is_noted_corrected_and_taken_back(desk: Desk) -> None:
    noted = events.keep(desk, MARKET)
    (held,) = today.day_view(desk, SATURDAY).events
    assert held.event == replace(MARKET, id=1) and "45" in noted.told
    more = events.keep(desk, replace(held.event, headcount=60))
    take_back(desk, more)
    assert events.of_day(desk, SATURDAY)[0].event.headcount == 45
    gone = events.remove(desk, 1)
    assert events.of_day(desk, SATURDAY) == ()
    take_back(desk, gone)
    assert events.of_day(desk, SATURDAY)[0].event == held.event
    with pytest.raises(OutOfDate):
        take_back(desk, gone)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"place": ""}, "place"),
        ({"end": time(9)}, "end"),
        ({"headcount": -1}, "headcount"),
        ({"day": THURSDAY + timedelta(1)}, "headcount"),
        ({"headcount": 19}, "GENDER"),
        ({"headcount": None}, "GENDER"),
    ],
)
def test_an_event_that_cannot_be_is_refused_beside_its_field(desk: Desk, changes: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        events.keep(desk, replace(MARKET, **changes))
    assert field in {fault.field for fault in refused.value.faults} and events.of_day(desk, SATURDAY) == ()


def test_nobody_is_at_two_events_at_once(desk: Desk) -> None:
    events.keep(desk, MARKET)
    again = replace(MARKET, title="Forum", start=time(11), end=time(13))
    with pytest.raises(Refused, match="déjà à"):
        events.keep(desk, again)
    events.keep(desk, replace(again, start=time(12)))
    events.keep(desk, replace(again, advisor_id=2))
    assert len(events.of_day(desk, SATURDAY)) == 3


def test_the_number_is_asked_for_once_it_is_over(desk: Desk, clock: StillClock) -> None:
    coming = replace(MARKET, day=THURSDAY + timedelta(2), headcount=None, numbers={})
    noted = events.keep(desk, coming).subject
    assert lines(desk) == []
    clock.set(datetime(2025, 11, 30, 9))
    assert lines(desk) == ["Samedi 29 novembre : combien de personnes, « Initiation » ?"]
    events.keep(desk, replace(coming, id=noted, headcount=0))
    assert lines(desk) == []


def test_people_and_profile_are_in_the_figures_of_the_month(desk: Desk) -> None:
    events.keep(desk, MARKET)
    events.keep(desk, replace(MARKET, day=SATURDAY - timedelta(1), kind=EventKind.FORUM, headcount=None, numbers={}))
    found = demand.of_month(desk, SATURDAY)
    assert (found.events.total, found.events.people, found.events.unsaid) == (2, 45, 1)
    assert found.events.numbers == {EventKind.OUTSIDE: 1, EventKind.FORUM: 1} and found.profile == {"Feminin": 20}
    assert demand.of_month(desk, date(2025, 10, 1)).events.total == 0
    events.keep(desk, replace(MARKET, day=SATURDAY - timedelta(2), numbers={"Feminin": 3, "Masculin": 5}))
    events.keep(desk, replace(MARKET, day=SATURDAY - timedelta(3), numbers={"Masculin": 4}))
    assert demand.of_month(desk, SATURDAY).profile == {"Feminin": 23, "Masculin": 9}


def test_its_hours_beside_the_sessions_are_held_and_added(desk: Desk) -> None:
    before = _november(desk)
    events.keep(desk, MARKET)
    after = _november(desk)
    assert after.held == before.held + Amount(1, 180) and after.added == before.added + Amount(1, 180)
    (reason,) = [each for each in after.reasons if each.why is Why.ADDED]
    assert (reason.day, reason.told, reason.minutes) == (SATURDAY, "événement, Initiation", 180)
    assert not [each for each in after.reasons if each.day == SATURDAY and each.why is Why.UNANSWERED]


def test_hours_within_a_session_are_counted_once(desk: Desk) -> None:
    (session, *_) = schedule.here_on(desk, THURSDAY)
    first = session.segments[0]
    within = replace(MARKET, day=THURSDAY, start=first.start, end=first.end, headcount=None, numbers={})
    assert outside(within, [session]) == ()
    assert [(part.start, part.end) for part in outside(replace(within, start=time(7)), [session])] == [
        (time(7), first.start)
    ]
    before = _november(desk)
    events.keep(desk, within)
    assert _november(desk) == before


def _november(desk: Desk) -> fulfilment.Span:
    return next(each for each in fulfilment.of_year(desk, 0, 2025).months if each.first.month == 11)
