"""Whether an open file is still the one this program left on the disk: SQLite itself goes on without looking.

A folder restored by hand while the program runs puts another file under the same name, or writes over this one: what
is written then goes to a file that nobody will open again, or into pages that no longer belong together.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from pathlib import Path
from threading import Lock, RLock
from typing import TYPE_CHECKING

from .. import files
from ..errors import FileMissing, FolderGone, Replaced, StorageTrouble, known_trouble
from .head_file import HeadFile

if TYPE_CHECKING:
    from sqlite_utils import Database

_Mark = tuple[int, ...]


class Standing:
    """What every connection of this program to one file shares: how it was left, and the head of its journal if any.

    `check` comes before each write. It compares device and inode, and on POSIX size and date of the last write:
    Windows tells the date late, and lets nobody else write into a file that is open. A log that went is seen as well.
    """

    def __init__(self, path: Path, missing: type[StorageTrouble] = FileMissing) -> None:
        self.path, self._missing = path, missing
        self.head: HeadFile | None = None
        self._log = path.with_name(path.name + "-wal")
        self._lock = Lock()
        self._changing = 0
        self._left = self._look()
        self._log_left = _whole_mark(self._log)

    def lies_elsewhere(self) -> bool:
        """Whether another file has the name: on another disk, or put there by somebody. Raises as `check` does."""
        with self._lock:
            return self._look()[1] != self._left[1]

    def check(self) -> None:
        """Raise `Replaced`, what stands for a missing file, or `FolderGone` when the file is not the one that was left.

        Called under SQLite's lock: what another thread of ours writes was remembered by then.
        """
        with self._lock:
            self._compare()
            self._log_left = _whole_mark(self._log)

    def look(self) -> None:
        """Do as `check`, without SQLite's lock: for whoever only reads."""
        with self._lock:
            self._compare()

    @contextmanager
    def changing(self) -> Iterator[None]:
        """Around whatever writes the file or its log for good: checked before, remembered after.

        Raises as `check` does, also when the file was replaced meanwhile.
        """
        with self._lock:
            self._compare()
            self._changing += 1
            before = self._left
        try:
            # Without the lock: who waits here for SQLite would keep whoever it waits for from ending.
            yield
        finally:
            with self._lock:
                self._changing -= 1
                self._left, self._log_left = self._look(), _whole_mark(self._log)
        if not _is_still(self._left[1:], before[1:]):
            raise self._replaced()

    def commit(self, db: Database) -> None:
        """End a transaction for good, then note up to which line of the journal it was; raises as `check` does."""
        reached = self.head.of(db) if self.head else None
        with self.changing():
            db.commit()
        if self.head:
            self.head.keep(reached)

    def let_go(self) -> None:
        """Nothing is written any more through any connection."""
        if self.head:
            self.head.close()
            self.head = None

    def close(self, db: Database) -> None:
        """Close what was replaced without a byte of it going into what now lies under its name.

        SQLite brings its log into a file of the same inode, whatever was written there meanwhile, and leaves the log
        of one that has moved beside its successor, which would take it up. When only the log went, its content is
        saved. Held by test_what_was_replaced_takes_no_write_and_is_left_as_it_was_put.
        """
        with self._lock, suppress(OSError, StorageTrouble):
            if self._look()[:2] != self._left[:2]:
                if _whole_mark(self._log) == self._log_left:
                    files.wipe(self._log)
                self._move_on()
        db.close()

    def _move_on(self) -> None:
        """Leave the file to its new content under another inode; at no moment is there none of that name."""
        if self._look()[1] == self._left[1]:
            draft = self.path.with_name(self.path.name + ".new")
            shutil.copy2(self.path, draft)
            files.put_in_place(draft, self.path)

    def _compare(self) -> None:
        # While another thread of ours changes the file, its size and its date say nothing. Held by
        # test_who_looks_while_the_program_brings_its_log_in_takes_it_for_no_stranger.
        first = 1 if self._changing else 0
        if not _is_still(self._look()[first:], self._left[first:]):
            raise self._replaced()

    def _replaced(self) -> Replaced:
        if self.head:
            self.head.outlive()
        return Replaced()

    def _look(self) -> tuple[_Mark, _Mark, _Mark]:
        """Size and date of the file, then what file it is, and what file its log is."""
        with known_trouble():
            mark, log = _whole_mark(self.path), _whole_mark(self._log)
        if mark is None:
            raise self._missing if self.path.parent.is_dir() else FolderGone
        return mark[2:] if os.name == "posix" else (), mark[:2], log[:2] if log else ()


def _is_still(found: tuple[_Mark, ...], left: tuple[_Mark, ...]) -> bool:
    # The log appears with the first write.
    return found[:-1] == left[:-1] and left[-1] in ((), found[-1])


def changing(db: Database) -> AbstractContextManager[None]:
    """Around a change that must go to the file that was opened; a draft has no standing: nobody else knows of it."""
    standing = of(db)
    return standing.changing() if standing else nullcontext()


def undisturbed(db: Database) -> RLock:
    """While no other thread writes through this connection; the same thread may hold it twice."""
    lock: RLock = db.lock  # type: ignore[attr-defined]
    return lock


def checked(*files: Database) -> Callable[[], None]:
    """What raises `Replaced` once one of these open files is not the one that was left; from any thread."""
    every = [standing for db in files if (standing := of(db))]

    def check() -> None:
        for standing in every:
            standing.look()

    return check


def of(db: Database) -> Standing | None:
    """What is known of this open file; None for a draft, and for a connection that only reads."""
    standing = getattr(db, "standing", None)
    return standing if isinstance(standing, Standing) else None


def follow(db: Database, data_key: bytes) -> None:
    """From now on keep the head of its journal at what this open file commits, through whatever connection."""
    standing = of(db)
    assert standing, "only an open file is followed"
    standing.head = HeadFile(standing.path.parent, data_key)
    standing.head.begin(db)


def _whole_mark(path: Path) -> _Mark | None:
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
