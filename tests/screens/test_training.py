"""The training can't be taken for the real program: its name before every title, stripes round every window."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.screens.dialogs import MessageDialog
from desktop_app.screens.theme.style import apply_theme
from desktop_app.screens.theme.tokens import SETS, Tone
from desktop_app.screens.training import look, start
from desktop_app.screens.training.look import PREFIX, Look
from desktop_app.screens.training.preparation import Preparation
from tests.helpers.seeing import click


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[Look]:
    """The application of a training."""
    icon = qapp.windowIcon()
    made = Look(qapp)
    yield made
    qapp.removeEventFilter(made)
    qapp.setWindowIcon(icon)
    made.deleteLater()


def a_window(qtbot: QtBot, made: QWidget | None = None) -> QWidget:
    """A window with one word that fills it, in sight."""
    window = made or QWidget()
    if window.layout() is None:
        QVBoxLayout(window).addWidget(QLabel("Aujourd’hui", window))
    window.setWindowTitle("Aujourd’hui")
    window.resize(300, 200)
    qtbot.addWidget(window)
    window.show()
    return window


def striped(window: QWidget) -> bool:
    """Whether the four edges are yellow and black, and the middle is not."""
    picture = window.grab().toImage()
    wide, tall = window.width(), window.height()
    top, bottom = ([picture.pixelColor(x, y) for x in range(0, wide, 3)] for y in (3, tall - 4))
    left, right = ([picture.pixelColor(x, y) for y in range(0, tall, 3)] for x in (3, wide - 4))
    sides = [{colour.name() for colour in side} for side in (top, bottom, left, right)]
    middle = picture.pixelColor(QPoint(wide // 2, 24)).name()
    return all({look._YELLOW, look._BLACK} <= side for side in sides) and middle not in (look._YELLOW, look._BLACK)


@pytest.mark.parametrize("made", [QWidget, QDialog, Preparation])
def test_every_kind_of_window_bears_the_stripes_and_the_name(qtbot: QtBot, dressed: Look, made: type[QWidget]) -> None:
    window = a_window(qtbot, made())
    assert window.windowTitle() == f"{PREFIX}Aujourd’hui"
    assert striped(window)


def test_they_stay_when_the_title_and_the_size_change(qtbot: QtBot, dressed: Look) -> None:
    window = a_window(qtbot)
    window.setWindowTitle("Mandats")
    window.resize(420, 333)
    assert window.windowTitle() == f"{PREFIX}Mandats"
    assert striped(window)
    late = QLabel("dessus", window)
    late.setGeometry(window.rect())
    late.setAutoFillBackground(True)
    late.show()
    assert striped(window)


def test_a_question_bears_them_and_nothing_of_it_lies_underneath(qtbot: QtBot, dressed: Look) -> None:
    question = MessageDialog("Quitter", "Une phrase.", "Une autre.")
    question.offer("Oui", "Non")
    qtbot.addWidget(question)
    question.show()
    assert question.windowTitle() == f"{PREFIX}Quitter"
    free = question.rect().adjusted(8, 8, -8, -8)
    words = [
        QRect(each.mapTo(question, QPoint(0, 0)), each.size())
        for each in question.findChildren(QWidget)
        if each.isVisible() and not isinstance(each, look._Stripes)
    ]
    assert len(words) > 5 and all(free.contains(each) for each in words)
    click(question, "Oui")
    assert question.result() == QDialog.DialogCode.Accepted


def test_a_menu_is_no_window(qtbot: QtBot, dressed: Look) -> None:
    menu = QMenu()
    qtbot.addWidget(menu)
    menu.addAction("Un")
    menu.popup(QPoint(0, 0))
    assert not menu.findChildren(look._Stripes)
    menu.close()


@pytest.mark.parametrize("tone", SETS)
@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_they_are_seen_in_every_dress(
    qtbot: QtBot, qapp: QApplication, dressed: Look, tone: Tone, scale: float
) -> None:
    apply_theme(qapp, SETS[tone], scale)
    try:
        assert striped(a_window(qtbot))
    finally:
        apply_theme(qapp, SETS["light"], 1.0)


def test_the_stripes_take_neither_click_nor_focus(qtbot: QtBot, dressed: Look) -> None:
    window = a_window(qtbot)
    stripes = window.findChild(look._Stripes)
    assert stripes is not None
    assert stripes.focusPolicy() == Qt.FocusPolicy.NoFocus
    assert stripes.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)


def test_the_icon_of_the_taskbar_differs(qapp: QApplication, dressed: Look) -> None:
    picture = qapp.windowIcon().pixmap(64, 64).toImage()
    colours = {picture.pixelColor(at, 2).name() for at in range(64)}
    assert {look._YELLOW, look._BLACK} <= colours


def test_without_training_nothing_is_dressed(qtbot: QtBot) -> None:
    window = a_window(qtbot)
    assert window.windowTitle() == "Aujourd’hui" and not striped(window)


@pytest.fixture(autouse=True)
def none_started_lately(monkeypatch: pytest.MonkeyPatch) -> None:
    """The one an earlier test started was long ago."""
    monkeypatch.setattr(start, "_started_at", [-60.0])


def test_it_is_a_program_of_its_own_that_stays(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tmp_path / "told.txt"
    code = f"import os, sys; open({str(told)!r}, 'w').write(f'{{sys.argv[1:]}} {{os.getcwd()}} {{os.getpid()}}')"
    monkeypatch.setattr(start, "command", lambda: (sys.executable, ["-c", code], str(tmp_path)))
    start.start_training(pytest.fail)
    qtbot.waitUntil(lambda: told.exists() and told.read_text().count(" ") == 2, timeout=10_000)
    arguments, folder, group = told.read_text().split(" ")
    assert (arguments, folder) == ("['--demo']", str(tmp_path))
    assert int(group) > 0


# Qt's own French words for a child that did not start have no room for what it says: heard once they are loaded.
@pytest.mark.qt_log_ignore("QString::arg: 2 argument")
def test_one_that_does_not_start_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(start, "command", lambda: (str(tmp_path / "absent"), [], str(tmp_path)))
    # Another test may have started one a moment ago: a hurried second press is not heard.
    monkeypatch.setattr(start, "_started_at", [float("-inf")])
    said: list[start.TrainingTrouble] = []
    start.start_training(said.append)
    assert "ne démarre pas" in said[0].sentence and said[0].way_out
