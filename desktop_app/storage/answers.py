"""What one reading has already asked of the file: the parts of a page ask for the same rows, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite_utils import Database

Asked = tuple[object, ...]


class Answers(dict[Asked, Any]):
    """Of one file and one reading; `changes` is how many rows had been written through its connection by then."""

    def __init__(self, changes: int) -> None:
        super().__init__()
        self.changes = changes


@contextmanager
def kept(db: Database) -> Iterator[None]:
    """While it lasts, what was asked is not asked of the file again, unless something is written meanwhile.

    For whoever holds the file undisturbed: another thread that writes would be seen too late.
    """
    if db.answers is not None:  # type: ignore[attr-defined]
        yield
        return
    db.answers = Answers(db.conn.total_changes)  # type: ignore[attr-defined]
    try:
        yield
    finally:
        db.answers = None  # type: ignore[attr-defined]


def of(db: Database) -> dict[Asked, Any] | None:
    """What is known by now; None outside of a reading, and in a transaction, of which all may still be undone."""
    known: Answers | None = getattr(db, "answers", None)
    if known is None or db.conn.in_transaction:
        return None
    if known.changes != db.conn.total_changes:
        known.clear()
        known.changes = db.conn.total_changes
    return known
