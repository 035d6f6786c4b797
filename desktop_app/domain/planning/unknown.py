"""Days that are over of which nobody can tell any more whether somebody received: a file of 0.1.0 has some."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from ..calendar import closed_between
from ..convention import covers
from .pattern import dates_of
from .planning import Planning


@dataclass(frozen=True)
class WrittenOver:
    """The stretch of the past under a convention that is lost: 0.1.0 had one row for it, and wrote the next one over.

    `first` is the day of the first line of the journal, `last` that on which the convention that stands was written.
    """

    first: date
    last: date


def unknown_days(
    first: date, last: date, over: WrittenOver, planning: Planning, known: Collection[date]
) -> tuple[date, ...]:
    """The dates from `first` to `last`, both included, of which the file does not prove whether a session was held.

    A pattern falls on them, the convention that stands does not cover them, and it was written over another one later
    on: that one may have covered them. `known` are the dates that something else proves, an appointment or a figure or
    another session. A date is no question at all, but simply outside, before the file had a line, before any pattern
    began (none began before its convention), once the convention that stands was written, and where the place was
    closed.
    """
    since, until = max(first, over.first), min(last, over.last)
    if since > until:
        return ()
    closed, found = closed_between(since, until, planning.calendar), set[date]()
    for pattern in planning.patterns:
        convention = planning.convention_by_id.get(pattern.convention_id)
        found |= {day for day in dates_of(pattern, since, until) if convention is None or not covers(convention, day)}
    return tuple(sorted(found.difference(known, closed)))
