"""Copies of the file: when one is due, made in a thread of its own, written in the register, shown at any time.

`due` or `prepare` in the window's thread, `run` in the worker's, `record` back in the window's.
"""

from dataclasses import replace
from pathlib import Path

from desktop_app.domain.account import Role
from desktop_app.domain.backup import Contents, Copy, Reason, is_due, made_before_a_jump
from desktop_app.domain.journal import Action
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.storage.connection import standing
from desktop_app.storage.connection.database import writing
from desktop_app.storage.copies import backup_register as register
from desktop_app.storage.copies import backups, media
from desktop_app.storage.copies.backup_register import LOCAL, PlaceRow
from desktop_app.storage.errors import PlaceAbsent
from desktop_app.storage.safekeeping.backup_round import Report as Result
from desktop_app.storage.safekeeping.backup_round import Round as Job
from desktop_app.storage.safekeeping.backup_round import Served
from desktop_app.storage.safekeeping.backup_round import go as run

from .. import clock_check
from ..changes import Changes, Touched
from ..desk import Desk
from ..destruction import destructions
from ..permissions import everyone, only
from . import backup_places
from .backup_places import (
    Pending,
    PlaceState,
    State,
    choose_second_place,
    forget_medium,
    pending_media,
    second_place,
    state,
)

__all__ = [
    "Job",
    "Kept",
    "Pending",
    "PlaceState",
    "Result",
    "State",
    "choose_second_place",
    "contents",
    "due",
    "every",
    "forget_medium",
    "pending_media",
    "prepare",
    "record",
    "run",
    "second_place",
    "state",
    "where_made",
]


@frozen
class Kept:
    """A copy one may choose; `place` is in words, `path` where it should lie, on a medium that may be absent."""

    copy: Copy
    place: str
    path: Path
    size: int


@everyone
def due(desk: Desk) -> Job | None:
    """What is to be copied now without being asked: the copy of the day, or keys that are older than a destruction.

    None when all is in order, or when it was tried less than an hour ago.
    """
    rows, now = backup_places.rows_of(desk), desk.now()
    local, medium = rows.local, rows.of_medium
    wanted_here = is_due(local.verified_at, local.tried_at, now)
    wanted_there = bool(rows.medium) and is_due(
        max(filter(None, (row.verified_at for row in medium)), default=None),
        max(filter(None, (desk.looked_for_it, *(row.tried_at for row in medium))), default=None),
        now,
    )
    if wanted_here or wanted_there:
        return replace(prepare(desk, reason=Reason.DAILY), local=wanted_here)
    if any(backup_places.is_stale(desk, row) and not _tried_in_vain(row, desk) for row in (local, *medium)):
        return replace(prepare(desk, reason=Reason.DAILY), reason=None)
    return None


def _tried_in_vain(row: PlaceRow, desk: Desk) -> bool:
    return bool(row.trouble) and not is_due(None, row.tried_at, desk.now())


@everyone
def prepare(desk: Desk, *, reason: Reason = Reason.ASKED) -> Job:
    """All that `run` needs to copy the file as it will stand then to every place that is there."""
    rows = backup_places.rows_of(desk)
    return Job(
        folder=desk.folder,
        data_key=desk.keys.data,
        at=desk.now(),
        reason=reason,
        medium=Path(rows.medium) if rows.medium else None,
        marks=frozenset(row.place for row in rows.every if row.place != LOCAL),
        settling=bool(desk.fixed_second_place) and not rows.of_medium,
        known=frozenset((listed.place, listed.backup.copy.name) for listed in register.kept(desk.db)),
        check=standing.checked(desk.db, desk.mandate_keys),
        rotating=not clock_check.doubt(desk),
        spared=_spared(desk),
    )


def _spared(desk: Desk) -> frozenset[tuple[str, str]]:
    before = {place: made_before_a_jump(made, desk.now()) for place, made in register.lately_made(desk.db).items()}
    return frozenset((place, copy.name) for place, copy in before.items() if copy)


