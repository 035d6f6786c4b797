"""The keys of a folder: who may open it, and the verbs that give, change and take back what they hold.

Each account has a key pair of its own under its passphrase, and the keys of its roles are shared with its public
key: keys can be given anew to everybody without their passphrases, and the data itself is never written again.
Every verb writes the key file once, whole or not at all, so that none can stop half way.
"""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.account import Account, check_a_manager_stays
from desktop_app.domain.errors import RuleBroken

from . import files, key_file, key_list
from .errors import AccountGone, AlreadyThere, WrongPassphrase, known_trouble
from .key_file import KeyFile
from .key_slot import Cost, Kind, Lock, Slot, kinds_for
from .told_accounts import Mark

if TYPE_CHECKING:
    from .keys import Keys

DEFAULT_COST = Cost(64 * 1024, 3, 4)
"""0.12 s on the reference machine (RFC 9106, second choice); stored with each slot."""
_RECOVERY = 0


def exists(folder: Path) -> bool:
    """Whether the folder has a key file, ours or not."""
    return files.keys_in(folder).exists()


def accounts(folder: Path) -> tuple[Account, ...]:
    """Who may open the folder, in the order they were added; no secret is needed.

    Raises what is wrong with the key file: `FolderGone`, `KeysMissing`, `NotOurs`, `TooNew`, `TooOld`, `Damaged`,
    `ReadOnly`; every other verb does as well.
    """
    return _read(folder).accounts


def account(folder: Path, account_id: int) -> Account:
    """The account of this id; raises `AccountGone`."""
    return _account_in(_slot(_read(folder), account_id))


def marks(folder: Path) -> dict[int, Mark]:
    """What tells whether a slot was changed since, by id, the recovery slot under 0; no secret is needed."""
    return {slot.id: _mark(slot) for slot in _read(folder).every_slot()}


def _mark(slot: Slot) -> Mark:
    account = slot.account
    who = (account.name, sorted(role.name for role in account.roles), account.advisor_id) if account else ()
    return Mark(*(hashlib.sha256(repr(part).encode()).hexdigest() for part in (who, slot.lock.public)))


def create(
    folder: Path, account: Account, passphrase: str, recovery_code: str, *, cost: Cost | None = None
) -> tuple[Account, "Keys"]:
    """Draw every key, share them with this first account, a référent's, and with the recovery code.

    The account gets the id 1; every key is returned, `keys_for` keeps those of its roles. Raises `AlreadyThere`
    rather than overwrite, `RuleBroken` for an account that is not a référent's.
    """
    from . import key_shares

    check_a_manager_stays([account])
    first, keys = account._replace(id=1), key_shares.drawn()
    slot = key_shares.slot_for(first, _lock(passphrase, first.id, cost), keys)
    recovery = key_shares.slot_for(None, _lock(recovery_code, _RECOVERY, cost), keys)
    with known_trouble():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if exists(folder):
            raise AlreadyThere
        _write(folder, KeyFile(2, recovery, (slot,)))
    return first, keys


def unlock(folder: Path, account_id: int, passphrase: str) -> "Keys":
    """The keys of this account; slow on purpose, usable in any thread.

    Raises `WrongPassphrase`, `AccountGone`, `Tampered`, or what is wrong with the file.
    """
    return _opened(_slot(_read(folder), account_id), passphrase, WrongPassphrase)


def unlock_by_code(folder: Path, code: str) -> "Keys":
    """Every key, from the recovery code; raises as `unlock`."""
    return _opened(_read(folder).recovery, code, _wrong_code)


def _wrong_code() -> WrongPassphrase:
    return WrongPassphrase(
        "Ce code de secours n’ouvre pas ces données.",
        "Recopiez les mots dans l’ordre, et vérifiez que la feuille est bien celle de ce lieu.",
    )


def _opened(slot: Slot, secret: str, wrong: Callable[[], WrongPassphrase]) -> "Keys":
    from . import key_shares, sealing

    private = sealing.unlock(slot.lock, secret, slot.id)
    if private is None:
        raise wrong()
    return key_shares.opened(slot, private)


def keys_for(account: Account, keys: "Keys") -> "Keys":
    """What of these keys is for the roles of this account."""
    from . import key_shares

    return key_shares.part_of(keys, account)


def lacks(keys: "Keys", account: Account, before: Account | None = None) -> bool:
    """Whether these keys are not enough to give this account those of its roles, or those that differ from `before`."""
    from . import key_shares

    return key_shares.lacking(keys, kinds_for(account) ^ (kinds_for(before) if before else frozenset()))


