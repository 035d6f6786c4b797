"""Pages read and deciphered once are at hand for the next question, in a file of twenty years as well."""

import random
import sys
from pathlib import Path

import pytest

from desktop_app.storage import driver, files
from desktop_app.storage.connection import database
from desktop_app.storage.reception import people
from tests.helpers import builders

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Linux alone tells what a thread has read")


def _bytes_read():
    return int(Path("/proc/thread-self/io").read_text().split()[1])


@pytest.fixture
def large(folder, key, db):
    """As many bytes for five hundred people as the pages list of all after twenty years."""
    with database.writing(db):
        for name in random.Random(1).sample(range(1000, 10_000), 500):
            people.add(db, builders.a_person(f"Nom {name}", "x" * 8000), on=builders.THURSDAY)
    database.close(db)
    return files.data_in(folder)


def test_what_was_listed_is_not_read_again_when_it_is_shown_again(large, key):
    opened = database.open_file(large.parent, key)
    shown, before = people.listing(opened), _bytes_read()
    assert people.listing(opened) == shown and len(shown) == 500
    assert _bytes_read() - before < 100_000
    database.close(opened)


def test_a_file_looked_through_is_read_once(large, key):
    opened, before = driver.connect_beside(large, key), _bytes_read()
    assert opened.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    assert _bytes_read() - before < 1.5 * large.stat().st_size
    opened.close()
