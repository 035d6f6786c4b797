"""One program to a file: a lock of the operating system beside it, released even by a crash."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path
from typing import NamedTuple

LOCK_NAME = "permanence.lock"
# Windows forbids reading a locked byte: the byte locked lies far behind what is written.
_LOCKED_BYTE = 1 << 30
_LONGEST_NOTE = 512
_WAITS = (0.01, 0.03, 0.1, 0.3, 0.6)


class Holder(NamedTuple):
    """Who holds the file open, as far as they could write it: empty text or 0 when unknown."""

    pid: int = 0
    host: str = ""
    user: str = ""


class AlreadyOpen(Exception):
    """Another program holds this file; `holder` says which."""

    def __init__(self, holder: Holder) -> None:
        super().__init__("the file is open elsewhere")
        self.holder = holder


@contextmanager
def only_one(folder: Path) -> Iterator[None]:
    """Hold the lock of the file in `folder` while the block runs.

    Raises AlreadyOpen when another program holds it, OSError when the folder cannot be written.
    """
    with _opened(folder / LOCK_NAME) as note:
        if not _take_patiently(note):
            raise AlreadyOpen(_read(note))
        try:
            _write(note, _myself())
            yield
        finally:
            # Whoever finds the file held later must not take us for its holder
            # (test_a_lock_that_nobody_of_ours_holds_is_waited_for).
            with suppress(OSError):
                note.truncate(0)
            _give_back(note)


def _take_patiently(note: FileIO) -> bool:
    for wait in _WAITS:
        if _take(note):
            return True
        if _read(note) != Holder():
            return False
        # No program of ours has written who it is, or not yet: a scanner lets go in a moment.
        time.sleep(wait)
    return _take(note)


def _opened(path: Path) -> FileIO:
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    # Unbuffered, so that what is written is there for the next program to read
    # (test_a_second_program_is_told_who_holds_the_file).
    return os.fdopen(descriptor, "r+b", buffering=0)


def _myself() -> Holder:
    user = os.environ.get("USERNAME") or os.environ.get("USER") or ""
    return Holder(pid=os.getpid(), host=_host(), user=user)


def _write(note: FileIO, holder: Holder) -> None:
    text = f"{holder.pid}\n{holder.host}\n{holder.user}\n"
    note.seek(0)
    note.truncate(0)
    note.write(text.encode())


def _read(note: FileIO) -> Holder:
    """Whatever can be understood: the other program may be writing, or be none of ours."""
    try:
        note.seek(0)
        pid, host, user = note.read(_LONGEST_NOTE).decode().splitlines()
        return Holder(int(pid), host, user)
    except (OSError, ValueError):
        return Holder()


if sys.platform == "win32":
    import msvcrt

    def _host() -> str:
        return os.environ.get("COMPUTERNAME", "")

    def _take(note: FileIO) -> bool:
        note.seek(_LOCKED_BYTE)
        try:
            msvcrt.locking(note.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _give_back(note: FileIO) -> None:
        note.seek(_LOCKED_BYTE)
        msvcrt.locking(note.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _host() -> str:
        return os.uname().nodename

    def _take(note: FileIO) -> bool:
        # flock, not lockf: a POSIX lock would be lost as soon as anything else in this program closed the file
        # (man 2 fcntl; test_the_same_program_cannot_open_it_twice).
        try:
            fcntl.flock(note, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _give_back(note: FileIO) -> None:
        fcntl.flock(note, fcntl.LOCK_UN)
