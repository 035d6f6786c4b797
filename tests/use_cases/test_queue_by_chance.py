"""Whatever is done at the door in whatever order, nobody who came is lost, and nobody is received twice at once."""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.ticket import Ticket, TicketState, next_states
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import patterns
from desktop_app.storage.reception import appointments as stored_appointments
from desktop_app.storage.reception import tickets as stored
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import appointments, tickets, today
from desktop_app.use_cases.reception.queue import Queue, Queued
from tests.helpers.builders import THURSDAY, stored_appointment
from tests.helpers.clock import StillClock
from tests.helpers.open_door import of_marie, open_door

GESTURES = 40


class Door:
    """A morning at the door, and what whoever counts on their fingers knows of it."""

    def __init__(self, desk: Desk, clock: StillClock, chance: random.Random) -> None:
        self.desk, self.clock, self.chance = desk, clock, chance
        self.now = datetime(2025, 11, 27, 8, 45)
        self.known: set[int] = set()
        self.last: Changes | None = None
        clock.set(self.now)

    def live(self) -> None:
        """One gesture, or some minutes."""
        gesture = self.chance.choice((self.come, self.come, self.mark, self.mark, self.wait, self.correct, self.remove,
                                      self.take_back, self.see_the_appointment))  # fmt: skip
        with suppress(RuleBroken, OutOfDate):
            gesture()

    def come(self) -> None:
        self.last = tickets.add(
            self.desk, label=self.chance.choice(("", "Karim")), wanted_id=self.chance.choice((0, 0, 2))
        )
        self.known.add(self.last.subject)

    def mark(self) -> None:
        if one := self.any():
            state = self.chance.choice(next_states(one.state))
            self.last = tickets.mark_as(self.desk, one.id, state, sent_to="la CAF")

    def correct(self) -> None:
        if one := self.any():
            self.last = tickets.correct(self.desk, one.id, label="Nadia", theme="Email", wanted_id=0)

    def remove(self) -> None:
        if one := self.any():
            self.last = tickets.remove(self.desk, one.id)
            self.known.discard(one.id)

    def take_back(self) -> None:
        if self.last and self.last.undo:
            before = {one.id for one in self.all()}
            done, self.last = self.last, None
            done.undo.back(self.desk)  # type: ignore[union-attr]
            after = {one.id for one in self.all()}
            self.known = (self.known | (after - before)) - (before - after)

    def wait(self) -> None:
        self.now += timedelta(minutes=self.chance.randrange(1, 16))
        self.clock.set(self.now)

    def see_the_appointment(self) -> None:
        (one,) = stored_appointments.on_day(self.desk.db, THURSDAY)
        state = self.chance.choice((State.ARRIVED, State.EXPECTED, State.SEEN))
        appointments.mark_as(self.desk, one.id, state)

    def all(self) -> list[Ticket]:
        return stored.on_day(self.desk.db, THURSDAY)

    def any(self) -> Ticket | None:
        found = self.all()
        return self.chance.choice(found) if found else None


def check(door: Door, queue: Queue) -> None:
    """Everybody who came is in the file and in one row, in order of arrival; nobody receives two."""
    found = door.all()
    assert {one.id for one in found} == door.known
    rows = [row.ticket for row in queue.rows if isinstance(row, Queued)]
    assert sorted(one.id for one in rows) == sorted(door.known)
    assert [one.came_at for one in found] == sorted(one.came_at for one in found)
    received = [one.advisor_id for one in found if one.state is TicketState.RECEIVED]
    assert len(received) == len({*received}) and 0 not in received
    waiting = [one for one in found if one.state in (TicketState.WAITING, TicketState.CALLED)]
    assert queue.outlook.waits.keys() == {one.id for one in waiting} and queue.waiting == len(waiting)
    whoever = [queue.outlook.waits[one.id] for one in waiting if not one.wanted_id and one.state is TicketState.WAITING]
    told = [wait for wait in whoever if wait is not None]
    assert told == sorted(told) and whoever[: len(told)] == told, "somebody goes before who came earlier"


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_nobody_who_came_is_lost(desk: Desk, clock: StillClock, seed: int) -> None:
    with writing(desk.db):
        desk.db.execute("DELETE FROM ticket")
        desk.db.execute("DELETE FROM appointment")
    clock.set(datetime(2025, 11, 27, 8, 30))
    open_door(desk)
    if len(patterns.every(desk.db)) < 3:
        with writing(desk.db):
            patterns.add(desk.db, replace(of_marie(desk), id=0, advisor_id=2))
    stored_appointment(desk.db, start=datetime(2025, 11, 27, 11), minutes=45)
    door = Door(desk, clock, random.Random(seed))
    for _ in range(GESTURES):
        door.live()
        queue = today.day_view(desk, THURSDAY).queue
        assert queue
        check(door, queue)
