"""How a secret that a person knows seals the data key: Argon2id, then AES-256-GCM.

Loaded on first need only, since the two libraries weigh on the start.
"""

import os
import unicodedata

from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .key_file import Cost, Slot, label


def seal(key: bytes, secret: str, name: str, cost: Cost) -> Slot:
    """The key in a slot of this name that only this secret opens."""
    salt, nonce = os.urandom(16), os.urandom(12)
    return Slot(cost, salt, nonce, AESGCM(_derive(secret, salt, cost)).encrypt(nonce, key, label(name, cost)))


def unseal(slot: Slot, secret: str, name: str) -> bytes | None:
    """The key in the slot, or None when the secret is not the one that sealed it under this name."""
    try:
        return AESGCM(_derive(secret, slot.salt, slot.cost)).decrypt(slot.nonce, slot.sealed, label(name, slot.cost))
    except InvalidTag:
        return None


def _derive(secret: str, salt: bytes, cost: Cost) -> bytes:
    # NFKC: the same passphrase opens whether é was typed as one sign or as two; and a lone surrogate,
    # which a faulty input method may send, is just a wrong passphrase.
    typed = unicodedata.normalize("NFKC", secret).encode("utf-8", "surrogatepass")
    return hash_secret_raw(typed, salt, cost.time, cost.memory_kib, cost.lanes, 32, Type.ID)
