"""Disk full at any write, folder gone or protected: refused in French, nothing half done, done once possible.

With PERMANENCE_KILLS of 400 and more the disk is full at every page of every gesture, else at one in three of them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.storage.rights import protected

from .hindered import Day, away

ROOT = Path(__file__).parents[2]
SEED = int(os.environ.get("PERMANENCE_SEED", "1"))
APART = 1 if int(os.environ.get("PERMANENCE_KILLS", "0")) >= 400 else 3
SMALL_DISK = ("unshare", "--map-root-user", "--mount", "sh", "-c", 'mount -t tmpfs -o size=12m tmpfs "$0" && exec "$@"')


def can_mount(folder: Path) -> bool:
    """Whether a small disk can be made here."""
    try:
        return subprocess.run([*SMALL_DISK, str(folder), "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def test_a_disk_full_at_any_write_loses_nothing_and_leaves_nothing_half_done(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    mounted = can_mount(tmp_path / "disk")
    command = [sys.executable, "-W", "error", "-m", "tests.faults.full_day", str(tmp_path), str(SEED), str(APART)]
    before = (*SMALL_DISK, str(tmp_path / "disk")) if mounted else ()
    child = subprocess.run(
        [*before, *command, *([] if mounted else ["capped"])],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert child.returncode == 0, child.stderr[-3000:]
    met = json.loads(child.stdout)
    assert met["DiskFull"] > 200 // APART and met["done"] > 40, met


def test_without_its_folder_every_gesture_is_refused_and_done_once_it_is_back(quick: Path) -> None:
    day = Day(quick, quick / "data", SEED)
    day.live(lambda folder: [away(folder)])
    assert day.met["FolderGone"] > 30, day.met
    assert not +day.in_spite, "nothing may pass for kept in a folder that is not there"


def test_in_a_protected_folder_every_gesture_is_refused_or_whole(tmp_path: Path) -> None:
    day = Day(tmp_path, tmp_path / "data", SEED)
    day.live(lambda folder: [protected(folder, *folder.glob("permanence.*"))])
    assert day.met["ReadOnly"] > 5, day.met
