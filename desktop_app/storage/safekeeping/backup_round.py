"""One round of copies: beside the data, then on the stick or share if it is there; the keys each time, old copies out.

It runs in a thread of its own and knows no open file: what it needs comes in a `Round`, what it did goes out in
a `Report`, which the window's thread then writes in the register.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import field, replace
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Lock

from desktop_app.domain.backup import Copy, Reason
from desktop_app.domain.nouns.frozen import frozen

from .. import files
from ..checks import control
from ..copies import backups, copying, media
from ..copies.backup_register import LOCAL
from ..copies.backups import Backup
from ..errors import (
    CopyUnsound,
    PlaceAbsent,
    PlaceFailing,
    PlaceFull,
    PlaceProtected,
    Stopped,
    StorageTrouble,
    known_trouble,
)
from ..watch import Cancelled, Progress, Watch
from . import restore
from .backup_keys import KeysCopied, copy_keys, duplicate_keys

_TURN = Lock()
"""Two rounds at once would take each other's drafts away."""
_OF_A_COPY = (PlaceFull, PlaceProtected, PlaceFailing, CopyUnsound)
_NO_KEYS = "Les clés n’ont pas pu être recopiées à côté des copies."
_NOT_TIDIED = "Les anciennes copies n’ont pas pu être retirées."
_LOOKED_EVERY = 0.1
"""Seconds between two looks at whether to go on waiting."""


def _all_is_well() -> None:
    """Nothing is open that could be replaced."""


@frozen
class Round:
    """What to do: `reason` is None when only the keys are to be copied anew.

    `local` asks for a new copy beside the data; without it the newest one there goes to the `medium`. `marks` are
    those of the media that were chosen, `known` the copies of the register by place and name. `rotating` is False
    while the date of the computer is in doubt; what is `spared`, by place and name, stays even when it is old.
    `settling` makes the place of copies on a medium that nobody chose in the program, the first time it is there.
    `check` raises `Replaced` once the open file is another: what lies there is then not what is to be copied.
    """

    folder: Path
    data_key: bytes = field(repr=False)
    at: datetime
    reason: Reason | None
    local: bool = True
    medium: Path | None = None
    marks: frozenset[str] = frozenset()
    known: frozenset[tuple[str, str]] = frozenset()
    rotating: bool = True
    spared: frozenset[tuple[str, str]] = frozenset()
    settling: bool = False
    check: Callable[[], None] = field(default=_all_is_well, repr=False, compare=False)


@frozen
class Served:
    """How one place was served. `place` is '' when the medium is not there.

    `fresh` is the copy that was made or found to be of today; `copies` are all those that lie there now, None when
    they could not be listed; `found` those of them the register did not know; `trouble` is '' when all went well.
    """

    place: str
    fresh: Backup | None = None
    keys: KeysCopied | None = None
    copies: tuple[Copy, ...] | None = None
    found: tuple[Backup, ...] = ()
    trouble: str = ""
    way_out: str = ""


@frozen
class Report:
    """What was done of a round; `stopped` when somebody asked to stop before the end."""

    round: Round
    served: tuple[Served, ...]
    stopped: bool = False


@known_trouble()
def go(round: Round, progress: Progress | None = None, cancelled: Cancelled | None = None) -> Report:
    """Do the round, and say how each place was served: known troubles are told there, not raised.

    One at a time, each in its turn: the copy of the day may be under way when somebody asks for another. The other
    way round, the one that was asked for is that of the day, and no second one of the whole file is made.
    """
    watch = Watch(progress, partial(_stops, round, cancelled), total=_work_of(round))
    waited = not _TURN.acquire(blocking=False)
    while waited and not _TURN.acquire(timeout=_LOOKED_EVERY):
        if watch.stopped():
            return Report(round, (), stopped=True)
    try:
        return _go(round, watch, waited=waited)
    finally:
        _TURN.release()


def _stops(round: Round, cancelled: Cancelled | None) -> bool:
    round.check()
    return cancelled is not None and cancelled()


def _go(round: Round, watch: Watch, *, waited: bool) -> Report:
    served: list[Served] = []
    try:
        restore.sweep(round.folder, round.data_key)
        served.append(_serve_local(round, watch, waited=waited))
        if round.medium is not None:
            served.append(_serve_medium(round, round.medium, served[0], watch))
    except Stopped:
        return Report(round, tuple(served), stopped=True)
    return Report(round, tuple(served))


def _work_of(round: Round) -> int:
    data, keys = control.size_of(files.data_in(round.folder)), control.size_of(files.mandates_in(round.folder))
    medium = 2 * (data * bool(round.reason) + keys) if round.medium else 0
    return 3 * data * bool(round.reason and round.local) + 3 * keys + medium


