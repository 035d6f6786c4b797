"""What was lent to the place, what went back included."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.planning.loan import Loan

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

_GONE = "Ce prêt n’est plus dans la liste."


def every(db: Database) -> list[Loan]:
    """Every loan, by its first day."""
    return [_loan(row) for row in rows.select(db, "SELECT * FROM loan ORDER BY first, id")]


def get(db: Database, id: int) -> Loan | None:
    """The loan of this id, or None."""
    row = rows.first(db, "SELECT * FROM loan WHERE id = ?", (id,))
    return _loan(row) if row else None


def add(db: Database, loan: Loan) -> Loan:
    """Store it and return it with its id, a new one unless it has one."""
    return replace(loan, id=rows.insert(db, "loan", _row(loan), id=loan.id))


def update(db: Database, loan: Loan) -> None:
    """Write what has changed; raises `OutOfDate` when it is gone."""
    rows.update(db, "loan", _row(loan), id=loan.id, gone=_GONE)


def remove(db: Database, id: int) -> None:
    """As if it had never been lent."""
    rows.remove(db, "loan", id=id)


def _row(loan: Loan) -> dict[str, rows.Value]:
    return {
        "words": loan.words,
        "first": loan.first.isoformat(),
        "last": loan.last.isoformat(),
        "storage": loan.storage,
        "returned_on": rows.iso(loan.returned_on),
        "machines": loan.machines,
        "lent_out": int(loan.lent_out),
    }


def _loan(row: rows.Row) -> Loan:
    return Loan(
        id=row["id"],
        words=row["words"],
        first=date.fromisoformat(row["first"]),
        last=date.fromisoformat(row["last"]),
        storage=row["storage"],
        returned_on=rows.day(row["returned_on"]),
        machines=row["machines"],
        lent_out=bool(row["lent_out"]),
    )
