"""How destruction is carried out: asked with its cause, key before data, done only once no trace is left.

Each step is whole or not done, and may be done again: a crash between any two is taken up by `destructions.resume`.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import date

from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import Mandate
from desktop_app.domain.mandate.destruction import WHY_AT_END, Destruction, Kind
from desktop_app.storage.connection.checkpoint import empty_log
from desktop_app.storage.connection.database import writing
from desktop_app.storage.errors import StorageTrouble
from desktop_app.storage.journal import journal
from desktop_app.storage.mandates import deadlines, destructions, mandate_body, mandate_keys
from desktop_app.storage.reception import people

from ..desk import Desk
from ..permissions import everyone

PEOPLE_AT_ONCE = 40
"""Few enough for the window, which writes in the same file, never to wait for more than a blink."""


@everyone
def ask_for_body(desk: Desk, mandate: Mandate, *, held_until: date | None = None) -> Destruction:
    """Ask for the content of a mandate that has just ended, in the transaction that ends it; its deadlines go.

    `held_until` is the last day on which it may wait for the end sheet, None for what goes at once.
    """
    assert mandate.end_reason
    deadlines.forget(desk.db, mandate.id)
    subject, why = f"mandat-{mandate.id}", WHY_AT_END[mandate.end_reason]
    asked = destructions.begin(
        desk.db, Kind.MANDATE_BODY, why, at=desk.now(), by=desk.who, subject=subject, held_until=held_until
    )
    if key_id := mandate_body.key_id_of(desk.db, mandate.id):
        destructions.aim(desk.db, asked, [key_id])
    desk.record(Action.DESTRUCTION_ASKED, subject, asked.number)
    return asked


@everyone
def carry_out(desk: Desk, asked: Sequence[Destruction]) -> list[Destruction]:
    """Destroy what was asked, and return what had to be left pending.

    A full disk, a key file that is gone or a reader in the way are no reason to undo what asked for it: a
    withdrawal is a withdrawal. The register shows what is left, and the next start tries again.
    """
    with suppress(StorageTrouble):
        _destroy_bodies(desk, [each for each in asked if each.kind is Kind.MANDATE_BODY])
    for each in asked:
        if each.kind is not Kind.MANDATE_BODY:
            with suppress(StorageTrouble):
                _finish_people(desk, each)
    left = {each.id for each in destructions.pending(desk.db)}
    return [each for each in asked if each.id in left]


@everyone
def sweep_orphans(desk: Desk) -> None:
    """Drop the keys whose bodies a crash kept from being written, and those of bodies written again since."""
    if drawn := mandate_keys.unplaced(desk.mandate_keys):
        placed = mandate_body.among(desk.db, drawn)
        mandate_keys.settle(desk.mandate_keys, placed, [key_id for key_id in drawn if key_id not in placed])


def _destroy_bodies(desk: Desk, asked: Sequence[Destruction]) -> None:
    if not asked:
        return
    # The key of an earlier body that a full disk kept from going must not outlive the last one.
    drawn = mandate_keys.unplaced(desk.mandate_keys)
    orphans = set(drawn) - mandate_body.among(desk.db, drawn)
    keys = [(each, destructions.ids_of(desk.db, each.number)) for each in asked]
    if not mandate_keys.destroy_all(desk.mandate_keys, keys, orphans=orphans):
        return
    # From here nobody can open these bodies, in this file nor in any copy of it: taking them out is housekeeping.
    with writing(desk.db):
        for each, key_ids in keys:
            destructions.drop_bodies(desk.db, key_ids)
            _end(desk, each)


@everyone
def destroy_people(
    desk: Desk, asked: Destruction, progress: Callable[[int], None], cancelled: Callable[[], bool]
) -> None:
    """Erase those last seen before the date of this purge, a few at a time; `progress` is told how many are gone.

    Stopped on the way, by `cancelled` or by a crash, it is done with those that were erased.
    """
    assert asked.not_seen_since
    count = 0
    while not cancelled() and (gone := _erase_some(desk, asked, asked.not_seen_since)):
        count += gone
        progress(count)
    carry_out(desk, [asked])


def _erase_some(desk: Desk, asked: Destruction, before: date) -> int:
    with writing(desk.db):
        found = people.dormant(desk.db, before, limit=PEOPLE_AT_ONCE)
        if found:
            _erase(desk, asked, people.uids(desk.db, [person.id for person in found]))
    return len(found)


def _erase(desk: Desk, asked: Destruction, uids: Sequence[str]) -> None:
    # Remembered before they go: a copy of the file made a moment ago must not bring them back.
    mandate_keys.remember(desk.mandate_keys, uids, asked)
    destructions.aim(desk.db, asked, uids)
    destructions.forget_people(desk.db, uids)


def _finish_people(desk: Desk, asked: Destruction) -> None:
    # The two differ by the few that a crash caught between being remembered and being taken out.
    uids = sorted({*destructions.ids_of(desk.db, asked.number), *mandate_keys.ids_of(desk.mandate_keys, asked.number)})
    with writing(desk.db):
        _erase(desk, asked, uids)
    if empty_log(desk.db):
        with writing(desk.db):
            _end(desk, replace(asked, amount=len(uids)))


def _end(desk: Desk, asked: Destruction) -> None:
    """Write in the journal that it is done, and on its proof where the journal then stood."""
    amount = f" {asked.amount}" if asked.kind is Kind.PEOPLE else ""
    desk.record(Action.DESTROYED, asked.subject, f"{asked.number}{amount}")
    head = journal.head(desk.db)
    destructions.end(desk.db, replace(asked, done_at=desk.now(), head=f"{head.count} {head.hex16}"))
