"""The messages left for advisors, by day; those about somebody go with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from desktop_app.domain.errors import OutOfDate
from desktop_app.domain.reception.message import Message

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

_GONE = "Ce message n’existe plus."


def get(db: Database, id: int) -> Message:
    """The message of this id; raises `OutOfDate` when there is none."""
    found = _found(db, "id = ?", (id,))
    if not found:
        raise OutOfDate(_GONE)
    return found[0]


def add(db: Database, message: Message) -> Message:
    """Store the message and return it with its id."""
    return replace(message, id=rows.insert(db, "message", _row(message), id=message.id))


def update(db: Database, message: Message) -> None:
    """Write what has changed; raises `OutOfDate` when the message is gone."""
    rows.update(db, "message", _row(message), id=message.id, gone=_GONE)


def remove(db: Database, id: int) -> None:
    """As if nobody had left it."""
    rows.remove(db, "message", id=id)


def unread(db: Database, until: date) -> list[Message]:
    """Those for the days up to this one that nobody has read, in order of day."""
    return _found(db, "read_at IS NULL AND day <= ?", (until.isoformat(),))


def of_day(db: Database, day: date) -> list[Message]:
    """Those for this date, read or not."""
    return _found(db, "day = ?", (day.isoformat(),))


def of_person(db: Database, person_id: int) -> list[Message]:
    """Those about this person, read or not."""
    return _found(db, "person_id = ?", (person_id,))


_OLD = "day < CASE WHEN read_at IS NULL THEN ? ELSE ? END"


def forget(db: Database, read: date, unread: date) -> None:
    """Forget those for the days before the first date that were read, and those before the other one that were not."""
    db.execute(f"DELETE FROM message WHERE {_OLD}", (unread.isoformat(), read.isoformat()))


def count_old(db: Database, read: date, unread: date) -> int:
    """How many `forget` would forget."""
    values = unread.isoformat(), read.isoformat()
    return rows.number(db, f"SELECT count(*) FROM message WHERE {_OLD}", values)


def _found(db: Database, where: str, values: Sequence[rows.Value]) -> list[Message]:
    found = rows.select(db, f"SELECT * FROM message WHERE {where} ORDER BY day, id", values)
    return [
        Message(
            row["id"],
            row["advisor_id"],
            date.fromisoformat(row["day"]),
            row["text"],
            datetime.fromisoformat(row["left_at"]),
            row["left_by"],
            row["person_id"] or 0,
            rows.moment(row["read_at"]),
        )
        for row in found
    ]


def _row(message: Message) -> dict[str, rows.Value]:
    return {
        "advisor_id": message.advisor_id,
        "day": message.day.isoformat(),
        "text": message.text,
        "left_at": rows.second(message.left_at),
        "left_by": message.left_by,
        "person_id": message.person_id or None,
        "read_at": rows.second(message.read_at),
    }
