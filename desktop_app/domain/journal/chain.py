"""How the lines of the journal hold each other: digests in a chain, each sealed by a key that is then gone."""

import hashlib
import hmac
import re
from typing import NamedTuple

from ..errors import Fault, refuse
from ..french import NBSP
from ..nouns.frozen import frozen

GENESIS = bytes(32)
"""What stands for the digest before the first line."""
NO_KEY = bytes(32)
"""What stands in a copy of the file for the key of the next line."""
_FIRST_KEY = b"permanence journal 1: first key\0"
_NEXT_KEY = b"permanence journal 1: next key\0"
_MARK = 16
_LOOK_ALIKE = str.maketrans("oil", "011")
"""None of these letters is in a mark: whoever reads one on paper saw a digit."""


class Row(NamedTuple):
    """A line as its bytes stand in the file; None where somebody put nothing at all."""

    number: int
    at: bytes | None
    who: bytes | None
    action: bytes | None
    subject: bytes | None
    detail: bytes | None
    digest: bytes | None = None
    seal: bytes | None = None


@frozen
class Head:
    """Where the journal stands: how many lines, and the first sixteen hexadecimal digits of the last digest.

    Printed on papers, it is the one proof that stays out of reach of whoever holds the file.
    """

    count: int
    hex16: str

    @property
    def in_words(self) -> str:
        """'ligne 1234, empreinte 3f2a 9b1c 77e0 5d21'."""
        fours = NBSP.join(self.hex16[at : at + 4] for at in range(0, _MARK, 4))
        return f"ligne {self.count}, empreinte {fours}"


def read_head(line: str, mark: str) -> Head:
    """The head somebody copies from a paper, however it is spaced (fields line and mark); raises `Refused`."""
    number = re.sub(r"\s", "", line)
    digits, wrong = read_mark(mark)
    faults = []
    if not re.fullmatch(r"[0-9]{1,12}", number):
        faults.append(Fault("line", "Recopiez le numéro de la ligne : il est écrit en chiffres sur le papier."))
    refuse([*faults, *wrong])
    return Head(int(number), digits)


def read_mark(mark: str) -> tuple[str, list[Fault]]:
    """The sixteen digits somebody copies from a paper, however they are spaced, and what is wrong with them (mark)."""
    digits = re.sub(r"\s", "", mark).lower().translate(_LOOK_ALIKE)
    if re.fullmatch(rf"[0-9a-f]{{{_MARK}}}", digits):
        return digits, []
    return digits, [Fault("mark", "Recopiez les seize signes de l’empreinte : des chiffres et des lettres de a à f.")]


def canonical(row: Row) -> bytes | None:
    """The bytes a digest is made of: frozen, since a change would condemn every journal in use.

    Number in decimal, moment, who, action, subject, SHA-256 of the detail, in UTF-8, each after its length in
    four bytes. None when a part is missing.
    """
    number, at, who, action, subject, detail = row[:6]
    if at is None or who is None or action is None or subject is None or detail is None:
        return None
    parts = (b"%d" % number, at, who, action, subject, hashlib.sha256(detail).digest())
    return b"".join([len(part).to_bytes(4, "big") + part for part in parts])


def digest(previous: bytes, line: bytes) -> bytes:
    """The digest of a canonical line that comes after the digest `previous`."""
    return hashlib.sha256(previous + line).digest()


def seal(key: bytes, line_digest: bytes) -> bytes:
    """The seal of a line under the key of its number."""
    return hmac.digest(key, line_digest, "sha256")


def first_key(start_key: bytes) -> bytes:
    """The key of line 1, from the key that only référents and the recovery code hold."""
    return hashlib.sha256(_FIRST_KEY + start_key).digest()


def next_key(key: bytes) -> bytes:
    """The key of the line after; nothing leads from it back to `key`."""
    return hashlib.sha256(_NEXT_KEY + key).digest()


def key_after(key: bytes, lines: int) -> bytes:
    """The key so many lines further."""
    for _ in range(lines):
        key = hashlib.sha256(_NEXT_KEY + key).digest()
    return key
