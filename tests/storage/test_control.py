"""Control: one byte changed anywhere is found, by reading through or by opening; a file at work is not accused."""

import random
import threading
from datetime import datetime
from functools import partial

import pytest

from desktop_app.domain.backup import Reason
from desktop_app.storage import driver, files, rows
from desktop_app.storage.checks import control
from desktop_app.storage.checks.shape import APPLICATION_ID
from desktop_app.storage.connection import database
from desktop_app.storage.connection.checkpoint import empty_log
from desktop_app.storage.copies import backups
from desktop_app.storage.errors import Damaged, Stopped, StorageTrouble
from desktop_app.storage.keys import vault
from desktop_app.storage.mandates import mandate_keys
from desktop_app.storage.reception import people
from desktop_app.storage.watch import Watch
from tests.helpers import builders
from tests.helpers.deep import DEEP

PAGE = 4096
IN_A_PAGE = (0, 1, 7, 15, 16, 17, 18, 20, 24, 28, 40, 60, 99, 100, 101, 2048, 4000, 4015, 4016, 4031, 4032, 4094, 4095)


@pytest.fixture
def filled(folder, key, db):
    with database.writing(db):
        for rank in range(120):
            people.add(db, builders.a_person(f"Nom{rank}", "x" * 200), on=builders.THURSDAY)
    database.close(db)
    return folder


def spoilt(path, at, mask=1):
    """Change one byte of a file, and say how to put it back."""
    with path.open("r+b") as file:
        file.seek(at)
        was = file.read(1)
        file.seek(at)
        file.write(bytes([was[0] ^ mask]))

    def put_back():
        with path.open("r+b") as file:
            file.seek(at)
            file.write(was)

    return put_back


def offsets(path, *, seed):
    """Every kind of place in the first pages, in one of the middle and in the last; three of them in each other page.

    Each page has the same digest of its own: what a place is matters more than the page it is in.
    """
    drawn = random.Random(seed)
    pages = path.stat().st_size // PAGE
    for page in range(pages):
        places = (*IN_A_PAGE, *drawn.sample(range(PAGE), 4))
        whole = DEEP or page in (0, 1, 2, pages // 2, pages - 1)
        for at in places if whole else drawn.sample(places, 3):
            yield page * PAGE + at


def test_a_byte_changed_anywhere_in_the_data_is_found(filled, key):
    path = files.data_in(filled)
    assert control.is_sound(path, key, Watch())
    missed = []
    for at in offsets(path, seed=1):
        put_back = spoilt(path, at, 1 << (at % 8))
        if control.is_sound(path, key, Watch()):
            missed.append(at)
        put_back()
    assert not missed and control.is_sound(path, key, Watch())


def test_a_byte_changed_anywhere_in_the_keys_of_the_mandates_is_found(folder, key):
    path, its_key = files.mandates_in(folder), mandate_keys.file_key(key)
    assert control.is_sound(path, its_key, Watch())
    missed = []
    for at in offsets(path, seed=2):
        put_back = spoilt(path, at, 1 << (at % 8))
        if control.is_sound(path, its_key, Watch()):
            missed.append(at)
        put_back()
    assert not missed


def test_every_byte_of_the_key_file_counts(folder):
    path = files.keys_in(folder)
    before, whole = vault.accounts(folder), path.read_bytes()
    missed = []
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ (1 << at % 7)]) + whole[at + 1 :])
        try:
            missed += [at] if vault.accounts(folder) != before else []
        except StorageTrouble:
            continue
    assert not missed


def test_a_byte_changed_anywhere_is_found_at_opening_too(filled, key):
    path, drawn = files.data_in(filled), random.Random(3)
    for at in [*range(24), *(drawn.randrange(path.stat().st_size) for _ in range(100))]:
        put_back = spoilt(path, at)
        with pytest.raises(StorageTrouble):
            database.open_file(filled, key)
        put_back()
    database.open_file(filled, key).close()


@pytest.mark.parametrize("kept", [0, 1, 15, 4096, 4097, 3 * 4096, -1, -4096])
def test_a_file_cut_short_is_found(filled, key, kept):
    path = files.data_in(filled)
    path.write_bytes(path.read_bytes()[:kept])
    assert not control.is_sound(path, key, Watch())


