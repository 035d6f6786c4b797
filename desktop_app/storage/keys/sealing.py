"""How a secret that a person knows locks a private key, and how a key is shared with whoever has that lock.

Argon2id then AES-256-GCM for the lock; HPKE (RFC 9180) for what is shared, so that keys can be given anew to
everybody without their secrets. Loaded on first need only, since the two libraries weigh on the start.
"""

import hmac
import os
import unicodedata
from dataclasses import field

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from nacl.bindings import crypto_pwhash_alg, crypto_pwhash_ALG_ARGON2ID13

from desktop_app.domain.nouns.frozen import frozen

from ..errors import Damaged
from .key_slot import Cost, Kind, Lock, Share

_MARK = "permanence.keys 2"
_PRIVATE = 32
_HPKE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)


@frozen
class Unlocked:
    """The private key of a slot, and what was `kept` with it out of everybody's reach, b'' in a lock of 0.1.0."""

    private: bytes = field(repr=False)
    kept: bytes


def lock(secret: str, slot_id: int, cost: Cost, *, kept: bytes = b"", private: bytes = b"") -> Lock:
    """A key pair, new unless it is given, whose private half and `kept` only this secret opens, in the slot of this id.

    Nobody else can write another `kept` in its place.
    """
    salt, nonce = os.urandom(16), os.urandom(12)
    pair = X25519PrivateKey.from_private_bytes(private) if private else X25519PrivateKey.generate()
    derived = AESGCM(_derive(secret, salt, cost))
    sealed = derived.encrypt(nonce, pair.private_bytes_raw() + kept, _lock_label(slot_id, cost))
    return Lock(cost, salt, nonce, sealed, pair.public_key().public_bytes_raw())


def unlock(lock: Lock, secret: str, slot_id: int) -> Unlocked | None:
    """What the lock holds, or None when the secret is not the one that locked it in the slot of this id.

    Raises `Damaged` when the public key is another's.
    """
    derived = AESGCM(_derive(secret, lock.salt, lock.cost))
    try:
        content = derived.decrypt(lock.nonce, lock.sealed, _lock_label(slot_id, lock.cost))
    except InvalidTag:
        return None
    private, kept = content[:_PRIVATE], content[_PRIVATE:]
    if X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw() != lock.public:
        raise Damaged
    return Unlocked(private, kept)


def share(content: bytes, *, kind: Kind, slot_id: int, public: bytes, witness_key: bytes) -> Share:
    """The content for the holder of this public key, with the witness of `witness_key`, which is part of it."""
    envelope = _HPKE.encrypt(content, X25519PublicKey.from_public_bytes(public), _share_label(kind, slot_id))
    return Share(envelope, _witness(kind, slot_id, public, witness_key))


def open_share(share: Share, private: bytes, *, kind: Kind, slot_id: int) -> bytes:
    """What was shared; raises `Damaged` when it was for another slot, another kind or another key."""
    try:
        return _HPKE.decrypt(share.envelope, X25519PrivateKey.from_private_bytes(private), _share_label(kind, slot_id))
    except InvalidTag as error:
        raise Damaged from error


def is_witnessed(share: Share, *, kind: Kind, slot_id: int, public: bytes, witness_key: bytes) -> bool:
    """Whether this public key was put there by somebody who held `witness_key`."""
    return hmac.compare_digest(share.witness, _witness(kind, slot_id, public, witness_key))


def _witness(kind: Kind, slot_id: int, public: bytes, key: bytes) -> bytes:
    return hmac.digest(key, f"{_MARK} witness {kind.value} {slot_id} ".encode() + public, "sha256")


def _share_label(kind: Kind, slot_id: int) -> bytes:
    return f"{_MARK} share {kind.value} {slot_id}".encode()


def _lock_label(slot_id: int, cost: Cost) -> bytes:
    """What is bound to a sealed key without being hidden."""
    return f"{_MARK} lock {slot_id} argon2id {cost.memory_kib} {cost.time} {cost.lanes}".encode()


def _derive(secret: str, salt: bytes, cost: Cost) -> bytes:
    # NFKC: the same passphrase opens whether é was typed as one sign or as two; and a lone surrogate,
    # which a faulty input method may send, is just a wrong passphrase. Held by
    # test_accents_open_however_the_keyboard_composes_them and test_any_text_is_just_a_passphrase.
    typed = unicodedata.normalize("NFKC", secret).encode("utf-8", "surrogatepass")
    if cost.lanes == 1:
        # By libsodium, in half the time of the reference code; it knows one lane only.
        memory = cost.memory_kib * 1024
        return bytes(crypto_pwhash_alg(32, typed, salt, cost.time, memory, crypto_pwhash_ALG_ARGON2ID13))
    memory = cost.memory_kib
    return Argon2id(salt=salt, length=32, iterations=cost.time, lanes=cost.lanes, memory_cost=memory).derive(typed)
