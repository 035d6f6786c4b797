"""The key file of a folder read, opened with a secret, and written: once, whole or not at all."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from .. import files
from ..errors import AccountGone, KeysForged, StorageTrouble, WrongPassphrase, known_trouble
from . import key_file, key_list
from .key_file import KeyFile
from .key_slot import Slot

if TYPE_CHECKING:
    from .keys import Keys


def read(folder: Path, *, at_once: bool = False) -> KeyFile:
    """What the file says; raises what is wrong with it, and as `key_list.raw`."""
    return key_file.read(key_list.raw(folder, at_once=at_once))


def read_as(folder: Path, keys: "Keys") -> KeyFile:
    """The file, for whoever is about to give keys by it; raises `KeysForged` when its authority is somebody else's."""
    from . import key_authority

    file = read(folder)
    if not key_authority.is_of(file, keys):
        raise KeysForged
    return file


def slot(file: KeyFile, account_id: int) -> Slot:
    """The slot of this account; raises `AccountGone`."""
    found = file.slot(account_id)
    if found is None:
        raise AccountGone
    return found


def opened(folder: Path, file: KeyFile, slot: Slot, secret: str, wrong: Callable[[], WrongPassphrase]) -> "Keys":
    """The keys of this slot; raises what `wrong` makes, `Tampered`, or `Damaged`.

    A lock that keeps less of the file than it could (of 0.1.0, or of before the line began) is made anew; beside a
    copy no key file is touched.
    """
    from . import key_authority, key_shares, sealing

    unlocked = sealing.unlock(slot.lock, secret, slot.id)
    if unlocked is None:
        raise wrong()
    keys = key_shares.opened(slot, unlocked.private)
    key_authority.check(file, keys, unlocked.kept)
    if unlocked.kept != file.kept:
        with suppress(StorageTrouble), known_trouble():
            if files.data_in(folder).exists():
                lock = sealing.lock(secret, slot.id, slot.lock.cost, kept=file.kept, private=unlocked.private)
                write(folder, file.keep(replace(slot, lock=lock)))
    return keys


def write(folder: Path, file: KeyFile) -> None:
    """Put this file in the place of the one that is there; raises what stands in the way."""
    content = key_file.text_of(file)
    if key_file.read(content) != file:
        raise ValueError("this key file would not be read back as it is written")
    with known_trouble():
        files.write_whole(files.keys_in(folder), content)
