"""A clock that stands still until a test moves it."""

from datetime import datetime, timedelta


class StillClock:
    """Called like `datetime.now`; a Thursday morning before the first appointment unless told otherwise."""

    def __init__(self, now: datetime = datetime(2025, 11, 27, 8, 30)) -> None:
        self.now = now

    def __call__(self) -> datetime:
        """The hour it shows."""
        return self.now

    def set(self, now: datetime) -> None:
        """Show another hour."""
        self.now = now

    def forward(self, *, minutes: int = 0, days: int = 0) -> None:
        """Let time pass."""
        self.now += timedelta(days=days, minutes=minutes)
