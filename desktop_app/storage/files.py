"""Files that are whole or absent, whatever happens while they are written; and where ours lie."""

import errno
import os
import shutil
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from io import FileIO
from pathlib import Path
from threading import get_ident
from typing import BinaryIO, TypeVar

_TRIAL = "permanence.room"
_DENIED = 5
_HELD = frozenset({32, 33})
"""How Windows refuses a file that is held elsewhere: sharing violation, lock violation; a name by `_DENIED` too."""
_WAITS = (0.01, 0.03, 0.1, 0.3, 0.6)
_WAITS_TO_OPEN = (*_WAITS, 0.8, 0.8)
"""2.6 s in all: a scanner was seen to hold a file for two seconds after it was written."""
T = TypeVar("T")
_CHUNK = 1024 * 1024


def keys_in(folder: Path) -> Path:
    """Where the keys of this folder are."""
    return folder / "permanence.keys"


def data_in(folder: Path) -> Path:
    """Where the data of this folder is."""
    return folder / "permanence.db"


def mandates_in(folder: Path) -> Path:
    """Where the keys of the bodies of mandates are, each wrapped: one key less there is one body nobody reads."""
    return folder / "permanence.mandates"


def head_in(folder: Path) -> Path:
    """Where it stands up to which line of the journal this program has answered."""
    return folder / "permanence.head"


def write_whole(path: Path, content: bytes) -> None:
    """Write the content under its name in one step, readable by this account alone; raises OSError.

    After a crash, a full disk or a refusal the earlier file of that name is still there, untouched. Once replaced it
    leaves noughts in its blocks.
    """
    draft = path.with_name(path.name + ".new")
    try:
        with _begun(draft) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        put_over(draft, path)
    except BaseException:
        wipe(draft)
        raise


def put_over(draft: Path, path: Path) -> None:
    """Give a finished draft its name as `put_in_place` does; the file that had it leaves noughts in its blocks.

    At no moment is there no whole file of that name. A disk that gives no second name, as in FAT, keeps the blocks.
    """
    old = path.with_name(f"{path.name}.new-old")
    with suppress(OSError):
        remove(old)
        os.link(path, old)
    put_in_place(draft, path)
    with suppress(OSError):
        wipe(old)


def put_in_place(draft: Path, path: Path) -> None:
    """Give a finished draft its name and make the name itself last; both are on the same disk."""
    try:
        insist(partial(draft.replace, path))
    except PermissionError as error:
        # The draft could be written beside it: who refuses is not the folder but the program that holds the old file.
        if getattr(error, "winerror", 0) == _DENIED and os.access(path, os.W_OK):
            raise OSError(errno.EBUSY, "held by another program", str(path)) from error
        raise
    if os.name == "posix":
        folder = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def insist(change: Callable[[], object]) -> None:
    """Change a name on the disk, patiently: on Windows a scanner may hold for a moment the file just written.

    Raises OSError when it is still refused after a second. Held by
    test_a_file_read_for_a_moment_by_another_is_replaced_all_the_same.
    """
    _until_let(change, _WAITS, lambda error: is_held(error) or getattr(error, "winerror", 0) == _DENIED)


def patiently(read: Callable[[], T]) -> T:
    """Open or read a file that a scanner may hold for a moment; raises OSError when it still does after 2.6 s."""
    return _until_let(read, _WAITS_TO_OPEN, is_held)


def opened(path: Path, mode: str = "rb") -> FileIO:
    """This file, unbuffered, opened as patiently; raises OSError."""
    return patiently(partial(FileIO, path, mode))


def is_held(error: OSError) -> bool:
    """Whether the system refused because another program holds the file."""
    return getattr(error, "winerror", 0) in _HELD or error.errno == errno.EBUSY


def _until_let(change: Callable[[], T], waits: tuple[float, ...], held: Callable[[OSError], bool]) -> T:
    for wait in waits:
        try:
            return change()
        except OSError as error:
            if not held(error):
                raise
        time.sleep(wait)
    return change()


def remove(path: Path) -> None:
    """Take this file away, if it is there, as patiently; raises OSError."""
    insist(partial(path.unlink, missing_ok=True))


def wipe(path: Path) -> None:
    """Take this file away once `overwrite` has gone over it; it goes all the same when that fails. Raises OSError."""
    try:
        overwrite(path)
    finally:
        remove(path)


def wipe_folder(folder: Path) -> None:
    """Take a folder away with all it holds, as `wipe` does; what the disk refuses is left."""
    for path in folder.rglob("*"):
        with suppress(OSError):
            overwrite(path)
    shutil.rmtree(folder, ignore_errors=True)


def overwrite(path: Path) -> None:
    """Write noughts over the blocks of a file that is about to go, if it is there, and have the disk hold them.

    A name alone taken away would leave the content in free blocks. A file that has another name, or a link to one, is
    left as it is: what it holds is another's. What an SSD or a file system that never writes in place has kept of it,
    nobody can reach from here. Held by test_another_name_of_a_file_never_has_its_content_overwritten. Raises OSError.
    """
    if path.is_symlink() or not path.is_file() or path.stat().st_nlink > 1:
        return
    with path.open("r+b", buffering=0) as file:
        blank(file)


def blank(file: FileIO) -> None:
    """Write noughts over all that this open file holds, which keeps its size, and have the disk hold them."""
    left = os.fstat(file.fileno()).st_size
    noughts = memoryview(bytes(min(left, _CHUNK)))
    file.seek(0)
    while left:
        left -= file.write(noughts[:left])
    os.fsync(file.fileno())


def _begun(path: Path) -> BinaryIO:
    # What a kill has left under that name, or a link, would have it refused. Held by
    # test_a_link_in_the_place_of_a_draft_has_no_other_file_written_over.
    remove(path)
    return open(path, "xb", opener=_private)


def put_all_in_place(aside: Path, folder: Path) -> None:
    """Give the three files made in `aside` their names in `folder`, or none of them; raises OSError.

    The keys last: data whose keys never came would be taken for a file that has lost them.
    """
    placed: list[Path] = []
    try:
        for where in (data_in, mandates_in, keys_in):
            put_in_place(where(aside), where(folder))
            placed.append(where(folder))
    except OSError:
        for path in placed:
            wipe(path)
        raise


def keep_private(folder: Path) -> None:
    """Close our files in this folder and in its copies to every other account of the system; raises OSError.

    Windows knows no such thing of a file: there the folder itself is closed.
    """
    for path in (*folder.glob("permanence.*"), *folder.glob("sauvegardes/permanence*")):
        if os.name == "posix" and path.is_file() and path.stat().st_mode & 0o077:
            path.chmod(0o600)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def need_room(folder: Path, size: int) -> None:
    """Write and take back so many bytes, to learn now whether the folder takes them; raises OSError.

    Each thread under a name of its own: a second connection may be opened at the same moment. Held by
    test_two_who_ask_for_room_at_the_same_moment_both_get_it.
    """
    trial = folder / f"{_TRIAL}-{get_ident()}"
    try:
        with _begun(trial) as file:
            file.write(bytes(size))
    finally:
        remove(trial)


def sweep(folder: Path) -> None:
    """Take out the drafts that a kill has left, of which nothing is known to be whole; raises OSError.

    Each leaves noughts in its blocks: it may hold keys that were renewed or destroyed since.
    """
    for leftover in (*folder.glob("permanence.*.new*"), *folder.glob(f"{_TRIAL}*")):
        wipe(leftover)
