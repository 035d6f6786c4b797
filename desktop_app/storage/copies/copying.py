"""Files copied to a disk that may be full, worn or pulled out: whole and read back, or not there at all."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from io import FileIO
from pathlib import Path

from .. import files
from ..errors import (
    CopyUnsound,
    DiskFailing,
    DiskFull,
    FolderGone,
    NotAFolder,
    PlaceAbsent,
    PlaceFailing,
    PlaceFull,
    PlaceProtected,
    ReadOnly,
    StorageTrouble,
    known_trouble,
)
from ..watch import Watch

_DRAFT = ".new"
_CHUNK = 1024 * 1024


@contextmanager
def in_place(place: Path) -> Iterator[None]:
    """Name the troubles of the place where copies go, which are not those of the data."""
    try:
        with known_trouble():
            yield
    except DiskFull as trouble:
        raise PlaceFull from trouble
    except (DiskFailing, FolderGone, ReadOnly, NotAFolder) as trouble:
        raise _named(place, trouble) from trouble


def _named(place: Path, trouble: StorageTrouble) -> StorageTrouble:
    # The system and SQLite call a file protected when its folder has just gone
    # (test_a_place_called_protected_though_its_folder_has_just_gone_is_told_as_failing).
    if isinstance(trouble, ReadOnly) and place.parent.is_dir():
        return PlaceProtected()
    if isinstance(trouble, NotAFolder):
        return PlaceProtected(
            "Un fichier porte déjà le nom du dossier des sauvegardes : la copie n’a pas été faite.",
            "Déplacez ce fichier, ou choisissez un autre endroit dans Protection.",
        )
    return PlaceFailing()


def make_ready(place: Path, size: int) -> None:
    """Sweep what a copy cut short has left in an existing place, and require room for so many bytes."""
    if not place.is_dir():
        raise PlaceAbsent
    for leftover in place.glob(f"permanence*{_DRAFT}*"):
        files.wipe(leftover)
    if shutil.disk_usage(place).free < size + _CHUNK:
        raise PlaceFull


def discard(path: Path) -> None:
    """Take a file of a place away, its blocks written over; what a kill leaves is swept as a draft. Raises OSError."""
    if path.exists():
        draft = path.with_name(path.name + _DRAFT)
        files.remove(draft)
        files.insist(partial(path.replace, draft))
        files.wipe(draft)


@contextmanager
def draft_of(path: Path) -> Iterator[Path]:
    """An empty file to fill, readable by this account alone, that is gone again when the block fails."""
    draft = path.with_name(path.name + _DRAFT)
    try:
        files.wipe(draft)
        draft.touch(mode=0o600)
        yield draft
    except BaseException:
        # A medium that was pulled out cannot be swept: the next copy does it.
        with suppress(OSError):
            for leftover in (draft, *(draft.with_name(draft.name + end) for end in ("-journal", "-wal", "-shm"))):
                files.wipe(leftover)
        raise


def duplicate(path: Path, place: Path, watch: Watch | None = None, *, name: str = "", wiping: bool = False) -> None:
    """Copy a finished file to a place, under another name if need be, and read it back before it gets that name.

    `watch` advances by twice the size of the file; `wiping` is told to `replace`. Raises `CopyUnsound`,
    `PlaceAbsent`, `PlaceFull`, `PlaceProtected`, `PlaceFailing` or `Stopped`; nothing is then left of the copy.
    """
    watch = watch or Watch()
    with in_place(place):
        make_ready(place, path.stat().st_size)
        target = place / (name or path.name)
        with draft_of(target) as draft:
            written = _write(path, draft, watch)
            if _digest(draft, watch) != written:
                raise CopyUnsound
            replace(draft, target, wiping=wiping)


def flush(path: Path) -> None:
    """Have the disk itself hold what was written."""
    with files.opened(path, "r+b") as file:
        os.fsync(file.fileno())


def replace(draft: Path, path: Path, *, wiping: bool = False) -> None:
    """Give a finished draft its name.

    `wiping` writes noughts over the file it replaces: on a stick its content would lie about in free blocks.
    """
    if not wiping or not path.exists():
        _put_in_place(draft, path)
        return
    with files.opened(path, "r+b") as old:
        if os.name == "posix":
            # At no moment is there no whole file of that name; Windows replaces none that is open.
            _put_in_place(draft, path)
        files.blank(old)
    if os.name != "posix":
        _put_in_place(draft, path)


def _put_in_place(draft: Path, path: Path) -> None:
    try:
        files.put_in_place(draft, path)
    except OSError as error:
        # Some shares cannot make the name of a file last; the name itself was given
        # (test_a_share_that_cannot_make_a_name_last_keeps_its_copy).
        if error.errno not in (errno.EINVAL, errno.ENOTSUP) or draft.exists():
            raise


def _write(path: Path, draft: Path, watch: Watch) -> str:
    digest = hashlib.sha256()
    with (
        files.opened(path) as source,
        files.opened(draft, "r+b") as target,
    ):
        while chunk := source.read(_CHUNK):
            digest.update(chunk)
            _write_all(target, chunk)
            watch.did(len(chunk))
        os.fsync(target.fileno())
        if sys.platform != "win32" and hasattr(os, "posix_fadvise"):
            # What the system still holds in memory would be compared with itself
            # (test_a_copy_is_read_back_from_the_disk_and_not_from_memory).
            os.posix_fadvise(target.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
    return digest.hexdigest()


def _write_all(file: FileIO, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[file.write(left) :]


def _digest(path: Path, watch: Watch) -> str:
    digest = hashlib.sha256()
    with files.opened(path) as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
            watch.did(len(chunk))
    return digest.hexdigest()
