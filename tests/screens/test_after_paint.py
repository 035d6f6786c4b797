"""What comes a moment after the day: never before it is seen, once, and not while it is out of sight."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.screens.after_paint import AfterPaint
from desktop_app.screens.runner import Runner
from desktop_app.screens.today import page as today_page
from desktop_app.screens.today.page import TodayPage
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.overview import attention
from tests.helpers.builders import stored_appointment, stored_person
from tests.helpers.day_screens import focused, shown_words, to_do, wait_for_all
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.typing import press


class Heard(QObject):
    """What happened to a widget and after, in order."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.happened: list[str] = []
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.happened.append("painted")
            self.seen()
        return False

    def take(self) -> None:
        self.happened.append("taken")

    def seen(self) -> None:
        """What a test looks at, at each paint."""


@pytest.fixture
def sheet(qtbot: QtBot) -> Iterator[QWidget]:
    """A widget with another that fills it, on the screen."""
    sheet = QWidget()
    qtbot.addWidget(sheet)
    inside = QWidget(sheet)
    QVBoxLayout(sheet).addWidget(inside)
    inside.setObjectName("inside")
    sheet.resize(300, 200)
    with qtbot.waitExposed(sheet):
        sheet.show()
    qtbot.wait(20)
    return sheet


def test_it_comes_once_after_the_paint_of_what_is_in_it(qtbot: QtBot, sheet: QWidget) -> None:
    inside = sheet.findChild(QWidget, "inside")
    heard = Heard(inside)
    after = AfterPaint(sheet, heard.take)
    inside.update()
    for _ in range(3):
        after.ask()
    assert after.waits and heard.happened == []
    qtbot.waitUntil(lambda: not after.waits)
    assert heard.happened == ["painted", "taken"]
    qtbot.wait(20)
    assert heard.happened.count("taken") == 1


def test_it_comes_though_nothing_else_has_to_be_painted(qtbot: QtBot, sheet: QWidget) -> None:
    heard = Heard(sheet)
    after = AfterPaint(sheet, heard.take)
    after.ask()
    qtbot.waitUntil(lambda: "taken" in heard.happened)
    after.ask()
    qtbot.waitUntil(lambda: heard.happened.count("taken") == 2)


def test_what_is_hidden_waits_until_it_is_shown(qtbot: QtBot, sheet: QWidget) -> None:
    heard = Heard(sheet)
    after = AfterPaint(sheet, heard.take)
    sheet.hide()
    after.ask()
    qtbot.wait(50)
    assert after.waits and "taken" not in heard.happened
    sheet.show()
    qtbot.waitUntil(lambda: "taken" in heard.happened)


def test_a_page_that_is_scrolled_is_in_sight_as_well(qtbot: QtBot) -> None:
    around, page = QScrollArea(), QWidget()
    qtbot.addWidget(around)
    page.resize(200, 2_000)
    around.setWidget(page)
    around.resize(240, 200)
    with qtbot.waitExposed(around):
        around.show()
    around.verticalScrollBar().setValue(1_500)
    qtbot.wait(20)
    heard = Heard(page)
    after = AfterPaint(page, heard.take)
    after.ask()
    qtbot.waitUntil(lambda: "taken" in heard.happened)


def test_the_day_is_seen_before_what_is_to_do_is_looked_for(
    qtbot: QtBot, window: MainWindow, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = window.page()
    assert isinstance(page, TodayPage)
    wait_for_all(window)
    heard, look = Heard(page.day.list.viewport()), attention.needs_attention

    def found(*asked: Desk) -> object:
        heard.take()
        return look(*asked)

    monkeypatch.setattr(attention, "needs_attention", found)
    stored_appointment(desk.db, stored_person(desk.db), start=desk.now().replace(hour=9, minute=0))
    window.refresh()
    assert heard.happened == []
    wait_for_all(window)
    assert heard.happened[0] == "painted" and heard.happened[-1] == "taken"


@pytest.mark.parametrize(("tight", "before"), [(1_040, True), (1_000, False)])
def test_where_its_lines_may_send_the_panel_under_the_day_they_are_told_with_it(
    qtbot: QtBot,
    desk: Desk,
    dialogs: FakeDialogs,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    tight: int,
    before: bool,
) -> None:
    monkeypatch.setattr(today_page, "_TIGHT", tight)
    earlier = MainWindow(desk, Runner(desk, dialogs), dialogs, config=tmp_path)
    qtbot.addWidget(earlier)
    earlier.resize(1_022, 690)
    earlier.close()
    window = MainWindow(desk, Runner(desk, dialogs), dialogs, config=tmp_path)
    qtbot.addWidget(window)
    page, told = window.page(), list[bool]()
    assert isinstance(page, TodayPage)
    heard = Heard(page)
    heard.seen = lambda: told.append(page.aside.is_told)  # type: ignore[method-assign]
    with qtbot.waitExposed(window):
        window.show()
    assert to_do(page) and told[0] is before
    window.close()


def test_nothing_is_said_to_be_to_do_until_it_is_known(window: MainWindow) -> None:
    page = window.page()
    assert isinstance(page, TodayPage)
    made = TodayPage(window.context)
    assert made.aside._nothing.isHidden() and not made.aside.lines
    made.deleteLater()
    assert to_do(page) or "Rien d’autre ne demande votre attention." in shown_words(page.aside)


def test_whoever_stood_on_a_line_that_goes_is_in_the_page_still(window: MainWindow, desk: Desk) -> None:
    page = window.page()
    person = stored_person(desk.db)
    made = stored_appointment(desk.db, person, start=desk.now().replace(day=desk.now().day - 7, hour=9, minute=0))
    window.refresh()
    (line,) = [each for each in to_do(page) if "dites qui est venu" in each.accessibleName()]
    line.setFocus()
    assert focused() is line
    desk.db["appointment"].update(made.id, {"state": "SEEN"})
    window.refresh()
    wait_for_all(window)
    assert page.isAncestorOf(focused())
    press(focused(), Qt.Key.Key_Down)
