"""Whatever is done at the door in whatever order, nobody who came is lost, and nobody is received twice at once."""

from __future__ import annotations

import random
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import OutOfDate, RuleBroken
from desktop_app.domain.planning.attendance import Attendance, AttendanceState
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.ticket import Ticket, TicketState, next_states
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import patterns
from desktop_app.storage.reception import appointments as stored_appointments
from desktop_app.storage.reception import tickets as stored
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import attendance
from desktop_app.use_cases.reception import appointments, tickets, today
from desktop_app.use_cases.reception.queue import Queue, Queued, QueueEnd
from desktop_app.use_cases.settings import house_rules
from tests.helpers.builders import THURSDAY, stored_appointment
from tests.helpers.clock import StillClock
from tests.helpers.deep import tried
from tests.helpers.open_door import of_marie, open_door

GESTURES = 40


class Door:
    """A morning at the door, and what whoever counts on their fingers knows of it."""

    def __init__(self, desk: Desk, clock: StillClock, chance: random.Random) -> None:
        self.desk, self.clock, self.chance = desk, clock, chance
        self.left = False
        self.now = datetime(2025, 11, 27, 8, 45)
        self.known: set[int] = set()
        self.last: Changes | None = None
        clock.set(self.now)

    def live(self) -> None:
        """One gesture, or some minutes."""
        gesture = self.chance.choice((self.come, self.come, self.mark, self.mark, self.wait, self.correct, self.remove,
                                      self.take_back, self.see_the_appointment, self.call_next, self.hand_on,
                                      self.leave))  # fmt: skip
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

    def call_next(self) -> None:
        self.last = tickets.call_next(self.desk, self.chance.choice((0, 1, 2)))

    def hand_on(self) -> None:
        self.last = tickets.hand_on(self.desk, self.chance.choice((1, 2)))

    def leave(self) -> None:
        """The second advisor goes before the end, or it was a mistake."""
        if self.now.time() > time(9):
            self.left = not self.left
            state = AttendanceState.LEFT_EARLY if self.left else AttendanceState.AS_PLANNED
            at = time(9, 1) if self.left else None
            attendance.note(self.desk, Attendance(THURSDAY, 2, state, left_at=at))

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


def check(door: Door, queues: tuple[Queue, ...]) -> None:
    """Everybody who came is in the file and in one row of one queue; nobody receives two, no number is given twice."""
    found = door.all()
    assert {one.id for one in found} == door.known
    rows = [row.ticket for queue in queues for row in queue.rows if isinstance(row, Queued)]
    assert sorted(one.id for one in rows) == sorted(door.known)
    assert len({one.called for one in found}) == len(found)
    received = [one.advisor_id for one in found if one.state is TicketState.RECEIVED]
    assert len(received) == len({*received}) and 0 not in received
    waiting = {one.id for one in found if one.state in (TicketState.WAITING, TicketState.CALLED)}
    assert {id for queue in queues for id in queue.outlook.waits} == waiting
    assert sum(queue.waiting for queue in queues) == len(waiting)
    for queue in queues:
        check_turns(queue)


def check_turns(queue: Queue) -> None:
    """Those who wait for the same stand in the order of their arrival, and wait no less than who stands before them."""
    rows = [row for row in queue.rows if isinstance(row, Queued) and row.ticket.state is TicketState.WAITING]
    assert [row.ticket.came_at for row in rows] == sorted(row.ticket.came_at for row in rows)
    whoever = [row.wait for row in rows if queue.letter or not row.ticket.wanted_id]
    told = [wait for wait in whoever if wait is not None]
    assert told == sorted(told) and whoever[: len(told)] == told, "somebody goes before who came earlier"
    if queue.letter and rows:
        ends = [row for row in queue.rows if isinstance(row, QueueEnd)]
        assert all(row.next_id == rows[0].ticket.id for row in ends)


@tried(10)
@given(seed=st.integers(0, 2**32), each=st.booleans())
def test_nobody_who_came_is_lost(desk: Desk, clock: StillClock, seed: int, each: bool) -> None:
    with writing(desk.db):
        desk.db.execute("DELETE FROM ticket")
        desk.db.execute("DELETE FROM attendance")
        desk.db.execute("DELETE FROM appointment")
    clock.set(datetime(2025, 11, 27, 8, 30))
    open_door(desk)
    if len(patterns.every(desk.db)) < 3:
        with writing(desk.db):
            patterns.add(desk.db, replace(of_marie(desk), id=0, advisor_id=2))
    stored_appointment(desk.db, start=datetime(2025, 11, 27, 11), minutes=45)
    house_rules.change(desk, replace(house_rules.load(desk), queue_each=each))
    door = Door(desk, clock, random.Random(seed))
    for _ in range(GESTURES):
        door.live()
        found = today.day_view(desk, THURSDAY).queues
        assert len(found) == (2 if each else 1)
        check(door, found)
