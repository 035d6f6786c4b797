"""What was destroyed, looked for in every block of the disk with every key there is: files, logs and free blocks."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app.domain.journal import chain
from desktop_app.storage.mandates.mandate_keys import file_key
from tests.helpers.pages import anything_in

from .conftest import ROOT

MEGABYTE = 2**20
DISK = ("unshare", "--mount", "sh", "-c", 'mount -o loop "$0" "$1" && shift && exec "$@"')
"""A disk of its own, for this process alone: gone with it. Not in a user's own name space, which mounts no image."""


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    """A small disk in a file, without a journal of its own; skipped where this machine mounts none."""
    image, mounted = tmp_path / "disk", tmp_path / "mounted"
    mounted.mkdir()
    image.write_bytes(b"")
    os.truncate(image, 12 * MEGABYTE)
    make = shutil.which("mkfs.ext4", path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")
    if not sys.platform.startswith("linux") or os.geteuid() or not make:
        pytest.skip("a disk is mounted by root on Linux only, with mkfs.ext4")
    subprocess.run([make, "-q", str(image)], check=True)
    if subprocess.run([*DISK, str(image), str(mounted), "true"], capture_output=True, check=False).returncode:
        pytest.skip("this machine mounts no disk that lies in a file")
    return image


def test_no_block_of_the_disk_holds_a_destroyed_key_a_name_that_was_erased_or_the_key_of_a_line(disk: Path) -> None:
    command = [*DISK, str(disk), str(disk.with_name("mounted")), sys.executable, "-W", "error", "-m"]
    story = [*command, "tests.storage.raw_disk", str(disk.with_name("mounted") / "data")]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    child = subprocess.run(story, cwd=ROOT, env=surroundings, capture_output=True, text=True, timeout=120, check=False)
    assert child.returncode == 0, child.stderr[-2000:]
    told = json.loads(child.stdout)
    data_key = bytes.fromhex(told["data_key"])
    raw = disk.read_bytes()
    keys = anything_in(raw, file_key(data_key))
    left = [each for each in told["before"] if bytes.fromhex(each) in keys]
    assert len(told["before"]) == 4 and left == told["left"]
    data = anything_in(raw, data_key)
    assert told["name"].encode() not in data
    line_keys = [chain.first_key(bytes.fromhex(told["start_key"]))]
    for _ in range(told["lines"] + 60):
        line_keys.append(chain.next_key(line_keys[-1]))
    assert [rank for rank, key in enumerate(line_keys) if key in data] == [told["lines"]]
