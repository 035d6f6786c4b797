"""Loaded by every Python of a run on another date: a sleep by the one call that libfaketime leaves alone.

Since Python 3.11 `time.sleep` waits for an hour of the monotonic clock, which libfaketime 0.9.10 takes for one of the
date it tells: the call is refused, EINVAL (https://github.com/wolfcw/libfaketime/issues/426).
"""

import select
import time
from typing import SupportsIndex


def _sleep(seconds: float | SupportsIndex, /) -> None:
    if float(seconds) < 0:
        raise ValueError("sleep length must be non-negative")
    select.select([], [], [], float(seconds))


time.sleep = _sleep
