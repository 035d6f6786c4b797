"""Steps that the history of the file may have one day, and programs that know more or fewer of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from typing import TYPE_CHECKING

import pytest

from desktop_app.storage import migrations
from desktop_app.storage.migrations.rebuild import rebuild

if TYPE_CHECKING:
    from sqlite_utils import Database

Step = Callable[["Database"], None]


def shape_of(db: Database, name: str) -> str:
    # SQLite writes the name of a table that was renamed, as `rebuild` does, between quotes.
    found = str(db.execute("SELECT sql FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0])
    return found.replace(f'CREATE TABLE "{name}" (', f"CREATE TABLE {name} (", 1)


def _with_a_frozen_state(db: Database) -> str:
    """What such a step would hold in full: the mandate of the first step, with one state and one column more."""
    ours = shape_of(db, "mandate")
    return ours.replace("'SUSPENDED', 'ENDED')),", "'SUSPENDED', 'FROZEN', 'ENDED')),\n        frozen_at TEXT,")


def frozen_mandates(db: Database) -> None:
    """A mandate may be frozen: the table is made anew, since the states stand in a CHECK."""
    rebuild(db, "mandate", _with_a_frozen_state(db))
    db.execute("CREATE INDEX mandate_frozen ON mandate (frozen_at) WHERE frozen_at IS NOT NULL")


def people_with_notes(db: Database) -> None:
    """Rows of three tables point at a person, and triggers of two others write in it."""
    new = shape_of(db, "person").replace("key TEXT NOT NULL,", "key TEXT NOT NULL,\n        note TEXT NOT NULL,")
    rebuild(db, "person", new, values={"note": "'rappeler au ' || phone"})


def computed_days(db: Database) -> None:
    """A table that frozen Python fills from what is there: one row for each day that has appointments."""
    db.execute("CREATE TABLE lived_day (day TEXT PRIMARY KEY, number INTEGER NOT NULL) STRICT")
    starts = [row[0] for row in db.execute("SELECT start FROM appointment").fetchall()]
    days = [start[:10] for start in starts]
    for day in sorted(set(days)):
        db.execute("INSERT INTO lived_day VALUES (?, ?)", (day, days.count(day)))


STEPS: dict[str, Step] = {
    "m901_frozen": frozen_mandates,
    "m902_notes": people_with_notes,
    "m903_days": computed_days,
}


def naive(db: Database) -> None:
    """The same as `frozen_mandates`, as one writes it who trusts the order of SQLite's own page."""
    new = _with_a_frozen_state(db).replace("CREATE TABLE mandate ", "CREATE TABLE mandate_new ")
    names = [row[1] for row in db.execute("PRAGMA table_info(mandate)").fetchall()]
    db.execute("PRAGMA foreign_keys=OFF")
    db.execute(new)
    db.execute(f"INSERT INTO mandate_new ({', '.join(names)}) SELECT {', '.join(names)} FROM mandate")
    db.execute("DROP TABLE mandate")
    db.execute("ALTER TABLE mandate_new RENAME TO mandate")


def old_one_renamed(db: Database) -> None:
    """The wrong order: the old table is renamed first, and takes along the references that point at it."""
    new = _with_a_frozen_state(db)
    names = [row[1] for row in db.execute("PRAGMA table_info(mandate)").fetchall()]
    db.execute("ALTER TABLE mandate RENAME TO mandate_old")
    db.execute(new)
    db.execute(f"INSERT INTO mandate ({', '.join(names)}) SELECT {', '.join(names)} FROM mandate_old")
    db.execute("DROP TABLE mandate_old")


@contextmanager
def program(steps: dict[str, Step]) -> Iterator[None]:
    """The program whose history has these steps and no others."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrations, "STEPS", steps)
        yield


@contextmanager
def foreign_keys_left_on() -> Iterator[None]:
    """The program as it was: nothing is heard inside a transaction, and nothing asks whether it was."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrations, "foreign_keys_off", nullcontext)
        patch.setattr(
            migrations, "apply", lambda db, names=None: migrations._steps(names or migrations.STEPS).apply(db)
        )
        yield


def upto(name: str, steps: dict[str, Step]) -> dict[str, Step]:
    """The history as it was when this step was its last."""
    names = list(steps)
    return {each: steps[each] for each in names[: names.index(name) + 1]}
