"""Whatever is done to the days in whatever order, nobody is wanted twice at once and nobody is out of sight."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.calendar import Choices
from desktop_app.domain.errors import Refused, RuleBroken
from desktop_app.domain.planning import (
    Absence,
    AbsenceKind,
    DayException,
    Decider,
    Half,
    Pattern,
    Planning,
    Rhythm,
    Segment,
    Session,
    but_for,
    days_of,
    share_out,
    shared,
)
from desktop_app.domain.theme import Purpose
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import exceptions as stored_exceptions
from desktop_app.storage.planning import patterns as stored_patterns
from desktop_app.storage.reception import appointments as stored
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import absences, exceptions, patterns, schedule
from desktop_app.use_cases.reception import agenda, appointments, undo
from desktop_app.use_cases.settings import calendar
from desktop_app.use_cases.settings import settings as settings_verbs
from tests.helpers.builders import THURSDAY, a_closure, a_person, fridays, thursdays
from tests.helpers.deep import tried

ROOMS = ("", "Salle 1", "Salle 2")
HOURS = (
    (Segment(time(9), time(12)),),
    (Segment(time(9), time(12)), Segment(time(14), time(17))),
    (Segment.walk_in(time(9), time(10)), Segment(time(10), time(12), step=30)),
    (Segment.workshop(time(14), time(16), 6),),
)
DAYS = 30


def any_hours(chance: random.Random) -> tuple[Segment, ...]:
    room = chance.choice(ROOMS)
    return tuple(replace(each, room=room) for each in chance.choice(HOURS))


def any_session(desk: Desk, chance: random.Random) -> Session | None:
    found = [each for _, here in schedule.coming_days(desk, THURSDAY, 12) for each in here if each.pattern_id]
    return chance.choice(found) if found else None


def differ(desk: Desk, chance: random.Random) -> None:
    session = any_session(desk, chance)
    if session is None:
        return
    moved = session.original or session.day
    day = THURSDAY + timedelta(chance.randrange(DAYS))
    instead = chance.choice(
        [
            None,
            replace(session, day=day, original=moved if day != moved else None),
            replace(session, segments=any_hours(chance)),
            replace(session, advisor_id=3 - session.advisor_id),
        ]
    )
    exceptions.make(desk, DayException(0, session.key, instead, Decider.PLACE, THURSDAY, opens=chance.random() < 0.5))


def add(desk: Desk, chance: random.Random) -> None:
    day = THURSDAY + timedelta(chance.randrange(DAYS))
    extra = Session(day, chance.choice((1, 2)), Purpose.ANY_HELP, any_hours(chance))
    exceptions.make(desk, DayException(0, extra.key, extra, Decider.PLACE, THURSDAY, opens=True))


def give_back(desk: Desk, chance: random.Random) -> None:
    if known := exceptions.coming(desk):
        exceptions.take_back(desk, chance.choice(known).exception.id)


def go_away(desk: Desk, chance: random.Random) -> None:
    who, first = chance.choice((1, 2)), THURSDAY + timedelta(chance.randrange(DAYS))
    last = first + timedelta(chance.randrange(8))
    halves = {"from_half": chance.choice(list(Half)), "to_half": chance.choice(list(Half))}
    instead = chance.choice((0, 3 - who))
    absences.note(desk, Absence(0, who, first, last, AbsenceKind.LEAVE, THURSDAY, replaced_by=instead, **halves))


def come_back(desk: Desk, chance: random.Random) -> None:
    if known := absences.coming(desk):
        absences.take_back(desk, chance.choice(known).id)


def close(desk: Desk, chance: random.Random) -> None:
    first = THURSDAY + timedelta(chance.randrange(DAYS))
    closures = chance.choice(((), (a_closure(first, first + timedelta(chance.randrange(9))),)))
    calendar.change(desk, Choices(periods=closures))


def other_patterns(desk: Desk, chance: random.Random) -> None:
    wanted = [thursdays(chance.choice((1, 2)), weekday=chance.randrange(5), segments=any_hours(chance))]
    wanted += [fridays(chance.choice((1, 2)), weekday=chance.randrange(5))]
    held = settings_verbs.load(desk).rules
    settings_verbs.change_days(desk, chance.choice((wanted, held[:1], [*held, *wanted])))


def shared_pattern(desk: Desk, chance: random.Random) -> None:
    """Type one of the patterns, or a new one, for one or both of them; half the time but for the dates taken."""
    groups = shared(settings_verbs.load(desk).rules, THURSDAY)
    rows = chance.choice([*groups, ()])
    ends_on = chance.choice((None, THURSDAY + timedelta(70)))
    typed = replace(rows[0] if rows else thursdays(), weekday=chance.randrange(5), ends_on=ends_on)
    typed = replace(typed, segments=chance.choice(HOURS), rhythm=Rhythm.EVERY_WEEK, dates=(), skipped=())
    if chance.random() < 0.4:
        dates = tuple(sorted(THURSDAY + timedelta(at) for at in chance.sample(range(DAYS), 5)))
        typed = replace(typed, rhythm=Rhythm.DATES, dates=dates, ends_on=dates[-1])
    wanted = share_out(typed, rows, chance.choice(((1,), (2,), (1, 2))), THURSDAY)
    others, before = [each for group in groups if group != rows for each in group], stored_patterns.every(desk.db)
    taken = [each.day for each in patterns.preview(desk, wanted, others).taken]
    if not taken or chance.random() < 0.5:
        settings_verbs.change_days(desk, [*others, *wanted])
        assert not taken, "what is taken is refused"
        return
    try:
        done = settings_verbs.change_days(desk, [*others, *(but_for(each, taken) for each in wanted)])
    except Refused as refusal:
        raise AssertionError("what the button offers is kept") from refusal
    assert not {(each.day, each.key.pattern_id) for each in sessions_of(desk, taken)} & ids_new(desk, before, taken)
    if chance.random() < 0.3 and done.undo:
        undo.take_back(desk, done.undo)
        assert stored_patterns.every(desk.db) == before


def sessions_of(desk: Desk, days: list[date]) -> list[Session]:
    return [each for day in days for each in schedule.here_on(desk, day) if each.original in (None, day)]


def ids_new(desk: Desk, before: list[Pattern], days: list[date]) -> set[tuple[date, int]]:
    """Every pattern that is new since, on each of these dates."""
    known = {each.id for each in before}
    return {(day, each.id) for day in days for each in stored_patterns.every(desk.db) if each.id not in known}


def book(desk: Desk, chance: random.Random) -> None:
    days = [day for day, left in appointments.days_with_places(desk, THURSDAY) if left]
    if days:
        place = chance.choice(appointments.places_on(desk, chance.choice(days)))
        theme = "Email" if place.purpose is Purpose.WORKSHOPS else "AideAuxDemarchesAdministratives"
        who = a_person(
            f"Vidal{chance.randrange(10**9):x}".translate({48 + at: 97 + at for at in range(10)}), "Paul", ""
        )
        appointments.book(
            desk, person=who, advisor_id=place.advisor.id, start=place.slot.start, theme=theme, duplicate_confirmed=True
        )


DONE: tuple[Callable[[Desk, random.Random], Any], ...] = (
    differ, differ, add, give_back, go_away, come_back, close, other_patterns, shared_pattern, shared_pattern,
    book, book, book,
)  # fmt: skip


def twice_at_once(planning: Planning) -> list[str]:
    """Every minute at which one advisor or one room is wanted twice, the slow way."""
    found = []
    for day, each in days_of(THURSDAY, THURSDAY + timedelta(DAYS + 10), planning).items():
        taken: set[tuple[object, int]] = set()
        for session in each.sessions:
            for segment in session.segments:
                start = segment.start.hour * 60 + segment.start.minute
                keys = [session.advisor_id, segment.room.casefold()] if segment.room else [session.advisor_id]
                marks = {(key, minute) for key in keys for minute in range(start, start + segment.minutes)}
                found += [f"{day}: {key} at {minute}" for key, minute in marks & taken]
                taken |= marks
    return found


def emptied(desk: Desk) -> None:
    """As the file was before anything was done to its days."""
    with writing(desk.db):
        for table in (
            "appointment",
            "absence",
            "day_exception",
            "period",
            "session",
            "lost_session",
            "settled",
            "day_name",
            "pattern",
        ):
            desk.db.execute(f"DELETE FROM {table}")
    settings_verbs.change_days(desk, [thursdays(1), fridays(2)])


@tried(12)
@given(st.integers(0, 2**32), st.lists(st.sampled_from(DONE), min_size=4, max_size=16))
def test_nobody_is_wanted_twice_and_nobody_is_out_of_sight(
    desk: Desk, seed: int, done: list[Callable[[Desk, random.Random], Any]]
) -> None:
    emptied(desk)
    chance = random.Random(seed)
    for each in done:
        try:
            each(desk, chance)
        except (Refused, RuleBroken):
            continue
        assert twice_at_once(schedule.planning_of(desk)) == [], each.__name__
        waiting = {one.id for one in appointments.out_of_hours(desk)}
        for one in stored.from_day(desk.db, THURSDAY):
            here = schedule.here_on(desk, one.start.date())
            held = any(at.advisor_id == one.advisor_id and at.receives(one.start, one.end) for at in here)
            assert held or one.id in waiting
        listed = {line.day for line in agenda.coming(desk, THURSDAY, 400)}
        assert {one.start.date() for one in stored.from_day(desk.db, THURSDAY)} <= listed
    assert all(each.id for each in stored_exceptions.every(desk.db))
