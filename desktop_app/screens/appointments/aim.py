"""Where a dialog that gives a place begins."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class Aim:
    """A date, the slot when it is known, and whom it is for: a seat that is kept for them is free."""

    day: date
    start: datetime | None = None
    advisor_id: int = 0
    person_id: int = 0
