"""Dates that a pattern skips: never given, and free for whoever else wants the advisor or the room on them."""

from dataclasses import replace
from datetime import date, time

import pytest

from desktop_app.domain.convention import Half
from desktop_app.domain.errors import Refused
from desktop_app.domain.planning import (
    Pattern,
    Rhythm,
    Segment,
    check_half_days,
    check_patterns,
    days_of,
    falls_on,
    next_dates,
    pattern_fault,
    pattern_told,
)
from desktop_app.domain.planning.pattern import but_for, dates_met, dates_of
from tests.helpers.alike import plain
from tests.helpers.builders import a_planning, its_convention, thursdays

DEC_4, DEC_11, DEC_18 = (date(2025, 12, day) for day in (4, 11, 18))
JAN_8, TUESDAY = date(2026, 1, 8), date(2026, 1, 13)
TODAY = date(2025, 11, 27)
MORNING = Segment(time(9), time(12), room="Salle 2")


def listed(*dates: date, **changes: object) -> Pattern:
    """The same advisor at the same hours as on Thursdays, on these dates."""
    return thursdays(rhythm=Rhythm.DATES, dates=dates, ends_on=max(dates), **changes)


def sentence(pattern: Pattern, *others: Pattern, first: date = date.min) -> str:
    """Why it cannot be held beside the others, or ''."""
    fault = pattern_fault(pattern, others, first)
    return plain(fault.sentence) if fault else ""


def test_a_skipped_date_is_not_given_and_the_others_are_where_they_were() -> None:
    weekly = thursdays(skipped=(DEC_11,))
    assert list(dates_of(weekly, DEC_4, DEC_18)) == [DEC_4, DEC_18]
    assert not falls_on(weekly, DEC_11)
    fortnight = thursdays(every_weeks=2, counted_from=DEC_4, skipped=(DEC_4,))
    assert list(dates_of(fortnight, DEC_4, JAN_8)) == [DEC_18, date(2026, 1, 1)]
    second = thursdays(rhythm=Rhythm.SECOND, skipped=(DEC_11,))
    assert list(dates_of(second, DEC_4, JAN_8)) == [JAN_8]


def test_the_next_dates_are_those_of_five_years_as_far_as_the_calendar_goes() -> None:
    for first, last in ((TODAY, date(2030, 11, 21)), (date(9994, 12, 31), date(9999, 12, 30))):
        found = next_dates(thursdays(), first, 999)
        assert found[-1] == last and first <= found[0]
    assert next_dates(thursdays(), date(9995, 1, 1), 999)[-1] == date(9999, 12, 30)


def test_two_hundred_dates_are_named_and_one_more_is_not() -> None:
    """From Thursday 4 December 2025 on: the two hundredth is 27 September 2029."""
    other = thursdays(starts_on=DEC_4)
    met = dates_met(thursdays(ends_on=date(2029, 9, 27)), [other], TODAY)
    assert met is not None and (len(met), max(met)) == (200, date(2029, 9, 27))
    assert dates_met(thursdays(ends_on=date(2029, 10, 4)), [other], TODAY) is None


def test_nothing_is_lost_on_a_date_that_was_never_promised() -> None:
    found = days_of(DEC_4, DEC_18, a_planning(thursdays(id=1, skipped=(DEC_11,))))
    assert list(found) == [DEC_4, DEC_18] and not any(each.lost for each in found.values())


def test_a_list_loses_the_dates_and_ends_with_the_last_that_is_left() -> None:
    left = but_for(listed(DEC_4, DEC_11, JAN_8), {DEC_11, JAN_8})
    assert (left.dates, left.skipped, left.ends_on) == ((DEC_4,), (), DEC_4)
    assert but_for(thursdays(skipped=(DEC_18,)), {DEC_4}).skipped == (DEC_4, DEC_18)


def test_one_may_be_held_beside_another_whose_dates_it_skips_all_of_them() -> None:
    other = listed(DEC_4, JAN_8, TUESDAY)
    assert dates_met(thursdays(), [other], TODAY) == {DEC_4: (other, ""), JAN_8: (other, "")}
    with pytest.raises(Refused, match="à l’une des dates"):
        check_patterns([other, thursdays(skipped=(DEC_4,))])
    check_patterns([other, thursdays(skipped=(DEC_4, JAN_8))])
    check_patterns([thursdays(skipped=(DEC_4, JAN_8)), other])


