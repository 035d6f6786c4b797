"""Opening: is there a file, make one, find the keys of an account, open it, change accounts; the assistant's models.

What the first window needs to be painted is in `doorway`; this is loaded while the passphrase is typed, with all that
an opening takes.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop_app.domain import recovery_code
from desktop_app.domain.journal import Action
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.storage import files
from desktop_app.storage.connection import database, judging
from desktop_app.storage.connection.database import writing
from desktop_app.storage.connection.proving import prove_journal, prove_mandates
from desktop_app.storage.errors import AlreadyThere, StorageTrouble, known_trouble
from desktop_app.storage.keys import vault
from desktop_app.storage.mandates import mandate_keys
from desktop_app.storage.safekeeping import restore
from desktop_app.system.paths import resource

from ..desk import Desk
from ..permissions import everyone
from . import account_telling, first_opening, head_check, key_renewal
from .doorway import UNFINISHED as UNFINISHED
from .doorway import is_new as is_new
from .first_opening import Setup as Setup

if TYPE_CHECKING:
    from datetime import datetime

    from desktop_app.domain.account import Account
    from desktop_app.storage.keys.keys import Keys


@frozen
class Model:
    """A convention that pre-fills the assistant: raw values, every one of which can be changed."""

    key: str
    title: str
    source: str
    values: dict[str, Any]
    notes: tuple[str, ...]


@frozen
class Unlocked:
    """Who is there, with the keys of their roles; `by_code` when the recovery code has just given a passphrase."""

    account: Account
    keys: Keys
    by_code: bool = False

    @property
    def start_key(self) -> bytes | None:
        """The journal's first key, which a référent must have; None for the others."""
        return self.keys.journal if self.account.manages else None

    @property
    def mandate_keys(self) -> Keys | None:
        """The keys with which an advisor must open bodies; None for the others."""
        return self.keys if self.account.reads_mandates else None


def models() -> tuple[Model, ...]:
    """The conventions shipped with the program, in order of title."""
    read = [json.loads(file.read_text("utf-8")) for file in sorted(resource("conventions").glob("*.json"))]
    found = [Model(m["key"], m["title"], m["source"], m, tuple(m["notes"])) for m in read]
    return tuple(sorted(found, key=lambda model: model.title))


def recovery_words() -> tuple[str, ...]:
    """The words a recovery code is drawn from."""
    return tuple(resource("words/recovery.txt").read_text("utf-8").split())


def draw_code() -> str:
    """A new recovery code."""
    return recovery_code.draw(recovery_words(), secrets.randbelow)


def accounts(folder: Path, *, at_once: bool = False) -> tuple[Account, ...]:
    """Who may open the file; the whole key file is checked, and no secret is needed.

    It is waited for while another program holds it, unless it is wanted `at_once`; then `HeldElsewhere`.
    """

    return vault.accounts(folder, at_once=at_once)


def create(
    folder: Path, setup: Setup, *, account: Account, passphrase: str, code: str, clock: Callable[[], datetime]
) -> Desk:
    """Make the file as `make` does, and open it."""
    unlocked = make(folder, setup, account=account, passphrase=passphrase, code=code, clock=clock)
    return open_desk(folder, unlocked, clock=clock)


def make(
    folder: Path, setup: Setup, *, account: Account, passphrase: str, code: str, clock: Callable[[], datetime]
) -> Unlocked:
    """Make the encrypted file and its keys, and fill it; slow on purpose, from any thread.

    `account` is the first référent, whose `advisor_id` is the place of their name in `setup.advisors`, from 1, or 0.
    Nothing is left behind by a failure. Raises `AlreadyThere` rather than replace a finished file, `RuleBroken`
    for a setup or an account that breaks a rule.
    """

    if not is_new(folder):
        raise AlreadyThere
    first, keys = first_opening.make(
        folder, folder / UNFINISHED, setup, account=account, passphrase=passphrase, code=code, clock=clock
    )
    return Unlocked(first, vault.keys_for(first, keys))


def find_keys(folder: Path, account_id: int, passphrase: str) -> Unlocked:
    """The keys of this account, from any thread; slow on purpose. Raises `WrongPassphrase` and its kin."""

    return Unlocked(vault.account(folder, account_id), vault.unlock(folder, account_id, passphrase))


def find_keys_by_code(folder: Path, code: str) -> Keys:
    """Every key, from the recovery code; raises `RuleBroken` for a word that is none of the list."""

    return vault.unlock_by_code(folder, recovery_code.read(code, recovery_words()))


def replace_passphrase(folder: Path, keys: Keys, account_id: int, passphrase: str) -> Unlocked:
    """Give an account another passphrase once the recovery code has given every key; from any thread.

    The journal hears of it, and the renewal of the mandate key ends, when the file is opened with what is returned.
    """

    keys = vault.change_passphrase(folder, keys, account_id, passphrase)
    account = vault.account(folder, account_id)
    return Unlocked(account, vault.keys_for(account, keys), by_code=True)


