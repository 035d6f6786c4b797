"""The keys of the mandates: wrapped for advisors alone, opened by no other file's key, gone for good once destroyed."""

import sys
from dataclasses import replace
from datetime import datetime

import pytest

from desktop_app.domain.mandate.destruction import Destruction, Kind, Trigger
from desktop_app.storage import driver, files
from desktop_app.storage.connection import database
from desktop_app.storage.connection.checkpoint import empty_log
from desktop_app.storage.errors import (
    AlreadyThere,
    Damaged,
    DiskFull,
    FolderGone,
    MandateKeysMissing,
    NotOurs,
    ReadOnly,
    TooNew,
)
from desktop_app.storage.mandates import mandate_keys
from tests.helpers.each_system import while_open
from tests.helpers.pages import bytes_of_pages
from tests.helpers.quota import no_file_beyond

from .rights import protected

KEY_ID = "0123456789abcdef0123456789abcdef"
OTHER_ID = "fedcba9876543210fedcba9876543210"
WHY = Destruction(
    0, "D2025-0001", Kind.MANDATE_BODY, Trigger.WITHDRAWN, "mandat-1", 1, datetime(2025, 11, 27, 10, 30), "compte-2"
)


def wrapped(db, key_id=KEY_ID):
    return db.execute("SELECT wrapped FROM mandate_key WHERE id = ?", (key_id,)).fetchone()[0]


def test_a_key_comes_back_for_who_reads_mandates_and_for_nobody_else(mandate_keys_db, keys):
    drawn = mandate_keys.draw(mandate_keys_db, keys, KEY_ID)
    assert len(drawn) == 32 and mandate_keys.key_of(mandate_keys_db, keys, KEY_ID) == drawn
    assert mandate_keys.key_of(mandate_keys_db, keys.for_the_desk, KEY_ID) is None
    assert mandate_keys.key_of(mandate_keys_db, keys, OTHER_ID) is None
    assert drawn not in wrapped(mandate_keys_db)


def test_every_key_is_drawn_anew(mandate_keys_db, keys):
    drawn = {mandate_keys.draw(mandate_keys_db, keys, f"{n:032x}") for n in range(50)}
    assert len(drawn) == 50
    found = mandate_keys.keys_of(mandate_keys_db, keys, mandate_keys.ids(mandate_keys_db))
    assert set(found.values()) == drawn


def test_more_keys_than_one_question_may_hold_come_back(mandate_keys_db, keys):
    with mandate_keys_db.atomic():
        drawn = {f"{n:032x}": mandate_keys.draw(mandate_keys_db, keys, f"{n:032x}") for n in range(1203)}
    assert mandate_keys.keys_of(mandate_keys_db, keys, drawn) == drawn


def test_a_key_put_in_the_place_of_another_is_seen(mandate_keys_db, keys):
    for key_id in (KEY_ID, OTHER_ID):
        mandate_keys.draw(mandate_keys_db, keys, key_id)
    mandate_keys_db.execute("UPDATE mandate_key SET wrapped = ? WHERE id = ?", (wrapped(mandate_keys_db), OTHER_ID))
    with pytest.raises(Damaged):
        mandate_keys.key_of(mandate_keys_db, keys, OTHER_ID)


def test_the_earlier_generation_opens_nothing_once_all_is_wrapped_under_the_next(mandate_keys_db, keys):
    drawn = [mandate_keys.draw(mandate_keys_db, keys, key_id) for key_id in (KEY_ID, OTHER_ID)]
    both = replace(keys, mandates={**keys.mandates, keys.newest + 1: bytes(range(32))})
    before = wrapped(mandate_keys_db)
    assert mandate_keys.rewrap(mandate_keys_db, both)
    newest = replace(both, mandates={both.newest: both.mandates[both.newest]})
    assert [mandate_keys.key_of(mandate_keys_db, newest, key_id) for key_id in (KEY_ID, OTHER_ID)] == drawn
    assert mandate_keys.key_of(mandate_keys_db, keys, KEY_ID) is None
    assert mandate_keys.rewrap(mandate_keys_db, both)
    path = mandate_keys_db.execute("PRAGMA database_list").fetchone()[2]
    assert before not in bytes_of_pages(path, mandate_keys.file_key(keys.data))


def test_a_key_of_a_generation_that_nobody_holds_stays_lost_and_stops_no_renewal(mandate_keys_db, keys):
    lost = replace(keys, mandates={2: bytes(32)})
    mandate_keys.draw(mandate_keys_db, lost, KEY_ID)
    drawn = mandate_keys.draw(mandate_keys_db, keys, OTHER_ID)
    later = replace(keys, mandates={**keys.mandates, 3: bytes(range(32))})
    assert mandate_keys.rewrap(mandate_keys_db, later)
    assert mandate_keys.key_of(mandate_keys_db, later, KEY_ID) is None
    assert mandate_keys.key_of(mandate_keys_db, later, OTHER_ID) == drawn


