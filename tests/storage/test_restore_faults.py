"""What can go wrong while a copy is put back: refused before anything is touched, or the file is old or new, whole."""

import shutil

import pytest

from desktop_app.domain.backup import Reason
from desktop_app.storage import driver, files
from desktop_app.storage.checks import control
from desktop_app.storage.connection import database
from desktop_app.storage.copies import backups, copying
from desktop_app.storage.errors import Damaged, DiskFull, FileMissing, NotOurs, Stopped, TooNew
from desktop_app.storage.journal import journal, journal_check
from desktop_app.storage.mandates import mandate_keys
from desktop_app.storage.safekeeping import backup_keys, replaced, restore
from desktop_app.storage.watch import Watch
from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.accounts.opening import Unlocked
from desktop_app.use_cases.mandates import endings, mandates
from tests.helpers import builders
from tests.helpers.folders import desk_of

from .killing import each_kill
from .putting_back import AT, a_mandate, close, copied, put_back, shown


def _garbage(path, key):
    path.write_bytes(b"Bonjour\n" * 1024)


def _truncated(path, key):
    path.write_bytes(path.read_bytes()[: 4096 * 3])


def _flipped(path, key):
    raw = bytearray(path.read_bytes())
    raw[len(raw) - 50] ^= 1
    path.write_bytes(raw)


def _of_another_place(path, key):
    path.unlink()
    driver.connect(path, b"k" * 32).close()


def _altered(sql):
    def alter(path, key):
        db = driver.connect(path, key)
        db.execute(sql)
        db.execute("PRAGMA journal_mode=DELETE").fetchall()
        db.close()

    return alter


HOSTILE = [
    (_garbage, NotOurs),
    (_truncated, Damaged),
    (_flipped, Damaged),
    (_of_another_place, (NotOurs, Damaged)),
    (lambda path, key: path.write_bytes(b""), Damaged),
    (lambda path, key: path.unlink(), FileMissing),
    (_altered("PRAGMA application_id=7"), NotOurs),
    (_altered("INSERT INTO _sqlite_migrations (migration_set, name) VALUES ('permanence', 'm999')"), TooNew),
    (_altered("DELETE FROM _sqlite_migrations"), NotOurs),
    (_altered("DROP TABLE _sqlite_migrations"), NotOurs),
    (_altered("CREATE TRIGGER spy AFTER INSERT ON person BEGIN DELETE FROM advisor; END"), NotOurs),
    (_altered("CREATE VIEW all_of_them AS SELECT * FROM person"), NotOurs),
    (_altered("DELETE FROM journal_head"), Damaged),
]


@pytest.mark.parametrize(("spoiled", "trouble"), HOSTILE)
def test_a_copy_that_is_not_sound_is_refused_before_anything_is_touched(desk, spoiled, trouble):
    builders.stored_person(desk.db)
    path = copied(desk)
    spoiled(path, desk.keys.data)
    opening.close_desk(desk)
    before = shown(desk.folder)
    with pytest.raises(trouble):
        restore.put_back(desk.folder, desk.keys, path, at=AT, who="compte-1")
    assert shown(desk.folder) == before and not (desk.folder / ".remise").exists()


def test_it_can_be_stopped_as_long_as_nothing_is_decided(desk):
    path = copied(desk)
    builders.stored_person(desk.db)
    opening.close_desk(desk)
    steps = _steps_until_stopped(desk, path, 1000)
    assert len(steps) >= 4 and steps[-1][0] == steps[-1][1]
    before = files.data_in(desk.folder).read_bytes()
    for after in range(len(steps)):
        with pytest.raises(Stopped):
            _steps_until_stopped(desk, path, after)
        assert files.data_in(desk.folder).read_bytes() == before


def _steps_until_stopped(desk, path, after):
    done = []
    watch = Watch(lambda *far: done.append(far), lambda: len(done) > after)
    restore.put_back(desk.folder, desk.keys, path, at=AT, who="compte-1", watch=watch)
    return done


