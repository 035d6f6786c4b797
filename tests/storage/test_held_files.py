"""On Windows a scanner holds a file for a moment after it is written: that is waited for, or told in its own words."""

import errno
import re
import sys
import threading

import pytest

from desktop_app.storage import files
from desktop_app.storage.connection import checkpoint, database, head_file, standing
from desktop_app.storage.errors import (
    DiskFailing,
    DiskFull,
    FolderGone,
    HeldElsewhere,
    ReadOnly,
    StorageTrouble,
    SyncedFolder,
    known_trouble,
)
from desktop_app.storage.keys import vault
from desktop_app.storage.mandates import mandate_keys
from desktop_app.storage.reception import people
from desktop_app.storage.safekeeping import backup_keys
from tests.helpers.builders import THURSDAY, a_person
from tests.helpers.held import LOCK_VIOLATION, SHARING_VIOLATION, let_go
from tests.helpers.held import held as held_by_another
from tests.helpers.held import read as read_by_another


@pytest.fixture
def held(tmp_path):
    """A file that a reader holds open, which on Windows forbids to replace it."""
    path = tmp_path / "permanence.keys"
    path.write_bytes(b"before")
    with path.open("rb") as reader:
        yield path, reader


@pytest.fixture
def read_for_a_moment(held):
    """The same file, held for two tenths of a second; elsewhere than on Windows by Python."""
    path, reader = held

    def end():
        reader.close()
        let_go()

    with read_by_another(path):
        threading.Timer(0.2, end).start()
        yield path


def test_a_file_read_for_a_moment_by_another_is_replaced_all_the_same(read_for_a_moment):
    files.write_whole(read_for_a_moment, b"after")
    assert read_for_a_moment.read_bytes() == b"after"


def test_a_file_read_for_a_moment_by_another_is_taken_away_all_the_same(read_for_a_moment):
    files.remove(read_for_a_moment)
    files.remove(read_for_a_moment)
    assert not read_for_a_moment.exists()


@pytest.mark.skipif(sys.platform != "win32", reason="elsewhere than on Windows nobody holds the name of a file")
def test_a_file_held_for_good_is_told_and_left_as_it_was(held):
    path, _ = held
    with pytest.raises(HeldElsewhere), known_trouble():
        files.write_whole(path, b"after")
    assert path.read_bytes() == b"before" and sorted(path.parent.iterdir()) == [path]


READERS = {
    "keys": lambda folder, key: vault.accounts(folder),
    "keys beside copies": lambda folder, key: backup_keys.copy_keys(folder, key, folder / "sauvegardes"),
    "data": lambda folder, key: database.open_file(folder, key).close(),
    "mandates": lambda folder, key: mandate_keys.close(mandate_keys.open_file(folder, key)),
}
PATHS = {
    "keys": files.keys_in,
    "keys beside copies": files.keys_in,
    "data": files.data_in,
    "mandates": files.mandates_in,
}


@pytest.mark.parametrize("number", [SHARING_VIOLATION, LOCK_VIOLATION])
@pytest.mark.parametrize("what", READERS)
def test_a_file_held_for_a_moment_is_opened_all_the_same(folder, key, what, number):
    with held_by_another(PATHS[what](folder), number=number):
        threading.Timer(0.2, let_go).start()
        READERS[what](folder, key)


@pytest.mark.parametrize("what", READERS)
def test_a_file_held_for_longer_is_told_as_held_and_no_byte_of_it_changed(folder, key, what, monkeypatch):
    monkeypatch.setattr(files, "_WAITS_TO_OPEN", (0.01,))
    before = {path: path.read_bytes() for path in folder.glob("permanence.*")}
    with held_by_another(PATHS[what](folder)), pytest.raises(HeldElsewhere), known_trouble():
        READERS[what](folder, key)
    assert {path: path.read_bytes() for path in before} == before


def test_what_was_answered_for_is_not_forgotten_because_its_file_is_held_for_a_moment(folder, key):
    db = database.open_file(folder, key)
    standing.follow(db, key)
    database.close(db)
    before = head_file.read(folder, key)
    with held_by_another(files.head_in(folder)):
        threading.Timer(0.2, let_go).start()
        assert head_file.read(folder, key) == before is not None


def test_whoever_only_looked_hears_nothing_of_what_was_changed():
    def every(kind):
        return {kind}.union(*(every(below) for below in kind.__subclasses__()))

    spoken = re.compile("rien n’a été (changé|perdu|modifié)|n’est pas enregistrée", re.I)
    met = [kind("OneDrive") if kind is SyncedFolder else kind() for kind in every(StorageTrouble)]
    told = [each.to_a_reader() for each in met]
    assert not [each for each in told if spoken.search(f"{each.sentence} {each.way_out}")]
    assert len([each for each in met if spoken.search(f"{each.sentence} {each.way_out}")]) > 8
    assert [type(each) for each in told] == [type(each) for each in met]
    assert all(each.sentence.endswith((".", "?")) and each.way_out for each in told)


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


def test_what_another_thread_of_ours_writes_is_waited_for_or_told_as_held_and_never_broken_into(folder, key):
    db = database.open_file(folder, key)
    begun, may_end, done = threading.Event(), threading.Event(), threading.Event()

    def write():
        with database.writing(db):
            people.add(db, a_person("Ada"), on=THURSDAY)
            begun.set()
            assert may_end.wait(10)

    def empty():
        assert checkpoint.empty_log(db)
        done.set()

    writer = threading.Thread(target=write)
    writer.start()
    assert begun.wait(10)
    assert checkpoint.is_locked(db)
    emptier = threading.Thread(target=empty)
    emptier.start()
    assert not done.wait(0.2)
    may_end.set()
    writer.join()
    emptier.join()
    assert done.is_set() and not checkpoint.is_locked(db) and people.count(db) == 1
    database.close(db)
