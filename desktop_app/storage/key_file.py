"""The key file as it is written: its slots, its checks against damage and hostile values.

`permanence.keys` is JSON: a mark, a format, the slots, and a digest of the slots. Nothing in it opens the
data without a secret; the digest only tells a damaged file from a wrong passphrase.
"""

import base64
import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from .errors import Damaged, NotOurs, TooNew

MARK = "permanence.keys"
FORMAT = 1
LARGEST = 64 * 1024


@dataclass(frozen=True)
class Cost:
    """What one derivation costs: memory in KiB, passes, and lanes worked in parallel."""

    memory_kib: int
    time: int
    lanes: int


LEAST_COST = Cost(64 * 1024, 3, 1)
"""Below it a stolen file would be too cheap to attack (RFC 9106, second choice)."""
MOST_COST = Cost(1024 * 1024, 64, 64)
"""Above it a file can only have been made to stop the computer."""


@dataclass(frozen=True)
class Slot:
    """The data key sealed under one secret: `sealed` opens with what Argon2id makes of it and `salt`."""

    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes


def label(name: str, cost: Cost) -> bytes:
    """What is bound to a sealed key without being hidden: the name of its slot and the cost."""
    return f"{MARK} {FORMAT} {name} argon2id {cost.memory_kib} {cost.time} {cost.lanes}".encode()


def bearable(cost: Cost) -> bool:
    """Whether the cost is neither so low that it protects nothing nor so high that it stops the computer."""
    pairs = zip(asdict(LEAST_COST).values(), asdict(cost).values(), asdict(MOST_COST).values(), strict=True)
    return all(least <= value <= most for least, value, most in pairs)


def text_of(slots: Mapping[str, Slot]) -> bytes:
    """The file that holds these slots."""
    written = {name: _written(slot) for name, slot in slots.items()}
    content = {"file": MARK, "format": FORMAT, "digest": _digest(written), "slots": written}
    return json.dumps(content, indent=1).encode("ascii") + b"\n"


def slots_in(raw: bytes) -> dict[str, Slot]:
    """The slots of a file; raises `NotOurs`, `TooNew` or `Damaged` before anything is derived from it."""
    content = _object_in(raw)
    if content.get("file") != MARK:
        raise NotOurs
    version = content.get("format")
    if type(version) is int and version > FORMAT:
        raise TooNew
    slots = content.get("slots")
    if version != FORMAT or not isinstance(slots, dict) or content.get("digest") != _digest(slots):
        raise Damaged
    try:
        return {name: _read(slot) for name, slot in slots.items()}
    except (KeyError, TypeError, ValueError) as error:
        raise Damaged from error


def _object_in(raw: bytes) -> dict[str, Any]:
    trouble = Damaged if MARK.encode() in raw[:LARGEST] else NotOurs
    try:
        content = json.loads(raw) if len(raw) <= LARGEST else None
    except (ValueError, RecursionError) as error:
        raise trouble from error
    if not isinstance(content, dict):
        raise trouble
    return content


def _digest(slots: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(slots, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _written(slot: Slot) -> dict[str, Any]:
    in_base64 = {name: base64.b64encode(getattr(slot, name)).decode() for name in ("salt", "nonce", "sealed")}
    return {**asdict(slot.cost), **in_base64}


def _read(slot: Mapping[str, Any]) -> Slot:
    numbers = [slot["memory_kib"], slot["time"], slot["lanes"]]
    if any(type(number) is not int for number in numbers) or not bearable(cost := Cost(*numbers)):
        raise ValueError("no bearable cost")
    salt, nonce, sealed = (base64.b64decode(slot[name], validate=True) for name in ("salt", "nonce", "sealed"))
    if (len(salt), len(nonce), len(sealed)) != (16, 12, 48):
        raise ValueError("no sealed key")
    return Slot(cost, salt, nonce, sealed)
