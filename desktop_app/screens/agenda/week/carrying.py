"""An appointment taken up by hand or by key: over which slot it is, and what would be said if it were put down there.

No Qt here.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.planning import Slot, minute_of_day
from desktop_app.use_cases.reception.today import Booked
from desktop_app.use_cases.reception.week import Column, Verdict, Week, verdict

NO_SLOT = Verdict(False, "hors des heures", "Aucun créneau ne commence là.")


@frozen
class Carried:
    """`slot` is what it is held over, None where none is; it would then begin at `start`, in the column `at`."""

    week: Week
    row: Booked
    at: int
    start: datetime
    slot: Slot | None

    @property
    def end(self) -> datetime:
        """When it would end there."""
        return self.slot.end if self.slot else self.start + (self.row.end - self.row.start)

    @property
    def verdict(self) -> Verdict:
        """Whether it may be put down."""
        return verdict(self.week, self.row, self.slot) if self.slot else NO_SLOT


def take_up(week: Week, at: int, row: Booked) -> Carried:
    """Where it is, in the column `at`."""
    slot = next((each for each in slots_of(week.columns[at]) if each.start == row.start), None)
    return Carried(week, row, at, row.start, slot)


def step(carried: Carried, across: int, down: int) -> Carried:
    """One slot further down, or to the nearest hour in the next column that has slots; where it is at the end."""
    columns = carried.week.columns
    at = _column_beside(columns, carried.at, across) if across else carried.at
    found = slots_of(columns[at])
    if not found:
        return carried
    if across:
        return carried if at == carried.at else _over(carried, at, _nearest(found, minute_of_day(carried.start)))
    ahead = [slot for slot in found if (slot.start > carried.start if down > 0 else slot.start < carried.start)]
    return _over(carried, at, (ahead[0] if down > 0 else ahead[-1])) if ahead else carried


def over(carried: Carried, at: int, minute: int) -> Carried:
    """Over this minute of the column `at`: the slot that holds it, or none."""
    column = carried.week.columns[at]
    held = (slot for slot in slots_of(column) if minute_of_day(slot.start) <= minute < minute_of_day(slot.end))
    slot = next(held, None)
    if slot is not None:
        return _over(carried, at, slot)
    start = datetime.combine(column.day, datetime.min.time()) + timedelta(minutes=minute)
    return Carried(carried.week, carried.row, at, start, None)


def into(carried: Carried, week: Week) -> Carried:
    """In the days of another page: at the same hour, on the same weekday and with the same advisor as far as may be.

    Over no slot where none of these days has any.
    """
    here = carried.week.columns[carried.at]

    def strangeness(at: int) -> tuple[bool, int, bool]:
        column = week.columns[at]
        days = abs(column.day.weekday() - here.day.weekday())
        return not slots_of(column), days, column.advisor != here.advisor

    at = min(range(len(week.columns)), key=strangeness)
    there = Carried(week, carried.row, at, datetime.combine(week.columns[at].day, carried.start.time()), None)
    found = slots_of(week.columns[at])
    return _over(there, at, _nearest(found, minute_of_day(carried.start))) if found else there


def slots_of(column: Column) -> list[Slot]:
    """Everything that can be booked in a column, by hour."""
    return sorted(slot for session in column.sessions for slot in session.slots)


def _over(carried: Carried, at: int, slot: Slot) -> Carried:
    return Carried(carried.week, carried.row, at, slot.start, slot)


def _column_beside(columns: Sequence[Column], at: int, step: int) -> int:
    found = at + step
    while 0 <= found < len(columns) and not slots_of(columns[found]):
        found += step
    return found if 0 <= found < len(columns) else at


def _nearest(slots: Sequence[Slot], minute: int) -> Slot:
    return min(slots, key=lambda slot: abs(minute_of_day(slot.start) - minute))
