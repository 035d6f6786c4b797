"""The place that hosts the advisors: one row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.place import Place, PlaceKind

from . import rows

if TYPE_CHECKING:
    from sqlite_utils import Database


def load(db: Database) -> Place | None:
    """The place, or None before the assistant has asked for it."""
    row = rows.first(db, "SELECT * FROM place")
    if row is None:
        return None
    return Place(PlaceKind[row["kind"]], row["commune"], row["street"], row["postcode"], row["phone"])


def save(db: Database, place: Place) -> None:
    """Write the place, over the earlier one if any."""
    row = {"kind": place.kind.name, "commune": place.commune, "street": place.street}
    rows.save_only(db, "place", {**row, "postcode": place.postcode, "phone": place.phone})
