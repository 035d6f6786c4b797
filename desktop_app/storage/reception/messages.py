"""The messages left for advisors, by day; those about somebody go with them."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from desktop_app.domain.reception.message import Message

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

_BY_DAY = " ORDER BY day, id"


def unread(db: Database, until: date) -> list[Message]:
    """Those for the days up to this one that nobody has read, in order of day."""
    return TABLE.found(db, "read_at IS NULL AND day <= ?" + _BY_DAY, (until.isoformat(),))


def of_day(db: Database, day: date) -> list[Message]:
    """Those for this date, read or not."""
    return TABLE.found(db, "day = ?" + _BY_DAY, (day.isoformat(),))


def of_person(db: Database, person_id: int) -> list[Message]:
    """Those about this person, read or not."""
    return TABLE.found(db, "person_id = ?" + _BY_DAY, (person_id,))


_OLD = "day < CASE WHEN read_at IS NULL THEN ? ELSE ? END"


def forget(db: Database, read: date, unread: date) -> None:
    """Forget those for the days before the first date that were read, and those before the other one that were not."""
    db.execute(f"DELETE FROM message WHERE {_OLD}", (unread.isoformat(), read.isoformat()))


def count_old(db: Database, read: date, unread: date) -> int:
    """How many `forget` would forget."""
    values = unread.isoformat(), read.isoformat()
    return rows.number(db, f"SELECT count(*) FROM message WHERE {_OLD}", values)


def _message(row: rows.Row) -> Message:
    return Message(
        row["id"],
        row["advisor_id"],
        date.fromisoformat(row["day"]),
        row["text"],
        datetime.fromisoformat(row["left_at"]),
        row["left_by"],
        row["person_id"] or 0,
        rows.moment(row["read_at"]),
    )


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


TABLE = rows.Table("message", _row, _message, gone="Ce message n’existe plus.")
get, add, update, remove = TABLE.get, TABLE.add, TABLE.update, TABLE.remove
