"""The workshops that were proposed to the partner, with each stage that they reached."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.planning.submission import Stage, StageReached, Submission

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database


def every(db: Database) -> list[Submission]:
    """All of them, those of the latest period first."""
    return TABLE.found(db, "1 ORDER BY first DESC, id DESC")


def _row(submission: Submission) -> dict[str, rows.Value]:
    return {
        "entry_id": submission.entry_id,
        "title": submission.title,
        "first": submission.first.isoformat(),
        "last": submission.last.isoformat(),
    }


def _steps(submission: Submission) -> Iterator[dict[str, rows.Value]]:
    for each in submission.reached:
        yield {"stage": each.stage.name, "on_day": each.on.isoformat(), "said_by": each.by, "reason": each.reason}


def _submission(row: rows.Row, steps: Sequence[rows.Row]) -> Submission:
    reached = (
        StageReached(Stage[each["stage"]], date.fromisoformat(each["on_day"]), each["said_by"], each["reason"])
        for each in steps
    )
    first, last = date.fromisoformat(row["first"]), date.fromisoformat(row["last"])
    return Submission(row["id"], row["entry_id"], row["title"], first, last, tuple(reached))


_STEPS = rows.Parts("submission_step", "submission_id", "id", _steps)
TABLE = rows.Table("submission", _row, _submission, gone="Cette proposition n’est plus dans la liste.", parts=_STEPS)
