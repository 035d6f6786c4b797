"""How long the days to come take to be known: ten patterns over ten years, 500 exceptions, a removed pattern.

    python -m tests.benchmarks.planning [RUNS]

The aims are those of the design: sessions in 20, a cascade over a year in 50.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date, time, timedelta

from desktop_app.domain.planning import (
    Absence,
    AbsenceKind,
    DayException,
    Decider,
    Pattern,
    Planning,
    Rhythm,
    Segment,
    Session,
    days_of,
    effect,
)
from desktop_app.domain.theme import Purpose
from tests.benchmarks.figures import print_figures, timed
from tests.helpers.builders import a_planning, its_convention

FIRST, LAST = date(2026, 1, 1), date(2035, 12, 31)
HOURS = (Segment(time(9), time(12)), Segment.workshop(time(14), time(16), 8))


def dense(exceptions: int) -> Planning:
    """Ten weekly patterns of ten advisors, two a weekday, with so many dates that differ and ten absences."""
    patterns = tuple(
        Pattern(id, id % 5, Rhythm.EVERY_WEEK, id, Purpose.ANY_HELP, HOURS, starts_on=FIRST) for id in range(1, 11)
    )
    planning = a_planning(*patterns, convention=its_convention(signed_on=FIRST, hard_end=None))
    planned = [session for day in days_of(FIRST, LAST, planning).values() for session in day.sessions]
    chosen = planned[:: max(1, len(planned) // exceptions)][:exceptions] if exceptions else []
    differ = tuple(
        DayException(at, session.key, _otherwise(at, session), Decider.PARTNER, FIRST)
        for at, session in enumerate(chosen)
    )
    away = tuple(
        Absence(id, id, date(2027, id, 1), date(2027, id, 20), AbsenceKind.LEAVE, FIRST) for id in range(1, 11)
    )
    return replace(planning, exceptions=differ, absences=away if exceptions else ())


def _otherwise(at: int, session: Session) -> Session | None:
    """Cancelled, moved to the next day or shortened, in turn."""
    match at % 3:
        case 0:
            return None
        case 1:
            return replace(session, day=session.day + timedelta(1), original=session.day)
        case _:
            return replace(session, segments=HOURS[:1])


def main(runs: int) -> None:
    """Print one line a figure."""
    plain, full = dense(0), dense(500)
    without = replace(full, patterns=full.patterns[1:])
    year = date(2027, 1, 1), date(2027, 12, 31)
    for name, what in (
        ("ten years of ten patterns", lambda: days_of(FIRST, LAST, plain)),
        ("ten years, 500 exceptions and ten absences", lambda: days_of(FIRST, LAST, replace(full))),
        ("one month of them", lambda: days_of(date(2027, 3, 1), date(2027, 3, 31), replace(full))),
        ("a pattern removed, over a year", lambda: effect(replace(full), replace(without), *year)),
    ):
        print_figures(name, timed(runs, what), "ms")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
