"""A counter at work, filled once and copied for each test."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.storage.connection import database
from desktop_app.storage.mandates import mandate_keys
from desktop_app.use_cases.copies import backups
from desktop_app.use_cases.desk import Desk
from tests.helpers.clock import StillClock
from tests.helpers.folders import desk_of
from tests.use_cases.counter import fill


@pytest.fixture(scope="session")
def filled_folder(boulou_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a counter at work (`counter.fill`), to copy and never to open."""
    folder = shutil.copytree(boulou_folder, tmp_path_factory.mktemp("filled") / "permanence")
    desk = desk_of(folder, StillClock(), judged=True)
    fill(desk)
    _close(desk)
    return folder


@pytest.fixture(scope="session")
def copied_folder(filled_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same folder with a copy of the file, to copy and never to open."""
    folder = shutil.copytree(filled_folder, tmp_path_factory.mktemp("copied") / "permanence")
    desk = desk_of(folder, StillClock(), judged=True)
    backups.record(desk, backups.run(backups.prepare(desk)))
    _close(desk)
    return folder


@pytest.fixture
def counter(tmp_path: Path, filled_folder: Path, clock: StillClock) -> Iterator[Desk]:
    """A counter at work (`counter.fill`): the account 1 has every role and every key."""
    made = desk_of(shutil.copytree(filled_folder, tmp_path / "counter"), clock, judged=True)
    yield made
    made.mandate_keys.conn.close()
    made.db.conn.close()


def _close(desk: Desk) -> None:
    mandate_keys.close(desk.mandate_keys)
    database.close(desk.db)
