"""What stands around the program: no printer, or a folder that a service copies away."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.helpers.program import on_disk, running

from .nursery import ROOT


def test_without_a_printer_it_is_said_each_time_and_nothing_passes_for_printed(
    tmp_path: Path, boulou_folder: Path
) -> None:
    folder = shutil.copytree(boulou_folder, tmp_path / "boulou")
    child = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.faults.no_printer", str(folder)],
        cwd=ROOT,
        env={**os.environ, "CUPS_SERVER": str(tmp_path / "no door")},
        capture_output=True,
        text=True,
        timeout=500,
        check=False,
    )
    assert child.returncode == 0, child.stderr[-2000:]
    told = json.loads(child.stdout)
    assert told["printers"] == [] and told["open"]
    assert told["titles"] == ["Pas d’imprimante", "L’imprimante n’est plus là"]
    assert "BOOKED" in told["journal"] and "PRINTED" not in told["journal"]


@pytest.mark.parametrize(
    ("inside", "mark", "service"),
    [
        ("OneDrive - Mairie du Boulou", "", "OneDrive"),
        ("Nextcloud", "", "Nextcloud"),
        ("Documents", ".stfolder", "Syncthing"),
        ("Documents", ".sync_0123456789ab.db", "Nextcloud"),
    ],
)
def test_a_folder_that_a_service_copies_away_is_refused_with_its_name_and_left_alone(
    qtbot: QtBot, tmp_path: Path, boulou_folder: Path, inside: str, mark: str, service: str
) -> None:
    (tmp_path / inside).mkdir()
    if mark:
        (tmp_path / inside / mark).mkdir()
    folder = shutil.copytree(boulou_folder, tmp_path / inside / "permanence")
    before = on_disk(folder)
    with running(folder) as program:
        assert not program.start()
    (said,) = program.dialogs.said
    assert service in said.sentence and "rien ne synchronise" in said.more[0]
    assert on_disk(folder) == before
    with running(tmp_path / inside / "neuf") as program:
        assert not program.start() and service in program.dialogs.sentences[0]
    assert not (tmp_path / inside / "neuf").exists()
