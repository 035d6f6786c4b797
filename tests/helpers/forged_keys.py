"""What somebody who knows how the key file is made can write in it with the keys of the front desk alone."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.storage import files
from desktop_app.storage.keys import key_authority, key_file, key_shares, sealing, vault

if TYPE_CHECKING:
    from desktop_app.domain.account import Account
    from desktop_app.storage.keys.key_file import KeyFile


def rewritten(folder: Path, change: Callable[[KeyFile], KeyFile]) -> None:
    """Write the key file as it becomes by `change`."""
    path = files.keys_in(folder)
    path.write_bytes(key_file.text_of(change(key_file.read(path.read_bytes()))))


def become(folder: Path, claimed: Account, passphrase: str, *, generation: int = 1) -> None:
    """Give one's own account the roles that are claimed, with invented keys, and an authority to vouch for them."""
    mine, mandates = vault.unlock(folder, claimed.id, passphrase), {generation: secrets.token_bytes(32)}
    invented = replace(mine, mandates=mandates, journal=secrets.token_bytes(32))
    authority, line = key_authority.of(invented.journal), key_authority.begun(invented)
    lock = sealing.lock(passphrase, claimed.id, vault.DEFAULT_COST, kept=key_file.kept(authority, line))

    def change(file: KeyFile) -> KeyFile:
        file = replace(file, authority=authority, line=line)
        return file.keep(key_authority.vouched(file, key_shares.slot_for(claimed, lock, invented), invented))

    rewritten(folder, change)
