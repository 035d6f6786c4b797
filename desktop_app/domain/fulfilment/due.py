"""What is due month by month under the words of a convention: so many a week or a month, holidays as the place sets.

A week or a month that the terms hold for in part owes its share, by working days or by days, to the nearest whole. A
holiday that closes the place on a planned date is not due, unless as many other dates are planned as are due. A week
that lies in two months owes each of them what is planned in it; what is planned nowhere is due in the month of its
Thursday, as weeks are numbered (ISO 8601).
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from ..convention import Convention, Per, Unit, Volume
from ..nouns.frozen import frozen
from ..working_days import add_months
from .amount import Amount, Due

_A_DAY, _WORKING_DAYS, _THURSDAY = timedelta(1), 5, 3

Planned = Mapping[date, Amount]


@frozen
class Stretch:
    """Days without a gap, both ends included, on which one volume is promised, or none is said."""

    first: date
    last: date
    volume: Volume | None


def stretches(convention: Convention, first: date, last: date) -> Iterator[Stretch]:
    """The days of a convention from `first` to `last`, cut where an amendment changes what is promised."""
    first, end = max(first, convention.first_day), min(last, convention.last_day or last)
    begins, volume = first, None
    for at, version in enumerate(convention.versions):
        if at and version.since <= end and version.terms.volume != volume:
            if begins < version.since:
                yield Stretch(begins, version.since - _A_DAY, volume)
            begins = max(begins, version.since)
        if version.since <= end:
            volume = version.terms.volume
    if begins <= end:
        yield Stretch(begins, end, volume)


def due_by_month(convention: Convention, first: date, last: date, planned: Planned, off: Planned) -> dict[date, Due]:
    """What is due from `first` to `last`, by the first day of each month on which anything is, or nothing but might.

    `planned` is what the calendar gives on each date, `off` what a holiday takes of it. Where the text promises no
    volume, what is planned is due. The stretch should begin and end with a week: one that is cut owes its share only.
    """
    found: dict[date, Due] = {}
    for stretch in stretches(convention, first, last):
        for month, due in _owed(stretch, planned, off):
            found[month] = found.get(month, Due()) + due
    return found


def _owed(stretch: Stretch, planned: Planned, off: Planned) -> Iterator[tuple[date, Due]]:
    volume = stretch.volume
    for month in _months(stretch):
        yield month, Due(None, 0) if volume and volume.unit is Unit.HOUR else Due()
    if volume is None:
        for day, amount in planned.items():
            if stretch.first <= day <= stretch.last:
                yield day.replace(day=1), Due(amount.parts, amount.minutes)
        return
    given, gone = _counted(planned, volume), _counted(off, volume)
    for begins, ends, count in _shares(stretch, volume):
        for day, owed in _spread(begins, ends, count, given, gone):
            yield day.replace(day=1), _due(owed, volume)


def _due(amount: int, volume: Volume) -> Due:
    if volume.unit is Unit.HOUR:
        return Due(None, amount)
    return Due(amount, amount * volume.minutes if volume.minutes or not amount else None)


def _shares(stretch: Stretch, volume: Volume) -> Iterator[tuple[date, date, int]]:
    """Each week or month of the stretch, as much of it as lies in it, with how much of the unit it owes."""
    owed = volume.count * 60 if volume.unit is Unit.HOUR else volume.count
    begins = stretch.first
    while begins <= stretch.last:
        if volume.per is Per.WEEK:
            whole_ends = begins + timedelta(6 - begins.weekday())
            ends = min(whole_ends, stretch.last)
            covered, whole = _working_days(begins, ends), _WORKING_DAYS
        else:
            after = add_months(begins.replace(day=1), 1)
            ends = min(after - _A_DAY, stretch.last)
            covered, whole = (ends - begins).days + 1, (after - begins.replace(day=1)).days
        yield begins, ends, (2 * owed * covered + whole) // (2 * whole)
        begins = ends + _A_DAY


def _spread(
    begins: date, ends: date, owed: int, planned: Mapping[date, int], off: Mapping[date, int]
) -> Iterator[tuple[date, int]]:
    """Where in a week or month what it owes is due: on what is planned, then on what is planned nowhere."""
    days = [begins + timedelta(at) for at in range((ends - begins).days + 1)]
    for day in days:
        if taken := min(owed, planned.get(day, 0)):
            owed -= taken
            yield day, taken
    owed -= min(owed, sum(off.get(day, 0) for day in days))
    thursday = begins + timedelta(_THURSDAY - begins.weekday())
    yield min(max(thursday, begins), ends), owed


def _counted(amounts: Planned, volume: Volume) -> dict[date, int]:
    hours = volume.unit is Unit.HOUR
    return {day: each.minutes if hours else each.parts for day, each in amounts.items()}


def _working_days(first: date, last: date) -> int:
    return sum((first + timedelta(at)).weekday() < _WORKING_DAYS for at in range((last - first).days + 1))


def _months(stretch: Stretch) -> Iterator[date]:
    month = stretch.first.replace(day=1)
    while month <= stretch.last:
        yield month
        month = add_months(month, 1)
