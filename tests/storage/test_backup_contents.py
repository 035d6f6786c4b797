"""A copy is made before the shape of the file changes, and none holds what could seal the journal anew."""

from datetime import datetime

import pytest

from desktop_app.domain.backup import Reason
from desktop_app.storage import driver, files
from desktop_app.storage.connection import database
from desktop_app.storage.copies import backups
from desktop_app.storage.errors import PlaceProtected
from tests.helpers import builders
from tests.helpers.pages import bytes_of_pages

AT = datetime(2026, 3, 5, 9, 0)


@pytest.fixture
def place(folder):
    return backups.local_place(folder)


def test_before_a_new_shape_a_copy_of_the_old_one_is_made_and_verified(folder, key, place, db, monkeypatch):
    from desktop_app.storage import migrations

    builders.stored_person(db)
    database.close(db)
    monkeypatch.setitem(migrations.STEPS, "m999_later", lambda db: db.execute("CREATE TABLE later (id) "))
    opened = database.open_file(folder, key)
    assert "later" in opened.table_names()
    opened.close()
    (copy,) = backups.listing(place)
    assert copy.reason is Reason.UPDATE
    before = driver.connect_to_copy(place / copy.name, key)
    assert "later" not in before.table_names() and before["person"].count == 1
    before.close()
    database.open_file(folder, key).close()
    assert len(backups.listing(place)) == 1


def test_without_a_copy_the_shape_is_not_changed(folder, key, place, db, monkeypatch):
    from desktop_app.storage import migrations

    database.close(db)
    before = files.data_in(folder).read_bytes()
    place.write_text("in the way")
    monkeypatch.setattr(migrations, "pending", lambda db: True)
    with pytest.raises(PlaceProtected):
        database.open_file(folder, key)
    assert files.data_in(folder).read_bytes() == before


def test_a_copy_holds_no_key_that_could_seal_the_journal_anew(folder, key, place, db):
    builders.stored_person(db, "Nom299")
    kept = db.execute("SELECT next_key FROM journal_head").fetchone()[0]
    made = backups.make(folder, key, place, at=AT, reason=Reason.DAILY)
    copy = driver.connect_to_copy(place / made.copy.name, key)
    assert copy.execute("SELECT next_key FROM journal_head").fetchone()[0] == bytes(32) != kept
    copy.close()
    pages = bytes_of_pages(place / made.copy.name, key)
    assert b"Nom299" in pages and kept not in pages
    database.close(db)
    assert kept in bytes_of_pages(files.data_in(folder), key), "the file itself goes on"


def test_what_is_taken_out_of_a_copy_goes_through_no_file_beside_it(folder, key, db, tmp_path):
    seen = []
    builders.stored_person(db)

    def take_out(copy):
        copy.execute("BEGIN")
        copy.execute("DELETE FROM person")
        seen.extend(sorted(each.name for each in tmp_path.iterdir() if each.is_file()))
        copy.execute("COMMIT")

    watched = driver.connect_beside(files.data_in(folder), key)
    try:
        driver.copy(watched, tmp_path / "copie.db", key, copied=lambda more: None, finish=take_out)
    finally:
        watched.close()
    assert seen == ["copie.db"]
