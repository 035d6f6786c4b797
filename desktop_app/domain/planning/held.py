"""Under which conventions an advisor works, and how far they reach."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ..convention import (
    Convention,
    HalfDay,
    Parties,
    Terms,
    covered_until,
    covers,
    excluded_on,
    half_days_of,
    in_words,
    nearest,
    terms_on,
    together,
)
from ..errors import Fault, refuse
from ..french import capital
from .pattern import Pattern, Rhythm, next_dates
from .planning import Planning, sessions_on, terms_under


def conventions_of(advisor_id: int, planning: Planning, today: date) -> tuple[Convention, ...]:
    """Those of the patterns that this advisor holds today or will; all of them for somebody who holds none."""
    held = {
        pattern.convention_id
        for pattern in planning.patterns
        if pattern.advisor_id == advisor_id and not is_over(pattern, today)
    }
    return tuple(each for each in planning.conventions if each.id in held) or planning.conventions


def works_until(advisor_id: int, planning: Planning, today: date) -> date | None:
    """The last day that the conventions of this advisor reach without a gap, or None: no mandate goes further."""
    return covered_until(conventions_of(advisor_id, planning, today), today)


def is_over(pattern: Pattern, today: date) -> bool:
    """Whether no day to come is this pattern's."""
    return pattern.ends_on is not None and pattern.ends_on < today


def terms_for(day: date, advisor_id: int, planning: Planning) -> Terms:
    """The terms under which this advisor receives on this date, or would if they came; 0 for anybody."""
    for session in sessions_on(day, planning):
        if session.advisor_id == advisor_id and (terms := terms_under(session, planning)):
            return terms
    return terms_on(nearest(conventions_of(advisor_id, planning, day), day)[0], day)


def parties_on(day: date, planning: Planning) -> Parties:
    """What papers of this date say: of the conventions whose sessions are on it, or else of those it falls under."""
    terms = [found for session in sessions_on(day, planning) if (found := terms_under(session, planning))]
    return together(terms or [terms_on(each, day) for each in nearest(planning.conventions, day)])


def convention_for(pattern: Pattern, planning: Planning, day: date) -> Convention:
    """The convention that a pattern says, or the one it goes under from this day on: its advisor's, else the first."""
    if pattern.convention_id in planning.convention_by_id:
        return planning.convention_by_id[pattern.convention_id]
    offered, its_own = nearest(planning.conventions, day), conventions_of(pattern.advisor_id, planning, day)
    return next((each for each in offered if each in its_own), offered[0])


def under_conventions(patterns: Sequence[Pattern], planning: Planning, day: date) -> list[Pattern]:
    """The same patterns, each under the convention that it says, or the one it goes under from its first day on."""
    return [
        replace(each, convention_id=convention_for(each, planning, max(day, each.starts_on)).id) for each in patterns
    ]


def excluded_of(pattern: Pattern, convention: Convention, day: date) -> frozenset[HalfDay]:
    """The half-days of this date that the pattern wants and its convention excludes."""
    wanted = (part for each in pattern.segments for part in half_days_of(day.weekday(), each.start, each.end))
    return frozenset(wanted).intersection(excluded_on(convention, day))


def check_half_days(patterns: Sequence[Pattern], planning: Planning, day: date) -> None:
    """Refuse hours on a half-day that their convention excludes; fields 'day-0', 'day-1'… after their place.

    A pattern is judged by its first date from this day on, a list by each of its dates.
    """
    faults = []
    for at, pattern in enumerate(patterns):
        begins = max(day, pattern.starts_on)
        convention = convention_for(pattern, planning, begins)
        if pattern.rhythm is Rhythm.DATES:
            judged = [each for each in pattern.dates if each >= day and covers(convention, each)]
        else:
            judged = next_dates(pattern, begins, 1)
        touched = {half_day for each in judged for half_day in excluded_of(pattern, convention, each)}
        if touched:
            sender = terms_on(convention, day).sender
            faults.append(
                Fault(f"day-{at}", f"{capital(in_words(touched))}, c’est exclu par la convention ({sender}).")
            )
    refuse(faults)
