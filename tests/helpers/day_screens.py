"""The real window on a real desk, and what a person sees of a day in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.planning import Room
from desktop_app.domain.reception.appointment import State
from desktop_app.screens.after_paint import AfterPaint
from desktop_app.screens.appointments.day_list import DayList
from desktop_app.screens.appointments.step_strip import StepStrip
from desktop_app.screens.planning.pattern_dialog import PatternDialog
from desktop_app.screens.runner import Runner
from desktop_app.screens.theme.style import apply_theme
from desktop_app.screens.theme.tokens import LIGHT
from desktop_app.screens.today.aside import AttentionLine
from desktop_app.screens.widgets.done_line import DoneLine
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.reception import appointments
from desktop_app.use_cases.desk import Desk

from .builders import stored_appointment, stored_person
from .fake_dialogs import FakeDialogs
from .program import is_worn, wait_until
from .seeing import click
from .typing import press

Dialog = TypeVar("Dialog", bound=QDialog)


class Offered:
    """A pattern may be given one convention, one place and any words for its room."""

    beginning = "aujourd’hui"
    conventions: Sequence[tuple[int, str]] = ()
    places: Sequence[tuple[int, str]] = ()
    rooms: Sequence[Room] = ()


@contextmanager
def open_window(qtbot: QtBot, desk: Desk, dialogs: FakeDialogs, folder: Path) -> Iterator[MainWindow]:
    """The main window on this desk, in front; closed at the end."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    if not is_worn(app, LIGHT, 1.0):
        apply_theme(app, LIGHT, 1.0)
    window = MainWindow(desk, Runner(desk, dialogs), dialogs, config=folder)
    qtbot.addWidget(window)
    window.resize(1180, 760)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    yield window
    window.close()


def rows_of(day: DayList) -> list[str]:
    """Each row as it is read aloud."""
    spoken = [day.model().index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(_count(day))]
    return [words.replace("\N{NO-BREAK SPACE}", " ") for words in spoken]


def chosen(day: DayList) -> str:
    """The row that the keys act upon, as it is read aloud."""
    at = day.currentIndex().row()
    return rows_of(day)[at] if at >= 0 else ""


def labels_of(strip: StepStrip) -> list[str]:
    """The words on the buttons over a row, from left to right."""
    return [button.text() for button in strip._buttons]


def choose(day: DayList, words: str) -> None:
    """Move with the arrows to the first row that holds these words."""
    press(day, Qt.Key.Key_Home)
    for _ in range(_count(day)):
        if words in chosen(day):
            return
        press(day, Qt.Key.Key_Down)
    raise AssertionError(f"no row with {words!r} in {rows_of(day)}")


def opened(window: QWidget, kind: type[Dialog]) -> Dialog:
    """The dialog of this kind that is open, in front, at once or once the machine has come to it."""
    found: list[Dialog] = []

    def is_open() -> bool:
        found[:] = [dialog for dialog in window.findChildren(kind) if dialog is QApplication.activeWindow()]
        return bool(found)

    wait_until(is_open)
    return found[0]


def open_pattern(window: MainWindow, words: str = "Modifier", nth: int = 0) -> PatternDialog:
    """The dialog that a button of « Jours de permanence » opens."""
    click(window, words, nth)
    return opened(window, PatternDialog)


def focused() -> QWidget:
    """Where the keyboard is."""
    found = QApplication.focusWidget()
    assert found is not None
    return found


def free_closed_dialogs() -> None:
    """Let what asked to be deleted go."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def shown_words(widget: QWidget) -> str:
    """Every visible label and button of the widget, one a line, from top to bottom, as an eye reads it at rest."""
    wait_for_all(widget)
    found = [
        child
        for child in widget.findChildren(QWidget)
        if isinstance(child, (QLabel, QAbstractButton)) and child.isVisible() and child.text()
    ]
    found.sort(key=lambda child: (child.mapTo(widget, QPoint()).y(), child.mapTo(widget, QPoint()).x()))
    seen = str.maketrans({"\N{NO-BREAK SPACE}": " ", "\N{WORD JOINER}": None})
    return "\n".join(child.text().translate(seen) for child in found)


def wait_for_all(widget: QWidget) -> None:
    """Let come what is told a moment after the rest of its window."""
    later = widget.window().findChildren(AfterPaint)
    wait_until(lambda: not any(each.waits and each.painted.isVisible() for each in later))


def to_do(widget: QWidget) -> list[AttentionLine]:
    """The lines of « À faire » in this window, from top to bottom."""
    wait_for_all(widget)
    lines = [each for each in widget.window().findChildren(AttentionLine) if each.isVisible()]
    return sorted(lines, key=lambda line: line.mapTo(widget.window(), QPoint()).y())


def told(window: MainWindow) -> str:
    """What was just done, whole: on the screen it may be cut in its middle, and the tip has it."""
    line = window.findChild(DoneLine)
    assert line
    return line.told().replace("\N{NO-BREAK SPACE}", " ")


def wait_in_front(window: QWidget) -> None:
    """Give the window the keyboard again: the offscreen platform has no window manager to do it."""
    window.activateWindow()
    wait_until(lambda: QApplication.activeWindow() is window)


def book_for(desk: Desk, name: str, hour: int, minute: int = 0, **changes: object) -> int:
    """An appointment on the Thursday, of a new person of this surname; its id."""
    person = stored_person(desk.db, name, "Éloïse")
    start = datetime(2025, 11, 27, hour, minute)
    return stored_appointment(desk.db, person, start=start, **changes).id


def state_of(desk: Desk, appointment_id: int) -> State:
    """What the file says."""
    found = appointments.get(desk.db, appointment_id)
    assert found is not None
    return found.state


def _count(day: DayList) -> int:
    return day.model().rowCount()
