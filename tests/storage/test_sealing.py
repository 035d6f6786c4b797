"""A lock against what the reference code of Argon2 made of the same secret."""

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from desktop_app.storage.keys import sealing
from desktop_app.storage.keys.key_slot import Cost, Lock

SECRET, SALT, NONCE, PRIVATE = "la marée monte à six heures", bytes(range(16)), bytes(12), bytes(range(32))
DERIVED = {
    1: "36de39e95aea3342956de8f1f3e44b018616c2bb03ac17fdfaee86a505f14cea",
    # As 0.1.0 made them, with four lanes.
    4: "7a4e519dc733e2ed969fca683b31133d33c799f9f0427f62042e6400462c84ec",
}
"""Lanes → what argon2-cffi 25.1, which is the reference code, derives at 64 MiB and three passes."""


def a_lock(lanes: int) -> Lock:
    """As the key file holds it, written by hand."""
    key, label = bytes.fromhex(DERIVED[lanes]), f"permanence.keys 2 lock 7 argon2id 65536 3 {lanes}"
    sealed = AESGCM(key).encrypt(NONCE, PRIVATE, label.encode())
    public = X25519PrivateKey.from_private_bytes(PRIVATE).public_key().public_bytes_raw()
    return Lock(Cost(65536, 3, lanes), SALT, NONCE, sealed, public)


@pytest.mark.parametrize("lanes", DERIVED)
def test_the_secret_that_locked_it_opens_it(lanes):
    assert sealing.unlock(a_lock(lanes), SECRET, 7) == sealing.Unlocked(PRIVATE, b"")


@pytest.mark.parametrize("lanes", DERIVED)
def test_another_secret_does_not(lanes):
    assert sealing.unlock(a_lock(lanes), SECRET + "s", 7) is None


@pytest.mark.parametrize("lanes", DERIVED)
def test_nor_does_the_same_in_another_slot(lanes):
    assert sealing.unlock(a_lock(lanes), SECRET, 8) is None
