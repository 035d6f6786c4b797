"""Opening a file that is none of ours, damaged, newer, protected or gone: its own trouble, and not a byte changed."""

import os
import random
import shutil
import sqlite3  # noqa: TID251 - to make a plain file, such as any other program leaves
import sys
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from desktop_app.storage import driver, files, migrations
from desktop_app.storage.connection import database, judging
from desktop_app.storage.errors import (
    AlreadyThere,
    Damaged,
    DiskFull,
    FileMissing,
    FolderGone,
    HeldElsewhere,
    NotOurs,
    ReadOnly,
    TooNew,
)
from desktop_app.storage.reception import people
from tests.helpers import builders

from .rights import protected


@contextmanager
def _untouched(folder):
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    yield
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def _refuses(folder, key, trouble):
    with _untouched(folder), pytest.raises(trouble):
        database.open_file(folder, key)


@pytest.fixture
def path(folder):
    return files.data_in(folder)


@pytest.mark.parametrize("content", [b"x", b"Bonjour\n" * 1000, bytes(8192), random.Random(1).randbytes(8192)])
def test_garbage_is_none_of_ours(folder, key, path, content):
    path.write_bytes(content)
    _refuses(folder, key, NotOurs)


def test_a_plain_sqlite_file_is_none_of_ours(folder, key, path):
    path.unlink()
    with closing(sqlite3.connect(path)) as plain:
        plain.execute("CREATE TABLE person (last_name)")
    _refuses(folder, key, NotOurs)


def test_the_file_of_another_place_is_none_of_ours(folder, key, path, tmp_path):
    other = tmp_path / "other"
    database.close(database.create(other, bytes(32)))
    shutil.copy(files.data_in(other), path)
    _refuses(folder, key, NotOurs)


def test_another_key_opens_nothing(folder):
    _refuses(folder, b"k" * 32, NotOurs)


def test_an_encrypted_file_of_another_program_is_none_of_ours(folder, key, db):
    db.execute("PRAGMA application_id=7")
    database.close(db)
    _refuses(folder, key, NotOurs)


def test_a_folder_in_place_of_the_file_is_none_of_ours(folder, key, path):
    path.unlink()
    path.mkdir()
    with pytest.raises(NotOurs):
        database.open_file(folder, key)


def test_an_empty_file_is_damaged(folder, key, path):
    path.write_bytes(b"")
    _refuses(folder, key, Damaged)


@pytest.fixture
def some_pages(db, path):
    with database.writing(db):
        for rank in range(300):
            people.add(db, builders.a_person(f"Nom{rank}"), on=builders.THURSDAY)
    database.close(db)
    return path.read_bytes()


@pytest.mark.parametrize("seed", range(20))
def test_one_flipped_bit_anywhere_is_damage(folder, key, path, some_pages, seed):
    drawn, bad = random.Random(seed), bytearray(some_pages)
    at = 16 + drawn.randrange(4080) if seed < 5 else drawn.randrange(4096, len(bad))
    bad[at] ^= 1 << drawn.randrange(8)
    path.write_bytes(bad)
    _refuses(folder, key, Damaged)


@pytest.mark.parametrize("kept", [100, 4096, 4097, 3 * 4096, 0.5, -16])
def test_a_file_cut_short_is_damage(folder, key, path, some_pages, kept):
    length = int(len(some_pages) * kept) if isinstance(kept, float) else kept
    path.write_bytes(some_pages[:length])
    _refuses(folder, key, Damaged)


def test_damage_found_later_is_told_and_not_taken_for_a_bug(folder, key, path, some_pages, monkeypatch):
    monkeypatch.setattr(database, "CHECKED_WHEN_OPENED", 0)
    bad = bytearray(some_pages)
    for page in range(4096 * 2, len(bad), 4096):
        bad[page + 100] ^= 1
    path.write_bytes(bad)
    with pytest.raises(Damaged):
        opened = database.open_file(folder, key)
        with closing(opened.conn), database.writing(opened):
            people.listing(opened)


