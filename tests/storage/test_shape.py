"""What the file itself refuses, whatever the program asks: wrong types, states that cannot be, a rewritten journal.

To approve another shape, read the difference after `python -m tests.storage.test_shape`.
"""

import re
import secrets
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from desktop_app.domain.journal import Action, Entry
from desktop_app.domain.mandate import State as Step
from desktop_app.domain.reception.appointment import HOLDING, State
from desktop_app.storage import migrations
from desktop_app.storage.connection import database
from desktop_app.storage.journal import journal, journal_pages
from desktop_app.storage.mandates import mandates, paper_originals
from desktop_app.storage.reception import appointments, people
from tests.helpers import builders
from tests.helpers.builders import NINE
from tests.storage.test_migrations import RELEASED

GOLDEN = Path(__file__).parent / "golden" / "schema.sql"


def _shape(db):
    found = db.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type DESC, name")
    return "".join(" ".join(row[0].split()) + ";\n" for row in found)


def test_the_shape_is_the_one_that_was_reviewed(db):
    assert _shape(db) == GOLDEN.read_text("utf-8")


def test_every_step_of_history_is_applied_in_order_and_once(folder, db, key):
    assert [row["name"] for row in db["_sqlite_migrations"].rows] == list(migrations.STEPS) == list(RELEASED)
    database.close(db)
    again = database.open_file(folder, key)
    assert again["_sqlite_migrations"].count == len(RELEASED) and not migrations.unknown(again)
    again.close()


def test_every_table_of_ours_is_strict_and_no_other_appears(db):
    builders.stored_appointment(db)
    builders.stored_mandate(db)
    tables = {table.name: table.strict for table in db.tables if not table.name.startswith("sqlite_")}
    assert all(tables.values()) and set(tables) == {
        *("_sqlite_migrations", "absence", "advisor", "appointment", "archives_answer", "attendance", "backup"),
        *("backup_place", "blank_mandate", "calendar", "call", "catalogue_entry", "clock", "control", "convention"),
        *("convention_terms", "day_exception", "day_name", "destroyed", "destruction", "eligibility"),
        *("eligibility_count", "elimination", "equipment_check", "event", "event_answer", "house_rules"),
        *("joined_person", "joining", "journal", "journal_head", "lack", "letterhead", "loan", "lost_session"),
        *("mandate", "mandate_body", "mandate_count", "mandate_deadline", "mandate_line_withdrawn", "mandate_paper"),
        *(
            "mandate_elsewhere",
            "mandate_stand_in",
            "mandate_substitute",
            "message",
            "number_floor",
            "outing",
            "own_organism",
            "own_time",
        ),
        *("paper_mark", "partner_model", "partner_model_block", "pattern", "period", "person", "place", "profile"),
        *("reminder", "request", "rights_request", "room", "session", "settled", "submission", "submission_step"),
        *("ticket", "told_account", "transmittal", "transmitted", "unknown_day", "visit_figure", "visitor_figure"),
        *("way", "workshop", "workshop_group", "written_over"),
    }


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE person SET phone = x'00'",
        "UPDATE person SET last_name = NULL",
        "UPDATE advisor SET active = 'yes'",
        "UPDATE advisor SET active = 2",
        "UPDATE appointment SET state = 'LOST'",
        "UPDATE appointment SET end = start",
        "UPDATE appointment SET person_id = 99",
        "UPDATE mandate SET state = 'SIGNED'",
        "UPDATE mandate_body SET sealed = 'words in clear, as long as one likes'",
        "UPDATE mandate_body SET sealed = x'00'",
        "UPDATE mandate_body SET key_id = 'short'",
        "UPDATE mandate_body SET mandate_id = 99",
        "UPDATE mandate SET person_id = NULL",
        "UPDATE person SET uid = NULL",
        "INSERT INTO destroyed VALUES ('0123456789abcdef0123456789abcdef', 'D2025-0099')",
        "DELETE FROM person",
        "DELETE FROM advisor",
        "INSERT INTO place VALUES (2, '', 'CCAS', 'a', 'b', 'c', 'd', 2)",
        "INSERT INTO calendar VALUES (1, 'MAINLAND', 2, 0, 0, 'C', 1, 0)",
        "INSERT INTO period VALUES (1, 'CLOSURE', '2025-12-26', '2025-12-25', 0, 'inventaire')",
        "INSERT INTO period VALUES (1, 'CLOSURE', '2025-12-25', '2025-12-25', 0, '')",
    ],
)
def test_the_file_refuses(db, sql):
    from desktop_app.storage import driver

    person = builders.stored_person(db)
    builders.stored_appointment(db, person)
    builders.stored_mandate(db, person=person)
    with pytest.raises(driver.IntegrityError), database.writing(db):
        db.execute(sql)
    assert people.get(db, person.id) == person


@pytest.mark.parametrize(
    "missing",
    ["data_use_told_at", "rights_told_at", "procedures_told_at", "identified_at", "printed_at", "signed_at"],
)
def test_no_mandate_is_active_in_the_file_with_a_step_missing(db, missing):
    from desktop_app.storage import driver

    made = builders.stored_mandate(db)
    with pytest.raises(driver.IntegrityError):
        db.execute(f"UPDATE mandate SET {missing} = NULL")
    assert mandates.get(db, made.id) == replace(made, body=None)


