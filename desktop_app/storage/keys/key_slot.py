"""One slot of the key file: whose it is, a private key under their secret, and the keys shared with it."""

import base64
from collections.abc import Mapping
from enum import Enum
from typing import Any

from desktop_app.domain import text
from desktop_app.domain.account import LONGEST_NAME, Account, Role
from desktop_app.domain.nouns.frozen import frozen


class Kind(Enum):
    """The keys there are to share; the value is their name in the file."""

    DATA = "data"
    MANDATES = "mandates"
    JOURNAL = "journal"


@frozen
class Cost:
    """What one derivation costs: memory in KiB, passes, and lanes worked in parallel."""

    memory_kib: int
    time: int
    lanes: int

    @property
    def values(self) -> tuple[int, int, int]:
        """The three figures, in this order."""
        return self.memory_kib, self.time, self.lanes


@frozen
class Lock:
    """A private key `sealed` under what Argon2id makes of a secret and `salt`; it opens whatever `public` seals.

    Sealed with it, since 0.2.0, is what its owner must be able to trust in the rest of the file: see `key_authority`.
    """

    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes
    public: bytes


@frozen
class Share:
    """A key in an `envelope` for one public key; `witness` proves that who made it held that key already."""

    envelope: bytes
    witness: bytes


@frozen
class Slot:
    """A lock and what it gives; without an account it is the recovery code's, which gives everything.

    `witness` is a référent's word on the name, the roles and the advisor; b'' while none has given it.
    """

    account: Account | None
    lock: Lock
    shares: Mapping[Kind, Share]
    witness: bytes = b""

    @property
    def id(self) -> int:
        """The id of the account, 0 for the recovery slot."""
        return self.account.id if self.account else 0


def kinds_for(account: Account | None) -> frozenset[Kind]:
    """Which keys this account holds; None stands for the recovery code."""
    if account is None:
        return frozenset(Kind)
    by_role = {Kind.MANDATES: account.reads_mandates, Kind.JOURNAL: account.manages}
    return frozenset({Kind.DATA, *(kind for kind, held in by_role.items() if held)})


_SEAL = 48
"""What HPKE adds to a key: the other end's public key and a tag (RFC 9180, X25519 and AES-256-GCM)."""
_SEALED = (48, 48 + 33)
"""A private key and a tag, alone in 0.1.0, then with what is kept beside it."""
_WITNESS = 32
_ONE_GENERATION = 36
MOST_GENERATIONS = 64
"""Of the mandate key at once, while renewals wait to be finished."""
_ENVELOPES = {
    Kind.DATA: (_SEAL + 32,),
    Kind.MANDATES: tuple(_SEAL + _ONE_GENERATION * number for number in range(1, MOST_GENERATIONS + 1)),
    Kind.JOURNAL: (_SEAL + 32,),
}


def written(slot: Slot) -> dict[str, Any]:
    """The slot as it stands in the file."""
    lock = slot.lock
    return {
        **(_who(slot.account) if slot.account else {}),
        **({"witness": in_base64(slot.witness)} if slot.witness else {}),
        "memory_kib": lock.cost.memory_kib,
        "time": lock.cost.time,
        "lanes": lock.cost.lanes,
        **{name: in_base64(getattr(lock, name)) for name in ("salt", "nonce", "sealed", "public")},
        "shares": {
            kind.value: {"envelope": in_base64(share.envelope), "witness": in_base64(share.witness)}
            for kind, share in slot.shares.items()
        },
    }


def _who(account: Account) -> dict[str, Any]:
    roles = sorted(role.name for role in account.roles)
    return {"id": account.id, "name": account.name, "roles": roles, "advisor_id": account.advisor_id}


def read(slot: Mapping[str, Any]) -> Slot:
    """The slot of an account; raises KeyError, TypeError or ValueError for what the program never wrote."""
    return _read(_account_in(slot), slot)


def read_recovery(slot: Mapping[str, Any]) -> Slot:
    """The recovery slot; raises as `read`."""
    return _read(None, slot)


def _account_in(slot: Mapping[str, Any]) -> Account:
    name, roles = slot["name"], slot["roles"]
    if not isinstance(name, str) or not 1 <= len(name) <= LONGEST_NAME:
        raise ValueError("no name of an account")
    if name != text.tidy(name) or not name.isprintable():
        raise ValueError("a name that nobody could type")
    if not isinstance(roles, list) or len(set(roles)) != len(roles):
        raise ValueError("no list of roles")
    ids = integer_in(slot["id"]), integer_in(slot["advisor_id"])
    if ids[0] < 1 or ids[1] < 0 or max(ids) >= 2**31:
        raise ValueError("no id")
    return Account(ids[0], name, frozenset(Role[role] for role in roles), ids[1])


def _read(account: Account | None, slot: Mapping[str, Any]) -> Slot:
    cost = Cost(*(integer_in(slot[name]) for name in ("memory_kib", "time", "lanes")))
    sizes = {"salt": (16,), "nonce": (12,), "sealed": _SEALED, "public": (32,)}
    lock = Lock(cost, *(bytes_in(slot[name], allowed) for name, allowed in sizes.items()))
    if not isinstance(slot["shares"], dict):
        raise TypeError("no shares")
    shares = {Kind(name): _share(Kind(name), share) for name, share in slot["shares"].items()}
    if shares.keys() != kinds_for(account):
        raise ValueError("these are not the keys of these roles")
    witness = bytes_in(slot["witness"], (_WITNESS,)) if "witness" in slot else b""
    return Slot(account, lock, shares, witness)


def _share(kind: Kind, share: Mapping[str, Any]) -> Share:
    return Share(bytes_in(share["envelope"], _ENVELOPES[kind]), bytes_in(share["witness"], (_WITNESS,)))


def integer_in(value: Any) -> int:
    """This value of the file, when it is a whole number; raises ValueError."""
    if type(value) is not int:
        raise ValueError("not a whole number")
    return value


def bytes_in(value: Any, sizes: tuple[int, ...]) -> bytes:
    """The bytes that a text of the file stands for, when there are so many; raises TypeError or ValueError."""
    found = base64.b64decode(value, validate=True)
    if len(found) not in sizes:
        raise ValueError("not of this length")
    return found


def in_base64(content: bytes) -> str:
    """How bytes stand in the file."""
    return base64.b64encode(content).decode()
