"""The history of the file's shape: one file a step, never edited once released, and how a file is led through them.

A new step is a module beside the others: its SQL, then `run(db)`, which may compute as well, with Python code that is
frozen with it. It imports nothing of ours but `rebuild`: what the rules say today is not what they said then. Its name
goes below, and its digest where `tests/storage/test_migrations.py` asks for it; that test then opens the folder that
0.1.0 left in the field. What `backups.contents` reads must stay, since it reads older copies as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ..driver import Migrations
from ..errors import Damaged
from . import (
    m001_first,
    m002_substitutes,
    m003_sessions,
    m004_left,
    m005_closures,
    m006_segments,
    m007_conventions,
    m008_places,
    m009_presence,
    m010_unknown,
    m011_day_names,
    m012_skipped,
    m013_ending,
    m014_own_time,
    m015_volume,
    m016_queue,
    m017_requests,
    m018_joined,
    m019_circumstances,
    m020_workshops,
    m022_profiles,
    m022_transmittals,
    m024_messages,
    m025_birth_names,
    m026_came_back,
    m027_rooms,
    m028_paper_originals,
    m029_organisms,
    m030_ways,
    m031_deadlines,
    m032_endings,
    m035_blank_mandates,
    m036_rights_requests,
    m037_partner_models,
    m038_queues,
    m039_workshop_asks,
    m040_events,
    m041_counts,
    m042_originals_ended,
    m043_mandates_elsewhere,
    m044_sheets_kept,
)

if TYPE_CHECKING:
    from sqlite_utils import Database

STEPS: dict[str, Callable[[Database], None]] = {
    "m001_first": m001_first.run,
    "m002_substitutes": m002_substitutes.run,
    "m003_sessions": m003_sessions.run,
    "m004_left": m004_left.run,
    "m005_closures": m005_closures.run,
    "m006_segments": m006_segments.run,
    "m007_conventions": m007_conventions.run,
    "m008_places": m008_places.run,
    "m009_presence": m009_presence.run,
    "m010_unknown": m010_unknown.run,
    "m011_day_names": m011_day_names.run,
    "m012_skipped": m012_skipped.run,
    "m013_ending": m013_ending.run,
    "m014_own_time": m014_own_time.run,
    "m015_volume": m015_volume.run,
    "m016_queue": m016_queue.run,
    "m017_requests": m017_requests.run,
    "m018_joined": m018_joined.run,
    "m019_circumstances": m019_circumstances.run,
    "m020_workshops": m020_workshops.run,
    "m022_profiles": m022_profiles.run,
    "m022_transmittals": m022_transmittals.run,
    "m024_messages": m024_messages.run,
    "m025_birth_names": m025_birth_names.run,
    "m026_came_back": m026_came_back.run,
    "m027_rooms": m027_rooms.run,
    "m028_paper_originals": m028_paper_originals.run,
    "m029_organisms": m029_organisms.run,
    "m030_ways": m030_ways.run,
    "m031_deadlines": m031_deadlines.run,
    "m032_endings": m032_endings.run,
    "m035_blank_mandates": m035_blank_mandates.run,
    "m036_rights_requests": m036_rights_requests.run,
    "m037_partner_models": m037_partner_models.run,
    "m038_queues": m038_queues.run,
    "m039_workshop_asks": m039_workshop_asks.run,
    "m040_events": m040_events.run,
    "m041_counts": m041_counts.run,
    "m042_originals_ended": m042_originals_ended.run,
    "m043_mandates_elsewhere": m043_mandates_elsewhere.run,
    "m044_sheets_kept": m044_sheets_kept.run,
}
"""Every step, by the name of its module, in order."""


@contextmanager
def foreign_keys_off(db: Database) -> Iterator[None]:
    """What `apply` asks for, around its transaction.

    A table that is rebuilt is dropped on the way: with foreign keys on, the rows that point at it go with it or
    stand in the way. SQLite hears this outside a transaction only; within one it is left unheard without a word.
    """
    db.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        db.execute("PRAGMA foreign_keys=ON")


def apply(db: Database, names: Collection[str] | None = None) -> None:
    """Bring the file to the current shape, or through the steps of these names only.

    Inside `database.writing`, so that two starts cannot clash and all steps are one change, itself inside
    `foreign_keys_off`. Raises `Damaged` for a file in which a row already points at nothing.
    """
    steps = _steps(STEPS.keys() if names is None else names)
    if not steps.pending(db):
        return
    if db.execute("PRAGMA foreign_keys").fetchone()[0]:
        raise RuntimeError("with foreign keys on, a rebuilt table would take along what points at it")
    if _pointing_at_nothing(db):
        raise Damaged
    steps.apply(db)
    if lost := _pointing_at_nothing(db):
        raise RuntimeError(f"a step of the history lost what other rows point at: {lost[:3]}")


def unknown(db: Database) -> set[str]:
    """The steps the file has been through that this program does not know: it is newer. Writes nothing."""
    return {step.name for step in _steps(STEPS).applied(db)} - STEPS.keys()


def pending(db: Database) -> bool:
    """Whether the file has still to be brought to the current shape. Writes nothing."""
    return bool(_steps(STEPS).pending(db))


def _steps(names: Collection[str]) -> Migrations:
    steps = Migrations("permanence")
    for name, run in STEPS.items():
        if name in names:
            steps(name=name)(run)
    return steps


def _pointing_at_nothing(db: Database) -> list[tuple[object, ...]]:
    return list(db.execute("PRAGMA foreign_key_check").fetchall())
