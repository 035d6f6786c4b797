"""What takes more than a blink says how far it is, can be stopped, and holds the window behind meanwhile."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.screens import worker
from desktop_app.screens.progress_dialog import Cancelled, Progress, ProgressDialog
from desktop_app.screens.widgets.notices import Notices
from tests.helpers.seeing import button, click, words
from tests.helpers.typing import press


class Heard(QObject):
    """Keeps what the dialog brought back."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[object] = []
        self.errors: list[Exception] = []

    def done(self, result: object) -> None:
        self.results.append(result)

    def broke(self, error: Exception) -> None:
        self.errors.append(error)


class Slow:
    """A piece of work that goes on until it is let go or stopped."""

    def __init__(self) -> None:
        self.go = threading.Event()

    def __call__(self, progress: Progress, cancelled: Cancelled) -> str:
        progress(21, 50)
        while not self.go.wait(0.005):
            if cancelled():
                return "stopped"
        return "done"


@pytest.fixture
def behind(qtbot: QtBot) -> Iterator[QWidget]:
    window = QWidget()
    QPushButton("Sauvegarder", window)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window


def test_what_ends_at_once_shows_nothing(qtbot: QtBot, behind: QWidget) -> None:
    heard, dialog = Heard(), ProgressDialog("Sauvegarde en cours", behind)
    with qtbot.waitSignal(dialog.destroyed):
        dialog.start(lambda _progress, _cancelled: 12, heard.done, heard.broke)
        assert not dialog.isVisible()
    assert heard.results == [12] and not heard.errors


def test_it_shows_how_far_it_is_and_stops_on_escape(qtbot: QtBot, behind: QWidget) -> None:
    heard, dialog, work = Heard(), ProgressDialog("Sauvegarde en cours", behind), Slow()
    dialog.start(work, heard.done, heard.broke)
    qtbot.waitUntil(lambda: dialog.isVisible() and "Fait à 42\N{NO-BREAK SPACE}%" in words(dialog))
    assert QApplication.activeModalWidget() is dialog
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() and "Arrêt en cours" in words(dialog)
    with qtbot.waitSignal(dialog.destroyed):
        qtbot.waitUntil(lambda: heard.results == ["stopped"])


def test_what_breaks_comes_back_as_an_error(qtbot: QtBot, behind: QWidget) -> None:
    def fail(_progress: Progress, _cancelled: Cancelled) -> None:
        raise OSError("gone")

    heard, dialog = Heard(), ProgressDialog("Contrôle en cours", behind)
    dialog.start(fail, heard.done, heard.broke)
    qtbot.waitUntil(lambda: [type(error) for error in heard.errors] == [OSError])


def test_the_button_behind_cannot_be_pressed_twice(qtbot: QtBot, behind: QWidget) -> None:
    pressed: list[bool] = []
    twice = behind.findChild(QPushButton)
    twice.clicked.connect(lambda on: pressed.append(on))
    heard, dialog, work = Heard(), ProgressDialog("Sauvegarde en cours", behind), Slow()
    dialog.start(work, heard.done, heard.broke)
    QTest.mouseClick(behind.windowHandle(), Qt.MouseButton.LeftButton, pos=twice.geometry().center())
    assert not pressed and not dialog.isVisible()
    work.go.set()
    qtbot.waitUntil(lambda: heard.results == ["done"])
    QTest.mouseClick(behind.windowHandle(), Qt.MouseButton.LeftButton, pos=twice.geometry().center())
    assert len(pressed) == 1


def test_it_does_not_show_while_its_window_is_hidden(qtbot: QtBot, behind: QWidget) -> None:
    heard, dialog, work = Heard(), ProgressDialog("Sauvegarde en cours", behind), Slow()
    dialog.start(work, heard.done, heard.broke)
    behind.hide()
    QTest.qWait(400)
    assert not dialog.isVisible()
    behind.show()
    qtbot.waitUntil(dialog.isVisible)
    work.go.set()
    qtbot.waitUntil(lambda: heard.results == ["done"])


def test_a_reader_hears_what_goes_on(qtbot: QtBot, behind: QWidget) -> None:
    heard, dialog, work = Heard(), ProgressDialog("Sauvegarde en cours", behind), Slow()
    dialog.start(work, heard.done, heard.broke)
    qtbot.waitUntil(dialog.isVisible)
    names = [
        QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
        for widget in dialog.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert names == ["Annuler"] and dialog.windowTitle() == "Sauvegarde en cours"
    click(dialog, "Annuler")
    qtbot.waitUntil(lambda: heard.results == ["stopped"])


class Asked(QObject):
    """Counts how often it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.times = 0

    def ask(self) -> None:
        self.times += 1


def test_notices_stand_one_a_subject_and_the_gravest_first(qtbot: QtBot) -> None:
    notices, asked = Notices(), Asked()
    qtbot.addWidget(notices)
    notices.say("clock", "attention", "La date de l’ordinateur a reculé.", ("Confirmer la date", asked.ask))
    notices.say("journal", "danger", "Le journal a été modifié.")
    notices.say("clock", "attention", "La date de l’ordinateur est loin en avant.", ("Confirmer la date", asked.ask))
    assert words(notices).split("\n") == ["Le journal a été modifié.", "La date de l’ordinateur est loin en avant."]
    click(notices, "Confirmer la date")
    assert asked.times == 1 and button(notices, "Masquer", 1).accessibleName().startswith("Masquer. La date")
    click(notices, "Masquer")
    assert list(notices.sentences()) == ["clock"] or list(notices.sentences()) == ["journal"]
    for key in ("clock", "journal"):
        notices.say(key, "info", "")
    assert notices.isHidden() and not notices.sentences()


def test_the_thread_has_ended_before_the_dialog_is_freed(
    qtbot: QtBot, behind: QWidget, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Freed while its thread ran, a dialog used to wait for it: for ever where Python's lock is held meanwhile."""
    run = worker._Job.run

    def slow_to_end(job: worker._Job, mailbox: worker._Mailbox) -> None:
        run(job, mailbox)
        time.sleep(0.05)

    monkeypatch.setattr(worker._Job, "run", slow_to_end)
    heard, dialog = Heard(), ProgressDialog("Contrôle en cours", behind)
    dialog.destroyed.connect(lambda: heard.done("freed"))
    dialog.start(lambda _progress, _cancelled: 3, heard.done, heard.broke)
    # `qWait` holds the lock, which the loop of the application lets go.
    while "freed" not in heard.results:
        QTest.qWait(5)
    assert heard.results == [3, "freed"]


def test_a_window_that_goes_away_stops_the_work_first(qtbot: QtBot, behind: QWidget) -> None:
    heard, work = Heard(), Slow()
    dialog = ProgressDialog("Sauvegarde en cours", behind)
    dialog.start(work, heard.done, heard.broke)
    dialog.give_up()
    qtbot.waitUntil(lambda: heard.results == ["stopped"])


def test_whoever_closes_waits_until_the_work_has_stopped(qtbot: QtBot, behind: QWidget) -> None:
    heard, ended = Heard(), threading.Event()

    def slow_to_stop(_progress: Progress, cancelled: Cancelled) -> None:
        while not cancelled():
            time.sleep(0.005)
        time.sleep(0.1)
        ended.set()

    dialog = ProgressDialog("Sauvegarde en cours", behind)
    dialog.start(slow_to_stop, heard.done, heard.broke)
    dialog.give_up()
    assert ended.is_set()
    qtbot.waitUntil(lambda: heard.results == [None])
