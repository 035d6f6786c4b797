"""The hour of this machine: read for a date in this place alone, and handed down from the start to whoever asks."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


def now() -> "datetime":
    """The present local hour."""
    from datetime import datetime

    return datetime.now()
