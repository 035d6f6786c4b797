"""Read an encrypted file as somebody would who has its key but not the program: page by page, deleted rows included.

SQLCipher 4: pages of 4,096 bytes, AES-256-CBC, and at the end of each an IV of 16 bytes and an HMAC-SHA-512 over
the page and its number. The log of SQLite holds such pages too, each after 24 bytes of its own.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterator
from pathlib import Path

PAGE, SALT, IV, SEAL = 4096, 16, 16, 64
_LOG_HEAD, _FRAME_HEAD = 32, 24
_LOG_STARTS = (0x377F0682, 0x377F0683)


def bytes_of_pages(path: Path | str, key: bytes) -> bytes:
    """Every page of a file or of a log that this key opens, one after the other in clear; b'' when it opens none."""
    return b"".join(_opened(Path(path).read_bytes(), key))


def anything_in(blocks: bytes, key: bytes) -> bytes:
    """What this key makes of every block of a disk, in a file or in none, and damaged or not.

    In CBC a block of sixteen bytes needs only the one before it: a disk opens as one long page, the first sixteen
    bytes of each true page excepted. Pages lie on multiples of sixteen in a file and of eight in a log.
    """
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    clear = []
    for start in (0, 8):
        opener = Cipher(algorithms.AES(key), modes.CBC(bytes(16))).decryptor()
        clear.append(opener.update(blocks[start : start + (len(blocks) - start) // 16 * 16]))
    return b"".join(clear)


def _opened(content: bytes, key: bytes) -> Iterator[bytes]:
    for number, page in _pages(content):
        if clear := _open(number, page, key):
            yield clear


def _pages(content: bytes) -> Iterator[tuple[int, bytes]]:
    if int.from_bytes(content[:4], "big") in _LOG_STARTS:
        for start in range(_LOG_HEAD, len(content) - PAGE, _FRAME_HEAD + PAGE):
            number = int.from_bytes(content[start : start + 4], "big")
            yield number, content[start + _FRAME_HEAD : start + _FRAME_HEAD + PAGE]
        return
    for start in range(0, len(content) - PAGE + 1, PAGE):
        yield start // PAGE + 1, content[start : start + PAGE]


def _open(number: int, page: bytes, key: bytes) -> bytes | None:
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    begin = SALT if number == 1 else 0
    body, iv, seal = page[begin : -IV - SEAL], page[-IV - SEAL : -SEAL], page[-SEAL:]
    sealed = body + iv + number.to_bytes(4, "little")
    if not hmac.compare_digest(hmac.digest(_sealing_key(key), sealed, "sha512"), seal):
        return None
    opener = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return opener.update(body) + opener.finalize()


def _sealing_key(key: bytes) -> bytes:
    from desktop_app.storage.driver import salt_of

    salt = bytes(byte ^ 0x3A for byte in salt_of(key))
    return hashlib.pbkdf2_hmac("sha512", key, salt, 2, 32)
