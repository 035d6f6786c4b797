"""What surrounds every test: no real user folder, a neutral locale, an invisible screen, and no unexpected log."""

from __future__ import annotations

import gc
import itertools
import logging
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from desktop_app.system.paths import resource
from tests.helpers import deep, folders, head, its_date
from tests.helpers.awkward_dates import tried
from tests.helpers.clock import StillClock

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from sqlite_utils import Database

    from desktop_app.storage.keys.keys import Keys
    from desktop_app.use_cases.desk import Desk

# The two screens of a counter, as a task bar leaves them of 1024 × 768 and 1366 × 768: `tests/looks` needs both.
_SCREENS = Path(__file__).with_name("looks") / "small_screens.json"
_PLATFORM = "offscreen" if sys.platform == "win32" else f"offscreen:configfile={_SCREENS}"
os.environ["QT_QPA_PLATFORM"] = os.environ.get("PERMANENCE_TEST_PLATFORM", _PLATFORM)
if sys.platform == "win32":
    # The offscreen platform looks for fonts beside Qt, which ships none; the program does.
    os.environ["QT_QPA_FONTDIR"] = str(resource("fonts"))
os.environ["LC_ALL"] = os.environ["LANG"] = "C.UTF-8"
os.environ.pop("LANGUAGE", None)
if folders.memory_is_free():
    os.environ["TMPDIR"] = tempfile.tempdir = str(folders.MEMORY)
_HOME = Path(tempfile.mkdtemp(prefix="permanence-tests-"))
for _name in ("DATA", "CONFIG", "CACHE", "STATE", "RUNTIME"):
    _folder = _HOME / _name.lower()
    _folder.mkdir(mode=0o700)
    os.environ[f"XDG_{_name}_DIR" if _name == "RUNTIME" else f"XDG_{_name}_HOME"] = str(_folder)


# What reads the machine's hour in this process reads the same on every day; `dev.py test --at` tells another.
its_date.take()
deep.take_pace()
head.settled_before_a_fork()

_LONGEST = (
    "tests/accessibility/test_screen_reader.py",
    "tests/faults/test_killed_updates.py",
    "tests/faults/test_kills.py",
    "tests/journeys/test_a_day_at_the_counter.py",
    "tests/journeys/test_a_day_at_the_door.py",
    "tests/journeys/test_no_network.py",
    "tests/journeys/test_self_test.py",
    "tests/printing/test_every_form.py",
    "tests/faults/test_hindered_day.py",
    "tests/storage/test_control.py",
    "tests/use_cases/test_nobody_out_of_sight.py",
)

# As the program does (`screens.window.collector`): a window in a cycle must not be destroyed by a worker's thread.
gc.disable()
_WORTH_A_COLLECTION = 10_000
"""New objects: a test of the domain leaves a thousand, which wait for those of the next ones; a window has more."""
_FULL_COLLECTION_EVERY = 20
_MANY_OBJECTS = 200_000
"""More than a module leaves behind, but for one that keeps the syntax trees of the program: twenty times 40,000."""
_PATIENCE_MS = 180_000
_POINTER = (10, 10)
"""Where the offscreen platform has it at first."""
_collected = itertools.count(1)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Two processes a core: a third of their time tests wait for a timer, a thread or another program."""
    return 2 * (os.cpu_count() or 1)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest: one of a minute and a half that comes last is waited for by the other cores."""
    items.sort(key=lambda item: not item.nodeid.startswith(_LONGEST))


def pytest_collection_finish() -> None:
    """Whatever is loaded by now stays: a full collection need not look at it again, three hundred times."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Collect between two tests, in the thread that runs them, once there is something to collect."""
    gui = sys.modules.get("PySide6.QtGui")
    left = False
    if gui and isinstance(gui.QGuiApplication.instance(), gui.QGuiApplication):
        # QTest moves the pointer of the screen: what a later window shows under it would light up, in a picture too.
        if gui.QCursor.pos().toTuple() != _POINTER:
            gui.QCursor.setPos(*_POINTER)
        # A dialog that nobody closed lies over the windows of the next test, which the pointer would never reach.
        left = any(window.isExposed() for window in gui.QGuiApplication.topLevelWindows())
    if left or gc.get_count()[0] > _WORTH_A_COLLECTION:
        gc.collect(2 if next(_collected) % _FULL_COLLECTION_EVERY == 0 else 1)


def pytest_unconfigure() -> None:
    """Leave nothing behind."""
    shutil.rmtree(_HOME, ignore_errors=True)


@pytest.fixture(scope="module", autouse=True)
def out_of_the_collector() -> Iterator[None]:
    """Have no later collection walk through the syntax trees that a module keeps: half a second each time."""
    yield
    if len(gc.get_objects()) > _MANY_OBJECTS:
        gc.collect()
        gc.freeze()


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """In the style of the program, whatever the system's own is."""
    return ["permanence", "-style", "Fusion"]


