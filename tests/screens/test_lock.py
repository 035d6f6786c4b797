"""The locked screen: nothing of anybody is left on it, each finds their window as they left it, keys are gone."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog
from pytestqt.qtbot import QtBot

from desktop_app.domain.journal import Action
from desktop_app.screens.finder.dialog import FinderDialog
from desktop_app.screens.lock.seats import Seat
from desktop_app.screens.opening import open_file
from desktop_app.screens.opening.unlock import UnlockWindow
from desktop_app.storage.journal import journal
from desktop_app.storage.keys import vault
from desktop_app.use_cases.accounts import accounts, opening
from desktop_app.use_cases.settings import house_rules, settings
from tests.helpers.builders import PASSPHRASE, le_boulou
from tests.helpers.day_menu import menu_of
from tests.helpers.day_screens import opened
from tests.helpers.program import Program, running, wait_until
from tests.helpers.seeing import field, fill, words
from tests.helpers.typing import type_text

CTRL = Qt.KeyboardModifier.ControlModifier
MARIE, FRONT_DESK, JORDI, MANAGER = 1, 2, 3, 4


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, boulou_folder: Path) -> Iterator[Program]:
    """The program on Le Boulou, opened by Marie, who may do everything."""
    with running(shutil.copytree(boulou_folder, tmp_path / "boulou")) as made:
        made.open()
        yield made


def press_ctrl_l(program: Program) -> None:
    """Press Ctrl+L wherever the keyboard is."""
    front = QApplication.focusWindow()
    assert front is not None
    QTest.keyClick(front, Qt.Key.Key_L, CTRL)


def locked(program: Program) -> bool:
    """Whether the unlock window alone is in sight."""
    in_sight = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    return in_sight == [program.session.door.unlock]


def come_in(program: Program, account: int = MARIE, passphrase: str = PASSPHRASE) -> None:
    """Unlock, and wait for the window of this account."""
    program.let_in(passphrase, account)
    program.wait_for_window()


def seat_of(program: Program, account: int) -> Seat:
    return program.file.seats._seats[account]


def journaled(program: Program, amount: int) -> list[tuple[str, Action]]:
    """The last lines of the journal, the newest first: who and what."""
    return [(entry.who, entry.action) for entry in journal.latest(program.desk.db, amount)]


def test_ctrl_l_leaves_nothing_on_the_screen(program: Program) -> None:
    press_ctrl_l(program)
    assert locked(program)
    assert "Écran verrouillé" in words(program.unlock) and program.unlock.windowTitle() == "Écran verrouillé"
    titles = [one.windowTitle() for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert not any("Castell" in title for title in titles)


def test_the_locked_screen_asks_who_is_there_where_one_looked(program: Program) -> None:
    program.window.move(160, 90)
    looked = program.window.frameGeometry().center()
    press_ctrl_l(program)
    assert program.unlock.frameGeometry().center() == looked


@pytest.mark.parametrize("how", ["by a key", "left alone"])
@pytest.mark.parametrize("what", ["a menu", "a list"])
def test_what_was_unfolded_goes_with_the_screen(program: Program, what: str, how: str) -> None:
    if what == "a menu":
        menu_of(program.window)
    else:
        subject = field(program.booking(), "Pour quoi ?")
        assert isinstance(subject, QComboBox)
        subject.showPopup()
    assert QApplication.activePopupWidget()
    if how == "by a key":
        press_ctrl_l(program)
    else:
        program.file.seats.watch.left_alone.emit()
    assert locked(program) and not QApplication.activePopupWidget()


def test_ctrl_l_is_heard_behind_a_dialog_too_and_what_is_typed_waits(program: Program) -> None:
    dialog = program.booking()
    press_ctrl_l(program)
    assert locked(program) and not dialog.isVisible()
    come_in_behind_a_dialog(program)
    assert dialog.isVisible() and QApplication.activeModalWidget() is dialog
    assert field(dialog, "Pour quoi ?").property("currentText") == "Argent - Impôts"
    dialog.place()
    assert dialog.settled
    dialog.accept()


def come_in_behind_a_dialog(program: Program) -> None:
    program.let_in()
    wait_until(lambda: program.session.door.window is not None)


def test_the_keys_shrink_while_nobody_is_there(program: Program) -> None:
    seat = seat_of(program, MARIE)
    assert seat.desk.keys.reads_mandates and seat.desk.keys.journal
    program.session.door.lock()
    assert not seat.desk.keys.reads_mandates and not seat.desk.keys.journal
    come_in(program)
    assert seat.desk.keys.reads_mandates and seat.desk.keys.journal


class Order(QObject):
    """What came when in a lock: the unlock window shown and painted, the line of the journal written.

    With each of them, whether the keys of mandates were still there and the day still in sight.
    """

    def __init__(self, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
        super().__init__()
        self._program, self._desk, self._day = program, seat_of(program, MARIE).desk, program.window
        self.seen: list[tuple[str, bool, bool]] = []
        write = journal.write

        def written(*args: Any, **kwargs: Any) -> Any:
            self._note("written")
            return write(*args, **kwargs)

        monkeypatch.setattr(journal, "write", written)
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def _note(self, what: str) -> None:
        if what not in [name for name, _, _ in self.seen]:
            self.seen.append((what, self._desk.keys.reads_mandates, self._day.isVisible()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, UnlockWindow) and event.type() in (QEvent.Type.Show, QEvent.Type.Paint):
            self._note("shown" if event.type() == QEvent.Type.Show else "painted")
        return False


def test_the_screen_is_clear_before_the_disk_is_waited_for_and_the_keys_are_gone_before_either(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    # What the program does by itself writes when it comes round.
    program.upkeep.give_up()
    order = Order(program, monkeypatch)
    press_ctrl_l(program)
    wait_until(lambda: len(order.seen) == 3)
    QApplication.instance().removeEventFilter(order)  # type: ignore[union-attr]
    assert order.seen == [("shown", False, True), ("painted", False, False), ("written", False, False)]
    wait_until(lambda: journaled(program, 1) == [("compte-1", Action.LOCKED)])


def test_a_lock_that_nothing_paints_is_in_the_journal_all_the_same(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(open_file, "AT_THE_LATEST_MS", 50)
    monkeypatch.setattr(UnlockWindow, "paintEvent", lambda _window, _event: None)
    program.session.door.lock()
    assert journaled(program, 1) == [("compte-1", Action.OPENED)]
    wait_until(lambda: journaled(program, 1) == [("compte-1", Action.LOCKED)])


@pytest.mark.parametrize("how", ["closed", "unlocked"])
def test_what_comes_at_once_after_a_lock_stands_after_it_in_the_journal(program: Program, how: str) -> None:
    program.session.door.lock()
    if how == "closed":
        unlocked = opening.find_keys(program.folder, MARIE, PASSPHRASE)
        program.session.door.close()
        program.session.door.open_for(unlocked)
    else:
        program.session.door.let_in(opening.find_keys(program.folder, MARIE, PASSPHRASE))
    assert [action for _, action in journaled(program, 3)] == [Action.OPENED, Action.LOCKED, Action.OPENED]


def test_the_owner_finds_everything_as_it_was_and_the_file_as_it_is(program: Program) -> None:
    window = program.window
    window.go("settings")
    fill(field(window, "Commune"), "Céret")
    program.session.door.lock()
    come_in(program, FRONT_DESK)
    assert program.window is not window
    program.session.door.lock()
    come_in(program)
    assert program.window is window and window.page().key == "settings"
    assert field(window, "Commune").property("text") == "Céret"
    window.page().sections["place"].cancel()


def test_somebody_else_has_a_window_of_their_own_without_what_they_may_not_do(program: Program) -> None:
    program.session.door.lock()
    come_in(program, FRONT_DESK)
    buttons = program.window.rail.findChildren(type(program.window.top_bar.who))
    rail = [button.text() for button in buttons if button.isVisibleTo(program.window.rail)]
    assert rail == ["Aujourd’hui", "Agenda", "Usagers", "Mandats", "Réglages"]
    assert program.window.top_bar.who.text() == "Accueil"
    assert not seat_of(program, FRONT_DESK).desk.keys.reads_mandates


def test_what_was_last_done_cannot_be_taken_back_after_the_lock(program: Program) -> None:
    dialog = program.booking()
    dialog.place_and_close()
    assert program.window.done_line.told()
    program.session.door.lock()
    come_in(program)
    assert not program.window.done_line.told() and program.window.context.runner.next_undo is None


def test_a_hidden_window_hears_nothing_of_others_until_its_owner_is_back(program: Program) -> None:
    window, page = program.window, program.window.page()
    # What the program does by itself is heard by everybody, whenever it comes round.
    program.upkeep.give_up()
    heard: list[str] = []
    window.context.runner.changed.connect(lambda changes: heard.append(changes.told))
    program.session.door.lock()
    come_in(program, MANAGER)
    program.window.context.runner.do(settings.change_place, le_boulou())
    assert not heard and not page.isVisible()
    program.session.door.lock()
    come_in(program)
    assert len(heard) == 1 and page.isVisible()


def test_the_menu_locks_and_lets_somebody_else_choose(program: Program) -> None:
    actions = {action.text().partition("\t")[0]: action for action in program.window.top_bar.who.menu().actions()}
    actions["Changer de personne"].trigger()
    assert locked(program) and program.unlock.page.who.chosen() == 0
    come_in(program)
    program.window.top_bar.lock_button.click()
    assert locked(program) and program.unlock.page.who.chosen() == MARIE


def test_opening_locking_and_wrong_tries_are_in_the_journal(program: Program) -> None:
    assert journaled(program, 1) == [("compte-1", Action.OPENED)]
    program.session.door.lock()
    program.let_in("le chêne rouge du jardin", JORDI)
    wait_until(lambda: "n’ouvre pas" in words(program.unlock))
    assert journaled(program, 2) == [("compte-3", Action.REFUSED), ("compte-1", Action.LOCKED)]
    come_in(program, JORDI)
    assert journaled(program, 1) == [("compte-3", Action.OPENED)]


def test_closing_the_locked_window_asks_to_quit(program: Program) -> None:
    program.session.door.lock()
    program.dialogs.answers = [False]
    assert not program.unlock.close() and locked(program)
    assert program.dialogs.sentences == ["Tout ce qui a été enregistré est gardé."]
    QTest.keyClick(program.unlock, Qt.Key.Key_Escape)
    assert locked(program) and len(program.dialogs.said) == 1
    program.dialogs.answers = [True]
    assert program.unlock.close()


@pytest.mark.parametrize("where", ["page", "dialog"])
def test_quitting_says_that_something_is_unfinished_without_saying_what(program: Program, where: str) -> None:
    if where == "page":
        program.window.go("settings")
        fill(field(program.window, "Commune"), "Céret")
    else:
        program.booking()
    program.session.door.lock()
    program.dialogs.answers = [False, False, True]
    assert not program.unlock.close()
    come_in(program, FRONT_DESK)
    assert not program.window.close() and program.window.isVisible()
    assert program.window.close()
    told = program.dialogs.sentences
    assert len(told) == 3 and all("n’est pas finie" in sentence for sentence in told)
    assert not any(name in sentence for sentence in told for name in ("Céret", "Marie", "Roca"))


def test_an_account_removed_meanwhile_loses_its_window(program: Program) -> None:
    program.session.door.lock()
    come_in(program, FRONT_DESK)
    program.session.door.lock()
    come_in(program)
    desk = seat_of(program, MARIE).desk
    assert program.window.context.runner.do(accounts.remove, FRONT_DESK)
    program.session.door.lock()
    assert [account.id for account in vault.accounts(desk.folder)] == [1, 3, 4]
    come_in(program)
    assert list(program.file.seats._seats) == [MARIE]


def test_new_roles_make_a_new_window(program: Program) -> None:
    program.session.door.lock()
    come_in(program, FRONT_DESK)
    first = program.window
    program.session.door.lock()
    come_in(program)
    front = vault.account(program.folder, FRONT_DESK)
    promoted = type(front)(front.id, front.name, vault.account(program.folder, MANAGER).roles)
    assert program.window.context.runner.do(accounts.change, account=promoted, passphrase=PASSPHRASE)
    program.session.door.lock()
    come_in(program, FRONT_DESK)
    assert program.window is not first and "protection" in program.window._entries


def test_the_idle_time_is_the_house_s(program: Program) -> None:
    watch = program.file.seats.watch
    assert watch._patience == 600
    rules = house_rules.HouseRules(idle_minutes=3)
    assert program.window.context.runner.do(house_rules.change, rules)
    assert watch._patience == 180


def test_windows_are_freed_with_their_seats(program: Program, qtbot: QtBot) -> None:
    window = program.window
    with qtbot.waitSignal(window.destroyed):
        program.file.seats.clear()
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


def test_what_was_looked_for_is_closed_with_the_screen_and_does_not_come_back(program: Program) -> None:
    window = program.window
    window.top_bar.find_button.click()
    dialog = opened(window, FinderDialog)
    type_text(dialog.line, "aubert")
    press_ctrl_l(program)
    wait_until(lambda: locked(program))
    come_in(program)
    assert QApplication.activeModalWidget() is None
    assert not [each for each in program.window.findChildren(FinderDialog) if each.isVisible()]
