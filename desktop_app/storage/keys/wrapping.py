"""A key under another: how the key of one body is kept for those who hold the mandate key, and for nobody else."""

import secrets

from ..errors import Damaged
from .keys import Generation, Keys

_NONCE = 12


def wrap(keys: Keys, generation: Generation, key_id: str, key: bytes) -> bytes:
    """The key, wrapped in 60 bytes under the mandate key of this generation and bound to its id."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(keys.mandates[generation]).encrypt(nonce, key, _bound_to(generation, key_id))


def unwrap(keys: Keys, generation: Generation, key_id: str, wrapped: bytes) -> bytes:
    """The key that was wrapped; raises `Damaged` when it was altered or is another one's."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    opener = AESGCM(keys.mandates[generation])
    try:
        return opener.decrypt(wrapped[:_NONCE], wrapped[_NONCE:], _bound_to(generation, key_id))
    except InvalidTag as altered:
        raise Damaged from altered


def _bound_to(generation: Generation, key_id: str) -> bytes:
    return f"{generation}|{key_id}".encode()
