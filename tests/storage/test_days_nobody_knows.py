"""The folder of 0.1.0 whose convention was renewed before the update: which days it cannot prove, and that it says so.

The dates are read from the appointments and the figures of that folder, and from a calendar of autumn 2025: its
patterns are every Thursday, every Friday and the last Tuesday of the month.
"""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop_app.domain.journal import Action, Entry
from desktop_app.domain.planning.unknown import WrittenOver
from desktop_app.storage import migrations
from desktop_app.storage.connection import database
from desktop_app.storage.journal import journal
from desktop_app.storage.planning import unknown as stored
from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.planning import ledger, unknown
from desktop_app.use_cases.planning.unknown import Untold
from desktop_app.use_cases.reception import agenda, today
from tests.helpers import field_file as field
from tests.helpers import tomorrow

RENEWED = "2025-12-01"
UNKNOWN = [
    *(date(2025, 9, day) for day in (5, 11, 12, 18, 26, 30)),
    *(date(2025, 10, day) for day in (2, 3, 9, 17, 23, 24, 30)),
    *(date(2025, 11, day) for day in (7, 13, 14, 20, 25, 28)),
]
"""The file was begun on 01/09/2025. People came on 4, 19, 25 September, 10, 16, 28, 31 October, 6, 21, 27 November."""
MADE_ON = field.MADE_AT.date()


@pytest.fixture
def folder(tmp_path):
    """The field folder, unpacked and closed."""
    return field.field_file(tmp_path)


def renewed_by_0_1_0(folder):
    """What its Réglages did: the one row is written over, and the journal has a line of it."""
    with tomorrow.program(tomorrow.upto("m001_first", dict(migrations.STEPS))):
        db = database.open_file(folder, field.every_key(folder).data)
        with database.writing(db):
            db.execute("UPDATE convention SET signed_on = ?", (RENEWED,))
            journal.write(db, Entry(field.MADE_AT, "compte-1", Action.CONVENTION_SET))
        database.close(db)


@pytest.fixture
def desk(folder):
    """The folder once its convention was written over by 0.1.0, opened by today's program."""
    renewed_by_0_1_0(folder)
    desk = field.open_field(folder)
    yield desk
    opening.close_desk(desk)


def settled(desk):
    ledger.settle(desk)
    while ledger.is_behind(desk):
        ledger.settle(desk)
    return desk


def test_the_journal_tells_the_stretch(desk):
    assert stored.written_over(desk.db) == WrittenOver(date(2025, 9, 1), MADE_ON)


def test_each_day_that_nothing_proves_is_kept_as_unknown_and_counted(desk):
    assert unknown.untold(desk) is None, "its past is not settled yet"
    settled(desk)
    assert unknown.days_between(desk, date.min, date.max) == tuple(UNKNOWN)
    assert unknown.untold(desk) == Untold(19, date(2025, 9, 5), date(2025, 11, 28))


def test_it_is_told_until_somebody_has_heard_and_the_days_stay(desk):
    settled(desk)
    unknown.heard(desk)
    assert unknown.untold(desk) is None and stored.written_over(desk.db) is None
    assert unknown.days_between(desk, date.min, date.max) == tuple(UNKNOWN)


def test_the_month_and_the_day_say_so_and_no_other_day_does(desk):
    settled(desk)
    lines = {line.day.day: line for line in agenda.month(desk, date(2025, 10, 1))}
    assert [day for day, line in lines.items() if line.unknown] == [2, 3, 9, 17, 23, 24, 30]
    assert sorted(lines) == [2, 3, 9, 10, 16, 17, 23, 24, 28, 30, 31]
    assert (lines[2].over, lines[2].booked, lines[2].advisors, lines[2].closed) == (True, 0, (), "")
    views = {day: today.day_view(desk, date(2025, 10, day)) for day in (1, 2, 10)}
    assert {day: view.unknown for day, view in views.items()} == {1: False, 2: True, 10: False}


def test_what_is_changed_later_moves_none_of_them(desk):
    settled(desk)
    with database.writing(desk.db):
        desk.db.execute("UPDATE convention_terms SET since = '2024-03-06', signed_on = '2024-03-06'")
        desk.db.execute("DELETE FROM pattern")
    settled(desk)
    assert unknown.days_between(desk, date.min, date.max) == tuple(UNKNOWN)


def test_no_day_after_the_update_is_ever_unknown_though_the_clock_was_ahead_in_0_1_0(folder):
    renewed_by_0_1_0(folder)
    with tomorrow.program(tomorrow.upto("m001_first", dict(migrations.STEPS))):
        db = database.open_file(folder, field.every_key(folder).data)
        with database.writing(db):
            ahead = field.MADE_AT + timedelta(400)
            journal.write(db, Entry(ahead, "compte-1", Action.CONVENTION_SET))
        database.close(db)
    desk = settled(field.open_field(folder))
    with database.writing(desk.db):
        desk.db.execute("UPDATE convention_terms SET hard_end = ?", (MADE_ON.isoformat(),))
    opening.close_desk(desk)
    later = settled(field.open_field(folder, clock=lambda: field.MADE_AT + timedelta(7)))
    assert unknown.days_between(later, date.min, date.max) == tuple(UNKNOWN)
    opening.close_desk(later)


def test_the_folder_as_it_was_left_has_none_and_nothing_to_tell(folder):
    """Its convention was written over on 05/02/2026 by one that covers every day of the file."""
    desk = field.open_field(folder)
    assert stored.written_over(desk.db) == WrittenOver(date(2025, 9, 1), date(2026, 2, 5))
    settled(desk)
    assert stored.written_over(desk.db) is None and unknown.untold(desk) is None
    assert unknown.days_between(desk, date.min, date.max) == ()
    opening.close_desk(desk)


def test_a_new_file_has_no_stretch(folder, tmp_path):
    db = database.create(tmp_path / "new", field.every_key(folder).data)
    assert stored.written_over(db) is None and stored.between(db, date.min, date.max) == []
    database.close(db)
