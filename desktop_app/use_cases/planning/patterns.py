"""Patterns while they are typed: the dates that they will give, and what they do to people, before they are kept."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from desktop_app.domain.calendar import Calendar, Choices
from desktop_app.domain.convention import Terms, begun
from desktop_app.domain.planning import (
    Foreseen,
    Pattern,
    Planning,
    check_each,
    foreseen,
    under_conventions,
    with_patterns,
)
from desktop_app.storage.planning import sessions
from desktop_app.storage.reception import appointments

from ..desk import Desk
from ..permissions import everyone
from . import schedule
from .cascade import Cascade, cascade, differing_days

_TYPED = 1_000_000
"""The ids of patterns that have none yet begin here, in a planning that is never kept: none of a file is as high."""


@everyone
def preview(desk: Desk, typed: Sequence[Pattern], others: Sequence[Pattern]) -> Foreseen:
    """The next dates of a pattern that is typed, and those already taken; one row an advisor, new or in a row's place.

    `others` are all those that stay in force beside it. One that cannot be held is refused, as when it is kept.
    """
    check_each([*others, *typed])
    planning, first = schedule.planning_of(desk), first_open_day(desk)
    after = with_patterns(planning, under_conventions([*others, *typed], planning, first), first)
    known, new = {each.id for each in typed if each.id}, sum(not each.id for each in typed)
    rows = [each for each in after.patterns if each.id in known]
    # Those that are new come last, in the order in which they are wanted.
    rows += after.patterns[len(after.patterns) - new :]
    return foreseen(rows, after, first, first, differing_days(after, first))


@everyone
def effect_of(desk: Desk, wanted: Sequence[Pattern]) -> Cascade:
    """What it would do to people to have these patterns in force, and no other, as `settings.change_days` does."""
    check_each(wanted)
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
    typed: Sequence[Pattern],
    others: Sequence[Pattern],
    terms: Terms,
    names: Sequence[tuple[int, str]],
    today: date,
) -> Foreseen:
    """The same before there is a file: of the calendar of the place only the common bank holidays are known."""
    check_each([*others, *typed])
    calendar = Calendar(Choices(), schedule.school_years())
    rows = [replace(each, id=_TYPED + at, convention_id=1) for at, each in enumerate(typed)]
    under = tuple(replace(each, convention_id=1) for each in others)
    planning = Planning((*under, *rows), (begun(terms, id=1),), calendar, names=tuple(names))
    return foreseen(rows, planning, today, date.min, ())
