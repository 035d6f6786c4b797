"""The keys of a folder: who may open it, and the verbs that give, change and take back what they hold.

Each account has a key pair of its own under its passphrase, and the keys of its roles are shared with its public
key: keys can be given anew to everybody without their passphrases, and the data itself is never written again.
Every verb writes the key file once, whole or not at all, so that none can stop half way.
"""

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.account import Account, check_a_manager_stays
from desktop_app.domain.errors import RuleBroken

from .. import files
from ..errors import AlreadyThere, Damaged, WrongPassphrase, known_trouble
from . import key_file, key_folder, key_list
from .key_file import KeyFile
from .key_slot import Cost, Kind, Lock, Slot, kinds_for
from .told_accounts import Mark

if TYPE_CHECKING:
    from .keys import Keys

DEFAULT_COST = Cost(64 * 1024, 3, 1)
"""0.07 s of a processor on the reference machine (RFC 9106, second choice, in one lane); stored with each slot."""
_RECOVERY = 0


def exists(folder: Path) -> bool:
    """Whether the folder has a key file, ours or not."""
    return files.keys_in(folder).exists()


def accounts(folder: Path, *, at_once: bool = False) -> tuple[Account, ...]:
    """Who may open the folder, in the order they were added; no secret is needed.

    Raises what is wrong with the key file: `FolderGone`, `KeysMissing`, `NotOurs`, `TooNew`, `TooOld`, `Damaged`,
    `ReadOnly`, `HeldElsewhere`; every other verb does as well, once it has waited for who holds it.
    """
    return key_folder.read(folder, at_once=at_once).accounts


def account(folder: Path, account_id: int) -> Account:
    """The account of this id; raises `AccountGone`."""
    return _account_in(key_folder.slot(key_folder.read(folder), account_id))


def marks(folder: Path) -> dict[int, Mark]:
    """What tells whether a slot was changed since, by id, the recovery slot under 0; no secret is needed."""
    return {slot.id: _mark(slot) for slot in key_folder.read(folder).every_slot()}


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
    from . import key_authority, key_shares

    check_a_manager_stays([account])
    first, keys = account._replace(id=1), key_shares.drawn()
    authority, line = key_authority.of(keys.journal), key_authority.begun(keys)
    kept = key_file.kept(authority, line)
    slot = key_shares.slot_for(first, _lock(passphrase, first.id, cost, kept), keys)
    recovery = key_shares.slot_for(None, _lock(recovery_code, _RECOVERY, cost, kept), keys)
    made = KeyFile(2, recovery, (), authority, line)
    with known_trouble():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if exists(folder):
            raise AlreadyThere
        key_folder.write(folder, replace(made, slots=(key_authority.vouched(made, slot, keys),)))
    return first, keys


def unlock(folder: Path, account_id: int, passphrase: str) -> "Keys":
    """The keys of this account; slow on purpose, usable in any thread.

    Raises `WrongPassphrase`, `AccountGone`, `Tampered`, or what is wrong with the file.
    """
    file = key_folder.read(folder)
    return key_folder.opened(folder, file, key_folder.slot(file, account_id), passphrase, WrongPassphrase)


def unlock_by_code(folder: Path, code: str) -> "Keys":
    """Every key, from the recovery code; raises as `unlock`."""
    file = key_folder.read(folder)
    return key_folder.opened(folder, file, file.recovery, code, _wrong_code)


def _wrong_code() -> WrongPassphrase:
    return WrongPassphrase(
        "Ce code de secours n’ouvre pas ces données.",
        "Recopiez les mots dans l’ordre, et vérifiez que la feuille est bien celle de ce lieu.",
    )


def take_up(folder: Path, keys: "Keys") -> None:
    """Have a référent vouch for what 0.1.0 left to everybody, and shorten the line of generations.

    Only with keys that the journal itself has proved: what the file then says is believed, for the first time.
    """
    from . import key_authority

    file = key_folder.read_as(folder, keys)
    taken = key_authority.taken_up(file, keys)
    if taken != file:
        key_folder.write(folder, taken)


