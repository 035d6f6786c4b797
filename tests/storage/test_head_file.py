"""The head of the journal kept apart: lines that are missing are seen at the next start, and nobody is accused."""

import shutil
import stat
import threading
import time

import pytest

from desktop_app.domain.journal import Action
from desktop_app.storage import files
from desktop_app.storage.connection import database, head_file, standing
from desktop_app.storage.connection.head_file import HeadFile
from desktop_app.storage.connection.standing import Standing
from desktop_app.storage.errors import Replaced, StorageTrouble
from desktop_app.storage.journal import journal
from tests.helpers.builders import NINE

from .test_standing import by_another_file

FRAME, HEADER = 4096 + 24, 32


def answered(db):
    with database.writing(db):
        journal.write(db, journal.Entry(NINE, "compte-1", Action.BOOKED, "rendez-vous-1"))


def gesture(db):
    """One that is answered, and what is written of it afterwards."""
    answered(db)
    if (known := standing.of(db)) and known.head:
        known.head.wait()


@pytest.fixture
def followed(folder, key, db):
    """The open file with three gestures."""
    standing.follow(db, key)
    for _ in range(3):
        gesture(db)
    return db


def count(folder, key):
    record = head_file.read(folder, key)
    return record.count if record else None


def test_it_is_at_the_last_line_once_the_gesture_is_answered(folder, key, followed):
    assert count(folder, key) == 3 == journal.head(followed).count
    with pytest.raises(ZeroDivisionError), database.writing(followed):
        journal.write(followed, journal.Entry(NINE, "compte-1", Action.BOOKED))
        raise ZeroDivisionError
    assert count(folder, key) == 3


@pytest.fixture
def slow_disk(monkeypatch):
    """A flush that ends when it is let."""
    let = threading.Event()
    monkeypatch.setattr(head_file, "_flush", lambda _: let.wait(10))
    yield let
    let.set()


def test_nobody_waits_for_its_flush_and_the_newest_alone_is_written(folder, key, followed, slow_disk):
    turn = head_file.read(folder, key).turn
    answered(followed)
    under_way = time.monotonic() + 10
    while count(folder, key) != 4 and time.monotonic() < under_way:
        time.sleep(0.01)
    for _ in range(4):
        answered(followed)
    assert journal.head(followed).count == 8 and count(folder, key) == 4
    slow_disk.set()
    followed.standing.head.wait()
    assert count(folder, key) == 8
    assert head_file.read(folder, key).turn == turn + 2


def test_the_file_is_closed_once_it_is_written(folder, key, followed, slow_disk):
    answered(followed)
    closing = threading.Thread(target=database.close, args=(followed,))
    closing.start()
    closing.join(0.3)
    assert closing.is_alive()
    slow_disk.set()
    closing.join(10)
    assert not closing.is_alive() and count(folder, key) == 4


def test_a_second_connection_is_followed_too(folder, key, followed):
    def beside():
        again = database.open_again(followed, key)
        for _ in range(20):
            gesture(again)
        again.close()

    threads = [threading.Thread(target=beside) for _ in range(2)]
    for thread in threads:
        thread.start()
    for _ in range(20):
        gesture(followed)
    for thread in threads:
        thread.join()
    followed.standing.head.wait()
    assert count(folder, key) == 63


