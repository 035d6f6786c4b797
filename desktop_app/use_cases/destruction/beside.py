"""The same desk in another thread: its own connections to the same files, since a connection is its thread's."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

from ..desk import Desk
from ..permissions import everyone


@everyone
@contextmanager
def beside(desk: Desk) -> Iterator[Desk]:
    """A desk of the same account on the same files, for the thread that asks, closed at the end of the block."""
    from desktop_app.storage.connection import database
    from desktop_app.storage.mandates import mandate_keys

    db = database.open_again(desk.db, desk.keys.data)
    try:
        keys_db = database.open_again(desk.mandate_keys, mandate_keys.file_key(desk.keys.data))
        try:
            yield replace(desk, db=db, mandate_keys=keys_db)
        finally:
            keys_db.close()
    finally:
        db.close()
