"""What is kept of files that were joined, as long as the person is in the file."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from desktop_app.domain.reception.joined import Joined

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

_COUNTS = ("appointments", "reminders", "walk_ins", "requests", "messages", "elsewhere")


def add(db: Database, joined: Joined) -> Joined:
    """Store it and return it with its id."""
    row: dict[str, rows.Value] = {
        "person_id": joined.person_id,
        "kept_number": joined.kept_number,
        "gone_number": joined.gone_number,
        "kept_name": joined.kept_name,
        "gone_name": joined.gone_name,
        "at": rows.second(joined.at),
        "account": joined.by,
        **{name: getattr(joined, name) for name in _COUNTS},
        "mandates": "\n".join(joined.mandates),
    }
    return replace(joined, id=rows.insert(db, "joining", row, id=joined.id))


def of_person(db: Database, person_id: int) -> list[Joined]:
    """What was joined to this file, the first one first."""
    found = rows.select(db, "SELECT * FROM joining WHERE person_id = ? ORDER BY id", (person_id,))
    return [
        Joined(
            row["id"],
            row["person_id"],
            row["kept_number"],
            row["gone_number"],
            row["kept_name"],
            row["gone_name"],
            datetime.fromisoformat(row["at"]),
            row["account"],
            mandates=tuple(row["mandates"].split()),
            **{name: row[name] for name in _COUNTS},
        )
        for row in found
    ]


def remove(db: Database, id: int) -> None:
    """As if nothing had been joined."""
    rows.remove(db, "joining", id=id)
