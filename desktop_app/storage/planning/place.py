"""The places of the site: the first, at the head of whatever names no other, and those where advisors also go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.place import MAIN, OtherPlace, Place, PlaceKind

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

_GONE = "Ce lieu n’est plus dans la liste."


def load(db: Database) -> Place | None:
    """The first place, or None before the assistant has asked for it."""
    row = rows.first(db, "SELECT * FROM place WHERE id = 1")
    return _place(row) if row else None


def save(db: Database, place: Place) -> None:
    """Write the first place, over the earlier one if any."""
    rows.save_only(db, "place", {**_row(place), "active": 1})


def others(db: Database) -> list[OtherPlace]:
    """The other places, those that are no longer used included, in the order they were added."""
    found = rows.select(db, "SELECT * FROM place WHERE id > 1 ORDER BY id")
    return [OtherPlace(row["id"], _place(row), bool(row["active"])) for row in found]


def by_id(db: Database) -> dict[int, Place]:
    """Every place by id; the first is also what `MAIN` stands for."""
    found = {row["id"]: _place(row) for row in rows.select(db, "SELECT * FROM place ORDER BY id")}
    return {MAIN: found[1], **found} if 1 in found else found


def add(db: Database, place: Place) -> int:
    """Store another place and return its id."""
    return rows.insert(db, "place", {**_row(place), "active": 1})


def update(db: Database, other: OtherPlace) -> None:
    """Write what has changed; raises `OutOfDate` when the place is gone."""
    rows.update(db, "place", {**_row(other.place), "active": int(other.active)}, id=other.id, gone=_GONE)


def _row(place: Place) -> dict[str, rows.Value]:
    return {
        "label": place.label,
        "kind": place.kind.name,
        "commune": place.commune,
        "street": place.street,
        "postcode": place.postcode,
        "phone": place.phone,
    }


def _place(row: rows.Row) -> Place:
    return Place(PlaceKind[row["kind"]], row["commune"], row["street"], row["postcode"], row["phone"], row["label"])
