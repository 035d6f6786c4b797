"""What a date is called in the calendar of the place, and whether that closes it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from ..errors import Fault, refuse
from ..nouns.frozen import frozen
from ..working_days import bank_holidays, easter, holiday_name
from .period import Period, PeriodKind, falls_in, period_faults
from .school import SchoolYears, Zone
from .territory import Territory

MOST_PERIODS = 200
_ZONE = ", zone "


@frozen
class Choices:
    """What the place says of its calendar; as nobody has said anything yet, the eleven bank holidays close it.

    `good_friday` and `saint_stephen` are the two days of Alsace-Moselle: the first only in communes with a Protestant
    temple or a mixed church (Code du travail, art. L. 3134-13), hence one switch each. `whit_monday_worked` is a
    holiday on which the place opens all the same (journée de solidarité).
    """

    territory: Territory = Territory.MAINLAND
    good_friday: bool = False
    saint_stephen: bool = False
    whit_monday_worked: bool = False
    zone: Zone = Zone.NONE
    bank_holidays_close: bool = True
    school_holidays_close: bool = False
    periods: tuple[Period, ...] = ()


@frozen
class Calendar:
    """The choices of the place, over the school years that the program knows."""

    choices: Choices
    school_years: SchoolYears


def check_choices(choices: Choices) -> None:
    """Refuse a period that is none, the same one twice, or more of them than anybody types.

    Fields are 'period-0-last', 'period-1-name', 'period-2'… after the place of the period.
    """
    known = choices.periods
    if len(known) > MOST_PERIODS:
        refuse([Fault("", f"{MOST_PERIODS} dates au plus : retirez les plus anciennes.")])
    refuse(
        replace(fault, field=f"period-{at}-{fault.field}")
        for at, each in enumerate(known)
        for fault in period_faults(each.first, each.last, each.every_year, each.name)
    )
    twice = [at for at, period in enumerate(known) if period in known[:at]]
    refuse(Fault(f"period-{at}", "Ces dates sont déjà dans la liste, sous le même nom.") for at in twice)


def marks_on(day: date, calendar: Calendar) -> tuple[str, ...]:
    """Every name of the date, whether it closes the place or not: bank holidays, closures, then school holidays."""
    return tuple(dict.fromkeys(name for name, _ in _named(day, calendar)))


def marks_between(first: date, last: date, calendar: Calendar) -> dict[date, tuple[str, ...]]:
    """The names of each date from `first` to `last`, both included, that has some."""
    days = sorted(day for day in _may_be_named(first, last, calendar, school=True) if first <= day <= last)
    return {day: marks for day in days if (marks := marks_on(day, calendar))}


def of_every_place(zone: Zone, calendar: Calendar) -> Calendar:
    """The same without what the place chose: the bank holidays of the law, and the school holidays of this zone."""
    return replace(calendar, choices=Choices(zone=zone))


def closed_because(day: date, calendar: Calendar) -> str:
    """Why the place is closed on this date: 'Noël', 'inventaire', 'vacances de Noël, zone C', or '' when it is not."""
    return ", ".join(dict.fromkeys(name for name, closes in _named(day, calendar) if closes))


def closed_between(first: date, last: date, calendar: Calendar) -> dict[date, str]:
    """Each date from `first` to `last`, both included, on which the place is closed, with why."""
    school = calendar.choices.school_holidays_close
    days = sorted(day for day in _may_be_named(first, last, calendar, school=school) if first <= day <= last)
    return {day: why for day in days if (why := closed_because(day, calendar))}


def _may_be_named(first: date, last: date, calendar: Calendar, *, school: bool) -> set[date]:
    """The few dates of these years that a calendar may name, those of `school` holidays when asked.

    To ask about each date of ten years took 20 ms, and 134 ms with its names.
    """
    found: set[date] = set()
    for year in range(first.year, last.year + 1):
        found |= bank_holidays(year).keys() | {easter(year) - timedelta(2), date(year, 12, 26)}
    for period in calendar.choices.periods:
        if period.every_year:
            span = range((last - max(first, period.first)).days + 1)
            every = (max(first, period.first) + timedelta(at) for at in span)
            found |= {day for day in every if falls_in(day, period)}
        else:
            found |= _days(max(first, period.first), min(last, period.last))
    if school:
        for each in calendar.school_years.breaks:
            found |= _days(max(first, each.first), min(last, each.last))
    return found


def _days(first: date, last: date) -> set[date]:
    return {first + timedelta(at) for at in range((last - first).days + 1)}


def closed_by_holiday(day: date, why: str, calendar: Calendar) -> bool:
    """Whether a bank or school holiday is among what closes the place, rather than closures that it chose alone.

    `why` is what `closed_because` says of the date, or said when it was kept.
    """
    closures = {each.name for each in calendar.choices.periods if each.kind is PeriodKind.CLOSURE}
    names = {holiday_name(day), *(name for name, _ in _named(day, calendar))} - closures - {""}
    return any(name in why for name in names)


def is_school_holiday(name: str, calendar: Calendar) -> bool:
    """Whether a name of a date, as `marks_on` gives it or gave it, is that of school holidays: of a zone, or typed."""
    typed = {each.name for each in calendar.choices.periods if each.kind is PeriodKind.SCHOOL_HOLIDAY}
    return name in typed or name.endswith(tuple(f"{_ZONE}{zone.value}" for zone in Zone if zone is not Zone.NONE))


def is_bank_holiday(day: date, calendar: Calendar) -> bool:
    """Whether the date is a bank holiday here, those typed included, whether or not it closes the place."""
    typed = (each for each in calendar.choices.periods if each.kind is PeriodKind.BANK_HOLIDAY)
    return any(_bank_holidays_on(day, calendar.choices)) or any(falls_in(day, each) for each in typed)


def school_known_until(calendar: Calendar) -> date | None:
    """The last day up to which the school holidays of the zone are known, those typed included; None in no zone."""
    if calendar.choices.zone is Zone.NONE:
        return None
    typed = [each.last for each in calendar.choices.periods if each.kind is PeriodKind.SCHOOL_HOLIDAY]
    return max([calendar.school_years.known_until, *typed])


def _named(day: date, calendar: Calendar) -> Iterator[tuple[str, bool]]:
    """Each name of the date in the order in which they are told, and whether it closes the place."""
    choices = calendar.choices
    typed = [period for period in choices.periods if falls_in(day, period)]
    for name in _bank_holidays_on(day, choices):
        yield name, choices.bank_holidays_close and not (choices.whit_monday_worked and _is_whit_monday(day))
    for period in typed:
        if period.kind is PeriodKind.BANK_HOLIDAY:
            yield period.name, choices.bank_holidays_close
    for period in typed:
        if period.kind is PeriodKind.CLOSURE:
            yield period.name, True
    for school in calendar.school_years.in_zone(choices.zone, day):
        yield f"{school.name}{_ZONE}{choices.zone.value}", choices.school_holidays_close
    for period in typed:
        if period.kind is PeriodKind.SCHOOL_HOLIDAY:
            yield period.name, choices.school_holidays_close


def _bank_holidays_on(day: date, choices: Choices) -> Iterator[str]:
    if name := bank_holidays(day.year).get(day):
        yield name
    if choices.good_friday and day.weekday() == 4 and day == easter(day.year) - timedelta(2):
        yield "Vendredi saint"
    if choices.saint_stephen and (day.month, day.day) == (12, 26):
        yield "Saint-Étienne"


def _is_whit_monday(day: date) -> bool:
    return day.weekday() == 0 and day == easter(day.year) + timedelta(50)
