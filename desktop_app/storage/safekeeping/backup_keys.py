"""The keys beside the copies: the latest and they alone, so that what was destroyed here is destroyed there.

The data of an old copy open with them; the body of a mandate whose key is gone opens with nothing any more.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from desktop_app.domain.nouns.frozen import frozen

from .. import files
from ..checks import control
from ..copies import copying
from ..errors import CopyUnsound, FileMissing, KeysMissing, MandateKeysMissing
from ..mandates import mandate_keys
from ..watch import Watch

_TRIES = 3


@frozen
class KeysCopied:
    """The keys as they were copied: the digest of the key file, and how many destroyed things the other remembers."""

    digest: str
    destroyed: int


def copy_keys(folder: Path, data_key: bytes, place: Path, watch: Watch | None = None) -> KeysCopied:
    """Put the latest keys in this place, over the earlier ones; raises as `backups.make` does.

    `watch` advances by three times the size of the keys of mandates.
    """
    watch = watch or Watch()
    for _ in range(_TRIES):
        keys = _key_file(folder)
        destroyed = _copy_mandate_keys(folder, data_key, place, watch)
        # Renewed in between, the two would not open each other: the pair is taken again.
        if keys == _key_file(folder):
            break
    digest = hashlib.sha256(keys).hexdigest()
    with copying.in_place(place):
        copying.duplicate(files.keys_in(folder), place, wiping=True)
        if control.digest_of(files.keys_in(place)) != digest:
            raise CopyUnsound
    return KeysCopied(digest, destroyed)


def duplicate_keys(source: Path, place: Path, watch: Watch | None = None) -> None:
    """Put the keys that lie in one place in another, over the earlier ones; raises as `copying.duplicate` does."""
    for path in (files.mandates_in(source), files.keys_in(source)):
        copying.duplicate(path, place, watch, wiping=True)


def _key_file(folder: Path) -> bytes:
    if not files.keys_in(folder).is_file():
        raise KeysMissing
    return files.patiently(files.keys_in(folder).read_bytes)


def _copy_mandate_keys(folder: Path, data_key: bytes, place: Path, watch: Watch) -> int:
    from .. import driver

    path, key = files.mandates_in(folder), mandate_keys.file_key(data_key)
    try:
        size = control.check_start(path, key)
    except FileMissing as gone:
        raise MandateKeysMissing from gone
    with copying.in_place(place):
        place.mkdir(mode=0o700, exist_ok=True)
        copying.make_ready(place, size)
        with copying.draft_of(files.mandates_in(place)) as draft:
            db = driver.connect_beside(path, key)
            try:
                driver.copy(db, draft, key, copied=watch.did)
            finally:
                db.close()
            control.read_through(draft, key, mandate_keys.APPLICATION_ID, watch)
            destroyed = _destroyed_in(draft, key)
            copying.flush(draft)
            copying.replace(draft, files.mandates_in(place), wiping=True)
    return destroyed


def _destroyed_in(path: Path, key: bytes) -> int:
    from .. import driver

    db = driver.connect_to_copy(path, key)
    try:
        return mandate_keys.count_destroyed(db)
    finally:
        db.close()
