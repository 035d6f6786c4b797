"""A mandate of one line, from the person found to its last signature, by the keyboard alone and in few gestures.

A key, or two pressed together, is a gesture; so is the typing of a whole field.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop_app.domain.mandate import Act, State
from desktop_app.screens.printing import job
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.screens.printing.printer_part import PrinterPart
from desktop_app.screens.reading_order import ReadingOrder
from desktop_app.system import printers as system_printers
from desktop_app.system.printer_state import Condition
from desktop_app.use_cases.desk import Desk
from tests.helpers.at_mandates import AtMandates
from tests.helpers.builders import stored_person
from tests.helpers.printers import standing
from tests.helpers.typing import type_text

# A list of suggestions takes the keyboard; the offscreen platform has none to give.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support grabbing the keyboard")

MOST = 40
CTRL = Qt.KeyboardModifier.ControlModifier


class Hands:
    """Ten fingers and no mouse: each gesture goes to whatever has the keyboard, and is counted."""

    def __init__(self, at: AtMandates) -> None:
        self.at, self.gestures = at, 0

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None) -> None:
        """Press a key."""
        self.gestures += 1
        QTest.keyClick(self._where().window().windowHandle(), key, modifiers or Qt.KeyboardModifier.NoModifier)
        self.at.qtbot.wait(1)

    def tab(self, times: int = 1) -> None:
        """Go to the next field, so many times."""
        for _ in range(times):
            self.key(Qt.Key.Key_Tab)

    def tick(self) -> None:
        """The space bar, on the box or the choice that has the keyboard."""
        self.key(Qt.Key.Key_Space)

    def go_on(self) -> None:
        """What the button of the step does."""
        self.key(Qt.Key.Key_Return, CTRL)

    def type_in(self, text: str) -> None:
        """Fill in a field."""
        self.gestures += 1
        type_text(self._where(), text)
        self.at.qtbot.wait(1)

    def _where(self) -> QWidget:
        where = QApplication.focusWidget() or QApplication.activeModalWidget()
        assert where
        return where


@pytest.fixture
def at(desk: Desk, qtbot: QtBot, qapp: QApplication) -> Iterator[AtMandates]:
    """The page of mandates, through which Tab goes as in the program."""
    tab = ReadingOrder(qapp)
    there = AtMandates(desk, qtbot)
    yield there
    there.close()
    delete(tab)


@pytest.fixture(autouse=True)
def a_printer_at_the_counter(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One printer is ready, and prints into a file."""

    def named(_name: str) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "originaux.pdf"))
        printer.setFullPage(True)
        return printer

    monkeypatch.setattr(job, "printer_named", named)
    monkeypatch.setattr(system_printers, "condition_of", lambda _name: Condition.READY)
    made = PrinterPart.__init__

    def with_one(self: PrinterPart, worker: object, remembered: object, _printers: object, *rest: object) -> None:
        made(self, worker, remembered, standing("Accueil"), *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(PrinterPart, "__init__", with_one)


def test_a_mandate_of_one_line_is_taken_by_the_keyboard_alone(at: AtMandates, desk: Desk) -> None:
    at.page.aim(person_id=stored_person(desk.db).id)
    hands = Hands(at)
    not_with_them_and_all_is_plain(hands)
    one_line_for_today(hands)
    told_and_understood(hands)
    identity_seen(hands)
    print_both(hands)
    sign(hands)
    mandate = at.only_mandate().mandate
    assert mandate.state is State.ACTIVE and mandate.ends_on == desk.now().date()
    (line,) = mandate.open_body.lines
    assert (line.organism, line.procedure, line.acts) == ("CAF", "Prime d’activité", {Act.CONSULT})
    assert hands.gestures <= MOST, f"{hands.gestures} gestures"


def not_with_them_and_all_is_plain(hands: Hands) -> None:
    hands.key(Qt.Key.Key_Down)
    hands.tick()
    hands.tab()
    hands.tick()
    hands.go_on()
    assert hands.at.title() == "Personne et objet"


def one_line_for_today(hands: Hands) -> None:
    hands.type_in("CAF")
    hands.tab()
    hands.type_in("Prime d’activité")
    hands.tab()
    hands.tick()
    hands.go_on()
    assert hands.at.title() == "Information"


def told_and_understood(hands: Hands) -> None:
    for _ in range(3):
        hands.tab()
        hands.tick()
        hands.tab()
    for _ in range(2):
        hands.tick()
        hands.tab()
    hands.tick()
    hands.go_on()
    assert hands.at.title() == "Identité"


def identity_seen(hands: Hands) -> None:
    hands.tick()
    hands.go_on()
    assert hands.at.title() == "Les deux originaux"


def print_both(hands: Hands) -> None:
    hands.go_on()
    preview = hands.at.front
    assert isinstance(preview, PreviewDialog)
    hands.at.qtbot.waitUntil(preview.panel.print_button.isEnabled, timeout=15_000)
    with hands.at.qtbot.waitSignal(preview.destroyed, timeout=20_000):
        hands.key(Qt.Key.Key_P, CTRL)
    # As a window manager does once a dialog is gone.
    hands.at.page.activateWindow()
    hands.at.qtbot.waitUntil(hands.at.page.isActiveWindow)
    assert hands.at.title() == "Signatures"


def sign(hands: Hands) -> None:
    hands.tick()
    for _ in range(2):
        hands.tab()
        hands.tick()
    hands.go_on()
    assert hands.at.title() == "Mandat actif"
