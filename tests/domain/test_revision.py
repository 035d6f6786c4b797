"""What becomes of patterns that are changed from a day on."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

from desktop_app.domain.planning import (
    DayException,
    Decider,
    Pattern,
    Segment,
    Session,
    SessionKey,
    Subject,
    Workshop,
    days_of,
    revisions,
    sessions_on,
    with_patterns,
)
from tests.helpers.builders import a_planning, fridays, thursdays

FIRST = date(2025, 12, 1)
THURSDAYS, FRIDAYS = thursdays(id=3), fridays(id=4)
MORNING = (Segment(time(9), time(12)),)
LAST = date(2026, 2, 28)


def hours(planning_of: tuple[Pattern, ...], day: date) -> list[str]:
    """The hours of a date under these patterns, in the order of opening."""
    return [session.hours.replace("\N{NO-BREAK SPACE}", " ") for session in sessions_on(day, a_planning(*planning_of))]


def test_what_is_left_as_it_is_is_no_change() -> None:
    assert not list(revisions([THURSDAYS, FRIDAYS], [FRIDAYS, THURSDAYS], FIRST))


def test_other_hours_end_the_old_on_the_eve_and_begin_the_new() -> None:
    (change,) = revisions([THURSDAYS], [replace(THURSDAYS, segments=MORNING)], FIRST)
    assert change.before == THURSDAYS
    assert change.left == replace(THURSDAYS, ends_on=date(2025, 11, 30))
    assert change.after == replace(THURSDAYS, segments=MORNING, starts_on=FIRST)


def test_a_later_beginning_leaves_the_old_until_then() -> None:
    later = replace(THURSDAYS, segments=MORNING, starts_on=date(2026, 1, 5))
    (change,) = revisions([THURSDAYS], [later], FIRST)
    assert change.left and change.left.ends_on == date(2026, 1, 4)
    assert change.after and change.after.starts_on == date(2026, 1, 5)


def test_a_later_beginning_does_not_prolong_what_ends_before_it() -> None:
    ends = replace(THURSDAYS, ends_on=date(2025, 12, 31))
    (change,) = revisions([ends], [replace(ends, starts_on=date(2026, 3, 1), ends_on=None)], FIRST)
    assert change.left == ends


def test_one_that_had_not_begun_leaves_nothing() -> None:
    coming = replace(THURSDAYS, starts_on=FIRST)
    (change,) = revisions([coming], [], FIRST)
    assert (change.before, change.left, change.after) == (coming, None, None)


def test_every_two_weeks_goes_on_counting_from_its_week() -> None:
    fortnight = replace(THURSDAYS, every_weeks=2, starts_on=date(2025, 9, 3))
    (change,) = revisions([fortnight], [replace(fortnight, segments=MORNING)], FIRST)
    assert change.after and change.after.first_week == date(2025, 9, 1)


def test_a_new_one_has_no_id_and_begins_on_the_first_open_day() -> None:
    (change,) = revisions([THURSDAYS], [THURSDAYS, replace(FRIDAYS, id=0)], FIRST)
    assert (change.before, change.left) == (None, None)
    assert change.after == replace(FRIDAYS, id=0, starts_on=FIRST)


def test_the_planning_after_is_that_of_the_wanted_patterns_and_the_one_before_until_then() -> None:
    later = replace(THURSDAYS, segments=MORNING, starts_on=date(2026, 1, 5))
    after = with_patterns(a_planning(THURSDAYS, FRIDAYS), [later, replace(FRIDAYS, id=0, weekday=1)], FIRST)
    assert len({pattern.id for pattern in after.patterns}) == len(after.patterns) == 4
    held = {day: [s.hours.count("–") for s in each.sessions] for day, each in days_of(FIRST, LAST, after).items()}
    assert held[date(2025, 12, 4)] == [2] and held[date(2026, 1, 8)] == [1]
    assert date(2025, 12, 2) in held and date(2025, 12, 5) not in held


def test_an_exception_goes_with_the_pattern_that_keeps_its_date() -> None:
    def moved(id: int, original: date) -> DayException:
        to = Session(original + timedelta(1), 1, THURSDAYS.purpose, MORNING, 3, original)
        return DayException(id, SessionKey(3, 0, original), to, Decider.PLACE, FIRST)

    before, cancelled = (
        moved(1, date(2025, 12, 4)),
        DayException(3, SessionKey(3, 0, date(2025, 12, 11)), None, Decider.PLACE, FIRST),
    )
    planning = replace(a_planning(THURSDAYS), exceptions=(before, moved(2, date(2026, 1, 8)), cancelled))
    after = with_patterns(planning, [replace(THURSDAYS, segments=MORNING, starts_on=date(2026, 1, 5))], FIRST)
    found = days_of(FIRST, LAST, after)
    assert [s.hours for s in found[date(2025, 12, 5)].sessions] and [s.hours for s in found[date(2026, 1, 9)].sessions]
    assert not found[date(2025, 12, 11)].sessions
    assert {each.key.pattern_id for each in after.exceptions if each.id == 2} == {3}


def test_a_workshop_goes_with_the_pattern_that_keeps_its_date() -> None:
    subject = Subject("Premiers pas", "Internet")
    keys = [SessionKey(4, 0, date(2025, 12, 12)), SessionKey(4, 0, date(2026, 1, 9)), SessionKey(3, 0, FIRST)]
    given = tuple(Workshop(at, key, time(9), subject, datetime(2025, 12, 1)) for at, key in enumerate(keys))
    planning = replace(a_planning(THURSDAYS, FRIDAYS), workshops=given)
    after = with_patterns(planning, [THURSDAYS, replace(FRIDAYS, weekday=1, starts_on=date(2026, 1, 9))], FIRST)
    (left,) = (each.id for each in after.patterns if each.ends_on)
    assert [each.key for each in after.workshops] == [replace(keys[0], pattern_id=left), *keys[1:]]


def test_one_that_ended_before_the_first_open_day_stays_as_it_was() -> None:
    over = replace(THURSDAYS, id=9, ends_on=date(2025, 10, 1))
    after = with_patterns(a_planning(over, FRIDAYS), [FRIDAYS], FIRST)
    assert after.patterns == (over, FRIDAYS)
