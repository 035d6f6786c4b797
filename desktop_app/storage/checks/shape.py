"""The shape of a file: its tables must be those its own history makes, and nothing more."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from .. import rows
from ..errors import NotOurs, TooNew

if TYPE_CHECKING:
    from sqlite_utils import Database

APPLICATION_ID = 0x5045524D
"""'PERM', in the header of every file of ours."""
_SHAPE = """SELECT type, sql FROM sqlite_master WHERE sql IS NOT NULL
    AND name NOT LIKE 'sqlite\\_stat%' ESCAPE '\\' AND name <> '_sqlite_migrations'"""
"""What the libraries make for themselves may differ from one version of theirs to the next."""
_RENAMED = re.compile(r'^(CREATE TABLE )"(\w+)"\s*')
"""A table that was rebuilt has its name in quotes, a fresh one has not; how SQLite writes it may change as well."""
_APPLIED = "SELECT name FROM _sqlite_migrations WHERE migration_set = 'permanence'"
_TABLE = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = '_sqlite_migrations'"


def check_shape(db: Database) -> None:
    """Refuse a file of a newer program, `TooNew`, or whose tables are none of ours, `NotOurs`; writes nothing.

    A trigger or a view slipped in by whoever has the key would act the first time the program writes. A trigger or
    an index that is gone stops nobody from working: what was changed meanwhile is for the check of the journal to find.
    """
    from .. import migrations

    if not rows.number(db, _TABLE):
        raise NotOurs
    applied = {row["name"] for row in rows.select(db, _APPLIED)}
    if applied - migrations.STEPS.keys():
        raise TooNew
    found = _shape_of(db)
    if len(applied) == len(migrations.STEPS) and _digest(found) == migrations.SHAPE:
        return
    ours = _shape_after(tuple((name, run) for name, run in migrations.STEPS.items() if name in applied))
    if found - ours or any(kind == "table" for kind, _ in ours - found):
        raise NotOurs


@lru_cache(maxsize=4)
def _shape_after(history: tuple[tuple[str, Callable[[Database], None]], ...]) -> frozenset[tuple[str, str]]:
    """What these steps make of nothing: worked out once, several copies of an older program may ask for it."""
    from .. import driver, migrations

    fresh = driver.connect(Path(":memory:"), bytes(driver.KEY_LENGTH))
    try:
        with migrations.foreign_keys_off(fresh):
            migrations.apply(fresh, [name for name, _ in history])
        return _shape_of(fresh)
    finally:
        fresh.close()


def _digest(shape: frozenset[tuple[str, str]]) -> str:
    """Sixty-four digits that stand for a shape."""
    return hashlib.sha256(repr(sorted(shape)).encode()).hexdigest()


def _shape_of(db: Database) -> frozenset[tuple[str, str]]:
    return frozenset((row["type"], _RENAMED.sub(r"\1\2 ", row["sql"])) for row in rows.select(db, _SHAPE))
