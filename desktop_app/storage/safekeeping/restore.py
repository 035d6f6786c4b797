"""Putting a copy in the place of the file: everything is made aside, and one change of name decides.

Until then the file is what it was, and from then on it is the copy, brought up to date with what was destroyed
since. The file that was replaced is kept among the copies, and goes with the old ones.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain import backup as rules
from desktop_app.domain.backup import Copy, Reason
from desktop_app.domain.journal import Action, Entry
from desktop_app.domain.nouns.frozen import frozen

from .. import files
from ..checks import control
from ..checks.shape import APPLICATION_ID
from ..connection import database, head_file
from ..connection.checkpoint import empty_log
from ..connection.proving import prove_journal
from ..copies import backups, copying
from ..errors import (
    Damaged,
    DiskFull,
    FileMissing,
    MandateKeysMissing,
    PlaceFull,
    PlaceProtected,
    ReadOnly,
    StorageTrouble,
    known_trouble,
)
from ..journal import journal
from ..keys import vault
from ..keys.keys import Keys
from ..mandates import mandate_keys
from ..watch import Watch
from . import carry_over, replaced
from .replay import replay

if TYPE_CHECKING:
    from sqlite_utils import Database

_ASIDE = ".remise"


@frozen
class Restored:
    """What was done: `again` destructions were done again, `replaced` is the copy of the file that was there."""

    replaced: Copy | None
    again: int


def put_back(folder: Path, keys: Keys, path: Path, *, at: datetime, who: str, watch: Watch | None = None) -> Restored:
    """Put the copy at `path` in the place of the file of this folder, which nobody may hold open.

    Raises `FileMissing`, `NotOurs`, `TooNew`, `Damaged` or `JournalForeign` for the copy, `MandateKeysMissing` or
    `Damaged` for the keys of the mandates, `DiskFull`, `Stopped`: the file is then as it was. `watch` advances by
    four times the size of the copy.
    """
    watch = watch or Watch()
    with _aside(folder / _ASIDE) as aside, known_trouble():
        _bring(path, keys.data, aside, watch)
        wrapped = mandate_keys.open_file(folder, keys.data)
        try:
            before = carry_over.what_the_copy_lacks(folder, keys.data, wrapped)
            again = _bring_up_to_date(aside, keys, wrapped, before, path=path, at=at, who=who)
        finally:
            mandate_keys.close(wrapped)
        watch.go_on()
        kept = _swap(aside, folder, at)
    if kept:
        # Only now: until the swap it was the file itself. What fails here, the next opening does.
        with suppress(StorageTrouble):
            replaced.forget_key(backups.local_place(folder) / kept.name, keys.data)
    return Restored(kept, again)


def take_over(
    folder: Path,
    aside: Path,
    place: Path,
    keys: Keys,
    path: Path,
    *,
    at: datetime,
    who: str,
    watch: Watch | None = None,
) -> None:
    """Fill an empty folder from a place of copies: the copy at `path` with the keys that lie beside it.

    `aside` is a folder on the same disk to work in. Raises as `put_back` does, before anything appears in `folder`.
    """
    watch = watch or Watch()
    with _aside(aside), known_trouble():
        vault.accounts(place)
        check_mandate_keys(files.mandates_in(place), keys.data)
        for path_of in (files.mandates_in, files.keys_in):
            bring_keys(path_of(place), aside)
        _bring(path, keys.data, aside, watch)
        wrapped = mandate_keys.open_file(aside, keys.data)
        try:
            _bring_up_to_date(aside, keys, wrapped, carry_over.NOTHING, path=path, at=at, who=who)
        finally:
            mandate_keys.close(wrapped)
        watch.go_on()
        head_file.forget(folder)
        files.put_all_in_place(aside, folder)


def adopt(folder: Path, keys: Keys, *, at: datetime, who: str) -> None:
    """Put into service a copy that somebody has put by hand in the place of the file; raises as `put_back` does.

    Until the last change of name the folder is as it was.
    """
    path = files.data_in(folder)
    with _aside(folder / _ASIDE) as aside, known_trouble():
        _bring(path, keys.data, aside, Watch())
        wrapped = mandate_keys.open_file(folder, keys.data)
        try:
            _bring_up_to_date(aside, keys, wrapped, carry_over.NOTHING, path=path, at=at, who=who)
        finally:
            mandate_keys.close(wrapped)
        _drop_logs(path)
        files.put_in_place(files.data_in(aside), path)


def bring_keys(path: Path, folder: Path) -> None:
    """Put a copy of the key file, which the caller has read, in a folder whose own is gone or spoilt."""
    with _into_the_data():
        copying.duplicate(path, folder, wiping=True)


def bring_mandate_keys(path: Path, folder: Path) -> None:
    """Put a copy of the keys of the mandates, which was checked, in a folder whose own are gone or spoilt."""
    _drop_logs(files.mandates_in(folder))
    bring_keys(path, folder)


def check_mandate_keys(path: Path, data_key: bytes) -> None:
    """Read a copy of the keys of the mandates through; raises `MandateKeysMissing`, `NotOurs` or `Damaged`."""
    try:
        control.read_through(path, mandate_keys.file_key(data_key), mandate_keys.APPLICATION_ID, Watch())
    except FileMissing as gone:
        raise MandateKeysMissing from gone


def sweep(folder: Path, data_key: bytes) -> None:
    """Do as `sweep_names` and `forget_keys`."""
    sweep_names(folder)
    forget_keys(folder, data_key)


def sweep_names(folder: Path) -> None:
    """Take out what a kill in the middle has left: data that may have been destroyed since, and a name too many."""
    files.wipe_folder(folder / _ASIDE)
    path = files.data_in(folder)
    with known_trouble():
        for kept in _replaced_in(folder):
            if path.exists() and path.samefile(kept):
                files.remove(kept)


def forget_keys(folder: Path, data_key: bytes) -> None:
    """Take the key of their journal's next line from files that were replaced, should they still hold it."""
    with known_trouble():
        for kept in _replaced_in(folder):
            with suppress(StorageTrouble):
                replaced.forget_key(kept, data_key)


