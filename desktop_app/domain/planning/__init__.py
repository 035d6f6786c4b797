"""The planning: the patterns that repeat, the dated sessions they give, and their slots."""

from .pattern import Pattern, Rhythm, Segment, check_patterns, falls_on
from .session import Session, Slot, days_from, in_order, sessions_on

__all__ = [
    "Pattern",
    "Rhythm",
    "Segment",
    "Session",
    "Slot",
    "check_patterns",
    "days_from",
    "falls_on",
    "in_order",
    "sessions_on",
]
