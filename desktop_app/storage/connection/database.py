"""The data file: create it whole, open it only when it is ours and sound, and write in one transaction."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from copy import copy
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.text import UNWRITABLE

from .. import answers
from ..checks.control import WHOLE, require_plain
from ..checks.shape import APPLICATION_ID, check_shape
from ..errors import (
    AlreadyThere,
    Damaged,
    DiskFailing,
    FileMissing,
    FolderGone,
    NotOurs,
    Replaced,
    StorageTrouble,
    known_trouble,
)
from ..files import data_in, need_room, opened, put_in_place
from . import first_write, standing
from .checkpoint import empty_log
from .head_file import Reached, reached
from .judging import as_it_lies
from .proving import prove_journal
from .standing import undisturbed

if TYPE_CHECKING:
    from sqlite_utils import Database

CHECKED_WHEN_OPENED = 16 * 1024 * 1024
"""Up to this size every page is read back at opening and every index compared: 10 ms a MB were measured, where
`quick_check` took 4, and a year weighs about 1 MB."""

NEEDED_TO_OPEN = 128 * 1024
"""SQLite's shared index and the first pages written: on a full disk it would only speak of a failing disk."""


def create(folder: Path, key: bytes) -> Database:
    """Make an empty file of the current version, encrypted from its first byte, and open it.

    The file appears under its name only once it is whole. Raises `AlreadyThere` rather than overwrite.
    """
    with known_trouble():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if data_in(folder).exists():
            raise AlreadyThere
        draft = folder / "permanence.db.new"
        for leftover in folder.glob("permanence.db.new*"):
            leftover.unlink()
        draft.touch(mode=0o600)
        _fill(draft, key)
        put_in_place(draft, data_in(folder))
    return open_file(folder, key)


def _fill(path: Path, key: bytes) -> None:
    from .. import driver, migrations

    db = driver.connect(path, key)
    try:
        with migrations.foreign_keys_off(db), writing(db):
            db.execute(f"PRAGMA application_id={APPLICATION_ID}")
            migrations.apply(db)
    finally:
        close(db)


def judge(
    folder: Path,
    key: bytes,
    *,
    copied: bool = False,
    start_key: bytes | None = None,
    clock: Callable[[], datetime] = datetime.now,
) -> Reached:
    """How far the journal of this folder goes; refuses its data if they must be, and writes none of them.

    The copy that an update wants is made, unless the file is one already: `copied`, or a copy put there by hand; its
    date is read on `clock`.
    Raises `FolderGone`, `FileMissing`, `NotOurs`, `Damaged`, `TooNew`, `ReadOnly`, `DiskFull`, or what a copy raises,
    and as `prove_journal`; the folder is then as it was, byte for byte.
    """
    from .. import migrations

    path = data_in(folder)
    with known_trouble():
        _look_before_opening(path, key)
        with as_it_lies(path, key) as db:
            _check(db, path)
            prove_journal(db, start_key)
            found = reached(db, folder, key)
            if not (copied or found.copied) and migrations.pending(db):
                _copy_before_update(db, folder, key, clock())
            return found


def open_file(
    folder: Path,
    key: bytes,
    *,
    copied: bool = False,
    judged: bool = False,
    clock: Callable[[], datetime] = datetime.now,
) -> Database:
    """Open the data of this folder and bring it to the current version.

    Raises as `judge`, which is called first unless the file was `judged`, and `HeldElsewhere`.
    """
    from .. import driver, migrations

    if not judged:
        judge(folder, key, copied=copied, clock=clock)
    with known_trouble():
        begins = first_write.begins_a_log(data_in(folder))
        db = driver.connect(data_in(folder), key)
        try:
            later = begins and not migrations.pending(db)
            flushed = first_write.flushed_with_the_next(db) if later else nullcontext()
            with flushed, migrations.foreign_keys_off(db), writing(db):
                # A page is written for good though nothing changes: a full or protected disk is told now.
                db.execute("PRAGMA user_version=0")
                migrations.apply(db)
            db.standing = standing.Standing(data_in(folder))
        except BaseException:
            db.close()
            raise
    return db


def open_again(db: Database, key: bytes) -> Database:
    """A second connection to an open file, for another thread, that writes as the first does."""
    from .. import driver

    known = standing.of(db)
    assert known, "only an open file is opened again"
    with known_trouble():
        need_room(known.path.parent, NEEDED_TO_OPEN)
        again = driver.connect(known.path, key)
    again.standing = known
    return again


def _copy_before_update(db: Database, folder: Path, key: bytes, at: datetime) -> None:
    from desktop_app.domain.backup import Reason

    from ..copies import backups

    backups.make(folder, key, backups.local_place(folder), at=at, reason=Reason.UPDATE, source=db)