def test_a_wrapping_that_fails_half_way_changes_nothing(mandate_keys_db, keys):
    drawn = mandate_keys.draw(mandate_keys_db, keys, KEY_ID)
    mandate_keys.draw(mandate_keys_db, keys, OTHER_ID)
    mandate_keys_db.execute("UPDATE mandate_key SET wrapped = zeroblob(60) WHERE id = ?", (OTHER_ID,))
    both = replace(keys, mandates={**keys.mandates, keys.newest + 1: bytes(range(32))})
    with pytest.raises(Damaged):
        mandate_keys.rewrap(mandate_keys_db, both)
    assert mandate_keys.key_of(mandate_keys_db, keys, KEY_ID) == drawn


@pytest.mark.parametrize("logged", [True, False])
def test_a_destroyed_key_leaves_no_trace_in_the_file(mandate_keys_db, folder, keys, logged):
    drawn = {key_id: mandate_keys.draw(mandate_keys_db, keys, key_id) for key_id in (KEY_ID, OTHER_ID)}
    kept, gone = wrapped(mandate_keys_db, OTHER_ID), wrapped(mandate_keys_db)
    if not logged:
        assert empty_log(mandate_keys_db)
    assert gone in everything(folder, keys)
    assert mandate_keys.destroy(mandate_keys_db, [KEY_ID], WHY)
    assert gone not in everything(folder, keys) and kept in everything(folder, keys)
    assert mandate_keys.keys_of(mandate_keys_db, keys, drawn) == {OTHER_ID: drawn[OTHER_ID]}


@pytest.mark.parametrize("then", ["taken out for good", "another destroyed", "closed"])
def test_a_key_whose_body_was_sealed_anew_leaves_no_trace_in_the_end(mandate_keys_db, folder, keys, then):
    for key_id in (KEY_ID, OTHER_ID):
        mandate_keys.draw(mandate_keys_db, keys, key_id)
    kept, gone = wrapped(mandate_keys_db, OTHER_ID), wrapped(mandate_keys_db)
    for_good = then == "taken out for good"
    assert mandate_keys.drop(mandate_keys_db, KEY_ID, for_good=for_good) is for_good
    assert mandate_keys.ids(mandate_keys_db) == {OTHER_ID}
    assert for_good or gone in everything(folder, keys), "the log keeps it for now"
    if then == "another destroyed":
        assert mandate_keys.destroy(mandate_keys_db, ["f" * 32], WHY)
    elif then == "closed":
        mandate_keys.close(mandate_keys_db)
    assert gone not in everything(folder, keys) and kept in everything(folder, keys)


def everything(folder, keys):
    """Every page of the file and of its log."""
    paths = sorted(folder.glob("permanence.mandates*"))
    return b"".join(bytes_of_pages(path, mandate_keys.file_key(keys.data)) for path in paths)


def test_a_reader_in_the_way_is_told_and_the_next_try_ends_it(mandate_keys_db, folder, keys):
    mandate_keys.draw(mandate_keys_db, keys, KEY_ID)
    gone = wrapped(mandate_keys_db)
    reader = mandate_keys.open_file(folder, keys.data)
    reader.execute("BEGIN")
    assert reader["mandate_key"].count == 1
    assert not mandate_keys.destroy(mandate_keys_db, [KEY_ID], WHY)
    assert gone in everything(folder, keys)
    assert mandate_keys_db.execute("PRAGMA busy_timeout").fetchone()[0] == 5000
    reader.close()
    assert mandate_keys.destroy(mandate_keys_db, [KEY_ID], WHY)
    assert gone not in everything(folder, keys)


def test_what_was_destroyed_and_why_is_remembered_once(mandate_keys_db, keys):
    mandate_keys.draw(mandate_keys_db, keys, KEY_ID)
    second = replace(WHY, number="D2025-0002", kind=Kind.PEOPLE, subject="", not_seen_since=WHY.asked_at.date())
    for _ in range(2):
        mandate_keys.destroy(mandate_keys_db, [KEY_ID], WHY)
        mandate_keys.remember(mandate_keys_db, [OTHER_ID], second)
    assert mandate_keys.remembered(mandate_keys_db) == [WHY, second]
    assert mandate_keys.ids_of(mandate_keys_db, "D2025-0001") == [KEY_ID]
    assert mandate_keys.last_remembered(mandate_keys_db) == "D2025-0002"
    assert mandate_keys.remembers(mandate_keys_db, "D2025-0001")
    assert not mandate_keys.remembers(mandate_keys_db, "D2025-0003")


def test_keys_drawn_of_late_are_told_until_their_bodies_were_seen(mandate_keys_db, keys):
    for key_id in (KEY_ID, OTHER_ID):
        mandate_keys.draw(mandate_keys_db, keys, key_id)
    assert set(mandate_keys.unplaced(mandate_keys_db)) == {KEY_ID, OTHER_ID}
    mandate_keys.settle(mandate_keys_db, placed=[KEY_ID], orphans=[OTHER_ID])
    assert mandate_keys.unplaced(mandate_keys_db) == [] and mandate_keys.ids(mandate_keys_db) == {KEY_ID}


