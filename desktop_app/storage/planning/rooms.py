"""The rooms of the places, as somebody described them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.place import MAIN
from desktop_app.domain.planning import Room

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

_FIRST = 1
"""The id in the file of the place that `MAIN` stands for."""


def every(db: Database) -> list[Room]:
    """Every room, place after place, by name."""
    return sorted(TABLE.found(db, "1"), key=lambda each: (each.place_id, each.name.casefold(), each.id))


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


TABLE = rows.Table("room", _row, _room, gone="Cette salle n’est plus dans la liste.")
find, get, add, update, remove = TABLE.find, TABLE.get, TABLE.add, TABLE.update, TABLE.remove
