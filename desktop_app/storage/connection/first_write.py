"""The first write of an opening, which reaches the disk with the next one: somebody waits for the day."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sqlite_utils import Database


def begins_a_log(path: Path) -> bool:
    """Whether what is written next in this file begins a log of its own, since a crash has left none."""
    log = path.with_name(path.name + "-wal")
    return not log.exists() or not log.stat().st_size


@contextmanager
def flushed_with_the_next(db: Database) -> Iterator[None]:
    """Wait for no flush: the next transaction waits for its own, of the same log, and what is cut short is not read.

    Only for what `begins_a_log`. One that begins anew over older lines has its header flushed first, or a power cut
    could have those played again. And only for a page: SQLite brings a log of a thousand into the file, which wants its
    flushes in order (test_the_first_write_of_an_opening_is_a_page_and_never_has_the_log_brought_into_the_file).
    """
    db.execute("PRAGMA synchronous=OFF")
    try:
        yield
    finally:
        db.execute("PRAGMA synchronous=FULL")
