"""Whatever is done with rooms and days in whatever order, no two things are in one room, and the right cap is named."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.place import MAIN
from desktop_app.domain.planning import Cap, DayException, Decider, Mode, Room, Segment, Session, given_as
from desktop_app.domain.theme import Purpose
from desktop_app.storage.connection.database import writing
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import exceptions, rooms, schedule
from desktop_app.use_cases.settings import settings
from desktop_app.use_cases.workshops import gauges
from tests.helpers.builders import THURSDAY
from tests.helpers.deep import tried

_NAMES = ("Bureau", "Salle 2", "SALLE 2", "Réserve")
_UNKNOWN = "Réserve"
"""What hours may name whether it was described or not."""
_PLACES = 6
_GESTURES = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 7), st.integers(0, 7)), min_size=4, max_size=20)
_DAYS = [THURSDAY + timedelta(at) for at in range(1, 10)]


@tried(30)
@given(_GESTURES)
def test_no_two_things_are_in_one_room_and_what_limits_is_named(
    desk: Desk, gestures: list[tuple[int, int, int]]
) -> None:
    """Two hours that meet name two rooms; a workshop has as many seats as the least of its planning and its room."""
    place = Place(desk)
    for what, which, how in gestures:
        place.do(what, which, how)
        place.check()


def _hours(room: str) -> tuple[Segment, ...]:
    return Segment(time(9), time(12)), Segment.workshop(time(14), time(16), _PLACES, room)


class Place:
    """Does one thing or another with the rooms and the days of a place."""

    def __init__(self, desk: Desk) -> None:
        with writing(desk.db):
            for table in ("day_exception", "room"):
                desk.db.execute(f"DELETE FROM {table}")
        self.desk, self.done = desk, list[Changes]()
        rules = settings.load(desk).rules
        rooms.keep(desk, Room(0, MAIN, "Salle 2", 4))
        settings.change_days(
            desk,
            [
                replace(each, weekday=3, segments=_hours(room))
                for each, room in zip(rules, ("Salle 2", _UNKNOWN), strict=True)
            ],
        )

    def do(self, what: int, which: int, how: int) -> None:
        verbs: tuple[Callable[[int, int], Changes | None], ...] = (
            self.describe, self.describe, self.correct, self.correct, self.remove, self.hold, self.hold, self.move,
            self.give_back, self.back,
        )  # fmt: skip
        try:
            changes = verbs[what](which, how)
        except RuleBroken:
            return
        if changes and changes.undo:
            self.done.append(changes)

    def describe(self, which: int, how: int) -> Changes:
        return rooms.keep(self.desk, Room(0, MAIN, _NAMES[which % 4], how))

    def correct(self, which: int, how: int) -> Changes | None:
        known = rooms.every(self.desk)
        if not known:
            return None
        return rooms.keep(self.desk, replace(known[which % len(known)], name=_NAMES[how % 4], seats=which))

    def remove(self, which: int, _how: int) -> Changes | None:
        known = rooms.every(self.desk)
        return rooms.remove(self.desk, known[which % len(known)].id) if known else None

    def hold(self, which: int, how: int) -> Changes:
        """A pattern is held in one of the rooms from now on."""
        rules = list(settings.load(self.desk).rules)
        at = which % len(rules)
        rules[at] = replace(rules[at], segments=self._in(rules[at].segments, how))
        return settings.change_days(self.desk, rules)

    def move(self, which: int, how: int) -> Changes | None:
        """One date is held in another room, or a day is added in it."""
        day = _DAYS[which]
        here = schedule.here_on(self.desk, day)
        planned = given_as(here[how % len(here)].key, schedule.planning_of(self.desk)) if here else None
        added = Session(day, 2, Purpose.ANY_HELP, (Segment.workshop(time(15), time(17), _PLACES),))
        held = planned or added
        held = replace(held, segments=self._in(held.segments, how))
        return exceptions.make(self.desk, DayException(0, held.key, held, Decider.PLACE, THURSDAY))

    def give_back(self, which: int, _how: int) -> Changes | None:
        made = exceptions.coming(self.desk)
        return exceptions.take_back(self.desk, made[which % len(made)].exception.id) if made else None

    def back(self, _which: int, _how: int) -> None:
        """What was done is undone, as far as it still may be."""
        if self.done:
            changes = self.done.pop()
            assert changes.undo
            changes.undo.back(self.desk)

    def _in(self, segments: tuple[Segment, ...], how: int) -> tuple[Segment, ...]:
        names = [*(each.name for each in rooms.every(self.desk)), _UNKNOWN]
        return tuple(replace(each, room=names[(how + at) % len(names)]) for at, each in enumerate(segments))

    def check(self) -> None:
        known = rooms.every(self.desk)
        assert len({each.name.casefold() for each in known}) == len(known)
        for day in _DAYS:
            here = schedule.here_on(self.desk, day)
            self._check_apart(here)
            self._check_seats(day, here, {each.name: each.seats for each in known})

    def _check_apart(self, here: tuple[Session, ...]) -> None:
        """Two things that meet name two rooms; a room that is named is one that is known."""
        held = [part for session in here for part in session.segments if part.room]
        assert {part.room for part in held} <= {_UNKNOWN, *(each.name for each in rooms.every(self.desk))}
        for one, other in combinations(held, 2):
            meet = one.start < other.end and other.start < one.end
            assert not meet or one.room.casefold() != other.room.casefold()

    def _check_seats(self, day: date, here: tuple[Session, ...], seats: dict[str, int]) -> None:
        for session in here:
            for part in (each for each in session.segments if each.mode is Mode.WORKSHOP):
                (gauge,) = [
                    each for each in gauges.of_day(self.desk, day, here, ())
                    if (each.advisor.id, each.start.time()) == (session.advisor_id, part.start)
                ]  # fmt: skip
                of_room = seats.get(part.room, 0)
                bound = bool(of_room) and of_room <= _PLACES
                assert gauge.capacity.seats == (of_room if bound else _PLACES) == part.places
                assert (gauge.capacity.by, gauge.capacity.why) == (
                    (Cap.ROOM, part.room) if bound else (Cap.PLANNING, "")
                )
