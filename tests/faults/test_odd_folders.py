"""What is no plain file of ours where one should be: told at once, left alone, and nothing waits for ever."""

from __future__ import annotations

import os
import random
import shutil
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from desktop_app.storage import driver, files
from desktop_app.storage.errors import Damaged, FileMissing, KeysMissing, MandateKeysMissing, NotOurs, StorageTrouble
from desktop_app.storage.keys import vault
from desktop_app.storage.mandates import mandate_keys

from .snapshot import snapshot
from .test_hostile_files import on_disk, open_and_close
from .work import Work

NAMES = ("permanence.keys", "permanence.db", "permanence.mandates")
GONE = [("permanence.keys", KeysMissing), ("permanence.db", FileMissing), ("permanence.mandates", MandateKeysMissing)]
TOO_LONG = 20


@pytest.fixture
def work(lived_in: Work, tmp_path: Path) -> Work:
    """A copy of a folder where people have worked, closed."""
    folder = shutil.copytree(lived_in.folder, tmp_path / "data")
    return Work(folder, random.Random(1), lived_in.now, lived_in.secrets, lived_in.code)


@contextmanager
def at_once() -> Iterator[None]:
    """Fail when this waits for somebody who never comes."""

    def late(*_: object) -> None:
        raise AssertionError("it waits for ever")

    before = signal.signal(signal.SIGALRM, late)
    signal.alarm(TOO_LONG)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def refuses(work: Work, *troubles: type[StorageTrouble]) -> None:
    """Opening is refused for one of these reasons, and nothing is written."""
    before = on_disk(work.folder)
    with at_once(), pytest.raises(troubles):
        open_and_close(work)
    assert on_disk(work.folder) == before


def a_folder(path: Path) -> None:
    path.mkdir()


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_link_to_nothing(path: Path) -> None:
    path.symlink_to("nowhere")


def a_link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def a_link_to_endless_noughts(path: Path) -> None:
    path.symlink_to("/dev/zero")


def an_endless_file(path: Path) -> None:
    path.touch()
    os.truncate(path, 64 * 2**30)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "make", [a_folder, a_pipe, a_link_to_nothing, a_link_to_itself, a_link_to_endless_noughts, an_endless_file]
)
def test_what_is_no_file_of_ours_is_refused(work: Work, name: str, make: Callable[[Path], None]) -> None:
    path = work.folder / name
    path.unlink()
    make(path)
    before = sorted(each.name for each in work.folder.iterdir())
    with at_once(), pytest.raises(StorageTrouble):
        open_and_close(work)
    assert sorted(each.name for each in work.folder.iterdir()) == before
    if make is an_endless_file:
        assert path.stat().st_blocks == 0


@pytest.mark.parametrize(("name", "trouble"), GONE)
def test_a_file_that_is_gone_is_named(work: Work, name: str, trouble: type[StorageTrouble]) -> None:
    (work.folder / name).unlink()
    refuses(work, trouble)


@pytest.mark.parametrize("name", ["permanence.db", "permanence.mandates"])
@pytest.mark.parametrize("end", ["-wal", "-shm", "-journal"])
@pytest.mark.parametrize("make", [a_folder, a_pipe, a_link_to_nothing, a_link_to_endless_noughts])
def test_what_stands_in_the_place_of_a_log_never_stops_the_program_for_ever(
    lived_in: Work, work: Work, name: str, end: str, make: Callable[[Path], None]
) -> None:
    make(work.folder / (name + end))
    with at_once():
        try:
            open_and_close(work)
        except StorageTrouble as trouble:
            assert trouble.sentence and trouble.way_out


def test_a_file_that_is_a_link_to_the_right_one_opens(work: Work, lived_in: Work, tmp_path: Path) -> None:
    path = files.keys_in(work.folder)
    path.rename(tmp_path / "elsewhere")
    path.symlink_to(tmp_path / "elsewhere")
    open_and_close(work)
    assert snapshot(work.folder, work.code) == snapshot(lived_in.folder, lived_in.code)


@pytest.mark.parametrize("name", ["permanence.keys.new", "permanence.room"])
def test_a_link_in_the_place_of_a_draft_has_no_other_file_written_over(work: Work, tmp_path: Path, name: str) -> None:
    precious = tmp_path / "precious"
    precious.write_text("do not touch")
    (work.folder / name).symlink_to(precious)
    keys = vault.unlock(work.folder, 1, work.secrets[1])
    vault.change_passphrase(work.folder, keys, 1, work.secrets[1])
    open_and_close(work)
    assert precious.read_text() == "do not touch"


SLIPPED_IN = {
    "a trigger": "CREATE TRIGGER spy AFTER INSERT ON {table} BEGIN UPDATE {table} SET {column} = ''; END",
    "a trigger that eats": "CREATE TRIGGER eat BEFORE INSERT ON {table} BEGIN SELECT RAISE(IGNORE); END",
    "a view": "CREATE VIEW everything AS SELECT * FROM {table}",
    "a table": "CREATE TABLE stash (person TEXT)",
    "an index": "CREATE INDEX another ON {table} ({column})",
    "a virtual table": "CREATE VIRTUAL TABLE spy USING fts5(a)",
    "a column": "ALTER TABLE {table} ADD COLUMN more TEXT",
}


@pytest.mark.parametrize("what", SLIPPED_IN)
@pytest.mark.parametrize("name", ["permanence.db", "permanence.mandates"])
def test_a_shape_that_is_not_ours_is_refused_though_the_key_is_right(work: Work, what: str, name: str) -> None:
    key, table, column = vault.unlock(work.folder, 1, work.secrets[1]).data, "person", "phone"
    if name == "permanence.mandates":
        key, table, column = mandate_keys.file_key(key), "destroyed", "number"
    db = driver.connect(work.folder / name, key)
    db.execute(SLIPPED_IN[what].format(table=table, column=column))
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    db.close()
    refuses(work, NotOurs, Damaged)
