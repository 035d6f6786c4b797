"""An appointment as life has it: who comes along, for how long, in what series, moved from when; who was reminded."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_SQL = (
    "ALTER TABLE appointment ADD COLUMN company INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE appointment ADD COLUMN with_whom TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE appointment ADD COLUMN note TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE appointment ADD COLUMN channel TEXT NOT NULL DEFAULT 'ON_SITE'",
    "ALTER TABLE appointment ADD COLUMN taken_by TEXT NOT NULL DEFAULT 'PLACE'",
    "ALTER TABLE appointment ADD COLUMN also TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE appointment ADD COLUMN sooner INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE appointment ADD COLUMN slots INTEGER NOT NULL DEFAULT 1",
    "ALTER TABLE appointment ADD COLUMN moves INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE appointment ADD COLUMN first_start TEXT",
    "ALTER TABLE appointment ADD COLUMN series INTEGER NOT NULL DEFAULT 0",
    # What is forgotten a week later is found without a look at twenty years.
    "CREATE INDEX appointment_said ON appointment (start) WHERE note <> '' OR with_whom <> ''",
    "CREATE INDEX appointment_sooner ON appointment (start) WHERE sooner",
    "CREATE INDEX appointment_series ON appointment (series) WHERE series <> 0",
    """CREATE TABLE reminder (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        appointment_id INTEGER NOT NULL REFERENCES appointment (id) ON DELETE CASCADE,
        at TEXT NOT NULL,
        result TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX reminder_appointment ON reminder (appointment_id)",
)


def run(db: Database) -> None:
    """An appointment of before is for one person, here, for one slot, booked at the desk."""
    for statement in _SQL:
        db.execute(statement)
