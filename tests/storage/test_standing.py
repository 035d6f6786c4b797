"""A file replaced or written over while it is open: the next write says so, and what lies there is left as it is."""

import shutil
import threading

import pytest

from desktop_app.storage import driver, files
from desktop_app.storage.connection import database, standing
from desktop_app.storage.errors import FileMissing, FolderGone, Replaced
from desktop_app.storage.mandates import mandate_keys
from desktop_app.storage.reception import people
from tests.helpers import builders, head

KEY_ID = "0123456789abcdef0123456789abcdef"


class Data:
    """The data, and one thing to write in them."""

    where = staticmethod(files.data_in)

    @staticmethod
    def open(folder, keys):
        return database.open_file(folder, keys.data)

    @staticmethod
    def write(db, keys):
        with database.writing(db):
            people.add(db, builders.a_person("Ada"), on=builders.THURSDAY)

    @staticmethod
    def count(db):
        return people.count(db)


class Wrapped:
    """The keys of the mandates, and one thing to write in them."""

    where = staticmethod(files.mandates_in)

    @staticmethod
    def open(folder, keys):
        return mandate_keys.open_file(folder, keys.data)

    @staticmethod
    def write(db, keys):
        mandate_keys.draw(db, keys, f"{len(mandate_keys.ids(db)):032x}")

    @staticmethod
    def count(db):
        return len(mandate_keys.ids(db))


BOTH = pytest.mark.parametrize("kind", [Data, Wrapped])


def by_another_file(older, path):
    """As a tool that writes beside and renames, such as rsync."""
    shutil.copy(older, path.with_name("draft"))
    path.with_name("draft").replace(path)


def in_place(older, path):
    """As cp."""
    path.write_bytes(older.read_bytes())


HOW = pytest.mark.parametrize("how", [by_another_file, in_place])


@pytest.fixture
def older(tmp_path, folder):
    """The folder as it was before."""
    return shutil.copytree(folder, tmp_path / "older")


def everything(folder):
    """All but what SQLite makes anew for itself."""
    head.kept()
    return {path.name: path.read_bytes() for path in folder.glob("permanence.*") if not path.name.endswith("-shm")}


@BOTH
@HOW
def test_what_was_replaced_takes_no_write_and_is_left_as_it_was_put(folder, keys, older, kind, how):
    db, path = kind.open(folder, keys), kind.where(folder)
    kind.write(db, keys)
    how(kind.where(older), path)
    for _ in range(2):
        with pytest.raises(Replaced):
            kind.write(db, keys)
    database.close(db)
    assert path.read_bytes() == kind.where(older).read_bytes()
    again = kind.open(folder, keys)
    assert kind.count(again) == 0
    kind.write(again, keys)
    database.close(again)


@BOTH
@HOW
def test_a_log_that_came_with_it_is_kept(folder, keys, older, kind, how):
    source = kind.open(older, keys)
    kind.write(source, keys)
    db, path = kind.open(folder, keys), kind.where(folder)
    for _ in range(3):
        kind.write(db, keys)
    for end in ("", "-wal"):
        how(kind.where(older).with_name(path.name + end), path.with_name(path.name + end))
    before = everything(folder)
    with pytest.raises(Replaced):
        kind.write(db, keys)
    database.close(db)
    assert everything(folder) == before
    again = kind.open(folder, keys)
    assert kind.count(again) == 1
    database.close(again)
    database.close(source)


@BOTH
def test_a_log_thrown_away_is_seen(folder, keys, kind):
    db = kind.open(folder, keys)
    kind.write(db, keys)
    kind.where(folder).with_name(kind.where(folder).name + "-wal").unlink()
    with pytest.raises(Replaced):
        kind.write(db, keys)
    database.close(db)


@HOW
def test_what_is_replaced_in_the_middle_of_a_gesture_is_not_answered_as_done(folder, keys, older, db, how):
    with pytest.raises(Replaced), database.writing(db):
        people.add(db, builders.a_person("Ada"), on=builders.THURSDAY)
        how(files.data_in(older), files.data_in(folder))
    assert people.count(db) == 0


def test_a_file_or_a_folder_that_went_is_named_and_work_goes_on_when_it_is_back(folder, keys, db, tmp_path):
    for path, trouble in ((files.data_in(folder), FileMissing), (folder, FolderGone)):
        path.rename(tmp_path / "away")
        with pytest.raises(trouble):
            Data.write(db, keys)
        (tmp_path / "away").rename(path)
        Data.write(db, keys)


def test_what_the_program_itself_writes_is_never_taken_for_a_stranger(folder, keys, db):
    """A thousand pages in the log have SQLite write the file by itself; so does a second connection, and a reader."""
    before = files.data_in(folder).stat().st_mtime_ns
    for rank in range(60):
        with database.writing(db):
            for each in range(40):
                people.add(db, builders.a_person(f"Nom{rank}-{each}", "x" * 900), on=builders.THURSDAY)
    assert files.data_in(folder).stat().st_mtime_ns != before
    reader = driver.connect_beside(files.data_in(folder), keys.data)
    assert people.count(reader) == 2400
    reader.close()

    def beside():
        again = database.open_again(db, keys.data)
        for rank in range(30):
            with database.writing(again):
                for each in range(40):
                    people.add(again, builders.a_person(f"Autre{rank}-{each}", "x" * 900), on=builders.THURSDAY)
        again.close()

    thread = threading.Thread(target=beside)
    thread.start()
    for _ in range(30):
        Data.write(db, keys)
    thread.join()
    assert people.count(db) == 2400 + 1200 + 30


def test_a_checkpoint_that_fails_half_way_accuses_nobody(folder, keys, db, monkeypatch):
    from desktop_app.storage.connection import checkpoint

    Data.write(db, keys)
    reader = driver.connect_beside(files.data_in(folder), keys.data)
    reader.execute("BEGIN")
    assert people.count(reader) == 1
    Data.write(db, keys)
    assert not checkpoint.empty_log(db)
    reader.close()
    Data.write(db, keys)
    assert people.count(db) == 3


@HOW
def test_a_reader_of_ours_brings_nothing_into_what_was_put_there(folder, keys, db, older, how):
    """The copy of the day and the control open the file by its name, in another thread, and may be the last to go."""
    Data.write(db, keys)
    how(files.data_in(older), files.data_in(folder))
    reader = driver.connect_beside(files.data_in(folder), keys.data)
    people.count(reader)
    reader.close()
    assert files.data_in(folder).read_bytes() == files.data_in(older).read_bytes()
    with pytest.raises(Replaced):
        Data.write(db, keys)
    database.close(db)
    assert database.judge(folder, keys.data).count == 0


def test_who_looks_while_the_program_brings_its_log_in_takes_it_for_no_stranger(folder, keys, db):
    """A list is read in another thread while the log of what was written goes into the file."""
    with database.writing(db):
        for rank in range(40):
            people.add(db, builders.a_person(f"Nom{rank}", "x" * 900), on=builders.THURSDAY)
    look, before = standing.checked(db), files.data_in(folder).stat().st_size
    with standing.changing(db):
        db.execute("PRAGMA wal_checkpoint").fetchall()
        assert files.data_in(folder).stat().st_size > before
        look()
    look()
