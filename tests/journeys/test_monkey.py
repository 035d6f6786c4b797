"""Two thousand clicks and keys at random, always the same ones: whatever they do, nothing breaks."""

from __future__ import annotations

import os
import random
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.mandate import State
from desktop_app.domain.mandate.destruction import Kind
from desktop_app.storage.connection import database
from desktop_app.storage.keys import vault
from desktop_app.use_cases.destruction import destructions
from desktop_app.use_cases.reception import people
from desktop_app.use_cases.settings import settings
from tests.helpers.bad_input import BAD
from tests.helpers.builders import PASSPHRASE, stored_appointment, stored_mandate, stored_person
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.program import Program, wait_until
from tests.helpers.typing import press, type_text

EVENTS = int(os.environ.get("PERMANENCE_MONKEY", "600"))
SEED = int(os.environ.get("PERMANENCE_SEED", "1"))
KEYS = [
    *(Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_F5),
    *(Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Delete, Qt.Key.Key_PageDown),
]
SHORTCUTS = [Qt.Key.Key_R, Qt.Key.Key_P, Qt.Key.Key_Z, Qt.Key.Key_M, Qt.Key.Key_N, Qt.Key.Key_F, Qt.Key.Key_Return]
PAGES = [Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_6, Qt.Key.Key_7]
TYPED = ["roca", "9 h 30", "27/11/2025", "04 68 00 00 00", "a", "é", "1", *BAD.values()]


class Whims(FakeDialogs):
    """Answers anything to any question, and saves nothing."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__()
        self.chance = chance

    def ask(self, title: str, sentence: str, yes: str, no: str = "Annuler", *, dangerous: bool = False) -> bool:
        """Yes or no."""
        return self.chance.random() < 0.5

    def ask_to_keep(self, title: str, sentence: str) -> bool | None:
        """Any of the three."""
        return self.chance.choice([True, False, None])

    def choose_folder(self, title: str, where: Path | None = None) -> Path | None:
        """Given up."""
        return None

    def save_file(self, title: str, suggested: str, kinds: str = "", *, where: Path | None = None) -> Path | None:
        """Given up."""
        return None


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, boulou_folder: Path) -> Iterator[Program]:
    folder = shutil.copytree(boulou_folder, tmp_path / "boulou")
    db = database.open_file(folder, vault.unlock(folder, 1, PASSPHRASE).data)
    for name, state in (("Roca", State.ACTIVE), ("Puig", State.DRAFT), ("Serra", State.PRINTED)):
        stored_mandate(db, state, person=stored_person(db, name))
    stored_appointment(db)
    database.close(db)
    made = Program(folder, Whims(random.Random(SEED)))
    made.open()
    yield made
    made.stop()


def a_widget(chance: random.Random, window: QWidget) -> QWidget:
    """Something visible that listens, buttons and lines rather than others."""
    wanted = chance.choice([(QAbstractButton,), (QLineEdit,), (QAbstractItemView, QComboBox), (QWidget,)])
    found = [one for one in window.findChildren(QWidget) if isinstance(one, wanted) and one.isVisible()]
    # A menu waits for its own answer.
    return chance.choice([one for one in found if not getattr(one, "menu", _no_menu)()] or [window])


def _no_menu() -> None:
    """What a widget without menu opens."""


def poke(chance: random.Random, window: QWidget) -> str:
    """One thing a cat would do on the keyboard or the mouse; what it was, told before it may be gone."""
    what, widget = chance.random(), a_widget(chance, window)
    if what < 0.55:
        at = QPoint(chance.randrange(max(1, widget.width())), chance.randrange(max(1, widget.height())))
        told = f"click {widget} {at}"
        (QTest.mouseDClick if what < 0.08 else QTest.mouseClick)(widget, Qt.MouseButton.LeftButton, pos=at)
        return told
    where = QApplication.focusWidget() or window
    if what < 0.7:
        lines = [one for one in window.findChildren(QLineEdit) if one.isVisible()]
        where = chance.choice(lines) if lines else where
        where.setFocus()
        text = chance.choice(TYPED)[:200]
        told = f"type {text!r} in {where}"
        type_text(where, text)
        return told
    if what < 0.9:
        key = chance.choice(KEYS)
        told = f"{key} in {where}"
        press(where, key)
        return told
    key = chance.choice(SHORTCUTS + PAGES)
    told = f"Ctrl+{key} in {where}"
    press(where, key, Qt.KeyboardModifier.ControlModifier)
    return told


def come_in(chance: random.Random, program: Program) -> None:
    """The cat has locked the screen: anybody comes, or Marie, whom nobody can take out."""
    wait_until(lambda: program.session.door.unlock is not None or program.session.door.window is not None)
    for account in (chance.randrange(1, 5), 1):
        if program.session.door.window is None:
            program.let_in(account=account)
            QTest.qWait(200)
    wait_until(lambda: program.session.door.window is not None)


def test_a_cat_on_the_counter(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    chance, done = random.Random(SEED), []
    broken: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda _kind, error, _trace: broken.append(error))
    for at in range(EVENTS):
        if program.session.door.window is None:
            come_in(chance, program)
            done.append(f"unlocked by {program.window.top_bar.who.text()}")
        if not program.window.isVisible():
            program.window.show()
        if QApplication.activeModalWidget() is None and at % 20 == 0:
            program.window.go(chance.choice(list(program.window._entries)))
        # After the page has changed: a menu of the one before may be gone with it.
        front = QApplication.activePopupWidget() or QApplication.activeModalWidget() or program.window
        done.append(poke(chance, front))
        if at % 10 == 0:
            QTest.qWait(1)
            program.clock.forward(minutes=1)
        if broken:
            raise AssertionError("\n".join(done[-8:])) from broken[0]
    while (dialog := QApplication.activeModalWidget()) is not None:
        dialog.done(0) if hasattr(dialog, "done") else dialog.close()
        QTest.qWait(1)
    assert program.desk.db.execute("PRAGMA quick_check").fetchone()[0] == "ok"
    # Whoever is no longer there was erased, which a click may ask for, and stands in the register.
    register = destructions.every(program.desk)
    erased = sum(each.amount for each in register if each.kind in (Kind.PERSON, Kind.PEOPLE))
    assert people.listing(program.desk)[1] + erased >= 4 and settings.load(program.desk).advisors