def _look_before_opening(path: Path, key: bytes) -> None:
    from .. import driver

    require_there(path)
    require_plain(path)
    if not path.stat().st_size:
        raise Damaged
    # SQLite would open a protected file for reading without a word: https://sqlite.org/c3ref/open.html, held by
    # test_a_protected_file_is_told.
    with opened(path, "r+b") as file:
        start = file.read(driver.SALT_LENGTH)
    if start != driver.salt_of(key):
        raise NotOurs
    need_room(path.parent, NEEDED_TO_OPEN)


def require_there(path: Path) -> None:
    """Raise `FolderGone` or `FileMissing` when a file is not there; OSError when that cannot be seen."""
    if not path.parent.is_dir():
        raise FolderGone
    if not path.exists():
        raise FileMissing


def _check(db: Database, path: Path) -> None:
    if path.stat().st_size <= CHECKED_WHEN_OPENED and _answer(db, WHOLE) != "ok":
        raise Damaged
    if _answer(db, "application_id") != APPLICATION_ID:
        raise NotOurs
    check_shape(db)


def _answer(db: Database, pragma: str) -> object:
    return db.execute(f"PRAGMA {pragma}").fetchone()[0]


def close(db: Database) -> None:
    """Close the file with all its data in the one .db, so that a bare copy of it is complete.

    On a full or failing disk the last writes stay beside it, in the -wal, and are taken up at the next opening. What
    lies under its name by now is left as it is when it is another file.
    """
    known = standing.of(db)
    try:
        empty_log(db)
    except Replaced:
        assert known, "only what was open was replaced"
        known.close(db)
    except StorageTrouble:
        db.close()
    else:
        db.close()
    if known:
        known.let_go()


def go_on_with(db: Database, again: Database) -> None:
    """Have `db`, whose connection is dead, go on with that of `again`: whoever holds it works on without knowing.

    Only for a file that `lies_elsewhere`: two connections to one file share the log that the dead one takes away.
    """
    dead, known = copy(db), standing.of(db)
    vars(db).clear()
    vars(db).update(vars(again))
    assert known, "only an open file goes on"
    # Without a look at what lies there now: that is for `again` alone to judge and to note.
    known.let_go()
    with suppress(StorageTrouble), known_trouble():
        known.close(dead)


@contextmanager
def writing(db: Database) -> Iterator[Database]:
    """The only way the program writes: all of the block or nothing, with known troubles named.

    Raises `RuleBroken` for a text that cannot be written, whichever verb was given it.

    The lock is taken at once, since a transaction that reads before it writes would be refused without waiting
    (https://sqlite.org/lang_transaction.html; test_the_lock_is_taken_before_the_first_read). Inside another such block
    it is a savepoint, undone alone when it fails.
    """
    try:
        with known_trouble(), undisturbed(db):
            if db.conn.in_transaction:
                with db.atomic():
                    yield db
            else:
                with _transaction(db):
                    yield db
    except DiskFailing as trouble:
        raise _looked_at_closely(db, trouble) from trouble
    except UnicodeEncodeError:
        raise RuleBroken(UNWRITABLE) from None


def version(db: Database) -> tuple[int, object] | None:
    """What differs as soon as anything in the file may have changed, through this connection or another.

    None inside a transaction: what is read there may still be undone, which moves neither number
    (test_what_was_read_of_a_change_that_is_undone_is_not_kept).
    """
    if db.conn.in_transaction:
        return None
    # Of one reading this is asked dozens of times.
    known = answers.of(db)
    return known.version if known is not None else answers.version(db)


@contextmanager
def _transaction(db: Database) -> Iterator[None]:
    known = standing.of(db)
    db.execute("BEGIN IMMEDIATE")
    try:
        if known:
            known.check()
        yield
        if known:
            known.commit(db)
        else:
            db.commit()
    except BaseException:
        db.rollback()
        raise


def _path_of(db: Database) -> Path:
    return Path(db.execute("PRAGMA database_list").fetchone()[2])


def _looked_at_closely(db: Database, trouble: StorageTrouble) -> StorageTrouble:
    """What the folder itself says: SQLite calls a full quota, or a log that was cut short, a failing disk.

    As in https://github.com/NOAA-EMC/GDASApp/issues/2009; held by
    test_a_quota_is_told_as_a_full_disk_and_not_as_a_failing_one and test_a_log_cut_short_under_an_open_file_is_damage.
    """
    path = _path_of(db)
    try:
        with known_trouble():
            require_there(path)
            opened(path, "r+b").close()
            need_room(path.parent, NEEDED_TO_OPEN)
            sound = _answer(db, "quick_check") == "ok"
    except StorageTrouble as seen:
        return seen
    return trouble if sound else Damaged()
