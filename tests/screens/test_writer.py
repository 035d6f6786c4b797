"""What writes runs beside the window, which goes on painting and hears no key until it has ended."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from weakref import ref

import pytest
import shiboken6
from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QCursor, QGuiApplication, QMouseEvent
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import RuleBroken
from desktop_app.screens.runner import Runner
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.screens.writer import Writer, _Gesture
from desktop_app.storage.connection import database
from desktop_app.use_cases.changes import Changes, Touched
from desktop_app.use_cases.desk import Desk
from tests.helpers.fake_dialogs import FakeDialogs

A_SLOW_DISK = 0.4


def takes_long(desk: Desk) -> Changes:
    """A verb whose flush takes its time."""
    with database.writing(desk.db):
        time.sleep(A_SLOW_DISK)
    return Changes(Touched.NOTHING, "C’est noté.")


class Ticks(QObject):
    """Counts how often the window's thread was free, every ten milliseconds."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self._timer = QTimer(self, interval=10)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        self.count += 1


@pytest.fixture
def runner(qtbot: QtBot, desk: Desk) -> Iterator[Runner]:
    made = Runner(desk, FakeDialogs())
    yield made
    made.end()


def test_a_verb_runs_beside_the_window_which_lives_meanwhile(runner: Runner) -> None:
    ticks, threads = Ticks(), []

    def verb(desk: Desk) -> Changes:
        threads.append(threading.current_thread())
        return takes_long(desk)

    assert runner.do(verb) is not None
    assert ticks.count >= 3 and threads != [threading.main_thread()]


class Pointed(QWidget):
    """Notes whether something was being written each time the pointer moved over it."""

    def __init__(self, runner: Runner) -> None:
        super().__init__()
        self.setMouseTracking(True)
        self._writer, self.heard = runner.writer, list[bool]()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.heard.append(self._writer.busy)


def test_what_is_asked_meanwhile_waits_until_it_is_written(qtbot: QtBot, runner: Runner) -> None:
    """By the pointer, the one that comes here as from the system, by Qt's queue; keys and clicks wait in the same."""
    pointed = Pointed(runner)
    qtbot.addWidget(pointed)
    with qtbot.waitExposed(pointed):
        pointed.show()
    QTimer.singleShot(20, pointed, lambda: QCursor.setPos(pointed.mapToGlobal(pointed.rect().center())))
    assert runner.do(takes_long) is not None
    assert pointed.heard == []
    qtbot.waitUntil(lambda: bool(pointed.heard))
    assert not any(pointed.heard)


def test_what_it_refuses_reaches_whoever_asked(runner: Runner) -> None:
    class Question(RuleBroken):
        pass

    def verb(desk: Desk) -> Changes:
        raise Question("Sûr ?")

    with pytest.raises(Question):
        runner.beside(asking=(Question,)).do(verb)
    assert runner.do(verb) is None


def test_a_bug_in_it_is_raised_where_it_was_asked_for(qtbot: QtBot) -> None:
    writer = Writer()
    with pytest.raises(ZeroDivisionError):
        writer.run(lambda: 1 // 0)
    assert not writer.busy


def test_one_that_begins_inside_another_comes_after_it(runner: Runner) -> None:
    order: list[str] = []

    def first(desk: Desk) -> Changes:
        changes = takes_long(desk)
        order.append("first")
        return changes

    def second(desk: Desk) -> Changes:
        order.append("second")
        return Changes(Touched.NOTHING)

    QTimer.singleShot(20, runner, lambda: runner.do(second))
    runner.do(first)
    assert order == ["first", "second"]


def test_the_window_that_closes_waits_for_what_is_being_written(qtbot: QtBot, window: MainWindow) -> None:
    seen: list[bool] = []
    close = QTimer(window, interval=20, singleShot=True)
    close.timeout.connect(window.close)
    close.start()
    look = QTimer(window, interval=100, singleShot=True)
    look.timeout.connect(lambda: seen.append(window.isVisible()))
    look.start()
    assert window.context.runner.do(takes_long) is not None
    assert seen == [True]
    qtbot.waitUntil(lambda: not window.isVisible())


class Asking(QDialog):
    """Writes in a slot of its own, as a form does, and looks at itself afterwards."""

    def __init__(self, runner: Runner, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._runner = runner
        self.seen: list[tuple[bool, bool]] = []

    def write(self) -> None:
        """What its button does."""
        self._runner.do(takes_long)
        self.seen.append((shiboken6.isValid(self), self.isVisible()))


@pytest.mark.parametrize("go", ["close", "reject"])
def test_a_dialog_that_writes_is_there_when_it_is_written(qtbot: QtBot, window: MainWindow, go: str) -> None:
    dialog = Asking(window.context.runner, window)
    seen = dialog.seen
    dialog.show()
    leave = QTimer(window, interval=20, singleShot=True)
    leave.timeout.connect(dialog.close if go == "close" else lambda: reject_and_free(dialog))
    leave.start()
    dialog.write()
    assert seen == [(True, go == "close")]
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))


