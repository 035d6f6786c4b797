"""After an old file was put back: what was destroyed since is destroyed again, before anybody sees it.

The data and the keys of the mandates each remember every destruction, so that either may be the older of the two.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from desktop_app.domain.journal import Action, Entry
from desktop_app.domain.mandate import EndReason, State, end
from desktop_app.domain.mandate.destruction import END_FOR, Destruction, Kind

from ..connection.database import writing
from ..journal import journal
from ..mandates import destructions, mandate_body, mandate_keys, mandates
from ..reception import people

if TYPE_CHECKING:
    from sqlite_utils import Database

    from desktop_app.domain.mandate import Mandate


def in_step(db: Database, mandate_keys_db: Database) -> bool:
    """Whether both files remember the same last destruction; they do unless one of them was put back."""
    here, there = destructions.last_done(db), mandate_keys.last_remembered(mandate_keys_db)
    return (not there or destructions.is_known(db, there)) and (
        not here or mandate_keys.remembers(mandate_keys_db, here)
    )


def replay(db: Database, mandate_keys_db: Database, *, at: datetime, who: str) -> int:
    """Destroy in each file what the other remembers as destroyed; how many destructions had to be done again.

    Mandates that had ended end again, people who were erased are erased, each under its first number, with a line
    of the journal by `who` at `at`. May be called again at any time, and after a crash.
    """
    # Their bodies may be in the file that was taken out: should it come back, they must open.
    mandate_keys.settle(mandate_keys_db, placed=mandate_keys.unplaced(mandate_keys_db), orphans=())
    again = [why for why in mandate_keys.remembered(mandate_keys_db) if not destructions.is_known(db, why.number)]
    for why in again:
        _destroy_again(db, mandate_keys_db, why, at, who)
    return len(again) + _destroy_keys_again(db, mandate_keys_db)


def _destroy_again(db: Database, mandate_keys_db: Database, why: Destruction, at: datetime, who: str) -> None:
    ids = mandate_keys.ids_of(mandate_keys_db, why.number)
    with writing(db):
        if why.kind is Kind.MANDATE_BODY:
            found = sum(_end_again(db, mandates.with_key(db, key_id), why) for key_id in ids)
            found = found or _end_again(db, _written_again(db, mandate_keys_db, why), why)
        else:
            _end_those_of(db, ids, why)
            found = destructions.forget_people(db, ids)
        # Without it here, the same id may one day be somebody else's.
        subject = why.subject if found else ""
        kept = destructions.add(db, replace(why, subject=subject, done_at=at))
        destructions.aim(db, kept, ids)
        journal.write(db, Entry(at, who, Action.DESTROYED, subject, why.number))


def _end_again(db: Database, mandate: Mandate | None, why: Destruction) -> bool:
    if mandate is None:
        return False
    if mandate.state is not State.ENDED:
        mandates.update(db, end(mandate, END_FOR[why.trigger], why.asked_at))
    _drop_body(db, mandate)
    return True


def _drop_body(db: Database, mandate: Mandate) -> None:
    destructions.drop_bodies(db, filter(None, [mandate_body.key_id_of(db, mandate.id)]))


def _written_again(db: Database, mandate_keys_db: Database, why: Destruction) -> Mandate | None:
    """The mandate told by its number in the file, when the key that it has here went as another was drawn for it.

    Whose key is still there is another one, that was given the same id since.
    """
    _, _, id = why.subject.rpartition("-")
    key_id = mandate_body.key_id_of(db, int(id)) if id.isdecimal() else None
    gone = key_id is not None and not mandate_keys.present(mandate_keys_db, [key_id])
    return mandates.get(db, int(id)) if gone else None


def _end_those_of(db: Database, uids: list[str], why: Destruction) -> None:
    """Nobody is erased whose mandate goes on, as the file asks: one that still does so here had ended since.

    Why is not known; it is told as taken back by the person, unless its last day was over.
    """
    for mandate in (each for id in people.of_uids(db, uids) for each in mandates.of_person(db, id)):
        if mandate.state is not State.ENDED:
            mandates.update(db, end(mandate, EndReason.WITHDRAWN, why.asked_at))
            _drop_body(db, mandate)


def _destroy_keys_again(db: Database, mandate_keys_db: Database) -> int:
    known = {why.number for why in mandate_keys.remembered(mandate_keys_db)}
    again = [number for number in destructions.numbers_done(db) if number not in known]
    for number in again:
        mandate_keys.destroy(mandate_keys_db, destructions.ids_of(db, number), destructions.of_number(db, number))
    return len(again)
