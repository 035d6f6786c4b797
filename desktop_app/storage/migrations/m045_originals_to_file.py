"""Which originals without a place are over their term is counted along one index, and not original by original."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_SQL = (
    "DROP INDEX mandate_paper_to_file",
    "CREATE INDEX mandate_paper_to_file ON mandate_paper (years, ended_on)"
    " WHERE returned_on IS NULL AND elimination_id IS NULL AND place = ''",
)


def run(db: Database) -> None:
    """The index is made anew; no row is touched."""
    for statement in _SQL:
        db.execute(statement)
