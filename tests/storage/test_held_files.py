"""On Windows a scanner holds a file for a moment after it is written: that is waited for, or told in its own words."""

import errno
import sys
import threading

import pytest

from desktop_app.storage import files
from desktop_app.storage.errors import (
    DiskFailing,
    DiskFull,
    FolderGone,
    HeldElsewhere,
    ReadOnly,
    StorageTrouble,
    known_trouble,
)


@pytest.fixture
def held(tmp_path):
    """A file that a reader holds open, which on Windows forbids to replace it."""
    path = tmp_path / "permanence.keys"
    path.write_bytes(b"before")
    with path.open("rb") as reader:
        yield path, reader


def test_a_file_read_for_a_moment_by_another_is_replaced_all_the_same(held):
    path, reader = held
    threading.Timer(0.2, reader.close).start()
    files.write_whole(path, b"after")
    assert path.read_bytes() == b"after"


def test_a_file_read_for_a_moment_by_another_is_taken_away_all_the_same(held):
    path, reader = held
    threading.Timer(0.2, reader.close).start()
    files.remove(path)
    files.remove(path)
    assert not path.exists()


@pytest.mark.skipif(sys.platform != "win32", reason="elsewhere than on Windows nobody holds the name of a file")
def test_a_file_held_for_good_is_told_and_left_as_it_was(held):
    path, _ = held
    with pytest.raises(HeldElsewhere), known_trouble():
        files.write_whole(path, b"after")
    assert path.read_bytes() == b"before" and sorted(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        (5, ReadOnly),
        (19, ReadOnly),
        (21, DiskFailing),
        (23, DiskFailing),
        (32, HeldElsewhere),
        (33, HeldElsewhere),
        (39, DiskFull),
        (112, DiskFull),
        (123, FolderGone),
        (206, FolderGone),
        (1117, DiskFailing),
        (1167, DiskFailing),
        (1295, DiskFull),
    ],
)
def test_what_windows_says_is_named(number, trouble):
    with pytest.raises(StorageTrouble) as told, known_trouble():
        raise _of_windows(number)
    assert type(told.value) is trouble


def _of_windows(number):
    """The error as Windows' Python makes it; elsewhere with the errno that it would have there."""
    if sys.platform == "win32":
        return OSError(None, "refused", None, number)
    as_errno = {112: errno.ENOSPC, 206: errno.ENOENT}.get(number, errno.EACCES if number < 37 else errno.EINVAL)
    error = OSError(as_errno, "refused")
    error.winerror = number
    return error
