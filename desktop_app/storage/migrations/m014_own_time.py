"""Time of an advisor that was not for people is noted beside the days, and apart from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_SQL = (
    """CREATE TABLE own_time (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        day TEXT NOT NULL,
        advisor_id INTEGER NOT NULL REFERENCES advisor (id),
        kind TEXT NOT NULL,
        minutes INTEGER NOT NULL CHECK (minutes > 0),
        note TEXT NOT NULL,
        noted_at TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX own_time_day ON own_time (day)",
    "CREATE INDEX own_time_advisor ON own_time (advisor_id)",
)


def run(db: Database) -> None:
    """A file of before holds none."""
    for statement in _SQL:
        db.execute(statement)
