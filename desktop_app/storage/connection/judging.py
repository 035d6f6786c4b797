"""A file looked at before it is opened to be written: whatever it is refused for, not a byte was changed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from .. import files
from ..checks.control import size_of
from ..journal import journal

if TYPE_CHECKING:
    from sqlite_utils import Database

APART = ".examen"
"""The folder, inside the data folder, where a file is looked at with its log."""


@contextmanager
def as_it_lies(path: Path, key: bytes) -> Iterator[Database]:
    """The file, and what the log beside it adds, to read.

    A log stays after a kill. Closing the file would bring it in, and opening it to read would write its index: both
    are read under second names, which take no room, in a folder apart that leaves with the block
    (test_a_file_with_a_log_is_looked_at_under_a_second_name_and_not_copied). A copy is made
    without a log: one that lies beside it is of the file that was there before, and is left out.
    """
    from .. import driver

    if not size_of(_log_of(path)) or _is_a_copy(path, key):
        db = driver.connect_to_copy(path, key)
        try:
            yield db
        finally:
            db.close()
        return
    with _apart(path) as second:
        db = driver.connect_to_read(second, key)
        try:
            yield db
        finally:
            db.close()


def _is_a_copy(path: Path, key: bytes) -> bool:
    from .. import driver

    try:
        db = driver.connect_to_copy(path, key)
    except driver.Error:
        return False
    try:
        return journal.is_a_copy(db)
    except driver.Error:  # without its log a file may well lack pages, and the keys of the mandates have no journal
        return False
    finally:
        db.close()


@contextmanager
def _apart(path: Path) -> Iterator[Path]:
    apart = path.parent / APART
    files.wipe_folder(apart)
    try:
        apart.mkdir(mode=0o700)
        second = apart / path.name
        for each, again in ((path, second), (_log_of(path), _log_of(second))):
            _name_again(each, again)
        yield second
    finally:
        files.wipe_folder(apart)


def _name_again(path: Path, second: Path) -> None:
    try:
        os.link(path, second)
    except OSError:
        # A disk that knows no second names, as most sticks. Held by
        # test_where_a_file_has_one_name_only_it_is_looked_at_in_a_copy_that_goes.
        shutil.copyfile(path, second)


def _log_of(path: Path) -> Path:
    return path.with_name(path.name + "-wal")
