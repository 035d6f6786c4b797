"""Killed while the file is made, pressed twice, closed in the middle: no half file, nothing done twice."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QDialog, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop_app.domain.mandate import State
from desktop_app.screens.mandates.taking import Taking
from desktop_app.storage import files
from desktop_app.storage.connection import database
from desktop_app.storage.journal import journal
from desktop_app.storage.mandates import mandate_keys, mandates
from desktop_app.storage.reception import appointments
from desktop_app.use_cases.accounts import opening
from tests.helpers import builders
from tests.helpers.builders import ITS_ACCOUNTS, PASSPHRASE, RECOVERY_CODE, stored_mandate
from tests.helpers.clock import StillClock
from tests.helpers.first_opening import go_to, keep_code
from tests.helpers.program import Program, running
from tests.helpers.seeing import button, click, field, fill, words
from tests.helpers.typing import press

MOMENTS = 12
_NONE = Qt.MouseButton.NoButton
THURSDAY = date(2025, 11, 27)


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, boulou_folder: Path) -> Iterator[Program]:
    with running(shutil.copytree(boulou_folder, tmp_path / "boulou")) as made:
        yield made


def press_twice(widget: QWidget) -> None:
    """A double click by a hurried hand: two presses where the button is, whatever is there the second time."""
    left, window = Qt.MouseButton.LeftButton, widget.window()
    inside = QPoint(widget.width() - 12, widget.height() // 2)
    at = widget.mapTo(window, inside)
    QTest.mouseClick(widget, left, pos=inside)
    QTest.qWait(30)
    if isValid(window) and window.isVisible() and (under := window.childAt(at)) is not None:
        here = under.mapFrom(window, at)
        for kind, held in ((QEvent.Type.MouseButtonDblClick, left), (QEvent.Type.MouseButtonRelease, _NONE)):
            event = QMouseEvent(kind, here, under.mapToGlobal(here), left, held, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(under, event)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, cheap_keys: None) -> list[Path]:
    """A file made once, and its folder as a kill would leave it just before and after each part took its name."""
    folder, left = tmp_path_factory.mktemp("made") / "neuf", []
    quick = files.put_in_place

    def stepped(draft: Path, path: Path) -> None:
        keep()
        quick(draft, path)
        keep()

    def keep() -> None:
        left.append(shutil.copytree(folder, folder.parent / str(len(left))))

    rules = (builders.thursdays(0), builders.fridays(1))
    setup = opening.Setup(builders.le_boulou(), builders.its_terms(), builders.its_advisors(), rules)
    words = {"account": ITS_ACCOUNTS[0], "passphrase": PASSPHRASE, "code": RECOVERY_CODE}
    with pytest.MonkeyPatch.context() as patch:
        for room in (files, database, mandate_keys):
            patch.setattr(room, "put_in_place", stepped)
        opening.close_desk(opening.create(folder, setup, **words, clock=StillClock()))
    assert len(left) == MOMENTS
    return left


@pytest.mark.parametrize("moment", range(MOMENTS))
def test_killed_while_the_file_is_made_it_begins_again_or_opens(
    qtbot: QtBot, tmp_path: Path, kept: list[Path], moment: int
) -> None:
    folder = shutil.copytree(kept[moment], tmp_path / "neuf")
    with running(folder) as program:
        assert program.start()
        if program.session.assistant:
            go_to(program.assistant, "code")
            keep_code(program.assistant)
            button(program.assistant, "Créer").click()
        else:
            program.let_in()
        program.wait_for_window()
        assert not program.dialogs.said and not opening.is_new(folder)
    left = {path.name for path in folder.iterdir()} - {"config", "log", "sauvegardes"}
    assert left == {"permanence.db", "permanence.keys", "permanence.mandates", "permanence.head", "permanence.lock"}
    assert files.data_in(folder).stat().st_size


def test_creating_is_pressed_twice(qtbot: QtBot, tmp_path: Path) -> None:
    with running(tmp_path / "neuf") as program:
        assert program.start()
        go_to(program.assistant, "code")
        keep_code(program.assistant)
        press_twice(button(program.assistant, "Créer"))
        program.wait_for_window()
        assert not program.dialogs.said


def test_going_on_is_pressed_twice_and_no_page_is_skipped(qtbot: QtBot, tmp_path: Path) -> None:
    with running(tmp_path / "neuf") as program:
        assert program.start()
        go_to(program.assistant, "days")
        program.assistant.go_back()
        press_twice(button(program.assistant, "Continuer"))
        assert "Quels jours, à quelles heures ?" in words(program.assistant)


def test_booking_is_pressed_twice(program: Program) -> None:
    program.open()
    dialog = program.booking()
    press_twice(button(dialog, "Réserver"))
    assert len(appointments.on_day(program.desk.db, THURSDAY)) == 1
    assert not program.dialogs.said


def test_enter_is_pressed_twice_in_a_booking(program: Program) -> None:
    program.open()
    dialog = program.booking()
    for _ in range(2):
        press(dialog, Qt.Key.Key_Return)
    assert len(appointments.on_day(program.desk.db, THURSDAY)) == 1


def test_making_a_mandate_active_is_pressed_twice_and_its_success_stays_in_view(program: Program) -> None:
    program.open()
    db = program.desk.db
    program.clock.forward(minutes=60)
    made = stored_mandate(db, State.PRINTED)
    program.window.resize(1180, 760)
    program.window.go("mandates")
    program.window.page().take(made.id)  # type: ignore[attr-defined]
    for box in [one for one in program.window.findChildren(QCheckBox) if one.isVisible()]:
        box.click()
    press_twice(button(program.window, "Rendre le mandat actif"))
    stored = mandates.get(db, made.id)
    assert stored and stored.state is State.ACTIVE
    signed = [entry for entry in journal.latest(db, 20) if entry.action.name == "MANDATE_SIGNED"]
    assert len(signed) == 1 and not program.dialogs.said
    assert program.window.findChild(Taking) and "est actif" in words(program.window)


def test_a_booking_closed_in_the_middle_asks_and_books_nothing(program: Program) -> None:
    program.open()
    dialog = program.booking()
    program.dialogs.answers = [False, True]
    dialog.close()
    assert dialog.isVisible()
    dialog.close()
    assert not dialog.isVisible() and len(program.dialogs.said) == 2
    assert not appointments.on_day(program.desk.db, THURSDAY)


def test_the_window_closed_over_an_open_dialog(program: Program) -> None:
    program.open()
    dialog: QDialog = program.booking()
    fill(field(dialog, "Téléphone"), "06 39 98 00 01")
    program.window.close()
    assert not program.window.isVisible()


def test_the_assistant_closed_in_the_middle_asks_and_leaves_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "neuf"
    with running(folder) as program:
        assert program.start()
        go_to(program.assistant, "days")
        click(program.assistant, "Retirer")
        program.dialogs.answers = [False, True]
        program.assistant.close()
        assert program.assistant.isVisible()
        program.assistant.close()
        assert not program.assistant.isVisible()
    assert opening.is_new(folder) and not list(folder.glob("permanence.[dk]*"))
