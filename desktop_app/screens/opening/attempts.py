"""How often each account was tried in vain, and how long the next try must wait."""

import math
import time
from collections import Counter
from collections.abc import Callable

BY_CODE = 0
"""Stands for the recovery code, which belongs to no account."""


class Attempts:
    """Counts for as long as the program runs: neither another window nor another account begins the count anew."""

    def __init__(self, monotonic: Callable[[], float] = time.monotonic) -> None:
        self._now = monotonic
        self._wrong: Counter[int] = Counter()
        self._until: dict[int, float] = {}

    def note(self, account_id: int) -> None:
        """One more wrong try of this account."""
        from desktop_app.domain import patience

        self._wrong[account_id] += 1
        self._until[account_id] = self._now() + patience.wait(self._wrong[account_id])

    def forget(self, account_id: int) -> None:
        """It was the right one: begin anew."""
        self._wrong.pop(account_id, None)
        self._until.pop(account_id, None)

    def seconds_left(self, account_id: int) -> int:
        """How long before this account may be tried again, 0 when it may now."""
        return max(0, math.ceil(self._until.get(account_id, 0.0) - self._now()))