def add_account(folder: Path, keys: "Keys", account: Account, passphrase: str, *, cost: Cost | None = None) -> Account:
    """Let somebody else open the folder, and return the account with its id, which was never anybody's.

    Raises `KeysLacking` when these keys are not enough for its roles.
    """
    from . import key_shares

    file = _read(folder)
    if len(file.slots) >= key_list.MOST_ACCOUNTS:
        raise RuleBroken("Il y a trop de comptes : retirez d’abord ceux qui ne servent plus.")
    added = account._replace(id=file.next_id)
    slot = key_shares.slot_for(added, _lock(passphrase, added.id, cost), keys)
    _write(folder, replace(file, next_id=added.id + 1, slots=(*file.slots, slot)))
    return added


def change_account(folder: Path, keys: "Keys", account: Account) -> "Keys":
    """Give an account this name, these roles and this advisor; its passphrase stays.

    When it may no longer read mandates, their key is renewed as `remove_account` does, and the keys returned hold
    both generations. Raises `KeysLacking`, `Tampered`, `AccountGone`, or `RuleBroken` for the last référent.
    """
    from . import key_shares

    file = _read(folder)
    before = _slot(file, account.id)
    after = key_shares.for_roles(before, account, keys)
    changed = file.keep(after)
    check_a_manager_stays(changed.accounts)
    if Kind.MANDATES in before.shares and Kind.MANDATES not in after.shares:
        keys, changed = _renewed(changed, keys)
    _write(folder, changed)
    return keys


def change_passphrase(
    folder: Path, keys: "Keys", account_id: int, passphrase: str, *, cost: Cost | None = None
) -> None:
    """Put an account under another passphrase and a new key pair; the earlier one opens nothing any more.

    Raises `KeysLacking` when these keys are not all those of its roles: its own are, and the recovery code's.
    """
    from . import key_shares

    file = _read(folder)
    before = _slot(file, account_id)
    key_shares.check(before, keys, before.shares)
    after = key_shares.slot_for(before.account, _lock(passphrase, account_id, cost), keys)
    _write(folder, file.keep(after))


def remove_account(folder: Path, keys: "Keys", account_id: int) -> "Keys":
    """Take an account out; its id is never given again.

    When it could read mandates, a new generation of their key is given to those who still may, and returned with
    the earlier one: rewrap the mandates, then `drop_old_generations`. Raises as `change_account`.
    """
    file = _read(folder)
    gone = _slot(file, account_id)
    left = replace(file, slots=tuple(slot for slot in file.slots if slot is not gone))
    check_a_manager_stays(left.accounts)
    if Kind.MANDATES in gone.shares:
        keys, left = _renewed(left, keys)
    _write(folder, left)
    return keys


def drop_old_generations(folder: Path, keys: "Keys") -> "Keys":
    """Leave everybody the newest mandate key alone, and return these keys so.

    Only once every mandate is wrapped under it: what is under an earlier one can then be read by nobody.
    """
    newest = replace(keys, mandates={keys.newest: keys.mandates[keys.newest]})
    _write(folder, _shared_anew(_read(folder), keys, newest))
    return newest


def change_recovery(folder: Path, keys: "Keys", recovery_code: str, *, cost: Cost | None = None) -> None:
    """Put the recovery slot under another code; the earlier sheet opens nothing any more. Raises `KeysLacking`."""
    from . import key_shares

    file = _read(folder)
    key_shares.check(file.recovery, keys, file.recovery.shares)
    _write(folder, file.keep(key_shares.slot_for(None, _lock(recovery_code, _RECOVERY, cost), keys)))


def _renewed(file: KeyFile, keys: "Keys") -> tuple["Keys", KeyFile]:
    from . import key_shares

    if not keys.reads_mandates:
        raise key_shares.KeysLacking
    more = key_shares.with_new_generation(keys)
    return more, _shared_anew(file, keys, more)


def _shared_anew(file: KeyFile, before: "Keys", after: "Keys") -> KeyFile:
    from . import key_shares

    for slot in file.every_slot():
        key_shares.check(slot, before, slot.shares.keys() & {Kind.MANDATES})
        file = file.keep(key_shares.renewed(slot, after))
    return file


def _lock(secret: str, slot_id: int, cost: Cost | None) -> Lock:
    from . import sealing

    chosen = cost or DEFAULT_COST
    if not key_file.bearable(chosen):
        raise ValueError(f"this cost could not be read back: {chosen}")
    return sealing.lock(secret, slot_id, chosen)


def _slot(file: KeyFile, account_id: int) -> Slot:
    found = file.slot(account_id)
    if found is None:
        raise AccountGone
    return found


def _account_in(slot: Slot) -> Account:
    assert slot.account, "only the recovery slot has none"
    return slot.account


def _write(folder: Path, file: KeyFile) -> None:
    content = key_file.text_of(file)
    if key_file.read(content) != file:
        raise ValueError("this key file would not be read back as it is written")
    with known_trouble():
        files.write_whole(files.keys_in(folder), content)


def _read(folder: Path) -> KeyFile:
    return key_file.read(key_list.raw(folder))
