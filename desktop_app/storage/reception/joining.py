"""Two rows of people become one, and two again: whatever points at the one that goes points at the one that stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person

from .. import rows
from . import people

if TYPE_CHECKING:
    from sqlite_utils import Database


_UIDS = "SELECT uid FROM joined_person"


@frozen
class Taken:
    """What it takes to part them again: the row that is gone, the days of the one that stays, and what came over.

    `known_as` are the opaque ids of files that had been joined to it before.
    """

    row: rows.Row
    days: rows.Row
    came: tuple[tuple[str, tuple[int, ...]], ...]
    known_as: tuple[str, ...]


def join(db: Database, kept: Person, gone_id: int) -> Taken:
    """Have `kept` stay, as given, with all that the other held, and remove the other; how to part them."""
    row = rows.first(db, "SELECT * FROM person WHERE id = ?", (gone_id,))
    days = rows.first(db, "SELECT added_on, last_on FROM person WHERE id = ?", (kept.id,))
    assert row and days
    came = tuple((table, _ids(db, table, gone_id)) for table in people.HELD_BY)
    known_as = [each["uid"] for each in rows.select(db, f"{_UIDS} WHERE person_id = ?", (gone_id,))]
    for table, ids in came:
        _give(db, table, ids, kept.id)
    db.execute("UPDATE joined_person SET person_id = ? WHERE person_id = ?", (kept.id, gone_id))
    people.remove(db, gone_id)
    db.execute("INSERT INTO joined_person (uid, person_id) VALUES (?, ?)", (row["uid"], kept.id))
    people.update(db, kept)
    first, last = min(days["added_on"], row["added_on"]), max(days["last_on"], row["last_on"])
    db.execute("UPDATE person SET added_on = ?, last_on = ? WHERE id = ?", (first, last, kept.id))
    return Taken(row, days, came, tuple(known_as))


def still_holds(db: Database, kept_id: int, taken: Taken) -> bool:
    """Whether all that came over is still there."""
    return all({*ids} <= {*_ids(db, table, kept_id)} for table, ids in taken.came)


def part(db: Database, kept: Person, taken: Taken) -> None:
    """Two rows again, with their own ids: `kept` as it was before, the other with what it had brought."""
    gone_id = int(taken.row["id"] or 0)
    people.update(db, kept)
    rows.insert(db, "person", taken.row)
    db.execute("DELETE FROM joined_person WHERE uid = ?", (taken.row["uid"],))
    for uid in taken.known_as:
        db.execute("UPDATE joined_person SET person_id = ? WHERE uid = ?", (gone_id, uid))
    for table, ids in taken.came:
        _give(db, table, ids, gone_id)
    # The days that the file keeps by itself followed what was given back.
    days = (taken.days["added_on"], taken.days["last_on"], kept.id)
    db.execute("UPDATE person SET added_on = ?, last_on = ? WHERE id = ?", days)


def _ids(db: Database, table: str, person_id: int) -> tuple[int, ...]:
    found = rows.select(db, f"SELECT id FROM {table} WHERE person_id = ? ORDER BY id", (person_id,))
    return tuple(row["id"] for row in found)


def _give(db: Database, table: str, ids: tuple[int, ...], person_id: int) -> None:
    for id in ids:
        db.execute(f"UPDATE {table} SET person_id = ? WHERE id = ?", (person_id, id))
