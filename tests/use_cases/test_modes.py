"""What the program writes is readable by this account alone, whatever the mask it was started with."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop_app.domain.backup import Reason
from desktop_app.storage.copies import backups, media
from desktop_app.storage.safekeeping import backup_keys
from desktop_app.use_cases import demo
from desktop_app.use_cases.accounts import accounts, opening
from desktop_app.use_cases.accounts.opening import Unlocked
from desktop_app.use_cases.mandates import endings
from tests.helpers.clock import StillClock
from tests.storage.putting_back import a_mandate, copied

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no mode: the folder is closed there")


@pytest.fixture(autouse=True)
def no_mask() -> Iterator[None]:
    """Everything may be read and written by everybody, were it not for the program."""
    before = os.umask(0)
    yield
    os.umask(before)


def open_to_others(root: Path) -> dict[str, str]:
    """What anybody else could read or change, with its mode."""
    modes = {path.relative_to(root).as_posix(): path.stat().st_mode & 0o777 for path in root.rglob("*")}
    return {name: oct(mode) for name, mode in modes.items() if mode & 0o077}


def test_all_that_is_made_is_ours_alone(tmp_path: Path, clock: StillClock) -> None:
    root = tmp_path / "made"
    root.mkdir(mode=0o700)
    made = demo.make(root / "permanence", clock=clock)
    desk = demo.open_made(root / "permanence", made, clock=clock)
    view = a_mandate(desk)
    backups.make(desk.folder, desk.keys.data, backups.local_place(desk.folder), at=clock(), reason=Reason.DAILY)
    backup_keys.copy_keys(desk.folder, desk.keys.data, backups.local_place(desk.folder))
    (root / "stick").mkdir(mode=0o700)
    media.settle_on(root / "stick")
    endings.withdraw(desk, view.mandate.id)
    words = "trombone lagune pivot safran"
    accounts.change_passphrase(desk, current=demo.build.PASSPHRASE, passphrase=words, again=words)
    names = {path.name for path in root.rglob("*")}
    assert {"permanence.db", "permanence.db-wal", "permanence.db-shm", "permanence.mandates-wal"} <= names
    assert open_to_others(root) == {}
    opening.close_desk(desk)


def test_what_an_earlier_version_left_open_is_closed(desk, tmp_path: Path) -> None:
    path = copied(desk)
    opening.close_desk(desk)
    for each in (*desk.folder.glob("permanence.*"), path):
        each.chmod(0o644)
    opening.close_desk(opening.open_desk(desk.folder, Unlocked(desk.account, desk.keys), clock=desk.clock))
    assert [name for name in open_to_others(desk.folder) if "permanence" in name] == []
