"""What one reading has already asked of the file: the parts of a page ask for the same rows, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sqlite_utils import Database

Asked = tuple[object, ...]
Version = tuple[int, object]


class Answers(dict[Asked, Any]):
    """Of one file and one reading; `version` is that of the file before anything was asked, hence never too new."""

    def __init__(self, version: Version) -> None:
        super().__init__()
        self.version = version


def version(db: Database) -> Version:
    """How many rows were written through this connection, and what differs once another one has written."""
    return db.conn.total_changes, db.execute("PRAGMA data_version").fetchone()[0]


@contextmanager
def kept(db: Database) -> Iterator[None]:
    """While it lasts, what was asked is not asked of the file again, unless something is written meanwhile.

    For whoever holds the file undisturbed: another thread that writes would be seen too late.
    """
    if db.answers is not None:  # type: ignore[attr-defined]
        yield
        return
    db.answers = Answers(version(db))  # type: ignore[attr-defined]
    try:
        yield
    finally:
        db.answers = None  # type: ignore[attr-defined]


def of(db: Database) -> Answers | None:
    """What is known by now; None outside of a reading, and in a transaction, of which all may still be undone."""
    known: Answers | None = getattr(db, "answers", None)
    if known is None or db.conn.in_transaction:
        return None
    if known.version[0] != db.conn.total_changes:
        known.clear()
        known.version = version(db)
    return known
