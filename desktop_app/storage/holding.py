"""Whether another program holds one of our files at this moment, asked of the system without waiting for it."""

import sys
from io import FileIO
from pathlib import Path

from . import files

_LOCKED_BY_SQLITE = (1 << 30, 512)
"""Where SQLite takes its locks, and how many bytes: a program that locks the whole file has them too."""


def keys_are_held(folder: Path) -> bool:
    """Whether the key file of a folder is held; raises nothing for one that is not there or not ours to read."""
    return _is_held(files.keys_in(folder), locking=False)


def is_held(folder: Path) -> bool:
    """Whether any file of a folder is held or locked.

    For a folder that nobody has open here: on POSIX, closing a file gives back every lock that this program has on it.
    """
    return keys_are_held(folder) or any(_is_held(where(folder), locking=True) for where in _OPENED)


_OPENED = (files.data_in, files.mandates_in)


def _is_held(path: Path, *, locking: bool) -> bool:
    try:
        with FileIO(path, "r+b") as file:
            return locking and not _can_lock(file)
    except OSError as error:
        return files.is_held(error)


if sys.platform == "win32":
    import msvcrt

    def _can_lock(file: FileIO) -> bool:
        at, length = _LOCKED_BY_SQLITE
        try:
            for how in (msvcrt.LK_NBLCK, msvcrt.LK_UNLCK):
                file.seek(at)
                msvcrt.locking(file.fileno(), how, length)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _can_lock(file: FileIO) -> bool:
        at, length = _LOCKED_BY_SQLITE
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, length, at)
        except OSError:
            return False
        return True
