"""The end of its mandate stands beside the service's original: what is due is counted without reading the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database

_SQL = (
    "ALTER TABLE mandate_paper ADD COLUMN ended_on TEXT",
    "UPDATE mandate_paper SET ended_on ="
    " (SELECT substr(ended_at, 1, 10) FROM mandate WHERE mandate.id = mandate_paper.id)",
    "CREATE INDEX mandate_paper_ended ON mandate_paper (years, ended_on)"
    " WHERE returned_on IS NULL AND elimination_id IS NULL",
    "CREATE INDEX mandate_paper_to_file ON mandate_paper (id)"
    " WHERE returned_on IS NULL AND elimination_id IS NULL AND place = ''",
)


def run(db: Database) -> None:
    """Each original takes the day its mandate ended on."""
    for statement in _SQL:
        db.execute(statement)
