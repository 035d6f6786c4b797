"""A copy is the file as it stood, read back before it gets its name; a copy that fails leaves nothing."""

import shutil
import sys
import threading
from datetime import datetime, timedelta

import pytest

from desktop_app.domain.backup import Reason
from desktop_app.domain.journal import Action, Entry
from desktop_app.storage import driver, files
from desktop_app.storage.checks import control
from desktop_app.storage.connection import database
from desktop_app.storage.copies import backups, copying
from desktop_app.storage.errors import (
    CopyUnsound,
    Damaged,
    FileMissing,
    PlaceFailing,
    PlaceFull,
    PlaceProtected,
    Stopped,
)
from desktop_app.storage.journal import journal
from desktop_app.storage.keys import vault
from desktop_app.storage.reception import people
from desktop_app.storage.safekeeping import backup_keys
from desktop_app.storage.watch import Watch
from tests.helpers import builders
from tests.helpers.each_system import open_to_others

from .rights import protected

AT = datetime(2026, 3, 5, 9, 0)


@pytest.fixture
def place(folder):
    return backups.local_place(folder)


@pytest.fixture
def filled(db):
    with database.writing(db):
        for rank in range(300):
            people.add(db, builders.a_person(f"Nom{rank}", "x" * 300), on=builders.THURSDAY)
    return db


def _make(folder, key, place, **changes):
    given = {"at": AT, "reason": Reason.DAILY, **changes}
    return backups.make(folder, key, place, **given)


def _names(place):
    return sorted(path.name for path in place.iterdir()) if place.exists() else []


def test_a_copy_holds_what_the_file_holds_and_is_one_file_readable_by_us_alone(folder, key, place, filled):
    made = _make(folder, key, place)
    assert _names(place) == [made.copy.name] == ["permanence-2026-03-05-090000-jour.db"]
    path = place / made.copy.name
    assert not open_to_others(path) and made.size == path.stat().st_size
    held = backups.contents(path, key)
    assert (held.people, held.appointments, held.mandates) == (300, 0, 0)
    assert (held.entries, held.head) == (made.entries, made.head) == backups.head_of(filled)
    assert _names(place) == [made.copy.name]


def test_nothing_of_a_copy_can_be_read_without_the_key(folder, key, place, filled):
    path = place / _make(folder, key, place).copy.name
    assert b"Nom1" not in path.read_bytes() and b"person" not in path.read_bytes()
    with pytest.raises(driver.DatabaseError):
        driver.connect_to_copy(path, b"k" * 32)


def test_a_copy_is_read_from_a_medium_that_may_not_be_written(folder, key, place, filled):
    path = place / _make(folder, key, place).copy.name
    with protected(place, path):
        assert backups.contents(path, key).people == 300
    assert _names(place) == [path.name]


def test_two_copies_of_one_second_have_two_names(folder, key, place, db):
    made = [_make(folder, key, place).copy for _ in range(3)]
    assert len({copy.name for copy in made}) == 3
    assert backups.listing(place) == tuple(reversed(made))


def test_a_copy_is_made_while_others_read_and_write_and_is_of_one_moment(folder, key, place, filled):
    stop, told = threading.Event(), []

    def write():
        mine = database.open_file(folder, key)
        while not stop.is_set():
            with database.writing(mine):
                people.add(mine, builders.a_person("Pendant", "y" * 300), on=builders.THURSDAY)
            told.append(1)
        mine.close()

    writer = threading.Thread(target=write)
    writer.start()
    try:
        held = [backups.contents(place / _make(folder, key, place).copy.name, key).people for _ in range(5)]
    finally:
        stop.set()
        writer.join()
    assert held == sorted(held) and held[0] >= 300 and held[-1] <= 300 + len(told) and told


def test_a_connection_that_is_writing_is_never_copied(folder, key, db, tmp_path):
    def begun(_):
        pytest.fail("it would wait for itself for ever")

    with database.writing(db), pytest.raises(RuntimeError, match="cannot write"):
        driver.copy(db, tmp_path / "copy.db", key, copied=begun)
    assert not (tmp_path / "copy.db").exists()


def test_a_copy_goes_on_page_by_page_whatever_is_written_meanwhile(folder, key, filled, tmp_path, monkeypatch):
    monkeypatch.setattr(driver, "_PAGES_AT_ONCE", 3)
    before, steps = backups.head_of(filled), []

    def copied(more):
        steps.append(more)
        assert more > 0, "it begins again at each write"
        builders.stored_person(filled, "Pendant")

    beside = driver.connect_beside(files.data_in(folder), key)
    driver.copy(beside, tmp_path / "copy.db", key, copied=copied)
    beside.close()
    assert len(steps) > 20
    held = backups.contents(tmp_path / "copy.db", key)
    assert held.people == 300 and (held.entries, held.head) == before and filled["person"].count == 300 + len(steps)


