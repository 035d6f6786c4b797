"""Under which convention somebody works on a date: that of a pattern, of who holds it, or the nearest one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from desktop_app.domain.convention import begun
from desktop_app.domain.planning import Planning, held
from tests.helpers.builders import FRIDAY, THURSDAY, a_calendar, fridays, its_terms, thursdays

BOULOU = begun(its_terms(), id=1)
CERET = begun(its_terms(partner="Céret"), id=2)
PLANNING = Planning((thursdays(id=1), fridays(id=2, convention_id=2)), (BOULOU, CERET), a_calendar())
WEDNESDAY = date(2025, 11, 26)


def partner(day: date, advisor_id: int) -> str:
    """Who sends them, as papers of that date say."""
    return held.terms_for(day, advisor_id, PLANNING).partner


def test_somebody_works_under_the_conventions_of_what_they_hold_and_of_all_when_they_hold_nothing() -> None:
    assert held.conventions_of(1, PLANNING, THURSDAY) == (BOULOU,)
    assert held.conventions_of(2, PLANNING, THURSDAY) == (CERET,)
    assert held.conventions_of(3, PLANNING, THURSDAY) == (BOULOU, CERET)
    assert held.works_until(2, PLANNING, THURSDAY) == date(2026, 6, 22)


def test_a_pattern_is_held_until_its_last_day() -> None:
    ended = replace(PLANNING, patterns=(replace(PLANNING.patterns[1], ends_on=THURSDAY),))
    assert held.conventions_of(2, ended, THURSDAY) == (CERET,)
    assert held.conventions_of(2, ended, FRIDAY) == (BOULOU, CERET)
    assert not held.is_over(PLANNING.patterns[0], date(2099, 1, 1))


def test_the_terms_of_a_date_are_those_of_its_session_then_of_who_would_come() -> None:
    assert partner(THURSDAY, 1) == "Département des Pyrénées-Orientales"
    assert partner(FRIDAY, 2) == partner(WEDNESDAY, 2) == "Céret"
    assert partner(THURSDAY, 2) == "Céret", "the session of that day is another's"
    assert partner(FRIDAY, 0) == "Département des Pyrénées-Orientales"


def test_papers_of_a_date_name_who_sends_its_sessions_and_all_partners_where_there_is_none() -> None:
    assert held.parties_on(THURSDAY, PLANNING).partner == "Département des Pyrénées-Orientales"
    assert held.parties_on(FRIDAY, PLANNING).partner == "Céret"
    both = "Département des Pyrénées-Orientales et Céret"
    assert held.parties_on(WEDNESDAY, PLANNING).partner == both
    alone = replace(PLANNING, patterns=())
    assert held.parties_on(FRIDAY, alone).partner == both


def test_a_pattern_without_a_convention_goes_under_its_advisor_s_or_the_first() -> None:
    typed = thursdays(0, convention_id=0)
    assert held.convention_for(replace(typed, convention_id=2), PLANNING, THURSDAY) == CERET
    assert held.convention_for(replace(typed, advisor_id=2), PLANNING, THURSDAY) == CERET
    assert held.convention_for(replace(typed, advisor_id=3), PLANNING, THURSDAY) == BOULOU
    assert held.convention_for(replace(typed, convention_id=9, advisor_id=2), PLANNING, THURSDAY) == CERET
    alone = Planning((), (CERET,), a_calendar())
    assert held.convention_for(replace(typed, advisor_id=3), alone, THURSDAY) == CERET
    found = held.under_conventions([replace(typed, advisor_id=2), replace(typed, convention_id=1)], PLANNING, THURSDAY)
    assert [each.convention_id for each in found] == [2, 1]
