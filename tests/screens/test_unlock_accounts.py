"""Several accounts on one file: who is there, how long one waits after wrong tries, and whose phrase the code gives."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QRadioButton
from pytestqt.qtbot import QtBot

from desktop_app.screens.opening.account_choice import note_account, recent_accounts
from desktop_app.screens.opening.attempts import BY_CODE, Attempts
from desktop_app.screens.opening.unlock import UnlockWindow
from desktop_app.storage.errors import WrongPassphrase
from desktop_app.storage.keys import vault
from tests.helpers.builders import PASSPHRASE, RECOVERY_CODE
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.seeing import button, click, field, fill, words
from tests.helpers.typing import press, press_in_window, type_text

NEW = "trois pommes sur la table"
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
WRONG = "le chêne rouge du jardin"


class Seconds:
    """A clock that goes on only when it is told."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def seconds() -> Seconds:
    return Seconds()


@pytest.fixture
def folder(tmp_path: Path, boulou_folder: Path) -> Path:
    """Le Boulou, with its four accounts."""
    return shutil.copytree(boulou_folder, tmp_path / "boulou")


def shown(qtbot: QtBot, folder: Path, attempts: Attempts, recent: tuple[int, ...] = ()) -> UnlockWindow:
    """The window, on the screen."""
    made = UnlockWindow(folder, FakeDialogs(), recent=recent, attempts=attempts)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


@pytest.fixture
def window(qtbot: QtBot, folder: Path, seconds: Seconds) -> Iterator[UnlockWindow]:
    made = shown(qtbot, folder, Attempts(seconds), (3, 1))
    yield made
    made.close()


def listed(window: UnlockWindow) -> list[str]:
    """The accounts, from top to bottom."""
    lines = sorted(window.findChildren(QRadioButton), key=lambda line: line.y())
    return [line.accessibleName() for line in lines]


def chosen(window: UnlockWindow) -> list[str]:
    return [line.accessibleName() for line in window.findChildren(QRadioButton) if line.isChecked()]


def fail_times(qtbot: QtBot, window: UnlockWindow, times: int) -> None:
    """Type a wrong passphrase so many times."""
    for _ in range(times):
        with qtbot.waitSignal(window.refused):
            window.try_passphrase(WRONG)


def test_names_keep_their_order_and_whoever_came_last_is_chosen(window: UnlockWindow) -> None:
    assert listed(window) == [
        "Accueil, accueil",
        "Direction, référent",
        "Jordi Puig, conseiller",
        "Marie Castell, conseiller et référent",
    ]
    assert chosen(window) == ["Jordi Puig, conseiller"]
    assert field(window, "Phrase de passe").hasFocus()


def test_on_a_new_pc_one_says_who_one_is(qtbot: QtBot, folder: Path, seconds: Seconds) -> None:
    window = shown(qtbot, folder, Attempts(seconds))
    assert not chosen(window)
    line = field(window, "Phrase de passe")
    assert isinstance(line, QLineEdit)
    fill(line, "le")
    press(line, Qt.Key.Key_Return)
    assert "Choisissez votre nom" in words(window) and line.text() == "le"
    assert window.focusWidget() in window.findChildren(QRadioButton)
    click(window, "Accueil")
    assert "Choisissez votre nom" not in words(window) and line.hasFocus()
    window.close()


@pytest.mark.parametrize(("arrows", "name"), [(0, "Accueil, accueil"), (2, "Jordi Puig, conseiller")])
def test_on_a_new_pc_the_arrows_choose_and_typing_begins_the_phrase_of_the_name_in_focus(
    qtbot: QtBot, folder: Path, seconds: Seconds, arrows: int, name: str
) -> None:
    window = shown(qtbot, folder, Attempts(seconds))
    for _ in range(arrows):
        press(window.focusWidget(), Qt.Key.Key_Down)
    for sign in "le":
        type_text(window.focusWidget(), sign)
    line = field(window, "Phrase de passe")
    assert isinstance(line, QLineEdit) and line.hasFocus() and line.text() == "le"
    assert chosen(window) == [name]
    window.close()


def test_an_arrow_chooses_though_nobody_was_chosen_before(qtbot: QtBot, folder: Path, seconds: Seconds) -> None:
    window = shown(qtbot, folder, Attempts(seconds))
    press(window.focusWidget(), Qt.Key.Key_Down)
    assert chosen(window) == ["Direction, référent"]
    window.close()


def test_a_click_beside_the_words_of_a_name_chooses_it(window: UnlockWindow) -> None:
    line = button(window, "Accueil")
    QTest.mouseClick(line, Qt.MouseButton.LeftButton, pos=line.rect().bottomRight() - QPoint(2, 2))
    assert chosen(window) == ["Accueil, accueil"] and field(window, "Phrase de passe").hasFocus()


def test_a_sign_typed_with_altgr_as_windows_tells_it_begins_the_phrase_too(window: UnlockWindow) -> None:
    button(window, "Accueil").setFocus()
    press_in_window(window, Qt.Key.Key_At, CTRL | ALT, "@")
    line = field(window, "Phrase de passe")
    assert isinstance(line, QLineEdit) and line.hasFocus() and line.text() == "@"


def test_the_arrows_move_along_the_list_and_enter_opens_that_account(qtbot: QtBot, window: UnlockWindow) -> None:
    fill(field(window, "Phrase de passe"), PASSPHRASE)
    first = next(line for line in window.findChildren(QRadioButton) if line.isChecked())
    first.setFocus()
    press(first, Qt.Key.Key_Up)
    press(window.focusWidget(), Qt.Key.Key_Up)
    assert chosen(window) == ["Accueil, accueil"]
    with qtbot.waitSignal(window.unlocked) as found:
        press(window.focusWidget(), Qt.Key.Key_Return)
    (unlocked,) = found.args
    assert unlocked.account.name == "Accueil" and not unlocked.keys.reads_mandates


