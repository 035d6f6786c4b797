"""Where the program was installed and how it is started once more, from the tree, frozen and under its launcher."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app import __version__
from desktop_app.system import program
from tests.architecture.source import ROOT

CRASH = """
import os, resource, sys
most = resource.getrlimit(resource.RLIMIT_CORE)[1]
resource.setrlimit(resource.RLIMIT_CORE, (most, most))
if {leave}:
    from desktop_app.system.program import leave_no_dump
    leave_no_dump()
os.chdir(sys.argv[1])
os.abort()
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux tells whether an image was kept")
def test_no_image_of_the_memory_is_kept_after_a_crash(tmp_path: Path) -> None:
    def kept(leave: bool) -> bool:
        child = os.posix_spawn(
            sys.executable,
            [sys.executable, "-c", CRASH.format(leave=leave), str(tmp_path)],
            {**os.environ, "PYTHONPATH": str(ROOT)},
        )
        status = os.waitpid(child, 0)[1]
        assert os.WIFSIGNALED(status)
        return os.WCOREDUMP(status)

    assert not kept(leave=True)
    # One byte: of a limit of nought Linux hands the image to whatever collects them, on another machine than this one.
    limit = "import resource; from desktop_app.system import program; program.leave_no_dump();"
    said = subprocess.run(
        [sys.executable, "-c", f"{limit} print(*resource.getrlimit(resource.RLIMIT_CORE))"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert said.stdout.split() == ["1", "1"]
    if not kept(leave=False):
        pytest.skip("this machine keeps none of any program: nothing is proved")


def test_from_the_tree_it_is_started_as_a_module(tmp_path: Path) -> None:
    assert program.program_folder() == ROOT
    what, arguments, folder = program.command()
    said = subprocess.run([what, *arguments, "--version"], cwd=folder, env={}, capture_output=True, check=True)
    assert said.stdout.decode().strip() == f"Permanence {__version__}"


def test_frozen_it_is_its_own_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "permanence"))
    assert program.program_folder() == tmp_path
    assert program.command() == (str(tmp_path / "permanence"), [], str(tmp_path))


def test_under_windows_it_is_the_launcher_whatever_python_calls_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "Permanence" / "app" / "desktop_app"
    package.mkdir(parents=True)
    monkeypatch.setattr(program, "_PACKAGE", package)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "elsewhere" / "python.exe"))
    assert program.program_folder() == tmp_path / "Permanence" / "app"
    launcher = tmp_path / "Permanence" / program.LAUNCHER
    launcher.touch()
    assert program.program_folder() == launcher.parent
    assert program.command() == (str(launcher), [], str(launcher.parent))
