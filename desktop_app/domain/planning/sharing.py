"""One pattern of several advisors: a row for each of them, and what makes these rows one for whoever reads them.

Each session stays one advisor's, and so does what hangs on it: the exception, the absence, the appointment, the day
that is over. Rows that say the same are one sentence; nothing else keeps them together, so nothing can part from it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from ..errors import Fault
from .pattern import Pattern

Shared = tuple[Pattern, ...]
"""The rows of one pattern, one an advisor."""


def shared(patterns: Iterable[Pattern], today: date) -> list[Shared]:
    """The patterns put together that say the same of several advisors from today on, in the order of the first."""
    alike: dict[object, list[Pattern]] = {}
    for pattern in patterns:
        alike.setdefault(_said(pattern, today), []).append(pattern)
    return [tuple(rows) for rows in alike.values()]


def share_out(typed: Pattern, rows: Shared, advisor_ids: Sequence[int], today: date) -> Shared:
    """What is typed for these advisors, in the place of these rows.

    Who stays keeps their row, and who comes in place of somebody takes that one over: its appointments follow.
    """
    known = {row.advisor_id: row for row in rows if row.advisor_id in advisor_ids}
    left = iter([row for row in rows if row.advisor_id not in known])
    found = []
    for advisor_id in advisor_ids:
        row = known.get(advisor_id) or next(left, None)
        found.append(_like(typed, row, advisor_id, today) if row else replace(typed, id=0, advisor_id=advisor_id))
    return tuple(found)


def shared_fault(rows: Shared) -> Fault | None:
    """What is wrong with a pattern of several advisors (field hours), or None: a room is for one of them."""
    room = next((each.room for each in rows[0].segments if each.room), "") if len(rows) > 1 else ""
    if not room:
        return None
    return Fault(
        "hours", f"« {room} » serait prise deux fois : ne dites pas de salle, ou faites une permanence par personne."
    )


def _said(pattern: Pattern, today: date) -> object:
    """All that a pattern says from today on, but of whom."""
    said = replace(pattern, id=0, advisor_id=0, starts_on=max(pattern.starts_on, today), counted_from=None)
    return said, _turn(pattern)


def _turn(pattern: Pattern) -> int:
    """Which of every n weeks is its own."""
    return pattern.first_week.toordinal() // 7 % pattern.every_weeks


def _like(typed: Pattern, row: Pattern, advisor_id: int, today: date) -> Pattern:
    """What is typed, in this row; a beginning that is over, and a week that counts the same, stay as they are."""
    starts_on = typed.starts_on if typed.starts_on > today else min(row.starts_on, today)
    same = typed.every_weeks == row.every_weeks and _turn(typed) == _turn(row)
    counted_from = row.counted_from if same else typed.counted_from
    return replace(typed, id=row.id, advisor_id=advisor_id, starts_on=starts_on, counted_from=counted_from)
