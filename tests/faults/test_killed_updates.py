"""A newer program killed while it changes the shape of the file: the old file is whole, or the new one is.

PERMANENCE_KILLS says at how many instants drawn at random, PERMANENCE_SEED which ones. Before each statement the files
are read as they lie, which is what a kill leaves: one of every moment, each run from the beginning, took a minute.
"""

from __future__ import annotations

import os
import random
import shutil
from functools import partial
from time import perf_counter

import pytest

from desktop_app.storage import driver, files, migrations
from desktop_app.storage.connection import database
from desktop_app.storage.copies import backups
from tests.helpers import field_file as field
from tests.helpers import tomorrow
from tests.storage import killing

INSTANTS = int(os.environ.get("PERMANENCE_KILLS", "16"))
SEED = int(os.environ.get("PERMANENCE_SEED", "1"))
EVER = {**migrations.STEPS, **tomorrow.STEPS}


def _told(db, table):
    """The columns that say the same each time the steps are gone through: a step draws the name of an appointment."""
    columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})").fetchall()]
    return ", ".join(f'"{name}"' for name in columns if (table, name) != ("appointment", "uid"))


class Update:
    """The folder of 0.1.0 as a newer program finds it; `old` and `new` are what the file says before and after."""

    def __init__(self, kept, folder):
        self.kept, self.folder, self.key = kept, folder, field.every_key(kept).data
        self.back()
        self.old = self.read()
        begun = perf_counter()
        self.run()
        self.took = perf_counter() - begun
        self.new = self.read()
        assert self.old != self.new

    def back(self):
        """Put the folder as 0.1.0 left it, without its copies."""
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(self.kept, self.folder, ignore=shutil.ignore_patterns("sauvegardes"))

    def run(self, copied=True):
        """What the newer program does at its first opening, less the copy it makes before unless asked for."""
        with tomorrow.program(EVER):
            database.close(database.open_file(self.folder, self.key, copied=copied))

    def put(self, content):
        """Have these files in the folder, and no others."""
        self.back()
        for path in self.folder.glob("permanence.db*"):
            path.unlink()
        for name, held in content:
            (self.folder / name).write_bytes(held)

    def read(self):
        """Every row and every shape of the file, which must be sound."""
        db = driver.connect(files.data_in(self.folder), self.key)
        try:
            assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            shapes = db.execute("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").fetchall()
            tables = [table for table in sorted(db.table_names()) if table != "_sqlite_migrations"]
            names = db.execute("SELECT name FROM _sqlite_migrations ORDER BY id").fetchall()
            return (
                shapes,
                names,
                {name: db.execute(f"SELECT {_told(db, name)} FROM {name}").fetchall() for name in tables},
            )
        finally:
            db.close()

    def look(self, again=True):
        """What a kill has left is the old file or the new one; `again`, the next opening makes it the new one."""
        left = self.read()
        assert left in (self.old, self.new)
        if again:
            self.run()
            assert self.read() == self.new
        return left == self.old


@pytest.fixture
def update(quick):
    return Update(field.field_file(quick / "kept"), quick / "permanence")


def test_killed_before_any_statement_the_file_is_the_old_one_or_the_new_one(update):
    update.back()
    left = killing.left_before_each_statement(update.run, update.folder)
    # Many statements write nothing yet: what they leave is looked at once.
    old = {}
    for number, content in enumerate(dict.fromkeys(left)):
        update.put(content)
        old[content] = update.look(again=number % 4 == SEED % 4)
    found = [old[content] for content in left]
    assert found.count(True) > 500 and len(old) > 3, "few statements were seen"
    assert found == sorted(found, reverse=True), "once it is the new one, it stays so"
    for rank in (1, found.count(True) // 2, found.count(True), found.count(True) + 1):
        update.back()
        assert killing.killed(update.run, partial(killing.before_a_statement, rank))
        assert update.look() == found[rank - 1], "a kill leaves something else than what lay there"


def test_killed_at_any_instant_the_file_is_the_old_one_or_the_new_one(update):
    chance, died = random.Random(SEED), 0
    for _ in range(INSTANTS):
        update.back()
        after = int(chance.uniform(0.05, 1.1) * update.took * 1_000_000)
        if killing.killed(update.run, partial(killing.after_microseconds, after)):
            died += 1
        update.look()
    assert died > INSTANTS * 0.4


def test_killed_before_any_change_of_name_a_copy_of_the_old_file_is_there_or_will_be(update):
    update.back()
    for _ in killing.each_kill(partial(update.run, copied=False)):
        update.run(copied=False)
        assert update.read() == update.new
        (copy,) = backups.listing(backups.local_place(update.folder))
        db = driver.connect_to_copy(backups.local_place(update.folder) / copy.name, update.key)
        assert db.execute("SELECT name FROM _sqlite_migrations").fetchall() == [("m001_first",)]
        db.close()
        update.back()
