"""The calendar of the place: bank holidays, school holidays and closures, which of them close it, and their names."""

from .marks import (
    Calendar,
    Choices,
    check_choices,
    closed_because,
    closed_between,
    closed_by_holiday,
    is_bank_holiday,
    is_school_holiday,
    marks_between,
    marks_on,
    of_every_place,
    school_known_until,
)
from .period import Period, PeriodKind, falls_in, read_period
from .school import ACADEMIES, SchoolBreak, SchoolYears, Zone, read_school_years
from .territory import KEEPS_GOOD_FRIDAY, KEEPS_SAINT_STEPHEN, Territory, proposed

__all__ = [
    "ACADEMIES",
    "KEEPS_GOOD_FRIDAY",
    "KEEPS_SAINT_STEPHEN",
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
    "closed_between",
    "closed_by_holiday",
    "falls_in",
    "is_bank_holiday",
    "is_school_holiday",
    "marks_between",
    "marks_on",
    "of_every_place",
    "proposed",
    "read_period",
    "read_school_years",
    "school_known_until",
]
