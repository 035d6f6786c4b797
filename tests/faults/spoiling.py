"""Ways to spoil one of our files, drawn from a seed: what a worn disk, a stray program or a hostile hand leaves."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

_PAGE = 4096
_VALUES: tuple[Any, ...] = (
    *(None, True, 0, -1, 2**31, 2**63, 10**400, 1.5, float("nan"), "", "x", "\ud800", "A" * 5000, "=" * 44),
    *([], {}, [[]] * 9, {"id": 1}, "AAAA" * 12, ["MANAGER", "ADVISOR"], "../../etc/passwd"),
)


def flip(chance: random.Random, raw: bytearray) -> None:
    """A few bits."""
    for _ in range(chance.choice((1, 1, 2, 8))):
        raw[chance.randrange(len(raw))] ^= 1 << chance.randrange(8)


def cut(chance: random.Random, raw: bytearray) -> None:
    """The end gone, at a page or not."""
    kept = chance.randrange(len(raw))
    del raw[kept - kept % _PAGE * (chance.random() < 0.3) :]


def lengthen(chance: random.Random, raw: bytearray) -> None:
    """More at the end."""
    raw += chance.choice((b"\0", b"}", raw[-_PAGE:], chance.randbytes(_PAGE), b"\n" * 70_000))


def blank(chance: random.Random, raw: bytearray) -> None:
    """A stretch of noughts, such as an SSD leaves."""
    at = chance.randrange(len(raw))
    raw[at : at + chance.choice((1, 16, 512, _PAGE))] = bytes(chance.choice((1, 16, 512, _PAGE)))


def shuffle(chance: random.Random, raw: bytearray) -> None:
    """Two pages that change places."""
    pages = max(1, len(raw) // _PAGE)
    one, two = (chance.randrange(pages) * _PAGE for _ in range(2))
    raw[one : one + _PAGE], raw[two : two + _PAGE] = raw[two : two + _PAGE], raw[one : one + _PAGE]


def noise(chance: random.Random, raw: bytearray) -> None:
    """Something else of the same length, its first bytes kept or not."""
    kept = chance.choice((0, 16, 100))
    raw[kept:] = chance.randbytes(max(0, len(raw) - kept))


def rewrite(chance: random.Random, raw: bytearray) -> None:
    """Another value, one more or one less, somewhere in the JSON of a key file."""
    content = json.loads(raw)
    for _ in range(chance.choice((1, 1, 3))):
        held, name = _somewhere(chance, content)
        what = chance.random()
        if what < 0.6 or isinstance(held, list):
            held[name] = copy.deepcopy(chance.choice((*_VALUES, content.get("recovery"))))
        elif what < 0.8:
            del held[name]
        else:
            held[chance.choice(("extra", "id", "shares", "accounts", "format"))] = chance.choice(_VALUES)
    if chance.random() < 0.5:
        _sign(content)
    raw[:] = json.dumps(content).encode("utf-8", "surrogatepass")


def _somewhere(chance: random.Random, content: Any) -> tuple[Any, Any]:
    while True:
        names = list(content) if isinstance(content, dict) else range(len(content))
        name = chance.choice(names)
        inside = content[name]
        if not isinstance(inside, dict | list) or not inside or chance.random() < 0.2:
            return content, name
        content = inside


def _sign(content: Any) -> None:
    """The digest of the whole remade, as somebody who has read the program would."""
    from desktop_app.storage.keys import key_file

    if isinstance(content, dict):
        content["digest"] = key_file._digest({name: content.get(name) for name in ("next_id", "recovery", "accounts")})


ANY_FILE: tuple[Callable[[random.Random, bytearray], None], ...] = (flip, flip, cut, lengthen, blank, noise)


def spoil(chance: random.Random, folder: Path, other: Path) -> str:
    """Spoil one of the files of a data folder, with those of `other` at hand; what was done."""
    return spoil_one(chance, folder, chance.choice(("permanence.keys", "permanence.db", "permanence.mandates")), other)


def spoil_one(chance: random.Random, folder: Path, name: str, other: Path) -> str:
    """Spoil the file of this name in a folder, or what stands beside it; what was done."""
    path, what = folder / name, chance.random()
    if what < 0.15:
        taken = chance.choice([each for each in sorted((other if what < 0.1 else folder).iterdir()) if each.is_file()])
        path.write_bytes(taken.read_bytes())
        return f"{name} is a copy of {taken.name} of {taken.parent.name}"
    if what < 0.25:
        beside = folder / (name + chance.choice(("-wal", "-shm", "-journal", ".new")))
        beside.write_bytes(chance.choice((chance.randbytes(9000), bytes(9000), path.read_bytes(), _FALSE_LOG)))
        return f"{beside.name} planted"
    raw, ways = bytearray(path.read_bytes()), (*ANY_FILE, *([rewrite] * 12 if name.endswith("keys") else [shuffle] * 2))
    way = chance.choice(ways)
    way(chance, raw)
    path.write_bytes(raw)
    return f"{name}: {way.__name__}"


_FALSE_LOG = bytes.fromhex("d9d505f920a163d7") + bytes(500) + bytes(range(256)) * 16
"""The mark of a rollback journal, which SQLite would play into the file."""
