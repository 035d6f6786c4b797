"""A table made anew: every row, id, index and trigger it had, and nothing left out without a word."""

from __future__ import annotations

import pytest

from desktop_app.storage import driver, migrations
from desktop_app.storage.connection.database import writing
from desktop_app.storage.migrations.rebuild import rebuild
from desktop_app.storage.reception import people
from tests.helpers import builders, tomorrow

NEW = """CREATE TABLE appointment (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
        person_id INTEGER NOT NULL REFERENCES person (id),
        advisor_id INTEGER NOT NULL REFERENCES advisor (id),
        start TEXT NOT NULL,
        end TEXT NOT NULL,
        theme TEXT NOT NULL,
        state TEXT NOT NULL,
        state_at TEXT,
        company INTEGER NOT NULL DEFAULT 0,
        with_whom TEXT NOT NULL DEFAULT '',
        note TEXT NOT NULL DEFAULT '',
        channel TEXT NOT NULL DEFAULT 'ON_SITE',
        taken_by TEXT NOT NULL DEFAULT 'PLACE',
        also TEXT NOT NULL DEFAULT '',
        sooner INTEGER NOT NULL DEFAULT 0,
        slots INTEGER NOT NULL DEFAULT 1,
        moves INTEGER NOT NULL DEFAULT 0,
        first_start TEXT,
        series INTEGER NOT NULL DEFAULT 0,
        left_at TEXT,
        minutes INTEGER NOT NULL
    ) STRICT"""
HOW = {"values": {"minutes": "45 + id"}}


@pytest.fixture
def db(db):
    """As inside a step: in one transaction, with foreign keys off."""
    made = [builders.stored_appointment(db) for _ in range(3)]
    db.execute("DELETE FROM appointment WHERE id = ?", (made[-1].id,))
    with migrations.foreign_keys_off(db), writing(db):
        yield db


def rows(db, table="appointment"):
    return [tuple(row) for row in db.execute(f"SELECT * FROM {table}").fetchall()]


def kept(db):
    found = db.execute("SELECT type, name, sql FROM sqlite_master WHERE type IN ('index', 'trigger')")
    return {tuple(row) for row in found.fetchall()}


def test_every_row_keeps_its_id_and_gets_what_was_computed(db):
    before = rows(db)
    rebuild(db, "appointment", NEW, **HOW)
    assert rows(db) == [(*row, 45 + row[0]) for row in before] and len(before) == 2


def test_it_may_be_made_anew_again_later(db):
    rebuild(db, "appointment", NEW, **HOW)
    before = rows(db)
    rebuild(db, "appointment", NEW.replace("minutes INTEGER NOT NULL", "minutes INTEGER"))
    assert rows(db) == before


def test_indexes_and_triggers_are_made_again_word_for_word(db):
    before = kept(db)
    rebuild(db, "appointment", NEW, **HOW)
    assert kept(db) == before


def test_what_is_left_out_on_purpose_is_left_out(db):
    before = {name for _, name, _ in kept(db)}
    new = NEW.replace("        theme TEXT NOT NULL,\n", "")
    rebuild(db, "appointment", new, **HOW, leaving={"theme", "appointment_start", "person_last_move"})
    assert before - {name for _, name, _ in kept(db)} == {"appointment_start", "person_last_move"}


def test_a_column_is_not_left_out_unsaid(db):
    with pytest.raises(ValueError, match="theme"):
        rebuild(db, "appointment", NEW.replace("        theme TEXT NOT NULL,\n", ""), **HOW)


def test_the_shape_of_another_table_is_refused(db):
    with pytest.raises(ValueError, match="CREATE TABLE person"):
        rebuild(db, "person", NEW)


def test_an_id_given_once_is_never_given_again(db):
    gone = max(row[0] for row in rows(db)) + 1
    rebuild(db, "appointment", NEW, **HOW)
    with_one_more = db.execute(
        "INSERT INTO appointment (person_id, advisor_id, start, end, theme, state, minutes)"
        " SELECT 3, advisor_id, start, end, theme, state, 1 FROM appointment LIMIT 1"
    )
    assert with_one_more.lastrowid == gone + 1


def test_nor_when_every_row_is_gone(db):
    db.execute("DELETE FROM appointment")
    rebuild(db, "appointment", NEW, **HOW)
    assert db.execute("SELECT seq FROM sqlite_sequence WHERE name = 'appointment'").fetchall() == [(3,)]


def test_a_trigger_of_another_table_goes_on_writing_in_it(db):
    new = tomorrow.shape_of(db, "person")
    rebuild(db, "person", new)
    builders.stored_appointment(db, people.get(db, 1), start=builders.NINE.replace(year=2031))
    assert db.execute("SELECT last_on FROM person WHERE id = 1").fetchone()[0] == "2031-11-27"


def test_rows_that_point_at_it_stay_and_still_point_at_it(db):
    made = [builders.stored_mandate(db) for _ in range(3)]
    new = tomorrow.shape_of(db, "mandate")
    bodies = rows(db, "mandate_body")
    rebuild(db, "mandate", new)
    assert rows(db, "mandate_body") == bodies and len(bodies) == len(made)
    assert not db.execute("PRAGMA foreign_key_check").fetchall()
    references = [row[2] for row in db.execute("PRAGMA foreign_key_list(mandate_body)").fetchall()]
    assert references == ["mandate"]


def test_a_row_the_new_shape_refuses_stops_everything(db):
    with pytest.raises(driver.IntegrityError):
        rebuild(db, "appointment", NEW, values={"minutes": "NULL"})