def test_a_page_of_noughts_and_a_page_in_the_place_of_another_are_found(filled, key):
    path = files.data_in(filled)
    whole = path.read_bytes()
    for page in range(1, len(whole) // PAGE, 1 if DEEP else 3):
        start, end = page * PAGE, (page + 1) * PAGE
        for wrong in (bytes(PAGE), whole[PAGE : 2 * PAGE] if page != 1 else whole[2 * PAGE : 3 * PAGE]):
            path.write_bytes(whole[:start] + wrong + whole[end:])
            assert not control.is_sound(path, key, Watch())


def test_a_byte_changed_where_nothing_lies_any_more_is_found(filled, key):
    path, db = files.data_in(filled), database.open_file(filled, key)
    db["left"].insert_all({"text": "x" * 2000} for _ in range(40))
    db["left"].drop()
    free = rows.number(db, "PRAGMA freelist_count")
    database.close(db)
    assert free > 10
    missed = []
    for page in range(path.stat().st_size // PAGE):
        put_back = spoilt(path, page * PAGE + 100)
        missed += [page] if control.is_sound(path, key, Watch()) else []
        put_back()
    assert not missed and control.is_sound(path, key, Watch())


def test_a_file_that_is_not_there_is_not_sound_and_is_not_made(folder, key):
    files.data_in(folder).unlink()
    assert not control.is_sound(files.data_in(folder), key, Watch())
    assert not files.data_in(folder).exists()


def test_a_file_at_work_is_never_accused(folder, key, db):
    stop = threading.Event()

    def write():
        mine = database.open_again(db, key)
        rank = 0
        while not stop.is_set():
            with database.writing(mine):
                people.add(mine, builders.a_person(f"Nom{rank}", "x" * 900), on=builders.THURSDAY)
            rank += 1
            if rank % 5 == 0:
                empty_log(mine)
        mine.close()

    writers = [threading.Thread(target=write) for _ in range(2)]
    for writer in writers:
        writer.start()
    try:
        found = [control.is_sound(files.data_in(folder), key, Watch()) for _ in range(40)]
    finally:
        stop.set()
        for writer in writers:
            writer.join()
    assert all(found)


def test_a_page_that_was_being_written_is_looked_at_again_and_a_damaged_one_is_not_forgiven(filled, key, monkeypatch):
    looked, path = [], files.data_in(filled)
    monkeypatch.setattr(control, "_some_page_is_false", lambda db: looked.append(1) or len(looked) < 3)
    assert control.is_sound(path, key, Watch()) and len(looked) == 3
    monkeypatch.setattr(control, "_some_page_is_false", lambda db: True)
    assert not control.is_sound(path, key, Watch())


def test_it_can_be_stopped_in_the_middle_of_a_long_reading(filled, key, monkeypatch):
    monkeypatch.setattr(control, "_OPERATIONS_BETWEEN_TWO_LOOKS", 10)
    asked = []
    watch = Watch(cancelled=partial(_third_time, asked))
    with pytest.raises(Stopped):
        control.is_sound(files.data_in(filled), key, watch)
    database.open_file(filled, key).close()


def _third_time(asked):
    asked.append(1)
    return len(asked) > 3


def test_it_says_how_far_it_is(filled, key):
    seen, size = [], files.data_in(filled).stat().st_size
    assert control.is_sound(files.data_in(filled), key, Watch(lambda *far: seen.append(far), total=2 * size))
    assert seen == [(size, 2 * size), (2 * size, 2 * size)]


def test_a_copy_is_read_through_like_the_file(filled, key):
    place = backups.local_place(filled)
    path = place / backups.make(filled, key, place, at=datetime(2026, 3, 5), reason=Reason.DAILY).copy.name
    control.read_through(path, key, APPLICATION_ID, Watch())
    for at in offsets(path, seed=4):
        if at % PAGE in (0, 16, 2048, 4016, 4095):
            put_back = spoilt(path, at)
            with pytest.raises(StorageTrouble):
                control.read_through(path, key, APPLICATION_ID, Watch())
            put_back()


def confused(folder, key):
    """A file written over while it was open may end so: pages that belong to two days, each of them authentic."""
    db = driver.connect(files.data_in(folder), key)
    ((shape,),) = db.execute("SELECT sql FROM sqlite_master WHERE name = 'person_last'").fetchall()
    db.execute("DROP INDEX person_last")
    db.execute("CREATE INDEX person_last ON person (uid)")
    db.execute("PRAGMA writable_schema=ON")
    db.execute("UPDATE sqlite_master SET sql = ? WHERE name = 'person_last'", (shape,))
    db.execute("PRAGMA writable_schema=RESET")
    assert db.execute("PRAGMA quick_check").fetchone()[0] == "ok"
    database.close(db)


def test_an_index_of_other_rows_is_found_by_the_control_at_opening_and_before_a_copy_is_called_sound(filled, key):
    confused(filled, key)
    assert not control.is_sound(files.data_in(filled), key, Watch())
    with pytest.raises(Damaged):
        database.open_file(filled, key)
    with pytest.raises(Damaged):
        control.read_through(files.data_in(filled), key, APPLICATION_ID, Watch())
    place = backups.local_place(filled)
    with pytest.raises(Damaged):
        backups.make(filled, key, place, at=datetime(2026, 3, 5), reason=Reason.DAILY)
    assert not list(place.iterdir())
