"""Patterns while they are typed: the dates that they will give, and what they do to people, before they are kept."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from desktop_app.domain.calendar import Calendar, Choices
from desktop_app.domain.convention import Terms, begun
from desktop_app.domain.planning import ComingDate, Pattern, Planning, coming_dates, under_conventions, with_patterns
from desktop_app.storage.planning import sessions
from desktop_app.storage.reception import appointments

from ..desk import Desk
from ..permissions import everyone
from . import schedule
from .cascade import Cascade, cascade

_TYPED = 1_000_000
"""The id of a pattern that has none yet, in a planning that is never kept: no pattern of a file has it."""


@everyone
def preview(desk: Desk, pattern: Pattern) -> tuple[ComingDate, ...]:
    """The next dates of a pattern that is typed, new or in the place of the one in the file that has its id."""
    planning, first = schedule.planning_of(desk), first_open_day(desk)
    others = [each for each in planning.patterns if each.id != pattern.id and _is_in_force(each, first)]
    after = with_patterns(planning, under_conventions([*others, pattern], planning, first), first)
    typed = next((each for each in after.patterns if each.id == pattern.id), after.patterns[-1])
    return coming_dates(typed, after, first)


@everyone
def effect_of(desk: Desk, wanted: Sequence[Pattern]) -> Cascade:
    """What it would do to people to have these patterns in force, and no other, as `settings.change_days` does."""
    before, first = schedule.planning_of(desk), first_open_day(desk)
    after = with_patterns(before, under_conventions(wanted, before, first), first)
    return cascade(desk, before, after, first, first + timedelta(schedule.A_YEAR_AHEAD))


@everyone
def first_open_day(desk: Desk) -> date:
    """From when a change of the days holds: today, or tomorrow when somebody is booked today."""
    today = desk.now().date()
    settled = sessions.settled_before(desk.db) or today
    return max(today, settled) if not appointments.on_day(desk.db, today) else today + timedelta(1)


def preview_typed(
    pattern: Pattern, others: Sequence[Pattern], terms: Terms, names: Sequence[tuple[int, str]], today: date
) -> tuple[ComingDate, ...]:
    """The same before there is a file: of the calendar of the place only the common bank holidays are known."""
    calendar = Calendar(Choices(), schedule.school_years())
    typed, convention = replace(pattern, id=_TYPED, convention_id=1), begun(terms, id=1)
    under = tuple(replace(each, convention_id=1) for each in others)
    return coming_dates(typed, Planning((*under, typed), (convention,), calendar, names=tuple(names)), today)


def _is_in_force(pattern: Pattern, first: date) -> bool:
    return pattern.ends_on is None or pattern.ends_on >= first