def test_a_room_is_free_on_a_skipped_date_too() -> None:
    theirs = replace(listed(DEC_4, advisor_id=2), segments=(MORNING,))
    mine = replace(thursdays(), segments=(MORNING,))
    assert dates_met(mine, [theirs], TODAY) == {DEC_4: (theirs, "Salle 2")}
    assert "Salle 2" in sentence(mine, theirs) and not sentence(but_for(mine, {DEC_4}), theirs)


def test_two_that_end_meet_on_the_dates_of_both_and_on_no_other() -> None:
    until = thursdays(starts_on=date(2025, 12, 5), ends_on=date(2025, 12, 31))
    second = thursdays(rhythm=Rhythm.SECOND)
    assert dates_met(until, [second], TODAY) == {DEC_11: (second, "")}
    assert sentence(until, thursdays(rhythm=Rhythm.FIRST)) == "", "the 4th is before, 1 January after"
    assert sentence(replace(until, ends_on=date(2026, 1, 1)), thursdays(rhythm=Rhythm.FIRST))


def test_without_an_end_the_way_out_is_to_give_one_unless_no_date_would_be_left() -> None:
    assert dates_met(thursdays(), [thursdays(rhythm=Rhythm.SECOND)], TODAY) is None
    assert sentence(thursdays(), thursdays(rhythm=Rhythm.SECOND)) == (
        "Ces heures chevauchent un autre jeudi du même conseiller. "
        "Avec une dernière date (« Jusqu’au »), seules les dates prises sauteraient."
    )
    assert sentence(thursdays(rhythm=Rhythm.SECOND), thursdays()) == (
        "Ces heures chevauchent un autre jeudi du même conseiller."
    )


def test_more_dates_than_a_list_may_have_are_no_list() -> None:
    decade = thursdays(ends_on=date(2035, 12, 31))
    assert dates_met(decade, [thursdays(every_weeks=2)], TODAY) is None
    assert len(dates_met(decade, [thursdays(every_weeks=12)], TODAY) or ()) > 40


def test_what_two_patterns_were_before_the_change_counts_for_nothing() -> None:
    other = listed(DEC_4, TUESDAY)
    assert sentence(thursdays(), other) and not sentence(thursdays(), other, first=date(2025, 12, 5))
    with pytest.raises(Refused):
        check_patterns([thursdays(), other], DEC_4)
    check_patterns([thursdays(), other], date(2025, 12, 5))


def test_a_list_is_judged_by_each_of_its_dates_and_by_no_weekday() -> None:
    """Thursday mornings are excluded; the list says Monday, as a new one does before a weekday is chosen."""
    convention = its_convention(excluded=frozenset({(3, Half.MORNING)}))
    for pattern, refused in (
        (listed(TUESDAY, weekday=3), False),
        (listed(JAN_8, TUESDAY, weekday=0), True),
        (listed(date(2025, 11, 20), TUESDAY, weekday=0), False),
        (listed(date(2026, 7, 2), TUESDAY, weekday=0), False),
        (thursdays(), True),
    ):
        planning = a_planning(replace(pattern, id=7), convention=convention)
        try:
            check_half_days([replace(pattern, id=7)], planning, TODAY)
        except Refused as refusal:
            assert refused and refusal.field == "day-0" and "Le jeudi matin" in str(refusal)
        else:
            assert not refused


def test_the_last_days_of_the_calendar_are_days_like_others() -> None:
    """31 December 9999 is a Friday; nothing counts on from there."""
    last = thursdays(id=7, starts_on=date(9999, 12, 27))
    assert next_dates(last, last.starts_on, 12) == [date(9999, 12, 30)]
    assert next_dates(replace(last, weekday=5), date(9999, 12, 31), 12) == []
    check_half_days([replace(last, weekday=5)], a_planning(last), TODAY)
    assert sentence(last, thursdays(rhythm=Rhythm.LAST)), "the 30th is its last Thursday"
    assert not sentence(last, thursdays(rhythm=Rhythm.LAST, ends_on=date(9999, 12, 29)))


def test_the_sentence_names_the_dates_to_come_that_it_skips() -> None:
    told = plain(pattern_told(thursdays(skipped=(date(2025, 11, 20), DEC_11, JAN_8)), "Marie", TODAY))
    assert told.endswith("Marie, sauf le jeudi 11 décembre 2025 et le jeudi 8 janvier 2026.")
    many = tuple(date(2025, 12, day) for day in (4, 11, 18, 25))
    assert plain(pattern_told(thursdays(skipped=many), "", TODAY)).endswith("sauf 4 dates.")
    assert "sauf" not in pattern_told(thursdays(skipped=(date(2025, 11, 20),)), "", TODAY)
