"""A copy put back: the file is what it was, but what was destroyed since stays destroyed and no number comes twice."""

from datetime import timedelta

import pytest

from desktop_app.domain.backup import Reason
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import State
from desktop_app.storage import clock, driver, files
from desktop_app.storage.connection import database
from desktop_app.storage.copies import backup_register, backups
from desktop_app.storage.errors import MandateKeysMissing
from desktop_app.storage.journal import journal, journal_check
from desktop_app.storage.keys import vault
from desktop_app.storage.mandates import mandate_keys
from desktop_app.storage.safekeeping import backup_keys, replaced, restore
from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.destruction import erasure
from desktop_app.use_cases.mandates import endings, mandates
from tests.helpers import builders
from tests.helpers.folders import desk_of

from .putting_back import AT, a_mandate, close, copied, put_back, shown, spoil


@pytest.fixture
def reopened(desk):
    """Put a copy back and open the desk again, closed at the end."""
    opened = []

    def put(path, **changes):
        opened.append(put_back(desk, path, **changes))
        return opened[-1]

    yield put
    for each in opened:
        close(each)


def test_the_file_is_what_it_was_when_the_copy_was_made(desk, reopened):
    before = builders.stored_person(desk.db, "Avant")
    path = copied(desk)
    builders.stored_person(desk.db, "Après")
    again = reopened(path)
    assert [row["last_name"] for row in again.db["person"].rows] == [before.last_name]
    assert again.db.execute("PRAGMA quick_check").fetchone()[0] == "ok"
    assert again.db.execute("PRAGMA journal_mode").fetchone()[0] == "wal"


def test_the_journal_goes_on_tells_it_and_its_chain_holds(desk, reopened):
    with database.writing(desk.db):
        desk.record(Action.PLACE_SET)
    path = copied(desk)
    with database.writing(desk.db):
        desk.record(Action.DAYS_SET)
    replaced = journal.head(desk.db)
    again = reopened(path)
    told = next(entry for entry in journal.latest(again.db, 10) if entry.action is Action.RESTORED)
    assert told.subject == "sauvegarde-2025-11-27-083000" and told.who == "compte-1" and told.at == AT
    assert told.detail == f"{replaced.count} {replaced.hex16}"
    assert Action.DAYS_SET not in [entry.action for entry in journal.latest(again.db, 100)]
    assert journal_check.verify(again.db, start_key=again.keys.journal).sound


def test_the_file_that_was_replaced_is_kept_and_can_itself_be_put_back(desk, reopened):
    path = copied(desk)
    builders.stored_person(desk.db, "Après")
    again = reopened(path)
    place = backups.local_place(desk.folder)
    (kept,) = [copy for copy in backups.listing(place) if copy.reason is Reason.REPLACED]
    assert backups.contents(place / kept.name, desk.keys.data).people == 1 and again.db["person"].count == 0
    close(again)
    once_more = put_back(desk, place / kept.name, at=AT + timedelta(hours=1))
    assert [row["last_name"] for row in once_more.db["person"].rows] == ["Après"]
    assert {path.suffix for path in desk.folder.iterdir() if path.is_file()} >= {".db", ".keys", ".mandates"}
    assert not (desk.folder / ".remise").exists()
    close(once_more)


def test_a_body_destroyed_since_stays_unreadable_and_its_mandate_ended(desk, reopened):
    view = a_mandate(desk)
    path = copied(desk)
    endings.withdraw(desk, view.mandate.id)
    again = mandates.view(reopened(path), view.mandate.id).mandate
    assert again.state is State.ENDED and again.body is None


def test_a_body_not_destroyed_is_read_again(desk, reopened):
    view = a_mandate(desk)
    again = mandates.view(reopened(copied(desk)), view.mandate.id).mandate
    assert again == view.mandate and again.body == builders.a_body()


def test_a_person_erased_since_stays_erased(desk, reopened):
    gone, kept = (builders.stored_person(desk.db, name) for name in ("Parti", "Resté"))
    path = copied(desk)
    erasure.erase(desk, gone.id)
    again = reopened(path)
    assert [row["last_name"] for row in again.db["person"].rows] == [kept.last_name]
    raw = driver.connect(files.data_in(desk.folder), desk.keys.data)
    assert not raw.execute("SELECT 1 FROM person WHERE uid IN (SELECT id FROM destroyed)").fetchall()
    raw.close()


def test_what_was_asked_and_not_yet_destroyed_is_destroyed_by_the_return(desk, reopened, monkeypatch):
    view = a_mandate(desk)
    path = copied(desk)
    with monkeypatch.context() as patch:
        patch.setattr(mandate_keys, "destroy_all", lambda *_, **__: False)
        endings.withdraw(desk, view.mandate.id)
    assert desk.db.execute("SELECT count(*) FROM destruction WHERE done_at IS NULL").fetchone()[0] == 1
    again = reopened(path)
    found = mandates.view(again, view.mandate.id).mandate
    assert found.state is State.ENDED and found.body is None
    assert not mandate_keys.ids(again.mandate_keys)


@pytest.mark.parametrize("readable", [True, False])
def test_a_number_that_is_on_paper_is_never_given_again(desk, reopened, readable):
    first = a_mandate(desk)
    path = copied(desk)
    lost = [a_mandate(desk, name) for name in ("Martin", "Garcia")]
    assert [view.mandate.number for view in (first, *lost)] == ["2025-0001", "2025-0002", "2025-0003"]
    endings.withdraw(desk, lost[0].mandate.id)
    if not readable:
        opening.close_desk(desk)
        spoil(files.data_in(desk.folder))
    again = reopened(path)
    assert a_mandate(again, "Puig").mandate.number == "2025-0004"


