"""What a screen still shows though it is gone or closed since: refused in a sentence, never a crash."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.errors import BodySealed, OutOfDate
from desktop_app.storage.journal import journal
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.destruction import erasure
from desktop_app.use_cases.mandates import mandates
from desktop_app.use_cases.reception import appointments
from desktop_app.use_cases.settings import settings
from tests.helpers.builders import NINE, a_body, fridays, stored_person


def test_a_person_erased_by_somebody_else_is_neither_booked_nor_given_a_mandate(desk: Desk) -> None:
    person = stored_person(desk.db)
    erasure.erase(desk, person.id)
    before = journal.head(desk.db)
    with pytest.raises(OutOfDate):
        appointments.book(desk, person=person, advisor_id=1, start=NINE, theme="Logement")
    with pytest.raises(OutOfDate):
        mandates.draft(desk, person=person, advisor_id=1, body=a_body(), ends_on=date(2026, 5, 27))
    assert journal.head(desk.db) == before


def test_an_advisor_who_is_in_no_list_gets_neither_mandate_nor_day(desk: Desk) -> None:
    person = stored_person(desk.db)
    with pytest.raises(OutOfDate):
        mandates.draft(desk, person=person, advisor_id=99, body=a_body(), ends_on=date(2026, 5, 27))
    with pytest.raises(OutOfDate):
        settings.change_days(desk, [*settings.load(desk).rules, replace(fridays(), advisor_id=99)])


def test_behind_a_locked_screen_no_mandate_is_written(desk: Desk) -> None:
    locked = replace(desk, keys=desk.keys.for_the_desk, locked=True)
    with pytest.raises(BodySealed, match="verrouillé"):
        mandates.draft(locked, person=stored_person(desk.db), advisor_id=1, body=a_body(), ends_on=date(2026, 5, 27))
