"""Folders that leave with the program: held by a lock while it runs, and swept by the next one after a kill."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .single_instance import LOCK_NAME, AlreadyOpen, only_one

PREFIX = "permanence-passager-"
_AN_HOUR = 3600.0


def a_new_one(inside: Path | None = None) -> Path:
    """A folder name that nobody has, in `inside` or where the system keeps what is temporary; nothing is made."""
    return (inside or _temporary()) / f"{PREFIX}{os.urandom(8).hex()}"


@contextmanager
def held(folder: Path) -> Iterator[Path]:
    """Make the folder, for this session's eyes alone, and take it away with all that is in it at the end.

    What killed programs have left beside it goes first. Raises OSError when it cannot be made.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    sweep(folder.parent)
    # Never one that is there: in a folder open to everybody, it would be somebody else's.
    folder.mkdir(mode=0o700)
    try:
        with only_one(folder):
            yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep(inside: Path) -> None:
    """Take away the folders of this kind that no running program holds; those of other people are left alone."""
    for folder in inside.glob(f"{PREFIX}*"):
        with suppress(OSError, AlreadyOpen):
            if not _is_ours(folder):
                continue
            if (folder / LOCK_NAME).exists():
                with only_one(folder):
                    pass
            elif _now_on_the_disk(inside) - folder.stat().st_mtime < _AN_HOUR:
                # Just made, and about to be locked.
                continue
            shutil.rmtree(folder, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    if folder.is_symlink():
        return False
    owner = getattr(os, "getuid", None)
    return owner is None or folder.stat().st_uid == owner()


def _now_on_the_disk(inside: Path) -> float:
    """The hour by which the folders there are dated: the computer's own may have been put forward since.

    Held by test_a_clock_put_forward_takes_nothing_that_is_young.
    """
    import tempfile

    with tempfile.TemporaryFile(dir=inside) as made:
        return os.fstat(made.fileno()).st_mtime


def _temporary() -> Path:
    import tempfile

    return Path(tempfile.gettempdir())
