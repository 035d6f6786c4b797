"""Which keys go to whom: what each slot is given, checked before it is given anew, and read back."""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import replace

from desktop_app.domain.account import Account
from desktop_app.domain.errors import RuleBroken

from ..errors import Damaged, Tampered
from .key_slot import Kind, Lock, Share, Slot, kinds_for
from .keys import Generation, Keys

_GENERATION_BYTES = 4


class KeysLacking(RuleBroken):
    """The keys in hand are not enough to give others theirs; the recovery code holds them all."""

    def __init__(self) -> None:
        super().__init__(
            "Ce compte n’a pas les clés qu’il faudrait donner ou changer : écrivez le code de secours.", "code"
        )


def drawn() -> Keys:
    """New keys, all of them: what a new file begins with."""
    return Keys(secrets.token_bytes(32), {1: secrets.token_bytes(32)}, secrets.token_bytes(32))


def joined(keys: Keys, theirs: Keys) -> Keys:
    """These keys, and what they lack of those of somebody else."""
    return replace(keys, mandates=keys.mandates or theirs.mandates, journal=keys.journal or theirs.journal)


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
    return filled(Slot(account, lock, {}), kinds_for(account), keys)


def without_roles(slot: Slot, account: Account) -> Slot:
    """The slot of an account that gains no key: those of the roles it loses are taken out, the others stay."""
    kept = kinds_for(account)
    return replace(slot, account=account, shares={kind: slot.shares[kind] for kind in slot.shares if kind in kept})


def check(slot: Slot, keys: Keys, kinds: Iterable[Kind]) -> None:
    """Raise `Tampered` when the public key of the slot was put there by somebody without those keys."""
    if not is_witnessed(slot, keys, kinds):
        raise tampered(slot)


def is_witnessed(slot: Slot, keys: Keys, kinds: Iterable[Kind]) -> bool:
    """Whether the public key of the slot was put there by somebody who held each of those keys."""
    from . import sealing

    witnesses = {kind: _witness_key(keys, kind) for kind in kinds}
    return all(
        sealing.is_witnessed(slot.shares[kind], kind=kind, slot_id=slot.id, public=slot.lock.public, witness_key=key)
        for kind, key in witnesses.items()
    )


def tampered(slot: Slot) -> Tampered:
    """What is to be said of a slot that this program did not write so."""
    if slot.account is None:
        return Tampered("Le code de secours a été modifié hors de Permanence : aucune clé n’a été donnée.")
    return Tampered(f"Le compte « {slot.account.name} » a été modifié hors de Permanence : aucune clé n’a été donnée.")


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


def filled(slot: Slot, kinds: Iterable[Kind], keys: Keys) -> Slot:
    """The slot with these keys in the place of those of these kinds, or beside the others; raises `KeysLacking`."""
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
