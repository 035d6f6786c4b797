"""A full disk and a killed process: what was acknowledged is kept, and nothing else."""

import json
import os
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from desktop_app.storage import files
from desktop_app.storage.connection import database
from desktop_app.storage.errors import DiskFull
from desktop_app.storage.reception import people
from tests.helpers import builders
from tests.helpers.quota import no_file_beyond

from .conftest import ROOT

SMALL_DISK = (
    "unshare",
    "--map-root-user",
    "--mount",
    "sh",
    "-c",
    'mount -t tmpfs -o size=2600k tmpfs "$0" && exec "$@"',
)


def _run(module: str, *arguments: str, before: tuple[str, ...] = ()) -> "subprocess.Popen[str]":
    command = [*before, sys.executable, "-W", "error", "-m", f"tests.storage.{module}", *arguments]
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(command, cwd=ROOT, env=surroundings, text=True, **pipes)


def _can_mount(folder: Path) -> bool:
    try:
        return subprocess.run([*SMALL_DISK, str(folder), "true"], capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        return False


def test_a_full_disk_loses_nothing_that_was_acknowledged(tmp_path):
    mounted = _can_mount(tmp_path)
    with _run("full_disk", str(tmp_path), *([] if mounted else ["capped"]), **_on(tmp_path, mounted)) as child:
        out, err = child.communicate(timeout=500)
    assert not err
    told = json.loads(out)
    assert told["trouble"] == "DiskFull" and told["kept"] > 10
    assert told["kept"] == told["read"] == told["after"] and not told["open"] and told["sound"] == "ok"
    if mounted:
        assert told["refused"] == ["DiskFull"] * 3 and told["same"]


def _on(folder, mounted):
    return {"before": (*SMALL_DISK, str(folder))} if mounted else {}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows limits no file")
def test_a_quota_is_told_as_a_full_disk_and_not_as_a_failing_one(db):
    with no_file_beyond(65536), pytest.raises(DiskFull), database.writing(db):
        for rank in range(100):
            people.add(db, builders.a_person(f"Nom{rank}", "x" * 1000), on=builders.THURSDAY)
    assert people.count(db) == 0


def test_two_who_ask_for_room_at_the_same_moment_both_get_it(tmp_path, monkeypatch):
    both, remove = threading.Barrier(2, timeout=20), files.remove

    def at_once(path):
        remove(path)
        both.wait()

    monkeypatch.setattr(files, "remove", at_once)
    with ThreadPoolExecutor(2) as threads:
        for asked in [threads.submit(files.need_room, tmp_path, 1) for _ in range(2)]:
            asked.result()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("count", [0, 1, 40])
def test_a_process_killed_in_the_middle_of_a_write_loses_only_that_write(folder, key, count):
    with _run("endless_writer", str(folder), str(count)) as child:
        child.stdin.write(key.hex() + "\n")
        child.stdin.flush()
        acknowledged = [line.strip() for line in iter(child.stdout.readline, "middle\n")]
        assert (folder / "permanence.db-wal").stat().st_size > 100_000
        child.kill()
    opened = database.open_file(folder, key)
    assert [str(person.id) for person in sorted(people.listing(opened), key=lambda p: p.id)] == acknowledged
    assert len(acknowledged) == count and builders.stored_person(opened, "Après").id
    database.close(opened)


@pytest.mark.parametrize("after", [1, 7, 23])
def test_a_process_killed_at_any_moment_keeps_every_acknowledged_row(folder, key, after):
    with _run("endless_writer", str(folder), "100000") as child:
        child.stdin.write(key.hex() + "\n")
        child.stdin.flush()
        acknowledged = [int(child.stdout.readline()) for _ in range(after)]
        child.kill()
        acknowledged += [int(line) for line in child.stdout.read().splitlines(keepends=True) if line.endswith("\n")]
    opened = database.open_file(folder, key)
    kept = {person.id for person in people.listing(opened, limit=1_000_000)}
    assert set(acknowledged) <= kept and len(kept) <= len(acknowledged) + 1
    database.close(opened)
