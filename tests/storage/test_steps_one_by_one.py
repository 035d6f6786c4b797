"""What single steps of the history make of what an earlier program had written; every expected row is typed by hand."""

from __future__ import annotations

from datetime import date, time

import pytest

from desktop_app.domain.house_rules import HouseRules
from desktop_app.domain.planning import Decider
from desktop_app.domain.planning.attendance import Attendance, AttendanceState
from desktop_app.storage import house_rules, migrations
from desktop_app.storage.connection import database
from desktop_app.storage.planning import attendances
from tests.helpers import field_file as field
from tests.helpers import tomorrow

TODAY = dict(migrations.STEPS)


@pytest.fixture
def folder(tmp_path):
    """The field folder, unpacked and closed."""
    return field.field_file(tmp_path)


@pytest.fixture
def key(folder):
    return field.every_key(folder).data


def test_a_departure_keeps_whose_doing_it_was_and_no_attendance_is_lost(folder, key):
    written = [
        ("2026-08-27", 1, "LEFT_EARLY", None, "16:00", "PLACE", "travaux"),
        ("2026-08-27", 2, "ABSENT", None, None, "PLACE", ""),
        ("2026-08-28", 2, "LATE", "09:30", None, "NEITHER", ""),
        ("2026-09-03", 1, "AS_PLANNED", None, None, "PARTNER", ""),
    ]
    with tomorrow.program(tomorrow.upto("m008_places", TODAY)):
        db = database.open_file(folder, key)
        with database.writing(db):
            for row in written:
                db.execute("INSERT INTO attendance VALUES (?, ?, ?, ?, ?, ?, ?, '2026-09-03T10:00:00')", row)
        database.close(db)
    db = database.open_file(folder, key)
    assert attendances.between(db, date.min, date.max) == [
        Attendance(
            date(2026, 8, 27), 1, AttendanceState.LEFT_EARLY, None, time(16), Decider.PLACE, "travaux", Decider.PLACE
        ),
        Attendance(date(2026, 8, 27), 2, AttendanceState.ABSENT, decider=Decider.PLACE),
        Attendance(date(2026, 8, 28), 2, AttendanceState.LATE, time(9, 30), decider=Decider.NEITHER),
        Attendance(date(2026, 9, 3), 1, AttendanceState.AS_PLANNED),
    ]
    assert db.execute("SELECT count(*) FROM attendance WHERE noted_at = '2026-09-03T10:00:00'").fetchone()[0] == 4
    database.close(db)


def test_days_that_are_kept_keep_the_sheets_they_would_have_printed(folder, key):
    with tomorrow.program(tomorrow.upto("m043_mandates_elsewhere", TODAY)):
        db = database.open_file(folder, key)
        with database.writing(db):
            db.execute("DELETE FROM house_rules")
            names = "id, idle_minutes, months_kept, second_place, asks_leaving"
            db.execute(f"INSERT INTO house_rules ({names}) VALUES (1, 5, 24, '', 1)")
            db.execute(
                "INSERT INTO letterhead VALUES (7, '', 'LIBRARY', 'Le Boulou', 'rue', '66160', '', 'État', 'CD', '')"
            )
        database.close(db)
    db = database.open_file(folder, key)
    assert db.execute("SELECT * FROM letterhead").fetchall() == [
        (7, "", "LIBRARY", "Le Boulou", "rue", "66160", "", "État", "CD", "", 1, 0)
    ]
    database.close(db)


def test_a_file_in_use_where_nobody_decided_keeps_one_sheet_a_day(folder, key):
    with tomorrow.program(tomorrow.upto("m043_mandates_elsewhere", TODAY)):
        db = database.open_file(folder, key)
        with database.writing(db):
            db.execute("DELETE FROM house_rules")
        database.close(db)
    db = database.open_file(folder, key)
    assert house_rules.load(db) == HouseRules(sheets_by_hours=False)
    database.close(db)
