"""Keys that take a millisecond, where their cost is not tried: `tests/storage/test_vault.py` has the real one."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from desktop_app.storage.keys import key_file, vault


@contextmanager
def cheap_keys() -> Iterator[None]:
    """Within, what is derived from a passphrase costs next to nothing, and a file that says so is opened."""
    cheap = key_file.Cost(64, 1, 1)
    with patch.object(vault, "DEFAULT_COST", cheap), patch.object(key_file, "LEAST_COST", cheap):
        yield
