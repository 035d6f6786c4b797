"""The program in a process of its own: bugs, signals, a second start, odd folders and foreign locales."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.storage import files
from desktop_app.storage.connection import database
from desktop_app.storage.keys import vault
from desktop_app.use_cases.accounts import opening
from tests.helpers import its_date
from tests.helpers.awkward_dates import each_with
from tests.helpers.builders import PASSPHRASE
from tests.helpers.program import on_disk, running
from tests.journeys.alone import NAME

pytestmark = pytest.mark.usefixtures("odd_hour")
AT_AN_HOUR = {"indirect": ["odd_hour"]}
ROOT = Path(__file__).parents[2]


@pytest.fixture
def place(tmp_path: Path, boulou_folder: Path) -> Path:
    """The folder of Le Boulou."""
    return shutil.copytree(boulou_folder, tmp_path / "boulou")


ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


def in_french(hour: datetime) -> str:
    """The day as the top of a narrow window says it."""
    days = "Lundi Mardi Mercredi Jeudi Vendredi Samedi Dimanche".split()
    first = "1er" if hour.day == 1 else str(hour.day)
    return f"{days[hour.weekday()]} {first}"


def launch(what: str, folder: Path, **surroundings: str) -> subprocess.Popen[str]:
    """Start the program on this folder."""
    command = its_date.command("tests.journeys.alone", what, str(folder))
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL}
    return subprocess.Popen(command, cwd=ROOT, text=True, env={**os.environ, **surroundings}, **pipes)


def see(child: subprocess.Popen[str]) -> tuple[list[dict[str, Any]], str]:
    """What it showed until its end, and what it wrote on the terminal."""
    out, err = child.communicate(timeout=500)
    noise = "This plugin does not support"
    return [json.loads(line) for line in out.splitlines()], "\n".join(
        line for line in err.splitlines() if noise not in line
    )


def next_line(child: subprocess.Popen[str]) -> dict[str, Any]:
    """The next thing it shows."""
    assert child.stdout
    return dict(json.loads(child.stdout.readline()))


@pytest.mark.parametrize(("where", "odd_hour"), each_with("slot", "worker", "thread"), **AT_AN_HOUR)
def test_a_bug_is_told_without_a_name_and_ends_the_program_safely(place: Path, where: str) -> None:
    child = launch(where, place)
    seen, terminal = see(child)
    assert child.returncode == 1
    assert [list(one) for one in seen] == [["crash"]]
    written = b"".join(path.read_bytes() for path in (place / "log").iterdir())
    assert b"ValueError" in written and b"in boom" in written and "in boom" in seen[0]["crash"]
    for hidden in (NAME, *NAME.split(" ", 2)):
        assert hidden.encode() not in written and hidden not in seen[0]["crash"] and hidden not in terminal
    assert not files.data_in(place).with_suffix(".db-wal").exists(), "the file was closed"
    database.close(database.open_file(place, vault.unlock(place, 1, PASSPHRASE).data))


def test_a_second_start_on_the_same_folder_is_refused_and_disturbs_nothing(qtbot: QtBot, place: Path) -> None:
    with running(place) as program:
        program.open()
        before = on_disk(place)
        child = launch("close", place)
        seen, terminal = see(child)
        assert child.returncode == 1 and not terminal
        assert [one for one in seen if "notice" in one] == seen and len(seen) == 1
        assert "déjà ouvertes" in " ".join(seen[0]["notice"])
        assert on_disk(place) == before
        dialog = program.booking()
        dialog.place()
        assert dialog.settled
        dialog.accept()
    again = launch("close", place)
    assert any("words" in one for one in see(again)[0]) and again.returncode == 0


IMPOSSIBLE = {
    "photo.jpg": "il y a un fichier",
    "photo.jpg/données": "il y a un fichier",
    "é" * 300: "trop long",
    "protégé/données": "protégé",
}


@pytest.mark.parametrize(("name", "odd_hour"), each_with(*IMPOSSIBLE), ids=str, **AT_AN_HOUR)
def test_an_impossible_folder_is_said_once_in_a_window(tmp_path: Path, name: str) -> None:
    stray, locked = tmp_path / "photo.jpg", tmp_path / "protégé"
    stray.write_bytes(b"JFIF")
    locked.mkdir()
    child = launch("protected" if name.startswith(locked.name) else "close", tmp_path / name)
    seen, terminal = see(child)
    assert child.returncode == 1 and not terminal, terminal
    assert len(seen) == 1 and IMPOSSIBLE[name] in " ".join(seen[0]["notice"])
    assert stray.read_bytes() == b"JFIF" and not list(locked.iterdir())


LOCALES = ({"LC_ALL": "C"}, {"LC_ALL": "en_US.UTF-8", "LANG": "en_US.UTF-8"})


@pytest.mark.parametrize(("locale", "odd_hour"), each_with(*LOCALES), **AT_AN_HOUR)
def test_dates_stay_french_and_folders_may_have_any_name(
    tmp_path: Path, boulou_folder: Path, locale: dict[str, str], odd_hour: datetime
) -> None:
    folder = shutil.copytree(boulou_folder, tmp_path / "Médiathèque du « Boulou » – été & hiver %41")
    child = launch("close", folder, **locale, LANGUAGE="")
    seen, _ = see(child)
    assert child.returncode == 0
    words = seen[-1]["words"]
    # Midnight may have passed meanwhile.
    today = {in_french(odd_hour), in_french(odd_hour + timedelta(minutes=2))}
    assert any(day in words for day in today) and not any(day in words.casefold() for day in ENGLISH), words
    assert sorted(path.name for path in tmp_path.iterdir()) == [folder.name]


def test_an_empty_folder_begins_with_the_assistant(tmp_path: Path) -> None:
    child = launch("close", tmp_path / "neuf")
    seen, terminal = see(child)
    assert (seen, terminal, child.returncode) == ([{"assistant": True}], "", 0)
    assert opening.is_new(tmp_path / "neuf")


@pytest.mark.parametrize(("number", "odd_hour"), each_with(signal.SIGINT, signal.SIGTERM), **AT_AN_HOUR)
def test_a_signal_closes_the_program_and_the_file(place: Path, number: signal.Signals) -> None:
    child = launch("wait", place)
    assert next_line(child) == {"open": True}
    child.send_signal(number)
    seen, terminal = see(child)
    assert (seen, terminal, child.returncode) == ([], "", 128 + number)
    assert not files.data_in(place).with_suffix(".db-wal").exists(), "the file was closed"


def test_ctrl_c_while_the_file_is_made_waits_until_it_is_whole(tmp_path: Path) -> None:
    folder = tmp_path / "neuf"
    child = launch("create", folder)
    assert next_line(child) == {"creating": True}
    child.send_signal(signal.SIGINT)
    _, terminal = see(child)
    assert child.returncode == 130 and not terminal
    assert not opening.is_new(folder)
    vault.unlock(folder, 1, "trois pommes sur la table")