def test_a_log_cut_short_under_an_open_file_is_damage(folder, db, path):
    def add_people():
        with database.writing(db):
            for rank in range(200):
                people.add(db, builders.a_person(f"Nom{rank}", "x" * 600), on=builders.THURSDAY)

    add_people()
    log = path.with_name(f"{path.name}-wal")
    os.truncate(log, log.stat().st_size // 2)
    # As with a file that is larger than what is kept of it in memory.
    db.execute("PRAGMA cache_size=5")
    db.execute("PRAGMA shrink_memory")
    with pytest.raises(Damaged):
        add_people()


def test_a_newer_file_is_told_and_not_opened(folder, key, db):
    row = {"migration_set": "permanence", "name": "m999_later", "applied_at": "2030-01-01"}
    db["_sqlite_migrations"].insert(row)
    assert migrations.unknown(db) == {"m999_later"}
    database.close(db)
    _refuses(folder, key, TooNew)


def test_what_is_missing_is_told_apart(folder, key, path, tmp_path):
    path.unlink()
    _refuses(folder, key, FileMissing)
    with pytest.raises(FolderGone):
        database.open_file(tmp_path / "nowhere", key)
    assert not (tmp_path / "nowhere").exists()


def test_a_protected_file_is_told(folder, key, path):
    with protected(path):
        _refuses(folder, key, ReadOnly)


def test_a_protected_folder_is_told(folder, key):
    with protected(folder):
        _refuses(folder, key, ReadOnly)


def test_a_file_that_may_not_even_be_read_is_told(folder, key, path):
    path.chmod(0)
    with protected(folder), pytest.raises(ReadOnly):
        database.open_file(folder, key)


def test_a_folder_protected_while_open_is_told_and_loses_nothing(folder, key, db, path):
    ada = builders.stored_person(db)
    database.close(db)
    opened = database.open_file(folder, key)
    opened.execute("PRAGMA query_only=ON")
    with pytest.raises(ReadOnly), database.writing(opened):
        people.add(opened, builders.a_person("Bob"), on=builders.THURSDAY)
    assert people.listing(opened) == [ada]
    opened.close()


def test_a_file_held_by_another_is_told(folder, key, db, monkeypatch):

    monkeypatch.setattr(driver, "_PRAGMAS", (*driver._PRAGMAS, "busy_timeout=20"))
    with database.writing(db), pytest.raises(HeldElsewhere):
        database.open_file(folder, key)


def test_nothing_is_ever_created_over_data(folder, key):
    with _untouched(folder), pytest.raises(AlreadyThere):
        database.create(folder, key)


def test_a_creation_cut_short_leaves_no_file_and_can_be_done_again(tmp_path, monkeypatch):
    def fails(db):
        db.execute("CREATE TABLE half (id INTEGER) STRICT")
        raise OSError(28, "no space left")

    with monkeypatch.context() as patch:
        patch.setattr(migrations, "apply", fails)
        with pytest.raises(DiskFull):
            database.create(tmp_path / "new", b"k" * 32)
    assert not files.data_in(tmp_path / "new").exists()
    opened = database.create(tmp_path / "new", b"k" * 32)
    assert "half" not in opened.table_names()
    database.close(opened)
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["permanence.db"]


def test_a_bug_is_left_as_it_is(db):

    with pytest.raises(driver.OperationalError, match="no such table"), database.writing(db):
        db.execute("SELECT * FROM nowhere")
    with pytest.raises(OSError, match="odd"), database.writing(db):
        raise OSError("odd")


def test_only_a_log_that_begins_with_the_opening_lets_its_first_write_wait_for_the_next(folder, key, db, monkeypatch):
    waited = []
    monkeypatch.setattr(migrations, "apply", lambda db: waited.append(_waits(db)))
    database.open_file(folder, key).close()
    builders.stored_person(db)
    again = database.open_file(folder, key)
    assert waited == [True, True], "beside a log that may hold older lines its header is flushed first"
    again.close()
    database.close(db)
    alone = database.open_file(folder, key)
    assert waited[2:] == [False] and _waits(alone)
    database.close(alone)


def test_the_first_write_of_an_opening_is_a_page_and_never_has_the_log_brought_into_the_file(folder, key, path):
    opened = database.open_file(folder, key)
    assert path.with_name("permanence.db-wal").stat().st_size < 2 * 4096
    database.close(opened)


def _waits(db):
    return db.execute("PRAGMA synchronous").fetchone()[0] == 2


def test_a_page_that_does_not_read_prints_nothing(folder, key, path, capfd):
    whole = bytearray(path.read_bytes())
    whole[200] ^= 1
    path.write_bytes(whole)
    with pytest.raises(Damaged):
        database.open_file(folder, key)
    assert capfd.readouterr() == ("", "")


def test_a_file_with_a_log_is_looked_at_under_a_second_name_and_not_copied(
    folder, key, db, path, tmp_path, monkeypatch
):
    with database.writing(db):
        people.add(db, builders.a_person("Roca", "Zoé"), on=builders.THURSDAY)
    killed = shutil.copytree(folder, tmp_path / "killed")
    before = {each.name: each.read_bytes() for each in killed.iterdir()}
    assert before[f"{path.name}-wal"]
    monkeypatch.setattr(judging.shutil, "copyfile", pytest.fail)
    with judging.as_it_lies(killed / path.name, key) as seen:
        assert seen.execute("SELECT last_name FROM person").fetchall() == [("Roca",)]
        assert {each.name: each.read_bytes() for each in killed.iterdir() if each.is_file()} == before
    assert {each.name: each.read_bytes() for each in killed.iterdir()} == before


def test_where_a_file_has_one_name_only_it_is_looked_at_in_a_copy_that_goes(
    folder, key, db, path, tmp_path, monkeypatch
):
    builders.stored_person(db, "Roca")
    killed = shutil.copytree(folder, tmp_path / "killed")

    def refuse(*_):
        raise PermissionError(1, "no links here")

    monkeypatch.setattr(judging.os, "link", refuse)
    with _untouched(killed), judging.as_it_lies(killed / path.name, key) as seen:
        assert seen.execute("SELECT last_name FROM person").fetchall() == [("Roca",)]


def test_a_folder_with_signs_that_an_address_reads_otherwise_is_opened(folder, key, db, tmp_path):
    builders.stored_person(db)
    database.close(db)
    odd = shutil.copytree(folder, tmp_path / ("100 %41 #1" if sys.platform == "win32" else "100 %41 #1 ?"))
    opened = database.open_file(odd, key)
    assert people.count(opened) == 1
    database.close(opened)


@pytest.mark.skipif(sys.platform == "win32", reason="there a name that begins so is one of another machine")
def test_a_name_that_begins_as_that_of_a_share_is_no_address(folder, key):
    copy = driver.connect_to_copy(Path(f"/{files.data_in(folder)}"), key)
    assert people.count(copy) == 0
    copy.close()
