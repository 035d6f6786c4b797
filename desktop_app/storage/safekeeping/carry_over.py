"""What an old copy cannot know: numbers given since, destructions asked since, the media copies went to since."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.mandate.destruction import Destruction, Kind
from desktop_app.domain.nouns.frozen import frozen

from .. import clock, files, numbers, rows
from ..checks import control
from ..connection import database
from ..copies import backup_register, backups
from ..errors import Damaged, DiskFailing, FileMissing, NotOurs, TooNew, known_trouble
from ..mandates import blanks, destructions, mandate_keys
from ..reception import transmittals

if TYPE_CHECKING:
    from sqlite_utils import Database

_RANKS = (
    "SELECT CAST(substr(number, 1, 4) AS INTEGER) AS year, max(CAST(substr(number, 6) AS INTEGER)) AS rank"
    " FROM mandate WHERE number < ':' GROUP BY 1"
)
_BODIES_DESTROYED = "SELECT id FROM destroyed JOIN destruction USING (number) WHERE kind = ?"


@frozen
class CarriedOver:
    """What is taken from the file that is replaced, as far as it can be read: `head` as text.

    `ranks` are the highest numbers of mandates by year, `transmittals` those of the transmittals, `blanks` those of the
    blank mandates.
    """

    head: str = ""
    ranks: Mapping[int, int] = field(default_factory=dict)
    places: tuple[backup_register.PlaceRow, ...] = ()
    believed_at: datetime | None = None
    transmittals: Mapping[int, int] = field(default_factory=dict)
    blanks: Mapping[int, int] = field(default_factory=dict)


NOTHING = CarriedOver()


def what_the_copy_lacks(folder: Path, key: bytes, wrapped: Database) -> CarriedOver:
    """Read it in the file about to be replaced, which is left with its log emptied; nothing when it is damaged.

    What was asked to be destroyed and is not yet is made known to the keys of the mandates: it will be done.
    Raises `DiskFull`, `ReadOnly` or `HeldElsewhere`: a file that is sound is not given up for that.
    """
    from .. import driver

    try:
        found, asked = _read(folder, key)
    except (Damaged, DiskFailing, FileMissing, NotOurs, TooNew, driver.Error):
        return NOTHING
    for destruction, ids in asked:
        if destruction.kind is Kind.MANDATE_BODY:
            mandate_keys.destroy(wrapped, ids, destruction)
        else:
            mandate_keys.remember(wrapped, ids, destruction)
    return found


def _read(folder: Path, key: bytes) -> tuple[CarriedOver, list[tuple[Destruction, list[str]]]]:
    from .. import driver

    control.check_start(files.data_in(folder), key)
    with known_trouble():
        db = driver.connect(files.data_in(folder), key)
        try:
            if db.execute(f"PRAGMA {control.WHOLE}").fetchone()[0] != "ok":
                raise Damaged
            with _as_of_today(db):
                entries, head = backups.head_of(db)
                asked = [(each, destructions.ids_of(db, each.number)) for each in destructions.pending(db)]
                places = backup_register.places(db)
                believed, sent = clock.believed_at(db), transmittals.ranks(db)
                return CarriedOver(f"{entries} {head}", _ranks(db), places, believed, sent, blanks.ranks(db)), asked
        finally:
            database.close(db)


@contextmanager
def _as_of_today(db: Database) -> Iterator[None]:
    """Read a file that was never opened by this program as if it had been led through the steps it lacks.

    They are undone after: nothing is to change in a file that may stay.
    """
    from .. import migrations

    if not migrations.pending(db):
        yield
        return
    with migrations.foreign_keys_off(db):
        db.execute("BEGIN IMMEDIATE")
        try:
            migrations.apply(db)
            yield
        finally:
            db.rollback()


def _ranks(db: Database) -> dict[int, int]:
    given = {row["year"]: row["rank"] for row in rows.select(db, _RANKS)}
    kept = rows.select(db, "SELECT year, rank FROM number_floor WHERE series = ?", (numbers.MANDATES,))
    return given | {row["year"]: max(row["rank"], given.get(row["year"], 0)) for row in kept}


def unknown_mandates(db: Database, wrapped: Database) -> int:
    """How many mandates were made that this file knows nothing of: each had a key, which is there or is remembered.

    One whose body was written again since has another key, and its earlier one is neither.
    """
    bodies = {row["key_id"] for row in rows.select(db, "SELECT key_id FROM mandate_body")}
    known = bodies | {row["id"] for row in rows.select(db, "SELECT id FROM destroyed")}
    drawn = mandate_keys.ids(wrapped)
    drawn |= {row["id"] for row in rows.select(wrapped, _BODIES_DESTROYED, (Kind.MANDATE_BODY.name,))}
    return max(0, len(drawn - known) - len(bodies - drawn))


def write(db: Database, before: CarriedOver, unknown: int, at: datetime) -> None:
    """Write it into the copy, inside `database.writing`.

    Numbers of mandates, blank or not, and of transmittals go on after the highest that may have been printed. Every
    place must show again which keys it holds.
    """
    ranks = _ranks(db)
    since = min(max(ranks, default=at.year), at.year)
    for year in {*before.ranks, *range(since, at.year + 1)}:
        perhaps = ranks.get(year, 0) + unknown if unknown and year >= since else 0
        numbers.raise_floor(db, numbers.MANDATES, year, max(before.ranks.get(year, 0), perhaps))
    for year, rank in before.transmittals.items():
        numbers.raise_floor(db, numbers.TRANSMITTALS, year, rank)
    for year, rank in before.blanks.items():
        numbers.raise_floor(db, numbers.BLANKS, year, rank)
    for place in (*backup_register.places(db), *before.places):
        backup_register.save_place(db, replace(place, destroyed=backup_register.UNKNOWN))
    if before.believed_at:
        clock.believe(db, before.believed_at)
