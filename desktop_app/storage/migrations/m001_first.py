"""The first shape of the file, as 0.1.0 made it and handed it out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_SQL = (
    """CREATE TABLE place (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        kind TEXT NOT NULL,
        commune TEXT NOT NULL,
        street TEXT NOT NULL,
        postcode TEXT NOT NULL,
        phone TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE convention (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        partner TEXT NOT NULL,
        signed_on TEXT NOT NULL,
        term_months INTEGER NOT NULL CHECK (term_months > 0),
        tacit INTEGER NOT NULL CHECK (tacit IN (0, 1)),
        notice_months INTEGER NOT NULL CHECK (notice_months >= 0),
        hard_end TEXT,
        booked_by TEXT NOT NULL,
        mention TEXT NOT NULL,
        controller TEXT NOT NULL,
        controller_contact TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE advisor (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        last_name TEXT NOT NULL,
        first_name TEXT NOT NULL,
        title TEXT NOT NULL,
        active INTEGER NOT NULL CHECK (active IN (0, 1))
    ) STRICT""",
    """CREATE TABLE recurring_day (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
        rhythm TEXT NOT NULL,
        advisor_id INTEGER NOT NULL REFERENCES advisor (id),
        purpose TEXT NOT NULL,
        segments TEXT NOT NULL CHECK (segments <> ''),
        slot_minutes INTEGER NOT NULL,
        places INTEGER NOT NULL,
        starts_on TEXT NOT NULL,
        ends_on TEXT
    ) STRICT""",
    "CREATE INDEX recurring_day_advisor ON recurring_day (advisor_id)",
    """CREATE TABLE person (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        last_name TEXT NOT NULL,
        first_name TEXT NOT NULL,
        phone TEXT NOT NULL,
        key TEXT NOT NULL,
        added_on TEXT NOT NULL DEFAULT (date('now', 'localtime')),
        last_on TEXT NOT NULL DEFAULT (date('now', 'localtime')),
        uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16))))
    ) STRICT""",
    "CREATE INDEX person_key ON person (key, phone)",
    "CREATE INDEX person_phone ON person (phone) WHERE phone <> ''",
    "CREATE INDEX person_last ON person (last_on)",
    """CREATE TABLE appointment (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        person_id INTEGER NOT NULL REFERENCES person (id),
        advisor_id INTEGER NOT NULL REFERENCES advisor (id),
        start TEXT NOT NULL,
        end TEXT NOT NULL CHECK (end > start),
        theme TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('EXPECTED', 'ARRIVED', 'SEEN', 'EXCUSED', 'ABSENT', 'CANCELLED')),
        state_at TEXT
    ) STRICT""",
    "CREATE INDEX appointment_start ON appointment (start)",
    "CREATE INDEX appointment_person ON appointment (person_id, start)",
    "CREATE INDEX appointment_advisor ON appointment (advisor_id)",
    """CREATE UNIQUE INDEX appointment_one_at_a_time ON appointment (person_id, start)
        WHERE state IN ('EXPECTED', 'ARRIVED', 'SEEN')""",
    """CREATE TABLE mandate (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        number TEXT NOT NULL UNIQUE,
        person_id INTEGER REFERENCES person (id),
        advisor_id INTEGER NOT NULL REFERENCES advisor (id),
        drafted_at TEXT NOT NULL,
        ends_on TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('DRAFT', 'INFORMED', 'IDENTIFIED', 'PRINTED', 'ACTIVE', 'ENDED')),
        data_use_told_at TEXT,
        rights_told_at TEXT,
        procedures_told_at TEXT,
        identified_at TEXT,
        printed_at TEXT,
        signed_place TEXT,
        signed_at TEXT,
        ended_at TEXT,
        end_reason TEXT,
        channel TEXT,
        CHECK (state IN ('DRAFT', 'ENDED')
            OR (data_use_told_at IS NOT NULL AND rights_told_at IS NOT NULL AND procedures_told_at IS NOT NULL)),
        CHECK (state IN ('DRAFT', 'INFORMED', 'ENDED') OR identified_at IS NOT NULL),
        CHECK (state NOT IN ('PRINTED', 'ACTIVE') OR printed_at IS NOT NULL),
        CHECK (state <> 'ACTIVE' OR (signed_at IS NOT NULL AND signed_place IS NOT NULL)),
        CHECK ((state = 'ENDED') = (ended_at IS NOT NULL AND end_reason IS NOT NULL)),
        CHECK (channel IS NULL OR end_reason = 'WITHDRAWN'),
        CHECK (state = 'ENDED' OR person_id IS NOT NULL)
    ) STRICT""",
    "CREATE INDEX mandate_person ON mandate (person_id)",
    "CREATE INDEX mandate_advisor ON mandate (advisor_id)",
    "CREATE INDEX mandate_drafted ON mandate (drafted_at)",
    "CREATE INDEX mandate_open ON mandate (ends_on) WHERE state <> 'ENDED'",
    """CREATE TRIGGER person_last_appointment AFTER INSERT ON appointment
        BEGIN UPDATE person SET last_on = substr(NEW.start, 1, 10)
            WHERE id = NEW.person_id AND last_on < substr(NEW.start, 1, 10); END""",
    """CREATE TRIGGER person_last_move AFTER UPDATE OF start ON appointment
        BEGIN UPDATE person SET last_on = substr(NEW.start, 1, 10)
            WHERE id = NEW.person_id AND last_on < substr(NEW.start, 1, 10); END""",
    """CREATE TRIGGER person_last_mandate AFTER INSERT ON mandate
        BEGIN UPDATE person SET last_on = substr(coalesce(NEW.ended_at, NEW.drafted_at), 1, 10)
            WHERE id = NEW.person_id AND last_on < substr(coalesce(NEW.ended_at, NEW.drafted_at), 1, 10); END""",
    """CREATE TRIGGER person_last_end AFTER UPDATE OF ended_at ON mandate WHEN NEW.ended_at IS NOT NULL
        BEGIN UPDATE person SET last_on = substr(NEW.ended_at, 1, 10)
            WHERE id = NEW.person_id AND last_on < substr(NEW.ended_at, 1, 10); END""",
    """CREATE TABLE mandate_body (
        mandate_id INTEGER PRIMARY KEY REFERENCES mandate (id) ON DELETE CASCADE,
        key_id TEXT NOT NULL UNIQUE CHECK (length(key_id) = 32),
        sealed BLOB NOT NULL CHECK (length(sealed) > 28)
    ) STRICT""",
    """CREATE TABLE journal (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        action TEXT NOT NULL,
        subject TEXT NOT NULL,
        detail TEXT NOT NULL,
        digest BLOB NOT NULL CHECK (length(digest) = 32),
        seal BLOB NOT NULL CHECK (length(seal) = 32)
    ) STRICT""",
    "CREATE INDEX journal_at ON journal (at)",
    "CREATE INDEX journal_action ON journal (action, at)",
    "CREATE INDEX journal_who ON journal (who, action, at)",
    """CREATE TABLE journal_head (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        count INTEGER NOT NULL CHECK (count >= 0),
        digest BLOB NOT NULL CHECK (length(digest) = 32),
        next_key BLOB NOT NULL CHECK (length(next_key) = 32)
    ) STRICT""",
    """CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    """CREATE TRIGGER journal_is_never_shortened BEFORE DELETE ON journal
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    """CREATE TABLE house_rules (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        idle_minutes INTEGER NOT NULL,
        months_kept INTEGER NOT NULL,
        second_place TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE destruction (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        number TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        trigger TEXT NOT NULL,
        subject TEXT NOT NULL,
        amount INTEGER NOT NULL CHECK (amount >= 0),
        asked_at TEXT NOT NULL,
        by TEXT NOT NULL,
        not_seen_since TEXT,
        done_at TEXT,
        head TEXT NOT NULL DEFAULT '',
        CHECK ((kind = 'PEOPLE') = (not_seen_since IS NOT NULL))
    ) STRICT""",
    "CREATE INDEX destruction_pending ON destruction (id) WHERE done_at IS NULL",
    "CREATE INDEX destruction_subject ON destruction (subject) WHERE subject <> ''",
    """CREATE TABLE destroyed (
        id TEXT PRIMARY KEY CHECK (length(id) = 32),
        number TEXT NOT NULL REFERENCES destruction (number)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX destroyed_number ON destroyed (number)",
    """CREATE TABLE visit_figure (
        day TEXT NOT NULL,
        advisor_id INTEGER NOT NULL REFERENCES advisor (id),
        theme TEXT NOT NULL,
        state TEXT NOT NULL,
        number INTEGER NOT NULL CHECK (number > 0),
        PRIMARY KEY (day, advisor_id, theme, state)
    ) STRICT""",
    """CREATE TABLE visitor_figure (
        period TEXT PRIMARY KEY,
        number INTEGER NOT NULL CHECK (number > 0)
    ) STRICT""",
    """CREATE TABLE backup (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        place TEXT NOT NULL,
        name TEXT NOT NULL,
        reason TEXT NOT NULL,
        made_at TEXT NOT NULL,
        size INTEGER NOT NULL,
        entries INTEGER NOT NULL,
        head TEXT NOT NULL,
        gone_at TEXT
    ) STRICT""",
    """CREATE TABLE backup_place (
        place TEXT PRIMARY KEY,
        path TEXT NOT NULL,
        verified_at TEXT,
        keys_copied_at TEXT,
        keys_digest TEXT NOT NULL DEFAULT '',
        destroyed INTEGER NOT NULL DEFAULT -1,
        tried_at TEXT,
        trouble TEXT NOT NULL DEFAULT ''
    ) STRICT""",
    """CREATE TABLE control (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        what TEXT NOT NULL,
        at TEXT NOT NULL,
        fault TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE clock (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        believed_at TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE number_floor (
        series TEXT NOT NULL,
        year INTEGER NOT NULL,
        rank INTEGER NOT NULL CHECK (rank > 0),
        PRIMARY KEY (series, year)
    ) STRICT""",
    """CREATE TABLE told_account (
        id INTEGER PRIMARY KEY CHECK (id >= 0),
        who TEXT NOT NULL,
        "lock" TEXT NOT NULL
    ) STRICT""",
)


def run(db: Database) -> None:
    """Make every table, in an empty file."""
    for statement in _SQL:
        db.execute(statement)
