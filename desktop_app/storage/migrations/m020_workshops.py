"""What a workshop is about, how many it needs and what was decided of it; a catalogue; who waits for which workshop."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_SUBJECT = """
        title TEXT NOT NULL,
        theme TEXT NOT NULL,
        aims TEXT NOT NULL,
        level TEXT,
        axis TEXT,
        material TEXT NOT NULL,
        minimum INTEGER NOT NULL,
        maximum INTEGER NOT NULL,
        machine_each INTEGER NOT NULL,"""
_SQL = (
    f"""CREATE TABLE catalogue_entry (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),{_SUBJECT}
        minutes INTEGER NOT NULL,
        sessions INTEGER NOT NULL
    ) STRICT""",
    # The subject is written again: a catalogue corrected later says nothing of what was taught before. No reference to
    # the pattern, which is taken away with its days, nor to the entry, which may leave the catalogue.
    f"""CREATE TABLE workshop (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
        pattern_id INTEGER NOT NULL,
        advisor_id INTEGER REFERENCES advisor (id),
        original TEXT NOT NULL,
        start TEXT NOT NULL,{_SUBJECT}
        number INTEGER NOT NULL,
        sessions INTEGER NOT NULL,
        entry_id INTEGER NOT NULL,
        decide_by TEXT NOT NULL,
        allowed INTEGER NOT NULL,
        allowed_why TEXT NOT NULL,
        decision TEXT,
        decided_at TEXT,
        enrolled INTEGER NOT NULL,
        exception_id INTEGER REFERENCES day_exception (id),
        CHECK ((decision IS NULL) = (decided_at IS NULL))
    ) STRICT""",
    "CREATE UNIQUE INDEX workshop_place ON workshop (original, start, pattern_id, ifnull(advisor_id, 0))",
    "CREATE INDEX workshop_advisor ON workshop (advisor_id) WHERE advisor_id IS NOT NULL",
    "CREATE INDEX workshop_exception ON workshop (exception_id) WHERE exception_id IS NOT NULL",
    "ALTER TABLE request ADD COLUMN workshop_id INTEGER REFERENCES workshop (id)",
    "CREATE INDEX request_workshop ON request (workshop_id) WHERE workshop_id IS NOT NULL",
    "ALTER TABLE house_rules ADD COLUMN workshop_room INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE house_rules ADD COLUMN workshop_machines INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE house_rules ADD COLUMN workshop_convention INTEGER NOT NULL DEFAULT 0",
)


def run(db: Database) -> None:
    """A workshop of before had no subject: its hours and those enrolled stay as they are, until somebody names it."""
    for statement in _SQL:
        db.execute(statement)
