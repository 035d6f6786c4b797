"""Days that are over of which nobody can tell any more whether somebody received: a file of 0.1.0 has some."""

from collections.abc import Collection
from datetime import date

from .. import text
from ..calendar import closed_between
from ..convention import covers
from ..errors import refuse
from ..nouns.frozen import frozen
from .exception import Decider
from .pattern import Pattern, dates_of, falls_on
from .planning import Planning
from .session import Session, in_order


@frozen
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
        found |= {day for day in dates_of(pattern, since, until) if not _covered(pattern, day, planning)}
    return tuple(sorted(found.difference(known, closed)))


@frozen
class Recalled:
    """What somebody can say of such a day after all: `held` as its pattern says, or not, by whose doing and why."""

    day: date
    held: bool
    decider: Decider = Decider.PARTNER
    why: str = ""


def check_recalled(recalled: Recalled) -> None:
    """Refuse a day that was not held without a reason (field why)."""
    refuse(text.line_faults(recalled.why, "why", "Le motif", required=not recalled.held, longest=text.NAME_LENGTH))


def would_be_held(day: date, planning: Planning) -> tuple[Session, ...]:
    """The sessions that the patterns give on a date that no convention that stands covers, in order of opening."""
    return in_order(
        Session(
            day, pattern.advisor_id, pattern.purpose, pattern.segments, pattern.id, None, pattern.arrives,
            pattern.place_id,
        )
        for pattern in planning.patterns
        if falls_on(pattern, day) and not _covered(pattern, day, planning)
    )  # fmt: skip


def _covered(pattern: Pattern, day: date, planning: Planning) -> bool:
    convention = planning.convention_by_id.get(pattern.convention_id)
    return convention is not None and covers(convention, day)
