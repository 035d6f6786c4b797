"""Data folders with their keys and accounts, made once and copied; who works at them, and where they lie."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from . import builders
from .builders import PASSPHRASE, RECOVERY_CODE

if TYPE_CHECKING:
    from desktop_app.domain.account import Account
    from desktop_app.storage.keys.keys import Keys
    from desktop_app.use_cases.desk import Desk

MEMORY = Path("/dev/shm")
"""A folder in memory, on Linux: nobody pulls the plug of a test, which only waits while a disk makes sure."""
_ROOM = 2 << 30


def memory_is_free() -> bool:
    """Whether tests may write there: it has room (a container may give 64 MiB), and TMPDIR names no other place."""
    return "TMPDIR" not in os.environ and MEMORY.is_dir() and shutil.disk_usage(MEMORY).free > _ROOM


def make_folder(folder: Path) -> Path:
    """A folder with the account 1, its keys and empty files, closed."""
    from desktop_app.storage.connection import database
    from desktop_app.storage.journal import journal
    from desktop_app.storage.keys import vault
    from desktop_app.storage.mandates import mandate_keys

    _, keys = vault.create(folder, builders.ITS_ACCOUNTS[0], PASSPHRASE, RECOVERY_CODE)
    db = database.create(folder, keys.data)
    with database.writing(db):
        journal.begin(db, keys.journal)
    database.close(db)
    mandate_keys.close(mandate_keys.create(folder, keys.data))
    return folder


def settle_le_boulou(folder: Path) -> Path:
    """Le Boulou on its first day, in a folder just made."""
    from desktop_app.storage.connection import database
    from desktop_app.storage.keys import vault
    from desktop_app.storage.planning import advisors, patterns, place

    keys = vault.unlock(folder, 1, PASSPHRASE)
    for account in builders.ITS_ACCOUNTS[1:]:
        vault.add_account(folder, keys, account, PASSPHRASE)
    db = database.open_file(folder, keys.data)
    with database.writing(db):
        place.save(db, builders.le_boulou())
        builders.put_convention(db, builders.its_convention())
        for advisor in builders.its_advisors():
            advisors.add(db, advisor)
        for rule in (builders.thursdays(), builders.fridays()):
            patterns.add(db, rule)
    database.close(db)
    return folder


def desk_of(folder: Path, clock: Callable[[], datetime], account_id: int = 1, *, judged: bool = False) -> Desk:
    """The open folder with this account at work; the journal says nothing of it.

    `judged` for a copy of a folder that was just made, by the program itself: it need not be proved sound again.
    """
    from desktop_app.storage.connection import database
    from desktop_app.storage.mandates import mandate_keys
    from desktop_app.use_cases.desk import Desk

    keys, account = _known(folder, account_id)
    db = database.open_file(folder, keys.data, judged=judged)
    wrapped = mandate_keys.open_file(folder, keys.data, judged=judged)
    return Desk(db, wrapped, folder, clock, account, keys)


def at_work(desk: Desk, account_id: int) -> Desk:
    """The desk of another account on the same open file."""
    keys, account = _known(desk.folder, account_id)
    return replace(desk, account=account, keys=keys)


def _known(folder: Path, account_id: int) -> tuple[Keys, Account]:
    """The account and its keys, which are looked for once in all copies of a folder."""
    from desktop_app.storage import files
    from desktop_app.storage.keys import vault

    said = files.keys_in(folder).read_bytes(), account_id
    if said not in _KNOWN:
        _KNOWN[said] = vault.unlock(folder, account_id, PASSPHRASE), vault.account(folder, account_id)
    return _KNOWN[said]


_KNOWN: dict[tuple[bytes, int], tuple[Keys, Account]] = {}
