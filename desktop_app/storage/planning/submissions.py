"""The workshops that were proposed to the partner, with each stage that they reached."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.planning.submission import Stage, StageReached, Submission

from .. import rows

if TYPE_CHECKING:
    from sqlite_utils import Database

_GONE = "Cette proposition n’est plus dans la liste."


def every(db: Database) -> list[Submission]:
    """All of them, those of the latest period first."""
    reached: dict[int, list[StageReached]] = {}
    for row in rows.select(db, "SELECT * FROM submission_step ORDER BY id"):
        reached.setdefault(row["submission_id"], []).append(_reached(row))
    found = rows.select(db, "SELECT * FROM submission ORDER BY first DESC, id DESC")
    return [_submission(row, reached[row["id"]]) for row in found]


def find(db: Database, id: int) -> Submission | None:
    """The one of this id, or None."""
    row = rows.first(db, "SELECT * FROM submission WHERE id = ?", (id,))
    steps = rows.select(db, "SELECT * FROM submission_step WHERE submission_id = ? ORDER BY id", (id,))
    return _submission(row, [_reached(each) for each in steps]) if row else None


def add(db: Database, submission: Submission) -> Submission:
    """Store it and return it with its id, a new one unless it has one."""
    added = replace(submission, id=rows.insert(db, "submission", _row(submission), id=submission.id))
    _write_steps(db, added)
    return added


def update(db: Database, submission: Submission) -> None:
    """Write what has changed, stages included; raises `OutOfDate` when it is gone."""
    rows.update(db, "submission", _row(submission), id=submission.id, gone=_GONE)
    db.execute("DELETE FROM submission_step WHERE submission_id = ?", (submission.id,))
    _write_steps(db, submission)


def remove(db: Database, id: int) -> None:
    """As if it had never been proposed."""
    rows.remove(db, "submission", id=id)


def _write_steps(db: Database, submission: Submission) -> None:
    for each in submission.reached:
        row: dict[str, rows.Value] = {
            "submission_id": submission.id,
            "stage": each.stage.name,
            "on_day": each.on.isoformat(),
            "said_by": each.by,
            "reason": each.reason,
        }
        rows.insert(db, "submission_step", row)


def _row(submission: Submission) -> dict[str, rows.Value]:
    return {
        "entry_id": submission.entry_id,
        "title": submission.title,
        "first": submission.first.isoformat(),
        "last": submission.last.isoformat(),
    }


def _reached(row: rows.Row) -> StageReached:
    return StageReached(Stage[row["stage"]], date.fromisoformat(row["on_day"]), row["said_by"], row["reason"])


def _submission(row: rows.Row, reached: list[StageReached]) -> Submission:
    first, last = date.fromisoformat(row["first"]), date.fromisoformat(row["last"])
    return Submission(row["id"], row["entry_id"], row["title"], first, last, tuple(reached))
