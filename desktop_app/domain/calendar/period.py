"""Periods that the place types itself: a closure, a bank holiday of its own, school holidays that are not shipped."""

from datetime import date
from enum import Enum

from .. import text
from ..errors import Fault, refuse
from ..nouns.frozen import frozen
from ..working_days import add_months


class PeriodKind(Enum):
    """What such a period is; the value is what the screens call it."""

    CLOSURE = "fermeture du lieu"
    BANK_HOLIDAY = "jour férié d’ici"
    SCHOOL_HOLIDAY = "vacances scolaires"


@frozen
class Period:
    """From `first` to `last`, both included; `every_year`, it comes back on the same days of each year after."""

    kind: PeriodKind
    first: date
    last: date
    every_year: bool
    name: str


def read_period(kind: PeriodKind, first: date | None, last: date | None, every_year: bool, name: str) -> Period:
    """The period typed, of one day when it has no last one; raises `Refused` (fields first, last and name)."""
    refuse(period_faults(first, last, every_year, name))
    assert first
    return Period(kind, first, last or first, every_year, text.tidy(name))


def period_faults(first: date | None, last: date | None, every_year: bool, name: str) -> list[Fault]:
    """What is wrong with a period (fields first, last and name)."""
    faults = []
    if first is None:
        faults.append(Fault("first", "Écrivez le premier jour, par exemple 24/12/2026."))
    elif last and last < first:
        faults.append(Fault("last", "Le dernier jour vient avant le premier : corrigez l’un des deux."))
    elif every_year and last and last >= add_months(first, 12):
        faults.append(Fault("last", "Ce qui revient chaque année dure moins d’un an : corrigez l’un des jours."))
    return [*faults, *text.line_faults(name, "name", "Le nom", longest=text.NAME_LENGTH)]


def falls_in(day: date, period: Period) -> bool:
    """Whether the period holds this day. A 29 February alone comes back in leap years only."""
    if not period.every_year:
        return period.first <= day <= period.last
    first, last, here = ((each.month, each.day) for each in (period.first, period.last, day))
    within = first <= here <= last if first <= last else here >= first or here <= last
    return day >= period.first and within
