"""The rooms of the places, as somebody described them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.place import MAIN
from desktop_app.domain.planning import Room

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

_GONE = "Cette salle n’est plus dans la liste."
_FIRST = 1
"""The id in the file of the place that `MAIN` stands for."""


def every(db: Database) -> list[Room]:
    """Every room, place after place, by name."""
    found = [_room(row) for row in rows.select(db, "SELECT * FROM room")]
    return sorted(found, key=lambda each: (each.place_id, each.name.casefold(), each.id))


def get(db: Database, id: int) -> Room | None:
    """The room of this id, or None."""
    row = rows.first(db, "SELECT * FROM room WHERE id = ?", (id,))
    return _room(row) if row else None


def add(db: Database, room: Room) -> Room:
    """Store it and return it with its id, a new one unless it has one."""
    return replace(room, id=rows.insert(db, "room", _row(room), id=room.id))


def update(db: Database, room: Room) -> None:
    """Write what has changed; raises `OutOfDate` when it is gone."""
    rows.update(db, "room", _row(room), id=room.id, gone=_GONE)


def remove(db: Database, id: int) -> None:
    """Forget what was said of it; the days that were held there keep its name."""
    rows.remove(db, "room", id=id)


def _row(room: Room) -> dict[str, rows.Value]:
    return {
        "place_id": room.place_id or _FIRST,
        "name": room.name,
        "seats": room.seats,
        "accessible": int(room.accessible),
        "confidential": int(room.confidential),
        "internet": int(room.internet),
    }


def _room(row: rows.Row) -> Room:
    return Room(
        id=row["id"],
        place_id=MAIN if row["place_id"] == _FIRST else row["place_id"],
        name=row["name"],
        seats=row["seats"],
        accessible=bool(row["accessible"]),
        confidential=bool(row["confidential"]),
        internet=bool(row["internet"]),
    )