@pytest.mark.parametrize("after", range(4))
def test_a_copy_can_be_stopped_at_every_step_and_leaves_nothing(folder, key, place, filled, after):
    earlier = _make(folder, key, place, at=AT - timedelta(days=1)).copy.name
    steps, content = [], (place / earlier).read_bytes()
    watch = Watch(lambda done, total: steps.append((done, total)), lambda: len(steps) >= after, total=100)
    if after == 3:
        _make(folder, key, place, watch=Watch(lambda *far: steps.append(far), total=10**9))
        assert len(steps) == 3
        return
    with pytest.raises(Stopped):
        _make(folder, key, place, watch=watch)
    assert _names(place) == [earlier] and (place / earlier).read_bytes() == content


def test_reading_a_large_copy_through_can_be_stopped_in_the_middle(folder, key, place, filled, monkeypatch):
    from desktop_app.storage.checks import control

    monkeypatch.setattr(control, "_OPERATIONS_BETWEEN_TWO_LOOKS", 10)
    asked = []

    def cancelled():
        asked.append(1)
        return len(asked) > 5

    with pytest.raises(Stopped):
        _make(folder, key, place, watch=Watch(cancelled=cancelled))
    assert _names(place) == []


def test_what_a_killed_copy_has_left_is_swept_and_never_listed(folder, key, place, db):
    place.mkdir()
    for name in ("permanence-2026-03-04-090000-jour.db.new", "permanence-2026-03-04-090000-jour.db.new-journal"):
        (place / name).write_bytes(b"half")
    (place / "mes notes.txt").write_text("à moi")
    assert backups.listing(place) == ()
    made = _make(folder, key, place).copy
    assert _names(place) == ["mes notes.txt", made.name]


