"""The tests on another date: libfaketime moves the hour of every process, and the tests' own seam stands aside."""

import os
import sys
import time
from datetime import datetime
from pathlib import Path

import machine

PACKAGE = "libfaketime"
_LIBRARIES = ("/usr/lib/*/faketime/libfaketimeMT.so.1", "/usr/lib*/faketime/libfaketimeMT.so.1")
# Written out: the changes of hour are those of France on a machine that has no list of time zones.
_FRANCE = "CET-1CEST,M3.5.0,M10.5.0/3"


def surroundings(date: datetime) -> dict[str, str]:
    """The environment in which every process begins at this hour in France, by the machine itself.

    Raises Lacking where the library that does it is missing and could not be installed.
    """
    machine.offer((PACKAGE,))
    found = [each for pattern in _LIBRARIES for each in Path("/").glob(pattern[1:])]
    if not found:
        raise machine.Lacking(f"Another date takes Linux, and what Debian calls {PACKAGE}.")
    ahead = round(_in_france(date) - time.time())
    return {
        "TZ": _FRANCE,
        "LD_PRELOAD": str(found[0]),
        # Relative: a process started later goes on from where the others are.
        "FAKETIME": f"{ahead:+}s",
        # A length of time stays one: time-outs, and whoever waits for another thread.
        "DONT_FAKE_MONOTONIC": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
        # libfaketime 0.9.10 takes the hour up to which somebody waits on the monotonic clock for one of the date it
        # tells, unless this asks it to hand that hour on: every wait ends at once, and two threads of Python do
        # nothing but take the interpreter from each other.
        "FAKETIME_FORCE_MONOTONIC_FIX": "0",
        # Files keep the machine's own dates, those a test gives them back included.
        "NO_FAKE_STAT": "1",
        "FAKE_UTIME": "0",
        "PYTHONPATH": str(Path(__file__).with_name("on_another_date")),
        "PERMANENCE_TESTS_AT": "as the machine says",
    }


def _in_france(date: datetime) -> float:
    if sys.platform == "win32":
        return date.timestamp()
    before = os.environ.get("TZ")
    try:
        os.environ["TZ"] = _FRANCE
        time.tzset()
        return date.timestamp()
    finally:
        del os.environ["TZ"]
        if before is not None:
            os.environ["TZ"] = before
        time.tzset()
