"""Where things lie, from the source tree, from a wheel, and on each system."""

import importlib
import sys
from pathlib import Path

import platformdirs
import platformdirs.windows
import pytest
from platformdirs.unix import Unix
from platformdirs.windows import Windows

from desktop_app import __version__
from desktop_app.system import paths


def test_a_shipped_file_is_found_in_the_source_tree() -> None:
    assert paths.resource("licences/NOTICES.md").is_file()


def test_a_shipped_file_is_found_inside_an_installed_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "desktop_app"
    (package / "resources" / "style").mkdir(parents=True)
    (package / "resources" / "style" / "app.qss").touch()
    monkeypatch.setattr(paths, "_PACKAGE", package)
    assert paths.resource("style/app.qss") == package / "resources" / "style" / "app.qss"


def test_our_licence_is_found_in_the_tree_and_beside_a_frozen_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "UNION" in paths.own_licence().read_text("utf-8").upper()
    monkeypatch.setattr(paths, "_PACKAGE", tmp_path / "_internal" / "desktop_app")
    monkeypatch.setattr(paths, "program_folder", lambda: tmp_path)
    with pytest.raises(FileNotFoundError):
        paths.own_licence()
    (tmp_path / "LICENSE").touch()
    assert paths.own_licence() == tmp_path / "LICENSE"


def test_a_broken_installation_is_noticed_at_once() -> None:
    with pytest.raises(FileNotFoundError, match=r"nothing\.svg"):
        paths.resource("icons/nothing.svg")


def test_a_chosen_folder_holds_everything(tmp_path: Path) -> None:
    chosen = paths.folders(tmp_path)
    assert chosen == paths.Folders(data=tmp_path, log=tmp_path / "log", config=tmp_path / "config")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps them elsewhere")
def test_linux_keeps_them_in_the_folders_that_were_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platformdirs, "PlatformDirs", Unix)
    monkeypatch.setenv("HOME", str(tmp_path))
    for kind in ("DATA", "STATE", "CONFIG"):
        monkeypatch.delenv(f"XDG_{kind}_HOME")
    data, log, config, second = paths.folders()
    assert data == tmp_path / ".local" / "share" / "permanence"
    assert log == tmp_path / ".local" / "state" / "permanence" / "log"
    assert config == tmp_path / ".config" / "permanence" and second is None


def test_windows_keeps_them_in_the_folders_that_were_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(platformdirs, "PlatformDirs", Windows)
    monkeypatch.setattr(platformdirs.windows, "get_win_folder", lambda _name: str(tmp_path / "Local"))
    data, log, config, second = paths.folders()
    monkeypatch.undo()
    assert data == config == tmp_path / "Local" / "Permanence"
    assert log == tmp_path / "Local" / "Permanence" / "Logs" and second is None


def test_folders_are_made_for_the_agent_alone(tmp_path: Path) -> None:
    chosen = paths.folders(tmp_path / "a" / "é b")
    chosen.make()
    chosen.make()
    assert chosen.data.is_dir() and chosen.log.is_dir() and chosen.config.is_dir()
    if sys.platform != "win32":
        assert chosen.data.stat().st_mode & 0o077 == 0


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "taken").touch()
    with pytest.raises(OSError, match="taken"):
        paths.folders(tmp_path / "taken").make()


def test_the_version_is_a_plain_constant() -> None:
    assert __version__.count(".") == 2
    assert importlib.import_module("desktop_app").NAME == "Permanence"
