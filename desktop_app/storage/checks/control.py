"""Reading a file through, to know it is sound: every page authentic, every table whole, the shape ours."""

from __future__ import annotations

import hashlib
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from .. import files, rows
from ..errors import Damaged, DiskFailing, FileMissing, NotOurs, Stopped, known_trouble
from ..watch import Watch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlite_utils import Database

WHOLE = "integrity_check"
"""The pragma that looks at a file; `quick_check` sees no index that holds other rows, as after a file written over."""
_OPERATIONS_BETWEEN_TWO_LOOKS = 20_000
_PAGE = 4096
_LOGS = ("-journal", "-wal", "-shm")


def is_sound(path: Path, key: bytes, watch: Watch) -> bool:
    """Whether every page of a file that may be at work in another thread can be read and is as it was written.

    `watch` advances by twice the size of the file. Raises `Stopped`, and what has nothing to do with damage.
    """
    from .. import driver

    try:
        check_start(path, key)
        with known_trouble():
            db = driver.connect_beside(path, key)
            try:
                return _pages_are_sound(db, watch)
            finally:
                db.close()
    except (Damaged, NotOurs, FileMissing, DiskFailing):
        return False


def _pages_are_sound(db: Database, watch: Watch) -> bool:
    size = rows.number(db, "PRAGMA page_count") * rows.number(db, "PRAGMA page_size")
    with stoppable(db, watch):
        if db.execute(f"PRAGMA {WHOLE}").fetchone()[0] != "ok":
            return False
        watch.did(size)
        # Pages are read from the disk as they are: one that is being written looks damaged, and is sound again after.
        # Held by test_a_page_that_was_being_written_is_looked_at_again_and_a_damaged_one_is_not_forgiven.
        sound = any(not _some_page_is_false(db) for _ in range(3))
    watch.did(size)
    return sound


def _some_page_is_false(db: Database) -> bool:
    return bool(db.execute("PRAGMA cipher_integrity_check").fetchall())


@contextmanager
def stoppable(db: Database, watch: Watch) -> Iterator[None]:
    """Let a long query of this connection be cut short; it then raises `Stopped`."""
    from .. import driver

    db.conn.set_progress_handler(watch.stopped, _OPERATIONS_BETWEEN_TWO_LOOKS)
    try:
        yield
    except driver.OperationalError as error:
        if driver.primary_code(error) != "SQLITE_INTERRUPT":
            raise
        raise Stopped from error
    finally:
        db.conn.set_progress_handler(None, 0)


def read_through(path: Path, key: bytes, application_id: int, watch: Watch) -> None:
    """Read every page of a finished copy; raises `NotOurs` or `Damaged`, and writes nothing.

    `watch` advances by twice the size of the copy.
    """
    from .. import driver

    size = check_start(path, key)
    with known_trouble():
        db = driver.connect_to_copy(path, key)
        try:
            if rows.number(db, "PRAGMA application_id") != application_id:
                raise NotOurs
            with stoppable(db, watch):
                if db.execute(f"PRAGMA {WHOLE}").fetchone()[0] != "ok":
                    raise Damaged
                watch.did(size)
                if _some_page_is_false(db):
                    raise Damaged
            watch.did(size)
        finally:
            db.close()


def require_plain(path: Path) -> None:
    """Raise `NotOurs` when this file, or what is named as a log of it, is a folder, a pipe or a device.

    SQLite would wait for ever at the end of a pipe.
    """
    every = [path.with_name(path.name + end) for end in ("", *_LOGS)]
    if any(each.exists() and not each.is_file() for each in every):
        raise NotOurs


def check_start(path: Path, key: bytes) -> int:
    """The size of a file whose first bytes are those of this key; raises `FileMissing`, `NotOurs` or `Damaged`."""
    from .. import driver

    with known_trouble():
        if not path.exists():
            raise FileMissing
        require_plain(path)
        size = path.stat().st_size
        if not size:
            raise Damaged
        with files.opened(path) as file:
            start = file.read(driver.SALT_LENGTH)
    if start != driver.salt_of(key):
        raise NotOurs
    if size % _PAGE:
        raise Damaged
    return size


def size_of(path: Path) -> int:
    """The size of a file, 0 when it is not there."""
    return path.stat().st_size if path.exists() else 0


def digest_of(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal."""
    with known_trouble(), files.opened(path) as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
