"""Where a dialog that gives a place begins."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Aim:
    """A date, and the slot when it is known."""

    day: date
    start: datetime | None = None
    advisor_id: int = 0