def _serve_local(round: Round, watch: Watch, *, waited: bool) -> Served:
    place, served = backups.local_place(round.folder), Served(LOCAL)
    if round.reason and round.local:
        served = _trying(served, lambda: {"fresh": _copy_here(round, place, watch, waited=waited)})
    served = _trying(served, lambda: {"keys": copy_keys(round.folder, round.data_key, place, watch)}, _NO_KEYS)
    return _tidied(round, served, place)


def _copy_here(round: Round, place: Path, watch: Watch, *, waited: bool) -> Backup:
    assert round.reason
    if waited and round.reason is Reason.DAILY:
        # Made while this round waited for its turn, and sound since it has its name: the register did not know it.
        for copy in backups.listing(place):
            of_today = copy.at.date() == round.at.date() and copy.reason in (Reason.DAILY, Reason.ASKED)
            if of_today and (LOCAL, copy.name) not in round.known:
                return _read(round, place, copy)
    return backups.make(round.folder, round.data_key, place, at=round.at, reason=round.reason, watch=watch)


def _serve_medium(round: Round, medium: Path, local: Served, watch: Watch) -> Served:
    place = media.place_on(medium)
    try:
        mark = media.settle_on(medium) if round.settling else media.mark_of(medium)
    except StorageTrouble as trouble:
        return Served("", trouble=trouble.sentence, way_out=trouble.way_out)
    if not mark or not (round.settling or mark in round.marks):
        return Served("", trouble=PlaceAbsent.sentence, way_out=PlaceAbsent.way_out)
    served = Served(mark)
    if round.reason:
        served = _trying(served, lambda: {"fresh": _copy_to(round, place, local, watch)})
    served = _trying(served, lambda: {"keys": _keys_to(round, place, local, watch)}, _NO_KEYS)
    return _tidied(round, served, place)


def _copy_to(round: Round, place: Path, local: Served, watch: Watch) -> Backup | None:
    """The newest sound copy of the local place; made on the medium itself where there is none of today."""
    assert round.reason
    here = backups.local_place(round.folder)
    newest = next((copy for copy in local.copies or () if copy.reason is not Reason.REPLACED), None)
    if newest is None or newest.at.date() != round.at.date():
        return backups.make(round.folder, round.data_key, place, at=round.at, reason=round.reason, watch=watch)
    if newest not in backups.listing(place):
        copying.duplicate(here / newest.name, place, watch)
    return local.fresh if local.fresh and local.fresh.copy == newest else _read(round, here, newest)


def _keys_to(round: Round, place: Path, local: Served, watch: Watch) -> KeysCopied:
    if local.keys is None:
        return copy_keys(round.folder, round.data_key, place, watch)
    duplicate_keys(backups.local_place(round.folder), place, watch)
    return local.keys


def _tidied(round: Round, served: Served, place: Path) -> Served:
    def tidy() -> dict[str, object]:
        if round.rotating:
            spared = {name for where, name in round.spared if where == served.place}
            backups.rotate(place, today=round.at.date(), spared=spared)
        copies = backups.listing(place)
        unknown = [copy for copy in copies if (served.place, copy.name) not in round.known]
        known = {served.fresh.copy} if served.fresh else set()
        return {"copies": copies, "found": tuple(_read(round, place, copy) for copy in unknown if copy not in known)}

    return _trying(served, tidy, _NOT_TIDIED)


def _read(round: Round, place: Path, copy: Copy) -> Backup:
    entries, head = 0, ""
    with suppress(StorageTrouble), known_trouble():  # a replaced file may well be damaged: it is listed all the same
        held = backups.contents(place / copy.name, round.data_key)
        entries, head = held.entries, held.head
    return Backup(copy, control.size_of(place / copy.name), entries, head)


def _trying(served: Served, work: Callable[[], dict[str, object]], instead: str = "") -> Served:
    """What was done by the work; the first trouble of a place is the one that is told.

    `instead` is what to say where the trouble would say that the copy was not made, which is not what was tried.
    """
    try:
        with known_trouble():
            return replace(served, **work())  # type: ignore[arg-type]
    except Stopped:
        raise
    except StorageTrouble as trouble:
        if served.trouble:
            return served
        # The register keeps it for whoever looks at it later, and has done other things since.
        said = instead if instead and isinstance(trouble, _OF_A_COPY) else trouble.to_a_reader().sentence
        return replace(served, trouble=said, way_out=trouble.way_out)
