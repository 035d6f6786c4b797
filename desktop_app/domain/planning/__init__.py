"""The planning: the patterns that repeat, what is otherwise on one date, and the dated sessions they give."""

from ..convention import Half
from .absence import Absence, AbsenceKind, check_absence
from .collision import collision_on, taken_by
from .coming import TOLD, ComingDate, coming_dates, dates_told
from .effect import Effect, effect
from .exception import DayException, Decider, check_exception
from .held import (
    check_half_days,
    convention_for,
    conventions_of,
    is_over,
    parties_on,
    terms_for,
    under_conventions,
    works_until,
)
from .pattern import (
    MOST_DATES,
    MOST_WEEKS,
    Pattern,
    Rhythm,
    but_for,
    check_patterns,
    dates_of,
    falls_on,
    next_dates,
    pattern_fault,
)
from .planning import (
    Day,
    Loss,
    Lost,
    Planning,
    day_of,
    days_from,
    days_of,
    is_covered,
    planned_as,
    sessions_on,
    terms_under,
)
from .revision import Revision, revisions, with_patterns
from .segment import Mode, Segment, Slot, minute_of_day, segments_fault
from .session import Session, SessionKey, in_order
from .sharing import Shared, share_out, shared, shared_fault
from .taken import Foreseen, foreseen
from .telling import details_told, pattern_told, rhythm_told

__all__ = [
    "MOST_DATES",
    "MOST_WEEKS",
    "TOLD",
    "Absence",
    "AbsenceKind",
    "ComingDate",
    "Day",
    "DayException",
    "Decider",
    "Effect",
    "Foreseen",
    "Half",
    "Loss",
    "Lost",
    "Mode",
    "Pattern",
    "Planning",
    "Revision",
    "Rhythm",
    "Segment",
    "Session",
    "SessionKey",
    "Shared",
    "Slot",
    "but_for",
    "check_absence",
    "check_exception",
    "check_half_days",
    "check_patterns",
    "collision_on",
    "coming_dates",
    "convention_for",
    "conventions_of",
    "dates_of",
    "dates_told",
    "day_of",
    "days_from",
    "days_of",
    "details_told",
    "effect",
    "falls_on",
    "foreseen",
    "in_order",
    "is_covered",
    "is_over",
    "minute_of_day",
    "next_dates",
    "parties_on",
    "pattern_fault",
    "pattern_told",
    "planned_as",
    "revisions",
    "rhythm_told",
    "segments_fault",
    "sessions_on",
    "share_out",
    "shared",
    "shared_fault",
    "taken_by",
    "terms_for",
    "terms_under",
    "under_conventions",
    "with_patterns",
    "works_until",
]
