"""A bug in a real process: the report names nobody, closing it ends the program, and what was recorded is there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app import __version__
from desktop_app.system.log import LOG_NAME
from desktop_app.use_cases.reception import people
from tests.architecture.source import ROOT
from tests.helpers.builders import PASSPHRASE
from tests.helpers.program import running

NAME, PHONE = "Œuvrard", "0639980001"
CRASH = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton
from desktop_app import startup
from tests.helpers import its_date
from desktop_app.options import Options
from desktop_app.screens.window.crash_dialog import CrashDialog
from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.reception import people
from desktop_app.domain.person import read_person
from desktop_app.storage.keys import key_file, vault

its_date.take()
vault.DEFAULT_COST = key_file.LEAST_COST = key_file.Cost(64, 1, 1)
folder = Path({folder!r})
app, session = startup.prepare(Options(data=folder))

def book_wrong():
    person = {{"name": {name!r}, "phone": {phone!r}}}
    try:
        int(person["name"])
    except ValueError as cause:
        raise KeyError(f"{{person['name']}} {{person['phone']}}") from cause

def work():
    window = session.door.open_for(opening.find_keys(folder, 1, {passphrase!r}))
    people.register(session.door.file.desk, read_person("Gardée", "Zoé"))
    button = QPushButton("Réserver", window.page())
    button.clicked.connect(book_wrong)
    QTimer.singleShot(100, app, button.click)

def look():
    shown = [each for each in app.topLevelWidgets() if isinstance(each, CrashDialog) and each.isVisible()]
    if not shown:
        return
    (dialog,) = shown
    dialog.copy_button.click()
    dialog.grab().save(str(folder / "crash.png"))
    (folder / "report.txt").write_text(QGuiApplication.clipboard().text(), "utf-8")
    dialog.close_button.click()

watch = QTimer(app)
watch.timeout.connect(look)
watch.start(50)
QTimer.singleShot(0, app, work)
assert session.begin()
status = app.exec()
session.end()
sys.exit(status)
"""


@pytest.mark.usefixtures("odd_hour")
def test_a_click_that_breaks_loses_nothing_and_names_nobody(qtbot: QtBot, boulou_folder: Path, tmp_path: Path) -> None:
    folder = shutil.copytree(boulou_folder, tmp_path / "boulou")
    code = CRASH.format(folder=str(folder), name=NAME, phone=PHONE, passphrase=PASSPHRASE)
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=500,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    report, kept = (folder / "report.txt").read_text("utf-8"), (folder / "log" / LOG_NAME).read_text("utf-8")
    for told in (report, kept):
        assert "in book_wrong" in told and "KeyError" in told and "ValueError" in told
        assert not {NAME, PHONE, "Gardée"} & set(told.split())
        assert NAME not in told and PHONE not in told and str(folder) not in told and str(Path.home()) not in told
    assert f"Permanence {__version__}" in report
    assert NAME not in done.stdout + done.stderr
    assert not list(folder.glob("*-wal")), "the file was closed as after any day"
    with running(folder) as again:
        again.open()
        assert [person.last_name for person in people.listing(again.desk)[0]] == ["Gardée"]