def test_two_connections_may_be_opened_at_the_same_moment(folder):
    refused = []

    def beside():
        for _ in range(200):
            try:
                files.need_room(folder, 1)
            except OSError as error:
                refused.append(error)

    threads = [threading.Thread(target=beside) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert refused == [] and not list(folder.glob("permanence.room*"))


def test_behind_is_what_a_crash_leaves_and_accuses_nobody(folder, key, followed):
    earlier = files.head_in(folder).read_bytes()
    gesture(followed)
    database.close(followed)
    files.head_in(folder).write_bytes(earlier)
    assert database.judge(folder, key).expected is None


def as_killed(folder, to):
    return shutil.copytree(folder, to)


def test_a_wrong_byte_in_any_frame_of_the_log_loses_nothing_unseen(folder, key, followed, tmp_path):
    log = as_killed(folder, tmp_path / "killed") / "permanence.db-wal"
    whole, told = log.read_bytes(), []
    for start in range(HEADER, len(whole), FRAME):
        for at in (start + 9, start + 24 + 2000):
            log.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
            try:
                found = database.judge(log.parent, key)
            except StorageTrouble:
                told.append("refused")
                continue
            assert found.count == 3 or found.expected == 3, f"lines were lost unseen, with a wrong byte at {at}"
            told.append(found.count)
    assert 3 not in told[-2:] and 2 in told, told


def test_an_older_file_and_one_that_went_another_way_are_told_apart(folder, key, followed, tmp_path):
    database.close(followed)
    older = shutil.copytree(folder, tmp_path / "older")
    db = database.open_file(folder, key)
    standing.follow(db, key)
    for _ in range(2):
        gesture(db)
    database.close(db)
    shutil.copy(files.data_in(older), files.data_in(folder))
    found = database.judge(folder, key)
    assert (found.count, found.expected, found.last_at, found.copied) == (3, 5, NINE, False)
    other = database.open_file(older, key)
    with database.writing(other):
        for rank in range(4):
            journal.write(other, journal.Entry(NINE, "compte-2", Action.MOVED, f"rendez-vous-{rank}"))
    database.close(other)
    shutil.copy(files.data_in(older), files.data_in(folder))
    found = database.judge(folder, key)
    assert (found.count, found.expected) == (7, 5)


def test_a_record_cut_short_leaves_the_one_before(folder, key, followed):
    path = files.head_in(folder)
    whole = path.read_bytes()
    newest = head_file.read(folder, key).turn % 2 * head_file._BLOCK
    for at in range(newest, newest + head_file._LENGTH):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        assert count(folder, key) == 2
    path.write_bytes(whole[: head_file._LENGTH])
    assert count(folder, key) in (2, 3)


@pytest.mark.parametrize("content", [None, b"", b"x" * 9000, bytes(8192)])
def test_without_one_or_with_a_spoilt_one_it_begins_anew_in_silence(folder, key, followed, content):
    database.close(followed)
    files.head_in(folder).unlink()
    if content is not None:
        files.head_in(folder).write_bytes(content)
    assert database.judge(folder, key).expected is None
    db = database.open_file(folder, key)
    standing.follow(db, key)
    gesture(db)
    assert count(folder, key) == 4
    database.close(db)


def test_something_else_of_that_name_stops_no_gesture(folder, key, db):
    files.head_in(folder).mkdir()
    standing.follow(db, key)
    gesture(db)
    assert journal.head(db).count == 1 and count(folder, key) is None
    assert database.judge(folder, key).expected is None


def test_it_is_for_this_account_alone_and_shows_no_digest(folder, key, followed):
    content = files.head_in(folder).read_bytes()
    (digest,) = followed.execute("SELECT digest FROM journal_head").fetchone()
    assert digest not in content and digest.hex().encode() not in content
    assert head_file.read(folder, bytes(32)) is None
    assert stat.S_IMODE(files.head_in(folder).stat().st_mode) & 0o077 == 0


def test_a_whole_folder_put_back_while_it_was_open_is_told_at_the_next_start(folder, key, followed, tmp_path):
    older = tmp_path / "older"
    shutil.copytree(folder, older)
    gesture(followed)
    for path in older.glob("permanence.*"):
        by_another_file(path, folder / path.name)
    with pytest.raises(Replaced):
        gesture(followed)
    database.close(followed)
    found = database.judge(folder, key)
    assert (found.count, found.expected) == (3, 4)


def test_a_late_one_does_not_go_back(folder, key, followed):
    head = followed.standing.head
    late = (2, b"x" * 32)
    head.keep(late)
    assert count(folder, key) == 3


def test_it_is_let_go_of_with_the_file(folder, key, followed):
    database.close(followed)
    assert isinstance(followed.standing, Standing) and followed.standing.head is None
    HeadFile(folder, key).close()


def test_what_was_answered_for_already_is_not_written_again(folder, key, followed):
    database.close(followed)
    before = files.head_in(folder).read_bytes()
    again = database.open_file(folder, key)
    standing.follow(again, key)
    assert files.head_in(folder).read_bytes() == before
    gesture(again)
    assert count(folder, key) == 4
    standing.of(again).head.outlive()
    assert count(folder, key) == 4, "what it would leave behind is what was answered for last"
    database.close(again)