def test_a_copy_that_is_not_what_was_written_gets_no_name(folder, key, place, filled, monkeypatch):
    whole = driver.copy

    def spoiling(db, path, key, **how):
        whole(db, path, key, **how)
        raw = bytearray(path.read_bytes())
        raw[len(raw) // 2] ^= 1
        path.write_bytes(raw)

    monkeypatch.setattr(driver, "copy", spoiling)
    with pytest.raises(CopyUnsound):
        _make(folder, key, place)
    assert _names(place) == []


def test_a_copy_of_another_moment_than_was_seen_gets_no_name(folder, key, place, filled, monkeypatch):
    monkeypatch.setattr(backups, "_copy", _without_the_last_line(backups._copy))
    with pytest.raises(CopyUnsound):
        _make(folder, key, place)
    assert _names(place) == []


def _without_the_last_line(copy):
    def copied(path, key, draft, watch):
        entries, _ = copy(path, key, draft, watch)
        return entries + 1, "0123456789abcdef"

    return copied


def test_what_is_copied_is_what_was_seen_first_whatever_comes_in_between(folder, key, place, filled, monkeypatch):
    whole, before = driver.copy, backups.head_of(filled)

    def after_a_line(db, path, key, **how):
        with database.writing(filled):
            journal.write(filled, Entry(AT, "compte-1", Action.OPENED))
        whole(db, path, key, **how)

    monkeypatch.setattr(driver, "copy", after_a_line)
    made = _make(folder, key, place)
    assert (made.entries, made.head) == before != backups.head_of(filled)


def test_a_duplicate_that_reads_back_otherwise_gets_no_name(tmp_path, monkeypatch):
    (tmp_path / "here").write_bytes(bytes(3_000_000))
    (tmp_path / "there").mkdir()
    written = copying._write

    def worn(path, draft, watch):
        digest = written(path, draft, watch)
        with draft.open("r+b") as file:
            file.seek(2_500_000)
            file.write(b"x")
        return digest

    with monkeypatch.context() as patch:
        patch.setattr(copying, "_write", worn)
        with pytest.raises(CopyUnsound):
            copying.duplicate(tmp_path / "here", tmp_path / "there")
    assert _names(tmp_path / "there") == []
    copying.duplicate(tmp_path / "here", tmp_path / "there")
    assert (tmp_path / "there" / "here").read_bytes() == bytes(3_000_000)


def test_the_keys_that_are_replaced_are_written_over_first(folder, key, place, tmp_path):
    backup_keys.copy_keys(folder, key, place)
    held = {path.name: path.stat().st_size for path in (files.keys_in(place), files.mandates_in(place))}
    for name in held:
        (tmp_path / name).hardlink_to(place / name)
    backup_keys.copy_keys(folder, key, place)
    for name, size in held.items():
        assert (tmp_path / name).read_bytes() == bytes(size) != (place / name).read_bytes()
    assert files.keys_in(place).read_bytes() == files.keys_in(folder).read_bytes()


def test_keys_renewed_between_the_two_files_are_taken_again(folder, key, keys, place, monkeypatch):
    whole, renewed = backup_keys._copy_mandate_keys, []

    def renewing(*given):
        copied = whole(*given)
        if not renewed:
            renewed.append(vault.change_passphrase(folder, keys, 1, "une autre phrase"))
        return copied

    monkeypatch.setattr(backup_keys, "_copy_mandate_keys", renewing)
    copied = backup_keys.copy_keys(folder, key, place)
    assert copied.digest == control.digest_of(files.keys_in(folder)) == control.digest_of(files.keys_in(place))


def test_a_damaged_file_is_told_and_replaces_no_copy(folder, key, place, filled):
    earlier = _make(folder, key, place).copy.name
    database.close(filled)
    with files.data_in(folder).open("r+b") as file:
        file.seek(4096 * 5 + 7)
        file.write(b"\0\0\0\0")
    with pytest.raises((Damaged, CopyUnsound)):
        _make(folder, key, place, at=AT + timedelta(days=1))
    assert _names(place) == [earlier]


def test_a_file_that_is_gone_is_not_made_anew_by_copying_it(folder, key, place, db):
    database.close(db)
    files.data_in(folder).unlink()
    with pytest.raises(FileMissing):
        _make(folder, key, place)
    assert not files.data_in(folder).exists() and _names(place) == []


def test_a_protected_place_is_told_as_such(folder, key, place, db):
    place.mkdir()
    with protected(place), pytest.raises(PlaceProtected, match="endroit des sauvegardes est protégé"):
        _make(folder, key, place)


def test_a_file_in_the_way_of_the_place_is_told(folder, key, place, db):
    place.write_text("un fichier")
    with pytest.raises(PlaceProtected, match="Un fichier porte déjà le nom"):
        _make(folder, key, place)
    assert place.read_text() == "un fichier"


def test_a_disk_too_small_is_told_before_a_byte_is_written(folder, key, place, db, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(10**9, 10**9 - 10, 10))
    with pytest.raises(PlaceFull):
        _make(folder, key, place)
    assert _names(place) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows renames no folder in which a file is open")
def test_a_place_that_goes_away_in_the_middle_is_told_and_comes_back_clean(folder, key, place, filled, tmp_path):
    earlier = _make(folder, key, place, at=AT - timedelta(days=1)).copy.name

    def pull_out(done, total):
        if not (tmp_path / "elsewhere").exists():
            place.rename(tmp_path / "elsewhere")

    with pytest.raises((PlaceFailing, CopyUnsound)):
        _make(folder, key, place, watch=Watch(pull_out, total=10**9))
    (tmp_path / "elsewhere").rename(place)
    assert [copy.name for copy in backups.listing(place)] == [earlier]
    made = _make(folder, key, place).copy.name
    assert _names(place) == sorted([earlier, made])


def test_old_copies_are_taken_away_with_what_stood_beside_them(folder, key, place, db):
    for days in (0, 3, 40, 90):
        _make(folder, key, place, at=AT - timedelta(days=days))
    old = backups.listing(place)[2:]
    (place / f"{old[0].name}-wal").write_bytes(b"log")
    gone = backups.rotate(place, today=AT.date())
    assert set(gone) == set(old) and len(_names(place)) == 2
    assert backups.rotate(place, today=AT.date()) == ()


def test_an_old_copy_killed_amid_its_noughts_passes_for_no_copy(folder, key, place, db, monkeypatch):
    for days in (0, 90):
        _make(folder, key, place, at=AT - timedelta(days=days))
    kept, old = backups.listing(place)
    with monkeypatch.context() as killed, pytest.raises(KeyboardInterrupt):
        killed.setattr(files, "wipe", _killed)
        backups.rotate(place, today=AT.date())
    assert backups.listing(place) == (kept,) and old.name not in _names(place)
    assert len(_names(place)) == 2, "its blocks wait to be written over"
    copying.make_ready(place, 0)
    assert _names(place) == [kept.name]


def _killed(path):
    path.write_bytes(bytes(100))
    raise KeyboardInterrupt