@known_trouble()
def open_desk(folder: Path, unlocked: Unlocked, *, clock: Callable[[], datetime]) -> Desk:
    """The open file, at which this account works; raises the troubles of `storage.errors`."""

    # Both before any is opened: were one refused after that, the other would have been written.
    mandate_keys.judge(folder, unlocked.keys.data, claimed=unlocked.mandate_keys)
    reached = database.judge(folder, unlocked.keys.data, start_key=unlocked.start_key, clock=clock)
    if reached.copied:
        head_check.adopt(folder, unlocked.keys, reached, at=clock(), who=f"compte-{unlocked.account.id}")
    _sweep_second_names(folder)
    wrapped = mandate_keys.open_file(folder, unlocked.keys.data, judged=True)
    try:
        db = database.open_file(folder, unlocked.keys.data, judged=True)
    except BaseException:
        mandate_keys.close(wrapped)
        raise
    _sweep(folder, unlocked.keys.data)
    desk = Desk(db, wrapped, folder, clock, unlocked.account, unlocked.keys)
    try:
        head_check.begin(desk, reached)
        _begin_work(desk, unlocked)
    except BaseException:
        close_desk(desk)
        raise
    return desk


def _sweep_second_names(folder: Path) -> None:
    """Before the file is opened: Windows takes away no name of an open one, and every backup would stumble over it."""
    with suppress(OSError, StorageTrouble):
        restore.sweep_names(folder)


def _sweep(folder: Path, data_key: bytes) -> None:
    """Take out what a kill has left: drafts, a key in a replaced file, and a creation that was all but over.

    Only once the file is open: what is refused changes no byte of the folder, copies included. Were the keys lost
    one day, data beside the folder of a creation would pass for unfinished. Files that an earlier version left
    readable to other sessions of the PC are closed to them.
    """
    with suppress(OSError, StorageTrouble):
        restore.forget_keys(folder, data_key)
    with suppress(OSError):
        files.keep_private(folder)
        files.sweep(folder)
        for left in (UNFINISHED, judging.APART):
            files.wipe_folder(folder / left)


@everyone
def desk_for(desk: Desk, unlocked: Unlocked) -> Desk:
    """The desk of another account at the same PC, on the same open file; the one before is locked first."""
    other = replace(desk, account=unlocked.account, keys=unlocked.keys, locked=False)
    _prove(desk, unlocked)
    _begin_work(other, unlocked)
    return other


@everyone
def come_back(desk: Desk, unlocked: Unlocked) -> None:
    """Unlock the desk of the same account, whose roles may have changed meanwhile.

    A full or absent disk keeps nobody from what they were typing: the journal then misses this line.
    """
    if unlocked.account.id != desk.account.id:
        raise ValueError("this desk is somebody else's")
    _prove(desk, unlocked)
    desk.account, desk.keys, desk.locked = unlocked.account, unlocked.keys, False
    with suppress(StorageTrouble):
        _begin_work(desk, unlocked)


def _prove(desk: Desk, unlocked: Unlocked) -> None:
    """Raise what is wrong with keys that the open file knows nothing of, as its opening would have."""

    prove_journal(desk.db, unlocked.start_key)
    prove_mandates(desk.mandate_keys, unlocked.mandate_keys)


def _begin_work(desk: Desk, unlocked: Unlocked) -> None:
    with writing(desk.db):
        account_telling.catch_up(desk, besides=desk.account.id if unlocked.by_code else None)
        if unlocked.by_code:
            account_telling.tell(desk, Action.PASSPHRASE_CHANGED, desk.account.id, "code de secours")
        desk.record(Action.OPENED)
    key_renewal.resume(desk)
    with suppress(StorageTrouble):
        vault.take_up(desk.folder, desk.keys)


@everyone
def lock(desk: Desk) -> None:
    """Nobody is before the screen: the file stays open, no mandate does. No trouble with the disk prevents it."""
    put_keys_away(desk)
    record_lock(desk)


@everyone
def put_keys_away(desk: Desk) -> None:
    """The half of `lock` that no disk can delay: from now on no mandate opens at this desk."""
    desk.keys, desk.locked = desk.keys.for_the_desk, True


@everyone
def record_lock(desk: Desk) -> None:
    """The half of `lock` that waits for the disk: the journal hears of it, unless the disk refuses."""
    with suppress(StorageTrouble), writing(desk.db):
        desk.record(Action.LOCKED)


@everyone
def record_refusals(desk: Desk, refused: Mapping[int, int]) -> None:
    """Write in the journal how many wrong passphrases were tried for each account, by id."""

    with writing(desk.db):
        for account_id, attempts in sorted(refused.items()):
            desk.record(Action.REFUSED, f"compte-{account_id}", str(attempts))


@everyone
def close_desk(desk: Desk) -> None:
    """Close the file so that a bare copy of it is complete."""

    mandate_keys.close(desk.mandate_keys)
    database.close(desk.db)
