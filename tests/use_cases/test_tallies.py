"""A tally typed back: each line is somebody who came, with what for, how long and what came; taken back whole."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest

from desktop_app.domain.errors import OutOfDate, Refused, RuleBroken
from desktop_app.domain.planning import Segment
from desktop_app.domain.reception.tally import TallyLine
from desktop_app.domain.reception.ticket import TicketState
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import patterns
from desktop_app.storage.reception import tickets
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import demand, profiles, tallies
from desktop_app.use_cases.reception import tickets as verbs
from tests.helpers.builders import THURSDAY
from tests.helpers.clock import StillClock

SEEN, LEFT, SENT = TicketState.SEEN, TicketState.LEFT, TicketState.REDIRECTED
LINES = (TallyLine("Logement", 25), TallyLine("", 15, SENT, "la CAF"), TallyLine("Logement", 40, LEFT), TallyLine())


@pytest.fixture(autouse=True)
def the_day_after(clock: StillClock) -> None:
    clock.set(datetime(2025, 11, 28, 8, 30))


def test_each_line_is_somebody_who_came(desk: Desk) -> None:
    done = tallies.type_back(desk, THURSDAY, 1, LINES)
    came = tickets.on_day(desk.db, THURSDAY)
    assert [(each.number, each.state, each.theme, each.minutes, each.sent_to) for each in came] == [
        (1, SEEN, "Logement", 25, ""), (2, SENT, "", 15, "la CAF"), (3, LEFT, "Logement", 0, ""), (4, SEEN, "", 0, "")
    ]  # fmt: skip
    assert {(each.advisor_id, each.came_at, each.state_at) for each in came} == {(1, datetime(2025, 11, 27, 9), None)}
    assert [each.talk for each in came] == [timedelta(minutes=25), None, None, None]
    assert dict(demand.of_month(desk, THURSDAY).walk_ins) == {SEEN: 2, SENT: 1, LEFT: 1}
    assert profiles.read(desk, THURSDAY)[0].received == 2 and tallies.of_day(desk, THURSDAY, 1)[0].noted == 4
    assert done.undo
    done.undo.back(desk)
    assert tickets.on_day(desk.db, THURSDAY) == []


def test_its_minutes_tell_how_long_a_talk_lasts_the_latest_first(desk: Desk) -> None:
    tallies.type_back(desk, THURSDAY, 1, [TallyLine(minutes=each) for each in (10, 20, 30)])
    found = tickets.timed(desk.db, desk.now(), limit=2)
    assert len(found) == 2 and {*found} <= {timedelta(minutes=each) for each in (10, 20, 30)}
    assert tickets.timed(desk.db, datetime(2025, 11, 27, 9), limit=9) == []


@pytest.mark.parametrize(
    ("line", "field"),
    [
        (TallyLine(minutes=241), "minutes"),
        (TallyLine(minutes=20, people=2), "minutes"),
        (TallyLine(people=0), "people"),
        (TallyLine(people=100), "people"),
        (TallyLine(minutes=-1), "minutes"),
        (TallyLine(outcome=TicketState.WAITING), "outcome"),
        (TallyLine(outcome=SENT, sent_to=" "), "sent_to"),
    ],
)
def test_a_line_that_cannot_be_is_refused_and_nothing_is_kept(desk: Desk, line: TallyLine, field: str) -> None:
    with pytest.raises(Refused) as refused:
        tallies.type_back(desk, THURSDAY, 1, [TallyLine(), line])
    assert [fault.field for fault in refused.value.faults] == [field] and tickets.on_day(desk.db, THURSDAY) == []


def test_each_stretch_of_hours_is_typed_back_by_itself(desk: Desk) -> None:
    (marie,) = [each for each in patterns.every(desk.db) if each.advisor_id == 1]
    held = (Segment.walk_in(time(9), time(11)), Segment.walk_in(time(14), time(16)))
    with writing(desk.db):
        patterns.update(desk.db, replace(marie, segments=held))
    tallies.type_back(desk, THURSDAY, 1, [TallyLine()], begins=time(9))
    tallies.type_back(desk, THURSDAY, 1, [TallyLine("Logement", people=3), TallyLine()], begins=time(14))
    came = tickets.on_day(desk.db, THURSDAY)
    assert [(each.came_at.hour, each.theme) for each in came] == [(9, ""), *[(14, "Logement")] * 3, (14, "")]
    found = tallies.of_day(desk, THURSDAY, 1)
    assert [(each.segment, each.noted) for each in found] == [(held[0], 1), (held[1], 4)]
    with pytest.raises(OutOfDate, match="heures ont changé"):
        tallies.type_back(desk, THURSDAY, 1, [TallyLine()], begins=time(10))


def test_nothing_of_nobody_of_a_stranger_or_of_tomorrow(desk: Desk) -> None:
    with pytest.raises(RuleBroken, match="au moins une ligne"):
        tallies.type_back(desk, THURSDAY, 1, [])
    with pytest.raises(OutOfDate):
        tallies.type_back(desk, THURSDAY, 9, [TallyLine()])
    with pytest.raises(RuleBroken, match="pas encore venu"):
        tallies.type_back(desk, THURSDAY + timedelta(7), 1, [TallyLine()])
    assert tickets.on_day(desk.db, THURSDAY) == []


def test_it_is_not_taken_back_over_a_later_gesture(desk: Desk) -> None:
    done = tallies.type_back(desk, THURSDAY, 1, [TallyLine(minutes=25)])
    (came,) = tickets.on_day(desk.db, THURSDAY)
    verbs.mark_as(desk, came.id, TicketState.WAITING)
    assert tickets.on_day(desk.db, THURSDAY)[0].minutes == 0 and done.undo
    with pytest.raises(OutOfDate):
        done.undo.back(desk)
