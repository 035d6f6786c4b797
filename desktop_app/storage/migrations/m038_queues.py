"""Several advisors may each have a queue, sign-in sheets follow the hours of a day, joined files leave a proof."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .rebuild import rebuild

if TYPE_CHECKING:
    from sqlite_utils import Database

# That of `m016_queue` and `m026_came_back`, but for the letter, under which numbers begin again.
_TICKET = """CREATE TABLE ticket (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
        day TEXT NOT NULL,
        letter TEXT NOT NULL,
        number INTEGER NOT NULL CHECK (number > 0),
        came_at TEXT NOT NULL,
        label TEXT NOT NULL,
        theme TEXT NOT NULL,
        wanted_id INTEGER REFERENCES advisor (id),
        state TEXT NOT NULL,
        state_at TEXT,
        advisor_id INTEGER REFERENCES advisor (id),
        received_at TEXT,
        sent_to TEXT NOT NULL,
        person_id INTEGER REFERENCES person (id) ON DELETE SET NULL,
        minutes INTEGER NOT NULL DEFAULT 0,
        UNIQUE (day, letter, number)
    ) STRICT"""
_SQL = (
    "ALTER TABLE house_rules ADD COLUMN queue_each INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE house_rules ADD COLUMN sheets_by_hours INTEGER NOT NULL DEFAULT 0",
    """CREATE TABLE joining (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
        person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
        kept_number INTEGER NOT NULL,
        gone_number INTEGER NOT NULL,
        kept_name TEXT NOT NULL,
        gone_name TEXT NOT NULL,
        at TEXT NOT NULL,
        account TEXT NOT NULL,
        appointments INTEGER NOT NULL,
        reminders INTEGER NOT NULL,
        walk_ins INTEGER NOT NULL,
        requests INTEGER NOT NULL,
        messages INTEGER NOT NULL,
        mandates TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX joining_person ON joining (person_id)",
)


def run(db: Database) -> None:
    """The queue was one for all, and two halves of a day held in the same way were one sheet: so they stay."""
    rebuild(db, "ticket", _TICKET, values={"letter": "''"})
    for statement in _SQL:
        db.execute(statement)
