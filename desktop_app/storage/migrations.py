"""The history of the file's shape: named steps in frozen SQL that never import the rules of today.

A step is never edited once released: a new one is added below, with a test that starts from the old file.
"""

from collections.abc import Callable

from .driver import Database, Migrations

_M001_FIRST = (
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
        key TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX person_key ON person (key)",
    "CREATE INDEX person_phone ON person (phone) WHERE phone <> ''",
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
        person_id INTEGER NOT NULL REFERENCES person (id),
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
        CHECK (channel IS NULL OR end_reason = 'WITHDRAWN')
    ) STRICT""",
    "CREATE INDEX mandate_person ON mandate (person_id)",
    "CREATE INDEX mandate_advisor ON mandate (advisor_id)",
    "CREATE INDEX mandate_drafted ON mandate (drafted_at)",
    """CREATE TABLE mandate_body (
        mandate_id INTEGER PRIMARY KEY REFERENCES mandate (id) ON DELETE CASCADE,
        content TEXT NOT NULL CHECK (json_valid(content))
    ) STRICT""",
    """CREATE TABLE journal (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at TEXT NOT NULL,
        who TEXT NOT NULL,
        action TEXT NOT NULL,
        subject TEXT NOT NULL,
        detail TEXT NOT NULL
    ) STRICT""",
    """CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
    """CREATE TRIGGER journal_is_never_shortened BEFORE DELETE ON journal
        BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END""",
)


def _m001_first(db: Database) -> None:
    for statement in _M001_FIRST:
        db.execute(statement)


STEPS: dict[str, Callable[[Database], None]] = {
    "m001_first": _m001_first,
}
"""Every step, by name, in order."""

_SET = Migrations("permanence")
for _name, _step in STEPS.items():
    _SET(name=_name)(_step)


def apply(db: Database) -> None:
    """Bring the file to the current shape; inside `database.writing`, so that two starts cannot clash."""
    _SET.apply(db)


def unknown(db: Database) -> set[str]:
    """The steps the file has been through that this program does not know: it is newer. Writes nothing."""
    return {step.name for step in _SET.applied(db)} - STEPS.keys()
