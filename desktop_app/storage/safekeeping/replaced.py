"""The file a restore takes out: kept among the copies, without the key that seals the next line of its journal.

With that key a thief would seal the later lines of the file that came in its place under other authors.
"""

from __future__ import annotations

import os
from io import FileIO
from pathlib import Path

from desktop_app.domain.journal.chain import NO_KEY

from .. import files, rows
from ..checks import control
from ..connection import database
from ..connection.checkpoint import empty_log
from ..copies import copying
from ..errors import Damaged, NotOurs, known_trouble
from ..journal import journal

LOGS = ("-wal", "-shm")
HEAD_PAGE = 34
"""Where the head of the journal has lain since the first version: what says so may itself be damaged."""
_KEPT = ("", "-wal")
_PAGE, _LOG_HEADER, _FRAME_HEADER = 4096, 32, 24


def keep(path: Path, place: Path, name: str) -> None:
    """Give the file and its log, which nobody has open, a second name in the place of copies."""
    for end in _KEPT:
        if control.size_of(path.with_name(path.name + end)):
            _link_or_copy(path.with_name(path.name + end), place, name + end)


def _link_or_copy(path: Path, place: Path, name: str) -> None:
    """A second name for the file, which costs no room and cannot be half done; a copy where there are no such names."""
    try:
        os.link(path, place / name)
    except OSError:
        copying.duplicate(path, place, name=name)


def drop(path: Path) -> None:
    """Take a kept file and its log away, with noughts over what nothing else names; raises OSError."""
    for end in _KEPT:
        files.wipe(path.with_name(path.name + end))


def forget_key(path: Path, data_key: bytes) -> None:
    """Blank the key of the next line in a kept file that has no other name, whatever state it is in; cheap once done.

    Where SQLite cannot change the file any more, noughts take the place of the page that holds the key, in its log as
    well. A file that does not begin as ours is left as it is. Raises the troubles of the disk.
    """
    from .. import driver

    with known_trouble():
        try:
            control.check_start(path, data_key)
            if not _is_forgotten(path, data_key):
                _forget(path, data_key)
        except NotOurs:
            return
        except (Damaged, driver.OperationalError):
            if control.size_of(path):
                _cut_out(path)


def _is_forgotten(path: Path, key: bytes) -> bool:
    from .. import driver

    if control.size_of(path.with_name(path.name + "-wal")):
        return False
    with known_trouble():
        db = driver.connect_to_copy(path, key)
        try:
            row = rows.first(db, "SELECT next_key FROM journal_head")
        finally:
            db.close()
    return row is None or row["next_key"] == NO_KEY


def _forget(path: Path, key: bytes) -> None:
    from .. import driver

    with known_trouble():
        db = driver.connect(path, key)
        try:
            with database.writing(db):
                journal.forget_key(db)
            empty_log(db)
        finally:
            db.close()


def _cut_out(path: Path) -> None:
    log, at = path.with_name(path.name + "-wal"), (HEAD_PAGE - 1) * _PAGE
    with path.open("r+b", buffering=0) as file:
        if control.size_of(path) > at:
            _write_noughts(file, at)
        os.fsync(file.fileno())
    if not log.is_file():
        return
    with log.open("r+b", buffering=0) as file:
        for frame in range(_LOG_HEADER, control.size_of(log), _FRAME_HEADER + _PAGE):
            file.seek(frame)
            if int.from_bytes(file.read(4), "big") == HEAD_PAGE:
                _write_noughts(file, frame + _FRAME_HEADER)
        os.fsync(file.fileno())


def _write_noughts(file: FileIO, at: int) -> None:
    file.seek(at)
    file.write(bytes(_PAGE))