@pytest.fixture(scope="session")
def qapp_cls() -> type[QApplication]:
    """Qt's own file dialogs everywhere: those of Windows hear nothing of what a test does."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication

    QApplication.setAttribute(Qt.ApplicationAttribute.AA_DontUseNativeDialogs)
    return QApplication


@pytest.fixture(autouse=True)
def no_unexpected_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fail the test on any record of WARNING or above; a test that expects one reads it, then `caplog.clear()`s."""
    yield
    records = [record for when in ("setup", "call") for record in caplog.get_records(when)]
    loud = [record.getMessage() for record in records if record.levelno >= logging.WARNING]
    assert not loud, f"logged: {loud}"


@pytest.fixture(autouse=True)
def nothing_left_in_sight() -> Iterator[None]:
    """Take away the dialogs, menus and tips that a test left open: a later one counts what it sees."""
    yield
    if widgets := sys.modules.get("PySide6.QtWidgets"):
        for left in widgets.QApplication.topLevelWidgets():
            left.hide()


@pytest.fixture(scope="session", autouse=True)
def patience() -> Iterator[None]:
    """Whatever a test waits for may be slow to come on a busy machine: nothing is given up within three minutes."""
    from pytestqt.qtbot import QtBot

    def patient(wait: Callable[..., Any]) -> Callable[..., Any]:
        # Not where it is expected that nothing comes.
        return lambda *given, **named: wait(
            *given, **(named if named.get("raising") is False else {**named, "timeout": _PATIENCE_MS})
        )

    with pytest.MonkeyPatch.context() as patch:
        for name in ("waitActive", "waitExposed", "waitSignal", "waitSignals", "waitUntil"):
            patch.setattr(QtBot, name, patient(getattr(QtBot, name)))
        yield


@pytest.fixture(scope="session", autouse=True)
def cheap_keys() -> Iterator[None]:
    """No test waits for a key that it is not about."""
    from tests.helpers.cheap_keys import cheap_keys as cheaply

    with cheaply():
        yield


@pytest.fixture(scope="session")
def empty_folder(cheap_keys: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder just made, with one account, to copy and never to open."""
    from tests.helpers.folders import make_folder

    return make_folder(tmp_path_factory.mktemp("empty") / "permanence")


@pytest.fixture(scope="session")
def boulou_folder(empty_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The data folder of Le Boulou on its first day, with an account for each role, to copy and never to open."""
    from tests.helpers.folders import settle_le_boulou

    return settle_le_boulou(shutil.copytree(empty_folder, tmp_path_factory.mktemp("boulou") / "permanence"))


@pytest.fixture
def clock() -> StillClock:
    """Thursday 27 November 2025, 8 h 30, until the test moves it."""
    return StillClock()


@pytest.fixture(params=tried())
def odd_hour(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> datetime:
    """The hour at which the programs of this test are started, one awkward hour after the other."""
    monkeypatch.setenv(its_date.AT, request.param)
    return its_date.hour()


@pytest.fixture
def folder(tmp_path: Path, empty_folder: Path) -> Path:
    """A data folder just made, with its keys and an empty file, closed."""
    return shutil.copytree(empty_folder, tmp_path / "permanence")


@pytest.fixture
def keys(folder: Path) -> Keys:
    """Every key of `folder`."""
    from desktop_app.storage.keys import vault
    from tests.helpers.builders import PASSPHRASE

    return vault.unlock(folder, 1, PASSPHRASE)


@pytest.fixture
def key(keys: Keys) -> bytes:
    """The data key of `folder`."""
    return keys.data


@pytest.fixture
def db(folder: Path, key: bytes) -> Iterator[Database]:
    """The file of `folder`, open and empty."""
    from desktop_app.storage.connection import database

    opened = database.open_file(folder, key, judged=True)
    yield opened
    opened.conn.close()


@pytest.fixture
def mandate_keys_db(folder: Path, key: bytes) -> Iterator[Database]:
    """The keys of the mandates of `folder`, open and empty."""
    from desktop_app.storage.mandates import mandate_keys

    opened = mandate_keys.open_file(folder, key, judged=True)
    yield opened
    opened.conn.close()


@pytest.fixture
def desk(tmp_path: Path, boulou_folder: Path, clock: StillClock) -> Iterator[Desk]:
    """The desk of the médiathèque du Boulou: two advisors, Thursdays and Fridays, nobody known yet.

    At work is the account 1, with every role and every key, which is the first advisor's.
    """
    from tests.helpers.folders import desk_of

    made = desk_of(shutil.copytree(boulou_folder, tmp_path / "boulou"), clock, judged=True)
    yield made
    made.mandate_keys.conn.close()
    made.db.conn.close()


@pytest.fixture
def reception_desk(desk: Desk) -> Desk:
    """The front desk's account 2 on the same open file: no role, the data key alone."""
    from tests.helpers.folders import at_work

    return at_work(desk, 2)


@pytest.fixture
def advisor_desk(desk: Desk) -> Desk:
    """The account 3 on the same open file, an advisor who is no référent: the second advisor's."""
    from tests.helpers.folders import at_work

    return at_work(desk, 3)


@pytest.fixture
def manager_desk(desk: Desk) -> Desk:
    """The account 4 on the same open file, a référent who is no advisor: no mandate key."""
    from tests.helpers.folders import at_work

    return at_work(desk, 4)
