"""A mandate written again: its body sealed anew, and what is counted of it by month moved in the same transaction."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace

from desktop_app.domain.mandate import EndReason, Mandate, Way
from desktop_app.domain.mandate.counted import moved
from desktop_app.storage.connection.database import writing
from desktop_app.storage.errors import StorageTrouble
from desktop_app.storage.mandates import counts, mandate_body, mandate_keys, ways

from ..desk import Desk
from ..permissions import everyone
from . import organisms


@everyone
@contextmanager
def sealed_anew(desk: Desk, mandate: Mandate, *, less: bool = False) -> Iterator[None]:
    """A transaction with the body under a new key and what the block writes; the earlier key then goes.

    `less` says that something the person took back is no longer in it: no trace of the earlier key is left then.
    """
    with writing(desk.db):
        old_key = mandate_body.write(desk.db, desk.mandate_keys, desk.keys, mandate)
        yield
    with suppress(StorageTrouble):  # left behind, it is swept at the next start
        mandate_keys.drop(desk.mandate_keys, old_key, for_good=less)


@everyone
def count_within(desk: Desk, before: Mandate, after: Mandate) -> None:
    """Move the cells from what the mandate was to what it is; to be called in the transaction that changes it."""
    counts.move(desk.db, moved(before, after, organisms.directory(desk)))


@everyone
def uncount_within(desk: Desk, mistaken: Mandate) -> None:
    """Take a mandate that ended as a mistake out of every count, while its content can still be read."""
    assert mistaken.end_reason is EndReason.MISTAKE
    if mistaken.body is not None:
        count_within(desk, replace(mistaken, end_reason=None), mistaken)
    ways.take_back(desk.db, mistaken.drafted_at.date(), mistaken.advisor_id, Way.MANDATE)
