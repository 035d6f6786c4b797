"""The log emptied for good: until then, what was deleted still stands in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from .. import files, rows
from ..errors import HeldElsewhere, known_trouble
from .standing import changing, undisturbed

if TYPE_CHECKING:
    from sqlite_utils import Database

PATIENCE = 250
"""Milliseconds to wait for a reader: the agent stands at the counter, and the next start tries again."""
_HEADER = 32


def empty_log(db: Database) -> bool:
    """Bring the log into the file, where deleted rows are overwritten, write noughts over it and cut it to nothing.

    False while a reader holds an older picture of the file: the deleted rows are then still in the log.
    """
    with known_trouble(), undisturbed(db), changing(db), _patience(db, PATIENCE):
        seen = rows.number(db, "PRAGMA data_version")
        return _brought_in(db, "RESTART") and _overwritten(db, seen) and _brought_in(db, "TRUNCATE")


@contextmanager
def unwaited(db: Database) -> Iterator[None]:
    """Around a transaction that waits for no flush of its own: the next one of this file brings it to the disk.

    Nothing is promised until then: a power cut leaves it not made, and it is made again. Inside another transaction it
    is that one's to say.
    """
    with undisturbed(db):
        whole = not db.conn.in_transaction
        if whole:
            db.execute("PRAGMA synchronous=NORMAL")
        try:
            yield
        finally:
            if whole:
                db.execute("PRAGMA synchronous=FULL")


def is_locked(db: Database) -> bool:
    """Whether somebody else writes in this open file, or another program holds it, at this moment; waits for nobody.

    True as well while another thread of ours writes: what it does is its own transaction, in which none can begin.
    """
    lock = undisturbed(db)
    if not lock.acquire(blocking=False):
        return True
    try:
        with known_trouble(), _patience(db, 0):
            db.execute("BEGIN IMMEDIATE")
            db.rollback()
    except HeldElsewhere:
        return True
    finally:
        lock.release()
    return False


def _brought_in(db: Database, how: str) -> bool:
    blocked, _, _ = db.execute(f"PRAGMA wal_checkpoint({how})").fetchone()
    return not blocked


def _overwritten(db: Database, seen: int) -> bool:
    """Write noughts over a log of which nothing is needed any more; False when somebody writes in it, or has since."""
    log = Path(f"{db.execute('PRAGMA database_list').fetchone()[2]}-wal")
    if not log.is_file() or not log.stat().st_size:
        return True
    # The lock of who writes: until it is given back nobody adds to the log, and those who read do so in the file.
    # Held by test_nothing_is_overwritten_that_was_written_meanwhile.
    try:
        with known_trouble():
            db.execute("BEGIN IMMEDIATE")
    except HeldElsewhere:
        return False
    try:
        if rows.number(db, "PRAGMA data_version") != seen:
            return False
        with log.open("r+b", buffering=0) as file:
            # Its header alone first: a power cut amid the noughts would have SQLite play again what stands before them
            # (https://sqlite.org/fileformat2.html#walformat), as in
            # test_a_power_cut_amid_the_noughts_brings_no_earlier_page_back.
            file.write(bytes(_HEADER))
            os.fsync(file.fileno())
            files.blank(file)
    finally:
        db.rollback()
    return True


@contextmanager
def _patience(db: Database, milliseconds: int) -> Iterator[None]:
    before = rows.number(db, "PRAGMA busy_timeout")
    db.execute(f"PRAGMA busy_timeout={milliseconds}")
    try:
        yield
    finally:
        db.execute(f"PRAGMA busy_timeout={before}")
