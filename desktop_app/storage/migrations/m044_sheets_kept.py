"""How sign-in sheets are laid out is kept with what else a day's papers say: a rule changed later moves no past day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .rebuild import rebuild

if TYPE_CHECKING:
    from sqlite_utils import Database

_LETTERHEAD = """CREATE TABLE letterhead (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        label TEXT NOT NULL,
        kind TEXT NOT NULL,
        commune TEXT NOT NULL,
        street TEXT NOT NULL,
        postcode TEXT NOT NULL,
        phone TEXT NOT NULL,
        mention TEXT NOT NULL,
        controller TEXT NOT NULL,
        booking_contact TEXT NOT NULL,
        asks_leaving INTEGER NOT NULL,
        sheets_by_hours INTEGER NOT NULL,
        UNIQUE (
            label, kind, commune, street, postcode, phone, mention, controller, booking_contact, asks_leaving,
            sheets_by_hours
        )
    ) STRICT"""
_AS_BEFORE = (
    "INSERT INTO house_rules (id, idle_minutes, months_kept, second_place) SELECT 1, 10, 24, ''"
    " WHERE EXISTS (SELECT 1 FROM convention) AND NOT EXISTS (SELECT 1 FROM house_rules)"
)


def run(db: Database) -> None:
    """The days that are kept keep the sheets that they would print on the day of this step.

    A file in use goes on with one sheet for both halves of a day where nobody decided; a new one has one for each.
    """
    db.execute(_AS_BEFORE)
    rules = {name: f"coalesce((SELECT {name} FROM house_rules), 0)" for name in ("asks_leaving", "sheets_by_hours")}
    rebuild(db, "letterhead", _LETTERHEAD, values=rules)