def doubtful(folder: Path, keys: "Keys") -> tuple[Account, ...]:
    """The accounts that something else than this program has written, as far as a référent's keys can tell."""
    from . import key_authority

    return key_authority.doubtful(key_folder.read_as(folder, keys), keys)


def keys_for(account: Account, keys: "Keys") -> "Keys":
    """What of these keys is for the roles of this account."""
    from . import key_shares

    return key_shares.part_of(keys, account)


def lacks(keys: "Keys", account: Account, before: Account | None = None) -> bool:
    """Whether these keys are not enough to give this account those of its roles, or those that differ from `before`."""
    from . import key_shares

    return key_shares.lacking(keys, kinds_for(account) ^ (kinds_for(before) if before else frozenset()))


def must_prove(folder: Path, keys: "Keys", account: Account) -> bool:
    """Whether `change_account` asks for the passphrase of this account: it gains a key, or nobody vouches for it."""
    file = key_folder.read_as(folder, keys)
    return _must_prove(file, key_folder.slot(file, account.id), keys, account)


def _must_prove(file: KeyFile, before: Slot, keys: "Keys", account: Account) -> bool:
    return _is_unvouched(file, before, keys) or bool(kinds_for(account) - before.shares.keys())


def add_account(folder: Path, keys: "Keys", account: Account, passphrase: str, *, cost: Cost | None = None) -> Account:
    """Let somebody else open the folder, and return the account with its id, which was never anybody's.

    Raises `KeysLacking` when these keys are not enough for its roles.
    """
    from . import key_authority, key_shares

    file = key_folder.read_as(folder, keys)
    if len(file.slots) >= key_list.MOST_ACCOUNTS:
        raise RuleBroken("Il y a trop de comptes : retirez d’abord ceux qui ne servent plus.")
    added = account._replace(id=file.next_id)
    slot = key_shares.slot_for(added, _lock(passphrase, added.id, cost, file.kept), keys)
    slots = (*file.slots, key_authority.vouched(file, slot, keys))
    key_folder.write(folder, replace(file, next_id=added.id + 1, slots=slots))
    return added


def change_account(
    folder: Path, keys: "Keys", account: Account, passphrase: str = "", *, cost: Cost | None = None
) -> "Keys":
    """Give an account this name, these roles and this advisor; its passphrase stays.

    An account that gains a key proves by its `passphrase` that it is theirs, and gets a new key pair: a public key
    that somebody slipped in is given nothing. When it may no longer read mandates, their key is renewed as
    `remove_account` does, and the keys returned hold both generations. Raises `WrongPassphrase`, `KeysLacking`,
    `Tampered`, `AccountGone`, or `RuleBroken` for the last référent.
    """
    from . import key_authority, key_generations, key_shares

    file = key_folder.read_as(folder, keys)
    before = key_folder.slot(file, account.id)
    if _must_prove(file, before, keys, account):
        enough = _with_theirs(folder, file, before, account, keys, passphrase)
        after = key_shares.slot_for(account, _lock(passphrase, account.id, cost, file.kept), enough)
    else:
        after = key_shares.without_roles(before, account)
    changed = file.keep(key_authority.vouched(file, after, keys))
    check_a_manager_stays(changed.accounts)
    if Kind.MANDATES in before.shares and Kind.MANDATES not in after.shares:
        keys, changed = key_generations.renewed(changed, keys)
    key_folder.write(folder, changed)
    return keys


def _with_theirs(folder: Path, file: KeyFile, slot: Slot, account: Account, keys: "Keys", passphrase: str) -> "Keys":
    """These keys and what they lack of those the account holds, which nobody but its owner could be asked for."""
    from . import key_shares

    unvouched = _is_unvouched(file, slot, keys)
    if key_shares.lacking(keys, kinds_for(account) - (frozenset() if unvouched else slot.shares.keys())):
        raise key_shares.KeysLacking
    try:
        theirs = key_folder.opened(folder, file, slot, passphrase, WrongPassphrase)
    except Damaged as another_s:
        raise key_shares.tampered(slot) from another_s
    return key_shares.joined(keys, theirs)