STEPS = [
    (control, "read_through"),
    (backups, "contents"),
    (copying, "duplicate"),
    (mandate_keys, "open_file"),
    (restore.carry_over, "what_the_copy_lacks"),
    (database, "open_file"),
    (restore.carry_over, "write"),
    (journal, "write"),
    (restore, "replay"),
    (restore, "empty_log"),
    (copying, "flush"),
    (replaced, "_link_or_copy"),
    (restore, "_drop_logs"),
]


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(("module", "name"), STEPS, ids=[name for _, name in STEPS])
def test_a_failure_at_any_step_leaves_the_file_as_it_was(desk, monkeypatch, module, name, when):
    builders.stored_person(desk.db, "Avant")
    path = copied(desk)
    builders.stored_person(desk.db, "Après")
    opening.close_desk(desk)
    before, whole = files.data_in(desk.folder).read_bytes(), getattr(module, name)

    def failing(*args, **kwargs):
        if when == "after":
            whole(*args, **kwargs)
        raise OSError(28, "no space left")

    with monkeypatch.context() as patch:
        patch.setattr(module, name, failing)
        with pytest.raises(DiskFull):
            restore.put_back(desk.folder, desk.keys, path, at=AT, who="compte-1")
    assert files.data_in(desk.folder).read_bytes() == before
    assert [copy.name for copy in backups.listing(path.parent)] == [path.name]
    assert not (desk.folder / ".remise").exists()
    again = put_back(desk, path)
    assert again.db["person"].count == 1
    close(again)


def test_a_sound_file_is_not_taken_for_a_damaged_one_because_the_disk_is_full(desk, monkeypatch):
    path = copied(desk)
    opening.close_desk(desk)
    before, whole = files.data_in(desk.folder).read_bytes(), driver.connect

    def full(where, key):
        if where == files.data_in(desk.folder):
            raise OSError(28, "no space left")
        return whole(where, key)

    monkeypatch.setattr(driver, "connect", full)
    with pytest.raises(DiskFull):
        restore.put_back(desk.folder, desk.keys, path, at=AT, who="compte-1")
    assert files.data_in(desk.folder).read_bytes() == before


def test_what_a_kill_has_left_is_swept(desk):
    path = copied(desk)
    live = files.data_in(desk.folder)
    (desk.folder / ".remise").mkdir()
    (desk.folder / ".remise" / "permanence.db").write_bytes(b"data of before")
    (path.parent / "permanence-2025-11-28-090000-remplace.db").hardlink_to(live)
    opening.close_desk(desk)
    restore.sweep(desk.folder, desk.keys.data)
    assert not (desk.folder / ".remise").exists() and live.exists()
    assert [copy.name for copy in backups.listing(path.parent)] == [path.name]


def test_the_second_name_that_a_kill_has_left_is_gone_once_the_file_is_open(desk):
    path = copied(desk)
    opening.close_desk(desk)
    (path.parent / "permanence-2025-11-28-090000-remplace.db").hardlink_to(files.data_in(desk.folder))
    again = opening.open_desk(desk.folder, Unlocked(desk.account, desk.keys), clock=desk.clock)
    assert path.name in {copy.name for copy in backups.listing(path.parent)}
    assert not any(copy.reason is Reason.REPLACED for copy in backups.listing(path.parent))
    close(again)


def test_a_process_killed_at_any_change_of_the_disk_leaves_the_old_file_or_the_new_one(desk, tmp_path):
    builders.stored_person(desk.db, "Avant")
    view = a_mandate(desk)
    path = copied(desk)
    endings.withdraw(desk, view.mandate.id)
    builders.stored_person(desk.db, "Après")
    opening.close_desk(desk)
    saved = shutil.copytree(desk.folder, tmp_path / "saved")
    seen = set()
    for _ in each_kill(lambda: restore.put_back(desk.folder, desk.keys, path, at=AT, who="compte-1")):
        restore.sweep(desk.folder, desk.keys.data)
        again = opening.open_desk(desk.folder, Unlocked(desk.account, desk.keys), clock=desk.clock)
        seen.add(tuple(row["last_name"] for row in again.db["person"].rows))
        assert mandates.view(again, view.mandate.id).mandate.body is None
        assert journal_check.verify(again.db, start_key=again.keys.journal).sound
        assert all(
            backups.contents(path.parent / copy.name, desk.keys.data).people >= 2
            for copy in backups.listing(path.parent)
        )
        close(again)
        shutil.rmtree(desk.folder)
        shutil.copytree(saved, desk.folder)
    assert seen == {("Avant", "Lefèvre", "Après"), ("Avant", "Lefèvre")}


def test_a_process_killed_while_taking_over_leaves_a_folder_to_begin_again(desk, tmp_path, clock):
    path = copied(desk)
    backup_keys.copy_keys(desk.folder, desk.keys.data, path.parent)
    new = tmp_path / "new"
    new.mkdir()

    def take_over():
        restore.take_over(new, new / ".creation", path.parent, desk.keys, path, at=AT, who="compte-1")

    whole = []
    for _ in each_kill(take_over):
        whole.append(not opening.is_new(new))
        if whole[-1]:
            close(opening.open_desk(new, Unlocked(desk.account, desk.keys), clock=clock))
        shutil.rmtree(new)
        new.mkdir()
    assert True in whole and False in whole
    close(desk_of(new, clock))
