"""Whatever an opening is refused for, not a byte of the folder is changed: every trouble there is, with a log or none.

A trouble that is added must be named here: provoked, or why it cannot come.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop_app.domain.account import Role
from desktop_app.domain.backup import Reason
from desktop_app.storage import driver, errors, files
from desktop_app.storage.connection import database
from desktop_app.storage.copies import backups
from desktop_app.storage.errors import StorageTrouble
from desktop_app.storage.keys import vault
from desktop_app.storage.mandates import mandate_keys
from desktop_app.use_cases.accounts import opening
from tests.helpers.builders import ITS_ACCOUNTS, PASSPHRASE
from tests.helpers.folders import make_folder
from tests.helpers.forged_keys import become
from tests.storage.rights import protected

from . import newer
from .test_hostile_files import on_disk
from .work import Work

Spoil = Callable[[Work], object]


def replaced(path: Path, **changes: object) -> None:
    """Another value in the key file."""
    path.write_text(json.dumps({**json.loads(path.read_bytes()), **changes}))


def flipped(path: Path, at: int) -> None:
    raw = bytearray(path.read_bytes())
    raw[at] ^= 1
    path.write_bytes(raw)


def sql(path: Path, key: bytes, statement: str) -> None:
    """Change a file as somebody who has its key, and leave its log as a kill does."""
    kept = path.with_name(path.name + ".kept")
    db = driver.connect(path, key)
    db.execute(statement)
    for end in ("", "-wal"):
        shutil.copy(path.with_name(path.name + end), f"{kept}{end}")
    db.close()
    for end in ("", "-wal"):
        Path(f"{kept}{end}").replace(path.with_name(path.name + end))


def data_sql(statement: str) -> Spoil:
    return lambda work: sql(files.data_in(work.folder), data_key(work), statement)


def mandates_sql(statement: str) -> Spoil:
    return lambda work: sql(files.mandates_in(work.folder), mandate_keys.file_key(data_key(work)), statement)


def data_key(work: Work) -> bytes:
    return vault.unlock(work.folder, 1, work.secrets[1]).data


def data_of_another(work: Work) -> None:
    make_folder(work.folder.parent / "elsewhere")
    shutil.copy(files.data_in(work.folder.parent / "elsewhere"), files.data_in(work.folder))


def a_copy_put_back(work: Work) -> None:
    """By the desk, who has not the journal's key."""
    keys, place = vault.unlock(work.folder, 1, work.secrets[1]), backups.local_place(work.folder)
    desk = vault.add_account(work.folder, keys, ITS_ACCOUNTS[1], PASSPHRASE)
    opened = shutil.copytree(work.folder, work.folder.parent / "opened")
    made = backups.make(opened, keys.data, place, at=work.now, reason=Reason.DAILY).copy
    shutil.copy(place / made.name, files.data_in(work.folder))
    work.secrets = {desk.id: PASSPHRASE}


def a_role_of_one_s_own(role: Role) -> Spoil:
    def make(work: Work) -> None:
        keys = vault.unlock(work.folder, 1, work.secrets[1])
        desk = vault.add_account(work.folder, keys, ITS_ACCOUNTS[1]._replace(name="Y"), PASSPHRASE)
        become(work.folder, desk._replace(roles=frozenset({role})), PASSPHRASE)
        work.secrets = {desk.id: PASSPHRASE}

    return make


