"""The history of the file's shape: one file a step, never edited once released, and how a file is led through them.

A new step is a module beside the others: its SQL, then `run(db)`, which may compute as well, with Python code that is
frozen with it. It imports nothing of ours but `rebuild`: what the rules say today is not what they said then. Its name
goes below, and its digest where `tests/storage/test_migrations.py` asks for it; that test then opens the folder that
0.1.0 left in the field. What `backups.contents` reads must stay, since it reads older copies as they are.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING

from ..driver import Migrations
from ..errors import Damaged

if TYPE_CHECKING:
    from sqlite_utils import Database


def _step(name: str) -> Callable[[Database], None]:
    def run(db: Database) -> None:
        import_module(f".{name}", __name__).run(db)

    return run


STEPS: dict[str, Callable[[Database], None]] = {
    name: _step(name)
    for name in (
        "m001_first",
        "m002_substitutes",
        "m003_sessions",
        "m004_left",
        "m005_closures",
        "m006_segments",
        "m007_conventions",
        "m008_places",
        "m009_presence",
        "m010_unknown",
        "m011_day_names",
        "m012_skipped",
        "m013_ending",
        "m014_own_time",
        "m015_volume",
        "m016_queue",
        "m017_requests",
        "m018_joined",
        "m019_circumstances",
        "m020_workshops",
        "m022_profiles",
        "m022_transmittals",
        "m024_messages",
        "m025_birth_names",
        "m026_came_back",
        "m027_rooms",
        "m028_paper_originals",
        "m029_organisms",
        "m030_ways",
        "m031_deadlines",
        "m032_endings",
        "m035_blank_mandates",
        "m036_rights_requests",
        "m037_partner_models",
        "m038_queues",
        "m039_workshop_asks",
        "m040_events",
        "m041_counts",
        "m042_originals_ended",
        "m043_mandates_elsewhere",
        "m044_sheets_kept",
        "m045_originals_to_file",
    )
}
"""Every step, by the name of its module, in order; loaded when it is to be run, which is once in the life of a file."""
SHAPE = "432812c7115610ec0b8170a630ea786c079caf2db06d3033c255181e21da0ef2"
"""The digest of what all of them make of nothing, as `checks.shape` takes it: no file that has it is compared further.

To run the whole history in memory took 60 ms of each opening."""


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
