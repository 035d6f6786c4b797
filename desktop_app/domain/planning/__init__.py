"""The planning: the patterns that repeat, what is otherwise on one date, and the dated sessions they give."""

from ..convention import Half
from .absence import Absence, AbsenceKind, check_absence
from .collision import collision_on
from .effect import Effect, effect
from .exception import DayException, Decider, check_exception
from .held import check_half_days, convention_for, conventions_of, is_over, parties_on, terms_for, works_until
from .pattern import Pattern, Rhythm, check_patterns, dates_of, falls_on, next_dates
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
from .segment import Mode, Segment, Slot, segments_fault
from .session import Session, SessionKey, in_order

__all__ = [
    "Absence",
    "AbsenceKind",
    "Day",
    "DayException",
    "Decider",
    "Effect",
    "Half",
    "Loss",
    "Lost",
    "Mode",
    "Pattern",
    "Planning",
    "Rhythm",
    "Segment",
    "Session",
    "SessionKey",
    "Slot",
    "check_absence",
    "check_exception",
    "check_half_days",
    "check_patterns",
    "collision_on",
    "convention_for",
    "conventions_of",
    "dates_of",
    "day_of",
    "days_from",
    "days_of",
    "effect",
    "falls_on",
    "in_order",
    "is_covered",
    "is_over",
    "next_dates",
    "parties_on",
    "planned_as",
    "segments_fault",
    "sessions_on",
    "terms_for",
    "terms_under",
    "works_until",
]