def test_the_arrows_change_the_name_from_the_field_too(window: UnlockWindow) -> None:
    line = field(window, "Phrase de passe")
    for key, name in ((Qt.Key.Key_Up, "Direction"), (Qt.Key.Key_Down, "Jordi Puig"), (Qt.Key.Key_End, "Jordi")):
        press(line, key)
        assert chosen(window)[0].startswith(name) and line.hasFocus()


def test_slips_cost_nothing_then_one_waits_longer_and_longer(
    qtbot: QtBot, window: UnlockWindow, seconds: Seconds
) -> None:
    fail_times(qtbot, window, 3)
    assert button(window, "Ouvrir").isEnabled()
    fail_times(qtbot, window, 1)
    waiting = button(window, "Réessayez dans 2\N{NO-BREAK SPACE}s")
    assert not waiting.isEnabled() and "n’ouvre pas" in words(window)
    line = field(window, "Phrase de passe")
    assert isinstance(line, QLineEdit) and line.hasFocus() and line.text() == WRONG
    seconds.now += 1.2
    qtbot.waitUntil(lambda: waiting.text().endswith("1\N{NO-BREAK SPACE}s"))
    seconds.now += 1
    qtbot.waitUntil(lambda: button(window, "Ouvrir").isEnabled())
    fail_times(qtbot, window, 1)
    assert waiting.text() == "Réessayez dans 4\N{NO-BREAK SPACE}s"


def test_enter_while_waiting_tries_nothing(qtbot: QtBot, window: UnlockWindow, seconds: Seconds) -> None:
    fail_times(qtbot, window, 4)
    with qtbot.assertNotEmitted(window.unlocked, wait=100):
        window.try_passphrase(PASSPHRASE)
        press(field(window, "Phrase de passe"), Qt.Key.Key_Return)
    seconds.now += 2
    qtbot.waitUntil(lambda: button(window, "Ouvrir").isEnabled())
    with qtbot.waitSignal(window.unlocked):
        press(field(window, "Phrase de passe"), Qt.Key.Key_Return)


def test_nobody_waits_for_the_slips_of_another(qtbot: QtBot, window: UnlockWindow) -> None:
    fail_times(qtbot, window, 4)
    window.page.who.choose(1)
    with qtbot.waitSignal(window.unlocked):
        window.try_passphrase(PASSPHRASE)
    window.page.who.choose(3)
    assert "Réessayez" in button(window, "Réessayez").text()


def test_another_window_does_not_begin_the_count_anew(qtbot: QtBot, folder: Path, seconds: Seconds) -> None:
    attempts = Attempts(seconds)
    first = shown(qtbot, folder, attempts, (3,))
    fail_times(qtbot, first, 4)
    first.close()
    again = shown(qtbot, folder, attempts, (3,))
    assert not button(again, "Réessayez").isEnabled()
    again.close()


def test_the_right_phrase_forgives(seconds: Seconds) -> None:
    attempts = Attempts(seconds)
    for _ in range(20):
        attempts.note(3)
    assert attempts.seconds_left(3) == 60 and attempts.seconds_left(BY_CODE) == 0
    attempts.forget(3)
    attempts.note(3)
    assert attempts.seconds_left(3) == 0


def test_a_guessed_code_waits_too(qtbot: QtBot, window: UnlockWindow) -> None:
    click(window, "Phrase oubliée")
    fill(field(window, "Code de secours"), " ".join(reversed(RECOVERY_CODE.split())))
    for _ in range(4):
        click(window, "Continuer")
        qtbot.waitUntil(lambda: window.findChild(QLineEdit) is not None and not window._busy)
        QTest.qWait(10)
    assert not button(window, "Réessayez").isEnabled()
    click(window, "Revenir")
    assert button(window, "Ouvrir").isEnabled()


def test_the_code_gives_a_phrase_to_the_account_one_chooses(qtbot: QtBot, window: UnlockWindow, folder: Path) -> None:
    click(window, "Phrase oubliée")
    fill(field(window, "Code de secours"), RECOVERY_CODE)
    click(window, "Continuer")
    qtbot.waitUntil(lambda: "Nouvelle phrase de passe" in words(window))
    assert field(window, "Compte").property("currentText") == "Jordi Puig, conseiller"
    fill(field(window, "Compte"), "Accueil, accueil")
    fill(field(window, "Nouvelle phrase de passe"), NEW)
    fill(field(window, "La même, une seconde fois"), NEW)
    with qtbot.waitSignal(window.unlocked) as found:
        click(window, "Changer et ouvrir")
    (unlocked,) = found.args
    assert unlocked.account.name == "Accueil" and not unlocked.keys.reads_mandates
    assert vault.unlock(folder, 2, NEW) == unlocked.keys and vault.unlock(folder, 3, PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        vault.unlock(folder, 2, PASSPHRASE)


def test_who_came_last_is_known_by_number_alone(tmp_path: Path) -> None:
    assert recent_accounts(tmp_path) == ()
    for account_id in (1, 3, 1, 2):
        note_account(tmp_path, account_id)
    assert recent_accounts(tmp_path) == (2, 1, 3)
    for account_id in range(10, 30):
        note_account(tmp_path, account_id)
    assert recent_accounts(tmp_path)[0] == 29 and len(recent_accounts(tmp_path)) == 8
    (tmp_path / "opening.ini").write_text('[opening]\nrecent="é;²;-1;;4"\n', "utf-8")
    assert recent_accounts(tmp_path) == (4,)
