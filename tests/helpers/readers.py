"""Somebody who reads the keys of the mandates meanwhile: a destruction then leaves a trace and stays unfinished."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.use_cases.desk import Desk


@contextmanager
def reading(desk: Desk) -> Iterator[None]:
    """Hold an older picture of the keys open."""
    from desktop_app.storage.mandates import mandate_keys

    other = mandate_keys.open_file(desk.folder, desk.keys.data)
    other.execute("BEGIN")
    other.execute("SELECT count(*) FROM mandate_key").fetchone()
    try:
        yield
    finally:
        other.conn.close()
