"""A piece of work that takes its time: how far it is, and whether somebody asked to stop it."""

from collections.abc import Callable

from .errors import Stopped

Progress = Callable[[int, int], None]
Cancelled = Callable[[], bool]


class Watch:
    """Adds up what was done of `total`, in bytes, and raises `Stopped` between two steps once it is cancelled."""

    def __init__(self, progress: Progress | None = None, cancelled: Cancelled | None = None, *, total: int = 0) -> None:
        self._progress = progress
        self._cancelled = cancelled
        self.total = total
        self._done = 0

    def stopped(self) -> bool:
        """Whether the work must stop; from any thread, as often as one likes."""
        return self._cancelled is not None and self._cancelled()

    def go_on(self) -> None:
        """Raise `Stopped` when the work must stop."""
        if self.stopped():
            raise Stopped

    def did(self, amount: int) -> None:
        """So much more is done; raises `Stopped` when the work must stop."""
        self._done = min(self._done + amount, self.total)
        if self._progress is not None and self.total:
            self._progress(self._done, self.total)
        self.go_on()
