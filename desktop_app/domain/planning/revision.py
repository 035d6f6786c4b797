"""What becomes of patterns that are changed from a day on: what stays of each until its eve, and what begins then."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import count

from ..nouns.frozen import frozen
from .exception import DayException
from .pattern import Pattern
from .planning import Planning
from .workshop import Workshop


@frozen
class Revision:
    """One pattern that changes: `before` is None for one that is new, `after` for one that is taken away.

    `left` is what it still gives before the change, None for nothing. `after` has the id of the one it replaces, or
    that of a new one, 0.
    """

    before: Pattern | None
    left: Pattern | None
    after: Pattern | None


def revisions(current: Sequence[Pattern], wanted: Sequence[Pattern], first: date) -> Iterator[Revision]:
    """What changes when the patterns of today become those that are wanted, from the first day that is open on.

    A pattern of id 0 is new. One that is wanted from a later day gives what it always gave until then, and every n
    weeks goes on counting from the week it has always counted from.
    """
    known, asked = {each.id: each for each in current}, {each.id: each for each in wanted if each.id}
    for before in current:
        after = asked.get(before.id)
        if after == before:
            continue
        begins = max(first, after.starts_on) if after else first
        yield Revision(before, _left(before, begins), _begun(after, before, begins) if after else None)
    for new in wanted:
        if new.id not in known:
            yield Revision(None, None, _begun(replace(new, id=0), new, max(first, new.starts_on)))


def with_patterns(planning: Planning, wanted: Sequence[Pattern], first: date) -> Planning:
    """The planning once the patterns in force from this day on are those that are wanted.

    What replaces a pattern has its id; what is left of that one before a later beginning has an id of its own here, as
    has one that is new.
    """
    asked = {each.id for each in wanted}
    in_force = [p for p in planning.patterns if p.ends_on is None or p.ends_on >= first or p.id in asked]
    spare = count(max((each.id for each in planning.patterns), default=0) + 1)
    patterns, exceptions, workshops = list(planning.patterns), planning.exceptions, planning.workshops
    for change in revisions(in_force, wanted, first):
        if change.before is None:
            assert change.after
            patterns.append(replace(change.after, id=next(spare)))
            continue
        patterns.remove(change.before)
        left = change.left
        if left and change.after:
            left = replace(left, id=next(spare))
            exceptions = tuple(_of(each, change.before.id, left.id, change.after.starts_on) for each in exceptions)
            workshops = tuple(_given(each, change.before.id, left.id, change.after.starts_on) for each in workshops)
        patterns += [each for each in (left, change.after) if each]
    return replace(planning, patterns=tuple(patterns), exceptions=exceptions, workshops=workshops)


def _left(before: Pattern, begins: date) -> Pattern | None:
    if before.starts_on >= begins:
        return None
    eve = begins - timedelta(1)
    return before if before.ends_on and before.ends_on <= eve else replace(before, ends_on=eve)


def _begun(after: Pattern, before: Pattern, begins: date) -> Pattern:
    week = (after.counted_from or before.first_week) if after.every_weeks > 1 else None
    return replace(after, starts_on=begins, counted_from=week)


def _of(exception: DayException, before: int, after: int, begins: date) -> DayException:
    """The exception, of the other pattern when its date is one of those that it keeps."""
    if exception.key.pattern_id != before or exception.original >= begins:
        return exception
    instead = replace(exception.instead, pattern_id=after) if exception.instead else None
    return replace(exception, key=replace(exception.key, pattern_id=after), instead=instead)


def _given(workshop: Workshop, before: int, after: int, begins: date) -> Workshop:
    """The workshop, of the other pattern when its date is one of those that it keeps."""
    if workshop.key.pattern_id != before or workshop.key.original >= begins:
        return workshop
    return replace(workshop, key=replace(workshop.key, pattern_id=after))
