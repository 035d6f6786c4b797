"""Where the program was installed and how it is started once more, from the tree, frozen and under its launcher."""

import subprocess
import sys
from pathlib import Path

import pytest

from desktop_app import __version__
from desktop_app.system import program
from tests.architecture.source import ROOT


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