def change_passphrase(
    folder: Path, keys: "Keys", account_id: int, passphrase: str, *, cost: Cost | None = None
) -> "Keys":
    """Put an account under another passphrase and a new key pair; the earlier one opens nothing any more.

    When it reads mandates their key is renewed as `remove_account` does: an old copy of the key file and the earlier
    passphrase open no mandate made from now on. Raises `KeysLacking` when these keys are not all those of its roles
    (its own are, and the recovery code's), or `Tampered`.
    """
    from . import key_authority, key_shares

    file = key_folder.read_as(folder, keys)
    before = key_folder.slot(file, account_id)
    if _is_unvouched(file, before, keys):
        raise key_shares.tampered(before)
    key_shares.check(before, keys, before.shares)
    made = key_shares.slot_for(before.account, _lock(passphrase, account_id, cost, file.kept), keys)
    after = key_authority.vouched(file, replace(made, witness=before.witness), keys)
    return _renew(folder, file.keep(after), keys, Kind.MANDATES in after.shares)


def remove_account(folder: Path, keys: "Keys", account_id: int) -> "Keys":
    """Take an account out; its id is never given again.

    When it could read mandates, a new generation of their key is given to those who still may, and returned with
    the earlier one: rewrap the mandates, then `drop_old_generations`. Raises as `change_account`.
    """
    file = key_folder.read_as(folder, keys)
    gone = key_folder.slot(file, account_id)
    left = replace(file, slots=tuple(slot for slot in file.slots if slot is not gone))
    check_a_manager_stays(left.accounts)
    return _renew(folder, left, keys, Kind.MANDATES in gone.shares)


def drop_old_generations(folder: Path, keys: "Keys") -> "Keys":
    """Leave everybody the newest mandate key alone, and return these keys so.

    Only once every mandate is wrapped under it: what is under an earlier one can then be read by nobody.
    """
    from . import key_generations

    newest = replace(keys, mandates={keys.newest: keys.mandates[keys.newest]})
    key_folder.write(folder, key_generations.shared_anew(key_folder.read_as(folder, keys), keys, newest))
    return newest


def change_recovery(folder: Path, keys: "Keys", recovery_code: str, *, cost: Cost | None = None) -> "Keys":
    """Put the recovery slot under another code; the earlier sheet opens nothing any more.

    The mandate key is renewed as `change_passphrase` does. Raises `KeysLacking` or `Tampered`.
    """
    from . import key_shares

    file = key_folder.read_as(folder, keys)
    key_shares.check(file.recovery, keys, file.recovery.shares)
    slot = key_shares.slot_for(None, _lock(recovery_code, _RECOVERY, cost, file.kept), keys)
    return _renew(folder, file.keep(slot), keys, True)


def _renew(folder: Path, file: KeyFile, keys: "Keys", needed: bool) -> "Keys":
    from . import key_generations

    if needed:
        keys, file = key_generations.renewed(file, keys)
    key_folder.write(folder, file)
    return keys


def _is_unvouched(file: KeyFile, slot: Slot, keys: "Keys") -> bool:
    from . import key_authority

    return bool(file.authority and keys.journal) and not key_authority.is_vouched(keys.journal, slot)


def _lock(secret: str, slot_id: int, cost: Cost | None, kept: bytes) -> Lock:
    from . import sealing

    chosen = cost or DEFAULT_COST
    if not key_file.bearable(chosen):
        raise ValueError(f"this cost could not be read back: {chosen}")
    return sealing.lock(secret, slot_id, chosen, kept=kept)


def _account_in(slot: Slot) -> Account:
    assert slot.account, "only the recovery slot has none"
    return slot.account
