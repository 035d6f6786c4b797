"""The register of copies: which were made and verified, which are gone, and how each place stands."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING

from desktop_app.domain.backup import Copy, read_name
from desktop_app.domain.nouns.frozen import frozen

from .. import rows
from .backups import Backup

if TYPE_CHECKING:
    from sqlite_utils import Database

LOCAL = "local"
"""The place beside the data; the others go by the mark of their medium."""
UNKNOWN = -1
_LATELY = 400
"""More than a week of copies, for all the places there may be."""


@frozen
class PlaceRow:
    """How a place stands: `keys_digest` and `destroyed` tell which keys lie there, `trouble` what went wrong last.

    `destroyed` is how many destructions its keys know of, `UNKNOWN` when that is to be found out.
    """

    place: str
    path: str
    verified_at: datetime | None = None
    keys_copied_at: datetime | None = None
    keys_digest: str = ""
    destroyed: int = UNKNOWN
    tried_at: datetime | None = None
    trouble: str = ""


@frozen
class Listed:
    """A copy of the register, in the place it was made in."""

    place: str
    backup: Backup


@frozen
class Control:
    """A file that was read through; `fault` is '' when it was sound."""

    what: str
    at: datetime
    fault: str


def places(db: Database) -> tuple[PlaceRow, ...]:
    """Every place that ever received a copy and was not given up, this computer first."""
    found = rows.select(db, "SELECT * FROM backup_place ORDER BY place <> 'local', place")
    return tuple(_place(row) for row in found)


def save_place(db: Database, place: PlaceRow) -> None:
    """Write how a place stands, in the place of what was written before."""
    row = asdict(place)
    row |= {name: rows.second(row[name]) for name in ("verified_at", "keys_copied_at", "tried_at")}
    marks = ", ".join(f":{name}" for name in row)
    db.execute(f"INSERT OR REPLACE INTO backup_place ({', '.join(row)}) VALUES ({marks})", row)


def forget_place(db: Database, place: str) -> None:
    """Give a place up, with the copies it was known to hold."""
    db.execute("DELETE FROM backup_place WHERE place = ?", (place,))
    db.execute("DELETE FROM backup WHERE place = ?", (place,))


def add(db: Database, place: str, backup: Backup) -> None:
    """Write that a copy was made and verified."""
    row: dict[str, rows.Value] = {
        "place": place,
        "name": backup.copy.name,
        "reason": backup.copy.reason.name,
        "made_at": rows.second(backup.copy.at),
        "size": backup.size,
        "entries": backup.entries,
        "head": backup.head,
    }
    rows.insert(db, "backup", row)


def note_gone(db: Database, place: str, copy: Copy, at: datetime) -> None:
    """Write that a copy is no longer there."""
    db.execute(
        "UPDATE backup SET gone_at = ? WHERE place = ? AND name = ? AND gone_at IS NULL",
        (rows.second(at), place, copy.name),
    )


def kept(db: Database, place: str = "") -> tuple[Listed, ...]:
    """The copies that are there, of one place or of all, the newest first."""
    sql = "SELECT * FROM backup WHERE gone_at IS NULL AND place LIKE ? ORDER BY made_at DESC, place"
    return tuple(
        Listed(row["place"], Backup(copy, row["size"], row["entries"], row["head"]))
        for row in rows.select(db, sql, (place or "%",))
        if (copy := read_name(row["name"]))
    )


def lately_made(db: Database) -> dict[str, list[Copy]]:
    """The copies that each place last received, in the order they were made in, those that are gone as well."""
    made: dict[str, list[Copy]] = {}
    for row in rows.select(db, "SELECT place, name FROM backup ORDER BY id DESC LIMIT ?", (_LATELY,)):
        if copy := read_name(row["name"]):
            made.setdefault(row["place"], []).insert(0, copy)
    return made


def add_control(db: Database, control: Control) -> None:
    """Write that a file was read through."""
    rows.insert(db, "control", {"what": control.what, "at": rows.second(control.at), "fault": control.fault})


def last_control(db: Database, what: str) -> Control | None:
    """The last time this file was read through, or None."""
    row = rows.first(db, "SELECT what, at, fault FROM control WHERE what = ? ORDER BY id DESC LIMIT 1", (what,))
    return Control(row["what"], datetime.fromisoformat(row["at"]), row["fault"]) if row else None


def _place(row: rows.Row) -> PlaceRow:
    moments = {name: rows.moment(str(row[name]) if row[name] else None) for name in _MOMENTS}
    return PlaceRow(**{**row, **moments})


_MOMENTS = ("verified_at", "keys_copied_at", "tried_at")
