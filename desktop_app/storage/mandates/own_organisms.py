"""The organisms that the place added or changed, beside those that are shipped with the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop_app.domain.organism import Category, OwnOrganism

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database


def every(db: Database) -> list[OwnOrganism]:
    """All of them, by name."""
    return sorted(TABLE.found(db, "1"), key=lambda each: (each.name.casefold(), each.id))


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


TABLE = rows.Table("own_organism", _row, _organism, gone="Cet organisme n’est plus dans vos changements.")
