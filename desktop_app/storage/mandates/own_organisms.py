"""The organisms that the place added or changed, beside those that are shipped with the program."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop_app.domain.organism import Category, OwnOrganism

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

_GONE = "Cet organisme n’est plus dans vos changements : la liste vient d’être relue."


def every(db: Database) -> list[OwnOrganism]:
    """All of them, by name."""
    found = [_organism(row) for row in rows.select(db, "SELECT * FROM own_organism")]
    return sorted(found, key=lambda each: (each.name.casefold(), each.id))


def get(db: Database, id: int) -> OwnOrganism | None:
    """The one of this id, or None."""
    row = rows.first(db, "SELECT * FROM own_organism WHERE id = ?", (id,))
    return _organism(row) if row else None


def add(db: Database, own: OwnOrganism) -> OwnOrganism:
    """Store it and return it with its id, a new one unless it has one."""
    return replace(own, id=rows.insert(db, "own_organism", _row(own), id=own.id))


def update(db: Database, own: OwnOrganism) -> None:
    """Write what has changed; raises `OutOfDate` when it is gone."""
    rows.update(db, "own_organism", _row(own), id=own.id, gone=_GONE)


def remove(db: Database, id: int) -> None:
    """As if it had never been added or changed."""
    rows.remove(db, "own_organism", id=id)


def _row(own: OwnOrganism) -> dict[str, rows.Value]:
    return {
        "name": own.name,
        "shipped": own.shipped,
        "category": own.category.name if own.category else None,
        "procedures": "\n".join(own.procedures),
        "data": "\n".join(own.data),
        "note": own.note,
        "left_out": "\n".join(sorted(own.left_out)),
        "hidden": int(own.hidden),
    }


def _organism(row: rows.Row) -> OwnOrganism:
    return OwnOrganism(
        id=row["id"],
        name=row["name"],
        shipped=row["shipped"],
        category=Category[row["category"]] if row["category"] else None,
        procedures=tuple(row["procedures"].splitlines()),
        data=tuple(row["data"].splitlines()),
        note=row["note"],
        left_out=frozenset(row["left_out"].splitlines()),
        hidden=bool(row["hidden"]),
    )
