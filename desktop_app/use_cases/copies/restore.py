"""Putting a copy back, and giving a folder back the file it lacks: no file is open meanwhile.

The session closes its desks, calls this in its worker, and opens again with the same keys. A référent's account is
asked for, except to give back a key file without which nobody could show who they are.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.backup import Contents, Copy, read_name
from desktop_app.domain.errors import NotAllowed
from desktop_app.domain.french import moment
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.storage import files
from desktop_app.storage.copies import backups, media
from desktop_app.storage.errors import (
    AlreadyThere,
    Damaged,
    KeysMissing,
    MandateKeysMissing,
    NotOurs,
    StorageTrouble,
    known_trouble,
)
from desktop_app.storage.keys import vault
from desktop_app.storage.mandates import mandate_keys
from desktop_app.storage.safekeeping import restore
from desktop_app.storage.watch import Watch

from . import folders_check

if TYPE_CHECKING:
    from desktop_app.storage.keys.keys import Keys
    from desktop_app.storage.watch import Cancelled, Progress

    from ..accounts.opening import Unlocked


@frozen
class Choice:
    """A copy that may be put back: `contents` is what it holds, or None when `trouble` says why it cannot be."""

    copy: Copy
    path: Path
    contents: Contents | None
    trouble: str = ""


@known_trouble()
def place_in(chosen: Path) -> Path | None:
    """The place of copies in a folder somebody has chosen: itself, or the one inside a stick or a data folder.

    Raises `NameTooLong`, `NameUnreadable` or what reading it comes to.
    """

    folders_check.refuse_names(chosen)
    for place in (chosen, media.place_on(chosen), backups.local_place(chosen)):
        if files.keys_in(place).is_file() and place != chosen:
            return place
        if backups.listing(place):
            return place
    return None


@known_trouble()
def choices(folder: Path, keys: Keys, *, chosen: Path | None = None) -> tuple[Choice, ...]:
    """The copies of this computer, or of the folder that was chosen, the newest first; from any thread."""

    place = place_in(chosen) if chosen else backups.local_place(folder)
    return tuple(_choice(place / copy.name, copy, keys) for copy in backups.listing(place)) if place else ()


def _choice(path: Path, copy: Copy, keys: Keys) -> Choice:

    try:
        return Choice(copy, path, backups.contents(path, keys.data))
    except StorageTrouble as trouble:
        return Choice(copy, path, None, trouble.sentence)


@known_trouble()
def put_back(
    folder: Path,
    unlocked: Unlocked,
    path: Path,
    at: datetime,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> str:
    """Put this copy in the place of the file, and say what was done; from any thread, with no desk open.

    The file is the old one or the new one, whole, whatever happens. Raises `NotAllowed`, `Stopped`, what is wrong
    with the copy (`FileMissing`, `NotOurs`, `TooNew`, `Damaged`), `MandateKeysMissing` or `DiskFull`.
    """

    who = _manager(unlocked)
    done = restore.put_back(folder, unlocked.keys, path, at=at, who=who, watch=Watch(progress, cancelled))
    said = [f"{_named(path)} est remise en place."]
    if done.replaced:
        said.append("Le fichier remplacé est gardé parmi les copies.")
    if done.again:
        said.append("Ce qui avait été détruit depuis l’est toujours.")
    return " ".join(said)


@known_trouble()
def take_over(
    place: Path,
    folder: Path,
    unlocked: Unlocked,
    path: Path,
    at: datetime,
    progress: Progress | None = None,
    cancelled: Cancelled | None = None,
) -> str:
    """Fill an empty data folder from a place of copies, on a new computer; `unlocked` comes from the keys there.

    Raises as `put_back`, and `AlreadyThere` when the folder holds data; nothing appears in it before all is sound.
    """

    from ..accounts import opening

    who = _manager(unlocked)
    if not opening.is_new(folder):
        raise AlreadyThere
    aside, watch = folder / opening.UNFINISHED, Watch(progress, cancelled)
    restore.take_over(folder, aside, place, unlocked.keys, path, at=at, who=who, watch=watch)
    return f"{_named(path)} est reprise sur cet ordinateur."


@known_trouble()
def give_back_keys(folder: Path, *, chosen: Path | None = None) -> None:
    """Put the copy of the key file in a folder whose own is gone or cannot be read, so that it can be unlocked.

    Raises `AlreadyThere` when it can be read, `KeysMissing` when there is no copy, or what is wrong with the copy.
    """

    place = (place_in(chosen) if chosen else backups.local_place(folder)) or folder
    if place == folder or not files.keys_in(place).is_file():
        raise KeysMissing
    vault.accounts(place)
    try:
        vault.accounts(folder)
    except (KeysMissing, Damaged, NotOurs):
        restore.bring_keys(files.keys_in(place), folder)
    else:
        raise AlreadyThere


@known_trouble()
def give_back_mandate_keys(folder: Path, unlocked: Unlocked, *, chosen: Path | None = None) -> None:
    """Put the copy of the keys of the mandates in a folder whose own are gone or cannot be read.

    Contents written since that copy cannot be read any more. Raises as `give_back_keys`, with `MandateKeysMissing`.
    """

    _manager(unlocked)
    place = (place_in(chosen) if chosen else backups.local_place(folder)) or folder
    if place == folder or not files.mandates_in(place).is_file():
        raise MandateKeysMissing
    restore.check_mandate_keys(files.mandates_in(place), unlocked.keys.data)
    try:
        mandate_keys.close(mandate_keys.open_file(folder, unlocked.keys.data))
    except (MandateKeysMissing, Damaged, NotOurs):
        restore.bring_mandate_keys(files.mandates_in(place), folder)
    else:
        raise AlreadyThere


@known_trouble()
def begin_mandate_keys_anew(folder: Path, unlocked: Unlocked) -> None:
    """Where no copy is left: the file opens again, and the contents of every mandate are lost for good.

    They stand on the signed paper. Raises `AlreadyThere` while there is such a file, sound or not.
    """

    _manager(unlocked)
    mandate_keys.close(mandate_keys.create(folder, unlocked.keys.data))


def _manager(unlocked: Unlocked) -> str:
    if not unlocked.account.manages:
        raise NotAllowed("Il faut un compte de référent pour cela.")
    return f"compte-{unlocked.account.id}"


def _named(path: Path) -> str:
    copy = read_name(path.name)
    return f"La sauvegarde du {moment(copy.at)}" if copy else "La sauvegarde"
