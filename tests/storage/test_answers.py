"""What one reading asks twice is asked of the file once, and never outlives what is written."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from desktop_app.storage import answers, rows
from desktop_app.storage.connection import database
from desktop_app.storage.connection.database import version, writing
from tests.helpers.builders import stored_person

if TYPE_CHECKING:
    from sqlite_utils import Database

_NAMES = "SELECT last_name FROM person WHERE id = ?"


@pytest.fixture
def asked(db: Database) -> Iterator[list[str]]:
    """What the file is asked, in order."""
    statements: list[str] = []
    db.conn.set_trace_callback(statements.append)
    yield statements
    db.conn.set_trace_callback(None)


def test_what_is_asked_twice_is_read_once(db: Database, asked: list[str]) -> None:
    person = stored_person(db)
    asked.clear()
    with answers.kept(db):
        for _ in range(2):
            assert [row["last_name"] for row in rows.select(db, _NAMES, (person.id,))] == [person.last_name]
            assert version(db) == version(db)
        with answers.kept(db):
            rows.select(db, _NAMES, (person.id,))
        assert rows.select(db, _NAMES, (person.id + 1,)) == []
    assert len([each for each in asked if "last_name" in each]) == 2
    assert len([each for each in asked if "data_version" in each]) == 1


def test_nothing_is_kept_once_it_ends(db: Database, asked: list[str]) -> None:
    person = stored_person(db)
    asked.clear()
    for _ in range(2):
        with answers.kept(db):
            rows.select(db, _NAMES, (person.id,))
    rows.select(db, _NAMES, (person.id,))
    assert len([each for each in asked if "last_name" in each]) == 3


def test_what_is_written_meanwhile_is_read(db: Database) -> None:
    person = stored_person(db)
    with answers.kept(db):
        rows.select(db, _NAMES, (person.id,))
        before = version(db)
        with writing(db):
            db.execute("UPDATE person SET last_name = 'Puig' WHERE id = ?", (person.id,))
            assert rows.select(db, _NAMES, (person.id,))[0]["last_name"] == "Puig"
        assert rows.select(db, _NAMES, (person.id,))[0]["last_name"] == "Puig"
        assert version(db) != before


def test_what_is_undone_is_not_kept(db: Database) -> None:
    person = stored_person(db)
    with answers.kept(db):
        with pytest.raises(ZeroDivisionError), writing(db):
            db.execute("UPDATE person SET last_name = 'Puig' WHERE id = ?", (person.id,))
            rows.select(db, _NAMES, (person.id,))
            raise ZeroDivisionError
        assert rows.select(db, _NAMES, (person.id,))[0]["last_name"] == person.last_name


def test_what_was_read_is_never_of_an_earlier_version_than_it_says(db: Database, key: bytes) -> None:
    """Another connection may write between two questions: what was answered before is not of the version after."""
    person, other = stored_person(db), database.open_again(db, key)
    with answers.kept(db):
        rows.select(db, _NAMES, (person.id,))
        with writing(other):
            other.execute("UPDATE person SET last_name = 'Puig' WHERE id = ?", (person.id,))
        said = version(db)
        assert rows.select(db, _NAMES, (person.id,))[0]["last_name"] == person.last_name
    assert version(db) != said
    other.close()
