"""Several conventions in a file, each with its terms by version; a pattern is held under one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .rebuild import rebuild

if TYPE_CHECKING:
    from sqlite_utils import Database

_LETTERHEAD = """CREATE TABLE letterhead (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        commune TEXT NOT NULL,
        street TEXT NOT NULL,
        postcode TEXT NOT NULL,
        phone TEXT NOT NULL,
        mention TEXT NOT NULL,
        controller TEXT NOT NULL,
        booking_contact TEXT NOT NULL,
        UNIQUE (kind, commune, street, postcode, phone, mention, controller, booking_contact)
    ) STRICT"""
_SQL = (
    "ALTER TABLE convention RENAME TO convention_of_0_1_0",
    """CREATE TABLE convention (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        closed_on TEXT,
        closed_because TEXT NOT NULL,
        follows INTEGER REFERENCES convention (id)
    ) STRICT""",
    "CREATE INDEX convention_follows ON convention (follows)",
    """CREATE TABLE convention_terms (
        convention_id INTEGER NOT NULL REFERENCES convention (id) ON DELETE CASCADE,
        since TEXT NOT NULL,
        changed TEXT NOT NULL,
        own INTEGER NOT NULL CHECK (own IN (0, 1)),
        partner TEXT NOT NULL,
        signed_on TEXT NOT NULL,
        term_months INTEGER NOT NULL CHECK (term_months > 0),
        tacit INTEGER NOT NULL CHECK (tacit IN (0, 1)),
        notice_months INTEGER NOT NULL CHECK (notice_months >= 0),
        first_end TEXT,
        hard_end TEXT,
        renewals_max INTEGER CHECK (renewals_max >= 0),
        renewals_made INTEGER NOT NULL CHECK (renewals_made >= 0),
        cap_months INTEGER NOT NULL CHECK (cap_months >= 0),
        excluded TEXT NOT NULL,
        booked_by TEXT NOT NULL,
        booking_contact TEXT NOT NULL,
        mention TEXT NOT NULL,
        controller TEXT NOT NULL,
        controller_contact TEXT NOT NULL,
        PRIMARY KEY (convention_id, since)
    ) STRICT, WITHOUT ROWID""",
    "INSERT INTO convention (id, closed_because) SELECT id, '' FROM convention_of_0_1_0",
    """INSERT INTO convention_terms
        SELECT id, signed_on, '', 0, partner, signed_on, term_months, tacit, notice_months, NULL, hard_end, NULL, 0, 0,
            '', booked_by, '', mention, controller, controller_contact
        FROM convention_of_0_1_0""",
    "DROP TABLE convention_of_0_1_0",
    "ALTER TABLE pattern ADD COLUMN convention_id INTEGER REFERENCES convention (id)",
    "UPDATE pattern SET convention_id = (SELECT max(id) FROM convention)",
    "CREATE INDEX pattern_convention ON pattern (convention_id)",
)


def run(db: Database) -> None:
    """The one row of before is the first convention, with one version of its terms; every pattern is held under it."""
    for statement in _SQL:
        db.execute(statement)
    rebuild(db, "letterhead", _LETTERHEAD, values={"booking_contact": "''"})
