"""The key file as far as the first window needs it: is it ours, and whom does it name.

Nothing is loaded for it but the parser: what the file is worth is for `key_file`, before anything of it is used.
"""

import json
from functools import partial
from pathlib import Path
from typing import Any

from desktop_app.domain.account import LONGEST_NAME, Account, Role

from .. import files
from ..errors import Damaged, FolderGone, KeysMissing, NotOurs, TooNew, TooOld, known_trouble

MARK = "permanence.keys"
FORMAT = 3
OLDEST = 2
"""What 0.1.0 wrote: read as it is, and written so until a référent has vouched for it."""
LARGEST = 256 * 1024
MOST_ACCOUNTS = 100
"""So many slots fit in the largest file that is read, and far more than a place has people."""


def raw(folder: Path, *, at_once: bool = False) -> bytes:
    """What is in the key file, one byte too many when it is too large; raises what is wrong with the file itself.

    One that another program holds is waited for, unless it is wanted `at_once`; then `HeldElsewhere`.
    """
    path = files.keys_in(folder)
    with known_trouble():
        if not folder.is_dir():
            raise FolderGone
        if not path.exists():
            raise KeysMissing
        if not path.is_file():
            raise NotOurs
        return _start_of(path) if at_once else files.patiently(partial(_start_of, path))


def _start_of(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def content(raw: bytes) -> dict[str, Any]:
    """What the file says, unchecked but for its mark and format; raises `NotOurs`, `TooNew`, `TooOld`, `Damaged`."""
    trouble = Damaged if MARK.encode() in raw[:LARGEST] else NotOurs
    try:
        found = json.loads(raw) if len(raw) <= LARGEST else None
    except (ValueError, RecursionError) as error:
        raise trouble from error
    if not isinstance(found, dict):
        raise trouble
    if found.get("file") != MARK:
        raise NotOurs
    version = found.get("format")
    if type(version) is not int or not OLDEST <= version <= FORMAT:
        newer, older = type(version) is int and version > FORMAT, type(version) is int and version == 1
        raise TooNew if newer else TooOld if older else Damaged
    return found


def named(folder: Path) -> tuple[Account, ...]:
    """Who may open the folder, to choose from, in the order they were added; raises as `raw` at once and `content`."""
    try:
        slots = content(raw(folder, at_once=True))["accounts"]
        if not isinstance(slots, list) or not 1 <= len(slots) <= MOST_ACCOUNTS:
            raise ValueError("no list of accounts")
        return tuple(_account(slot) for slot in slots)
    except (KeyError, TypeError, ValueError) as error:
        raise Damaged from error


def _account(slot: dict[str, Any]) -> Account:
    id, name = slot["id"], slot["name"]
    if type(id) is not int or not isinstance(name, str) or len(name) > LONGEST_NAME or not name.isprintable():
        raise ValueError("no account")
    return Account(id, name, frozenset(Role[role] for role in slot["roles"]))
