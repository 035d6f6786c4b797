"""The command line, understood or refused in French."""

from pathlib import Path

import pytest

from desktop_app import __version__
from desktop_app.__main__ import main
from desktop_app.command_line import read
from desktop_app.options import Options, Task


def test_the_usual_start_asks_for_nothing() -> None:
    assert read([]) == Options(task=Task.WINDOW, data=None, demo=False, report=None)


def test_a_folder_is_kept_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert read(["--data", "é à"]).data == tmp_path / "é à"
    assert read(["--data", str(tmp_path), "--demo"]) == Options(data=tmp_path, demo=True)


def test_a_day_of_demonstration_is_a_demonstration(tmp_path: Path) -> None:
    found = read(["--demo-day", str(tmp_path)])
    assert (found.task, found.demo, found.report) == (Task.DEMO_DAY, True, tmp_path)


@pytest.mark.parametrize("asked", [["--version"], ["--version", "--demo"]])
def test_the_version_is_told(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(asked) == 0
    assert capsys.readouterr().out == f"Permanence {__version__}\n"


def test_the_version_needs_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    assert main(["--version"]) == 0


@pytest.mark.parametrize("asked", [["--nothing"], ["--data"], ["--data="], ["--demo=3"], ["fichier.db"], ["--vers"]])
def test_what_is_not_understood_is_said_in_french(asked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        read(asked)
    assert ended.value.code == 2
    said = capsys.readouterr().err
    assert said.startswith(("Option inconnue", "Commande incomprise"))
    assert not {"error", "expected", "argument", "unrecognized"} & set(said.split())


def test_the_self_test_may_leave_its_lines_in_a_file(tmp_path: Path) -> None:
    assert read(["--self-test"]) == Options(task=Task.SELF_TEST)
    wanted = tmp_path / "compte rendu.txt"
    assert read([f"--self-test={wanted}", "--data", str(tmp_path)]) == Options(Task.SELF_TEST, tmp_path, report=wanted)


def test_the_help_is_in_french(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        read(["--help"])
    assert ended.value.code == 0
    said = capsys.readouterr().out
    assert "dossier des données" in said
    assert "--demo-day" not in said
    assert "show this" not in said
