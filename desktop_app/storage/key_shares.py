"""Which keys go to whom: what each slot is given, checked before it is given anew, and read back."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import replace

from desktop_app.domain.account import Account
from desktop_app.domain.errors import RuleBroken

from .errors import Damaged, Tampered
from .key_slot import Kind, Lock, Share, Slot, kinds_for
from .keys import Generation, Keys

_GENERATION_BYTES = 4


class KeysLacking(RuleBroken):
    """The keys in hand are not enough to give others theirs; the recovery code holds them all."""

    def __init__(self) -> None:
        super().__init__(
            "Ce compte n’a pas les clés qu’il faudrait donner ou changer : écrivez le code de secours.", "code"
        )


def drawn() -> Keys:
    """New keys, all of them: what a new file begins with."""
    return Keys(secrets.token_bytes(32), {1: secrets.token_bytes(32)}, secrets.token_bytes(32))


def with_new_generation(keys: Keys) -> Keys:
    """The same keys and one more generation for the mandates."""
    return replace(keys, mandates={**keys.mandates, keys.newest + 1: secrets.token_bytes(32)})


def part_of(keys: Keys, account: Account) -> Keys:
    """What of these keys is for this account."""
    kinds = kinds_for(account)
    mandates: Mapping[Generation, bytes] = keys.mandates if Kind.MANDATES in kinds else {}
    return Keys(keys.data, mandates, keys.journal if Kind.JOURNAL in kinds else b"")


def lacking(keys: Keys, kinds: Iterable[Kind]) -> bool:
    """Whether these keys leave out one of those kinds."""
    return any(not _content(keys, kind) for kind in kinds)


def slot_for(account: Account | None, lock: Lock, keys: Keys) -> Slot:
    """A slot with everything this account may hold, or with everything for None; raises `KeysLacking`."""
    return _filled(Slot(account, lock, {}), kinds_for(account), keys)


def for_roles(slot: Slot, account: Account, keys: Keys) -> Slot:
    """The slot of an account whose roles change: what it keeps as it was, what it gains, nothing else.

    Raises `KeysLacking`, or `Tampered` when its public key was not put there by this program.
    """
    kinds = kinds_for(account)
    gained = kinds - slot.shares.keys()
    if gained:
        check(slot, keys, [kind for kind in slot.shares if not lacking(keys, {kind})])
    kept = {kind: share for kind, share in slot.shares.items() if kind in kinds}
    return _filled(Slot(account, slot.lock, kept), gained, keys)


def renewed(slot: Slot, keys: Keys) -> Slot:
    """The slot with the mandate keys given anew, if it holds any; `check` it first, under the keys of before."""
    return _filled(slot, slot.shares.keys() & {Kind.MANDATES}, keys)


def check(slot: Slot, keys: Keys, kinds: Iterable[Kind]) -> None:
    """Raise `Tampered` when the public key of the slot was put there by somebody without those keys."""
    from . import sealing

    for kind in kinds:
        key, share = _witness_key(keys, kind), slot.shares[kind]
        if not sealing.is_witnessed(share, kind=kind, slot_id=slot.id, public=slot.lock.public, witness_key=key):
            raise _tampered(slot)


def _tampered(slot: Slot) -> Tampered:
    if slot.account is None:
        return Tampered("Le code de secours a été modifié hors de Permanence : aucune clé n’a été donnée.")
    return Tampered(f"Le compte « {slot.account.name} » a été modifié hors de Permanence : aucune clé n’a été donnée.")


def opened(slot: Slot, private: bytes) -> Keys:
    """The keys that a slot gives whoever unlocked it; raises `Damaged`."""
    from . import sealing

    found = {
        kind: sealing.open_share(share, private, kind=kind, slot_id=slot.id) for kind, share in slot.shares.items()
    }
    mandates = _generations(found[Kind.MANDATES]) if Kind.MANDATES in found else {}
    keys = Keys(found[Kind.DATA], mandates, found.get(Kind.JOURNAL, b""))
    check(slot, keys, slot.shares)
    return keys


def _filled(slot: Slot, kinds: Iterable[Kind], keys: Keys) -> Slot:
    return replace(slot, shares={**slot.shares, **{kind: _share(slot, kind, keys) for kind in kinds}})


def _share(slot: Slot, kind: Kind, keys: Keys) -> Share:
    from . import sealing

    content = _content(keys, kind)
    if not content:
        raise KeysLacking
    key = _witness_key(keys, kind)
    return sealing.share(content, kind=kind, slot_id=slot.id, public=slot.lock.public, witness_key=key)


def _content(keys: Keys, kind: Kind) -> bytes:
    match kind:
        case Kind.DATA:
            return keys.data
        case Kind.JOURNAL:
            return keys.journal
        case Kind.MANDATES:
            parts = (number.to_bytes(_GENERATION_BYTES, "big") + key for number, key in sorted(keys.mandates.items()))
            return b"".join(parts)


def _witness_key(keys: Keys, kind: Kind) -> bytes:
    if lacking(keys, {kind}):
        raise KeysLacking
    # Whoever has left knows an earlier generation, never the newest.
    return keys.mandates[keys.newest] if kind is Kind.MANDATES else _content(keys, kind)


def _generations(content: bytes) -> dict[Generation, bytes]:
    size = _GENERATION_BYTES + 32
    parts = [content[at : at + size] for at in range(0, len(content), size)]
    found = {int.from_bytes(part[:_GENERATION_BYTES], "big"): part[_GENERATION_BYTES:] for part in parts}
    if len(found) != len(parts):
        raise Damaged
    return found
