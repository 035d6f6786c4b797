"""Copies of the file: made in one step, read through, named once they are sound, and taken away once they are old.

Everything here may run in a thread of its own: the file is read through a connection that is opened for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain import backup as rules
from desktop_app.domain.backup import Contents, Copy, Reason
from desktop_app.domain.nouns.frozen import frozen

from .. import files, rows
from ..checks import control
from ..checks.shape import APPLICATION_ID, check_shape
from ..errors import CopyUnsound, Damaged, FileMissing, NotOurs, PlaceFailing, known_trouble
from ..journal import journal
from ..watch import Watch
from . import copying

if TYPE_CHECKING:
    from sqlite_utils import Database

_HEAD = "SELECT count, lower(hex(digest)) AS digest FROM journal_head"


@frozen
class Backup:
    """A copy that was read back and found sound; `entries` and `head` are those of the journal it holds."""

    copy: Copy
    size: int
    entries: int
    head: str


def local_place(folder: Path) -> Path:
    """Where the copies of a data folder lie, on the same disk."""
    return folder / "sauvegardes"


def make(
    folder: Path,
    data_key: bytes,
    place: Path,
    *,
    at: datetime,
    reason: Reason,
    watch: Watch | None = None,
    source: Database | None = None,
) -> Backup:
    """Copy the file as it stands into this place, and read the copy through before it gets its name.

    `watch` advances by three times the size of the file. `source` is the file already open to read, which is opened
    here otherwise. Raises `FileMissing`, `Damaged` and their kin for the
    file itself, `PlaceFull`, `PlaceProtected` or `PlaceFailing` for the place, `CopyUnsound` or `Stopped`: nothing
    is then left of the copy.
    """
    watch = watch or Watch()
    size = control.check_start(files.data_in(folder), data_key)
    with copying.in_place(place):
        place.mkdir(mode=0o700, exist_ok=True)
        copying.make_ready(place, size)
        made = unused(place, at, reason)
        with copying.draft_of(place / made.name) as draft:
            with _reading(files.data_in(folder), data_key, source) as db:
                entries, head = _copy(db, data_key, draft, watch)
            _read_back(files.data_in(folder), draft, data_key, head, watch)
            copying.flush(draft)
            watch.go_on()
            copying.replace(draft, place / made.name)
        return Backup(made, (place / made.name).stat().st_size, entries, head)


def unused(place: Path, at: datetime, reason: Reason) -> Copy:
    """The copy made at this moment, or a little later when its name is taken."""
    made = rules.copy_made(at, reason)
    while (place / made.name).exists():
        made = rules.copy_made(made.at + timedelta(seconds=1), reason)
    return made


@contextmanager
def _reading(path: Path, key: bytes, source: Database | None) -> Iterator[Database]:
    from .. import driver

    db = source or driver.connect_beside(path, key)
    try:
        # What is copied is what this transaction sees, whatever is written meanwhile.
        db.execute("BEGIN")
        yield db
        db.rollback()
    finally:
        if source is None:
            db.close()


def _copy(db: Database, key: bytes, draft: Path, watch: Watch) -> tuple[int, str]:
    from .. import driver

    entries, head = head_of(db)
    driver.copy(db, draft, key, copied=watch.did, finish=journal.forget_key)
    return entries, head


def _read_back(path: Path, draft: Path, key: bytes, head: str, watch: Watch) -> None:
    from .. import driver

    try:
        control.read_through(draft, key, APPLICATION_ID, watch)
        db = driver.connect_to_copy(draft, key)
        try:
            same = head_of(db)[1] == head
        finally:
            db.close()
    except FileMissing as gone:
        raise PlaceFailing from gone
    except (Damaged, NotOurs) as fault:
        # What was copied may itself be so, and then no medium is worn.
        raise (CopyUnsound if control.is_sound(path, key, Watch()) else Damaged) from fault
    if not same:
        raise CopyUnsound


def listing(place: Path) -> tuple[Copy, ...]:
    """The copies of a place, the newest first; none when it is not there."""
    with copying.in_place(place):
        if not place.is_dir():
            return ()
        found = (rules.read_name(path.name) for path in place.iterdir() if path.is_file())
        return tuple(sorted(filter(None, found), reverse=True))


def rotate(place: Path, *, today: date, spared: Collection[str] = ()) -> tuple[Copy, ...]:
    """Take the old copies away but those of these names, and return them."""
    gone = rules.superfluous(listing(place), today, spared)
    with copying.in_place(place):
        for copy in gone:
            for path in (place / f"{copy.name}-wal", place / copy.name):
                # Under the name of a draft first: killed amid the noughts, it would pass for a copy that is not ours.
                copying.discard(path)
    return gone


def contents(path: Path, data_key: bytes) -> Contents:
    """What a copy holds, to choose by; nothing is written. Raises `NotOurs`, `Damaged`, `TooNew` or `FileMissing`."""
    from .. import driver

    control.check_start(path, data_key)
    with known_trouble():
        db = driver.connect_to_copy(path, data_key)
        try:
            check_shape(db)
            entries, head = head_of(db)
            last = rows.first(db, "SELECT at FROM journal ORDER BY id DESC LIMIT 1")
            return Contents(
                people=rows.number(db, "SELECT count(*) FROM person"),
                appointments=rows.number(db, "SELECT count(*) FROM appointment"),
                mandates=rows.number(db, "SELECT count(*) FROM mandate"),
                last_entry_at=rows.moment(last["at"]) if last else None,
                entries=entries,
                head=head,
            )
        finally:
            db.close()


def head_of(db: Database) -> tuple[int, str]:
    """How many lines the journal has, and the first sixteen digits of its head; 0 and '' before it is begun."""
    row = rows.first(db, _HEAD)
    return (row["count"], row["digest"][:16]) if row else (0, "")