def test_the_keys_of_mandates_made_since_are_kept_for_the_return_of_the_replaced_file(desk, reopened):
    path = copied(desk)
    view = a_mandate(desk)
    again = reopened(path)
    assert not again.db["mandate"].count
    close(again)
    kept = backups.local_place(desk.folder) / backups.listing(backups.local_place(desk.folder))[0].name
    once_more = put_back(desk, kept)
    assert mandates.view(once_more, view.mandate.id).mandate.body == builders.a_body()
    close(once_more)


def test_every_place_must_show_again_which_keys_it_holds_and_the_clock_is_carried_over(desk, reopened):
    path = copied(desk)
    stick = backup_register.PlaceRow("a" * 32, "E:\\", keys_digest="d", destroyed=4)
    with database.writing(desk.db):
        backup_register.save_place(desk.db, stick)
        clock.believe(desk.db, AT)
    again = reopened(path)
    assert [(row.place, row.destroyed) for row in backup_register.places(again.db)] == [("a" * 32, -1)]
    assert clock.believed_at(again.db) == AT


@pytest.mark.parametrize("lost", ["damaged", "gone", "empty", "foreign"])
def test_a_file_that_cannot_be_read_any_more_is_replaced(desk, reopened, lost):
    builders.stored_person(desk.db, "Avant")
    path = copied(desk)
    opening.close_desk(desk)
    live = files.data_in(desk.folder)
    match lost:
        case "damaged":
            spoil(live)
        case "gone":
            live.unlink()
        case "empty":
            live.write_bytes(b"")
        case "foreign":
            live.write_bytes(b"SQLite format 3\0" + bytes(8176))
    content = live.read_bytes() if live.exists() else None
    again = reopened(path)
    assert again.db["person"].count == 1
    if lost == "damaged":
        # It is kept as it was found but for the page with the key of the journal's next line.
        start = (replaced.HEAD_PAGE - 1) * 4096
        content = content[:start] + bytes(4096) + content[start + 4096 :]
    kept = [copy for copy in backups.listing(path.parent) if copy.reason is Reason.REPLACED]
    assert [(path.parent / copy.name).read_bytes() for copy in kept] == ([content] if content else [])


@pytest.mark.parametrize("damaged", ["first page", "every page"])
def test_the_log_of_the_replaced_file_is_never_played_into_the_new_one(desk, reopened, damaged):
    path = copied(desk)
    for rank in range(200):
        builders.stored_person(desk.db, f"Nom{rank}", "x" * 200)
    # As a power cut leaves it: the log is full and nobody brought it into the file; the file itself is damaged.
    log = files.data_in(desk.folder).with_name("permanence.db-wal")
    left = log.read_bytes()
    assert len(left) > 100_000
    opening.close_desk(desk)
    live = files.data_in(desk.folder)
    live.write_bytes(bytes(16) + live.read_bytes()[16:]) if damaged == "first page" else spoil(live)
    log.write_bytes(left)
    again = reopened(path)
    assert again.db["person"].count == 0 and again.db.execute("PRAGMA quick_check").fetchone()[0] == "ok"
    kept = path.parent / f"{backups.listing(path.parent)[0].name}-wal"
    assert not kept.exists() if damaged == "every page" else kept.read_bytes() == left


def test_without_the_keys_of_the_mandates_nothing_is_put_back_and_with_their_copy_it_is(desk, reopened):
    view = a_mandate(desk)
    place = backups.local_place(desk.folder)
    path = copied(desk)
    backup_keys.copy_keys(desk.folder, desk.keys.data, place)
    opening.close_desk(desk)
    files.mandates_in(desk.folder).unlink()
    before = shown(desk.folder)
    with pytest.raises(MandateKeysMissing):
        restore.put_back(desk.folder, desk.keys, path, at=AT, who="compte-1")
    assert shown(desk.folder) == before
    restore.bring_keys(files.mandates_in(place), desk.folder)
    assert mandates.view(reopened(path), view.mandate.id).mandate.body == builders.a_body()


def test_where_a_file_has_one_name_only_the_replaced_one_is_copied(desk, reopened, monkeypatch):
    def refuses(*_):
        raise PermissionError(1, "no links here")

    builders.stored_person(desk.db)
    path = copied(desk)
    monkeypatch.setattr(replaced.os, "link", refuses)
    reopened(path)
    (kept,) = [copy for copy in backups.listing(path.parent) if copy.reason is Reason.REPLACED]
    assert backups.contents(path.parent / kept.name, desk.keys.data).people == 1


def test_a_new_computer_takes_everything_over_from_a_place_of_copies(desk, tmp_path, clock):
    kept, ended = a_mandate(desk), a_mandate(desk, "Martin")
    path = copied(desk)
    endings.withdraw(desk, ended.mandate.id)
    backup_keys.copy_keys(desk.folder, desk.keys.data, path.parent)
    opening.close_desk(desk)
    new = tmp_path / "nouvel ordinateur"
    new.mkdir()
    keys = vault.unlock(path.parent, 1, builders.PASSPHRASE)
    restore.take_over(new, new / ".creation", path.parent, keys, path, at=AT, who="compte-1")
    assert sorted(file.name for file in new.iterdir()) == [
        "permanence.db", "permanence.keys", "permanence.mandates",
    ]  # fmt: skip
    again = desk_of(new, clock)
    assert mandates.view(again, kept.mandate.id).mandate.body == builders.a_body()
    assert mandates.view(again, ended.mandate.id).mandate.state is State.ENDED
    close(again)