NEWER = "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('permanence', 'm999_later', '2030')"
SLIPPED_IN = "CREATE TRIGGER spy AFTER INSERT ON {} BEGIN SELECT 1; END"
PROVOKED: dict[type[StorageTrouble], dict[str, Spoil]] = {
    errors.WrongPassphrase: {"another": lambda work: work.secrets.update({1: "un tout autre jardin"})},
    errors.KeysMissing: {"gone": lambda work: files.keys_in(work.folder).unlink()},
    errors.FileMissing: {"gone": lambda work: files.data_in(work.folder).unlink()},
    errors.MandateKeysMissing: {"gone": lambda work: files.mandates_in(work.folder).unlink()},
    errors.FolderGone: {"away": lambda work: work.folder.rename(work.folder.with_name("away"))},
    errors.NotOurs: {
        "keys": lambda work: files.keys_in(work.folder).write_text("{}"),
        "data": data_of_another,
        "mandates": lambda work: files.mandates_in(work.folder).write_bytes(b"x" * 8192),
        "data of another program": data_sql("PRAGMA application_id=7"),
        "mandates of another program": mandates_sql("PRAGMA application_id=7"),
        "a trigger slipped in": data_sql(SLIPPED_IN.format("person")),
    },
    errors.Damaged: {
        "keys": lambda work: flipped(files.keys_in(work.folder), 300),
        "data": lambda work: flipped(files.data_in(work.folder), 4096 * 3 + 50),
        "mandates": lambda work: flipped(files.mandates_in(work.folder), -50),
        "empty data": lambda work: files.data_in(work.folder).write_bytes(b""),
        "a trigger slipped in": mandates_sql(SLIPPED_IN.format("destroyed")),
    },
    errors.TooNew: {
        "keys": lambda work: replaced(files.keys_in(work.folder), format=99),
        "data": data_sql(NEWER),
        "mandates": mandates_sql("PRAGMA user_version=99"),
    },
    errors.TooOld: {"keys": lambda work: replaced(files.keys_in(work.folder), format=1)},
    errors.CopyPutBack: {"by the desk": a_copy_put_back},
    errors.JournalForeign: {"by the desk": a_role_of_one_s_own(Role.MANAGER)},
    errors.MandateKeysForeign: {"by the desk": a_role_of_one_s_own(Role.ADVISOR)},
}
"""What is wrong with the files themselves; the others take more than a file."""
APART = {
    errors.ReadOnly: "test_a_protected_folder_is_refused_untouched",
    errors.PlaceProtected: "test_an_update_whose_copy_cannot_be_made_leaves_the_older_file_as_it_was",
    errors.OpenElsewhere: "tests/journeys/test_alone_on_a_machine.py, before anything is opened",
    errors.DiskFull: "tests/storage/test_durability.py, on a small disk",
    errors.NotAFolder: "tests/faults/test_odd_folders.py",
    errors.NetworkFolder: "asked before anything is opened",
    errors.SyncedFolder: "asked before anything is opened",
    errors.NameTooLong: "asked before anything is opened, tests/faults/test_unfit_names.py",
    errors.NameUnreadable: "asked before anything is opened, tests/faults/test_unfit_names.py",
    errors.AccountGone: "test_an_account_that_is_gone_is_refused_untouched",
    errors.Tampered: "tests/storage/test_key_file.py: nothing is written to find keys",
    errors.KeysForged: "tests/use_cases/test_forged_keys.py: nothing is written to find keys",
    errors.HeldElsewhere: "tests/storage/test_held_files.py and test_opening.py, by another connection",
    errors.DiskFailing: "takes a disk that fails",
    errors.PlaceFull: "the copy before an update, as PlaceProtected",
    errors.PlaceFailing: "the copy before an update, as PlaceProtected",
    errors.CopyUnsound: "the copy before an update, as PlaceProtected",
}
NEVER = {errors.AlreadyThere, errors.PlaceAbsent, errors.Replaced, errors.Stopped}
"""At a creation, with a medium, while open, or asked for."""


def every(kind: type[StorageTrouble]) -> set[type[StorageTrouble]]:
    return {each for sub in kind.__subclasses__() for each in {sub, *every(sub)} if each.__module__ == errors.__name__}


def test_every_trouble_is_named_here() -> None:
    assert every(StorageTrouble) == PROVOKED.keys() | APART.keys() | NEVER


@pytest.fixture(params=["closed", "killed"])
def work(request: pytest.FixtureRequest, lived_in: Work, quick: Path) -> Work:
    """A folder where people have worked; killed, a gesture stands in the log of each file, and nowhere else."""
    folder = shutil.copytree(lived_in.folder, quick / "data")
    made = replace(lived_in, folder=folder, chance=random.Random(1), secrets=dict(lived_in.secrets))
    if request.param == "killed":
        desk = made.open()
        mandate_keys.draw(desk.mandate_keys, desk.keys, "f" * 32)
        shutil.copytree(folder, quick / "killed")
        made.close()
        shutil.rmtree(folder)
        (quick / "killed").rename(folder)
        assert all((folder / f"permanence.{name}-wal").stat().st_size for name in ("db", "mandates"))
    return made


def refused_untouched(work: Work, trouble: type[StorageTrouble]) -> None:
    before = on_disk(work.folder)
    with pytest.raises(trouble) as told:
        opening.accounts(work.folder)
        work.open(next(iter(work.secrets)))
    assert told.type is trouble and told.value.way_out
    assert on_disk(work.folder) == before


CASES = [(trouble, name) for trouble, ways in PROVOKED.items() for name in ways]


@pytest.mark.parametrize(("trouble", "name"), CASES, ids=lambda case: getattr(case, "__name__", case))
def test_what_is_refused_is_left_byte_for_byte(work: Work, trouble: type[StorageTrouble], name: str) -> None:
    PROVOKED[trouble][name](work)
    refused_untouched(work, trouble)


def test_a_protected_folder_is_refused_untouched(work: Work) -> None:
    with protected(work.folder):
        refused_untouched(work, errors.ReadOnly)


def test_an_account_that_is_gone_is_refused_untouched(work: Work) -> None:
    before = on_disk(work.folder)
    with pytest.raises(errors.AccountGone):
        opening.find_keys(work.folder, 99, work.secrets[1])
    assert on_disk(work.folder) == before


def test_an_update_whose_copy_cannot_be_made_leaves_the_older_file_as_it_was(work: Work) -> None:
    (work.folder / "sauvegardes").write_bytes(b"")
    with newer.program(1):
        refused_untouched(work, errors.PlaceProtected)


def test_what_a_kill_left_opens_with_its_last_gesture(work: Work) -> None:
    before = database.judge(work.folder, data_key(work))
    desk = work.open()
    try:
        assert not desk.found and before.expected is None
        assert not list(work.folder.glob(".examen*"))
    finally:
        work.close()
