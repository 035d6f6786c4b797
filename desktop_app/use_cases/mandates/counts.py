"""What is counted of mandates by month: in the transaction of a signature, an act, a mistake; by nothing else."""

from dataclasses import replace

from desktop_app.domain.mandate import EndReason, Mandate, Way
from desktop_app.domain.mandate.counted import moved
from desktop_app.storage.mandates import counts, ways

from ..desk import Desk
from ..permissions import everyone
from . import organisms


@everyone
def move_within(desk: Desk, before: Mandate, after: Mandate) -> None:
    """Move the cells from what the mandate was to what it is; to be called in the transaction that changes it."""
    counts.move(desk.db, moved(before, after, organisms.directory(desk)))


@everyone
def take_out_within(desk: Desk, mistaken: Mandate) -> None:
    """Take a mandate that ended as a mistake out of every count, while its content can still be read."""
    assert mistaken.end_reason is EndReason.MISTAKE
    if mistaken.body is not None:
        move_within(desk, replace(mistaken, end_reason=None), mistaken)
    ways.take_back(desk.db, mistaken.drafted_at.date(), mistaken.advisor_id, Way.MANDATE)
