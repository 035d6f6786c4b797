"""The key file as it is written: its slots, its checks against damage and hostile values.

`permanence.keys` is JSON: a mark, a format, one slot for each account, the recovery slot, what référents vouch for
(see `key_authority`), and a digest of them.
Nothing in it opens the data without a secret; the digest only tells a damaged file from a wrong passphrase.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from desktop_app.domain.account import Account
from desktop_app.domain.nouns.frozen import frozen

from ..errors import Damaged
from . import key_line, key_list, key_slot
from .key_line import Line
from .key_list import FORMAT, MARK, MOST_ACCOUNTS, OLDEST
from .key_slot import Cost, Slot

LEAST_COST = Cost(64 * 1024, 3, 1)
"""Below it a stolen file would be too cheap to attack (RFC 9106, second choice)."""
MOST_COST = Cost(1024 * 1024, 8, 64)
"""Above it a file can only have been made to stop the computer."""


_HELD = {
    OLDEST: ("next_id", "recovery", "accounts"),
    FORMAT: ("next_id", "recovery", "accounts", "authority", "generations"),
}


@frozen
class KeyFile:
    """Everything the file says. Ids begin at 1, `next_id` was never given to anybody; `recovery` has no account.

    `authority` is b'' and `line` empty in a file of 0.1.0 that no référent has taken up since.
    """

    next_id: int
    recovery: Slot
    slots: tuple[Slot, ...]
    authority: bytes = b""
    line: Line = ()

    @property
    def kept(self) -> bytes:
        """What each lock keeps of this file, beside its private key: the authority, and whether the line was begun."""
        return kept(self.authority, self.line)

    @property
    def accounts(self) -> tuple[Account, ...]:
        """Who may open the data, in the order they were added."""
        return tuple(slot.account for slot in self.slots if slot.account)

    def every_slot(self) -> Iterator[Slot]:
        """The slots of the accounts, then the recovery slot."""
        yield from self.slots
        yield self.recovery

    def slot(self, account_id: int) -> Slot | None:
        """The slot of this account, or None when there is none."""
        return next((slot for slot in self.slots if slot.id == account_id), None)

    def keep(self, slot: Slot) -> "KeyFile":
        """The file with this slot in the place of the one of its id."""
        if slot.account is None:
            return replace(self, recovery=slot)
        return replace(self, slots=tuple(slot if known.id == slot.id else known for known in self.slots))


def kept(authority: bytes, line: Line) -> bytes:
    """What `KeyFile.kept` is of a file with this authority and this line."""
    return authority and authority + (b"\1" if line else b"\0")


def bearable(cost: Cost) -> bool:
    """Whether the cost is neither so low that it protects nothing nor so high that it stops the computer."""
    pairs = zip(LEAST_COST.values, cost.values, MOST_COST.values, strict=True)
    return all(least <= value <= most for least, value, most in pairs)


def text_of(file: KeyFile) -> bytes:
    """The content to write."""
    held: dict[str, Any] = {
        "next_id": file.next_id,
        "recovery": key_slot.written(file.recovery),
        "accounts": [key_slot.written(slot) for slot in file.slots],
    }
    version = OLDEST
    if file.authority:
        version = FORMAT
        held |= {"authority": key_slot.in_base64(file.authority), "generations": key_line.written(file.line)}
    return json.dumps({"file": MARK, "format": version, "digest": _digest(held), **held}, indent=1).encode() + b"\n"


def read(raw: bytes) -> KeyFile:
    """What the file says; raises `NotOurs`, `TooNew`, `TooOld` or `Damaged` before anything is derived from it."""
    content = key_list.content(raw)
    held = {name: content.get(name) for name in _HELD[content["format"]]}
    try:
        if content.get("digest") != _digest(held):
            raise Damaged
        return _checked(held)
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise Damaged from error


def _digest(held: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(held, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _checked(held: Mapping[str, Any]) -> KeyFile:
    if not isinstance(held["accounts"], list) or not 1 <= len(held["accounts"]) <= MOST_ACCOUNTS:
        raise ValueError("no list of accounts")
    slots = tuple(key_slot.read(slot) for slot in held["accounts"])
    recovery = key_slot.read_recovery(held["recovery"])
    ids = [slot.id for slot in slots]
    if len(set(ids)) != len(ids) or type(held["next_id"]) is not int or not max(ids) < held["next_id"] < 2**31:
        raise ValueError("ids that were not given by the program")
    if not all(bearable(slot.lock.cost) for slot in (*slots, recovery)):
        raise ValueError("no bearable cost")
    if "authority" not in held:
        return KeyFile(held["next_id"], recovery, slots)
    authority = key_slot.bytes_in(held["authority"], (32,))
    return KeyFile(held["next_id"], recovery, slots, authority, key_line.read(held["generations"]))
