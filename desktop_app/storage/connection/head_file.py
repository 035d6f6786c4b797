"""Up to which line of the journal this program has answered « c’est noté », kept apart from the lines themselves.

The data may lose their last gestures and open without a word: SQLite drops the end of a log from the first wrong byte
on, and an older file opens like any other. This small file is written and flushed after each commit, so that a crash
leaves it behind, never ahead: where it is ahead, lines are missing.

Nobody waits for that flush, 30 to 150 ms of an old disk: it has a thread of its own. What a power cut within them
leaves behind is one gesture whose loss would not be seen, were the log to lose it as well.
"""

from __future__ import annotations

import hmac
import os
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Lock, Thread
from typing import TYPE_CHECKING

from desktop_app.domain.journal import chain
from desktop_app.domain.nouns.frozen import frozen

from .. import files, rows
from ..journal import journal

if TYPE_CHECKING:
    from sqlite_utils import Database

_MARK = b"PERMHEAD"
_BLOCK = 4096
"""Each of the two records has a block of the disk to itself: a write cut short spoils the one it was replacing."""
_LENGTH = len(_MARK) + 8 + 8 + 32 + 32
_flush = getattr(os, "fdatasync", os.fsync)


@frozen
class Record:
    """That so many lines were answered for; `proof` stands for the digest of the last, which nobody reads from it."""

    turn: int
    count: int
    proof: bytes


@frozen
class Reached:
    """How far the journal of a file goes, against what was answered for.

    `expected` lines were answered for and are not all there as they were; None when nothing is missing. `copied` says
    that the file is a copy put there by hand, and `last_at` is the moment of its last line.
    """

    count: int
    last_at: datetime | None = None
    copied: bool = False
    expected: int | None = None


def reached(db: Database, folder: Path, data_key: bytes) -> Reached:
    """Look at the journal of this file before it is opened; raises nothing for a head that is not there or spoilt."""
    count = rows.number(db, "SELECT coalesce((SELECT count FROM journal_head), 0)")
    last = rows.first(db, "SELECT at FROM journal ORDER BY id DESC LIMIT 1")
    record = read(folder, data_key)
    expected = record.count if record and not _holds(db, record, data_key) else None
    return Reached(count, rows.moment_if_sound(last["at"]) if last else None, journal.is_a_copy(db), expected)


def _holds(db: Database, record: Record, data_key: bytes) -> bool:
    line = rows.first(db, "SELECT digest FROM journal WHERE id = ?", (record.count,))
    digest = line["digest"] if line else chain.GENESIS if not record.count else b""
    return hmac.compare_digest(_proof(data_key, record.count, digest), record.proof)


def read(folder: Path, data_key: bytes) -> Record | None:
    """The newest record that is whole and of this data key; None when there is none."""
    path = files.head_in(folder)
    try:
        content = files.patiently(path.read_bytes) if path.is_file() else b""
    except OSError:
        return None
    found = (_read(content[start : start + _LENGTH], data_key) for start in (0, _BLOCK))
    return max(filter(None, found), key=lambda record: record.turn, default=None)


def forget(folder: Path) -> None:
    """Before the program itself puts another file in place: the next opening begins anew, and accuses nobody."""
    files.remove(files.head_in(folder))


class HeadFile:
    """The open head of a folder. Nothing it meets on the disk is raised: a gesture that is done stays done.

    `_kept` is how many lines were handed over, `_turn` the last record that was written.
    """

    def __init__(self, folder: Path, data_key: bytes) -> None:
        self._path, self._key = files.head_in(folder), data_key
        self._lock = Lock()
        self._found = record = read(folder, data_key)
        self._turn = record.turn if record else 0
        self._kept = record.count if record else -1
        self._last = b""
        self._wanted: tuple[int, bytes] | None = None
        self._writes: Thread | None = None
        self._file = -1
        self._open()

    def begin(self, db: Database) -> None:
        """From now on the journal of this file is the one that counts, wherever it stands.

        Where that was answered for already, the disk has it: somebody waits for the day.
        """
        self._kept = -1
        head = self.of(db)
        if head and self._found and (head[0], _proof(self._key, *head)) == (self._found.count, self._found.proof):
            self._kept, self._last = head[0], _written(self._found, self._key)
        else:
            self.keep(head)

    def of(self, db: Database) -> tuple[int, bytes] | None:
        """Where the journal stands in the transaction under way; None when no line was added since the last time."""
        head: tuple[int, bytes] | None = db.conn.execute("SELECT count, digest FROM journal_head").fetchone()
        return head if head and head[0] != self._kept else None

    def keep(self, head: tuple[int, bytes] | None) -> None:
        """Have it written that the journal was answered for up to here, once that is on the disk; `wait` for it.

        From any thread: what comes late, behind what another has handed over, is left out.
        """
        with self._lock:
            if head is None or head[0] <= self._kept:
                return
            self._kept, self._wanted = head[0], head
            if self._writes is None:
                # No daemon: the end of the program waits for it.
                self._writes = Thread(target=self._write_newest, name="head")
                self._writes.start()

    def wait(self) -> None:
        """Block until all that was handed over is on the disk."""
        with self._lock:
            writes = self._writes
        if writes is not None:
            writes.join()

    def _write_newest(self) -> None:
        while True:
            with self._lock:
                head, self._wanted = self._wanted, None
                if head is None:
                    self._writes = None
                    return
                self._turn += 1
                self._last = _written(Record(self._turn, head[0], _proof(self._key, *head)), self._key)
            self._write(self._last)

    def outlive(self) -> None:
        """Something else has put its files in this folder: leave there what was answered for, for the next start."""
        self.close()
        with self._lock, suppress(OSError):
            if self._last:
                files.write_whole(self._path, self._last.ljust(_BLOCK, b"\0") + self._last)
            self._open()

    def close(self) -> None:
        """Let go of the file, once all is written."""
        self.wait()
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def _open(self) -> None:
        with suppress(OSError):
            if not self._path.exists() or self._path.is_file():
                how = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
                self._file = files.patiently(partial(os.open, self._path, how, 0o600))

    def _write(self, content: bytes) -> None:
        with suppress(OSError):
            if self._file >= 0:
                os.lseek(self._file, _BLOCK * (self._turn % 2), os.SEEK_SET)
                os.write(self._file, content)
                _flush(self._file)


def _written(record: Record, data_key: bytes) -> bytes:
    content = _MARK + record.turn.to_bytes(8, "big") + record.count.to_bytes(8, "big") + record.proof
    return content + _keyed(data_key, b"record", content)


def _read(content: bytes, data_key: bytes) -> Record | None:
    if len(content) < _LENGTH or not content.startswith(_MARK):
        return None
    record = Record(int.from_bytes(content[8:16], "big"), int.from_bytes(content[16:24], "big"), content[24:56])
    return record if hmac.compare_digest(_written(record, data_key), content) else None


def _proof(data_key: bytes, count: int, digest: bytes) -> bytes:
    return _keyed(data_key, b"line", count.to_bytes(8, "big") + digest)


def _keyed(data_key: bytes, what: bytes, content: bytes) -> bytes:
    return hmac.digest(data_key, b"permanence.head " + what + b"\0" + content, "sha256")
