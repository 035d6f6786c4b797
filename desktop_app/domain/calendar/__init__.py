"""The calendar of the place: bank holidays, school holidays and closures, which of them close it, and their names."""

from .marks import Calendar, Choices, check_choices, closed_because, marks_on
from .period import Period, PeriodKind, falls_in, read_period
from .school import SchoolBreak, SchoolYears, Zone, read_school_years
from .territory import Territory, proposed

__all__ = [
    "Calendar",
    "Choices",
    "Period",
    "PeriodKind",
    "SchoolBreak",
    "SchoolYears",
    "Territory",
    "Zone",
    "check_choices",
    "closed_because",
    "falls_in",
    "marks_on",
    "proposed",
    "read_period",
    "read_school_years",
]
