"""The journal: lines that the file itself refuses to change or to take out, and that hold each other by a chain."""

from __future__ import annotations

import hmac
from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from desktop_app.domain.journal import Action, Entry, chain
from desktop_app.domain.journal.chain import Head

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

_HEAD = "SELECT count, digest, next_key FROM journal_head"
_ADD = "INSERT INTO journal (id, at, who, action, subject, detail, digest, seal) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_MOST_LINES = 10_000_000
"""Far more than a place writes: a head that says more was written to keep the reader busy."""
_MOVE_HEAD = "UPDATE journal_head SET count = ?, digest = ?, next_key = ?"


def begin(db: Database, start_key: bytes) -> None:
    """Make the journal of a new file ready for its first line; only once, inside `database.writing`."""
    sql = "INSERT INTO journal_head (id, count, digest, next_key) VALUES (1, 0, ?, ?)"
    db.execute(sql, (chain.GENESIS, chain.first_key(start_key)))


def forget_key(db: Database) -> None:
    """Blank the key of the next line, in a copy: whoever takes it cannot seal lines in the place of later ones."""
    db.execute("UPDATE journal_head SET next_key = ?", (chain.NO_KEY,))


def is_a_copy(db: Database) -> bool:
    """Whether this file is a copy that was never taken up: whoever writes in it needs the start key of the journal."""
    head = db.execute(_HEAD).fetchone()
    return head is not None and head[2] == chain.NO_KEY


def begun_with(db: Database, start_key: bytes) -> bool:
    """Whether this key is the one the journal was begun with, by the seal of its first line.

    Where that line is gone, the key of the next one tells; a copy of a journal that has no line tells nothing.
    """
    if not start_key:
        return False
    first = chain.first_key(start_key)
    line = db.execute("SELECT digest, seal FROM journal WHERE id = 1").fetchone()
    if line is not None:
        return all(isinstance(part, bytes) for part in line) and hmac.compare_digest(
            chain.seal(first, line[0]), line[1]
        )
    count, _, key = db.execute(_HEAD).fetchone() or (-1, b"", b"")
    if key == chain.NO_KEY:
        return bool(count == 0)
    return 0 <= count <= _MOST_LINES and bool(key == chain.key_after(first, count))


def take_up(db: Database, start_key: bytes) -> None:
    """Give a copy that comes back into use the key of its next line; raises `RuntimeError` without the start key."""
    count, _, key = db.execute(_HEAD).fetchone()
    if key != chain.NO_KEY:
        return
    if not start_key:
        raise RuntimeError("only the start key of the journal leads to the key of a later line")
    key = chain.key_after(chain.first_key(start_key), count)
    db.execute("UPDATE journal_head SET next_key = ?", (key,))


def write(db: Database, entry: Entry) -> None:
    """Add a line, in the transaction of what it tells; the key that seals it is then gone from the file.

    Raises `RuntimeError` outside a transaction or before `begin`: the line would be half written, or unsealed.
    """
    if not db.conn.in_transaction:
        raise RuntimeError("a line of the journal is written in the transaction of what it tells")
    execute = db.conn.execute  # a line is on the way of every gesture: nothing between it and the driver
    head = execute(_HEAD).fetchone()
    if head is None:
        raise RuntimeError("the journal was not begun")
    count, previous, key = head
    if key == chain.NO_KEY:
        raise RuntimeError("the journal of a copy goes on only once it was taken up")
    told = (entry.at.isoformat(timespec="seconds"), entry.who, entry.action.name, entry.subject, entry.detail)
    line = chain.canonical(chain.Row(count + 1, *[part.encode() for part in told]))
    digest = chain.digest(previous, line or b"")
    execute(_ADD, (count + 1, *told, digest, chain.seal(key, digest)))
    execute(_MOVE_HEAD, (count + 1, digest, chain.next_key(key)))


def head(db: Database) -> Head:
    """Where the journal stands; raises `RuntimeError` before `begin`."""
    row = rows.first(db, _HEAD)
    if row is None:
        raise RuntimeError("the journal was not begun")
    return Head(row["count"], row["digest"].hex()[:16])


def latest(db: Database, limit: int) -> list[Entry]:
    """The last lines written, the newest first."""
    found = rows.select(db, "SELECT * FROM journal ORDER BY id DESC LIMIT ?", (limit,))
    return [
        Entry(datetime.fromisoformat(row["at"]), row["who"], Action[row["action"]], row["subject"], row["detail"])
        for row in found
    ]


def ends_with(db: Database, action: Action, subjects: Collection[str], since: datetime) -> set[str]:
    """Those of these subjects to which nothing has been done after this action, itself no older than `since`."""
    asked = ", ".join("?" * len(subjects))
    # With max(), SQLite takes the other columns from the line that has it: https://sqlite.org/lang_select.html#bareagg
    found = rows.select(
        db,
        f"SELECT max(id), subject, action FROM journal WHERE at >= ? AND subject IN ({asked}) GROUP BY subject",
        (since.isoformat(timespec="seconds"), *subjects),
    )
    return {row["subject"] for row in found if row["action"] == action.name}


def begun_at(db: Database) -> datetime | None:
    """When the first line was written; None before it is, and where somebody has spoilt its date."""
    row = rows.first(db, "SELECT at FROM journal ORDER BY id LIMIT 1")
    return rows.moment_if_sound(row["at"]) if row else None
