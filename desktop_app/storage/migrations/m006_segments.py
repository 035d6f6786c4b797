"""Hours say how people are received in them; dated days may differ from their pattern, and advisors be away."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from .rebuild import rebuild

if TYPE_CHECKING:
    from sqlite_utils import Database

_PATTERN = """CREATE TABLE pattern (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        rhythm TEXT NOT NULL,
        weekday INTEGER NOT NULL CHECK (weekday BETWEEN 0 AND 6),
        every_weeks INTEGER NOT NULL CHECK (every_weeks > 0),
        counted_from TEXT,
        dates TEXT NOT NULL,
        advisor_id INTEGER NOT NULL REFERENCES advisor (id),
        purpose TEXT NOT NULL,
        segments TEXT NOT NULL CHECK (segments <> ''),
        arrives TEXT,
        starts_on TEXT NOT NULL,
        ends_on TEXT
    ) STRICT"""
_SESSION = """CREATE TABLE session (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
        day TEXT NOT NULL,
        original TEXT,
        advisor_id INTEGER NOT NULL REFERENCES advisor (id),
        last_name TEXT NOT NULL,
        first_name TEXT NOT NULL,
        title TEXT NOT NULL,
        purpose TEXT NOT NULL,
        segments TEXT NOT NULL,
        arrives TEXT,
        pattern_id INTEGER,
        letterhead_id INTEGER NOT NULL REFERENCES letterhead (id)
    ) STRICT"""
_SQL = (
    """CREATE TABLE lost_session (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
        day TEXT NOT NULL,
        original TEXT,
        advisor_id INTEGER REFERENCES advisor (id),
        purpose TEXT,
        segments TEXT NOT NULL,
        pattern_id INTEGER,
        loss TEXT NOT NULL,
        decider TEXT NOT NULL,
        why TEXT NOT NULL CHECK (why <> '')
    ) STRICT""",
    "CREATE INDEX lost_session_day ON lost_session (day)",
    "CREATE INDEX lost_session_advisor ON lost_session (advisor_id)",
    """INSERT INTO lost_session (day, segments, loss, decider, why)
        SELECT day, '[]', 'CLOSED', 'PLACE', reason FROM closed_day ORDER BY day""",
    "DROP TABLE closed_day",
    """CREATE TABLE day_exception (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
        pattern_id INTEGER,
        original TEXT NOT NULL,
        day TEXT,
        advisor_id INTEGER REFERENCES advisor (id),
        purpose TEXT,
        segments TEXT NOT NULL,
        arrives TEXT,
        decider TEXT NOT NULL,
        known_on TEXT NOT NULL,
        note TEXT NOT NULL,
        opens INTEGER NOT NULL CHECK (opens IN (0, 1)),
        made_at TEXT NOT NULL,
        taken_back_at TEXT,
        CHECK (pattern_id IS NOT NULL OR day IS NOT NULL),
        CHECK ((day IS NULL) = (purpose IS NULL)),
        CHECK ((day IS NULL) = (advisor_id IS NULL))
    ) STRICT""",
    """CREATE UNIQUE INDEX day_exception_one ON day_exception (ifnull(pattern_id, -advisor_id), original)
        WHERE taken_back_at IS NULL""",
    "CREATE INDEX day_exception_advisor ON day_exception (advisor_id)",
    """CREATE TABLE absence (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        uid TEXT NOT NULL UNIQUE DEFAULT (lower(hex(randomblob(16)))),
        advisor_id INTEGER NOT NULL REFERENCES advisor (id),
        first TEXT NOT NULL,
        from_half TEXT NOT NULL,
        last TEXT NOT NULL CHECK (last >= first),
        to_half TEXT NOT NULL,
        kind TEXT NOT NULL,
        known_on TEXT NOT NULL,
        told_by TEXT NOT NULL,
        replaced_by INTEGER REFERENCES advisor (id),
        made_at TEXT NOT NULL,
        taken_back_at TEXT
    ) STRICT""",
    "CREATE INDEX absence_advisor ON absence (advisor_id)",
    "CREATE INDEX absence_replaced_by ON absence (replaced_by)",
    """CREATE TABLE call (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        appointment_id INTEGER NOT NULL REFERENCES appointment (id) ON DELETE CASCADE,
        at TEXT NOT NULL,
        result TEXT NOT NULL
    ) STRICT""",
    "CREATE INDEX call_appointment ON call (appointment_id)",
    """CREATE TABLE attendance (
        day TEXT NOT NULL,
        advisor_id INTEGER NOT NULL REFERENCES advisor (id),
        state TEXT NOT NULL,
        came_at TEXT,
        left_at TEXT,
        decider TEXT NOT NULL,
        note TEXT NOT NULL,
        noted_at TEXT NOT NULL,
        PRIMARY KEY (day, advisor_id)
    ) STRICT, WITHOUT ROWID""",
    "CREATE INDEX attendance_advisor ON attendance (advisor_id)",
)


def run(db: Database) -> None:
    """Say of the hours in the file what their day said of all of them, then make room for the rest."""
    for table in ("pattern", "session"):
        for id, purpose, hours, minutes, places in db.execute(
            f"SELECT id, purpose, segments, slot_minutes, places FROM {table}"
        ).fetchall():
            db.execute(
                f"UPDATE {table} SET segments = ? WHERE id = ?", (_segments(purpose, hours, minutes, places), id)
            )
    gone = ("slot_minutes", "places")
    rebuild(db, "pattern", _PATTERN, values={"every_weeks": "1", "dates": "''"}, leaving=gone)
    rebuild(db, "session", _SESSION, leaving=gone)
    for statement in _SQL:
        db.execute(statement)


def _segments(purpose: str, hours: str, minutes: int, places: int) -> str:
    """The hours '09:00-12:00 14:00-17:00' as a list, each with how people were received all day."""
    if purpose == "WORKSHOPS":
        how = {"mode": "WORKSHOP", "step": 0, "places": places}
    else:
        how = {"mode": "BY_APPOINTMENT", "step": minutes, "places": 1}
    found = [
        {"start": start, "end": end, **how, "buffer": 0, "room": ""}
        for start, end in (part.split("-") for part in hours.split())
    ]
    return json.dumps(found)
