"""What was lent to the place, what went back included."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.planning.loan import Loan

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database


def every(db: Database) -> list[Loan]:
    """Every loan, by its first day."""
    return TABLE.found(db, "1 ORDER BY first, id")


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


TABLE = rows.Table("loan", _row, _loan, gone="Ce prêt n’est plus dans la liste.")
