"""The watch over the keyboard: what counts as somebody being there, a PC that slept, and what is said meanwhile."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.screens.dialogs import Dialogs, MessageDialog
from desktop_app.screens.lock import watch as watching
from desktop_app.screens.lock.watch import Watch
from desktop_app.use_cases.settings import house_rules
from tests.helpers.program import Program, running, wait_until
from tests.screens.test_dialogs import Agent
from tests.screens.test_lock import come_in, locked

CTRL = Qt.KeyboardModifier.ControlModifier


class Clock:
    """An hour that goes on only when it is told."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


class Ears(QObject):
    """Counts what the watch rings."""

    def __init__(self, watch: Watch) -> None:
        super().__init__()
        self.alone = self.locks = 0
        watch.left_alone.connect(self.hear_alone)
        watch.lock_pressed.connect(self.hear_lock)

    def hear_alone(self) -> None:
        self.alone += 1

    def hear_lock(self) -> None:
        self.locks += 1


@pytest.fixture
def monotonic() -> Clock:
    return Clock()


@pytest.fixture
def hour() -> Clock:
    return Clock()


@pytest.fixture
def front(qtbot: QtBot) -> Iterator[QLineEdit]:
    """A window in front, with a field."""
    window = QWidget()
    line = QLineEdit(window)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    line.setFocus()
    yield line


@pytest.fixture
def watch(front: QLineEdit, monotonic: Clock, hour: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watch]:
    monkeypatch.setattr(watching, "TICK_MS", 5)
    made = Watch(front, monotonic=monotonic, hour=hour)
    made.begin(600)
    yield made
    made.stop()


def test_it_rings_after_the_time_without_a_key_a_click_or_the_wheel(
    watch: Watch, front: QLineEdit, monotonic: Clock
) -> None:
    ears, window = Ears(watch), front.window().windowHandle()
    touches = (
        lambda: QTest.keyClick(window, Qt.Key.Key_A),
        lambda: QTest.mouseClick(window, Qt.MouseButton.LeftButton),
        lambda: QApplication.sendEvent(window, wheel()),
    )
    for touch in touches:
        monotonic.now += 500
        touch()
        QTest.qWait(20)
        assert not ears.alone
    monotonic.now += 600
    QTest.qWait(30)
    assert ears.alone


def wheel() -> QWheelEvent:
    """A turn of the wheel."""
    none = Qt.KeyboardModifier.NoModifier
    at, turn = QPoint(5, 5), QPoint(0, 120)
    return QWheelEvent(at, at, QPoint(), turn, Qt.MouseButton.NoButton, none, Qt.ScrollPhase.NoScrollPhase, False)


def test_moving_the_mouse_is_not_being_there(watch: Watch, front: QLineEdit, monotonic: Clock) -> None:
    ears = Ears(watch)
    monotonic.now += 599
    QTest.mouseMove(front.window().windowHandle(), QPoint(7, 7))
    monotonic.now += 2
    wait_until(lambda: bool(ears.alone))


def test_ctrl_l_is_kept_from_the_field_and_nothing_else_is(watch: Watch, front: QLineEdit) -> None:
    ears, window = Ears(watch), front.window().windowHandle()
    QTest.keyClick(window, Qt.Key.Key_L)
    QTest.keyClick(window, Qt.Key.Key_L, CTRL)
    assert ears.locks == 1 and front.text() == "l"


def test_a_pc_that_slept_is_locked_before_anything_is_typed(watch: Watch, front: QLineEdit, hour: Clock) -> None:
    ears = Ears(watch)
    watch._ticks.stop()
    hour.now += 3_600
    QTest.keyClick(front.window().windowHandle(), Qt.Key.Key_A)
    assert ears.alone == 1 and front.text() == ""
    watch._look()
    assert ears.alone == 2
    QTest.keyClick(front.window().windowHandle(), Qt.Key.Key_A)
    assert front.text() == "a"


def test_stopped_it_hears_nothing(watch: Watch, front: QLineEdit, monotonic: Clock) -> None:
    ears = Ears(watch)
    watch.stop()
    monotonic.now += 5_000
    QTest.keyClick(front.window().windowHandle(), Qt.Key.Key_L, CTRL)
    QTest.qWait(30)
    assert (ears.alone, ears.locks) == (0, 0)


def test_the_window_in_front_changes_and_may_be_gone(watch: Watch, front: QLineEdit, qtbot: QtBot) -> None:
    ears, other = Ears(watch), QLineEdit()
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    QTest.keyClick(other.windowHandle(), Qt.Key.Key_L, CTRL)
    assert ears.locks == 1
    other.destroy()
    front.window().activateWindow()
    wait_until(front.window().isActiveWindow)
    QTest.keyClick(front.window().windowHandle(), Qt.Key.Key_L, CTRL)
    assert ears.locks == 2


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, boulou_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """The program, with a watch that looks often and a mouth of its own."""
    folder = shutil.copytree(boulou_folder, tmp_path / "boulou")
    monkeypatch.setattr(watching, "TICK_MS", 10)
    with running(folder) as made:
        yield made


def test_nobody_there_locks_the_screen(program: Program) -> None:
    program.open()
    program.file.seats.watch.begin(0.05)
    wait_until(lambda: locked(program))
    come_in(program)
    assert program.window.isVisible()


def test_a_question_is_answered_no_and_what_must_be_told_waits_for_its_owner(program: Program, qtbot: QtBot) -> None:
    mouth = Dialogs()
    program.open()
    window = program.window

    def lock_meanwhile(_dialog: object) -> None:
        mouth.hush()
        program.session.door.lock()

    agent = Agent(lock_meanwhile)
    assert mouth.ask("Retirer", "Retirer Mme Lefèvre ?", "Retirer") is False and agent.title == "Retirer"
    assert locked(program)
    mouth.notice("Un souci avec le fichier", "Le disque est plein.")
    assert mouth.ask_to_keep("Réglages", "Rien n’est enregistré.") is None
    waiting = MessageDialog("Aperçu", "", parent=window)
    mouth.show(waiting)
    assert locked(program) and not waiting.isVisible()
    come_in(program)
    mouth.wake()
    assert waiting.isVisible()
    waiting.reject()
    told = Agent(lambda dialog: dialog.accept())
    wait_until(lambda: told.title == "Un souci avec le fichier")


def test_the_house_says_how_long(program: Program) -> None:
    program.open()
    assert program.window.context.runner.do(house_rules.change, house_rules.HouseRules(idle_minutes=1))
    assert program.file.seats.watch._patience == 60
