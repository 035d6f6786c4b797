"""The clock of the computer: believed for what destroys only as long as it moves as a clock does."""

from datetime import datetime, timedelta
from enum import Enum

from .french import long_date, plain_date

TURNED_BACK = timedelta(hours=2)
"""Below it the end of summer time or a corrected clock explains it."""
USUAL_ABSENCE = timedelta(days=7)
"""A desk that opens once a week is never asked, one that comes back from holidays is asked once.

A longer one is paid in contents: under a clock so many days ahead, whatever ends meanwhile is destroyed without a word.
"""


_MEANWHILE = "Rien n’est effacé avant la réponse."


class Judgement(Enum):
    """What the clock looks like beside the last moment it was believed."""

    FINE = "vraisemblable"
    GONE_BACK = "en retard"
    DAYS_SKIPPED = "des jours sautés"


def judge(now: datetime, last_seen: datetime | None) -> Judgement:
    """Whether this hour can follow the last one that was believed."""
    if last_seen is None:
        return Judgement.FINE
    if now < last_seen - TURNED_BACK:
        return Judgement.GONE_BACK
    # By days: the same weekday a week later is no absence, whatever the hour.
    if now.date() - last_seen.date() > USUAL_ABSENCE:
        return Judgement.DAYS_SKIPPED
    return Judgement.FINE


def question(now: datetime, last_seen: datetime) -> str:
    """What to ask the agent when the clock is not believed; '' when it is."""
    today, last = long_date(now.date()), plain_date(last_seen.date())
    match judge(now, last_seen):
        case Judgement.GONE_BACK:
            why = f", mais Permanence était déjà ouverte le {last}"
        case Judgement.DAYS_SKIPPED:
            why = f" ; la dernière fois que Permanence était ouverte, c’était le {last}"
        case _:
            return ""
    return f"L’ordinateur dit {today}{why} : la date est-elle juste ? {_MEANWHILE}"
