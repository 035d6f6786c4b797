"""The planning: the patterns that repeat, the dated sessions they give, and their slots."""

from .pattern import Pattern, Rhythm, Segment, check_patterns, falls_on
from .session import (
    Planning,
    Session,
    Slot,
    closed_days_from,
    days_from,
    in_order,
    session_lost_because,
    sessions_on,
)

__all__ = [
    "Pattern",
    "Planning",
    "Rhythm",
    "Segment",
    "Session",
    "Slot",
    "check_patterns",
    "closed_days_from",
    "days_from",
    "falls_on",
    "in_order",
    "session_lost_because",
    "sessions_on",
]
