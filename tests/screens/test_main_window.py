"""The frame: pages made on their first visit, the line that says what was done, the keys, who works."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QSettings, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.reception.appointment import State
from desktop_app.screens.context import Context
from desktop_app.screens.navigation import PAGES, Entry
from desktop_app.screens.page import Page
from desktop_app.screens.program import Program
from desktop_app.screens.runner import Runner
from desktop_app.screens.widgets.top_bar import TRAINING
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.reception import appointments as stored
from desktop_app.use_cases.changes import Touched
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import appointments, people
from desktop_app.use_cases.settings import settings
from tests.helpers.builders import NINE, a_person, le_boulou
from tests.helpers.clock import StillClock
from tests.helpers.day_screens import shown_words
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.folders import at_work
from tests.helpers.typing import press, type_text

CTRL = Qt.KeyboardModifier.ControlModifier


class PeopleTrial(Page):
    """A page that counts how often it was made afresh."""

    key, title, touched_by = "people", "Usagers", Touched.PEOPLE

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.refreshed = 0
        self.aimed: dict[str, object] = {}
        self.field = QLineEdit(self)
        self.field.setAccessibleName("Chercher")
        column = QVBoxLayout()
        column.addWidget(self.field)
        self.lay_out(column)

    def refresh(self) -> None:
        self.refreshed += 1

    def aim(self, **target: object) -> None:
        self.aimed = target


class DayTrial(PeopleTrial):
    """Another page, which hears of appointments."""

    key, title, touched_by = "today", "Aujourd’hui", Touched.APPOINTMENTS


ENTRIES = (
    Entry("today", "Aujourd’hui", "today", f"{__name__}:DayTrial"),
    Entry("people", "Usagers", "people", f"{__name__}:PeopleTrial"),
)


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[MainWindow]:
    shown = open_window(desk, tmp_path)
    qtbot.addWidget(shown)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    yield shown


def open_window(desk: Desk, config: Path) -> MainWindow:
    """A window of two trial pages."""
    dialogs = FakeDialogs()
    return MainWindow(desk, Runner(desk, dialogs, dialogs), dialogs, config=config, entries=ENTRIES)


def runner_of(window: MainWindow) -> Runner:
    return window.context.runner


def book(window: MainWindow) -> None:
    runner_of(window).do(appointments.book, person=a_person(), advisor_id=1, start=NINE, theme="Logement")


def test_a_page_is_made_on_its_first_visit_only(window: MainWindow) -> None:
    assert window.stack.count() == 1
    window.go("people")
    window.go("today")
    window.go("people")
    assert window.stack.count() == 2
    assert isinstance(window.page(), PeopleTrial)


def test_the_pages_not_yet_visited_are_made_and_filled_out_of_sight(window: MainWindow) -> None:
    read: list[int] = []
    for step in window.still_to_make([lambda: read.append(window.stack.count())]):
        step()
    assert read == [2] and window.page().key == "today"
    (made,) = [page for page in window.findChildren(PeopleTrial) if page.key == "people"]
    assert made.refreshed == 1 and not made.isVisible()
    window.go("people")
    assert window.page() is made and made.refreshed == 1
    window.go("today")
    runner_of(window).do(people.register, a_person())
    window.go("people")
    assert made.refreshed == 2


class Drawn(QObject):
    """Counts how often a widget is drawn."""

    times = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() is QEvent.Type.Paint
        return False


def test_a_page_that_comes_into_view_is_drawn_once(window: MainWindow, qtbot: QtBot) -> None:
    window.go("people")
    page, drawn = window.page(), Drawn()
    qtbot.wait(50)
    window.go("today")
    qtbot.wait(50)
    page.installEventFilter(drawn)
    window.go("people")
    qtbot.waitUntil(lambda: drawn.times > 0)
    assert drawn.times == 1


def test_the_rail_names_its_pages_in_words(window: MainWindow) -> None:
    words = [button.text() for button in window.rail.findChildren(QAbstractButton)]
    assert words == ["Aujourd’hui", "Usagers"]
    everyday = ["Aujourd’hui", "Agenda", "Usagers", "Mandats"]
    managers = ["Protection", "Journal", "Réalisé"]
    assert [entry.title for entry in PAGES] == [*everyday, *managers, "Réglages", "À prévenir"]


@pytest.mark.parametrize(
    ("account_id", "kept_back"),
    [
        (1, set()),
        (2, {"protection", "journal", "fulfilment"}),
        (3, {"protection", "journal", "fulfilment"}),
        (4, set()),
    ],
)
def test_a_page_that_an_account_may_not_use_is_absent(
    qtbot: QtBot, desk: Desk, tmp_path: Path, account_id: int, kept_back: set[str]
) -> None:
    mine, dialogs = at_work(desk, account_id), FakeDialogs()
    window = MainWindow(mine, Runner(mine, dialogs, dialogs), dialogs, config=tmp_path)
    qtbot.addWidget(window)
    every = {entry.key for entry in PAGES}
    assert {key for key in every if window.has_page(key)} == every - kept_back
    assert len(window.rail.findChildren(QAbstractButton)) == len(every - kept_back)
    keys = {key.toString() for found in window.findChildren(QShortcut) for key in list(found.keys())}
    assert (f"Ctrl+{len(every)}" in keys) is (not kept_back)


def test_pages_have_keys_on_both_rows_of_a_french_keyboard(window: MainWindow) -> None:
    press(window, Qt.Key.Key_2, CTRL)
    assert window.page().key == "people"
    press(window, Qt.Key.Key_Ampersand, CTRL)
    assert window.page().key == "today"
    press(window, Qt.Key.Key_Eacute, CTRL)
    assert window.page().key == "people"


def test_no_shortcut_takes_altgr_away(window: MainWindow) -> None:
    keys = [key.toString() for found in window.findChildren(QShortcut) for key in list(found.keys())]
    assert "F5" in keys and "Ctrl+Q" in keys and "Ctrl+Z" in keys
    assert not [key for key in keys if "Ctrl+Alt" in key]
    assert QKeySequence("Ctrl+Q").toString() == "Ctrl+Q"


def test_going_hands_the_target_to_the_page(window: MainWindow) -> None:
    window.context.go("people", person_id=3)
    page = window.page()
    assert isinstance(page, PeopleTrial) and page.aimed == {"person_id": 3}


def test_a_visible_page_hears_its_changes_and_no_others(window: MainWindow) -> None:
    page = window.page()
    assert isinstance(page, DayTrial) and page.refreshed == 1
    runner_of(window).do(people.register, a_person())
    assert page.refreshed == 1
    runner_of(window).do(appointments.book, person=a_person("Puig", "Jordi", ""), advisor_id=1, start=NINE,
                         theme="Logement")  # fmt: skip
    assert page.refreshed == 2


def test_a_hidden_page_catches_up_when_it_is_shown(window: MainWindow) -> None:
    window.go("people")
    hidden = window.page()
    window.go("today")
    runner_of(window).do(people.register, a_person())
    runner_of(window).do(people.register, a_person("Puig", "Jordi", ""))
    assert isinstance(hidden, PeopleTrial) and hidden.refreshed == 1
    window.go("people")
    assert hidden.refreshed == 2


def test_what_was_done_is_said_with_the_way_back(window: MainWindow, desk: Desk) -> None:
    book(window)
    told = window.done_line.told().replace("\N{NO-BREAK SPACE}", " ")
    assert told == "Éloïse Lefèvre : rendez-vous jeudi 27 novembre 2025 à 9 h."
    assert window.done_line.undo_button.isVisible()
    assert (
        window.done_line.undo_button.accessibleName() == "Annuler\N{NO-BREAK SPACE}: le rendez-vous de Éloïse Lefèvre"
    )
    window.done_line.undo_button.click()
    assert window.done_line.told() == "Annulé : le rendez-vous de Éloïse Lefèvre."
    assert not window.done_line.undo_button.isVisible()
    assert stored.on_day(desk.db, NINE.date()) == []


def test_ctrl_z_takes_back_then_says_that_nothing_is_left(window: MainWindow, desk: Desk) -> None:
    book(window)
    press(window, Qt.Key.Key_Z, CTRL)
    assert stored.on_day(desk.db, NINE.date()) == []
    press(window, Qt.Key.Key_Z, CTRL)
    assert window.done_line.told() == "Il n’y a rien à annuler."


def test_ctrl_z_in_a_field_takes_back_the_typing_alone(window: MainWindow, desk: Desk) -> None:
    book(window)
    page = window.page()
    assert isinstance(page, DayTrial)
    page.field.setFocus()
    type_text(page.field, "é")
    press(page.field, Qt.Key.Key_Z, CTRL)
    assert page.field.text() == ""
    assert len(stored.on_day(desk.db, NINE.date())) == 1


def test_the_line_keeps_its_room(window: MainWindow) -> None:
    before = window.stack.height()
    book(window)
    assert window.stack.height() == before


def test_the_top_says_the_day_and_the_place(window: MainWindow) -> None:
    # Wide enough for every word in whatever letters an earlier test has left.
    window.resize(1900, 760)
    words = shown_words(window.top_bar).split("\n")
    assert {"Jeudi 27 novembre", "Médiathèque du Boulou"} <= {*words}
    # In as many words as this system's font leaves room for, and in none where that is little.
    told = {word for word in words if "sauvegarde" in word.lower()}
    assert told <= {"Aucune sauvegarde vérifiée", "La sauvegarde est à vérifier"}
    runner_of(window).do(settings.change_place, replace(le_boulou(), commune="Estaires"))
    # What was just done is said in its place: it is read again beneath.
    assert "Médiathèque d’Estaires" in [label.text() for label in window.top_bar.findChildren(QLabel)]


def test_the_top_says_who_is_at_work_and_how_to_leave(window: MainWindow) -> None:
    assert window.top_bar.who.text() == "Marie Castell"
    assert window.top_bar.who.accessibleName() == "Compte ouvert : Marie Castell, conseiller et référent"
    actions = [action.text().partition("\t")[0] for action in window.top_bar.who.menu().actions()]
    assert actions[:2] == ["Verrouiller", "Changer de personne"]


class Heard(Program):
    """A program that remembers what the window asked of it."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def lock(self) -> None:
        self.asked.append("lock")

    def change_person(self) -> None:
        self.asked.append("change")

    def may_end(self) -> bool:
        self.asked.append("end")
        return False


