"""`--self-test`, as whoever installed the program runs it: one line a check, the exit status, nothing left behind."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import pytest

from desktop_app import self_test
from desktop_app.use_cases.checks import Outcome
from tests.architecture.source import ROOT
from tests.helpers import its_date
from tests.helpers.awkward_dates import each_with


def run(*arguments: str, home: Path, more: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    """The program in a process and a session of its own, whose every folder is in `home`."""
    values = {**os.environ, "HOME": str(home), "TMPDIR": str(home), "LC_ALL": "C.UTF-8", **(more or {})}
    values = {name: value for name, value in values.items() if not name.startswith("XDG_")}
    return subprocess.run(
        its_date.command("desktop_app", *arguments),
        cwd=ROOT,
        env=values,
        capture_output=True,
        text=True,
        timeout=500,
        check=False,
    )


WRITTEN_IN = 2026
NO_DISPLAY = {"QT_QPA_PLATFORM": "", "DISPLAY": "", "WAYLAND_DISPLAY": ""}


@pytest.mark.parametrize(("display", "odd_hour"), each_with({}, NO_DISPLAY), indirect=["odd_hour"])
def test_everything_works_with_a_display_or_without_and_nothing_is_left(
    tmp_path: Path, display: dict[str, str], odd_hour: datetime
) -> None:
    report = tmp_path / "compte rendu.txt"
    done = run(f"--self-test={report}", home=tmp_path, more=display)
    # A machine set to a day before this program was written is told so, and that alone.
    ill = ["Date et heure"] if odd_hour.year < WRITTEN_IN else []
    assert (done.returncode, done.stderr) == (len(ill), "")
    assert done.stdout == report.read_text("utf-8")
    assert list(tmp_path.iterdir()) == [report]
    lines = done.stdout.splitlines()
    assert lines[0].startswith("Permanence ")
    assert lines[-1] == ("Vérifications en échec\u00a0: 1." if ill else "Tout fonctionne.")
    found = [re.split(r"\s{2,}", line) for line in lines[1:-1]]
    assert [name for state, name, *_ in found if state != "ok"] == ill
    named = {name for _, name, *_ in found}
    wanted = {"Mandat détruit", "Papiers", "Lettres à l’écran", "Boutons en français", "Imprimantes", "Date et heure"}
    assert wanted <= named
    assert str(tmp_path) not in done.stdout
    assert display != NO_DISPLAY or "offscreen" in done.stdout


def test_a_failure_is_told_and_changes_the_exit_status(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    told = [Outcome("Papiers", False, "il manque une police"), Outcome("Icônes", True, "52 icônes")]
    monkeypatch.setattr(self_test, "outcomes", lambda _data: iter(told))
    report = tmp_path / "r.txt"
    assert self_test.run(report=report) == 1
    said = capsys.readouterr().out
    assert said.splitlines()[1:] == [
        "ÉCHEC  Papiers                             il manque une police",
        "ok     Icônes                              52 icônes",
        "Vérifications en échec : 1.",
    ]
    assert report.read_text("utf-8") == said


def test_a_windowed_program_without_output_still_writes_the_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(self_test, "outcomes", lambda _data: iter([Outcome("Icônes", True, "")]))
    monkeypatch.setattr(sys, "stdout", None)
    assert self_test.run(report=tmp_path / "r.txt") == 0
    assert "ok     Icônes" in (tmp_path / "r.txt").read_text("utf-8")


def test_a_file_that_cannot_be_written_is_a_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(self_test, "outcomes", lambda _data: iter(()))
    assert self_test.run(report=tmp_path / "no" / "r.txt") == 1
    assert "n’a pas pu être écrit" in capsys.readouterr().out
