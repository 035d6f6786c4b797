"""The clock of the computer: believed for what destroys only as long as it moves as a clock does."""

from datetime import datetime, timedelta
from enum import Enum

from .french import plain_date

TURNED_BACK = timedelta(hours=2)
"""Below it the end of summer time or a corrected clock explains it."""
LONGEST_ABSENCE = timedelta(days=45)
"""Longer than a summer closing of a médiathèque."""


class Judgement(Enum):
    """What the clock looks like beside the last moment it was believed."""

    FINE = "vraisemblable"
    GONE_BACK = "en retard"
    FAR_AHEAD = "très en avance"


def judge(now: datetime, last_seen: datetime | None) -> Judgement:
    """Whether this hour can follow the last one that was believed."""
    if last_seen is None:
        return Judgement.FINE
    if now < last_seen - TURNED_BACK:
        return Judgement.GONE_BACK
    if now > last_seen + LONGEST_ABSENCE:
        return Judgement.FAR_AHEAD
    return Judgement.FINE


def question(now: datetime, last_seen: datetime) -> str:
    """What to ask the agent when the clock is not believed; '' when it is."""
    today, last = plain_date(now.date()), plain_date(last_seen.date())
    match judge(now, last_seen):
        case Judgement.GONE_BACK:
            why = f"mais Permanence a déjà servi le {last}"
        case Judgement.FAR_AHEAD:
            why = f"mais Permanence n’a pas servi depuis le {last}"
        case _:
            return ""
    return f"L’ordinateur dit {today}, {why}. Tant que cette date n’est pas confirmée, rien n’est effacé tout seul."
