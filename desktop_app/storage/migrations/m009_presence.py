"""An advisor may come late and leave early on one day: whose doing the departure is has a column of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .rebuild import rebuild

if TYPE_CHECKING:
    from sqlite_utils import Database

_ATTENDANCE = """CREATE TABLE attendance (
        day TEXT NOT NULL,
        advisor_id INTEGER NOT NULL REFERENCES advisor (id),
        state TEXT NOT NULL,
        came_at TEXT,
        left_at TEXT,
        decider TEXT NOT NULL,
        left_decider TEXT NOT NULL,
        note TEXT NOT NULL,
        noted_at TEXT NOT NULL,
        PRIMARY KEY (day, advisor_id)
    ) STRICT, WITHOUT ROWID"""
_WHOSE = "CASE state WHEN 'LEFT_EARLY' THEN decider ELSE 'PARTNER' END"


def run(db: Database) -> None:
    """The one decider of before was that of the only thing told: of the departure where that was it."""
    rebuild(db, "attendance", _ATTENDANCE, values={"left_decider": _WHOSE})
