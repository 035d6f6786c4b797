"""The dates on which what is typed cannot be held: all of them with their reason, or none when that is no way out."""

from dataclasses import replace
from datetime import date, time, timedelta

from desktop_app.domain.convention import Half
from desktop_app.domain.french import NBSP
from desktop_app.domain.planning import (
    Absence,
    AbsenceKind,
    DayException,
    Decider,
    Foreseen,
    Pattern,
    Planning,
    Rhythm,
    Segment,
    Session,
    SessionKey,
    foreseen,
)
from tests.helpers.builders import a_planning, fridays, its_convention, thursdays

FIRST = date(2025, 12, 1)
DEC_4, CHRISTMAS, MARCH_19 = date(2025, 12, 4), date(2025, 12, 25), date(2026, 3, 19)
TYPED = thursdays(id=7, ends_on=date(2026, 3, 26))
NAMES = ((1, "Marie Castell"), (2, "Jordi Puig"))
LISTED = thursdays(id=8, rhythm=Rhythm.DATES, dates=(DEC_4, CHRISTMAS, MARCH_19), ends_on=MARCH_19)


def seen(planning: Planning, *typed: Pattern, differing: tuple[date, ...] = ()) -> Foreseen:
    return foreseen(typed or (TYPED,), replace(planning, names=NAMES), FIRST, FIRST, differing)


def reasons(found: Foreseen) -> dict[date, str]:
    return {each.day: each.why.replace(NBSP, " ") for each in found.taken}


def test_each_date_of_a_list_is_taken_with_its_reason_beyond_the_twelve_too() -> None:
    found = seen(a_planning(TYPED, LISTED))
    assert reasons(found) == dict.fromkeys((DEC_4, CHRISTMAS, MARCH_19), "déjà tenu par Marie Castell")
    assert [each.day for each in found.dates][-1] == date(2026, 2, 19)
    assert [each.day for each in found.taken_later] == [MARCH_19]
    shown = {each.day: each.why for each in found.dates if not each.held}
    assert shown[CHRISTMAS] == "déjà tenu par Marie Castell", "what is skipped is counted by what is shown"


def test_a_room_is_said_with_who_has_it() -> None:
    mine, theirs = (
        replace(each, segments=tuple(replace(part, room="Salle 2") for part in each.segments))
        for each in (TYPED, replace(LISTED, advisor_id=2))
    )
    assert reasons(seen(a_planning(mine, theirs), mine))[DEC_4] == "« Salle 2 » déjà prise par Jordi Puig"


def test_a_date_is_taken_for_all_as_soon_as_it_is_for_one() -> None:
    second = replace(TYPED, id=9, advisor_id=2)
    assert set(reasons(seen(a_planning(TYPED, second, LISTED), TYPED, second))) == {DEC_4, CHRISTMAS, MARCH_19}


def test_nothing_is_skipped_when_no_date_would_be_left_or_they_have_no_end() -> None:
    endless = replace(TYPED, ends_on=None)
    assert seen(a_planning(endless, thursdays(id=8, rhythm=Rhythm.SECOND)), endless).taken == ()
    assert seen(a_planning(TYPED, thursdays(id=8))).taken == ()
    assert len(seen(a_planning(endless, LISTED), endless).taken) == 3


def test_a_day_moved_onto_one_of_its_dates_takes_it() -> None:
    friday = fridays(1, id=8)
    moved = Session(DEC_4, 1, friday.purpose, friday.segments, 8, date(2025, 12, 5))
    exception = DayException(1, SessionKey(8, 0, date(2025, 12, 5)), moved, Decider.PLACE, FIRST)
    planning = replace(a_planning(TYPED, friday), exceptions=(exception,))
    assert reasons(seen(planning, differing=(DEC_4,))) == {DEC_4: "déjà tenu par Marie Castell"}
    evening = replace(exception, instead=replace(moved, segments=(Segment.walk_in(time(18), time(20)),)))
    assert reasons(seen(replace(planning, exceptions=(evening,)), differing=(DEC_4,))) == {}, "at other hours"
    own = replace(exception, id=2, key=SessionKey(7, 0, DEC_4), instead=replace(moved, pattern_id=7, original=None))
    both = replace(planning, exceptions=(exception, own))
    assert seen(both, differing=(DEC_4,)).taken == (), "what was told of that date is not what is typed"


def test_whoever_replaces_somebody_is_taken_there() -> None:
    """Jordi comes for Marie on 11 December, where he would receive himself."""
    typed, day = replace(TYPED, advisor_id=2), date(2025, 12, 11)
    away = Absence(1, 1, day, day, AbsenceKind.LEAVE, FIRST, replaced_by=2)
    planning = replace(a_planning(typed, thursdays(id=8)), absences=(away,))
    assert reasons(seen(planning, typed, differing=(day,))) == {day: "déjà tenu par Jordi Puig"}


def test_of_a_list_the_half_days_that_the_convention_excludes_are_taken() -> None:
    planning = a_planning(LISTED, convention=its_convention(excluded=frozenset({(4, Half.MORNING)})))
    friday = replace(LISTED, dates=(DEC_4, DEC_4 + timedelta(1)), ends_on=DEC_4 + timedelta(1))
    found = seen(replace(planning, patterns=(friday,)), friday)
    assert reasons(found) == {DEC_4 + timedelta(1): "exclu par la convention"}
    from_today = replace(friday, dates=(date(2025, 12, 5), date(2025, 12, 12)), ends_on=date(2025, 12, 12))
    today = replace(planning, patterns=(from_today,), names=NAMES)
    assert foreseen((from_today,), today, FIRST, date(2025, 12, 5), ()).taken == (), "no date would be left"
    kept = replace(from_today, dates=(date(2025, 12, 5), date(2025, 12, 11)), ends_on=date(2025, 12, 11))
    found = foreseen((kept,), replace(today, patterns=(kept,)), FIRST, date(2025, 12, 5), ())
    assert reasons(found) == {date(2025, 12, 5): "exclu par la convention"}
    over = replace(friday, dates=(date(2025, 11, 28), DEC_4, date(2026, 7, 3)))
    assert seen(replace(planning, patterns=(over,)), over).taken == (), "over, and out of the convention"


def test_beside_nothing_nothing_is_taken() -> None:
    found = seen(a_planning(TYPED))
    assert found.taken == found.taken_later == () and len(found.dates) == 12
    assert Foreseen().taken_later == ()