def _replaced_in(folder: Path) -> list[Path]:
    place = backups.local_place(folder)
    return [place / copy.name for copy in backups.listing(place) if copy.reason is Reason.REPLACED]


@contextmanager
def _aside(aside: Path) -> Iterator[Path]:
    with known_trouble():
        files.wipe_folder(aside)
        aside.mkdir(mode=0o700)
    try:
        yield aside
    finally:
        files.wipe_folder(aside)


@contextmanager
def _into_the_data() -> Iterator[None]:
    try:
        yield
    except PlaceFull as trouble:
        raise DiskFull from trouble
    except PlaceProtected as trouble:
        raise ReadOnly from trouble


def _bring(path: Path, key: bytes, aside: Path, watch: Watch) -> None:
    watch.total = 4 * control.check_start(path, key)
    control.read_through(path, key, APPLICATION_ID, watch)
    if not backups.contents(path, key).head:
        raise Damaged
    with _into_the_data():
        copying.duplicate(path, aside, watch, name=files.data_in(aside).name)


def _bring_up_to_date(
    aside: Path,
    keys: Keys,
    wrapped: Database,
    before: carry_over.CarriedOver,
    *,
    path: Path,
    at: datetime,
    who: str,
) -> int:
    db = database.open_file(aside, keys.data, copied=True)
    try:
        prove_journal(db, keys.journal)
        with database.writing(db):
            carry_over.write(db, before, carry_over.unknown_mandates(db, wrapped), at)
            copy = rules.read_name(path.name)
            subject = f"sauvegarde-{copy.at:%Y-%m-%d-%H%M%S}" if copy else "sauvegarde"
            journal.take_up(db, keys.journal)
            journal.write(db, Entry(at, who, Action.RESTORED, subject, before.head))
        again = replay(db, wrapped, at=at, who=who)
        empty_log(db)
    finally:
        database.close(db)
    copying.flush(files.data_in(aside))
    return again


def _swap(aside: Path, folder: Path, at: datetime) -> Copy | None:
    path, place = files.data_in(folder), backups.local_place(folder)
    if not path.is_file():
        _take_the_place(aside, folder)
        return None
    with _into_the_data(), copying.in_place(place):
        place.mkdir(mode=0o700, exist_ok=True)
        kept = backups.unused(place, at, Reason.REPLACED)
    try:
        with _into_the_data():
            replaced.keep(path, place, kept.name)
        _take_the_place(aside, folder)
    except BaseException:
        replaced.drop(place / kept.name)
        raise
    return kept


def _take_the_place(aside: Path, folder: Path) -> None:
    path = files.data_in(folder)
    _drop_logs(path)
    head_file.forget(folder)
    files.put_in_place(files.data_in(aside), path)


def _drop_logs(path: Path) -> None:
    # The log of the file that goes would be played into the one that comes
    # (test_the_log_of_the_replaced_file_is_never_played_into_the_new_one).
    for end in replaced.LOGS:
        files.wipe(path.with_name(path.name + end))
