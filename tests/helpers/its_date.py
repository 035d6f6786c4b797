"""The hour of the programs that tests start: moved here and nowhere else, since the program has no switch for it.

`python -m tests.helpers.its_date MODULE …` runs a module at that hour, which then goes on as hours do.
"""

from __future__ import annotations

import os
import runpy
import sys
from datetime import datetime

from desktop_app.system import clock

AT = "PERMANENCE_TESTS_AT"
USUAL = datetime(2026, 3, 5, 8, 30)
"""A Thursday morning before the first appointment, for whatever in the tests' own process is not handed an hour."""
AS_THE_MACHINE_SAYS = "as the machine says"
"""Under `dev.py test --at`, which moves the machine's own hour: nothing is moved here, so that this hides nothing."""


def hour() -> datetime:
    """The hour at which a program that is started now begins."""
    given = os.environ.get(AT, USUAL.isoformat())
    return datetime.now() if given == AS_THE_MACHINE_SAYS else datetime.fromisoformat(given)


def take() -> None:
    """From now on the machine's hour, as the program reads it, is the one tests are run at.

    Before any other module of ours is imported: some take the function itself.
    """
    if os.environ.get(AT) != AS_THE_MACHINE_SAYS:
        began, first = datetime.now(), hour()
        clock.now = lambda: first + (datetime.now() - began)


def command(*words: str) -> list[str]:
    """The start of a module of ours or of the tests in a process of its own, at the hour the test has asked for.

    Only under the fixture `odd_hour`: a program without an hour of its own would take that of the day.
    """
    assert AT in os.environ, "the test must ask for the fixture odd_hour"
    return [sys.executable, "-W", "error", "-m", __name__, *words]


if __name__ == "__main__":
    take()
    sys.argv = sys.argv[1:]
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
