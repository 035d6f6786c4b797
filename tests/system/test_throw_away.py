"""A folder that leaves with the program leaves whatever ends it: by itself, or swept by the next one."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from desktop_app.system import throw_away
from desktop_app.system.single_instance import LOCK_NAME, only_one
from tests.architecture.source import ROOT

HOLD = """
import sys
from pathlib import Path
from desktop_app.system import throw_away
with throw_away.held(throw_away.a_new_one(Path({inside!r}))) as folder:
    (folder / "permanence.db").write_bytes(b"x")
    print(folder, flush=True)
    sys.stdin.read()
"""


def test_it_goes_with_all_that_is_in_it(tmp_path: Path) -> None:
    with throw_away.held(throw_away.a_new_one(tmp_path)) as folder:
        (folder / "a" / "b").mkdir(parents=True)
        assert folder.is_dir()
    assert not list(tmp_path.iterdir())


def test_it_goes_after_a_failure_too(tmp_path: Path) -> None:
    with pytest.raises(KeyError), throw_away.held(throw_away.a_new_one(tmp_path)):
        raise KeyError
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="Windows gives the rights of a folder another way")
def test_nobody_else_may_look(tmp_path: Path) -> None:
    with throw_away.held(throw_away.a_new_one(tmp_path)) as folder:
        assert folder.stat().st_mode & 0o077 == 0


def test_one_that_is_there_already_is_never_taken(tmp_path: Path) -> None:
    folder = throw_away.a_new_one(tmp_path)
    folder.mkdir()
    with pytest.raises(FileExistsError), throw_away.held(folder):
        pass
    assert folder.is_dir()


def test_what_a_kill_left_is_swept_by_the_next_and_what_still_runs_is_not(tmp_path: Path) -> None:
    code = HOLD.format(inside=str(tmp_path))
    with subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        left = Path(other.stdout.readline().strip())
        with throw_away.held(throw_away.a_new_one(tmp_path)):
            assert left.is_dir(), "its program still runs"
        other.kill()
        other.wait()
    assert (left / "permanence.db").exists()
    with throw_away.held(throw_away.a_new_one(tmp_path)) as folder:
        assert list(tmp_path.iterdir()) == [folder]


def test_two_live_side_by_side(tmp_path: Path) -> None:
    with (
        throw_away.held(throw_away.a_new_one(tmp_path)) as one,
        throw_away.held(throw_away.a_new_one(tmp_path)) as other,
    ):
        assert one.is_dir() and other.is_dir()


def test_one_about_to_be_locked_is_left_alone_for_an_hour(tmp_path: Path) -> None:
    young = throw_away.a_new_one(tmp_path)
    young.mkdir()
    throw_away.sweep(tmp_path)
    assert young.is_dir()
    os.utime(young, (young.stat().st_mtime - 7200,) * 2)
    throw_away.sweep(tmp_path)
    assert not young.exists()


def test_a_clock_put_forward_takes_nothing_that_is_young(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    young = throw_away.a_new_one(tmp_path)
    young.mkdir()
    in_a_year = time.time() + 365 * 86_400
    monkeypatch.setattr(time, "time", lambda: in_a_year)
    throw_away.sweep(tmp_path)
    assert list(tmp_path.iterdir()) == [young]


def test_nothing_of_another_name_and_no_link_is_touched(tmp_path: Path) -> None:
    kept, behind = tmp_path / "permanence", tmp_path / "behind"
    for folder in (kept, behind):
        folder.mkdir()
        with only_one(folder):
            pass
    (tmp_path / f"{throw_away.PREFIX}lien").symlink_to(behind)
    throw_away.sweep(tmp_path)
    assert (kept / LOCK_NAME).exists() and (behind / LOCK_NAME).exists()
