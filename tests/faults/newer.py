"""A program of tomorrow: the same one with more steps in the history of the file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from desktop_app.storage import migrations
from desktop_app.storage.migrations.rebuild import rebuild


def use(version: int) -> None:
    """From now on this process is the program with so many more steps, each of which makes the mandates anew."""
    migrations.STEPS = {**_TODAY, **{f"m9{number:02}_more": _step(number) for number in range(version)}}


@contextmanager
def program(version: int) -> Iterator[None]:
    """The program with so many more steps, and today's again after."""
    use(version)
    try:
        yield
    finally:
        use(0)


def _step(number):
    def add(db):
        db.execute(f"ALTER TABLE place ADD COLUMN more_{number} TEXT NOT NULL DEFAULT ''")
        db.execute(f"UPDATE place SET more_{number} = commune")
        _, columns = db.execute("SELECT sql FROM sqlite_master WHERE name = 'mandate'").fetchone()[0].split("(", 1)
        more = f"CREATE TABLE mandate (more_{number} TEXT NOT NULL DEFAULT ''"
        rebuild(db, "mandate", f"{more}, {columns}", values={f"more_{number}": "'n° ' || number"})

    return add


_TODAY = dict(migrations.STEPS)
