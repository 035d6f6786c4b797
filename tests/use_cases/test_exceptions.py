"""A day moved to another: who is to be called on both, and whom it may be given to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.errors import OutOfDate
from desktop_app.domain.planning import DayException, Decider
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import exceptions, schedule
from tests.helpers.builders import THURSDAY
from tests.use_cases.test_days_that_differ import booked

NEXT, TUESDAY = THURSDAY + timedelta(7), date(2025, 12, 9)


def moved(desk: Desk, **changes: int) -> DayException:
    """Marie Castell receives on the Tuesday after, in place of next Thursday."""
    (session,) = schedule.here_on(desk, NEXT)
    instead = replace(session, original=NEXT, day=TUESDAY, **changes)
    return DayException(0, session.key, instead, Decider.PARTNER, THURSDAY)


def test_who_was_booked_on_the_day_it_was_moved_to_is_called_when_it_is_given_back(desk: Desk) -> None:
    found = exceptions.preview(desk, moved(desk))
    assert ([each.day for each in found.effect.gone], [each.day for each in found.effect.new]) == ([NEXT], [TUESDAY])
    made = exceptions.make(desk, moved(desk))
    booked(desk, TUESDAY)
    given_back = exceptions.take_back(desk, made.subject)
    assert given_back.told.endswith("comme d’habitude de nouveau. 1\xa0personne à prévenir.")


def test_a_day_is_given_to_nobody_unknown(desk: Desk) -> None:
    with pytest.raises(OutOfDate):
        exceptions.preview(desk, moved(desk, advisor_id=99))
