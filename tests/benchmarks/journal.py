"""The journal at 500,000 lines: what a line costs, how long all of it takes to check, and reading it by filters.

`python -m tests.benchmarks.journal`: one run, a minute. The bare insertion and the bare reading beside it are what
the same rows cost without chain, seals or indexes.
"""

import sys
import tempfile
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from desktop_app.domain.journal import TOPICS, Action, Entry, Filter
from desktop_app.storage.connection import database
from desktop_app.storage.journal import journal, journal_check, journal_pages
from tests.benchmarks.figures import print_figures, timed

if TYPE_CHECKING:
    from sqlite_utils import Database

LINES, AT_A_TIME, ACCOUNTS = 500_000, 10_000, 40
_KEY, _START_KEY = bytes(32), bytes(range(32))
_BEGAN, _YEARS = datetime(2025, 11, 27, 8), 20
_BARE_TABLE = """CREATE TABLE bare (id INTEGER PRIMARY KEY, at TEXT, who TEXT, action TEXT, subject TEXT, detail TEXT,
    digest BLOB, seal BLOB) STRICT"""
_BARE = "INSERT INTO bare VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_COLUMNS = "id, at, who, action, subject, detail, digest, seal"


def main() -> None:
    """Print one line a figure."""
    with tempfile.TemporaryDirectory(prefix="permanence-bench-") as folder:
        db = database.create(Path(folder), _KEY)
        with database.writing(db):
            journal.begin(db, _START_KEY)
            db.execute(_BARE_TABLE)
        _append(db)
        _commit(db)
        _check(db)
        _read(db)
        database.close(db)


def _append(db: "Database") -> None:
    chance, actions, ours, bare = Random(20), list(Action), [], []
    step = timedelta(days=365 * _YEARS) / LINES
    for start in range(0, LINES, AT_A_TIME):
        entries = [
            Entry(_BEGAN + step * at, f"compte-{chance.randrange(ACCOUNTS)}", chance.choice(actions), f"usager-{at}")
            for at in range(start, start + AT_A_TIME)
        ]
        ours += timed(1, lambda entries=entries: _write(db, entries))
        bare += timed(1, lambda entries=entries, start=start: _write_bare(db, entries, start))
    microseconds = 1e3 / AT_A_TIME
    print_figures("a line in a transaction (aim ≤ 100)", [figure * microseconds for figure in ours], "µs")
    print_figures("  the same row, bare", [figure * microseconds for figure in bare], "µs")
    print_figures("  ratio", [mine / theirs for mine, theirs in zip(ours, bare, strict=True)], "×")


def _write(db: "Database", entries: list[Entry]) -> None:
    with database.writing(db):
        for entry in entries:
            journal.write(db, entry)


def _write_bare(db: "Database", entries: list[Entry], start: int) -> None:
    with database.writing(db):
        for at, entry in enumerate(entries, start):
            told = (entry.at.isoformat(timespec="seconds"), entry.who, entry.action.name, entry.subject, entry.detail)
            db.conn.execute(_BARE, (at, *told, bytes(32), bytes(32)))


def _commit(db: "Database") -> None:
    """A line alone, safe on the disk, as a gesture at the counter writes it."""
    entry = Entry(_BEGAN + timedelta(days=365 * _YEARS), "compte-1", Action.BOOKED, "rendez-vous-1")
    print_figures("a line alone, safe on the disk", timed(200, lambda: _write(db, [entry])), "ms")


def _check(db: "Database") -> None:
    reading = timed(3, lambda: [None for _ in db.execute(f"SELECT {_COLUMNS} FROM journal")])
    for name, options in (
        ("all the digests", {}),
        ("all the digests and seals", {"start_key": _START_KEY}),
        ("the last 5,000 lines, at each start", {"last": 5_000}),
        ("the last 5,000 lines, at a référent's start", {"last": 5_000, "start_key": _START_KEY}),
    ):
        figures = timed(3, lambda options=options: _sound(db, options))
        print_figures(name, figures, "ms")
        print_figures("  against reading every row", [figures[at] / reading[at] for at in range(3)], "×")


def _sound(db: "Database", options: dict[str, object]) -> None:
    if not journal_check.verify(db, **options).sound:  # type: ignore[arg-type]
        sys.exit("the journal of this benchmark is not sound")


def _read(db: "Database") -> None:
    chance, reads = Random(1), []
    print_figures("a page, newest lines (aim p99 ≤ 16)", timed(200, lambda: journal_pages.page(db, Filter())), "ms")
    for topic in (None, *TOPICS):
        for who in ("", "compte-7"):
            for first in (None, date(2030, 1, 1)):
                actions = topic.actions if topic else frozenset()
                wanted = Filter(actions, who, first, first and date(2038, 1, 1))
                reads.append(wanted)
    pages = timed(400, _one_of(reads, chance, lambda wanted: journal_pages.page(db, wanted)))
    print_figures("a page, any filter (aim p99 ≤ 16)", pages, "ms")
    counts = timed(400, _one_of(reads, chance, lambda wanted: journal_pages.count(db, wanted, most=10_000)))
    print_figures("how many, any filter (aim p99 ≤ 16)", counts, "ms")


def _one_of(reads: list[Filter], chance: Random, read: Callable[[Filter], object]) -> Callable[[], object]:
    return lambda: read(chance.choice(reads))


if __name__ == "__main__":
    main()