def test_leaving_is_asked_of_the_program_around(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    dialogs, program = FakeDialogs(), Heard()
    window = MainWindow(
        desk, Runner(desk, dialogs, dialogs), dialogs, config=tmp_path, entries=ENTRIES, program=program
    )
    qtbot.addWidget(window)
    window.show()
    window.top_bar.lock_button.click()
    for action in window.top_bar.who.menu().actions():
        action.trigger()
    assert not window.close() and window.isVisible()
    assert program.asked == ["lock", "lock", "change", "end"]


def test_midnight_is_noticed(window: MainWindow, clock: StillClock) -> None:
    clock.set(datetime(2025, 11, 28, 0, 1))
    window.refresh_if_new_day()
    assert "Vendredi 28" in shown_words(window.top_bar)


def test_f5_reads_again(window: MainWindow) -> None:
    page = window.page()
    press(window, Qt.Key.Key_F5)
    assert isinstance(page, DayTrial) and page.refreshed == 2


def test_only_a_demonstration_says_so(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    for demo in (False, True):
        desk.demo = demo
        window = open_window(desk, tmp_path)
        qtbot.addWidget(window)
        assert (TRAINING in [widget.accessibleName() for widget in window.top_bar.findChildren(QWidget)]) is demo
        assert (window.top_bar.who.menu() is None) is demo


def test_the_size_of_the_window_comes_back_and_nothing_else_is_kept(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    first = open_window(desk, tmp_path)
    qtbot.addWidget(first)
    first.show()
    # The offscreen screen is 800 pixels wide; a window never comes back larger than its screen.
    first.resize(780, 610)
    book(first)
    first.close()
    again = open_window(desk, tmp_path)
    qtbot.addWidget(again)
    assert (again.width(), again.height()) == (780, 610)
    kept = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    assert kept.allKeys() == ["account-1/page", "account-1/place"]


def test_a_state_can_be_undone_from_the_window(window: MainWindow, desk: Desk) -> None:
    book(window)
    booked = stored.on_day(desk.db, NINE.date())[0]
    runner_of(window).do(appointments.mark_as, booked.id, State.ARRIVED)
    press(window, Qt.Key.Key_Z, CTRL)
    assert stored.on_day(desk.db, NINE.date())[0].state is State.EXPECTED
