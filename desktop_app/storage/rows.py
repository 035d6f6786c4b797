"""Rows in and out of the file: frozen column names, ISO dates, and refusal of a row that is gone.

Table and column names come from the constants of this folder only, never from what was typed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, ClassVar, Generic, Protocol, TypeVar

from desktop_app.domain.errors import OutOfDate
from desktop_app.domain.nouns.frozen import frozen

from . import answers
from .errors import known_trouble

if TYPE_CHECKING:
    from sqlite_utils import Database

Row = Mapping[str, Any]
Value = str | int | None


def select(db: Database, sql: str, values: Sequence[Value] = ()) -> Sequence[Row]:
    """Every row of a query, by column name."""
    known, asked = answers.of(db), (sql, *values)
    if known is not None and asked in known:
        found: Sequence[Row] = known[asked]
        return found
    with known_trouble():
        cursor = db.execute(sql, tuple(values))
        names = [column[0] for column in cursor.description]
        found = [dict(zip(names, row, strict=True)) for row in cursor]
    if known is not None:
        known[asked] = found
    return found


def first(db: Database, sql: str, values: Sequence[Value] = ()) -> Row | None:
    """The first row of a query, or None."""
    return next(iter(select(db, sql, values)), None)


def number(db: Database, sql: str, values: Sequence[Value] = ()) -> int:
    """The only cell of a query that counts."""
    with known_trouble():
        return int(db.execute(sql, tuple(values)).fetchone()[0])


def insert(db: Database, table: str, row: Mapping[str, Value], *, id: int = 0) -> int:
    """Add a row and return its id: a new one, or the given one for a row that comes back by an undo."""
    kept = {"id": id, **row} if id else row
    cursor = db.execute(f"INSERT INTO {table} ({', '.join(kept)}) VALUES ({_marks(kept)})", tuple(kept.values()))
    return int(cursor.lastrowid or 0)


def update(db: Database, table: str, row: Mapping[str, Value], *, id: int, gone: str) -> None:
    """Change a row; raises `OutOfDate` with the sentence `gone` when it is not there any more."""
    settings = ", ".join(f"{name} = ?" for name in row)
    if db.execute(f"UPDATE {table} SET {settings} WHERE id = ?", (*row.values(), id)).rowcount != 1:
        raise OutOfDate(gone)


def save_only(db: Database, table: str, row: Mapping[str, Value]) -> None:
    """Write the one row of a table that has only one."""
    kept = {"id": 1, **row}
    settings = ", ".join(f"{name} = excluded.{name}" for name in row)
    sql = f"INSERT INTO {table} ({', '.join(kept)}) VALUES ({_marks(kept)}) ON CONFLICT (id) DO UPDATE SET {settings}"
    db.execute(sql, tuple(kept.values()))


def remove(db: Database, table: str, *, id: int) -> None:
    """Delete a row; nothing happens when it is already gone."""
    db.execute(f"DELETE FROM {table} WHERE id = ?", (id,))


class Kept(Protocol):
    """A frozen dataclass with an id, 0 until it is stored."""

    __dataclass_fields__: ClassVar[dict[str, Any]]

    @property
    def id(self) -> int:
        """The id of its row."""


T = TypeVar("T", bound=Kept)


@frozen
class Parts(Generic[T]):
    """A second table, whose rows belong to one of the first: the column `owner` says to which."""

    name: str
    owner: str
    order: str
    written: Callable[[T], Iterable[Mapping[str, Value]]]


@frozen
class Table(Generic[T]):
    """Things of one kind, a row each: `written` makes a row of a thing, without its id, `read` a thing of a row.

    Where they have `parts`, `read` takes the rows of these as well, in their order. `gone` is the sentence for one that
    is not there any more.
    """

    name: str
    written: Callable[[T], Mapping[str, Value]]
    read: Callable[..., T]
    gone: str
    parts: Parts[T] | None = None

    def found(self, db: Database, where: str, values: Sequence[Value] = ()) -> list[T]:
        """Those that answer to this condition, which may end with an order."""
        found = select(db, f"SELECT * FROM {self.name} WHERE {where}", values)
        if self.parts is None or not found:
            return [self.read(row) for row in found]
        owner, held = self.parts.owner, dict[int, list[Row]]()
        sql = f"SELECT * FROM {self.parts.name} WHERE {owner} IN ({_marks(found)}) ORDER BY {self.parts.order}"
        for part in select(db, sql, [row["id"] for row in found]):
            held.setdefault(part[owner], []).append(part)
        return [self.read(row, held.get(row["id"], ())) for row in found]

    def find(self, db: Database, id: int) -> T | None:
        """The one of this id, or None."""
        return next(iter(self.found(db, "id = ?", (id,))), None)

    def get(self, db: Database, id: int) -> T:
        """The one of this id; raises `OutOfDate` when it is gone."""
        if found := self.find(db, id):
            return found
        raise OutOfDate(self.gone)

    def add(self, db: Database, thing: T) -> T:
        """Store it and return it with its id: a new one, or its own when it comes back by an undo."""
        added = replace(thing, id=insert(db, self.name, self.written(thing), id=thing.id))
        self._write_parts(db, added)
        return added

    def update(self, db: Database, thing: T) -> None:
        """Write what has changed; raises `OutOfDate` when it is gone."""
        update(db, self.name, self.written(thing), id=thing.id, gone=self.gone)
        if self.parts:
            db.execute(f"DELETE FROM {self.parts.name} WHERE {self.parts.owner} = ?", (thing.id,))
            self._write_parts(db, thing)

    def remove(self, db: Database, id: int) -> None:
        """As if it had never been noted."""
        remove(db, self.name, id=id)

    def _write_parts(self, db: Database, thing: T) -> None:
        if self.parts:
            for part in self.parts.written(thing):
                insert(db, self.parts.name, {self.parts.owner: thing.id, **part})


def _marks(values: Sequence[object] | Mapping[str, Value]) -> str:
    """'?, ?, ?' for as many values."""
    return ", ".join("?" * len(values))


def minute(at: datetime) -> str:
    """'2025-11-27T09:00', for the hours of a day."""
    return at.isoformat(timespec="minutes")


def second(at: datetime | None) -> str | None:
    """'2025-11-27T09:00:12', for the moment something was done."""
    return at.isoformat(timespec="seconds") if at else None


def moment(text: str | None) -> datetime | None:
    """The moment stored, or None."""
    return datetime.fromisoformat(text) if text else None


def moment_if_sound(text: str | None) -> datetime | None:
    """The same; None as well where somebody has spoilt it, which the check of the journal tells."""
    try:
        return moment(text)
    except ValueError:
        return None


def day(text: str | None) -> date | None:
    """The date stored, or None."""
    return date.fromisoformat(text) if text else None


def iso(day: date | None) -> str | None:
    """'2025-11-27' as it is stored, or None."""
    return day.isoformat() if day else None


def hour(text: str | None) -> time | None:
    """The hour stored as '08:45', or None."""
    return time.fromisoformat(text) if text else None


def written_hour(at: time | None) -> str | None:
    """'08:45' as it is stored, or None."""
    return f"{at:%H:%M}" if at else None
