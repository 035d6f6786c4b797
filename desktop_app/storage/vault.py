"""The keys: a random data key, sealed once under the passphrase and once under the recovery code.

To change the passphrase is to seal the same key again: the data itself is not written anew.
"""

import secrets
from pathlib import Path
from typing import Literal

from . import files, key_file
from .errors import AlreadyThere, Damaged, FolderGone, KeysMissing, NotOurs, WrongPassphrase, known_trouble
from .key_file import Cost, Slot

SlotName = Literal["passphrase", "recovery"]
DEFAULT_COST = Cost(64 * 1024, 3, 4)
"""0.12 s on the reference machine (RFC 9106, second choice); stored with each slot."""


def exists(folder: Path) -> bool:
    """Whether the folder has a key file, ours or not."""
    return files.keys_in(folder).exists()


def create(folder: Path, passphrase: str, recovery_code: str, *, cost: Cost | None = None) -> bytes:
    """Draw a data key, seal it in both slots, and return it; raises `AlreadyThere` rather than overwrite."""
    key = secrets.token_bytes(32)
    slots = {
        "passphrase": _sealed(key, passphrase, "passphrase", cost),
        "recovery": _sealed(key, recovery_code, "recovery", cost),
    }
    with known_trouble():
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if exists(folder):
            raise AlreadyThere
        files.write_whole(files.keys_in(folder), key_file.text_of(slots))
    return key


def unlock(folder: Path, secret: str, *, slot: SlotName = "passphrase") -> bytes:
    """The data key, from the passphrase or from the recovery code; slow on purpose, usable in any thread.

    Raises `WrongPassphrase`, or what is wrong with the file: `FolderGone`, `KeysMissing`, `NotOurs`,
    `TooNew`, `Damaged`, `ReadOnly`.
    """
    from . import sealing

    slots = _slots(folder)
    if slot not in slots:
        raise Damaged
    key = sealing.unseal(slots[slot], secret, slot)
    if key is None:
        raise _wrong(slot)
    return key


def _wrong(slot: SlotName) -> WrongPassphrase:
    if slot == "passphrase":
        return WrongPassphrase()
    return WrongPassphrase(
        "Ce code de secours n’ouvre pas ces données.",
        "Recopiez les mots dans l’ordre, et vérifiez que la feuille est bien celle de ce lieu.",
    )


def change_passphrase(folder: Path, data_key: bytes, passphrase: str, *, cost: Cost | None = None) -> None:
    """Seal the data key under another passphrase; the earlier one opens nothing any more."""
    _replace(folder, "passphrase", _sealed(data_key, passphrase, "passphrase", cost))


def change_recovery(folder: Path, data_key: bytes, recovery_code: str, *, cost: Cost | None = None) -> None:
    """Seal the data key under another recovery code; the earlier sheet opens nothing any more."""
    _replace(folder, "recovery", _sealed(data_key, recovery_code, "recovery", cost))


def _sealed(key: bytes, secret: str, name: SlotName, cost: Cost | None) -> Slot:
    from . import sealing

    chosen = cost or DEFAULT_COST
    if not key_file.bearable(chosen):
        raise ValueError(f"this cost could not be read back: {chosen}")
    return sealing.seal(key, secret, name, chosen)


def _replace(folder: Path, name: SlotName, slot: Slot) -> None:
    slots = {**_slots(folder), name: slot}
    with known_trouble():
        files.write_whole(files.keys_in(folder), key_file.text_of(slots))


def _slots(folder: Path) -> dict[str, Slot]:
    path = files.keys_in(folder)
    with known_trouble():
        if not folder.is_dir():
            raise FolderGone
        if not path.exists():
            raise KeysMissing
        if not path.is_file():
            raise NotOurs
        with path.open("rb") as file:
            return key_file.slots_in(file.read(key_file.LARGEST + 1))
