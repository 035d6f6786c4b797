"""An encrypted file made small enough to be kept among the tests, and given back byte for byte.

What SQLCipher writes cannot be compressed. Kept are its pages in clear, which can, with the key and the IV of each:
sealed again they are the very bytes that the program had written. Nothing of the program is used here, which may
change: see `pages` for the format.
"""

from __future__ import annotations

import hashlib
import hmac

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, SALT, IV, SEAL, KEY = 4096, 16, 16, 64, 32
_CLEAR = PAGE - IV - SEAL


def packed(content: bytes, key: bytes) -> bytes:
    """The key, the salt, every page in clear, then their IVs; raises ValueError for a file that is not of this key."""
    salt, clear, ivs = content[:SALT], [], []
    for number, page in enumerate(_cut(content, PAGE), start=1):
        body, iv = page[SALT if number == 1 else 0 : _CLEAR], page[_CLEAR : _CLEAR + IV]
        opener = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
        clear.append((bytes(SALT) if number == 1 else b"") + opener.update(body) + opener.finalize())
        ivs.append(iv)
    kept = b"".join((key, salt, *clear, *ivs))
    if unpacked(kept) != content:
        raise ValueError("this file would not be given back as it is")
    return kept


def unpacked(kept: bytes) -> bytes:
    """The file as it was."""
    key, salt, rest = kept[:KEY], kept[KEY : KEY + SALT], kept[KEY + SALT :]
    count = len(rest) // (_CLEAR + IV)
    clear, ivs = _cut(rest[: count * _CLEAR], _CLEAR), _cut(rest[count * _CLEAR :], IV)
    sealing = hashlib.pbkdf2_hmac("sha512", key, bytes(byte ^ 0x3A for byte in salt), 2, KEY)
    pages = zip(range(1, count + 1), clear, ivs, strict=True)
    return b"".join(_sealed(number, page, iv, key, sealing, salt) for number, page, iv in pages)


def _sealed(number: int, page: bytes, iv: bytes, key: bytes, sealing: bytes, salt: bytes) -> bytes:
    begin = salt if number == 1 else b""
    closer = Cipher(algorithms.AES(key), modes.CBC(iv)).encryptor()
    body = closer.update(page[len(begin) :]) + closer.finalize() + iv
    return begin + body + hmac.digest(sealing, body + number.to_bytes(4, "little"), "sha512")


def _cut(content: bytes, size: int) -> list[bytes]:
    return [content[start : start + size] for start in range(0, len(content), size)]