def test_nor_does_it_go_while_it_asks_something_afterwards(qtbot: QtBot, window: MainWindow) -> None:
    dialog, seen = Asking(window.context.runner, window), list[bool]()
    dialog.show()

    def write_and_ask() -> None:
        window.context.runner.do(takes_long)
        asking = QEventLoop()
        QTimer.singleShot(100, asking, asking.quit)
        asking.exec()
        seen.append(shiboken6.isValid(dialog) and dialog.isVisible())

    QTimer.singleShot(0, window, write_and_ask)
    QTimer.singleShot(20, window, dialog.close)
    qtbot.waitUntil(lambda: seen == [True])
    qtbot.waitUntil(lambda: not shiboken6.isValid(dialog))


def test_the_thread_is_over_when_it_is_written(runner: Runner, monkeypatch: pytest.MonkeyPatch) -> None:
    run = _Gesture.run

    def dawdle(gesture: _Gesture[threading.Thread]) -> None:
        run(gesture)
        time.sleep(0.1)

    monkeypatch.setattr(_Gesture, "run", dawdle)
    assert not runner.writer.run(threading.current_thread).is_alive()


def test_what_an_error_keeps_holds_no_window(runner: Runner) -> None:
    window = QWidget()
    window.show()
    name = ref(window)
    with pytest.raises(ZeroDivisionError) as kept:
        runner.writer.run(lambda: 1 // 0)
    del window
    assert kept.tb is not None and name() is None


def reject_and_free(dialog: QDialog) -> None:
    """What a late answer of another window makes of one that is open."""
    dialog.reject()
    dialog.deleteLater()


def test_a_long_write_has_its_word_and_its_cursor(window: MainWindow) -> None:
    said: list[tuple[str, bool]] = []
    look = QTimer(window, interval=380, singleShot=True)
    look.timeout.connect(lambda: said.append((window.done_line.told(), QGuiApplication.overrideCursor() is not None)))
    look.start()
    assert window.context.runner.do(takes_longer) is not None
    assert said == [("Enregistrement en cours…", True)]
    assert window.done_line.told() == "C’est noté." and QGuiApplication.overrideCursor() is None


def takes_longer(desk: Desk) -> Changes:
    """Long enough for a word, on the busiest machine too."""
    time.sleep(2 * A_SLOW_DISK)
    return takes_long(desk)


def test_the_window_writes_into_no_gesture_of_the_writer(runner: Runner, desk: Desk) -> None:
    inside = threading.Event()
    seen: list[bool] = []

    def verb(desk: Desk) -> Changes:
        with database.writing(desk.db):
            inside.set()
            time.sleep(A_SLOW_DISK)
            seen.append(True)
        return Changes(Touched.NOTHING)

    def write() -> None:
        inside.wait()
        with database.writing(desk.db):
            seen.append(False)

    QTimer.singleShot(0, runner, write)
    runner.do(verb)
    assert seen == [True, False]
