"""The next dates of a pattern: each is held, or skipped with its reason, and all are counted."""

from dataclasses import replace
from datetime import date, time

from desktop_app.domain.french import NBSP
from desktop_app.domain.planning import (
    Absence,
    AbsenceKind,
    ComingDate,
    DayException,
    Decider,
    Half,
    Pattern,
    Planning,
    Rhythm,
    Segment,
    Session,
    SessionKey,
    coming_dates,
    dates_told,
)
from tests.helpers.builders import a_closure, a_planning, thursdays

FIRST = date(2025, 12, 1)
TYPED = thursdays(id=7)
NAMES = ((1, "Marie Castell"), (2, "Jordi Puig"))


def coming(*others: Pattern, **changes: object) -> tuple[ComingDate, ...]:
    """The next dates of Thursdays beside other patterns."""
    planning = replace(a_planning(TYPED, *others), names=NAMES, **changes)
    return coming_dates([TYPED], planning, FIRST)


def reasons(found: tuple[ComingDate, ...]) -> dict[date, str]:
    """Why some of the dates are not as usual."""
    return {each.day: each.why.replace(NBSP, " ") for each in found if each.why}


def test_twelve_dates_of_which_two_are_bank_holidays_make_sixty_hours() -> None:
    found = coming()
    assert [each.day for each in found][:5] == [date(2025, 12, day) for day in (4, 11, 18, 25)] + [date(2026, 1, 1)]
    assert reasons(found) == {date(2025, 12, 25): "fermé : Noël", date(2026, 1, 1): "fermé : jour de l’An"}
    assert dates_told(found).replace(NBSP, " ") == "12 dates, 2 sautées, 60 h"


def test_a_closure_and_an_absence_give_their_reason() -> None:
    planning = replace(
        a_planning(TYPED, periods=(a_closure(date(2025, 12, 11)),)),
        names=NAMES,
        absences=(
            Absence(1, 1, date(2025, 12, 18), date(2025, 12, 18), AbsenceKind.ILLNESS, FIRST),
            Absence(2, 1, date(2026, 1, 8), date(2026, 1, 8), AbsenceKind.LEAVE, FIRST, replaced_by=2),
        ),
    )
    found = coming_dates([TYPED], planning, FIRST, 6)
    assert reasons(found)[date(2025, 12, 11)] == "fermé : inventaire"
    assert reasons(found)[date(2025, 12, 18)] == "absence de Marie Castell"
    assert {each.day for each in found if each.held} == {date(2025, 12, 4), date(2026, 1, 8)}
    assert reasons(found)[date(2026, 1, 8)] == "absence de Marie Castell"


def test_half_a_day_of_absence_leaves_the_other_half() -> None:
    away = Absence(1, 1, date(2025, 12, 4), date(2025, 12, 4), AbsenceKind.LEAVE, FIRST)
    (first, *_) = coming(absences=(replace(away, to_half=Half.MORNING),))
    assert (first.minutes, first.why) == (180, "absence de Marie Castell")


def test_hours_are_counted_from_the_first_minute_of_a_day_on() -> None:
    night = Session(FIRST, 1, TYPED.purpose, (Segment.walk_in(time(0), time(1)),))
    later = replace(night, advisor_id=2, segments=(Segment.walk_in(time(0, 30), time(2)),))
    assert [ComingDate(FIRST, held).minutes for held in ((), (night,), (night, later))] == [0, 60, 120]


def test_what_was_told_of_a_single_date_stays_told() -> None:
    key = SessionKey(7, 0, date(2025, 12, 4))
    moved = Session(date(2025, 12, 5), 1, TYPED.purpose, TYPED.segments, 7, date(2025, 12, 4))
    cancelled = DayException(1, SessionKey(7, 0, date(2025, 12, 11)), None, Decider.PLACE, FIRST, "panne")
    bare = replace(cancelled, id=3, key=SessionKey(7, 0, date(2025, 12, 18)), note="")
    found = coming(exceptions=(DayException(2, key, moved, Decider.PLACE, FIRST), cancelled, bare))
    assert reasons(found[:3]) == {
        date(2025, 12, 4): "déplacé au vendredi 5 décembre",
        date(2025, 12, 11): "annulé : panne",
        date(2025, 12, 18): "annulé",
    }
    assert not any(each.held for each in found[:3])


def test_dates_outside_the_convention_are_said() -> None:
    found = coming_dates([TYPED], a_planning(TYPED), date(2026, 6, 10), 3)
    assert [(each.day, each.why) for each in found] == [
        (date(2026, 6, 11), ""),
        (date(2026, 6, 18), ""),
        (date(2026, 6, 25), "hors de la convention"),
    ]


def test_a_date_over_another_pattern_says_whose() -> None:
    second = thursdays(id=8, rhythm=Rhythm.SECOND, segments=(Segment(time(11), time(15)),))
    assert reasons(coming(second))[date(2025, 12, 11)] == "déjà tenu par Marie Castell"
    touching = thursdays(id=8, segments=(Segment(time(12), time(14)),))
    assert date(2025, 12, 11) not in reasons(coming(touching))


def test_a_room_that_is_wanted_twice_says_by_whom() -> None:
    mine = replace(TYPED, segments=(Segment(time(9), time(12), room="Salle 2"),))
    theirs = thursdays(2, id=8, segments=(Segment(time(11), time(13), room="salle 2"),))
    planning = replace(a_planning(mine, theirs), names=NAMES)
    assert coming_dates([mine], planning, FIRST, 1)[0].why.replace(NBSP, " ") == "« Salle 2 » déjà prise par Jordi Puig"
    nowhere = tuple(replace(each, segments=(Segment(time(9), time(12)),)) for each in (mine, theirs))
    assert coming_dates([nowhere[0]], replace(planning, patterns=nowhere), FIRST, 1)[0].why == ""
    elsewhere = replace(planning, patterns=(mine, replace(theirs, segments=(Segment(time(11), time(13)),))))
    assert coming_dates([mine], elsewhere, FIRST, 1)[0].why == ""


def test_a_pattern_of_later_begins_later_and_one_that_ends_has_fewer() -> None:
    ends = replace(TYPED, starts_on=date(2026, 1, 5), ends_on=date(2026, 1, 15))
    found = coming_dates([ends], a_planning(ends), FIRST)
    assert [each.day for each in found] == [date(2026, 1, 8), date(2026, 1, 15)]
    assert dates_told(found).replace(NBSP, " ") == "2 dates, 12 h"


def test_half_hours_are_counted_and_nothing_is_said_of_nothing() -> None:
    short = replace(TYPED, segments=(Segment(time(9), time(9, 45)),))
    assert dates_told(coming_dates([short], a_planning(short), FIRST, 3)).replace(NBSP, " ") == "3 dates, 2 h 15"
    assert dates_told(()) == ""


def test_it_knows_of_no_planning_but_the_one_it_is_given() -> None:
    alone = Planning((), a_planning().conventions, a_planning().calendar)
    assert {each.why for each in coming_dates([TYPED], alone, FIRST, 2)} == {"hors de la convention"}


def test_hours_at_which_two_receive_are_counted_once() -> None:
    long, within, after = (
        Session(FIRST, 1, TYPED.purpose, (Segment.walk_in(time(start), time(end)),))
        for start, end in ((9, 12), (10, 11), (11, 13))
    )
    assert ComingDate(FIRST, (long, within)).minutes == 180 and ComingDate(FIRST).minutes == 0
    assert ComingDate(FIRST, (after, long, within)).minutes == 240
