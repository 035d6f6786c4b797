"""One date that is not what its pattern says; every expected date and hour is written by hand."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import Refused
from desktop_app.domain.planning import (
    DayException,
    Decider,
    Loss,
    Planning,
    Segment,
    Session,
    SessionKey,
    check_exception,
    collision_on,
    day_of,
    days_of,
    effect,
    planned_as,
    sessions_on,
)
from desktop_app.domain.theme import Purpose
from tests.helpers.builders import a_closure, a_planning, fridays, its_convention, thursdays

THURSDAY, FRIDAY = date(2025, 11, 27), date(2025, 11, 28)
NEXT = date(2025, 12, 4)
MORNING = Segment(time(9), time(12))
FOR_EVER = its_convention(signed_on=date(2024, 1, 1), hard_end=None)
TOLD = {"decider": Decider.PARTNER, "known_on": date(2025, 11, 25)}


def planning(*exceptions: DayException, **choices: Any) -> Planning:
    """Thursdays (pattern 1, advisor 1) and Fridays (pattern 2, advisor 2) with these exceptions."""
    base = a_planning(thursdays(id=1), fridays(id=2), **choices)
    return replace(base, exceptions=exceptions, names=((1, "Marie Castell"), (2, "Jordi Puig")))


def an_exception(instead: Session | None, original: date = NEXT, **changes: Any) -> DayException:
    """The Thursday of 4 December is something else."""
    return DayException(1, SessionKey(1, 0, original), instead, **{**TOLD, **changes})


def the_thursday(day: date = NEXT) -> Session:
    (session,) = sessions_on(day, planning())
    return session


def test_a_cancelled_date_is_lost_alone_and_the_weeks_around_it_stay() -> None:
    changed = planning(an_exception(None, note="intempéries"))
    day = day_of(NEXT, changed)
    assert day.sessions == () and [(lost.loss, lost.why) for lost in day.lost] == [(Loss.CANCELLED, "intempéries")]
    assert day.lost[0].session == the_thursday() and day.lost[0].decider is Decider.PARTNER
    assert sessions_on(THURSDAY, changed) and sessions_on(NEXT + timedelta(7), changed)


def test_a_moved_session_is_held_on_its_new_date_and_its_pattern_does_not_give_it_back() -> None:
    monday = date(2025, 12, 1)
    moved = replace(the_thursday(), day=monday, original=NEXT)
    changed = planning(an_exception(moved))
    assert sessions_on(monday, changed) == (moved,)
    (lost,) = day_of(NEXT, changed).lost
    assert (lost.loss, lost.why) == (Loss.MOVED, "déplacé au lundi 1er\xa0décembre")
    assert moved.key == the_thursday().key, "it is known by the date its pattern gave"


def test_a_session_may_be_shortened_held_elsewhere_and_by_somebody_else() -> None:
    shorter = replace(the_thursday(), segments=(replace(MORNING, room="bureau du CCAS"),), advisor_id=2)
    day = day_of(NEXT, planning(an_exception(shorter)))
    assert day.sessions == (shorter,)
    assert [(lost.loss, lost.why) for lost in day.lost] == [(Loss.REPLACED, "remplacement de Marie Castell")]
    assert [slot.start for slot in day.sessions[0].slots][-1] == datetime(2025, 12, 4, 11, 15)


def test_an_added_day_needs_no_pattern() -> None:
    saturday = date(2025, 12, 6)
    extra = Session(saturday, 2, Purpose.WORKSHOPS, (Segment.workshop(time(10), time(12), 6),))
    changed = planning(DayException(1, extra.key, extra, **TOLD))
    assert sessions_on(saturday, changed) == (extra,) and extra.key == SessionKey(0, 2, saturday)
    outside = replace(extra, day=date(2026, 12, 5))
    assert not sessions_on(outside.day, planning(DayException(1, outside.key, outside, **TOLD))), (
        "out of the convention"
    )


def test_a_day_that_is_closed_is_held_only_where_that_was_decided() -> None:
    christmas = date(2025, 12, 25)
    planned = planned_as(SessionKey(1, 0, christmas), planning())
    assert planned and not sessions_on(christmas, planning())
    opened = planning(an_exception(planned, christmas, opens=True))
    assert sessions_on(christmas, opened) == (planned,) and not day_of(christmas, opened).lost
    (lost,) = day_of(christmas, planning(an_exception(replace(planned, segments=(MORNING,)), christmas))).lost
    assert (lost.loss, lost.why) == (Loss.CLOSED, "Noël")


def test_a_closure_decided_later_also_closes_a_day_that_was_changed() -> None:
    shorter = an_exception(replace(the_thursday(), segments=(MORNING,)))
    assert not sessions_on(NEXT, planning(shorter, periods=(a_closure(NEXT),)))


def test_an_exception_lapses_with_its_pattern_and_with_its_rhythm() -> None:
    moved = an_exception(replace(the_thursday(), day=date(2025, 12, 1), original=NEXT))
    for pattern in (
        thursdays(id=3),
        thursdays(id=1, ends_on=THURSDAY),
        thursdays(id=1, every_weeks=2, counted_from=NEXT),
    ):
        found = sessions_on(date(2025, 12, 1), replace(planning(moved), patterns=(pattern,)))
        assert bool(found) is (pattern.every_weeks == 2)


def test_what_a_cancelled_date_changes_is_told_and_nothing_else() -> None:
    told = effect(planning(), planning(an_exception(None)), date(2025, 12, 1), date(2025, 12, 31))
    assert (told.gone, told.new) == ((the_thursday(),), ()) and len(told.lost) == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"known_on": date(2025, 11, 28)}, "known_on"),
        ({"note": "n" * 201}, "note"),
        ({"instead": replace(the_thursday(), day=date(2025, 11, 26))}, "day"),
        ({"instead": replace(the_thursday(), segments=())}, "hours"),
        ({"instead": replace(the_thursday(), segments=(Segment(time(9), time(9)),))}, "hours"),
        ({"instead": replace(the_thursday(), arrives=time(9, 30))}, "hours"),
        ({"instead": the_thursday()}, ""),
    ],
)
def test_an_exception_that_cannot_be_is_refused_beside_its_field(changes: dict[str, Any], field: str) -> None:
    with pytest.raises(Refused) as refused:
        check_exception(replace(an_exception(None), **changes), the_thursday(), THURSDAY)
    assert [fault.field for fault in refused.value.faults] == [field]


def test_what_may_be_said_is_taken() -> None:
    on_time = replace(the_thursday(), arrives=time(9))
    for instead in (None, replace(the_thursday(), day=THURSDAY), replace(the_thursday(), segments=(MORNING,)), on_time):
        check_exception(an_exception(instead, known_on=THURSDAY), the_thursday(), THURSDAY)
    check_exception(an_exception(the_thursday(), opens=True), the_thursday(), THURSDAY)


def test_nobody_and_no_room_is_wanted_twice_at_once() -> None:
    one = replace(the_thursday(), segments=(replace(MORNING, room="Salle 1"),))
    touching = replace(one, segments=(Segment(time(12), time(13), room="Salle 1"),))
    other = replace(one, advisor_id=2)
    assert collision_on((one, touching)) == collision_on((one, replace(other, segments=(MORNING,)))) == ""
    assert "deux fois" in collision_on((one, replace(one, segments=(Segment(time(11, 59), time(13)),))))
    assert "« Salle 1 »" in collision_on((one, replace(other, segments=(replace(MORNING, room="salle 1"),)))).replace(
        "\xa0", " "
    )


@given(
    st.lists(
        st.tuples(st.integers(0, 30), st.sampled_from(["cancel", "move", "shorten"]), st.integers(1, 6)), max_size=8
    )
)
def test_every_date_obeys_its_pattern_and_its_exceptions(drawn: list[tuple[int, str, int]]) -> None:
    """Held dates are the Thursdays, but for those cancelled or moved, and the dates to which some were moved."""
    first = date(2025, 1, 2)
    exceptions, expected = {}, {first + timedelta(7 * week) for week in range(52)}
    for week, what, days in drawn:
        original = first + timedelta(7 * week)
        if original in exceptions:
            continue
        planned = Session(original, 1, Purpose.PROCEDURES, (MORNING,), 1)
        instead = {
            "cancel": None,
            "move": replace(planned, day=original + timedelta(days), original=original),
            "shorten": replace(planned, segments=(Segment(time(9), time(10)),)),
        }[what]
        exceptions[original] = DayException(week, SessionKey(1, 0, original), instead, **TOLD)
    for original, exception in exceptions.items():
        if exception.instead is None or exception.instead.day != original:
            expected.discard(original)
    moved = {each.instead.day for each in exceptions.values() if each.instead and each.instead.day != each.original}
    open_all_year = a_planning(thursdays(id=1, segments=(MORNING,)), convention=FOR_EVER, bank_holidays_close=False)
    found = days_of(first, date(2025, 12, 31), replace(open_all_year, exceptions=tuple(exceptions.values())))
    assert {day for day, each in found.items() if each.sessions} == expected | moved
    for day, each in found.items():
        assert all(session.day == day for session in each.sessions)
