"""What surrounds every test: no real user folder, a neutral locale, an invisible screen, and no unexpected log."""

from __future__ import annotations

import gc
import itertools
import logging
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.helpers.clock import StillClock

if TYPE_CHECKING:
    from sqlite_utils import Database

    from desktop_app.use_cases.desk import Desk

os.environ["QT_QPA_PLATFORM"] = os.environ.get("PERMANENCE_TEST_PLATFORM", "offscreen")
os.environ["LC_ALL"] = os.environ["LANG"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)
_HOME = Path(tempfile.mkdtemp(prefix="permanence-tests-"))
for _name in ("DATA", "CONFIG", "CACHE", "STATE", "RUNTIME"):
    _folder = _HOME / _name.lower()
    _folder.mkdir(mode=0o700)
    os.environ[f"XDG_{_name}_DIR" if _name == "RUNTIME" else f"XDG_{_name}_HOME"] = str(_folder)


# As the program does (`screens.collector`): a window in a cycle must not be destroyed by a worker's thread.
gc.disable()
_FULL_COLLECTION_EVERY = 20
_torn_down = itertools.count(1)


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Collect between two tests, in the thread that runs them."""
    gc.collect(2 if next(_torn_down) % _FULL_COLLECTION_EVERY == 0 else 1)


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture(autouse=True)
def no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail the test on any record of WARNING or above; a test that expects one reads it, then `caplog.clear()`s."""
    yield
    records = [record for when in ("setup", "call") for record in caplog.get_records(when)]
    loud = [record.getMessage() for record in records if record.levelno >= logging.WARNING]
    assert not loud, f"logged: {loud}"


@pytest.fixture(scope="session", autouse=True)
def cheap_keys() -> Iterator[None]:
    """Keys that take a millisecond; `tests/storage/test_vault.py` tries the real cost."""
    from desktop_app.storage import key_file, vault

    with pytest.MonkeyPatch.context() as patch:
        cheap = key_file.Cost(64, 1, 1)
        patch.setattr(vault, "DEFAULT_COST", cheap)
        patch.setattr(key_file, "LEAST_COST", cheap)
        yield


@pytest.fixture(scope="session")
def empty_folder(cheap_keys: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder just made, to copy and never to open."""
    from desktop_app.storage import database, vault
    from tests.helpers.builders import PASSPHRASE, RECOVERY_CODE

    folder = tmp_path_factory.mktemp("empty") / "permanence"
    key = vault.create(folder, PASSPHRASE, RECOVERY_CODE)
    database.close(database.create(folder, key))
    return folder


@pytest.fixture(scope="session")
def boulou_folder(empty_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of Le Boulou on its first day, to copy and never to open."""
    from desktop_app.storage import advisors, convention, database, place, recurring_days, vault
    from tests.helpers import builders

    folder = tmp_path_factory.mktemp("boulou") / "permanence"
    shutil.copytree(empty_folder, folder)
    db = database.open_file(folder, vault.unlock(folder, builders.PASSPHRASE))
    with database.writing(db):
        place.save(db, builders.le_boulou())
        convention.save(db, builders.its_convention())
        for advisor in builders.its_advisors():
            advisors.add(db, advisor)
        for rule in (builders.thursdays(), builders.fridays()):
            recurring_days.add(db, rule)
    database.close(db)
    return folder


@pytest.fixture
def clock() -> StillClock:
    """Thursday 27 November 2025, 8 h 30, until the test moves it."""
    return StillClock()


@pytest.fixture
def folder(tmp_path: Path, empty_folder: Path) -> Path:
    """A data folder just made, with its keys and an empty file, closed."""
    return shutil.copytree(empty_folder, tmp_path / "permanence")


@pytest.fixture
def key(folder: Path) -> bytes:
    """The data key of `folder`."""
    from desktop_app.storage import vault
    from tests.helpers.builders import PASSPHRASE

    return vault.unlock(folder, PASSPHRASE)


@pytest.fixture
def db(folder: Path, key: bytes) -> Iterator[Database]:
    """The file of `folder`, open and empty."""
    from desktop_app.storage import database

    opened = database.open_file(folder, key)
    yield opened
    opened.conn.close()


@pytest.fixture
def desk(tmp_path: Path, boulou_folder: Path, clock: StillClock) -> Iterator[Desk]:
    """The desk of the médiathèque du Boulou: two advisors, Thursdays and Fridays, nobody known yet."""
    from desktop_app.storage import database, vault
    from desktop_app.use_cases.desk import Desk
    from tests.helpers.builders import PASSPHRASE

    mine = shutil.copytree(boulou_folder, tmp_path / "boulou")
    opened = database.open_file(mine, vault.unlock(mine, PASSPHRASE))
    yield Desk(db=opened, folder=mine, clock=clock)
    opened.conn.close()
