"""What a référent alone vouches for in a file that everybody at the desk can write: who is who, which keys are true.

The data key is everybody's, and whoever holds it can write any key file that opens. So référents sign, with a key drawn
from the journal's first key: the names and roles of accounts, and the mandate key in use, straight or through the
generations that advisors drew since. Its public half, the authority, lies in each lock, where no passphrase but the
owner's writes: nobody can be handed keys of somebody's invention.
"""

import hmac
import json
from dataclasses import replace

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from desktop_app.domain.account import Account
from desktop_app.domain.errors import RuleBroken

from ..errors import KeysForged
from . import key_shares
from .key_file import KeyFile
from .key_line import MOST_LINKS, Line, Link
from .key_slot import Slot
from .keys import Generation, Keys

_MARK = b"permanence.keys 3 "


class TooManyRenewals(RuleBroken):
    """The mandate key was renewed so often that the file could not say how it follows from the référents' word."""

    def __init__(self) -> None:
        super().__init__(
            "La clé des mandats a été changée trop de fois sans que le travail soit fini : "
            "un référent qui lit les mandats ouvre Permanence, puis recommencez."
        )


def of(journal_key: bytes) -> bytes:
    """The authority of those who hold this first key of the journal."""
    return _public(_signing(journal_key, b"authority"))


def is_of(file: KeyFile, keys: Keys) -> bool:
    """Whether the authority of the file is theirs who hold these keys, as far as these keys can tell."""
    return not (file.authority and keys.journal) or file.authority == of(keys.journal)


def witness(journal_key: bytes, account: Account) -> bytes:
    """A référent's word on the name, the roles and the advisor of this account."""
    who = [account.id, account.name, sorted(role.name for role in account.roles), account.advisor_id]
    return hmac.digest(_drawn(journal_key, b"who"), json.dumps(who).encode(), "sha256")


def is_vouched(journal_key: bytes, slot: Slot) -> bool:
    """Whether a référent gave their word on this slot as it stands; the recovery slot needs none."""
    return slot.account is None or hmac.compare_digest(slot.witness, witness(journal_key, slot.account))


def vouched(file: KeyFile, slot: Slot, keys: Keys) -> Slot:
    """The slot with a référent's word on it, when these keys are a référent's and the file has an authority."""
    if not (file.authority and keys.journal and slot.account):
        return slot
    return replace(slot, witness=witness(keys.journal, slot.account))


def taken_up(file: KeyFile, keys: Keys) -> KeyFile:
    """The file with its authority, a word on every account and a line as short as can be, by a référent.

    A word that is missing or false is given to nobody but the accounts of a file that never had an authority.
    """
    if not keys.journal:
        return file
    if not file.authority:
        file = replace(file, authority=of(keys.journal))
        file = replace(file, slots=tuple(vouched(file, slot, keys) for slot in file.slots))
    if not file.line and keys.reads_mandates:
        return replace(file, line=begun(keys))
    return replace(file, line=_shortened(file, keys))


def doubtful(file: KeyFile, keys: Keys) -> tuple[Account, ...]:
    """The accounts on which no référent's word is right, or whose public key was put there by somebody without keys."""
    if not (file.authority and keys.journal):
        return ()
    return tuple(slot.account for slot in file.slots if slot.account and not _is_sound(slot, keys))


def _is_sound(slot: Slot, keys: Keys) -> bool:
    kinds = [kind for kind in slot.shares if not key_shares.lacking(keys, {kind})]
    return is_vouched(keys.journal, slot) and key_shares.is_witnessed(slot, keys, kinds)


def begun(keys: Keys) -> Line:
    """A line of one link: the référents themselves vouch for the mandate key in use."""
    return (_link(_signing(keys.journal, b"authority"), keys.newest, _of_generation(keys, keys.newest)),)


def continued(line: Line, before: Keys, after: Keys) -> Line:
    """The line with the newest generation of `after`, vouched for with what these keys hold.

    A line that no référent has begun stays empty.
    """
    if after.journal:
        return begun(after)
    if not line:
        return line
    if len(line) >= MOST_LINKS:
        raise TooManyRenewals
    signing = _signing(before.mandates[before.newest], b"generation")
    return (*line, _link(signing, after.newest, _of_generation(after, after.newest)))


def _shortened(file: KeyFile, keys: Keys) -> Line:
    # A référent needs no mandate key for it: what was signed is enough.
    if len(file.line) < 2 or not _holds(file.line, of(keys.journal)):
        return file.line
    last = file.line[-1]
    return (_link(_signing(keys.journal, b"authority"), last.generation, last.public),)


def check(file: KeyFile, keys: Keys, kept: bytes) -> None:
    """Judge keys that were just opened; `kept` is what lay in the lock of their owner.

    Raises `KeysForged` when the file has another authority, when the journal's key does not draw it, or when it never
    vouched for the mandate key. A file of 0.1.0 has none, and is believed until a référent gives it one.
    """
    authority, begun_then = kept[:-1] or file.authority, kept[-1:] == b"\1"
    forged = (
        file.authority != authority
        or not is_of(file, keys)
        or (begun_then and not file.line)
        or (keys.reads_mandates and file.line and not _vouches_for(file.line, authority, keys))
    )
    if forged:
        raise KeysForged


def _vouches_for(line: Line, authority: bytes, keys: Keys) -> bool:
    last = line[-1]
    newest = last.generation == keys.newest and last.public == _of_generation(keys, keys.newest)
    return newest and _holds(line, authority)


def _holds(line: Line, authority: bytes) -> bool:
    signer = authority
    for link in line:
        try:
            Ed25519PublicKey.from_public_bytes(signer).verify(link.signature, _said(link.generation, link.public))
        except (InvalidSignature, ValueError):
            return False
        signer = link.public
    return True


def _link(signing: Ed25519PrivateKey, generation: Generation, public: bytes) -> Link:
    return Link(generation, public, signing.sign(_said(generation, public)))


def _of_generation(keys: Keys, generation: Generation) -> bytes:
    return _public(_signing(keys.mandates[generation], b"generation"))


def _said(generation: Generation, public: bytes) -> bytes:
    return _MARK + b"generation %d " % generation + public


def _signing(key: bytes, purpose: bytes) -> Ed25519PrivateKey:
    return Ed25519PrivateKey.from_private_bytes(_drawn(key, purpose))


def _drawn(key: bytes, purpose: bytes) -> bytes:
    return hmac.digest(key, _MARK + purpose, "sha256")


def _public(signing: Ed25519PrivateKey) -> bytes:
    return signing.public_key().public_bytes_raw()
