"""A convention that ends before its term says by what right, on which letter and after how long."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_SQL = (
    "ALTER TABLE convention ADD COLUMN ending TEXT",
    "ALTER TABLE convention ADD COLUMN letter_on TEXT",
    "ALTER TABLE convention ADD COLUMN delay_count INTEGER CHECK (delay_count > 0)",
    "ALTER TABLE convention ADD COLUMN delay_months INTEGER CHECK (delay_months IN (0, 1))",
    "ALTER TABLE convention ADD COLUMN article TEXT NOT NULL DEFAULT ''",
)


def run(db: Database) -> None:
    """Of those that were closed before nobody said it."""
    for statement in _SQL:
        db.execute(statement)
