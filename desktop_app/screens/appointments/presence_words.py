"""What is said of the advisors of a day: until when they receive, when they are back."""

from datetime import datetime

from desktop_app.domain.french import NBSP, hour
from desktop_app.use_cases.today import Presence


def opening_words(presence: Presence, now: datetime) -> str:
    """'ouvert jusqu’à 12 h', 'reprend à 14 h', 'ouvre à 9 h', 'fini depuis 17 h'; '' on another date."""
    if now.date() != presence.day.day:
        return ""
    for at, segment in enumerate(presence.day.segments):
        if now.time() < segment.start:
            return f"{'reprend' if at else 'ouvre'} à{NBSP}{hour(segment.start)}"
        if now.time() < segment.end:
            return f"ouvert jusqu’à{NBSP}{hour(segment.end)}"
    return f"fini depuis {hour(presence.day.closes)}"


def receives(presence: Presence, now: datetime) -> bool:
    """Whether the advisor is receiving at this moment."""
    return any(
        datetime.combine(presence.day.day, segment.start) <= now < datetime.combine(presence.day.day, segment.end)
        for segment in presence.day.segments
    )
