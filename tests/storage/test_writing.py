"""One transaction for one action: all of it or nothing."""

import pytest

from desktop_app.domain.errors import RuleBroken
from desktop_app.storage.connection.database import open_file, writing
from desktop_app.storage.errors import HeldElsewhere
from desktop_app.storage.reception import people
from tests.helpers import builders


def _add(db, name):
    people.add(db, builders.a_person(name), on=builders.THURSDAY)


def _names(db):
    return [person.last_name for person in people.listing(db)]


def test_what_ends_well_is_kept(folder, db, key):
    with writing(db):
        _add(db, "Ada")
        assert db.conn.in_transaction
    assert not db.conn.in_transaction
    other = open_file(folder, key)
    assert _names(other) == ["Ada"]
    other.close()


@pytest.mark.parametrize("trouble", [ValueError, KeyboardInterrupt])
def test_what_fails_leaves_nothing(db, trouble):
    with pytest.raises(trouble), writing(db):
        _add(db, "Ada")
        raise trouble
    assert _names(db) == [] and not db.conn.in_transaction


def test_half_a_sign_that_no_field_has_read_is_refused_whole(db):
    with pytest.raises(RuleBroken, match="signe abîmé"), writing(db):
        _add(db, "Ada")
        with writing(db):
            _add(db, "Ad\ud83da")
    assert _names(db) == [] and not db.conn.in_transaction


def test_an_inner_block_that_fails_is_undone_alone(db):
    with writing(db):
        _add(db, "Ada")
        with pytest.raises(ValueError, match="inner"), writing(db):
            _add(db, "Bob")
            raise ValueError("inner")
        with writing(db):
            _add(db, "Cyd")
    assert _names(db) == ["Ada", "Cyd"]


def test_an_outer_block_that_fails_takes_the_inner_one_along(db):
    with pytest.raises(ValueError, match="outer"), writing(db):
        with writing(db):
            _add(db, "Ada")
        raise ValueError("outer")
    assert _names(db) == []


def test_the_lock_is_taken_before_the_first_read(folder, db, key):
    other = open_file(folder, key)
    other.execute("PRAGMA busy_timeout=20")
    with writing(db), pytest.raises(HeldElsewhere), writing(other):
        pass
    with writing(other):
        _add(other, "Ada")
    other.close()
    assert _names(db) == ["Ada"]
