"""The register of destructions: what is asked, what is done, and the opaque ids of what must never come back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from desktop_app.domain.mandate.destruction import Destruction, Kind, Trigger, destruction_number

from .. import rows
from ..reception import figures, people, requests, rights_requests, transmittals

if TYPE_CHECKING:
    from sqlite_utils import Database

AT_ONCE = 500


def begin(
    db: Database,
    kind: Kind,
    trigger: Trigger,
    *,
    at: datetime,
    by: str,
    subject: str = "",
    amount: int = 1,
    not_seen_since: date | None = None,
    held_until: date | None = None,
) -> Destruction:
    """Write that this is to be destroyed, before anything is: whatever happens then, the next start finishes it."""
    number = _next_number(db, at.year)
    asked = Destruction(0, number, kind, trigger, subject, amount, at, by, not_seen_since, held_until=held_until)
    return add(db, asked)


def _next_number(db: Database, year: int) -> str:
    # A range of the index, '.' being the sign after '-': a year is read, not twenty.
    sql = "SELECT coalesce(max(CAST(substr(number, 7) AS INTEGER)), 0) FROM destruction WHERE number > ? AND number < ?"
    return destruction_number(year, 1 + rows.number(db, sql, (f"D{year}-", f"D{year}.")))


def add(db: Database, destruction: Destruction) -> Destruction:
    """Store a destruction as it is and return it with its id."""
    not_seen_since = destruction.not_seen_since
    row: dict[str, rows.Value] = {
        "number": destruction.number,
        "kind": destruction.kind.name,
        "trigger": destruction.trigger.name,
        "subject": destruction.subject,
        "amount": destruction.amount,
        "asked_at": rows.second(destruction.asked_at),
        "by": destruction.by,
        "not_seen_since": not_seen_since.isoformat() if not_seen_since else None,
        "done_at": rows.second(destruction.done_at),
        "head": destruction.head,
        "held_until": destruction.held_until.isoformat() if destruction.held_until else None,
    }
    return replace(destruction, id=rows.insert(db, "destruction", row))


def release(db: Database, destruction: Destruction) -> Destruction:
    """Let nothing hold it back any more: from here on the next start finishes it, whatever happens."""
    db.execute("UPDATE destruction SET held_until = NULL WHERE id = ?", (destruction.id,))
    return replace(destruction, held_until=None)


def aim(db: Database, destruction: Destruction, ids: Iterable[str]) -> None:
    """Write the opaque ids of what this destruction destroys: keys of bodies, or uids of people."""
    sql = "INSERT INTO destroyed (id, number) VALUES (?, ?) ON CONFLICT (id) DO NOTHING"
    db.conn.executemany(sql, [(id, destruction.number) for id in ids])


def ids_of(db: Database, number: str) -> list[str]:
    """The opaque ids that this destruction destroys."""
    return [row["id"] for row in rows.select(db, "SELECT id FROM destroyed WHERE number = ?", (number,))]


def is_known(db: Database, number: str) -> bool:
    """Whether the register holds this number."""
    return bool(rows.number(db, "SELECT EXISTS (SELECT 1 FROM destruction WHERE number = ?)", (number,)))


def get(db: Database, id: int) -> Destruction | None:
    """The destruction of this id, or None."""
    return next(iter(_found(db, "id = ?", (id,), "id")), None)


def of_number(db: Database, number: str) -> Destruction:
    """The destruction of this number, which the register must hold."""
    return _found(db, "number = ?", (number,), "id")[0]


def numbers_done(db: Database) -> list[str]:
    """The numbers of all that is done, the first one first."""
    found = rows.select(db, "SELECT number FROM destruction WHERE done_at IS NOT NULL ORDER BY id")
    return [row["number"] for row in found]


def pending(db: Database) -> list[Destruction]:
    """Those asked and not done, the first one first."""
    return _found(db, "done_at IS NULL", (), "id")


def every(db: Database, limit: int) -> list[Destruction]:
    """The last destructions asked, the newest first."""
    return _found(db, "1", (), f"id DESC LIMIT {int(limit)}")


def of_subject(db: Database, subject: str) -> Destruction | None:
    """The last destruction of what the journal calls so, such as 'mandat-12', or None."""
    return next(iter(_found(db, "subject = ? AND subject <> ''", (subject,), "id DESC LIMIT 1")), None)


def last_done(db: Database) -> str:
    """The number of the last destruction that is done, or ''."""
    row = rows.first(db, "SELECT number FROM destruction WHERE done_at IS NOT NULL ORDER BY id DESC LIMIT 1")
    return row["number"] if row else ""


def end(db: Database, destruction: Destruction) -> None:
    """Write that it is done: its amount, its `done_at` and the head of the journal."""
    row = {
        "amount": destruction.amount,
        "done_at": rows.second(destruction.done_at),
        "head": destruction.head,
    }
    rows.update(db, "destruction", row, id=destruction.id, gone="Cette destruction n’est plus au registre.")


def drop_bodies(db: Database, key_ids: Iterable[str]) -> None:
    """Take out the bodies sealed under these keys, which nobody can open any more."""
    db.conn.executemany("DELETE FROM mandate_body WHERE key_id = ?", [(id,) for id in key_ids])


def forget_people(db: Database, uids: Sequence[str]) -> int:
    """Take these people out, their visits and requests kept as figures; how many of them were still there."""
    gone = 0
    for start in range(0, len(uids), AT_ONCE):
        if ids := people.of_uids(db, uids[start : start + AT_ONCE]):
            figures.keep_of(db, ids)
            requests.forget_people(db, ids)
            transmittals.forget_people(db, ids)
            rights_requests.forget_people(db, ids)
            people.forget(db, ids)
            gone += len(ids)
    return gone


def _found(db: Database, where: str, values: Sequence[rows.Value], order: str) -> list[Destruction]:
    found = rows.select(db, f"SELECT * FROM destruction WHERE {where} ORDER BY {order}", values)
    return [
        Destruction(
            id=row["id"],
            number=row["number"],
            kind=Kind[row["kind"]],
            trigger=Trigger[row["trigger"]],
            subject=row["subject"],
            amount=row["amount"],
            asked_at=datetime.fromisoformat(row["asked_at"]),
            by=row["by"],
            not_seen_since=rows.day(row["not_seen_since"]),
            done_at=rows.moment(row["done_at"]),
            head=row["head"],
            held_until=rows.day(row["held_until"]),
        )
        for row in found
    ]