def test_the_file_is_never_made_over_another(folder, keys):
    with pytest.raises(AlreadyThere):
        mandate_keys.create(folder, keys.data)


def test_one_made_half_way_is_made_again(tmp_path, keys):
    (tmp_path / "permanence.mandates.new").write_bytes(b"half")
    mandate_keys.create(tmp_path, keys.data).close()
    assert not list(tmp_path.glob("*.new*"))


def test_what_is_not_there_is_named(folder, tmp_path, keys):
    files.mandates_in(folder).unlink()
    with pytest.raises(MandateKeysMissing):
        mandate_keys.open_file(folder, keys.data)
    with pytest.raises(FolderGone):
        mandate_keys.open_file(tmp_path / "nowhere", keys.data)


def test_a_file_thrown_away_while_it_is_open_is_named(folder, mandate_keys_db, keys):
    while_open(files.mandates_in(folder).unlink)
    with pytest.raises(MandateKeysMissing):
        mandate_keys.draw(mandate_keys_db, keys, KEY_ID)


def _rename(db):
    db.execute("ALTER TABLE mandate_key RENAME TO other")


def _slip_a_trigger_in(db):
    db.execute("CREATE TRIGGER slipped AFTER DELETE ON mandate_key BEGIN SELECT 1; END")


@pytest.mark.parametrize(
    ("change", "trouble"),
    [
        (lambda db: db.execute("PRAGMA application_id=1"), NotOurs),
        (lambda db: db.execute(f"PRAGMA user_version={mandate_keys.VERSION + 1}"), TooNew),
        (_rename, Damaged),
        (_slip_a_trigger_in, Damaged),
    ],
)
def test_a_strange_file_is_refused_and_left_as_it_is(folder, keys, change, trouble):
    path = files.mandates_in(folder)
    db = driver.connect(path, mandate_keys.file_key(keys.data))
    change(db)
    mandate_keys.close(db)
    before = path.read_bytes()
    with pytest.raises(trouble):
        mandate_keys.open_file(folder, keys.data)
    assert path.read_bytes() == before


def test_protected_keys_are_told(folder, keys):
    with protected(files.mandates_in(folder)), pytest.raises(ReadOnly):
        mandate_keys.open_file(folder, keys.data)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no file")
def test_a_disk_too_full_to_open_is_told_as_full_and_not_as_failing(folder, keys):
    with no_file_beyond(4096), pytest.raises(DiskFull):
        mandate_keys.open_file(folder, keys.data)
    mandate_keys.open_file(folder, keys.data).close()


@pytest.mark.parametrize(
    ("content", "trouble"),
    [(b"", Damaged), (b"SQLite format 3\0" * 300, NotOurs), (b"\0" * 4096, NotOurs)],
)
def test_what_is_no_such_file_is_refused(folder, keys, content, trouble):
    files.mandates_in(folder).write_bytes(content)
    with pytest.raises(trouble):
        mandate_keys.open_file(folder, keys.data)
    assert files.mandates_in(folder).read_bytes() == content


def test_the_data_cannot_pass_for_the_keys_nor_the_keys_of_another_folder(folder, keys):
    files.mandates_in(folder).write_bytes(files.data_in(folder).read_bytes())
    with pytest.raises(NotOurs):
        mandate_keys.open_file(folder, keys.data)
    with pytest.raises(NotOurs):
        mandate_keys.open_file(folder, bytes(32))


@pytest.mark.parametrize("at", [20, 3000, 4090, 4200, 9000])
def test_a_flipped_bit_is_found(folder, keys, at):
    path = files.mandates_in(folder)
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)
    with pytest.raises(Damaged):
        mandate_keys.open_file(folder, keys.data)


def test_what_is_taken_out_by_the_way_waits_for_no_flush_of_its_own_and_the_next_is_whole(folder, key, monkeypatch):
    db = mandate_keys.create(folder / "apart", key)
    seen = []

    def emptied(db):
        seen.append(db.execute("PRAGMA synchronous").fetchone()[0])
        return False

    monkeypatch.setattr(mandate_keys, "empty_log", emptied)
    db.conn.set_trace_callback(lambda sql: seen.append(sql) if "synchronous=" in sql or sql == "COMMIT" else None)
    assert not mandate_keys.drop(db, "0" * 32, for_good=True), "a reader in the way: nothing is promised"
    db.conn.set_trace_callback(None)
    assert seen == ["PRAGMA synchronous=NORMAL", "COMMIT", "PRAGMA synchronous=FULL", 2]
    with database.writing(db):
        # It is the outer transaction's flush, and SQLite refuses the change inside of one.
        mandate_keys.drop(db, "0" * 32, for_good=False)
    mandate_keys.close(db)