@pytest.mark.parametrize("step", [Step.DRAFT, Step.INFORMED, Step.IDENTIFIED, Step.PRINTED])
def test_no_unsigned_mandate_can_be_called_active(db, step):
    from desktop_app.storage import driver

    builders.stored_mandate(db, step)
    with pytest.raises(driver.IntegrityError):
        db.execute("UPDATE mandate SET state = 'ACTIVE'")


def test_an_ended_mandate_says_when_and_why(db):
    from desktop_app.storage import driver

    builders.stored_mandate(db)
    with pytest.raises(driver.IntegrityError):
        db.execute("UPDATE mandate SET state = 'ENDED'")


@pytest.mark.parametrize("second", State)
@pytest.mark.parametrize("first", State)
def test_a_person_has_one_place_at_an_hour(db, first, second):
    from desktop_app.storage import driver

    made = builders.stored_appointment(db, state=first)
    again = replace(made, id=0, state=second)
    if {first, second} <= HOLDING:
        with pytest.raises(driver.IntegrityError):
            appointments.add(db, again)
    else:
        appointments.add(db, again)


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE journal SET who = 'personne'",
        "DELETE FROM journal",
        "INSERT OR REPLACE INTO journal VALUES (1, '', '', '', '', '', zeroblob(32), zeroblob(32))",
    ],
)
def test_the_journal_is_never_rewritten(db, sql):
    from desktop_app.storage import driver

    entry = Entry(NINE, "accueil", Action.BOOKED, "rendez-vous-1")
    with database.writing(db):
        journal.write(db, entry)
    before = journal.latest(db, 99)
    with pytest.raises(driver.IntegrityError, match="append-only"), database.writing(db):
        db.execute(sql)
    assert journal.latest(db, 99) == before


def test_removing_a_mandate_takes_its_body_along(db):
    made = builders.stored_mandate(db)
    db.execute("DELETE FROM mandate WHERE id = ?", (made.id,))
    assert db["mandate_body"].count == 0


def test_the_connection_keeps_what_it_must(db):
    wanted = {"foreign_keys": 1, "journal_mode": "wal", "synchronous": 2, "secure_delete": 1, "temp_store": 2}
    wanted |= {"recursive_triggers": 1, "busy_timeout": 5000, "application_id": database.APPLICATION_ID}
    assert {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in wanted} == wanted


@pytest.mark.parametrize(
    ("sql", "index"),
    [
        ("SELECT * FROM appointment WHERE start >= '2025-11-27' AND start < '2025-11-28'", "appointment_start"),
        ("SELECT * FROM appointment WHERE person_id = 1", "appointment_person"),
        ("SELECT * FROM mandate WHERE person_id = 1", "mandate_person"),
        ("SELECT * FROM destruction WHERE done_at IS NULL ORDER BY id", "destruction_pending"),
        ("SELECT * FROM destruction WHERE subject = 'mandat-1' AND subject <> '' ORDER BY id", "destruction_subject"),
        ("SELECT id FROM destroyed WHERE number = 'D2025-0001'", "destroyed_number"),
    ],
)
def test_a_row_is_found_without_reading_twenty_years(db, sql, index):
    plan = _plan(db, sql)
    whole = [step for step in plan if step.startswith("SCAN") and index not in step]
    assert any(index in step for step in plan) and not whole, plan


def _plan(db, sql, values=()):
    return [row[-1] for row in db.execute(f"EXPLAIN QUERY PLAN {sql}", values).fetchall()]


@pytest.mark.parametrize(
    "look",
    [
        lambda db: mandates.every(db, open_only=True),
        lambda db: mandates.every(db),
        lambda db: mandates.unfinished(db),
        lambda db: mandates.over(db, NINE.date()),
        lambda db: mandates.ending_between(db, NINE.date(), NINE.date()),
        lambda db: mandates.next_rank(db, 2025),
        lambda db: people.dormant(db, NINE.date(), limit=40),
        lambda db: paper_originals.missing(db),
        lambda db: paper_originals.count_to_file(db, [(None, NINE.date())]),
        lambda db: paper_originals.count_due(db, [(None, NINE.date())]),
        lambda db: journal_pages.of_mandate(db, 1),
    ],
)
def test_what_is_looked_at_every_day_goes_through_an_index(db, look):
    asked = []
    db.conn.set_trace_callback(asked.append)
    look(db)
    db.conn.set_trace_callback(None)
    for sql in asked:
        plan = _plan(db, sql)
        # What an index has found may then be counted, as a query of its own.
        read = [step for step in plan if step.startswith("SCAN") and not re.search("INDEX mandate_|subquery", step)]
        assert read in ([], ["SCAN person"]), plan
        assert (
            not any(step.startswith("SCAN mandate USING INDEX mandate_drafted") for step in plan) or "LIMIT 500" in sql
        )


@pytest.mark.parametrize("look", [lambda db: mandates.every(db, open_only=True), mandates.unfinished])
def test_the_few_that_go_on_are_met_without_going_back_through_every_date(db, look):
    asked = []
    db.conn.set_trace_callback(asked.append)
    look(db)
    db.conn.set_trace_callback(None)
    plan = _plan(db, next(sql for sql in asked if "FROM mandate LEFT JOIN person" in sql))
    assert any("mandate_open" in step for step in plan), plan


if __name__ == "__main__":
    with TemporaryDirectory() as made:
        fresh = database.create(Path(made) / "permanence", secrets.token_bytes(32))
        GOLDEN.write_text(_shape(fresh), "utf-8")
        database.close(fresh)