@everyone
def record(desk: Desk, result: Result) -> Changes:
    """Write what was done in the register and the journal; `told` is for somebody who asked for it.

    A destruction that the copy kept from being finished, by reading the file meanwhile, is finished now.
    """
    with writing(desk.db):
        for served in result.served:
            if served.place:
                _record_place(desk, result.round, served)
            if served.place != LOCAL:
                _record_absence(desk, result.round, present=served.place)
    destructions.resume(desk)
    return Changes(Touched.SETTINGS, _told(result))


def _record_place(desk: Desk, job: Job, served: Served) -> None:
    path = "" if served.place == LOCAL else str(job.medium)
    rows = {row.place: row for row in register.places(desk.db)}
    row = rows.get(served.place) or PlaceRow(served.place, path)
    row = replace(row, path=path, tried_at=job.at, trouble=served.trouble)
    if served.fresh:
        row = replace(row, verified_at=job.at)
    if served.keys:
        digest, destroyed = served.keys.digest, served.keys.destroyed
        row = replace(row, keys_copied_at=job.at, keys_digest=digest, destroyed=destroyed)
    register.save_place(desk.db, row)
    _record_copies(desk, served)


def _record_copies(desk: Desk, served: Served) -> None:
    known = {listed.backup.copy for listed in register.kept(desk.db, served.place)}
    # In the order they were made in, as far as one can tell: the jumps of the clock are read from it.
    found = sorted(served.found, key=lambda each: each.copy)
    for backup in (*found, *([served.fresh] if served.fresh else [])):
        if backup.copy not in known:
            register.add(desk.db, served.place, backup)
    if served.fresh and served.fresh.copy not in known:
        desk.record(Action.BACKED_UP, _subject(served.fresh.copy), _where(served.place))
    for copy in sorted(known.difference(served.copies)) if served.copies is not None else ():
        register.note_gone(desk.db, served.place, copy, desk.now())
        desk.record(Action.BACKUP_GONE, _subject(copy), _where(served.place))


def _record_absence(desk: Desk, job: Job, *, present: str) -> None:
    """Of the media that take turns under one path, those that were not there."""
    if job.settling and not present:
        desk.looked_for_it = job.at
    for row in register.places(desk.db):
        if row.path == str(job.medium) and row.place not in (LOCAL, present):
            register.save_place(desk.db, replace(row, tried_at=job.at, trouble=PlaceAbsent.sentence))


def _subject(copy: Copy) -> str:
    return f"sauvegarde-{copy.at:%Y-%m-%d-%H%M%S}"


def _where(place: str) -> str:
    return "cet ordinateur" if place == LOCAL else f"support {place[:8]}"


def _told(result: Result) -> str:
    if result.stopped:
        return "Sauvegarde arrêtée : les copies d’avant sont intactes."
    if result.round.reason is None:
        return ""
    troubles = (f"{each.trouble} {each.way_out}" for each in result.served if each.trouble)
    return " ".join(filter(None, [where_made(result), *troubles]))


def where_made(result: Result) -> str:
    """Where the copy was made and where it was not, when it was asked for in two places; '' when it was nowhere."""
    made = [_at(each) for each in result.served if each.fresh]
    not_made = [_at(each) for each in result.served if each.trouble and not each.fresh]
    if not made:
        return ""
    return f"Sauvegarde faite et vérifiée{f' {made[0]}, pas {not_made[0]}' if not_made else ''}."


def _at(served: Served) -> str:
    return "sur cet ordinateur" if served.place == LOCAL else "au second endroit"


@only(Role.MANAGER)
def every(desk: Desk) -> tuple[Kept, ...]:
    """The copies of the register, the newest first, this computer's before the others'."""
    paths = {row.place: media.place_on(Path(row.path)) for row in register.places(desk.db)}
    paths[LOCAL] = backups.local_place(desk.folder)
    return tuple(
        Kept(
            listed.backup.copy,
            backup_places.label(listed.place, paths[listed.place].parent),
            paths[listed.place] / listed.backup.copy.name,
            listed.backup.size,
        )
        for listed in register.kept(desk.db)
        if listed.place in paths
    )


@only(Role.MANAGER)
def contents(desk: Desk, path: Path) -> Contents:
    """What a copy holds, from any thread: the open file is not touched.

    Raises `FileMissing` when its medium is not there, `Damaged`, `NotOurs` or `TooNew`.
    """
    return backups.contents(path, desk.keys.data)
