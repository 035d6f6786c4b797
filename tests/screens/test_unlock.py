"""The unlock window: the passphrase opens, every trouble is said once, and the code leads to a new passphrase."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from desktop_app.screens.opening.caps_lock import CapsLock
from desktop_app.screens.opening.unlock import UnlockWindow
from desktop_app.screens.program import Program
from desktop_app.screens.training import start
from desktop_app.storage import files
from desktop_app.storage.errors import StorageTrouble
from desktop_app.storage.keys import vault
from desktop_app.storage.keys.keys import Keys
from desktop_app.use_cases.accounts import opening
from tests.helpers.builders import ITS_ACCOUNTS, PASSPHRASE, RECOVERY_CODE
from tests.helpers.clock import StillClock
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.seeing import button, click, field, fill, words
from tests.helpers.typing import press

NEW = "trois pommes sur la table"


@pytest.fixture
def window(qtbot: QtBot, folder: Path, dialogs: FakeDialogs) -> Iterator[UnlockWindow]:
    made = UnlockWindow(folder, dialogs)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    yield made
    made.close()


def enter(window: UnlockWindow, passphrase: str) -> None:
    """Type a passphrase and press Enter."""
    line = field(window, "Phrase de passe")
    fill(line, passphrase)
    press(line, Qt.Key.Key_Return)


def on_disk(folder: Path) -> dict[str, bytes]:
    """Every file of the folder."""
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_passphrase_and_enter_give_the_keys(qtbot: QtBot, window: UnlockWindow, keys: Keys) -> None:
    assert window.focusWidget() is field(window, "Phrase de passe")
    with qtbot.waitSignal(window.unlocked) as found:
        enter(window, PASSPHRASE)
    assert found.args == [opening.Unlocked(ITS_ACCOUNTS[0], keys)]


def test_the_window_says_where_the_data_is(window: UnlockWindow, folder: Path) -> None:
    assert [label for label in window.findChildren(QLabel) if label.toolTip() == str(folder) and label.isVisible()]


def test_a_wrong_passphrase_is_said_beside_the_field_and_stays_ready_to_retype(
    qtbot: QtBot, window: UnlockWindow, folder: Path
) -> None:
    before = on_disk(folder)
    enter(window, "le chêne vert du jardin ?")
    qtbot.waitUntil(lambda: "n’ouvre pas les données" in words(window))
    line = field(window, "Phrase de passe")
    assert isinstance(line, QLineEdit)
    assert line.selectedText() == "le chêne vert du jardin ?"
    assert line.hasFocus() and button(window, "Ouvrir").isEnabled()
    assert on_disk(folder) == before
    with qtbot.waitSignal(window.unlocked):
        enter(window, PASSPHRASE)


def test_nothing_typed_is_not_tried(window: UnlockWindow) -> None:
    press(field(window, "Phrase de passe"), Qt.Key.Key_Return)
    assert "Écrivez votre phrase de passe" in words(window)


def newer(folder: Path) -> None:
    content = json.loads(files.keys_in(folder).read_text())
    files.keys_in(folder).write_text(json.dumps({**content, "format": 99}))


def cut(folder: Path) -> None:
    files.keys_in(folder).write_bytes(files.keys_in(folder).read_bytes()[:200])


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (lambda folder: files.keys_in(folder).unlink(), "permanence.keys, n’est pas dans le dossier"),
        (lambda folder: files.keys_in(folder).write_text("{}"), "n’est pas un fichier de Permanence"),
        (cut, "abîmé"),
        (newer, "version plus récente"),
        (lambda folder: folder.rename(folder.with_name("ailleurs")), "introuvable"),
    ],
)
def test_what_is_wrong_with_the_keys_is_one_notice_with_a_way_out(
    qtbot: QtBot, window: UnlockWindow, folder: Path, spoil: Callable[[Path], object], sentence: str
) -> None:
    spoil(folder)
    before = on_disk(folder) if folder.exists() else {}
    enter(window, PASSPHRASE)
    qtbot.waitUntil(lambda: sentence in words(window))
    assert field(window, "Phrase de passe").property("text") == PASSPHRASE
    assert button(window, "Ouvrir").isEnabled()
    assert (on_disk(folder) if folder.exists() else {}) == before


@pytest.mark.parametrize(
    ("content", "sentence"), [(b"not a database at all" * 99, "n’est pas un fichier"), (b"", "abîmé")]
)
def test_what_is_wrong_with_the_data_is_said_after_the_key_was_found(
    qtbot: QtBot, window: UnlockWindow, folder: Path, content: bytes, sentence: str
) -> None:
    files.data_in(folder).write_bytes(content)
    with qtbot.waitSignal(window.unlocked) as found:
        enter(window, PASSPHRASE)
    with pytest.raises(StorageTrouble) as trouble:
        opening.open_desk(folder, found.args[0], clock=StillClock())
    window.fail(trouble.value)
    assert sentence in words(window) and trouble.value.way_out in words(window)
    assert button(window, "Ouvrir").isEnabled()
    assert files.data_in(folder).read_bytes() == content


def test_a_key_file_changed_by_hand_lists_nobody_once_it_was_read_in_full(qtbot: QtBot, folder: Path) -> None:
    content = json.loads(files.keys_in(folder).read_text())
    content["accounts"][0]["name"] = "Somebody Else"
    files.keys_in(folder).write_text(json.dumps(content))
    window = UnlockWindow(folder, FakeDialogs())
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: "abîmé" in words(window))
    assert "Somebody Else" not in words(window) and not window.page.who.is_offered()
    button(window, "Reprendre les clés")
    window.close()


def test_whoever_comes_to_learn_starts_the_training_from_here(
    window: UnlockWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[bool] = []
    monkeypatch.setattr(start, "start_training", lambda _say: started.append(True))
    click(window, "S’entraîner…")
    assert started == [True]
    monkeypatch.setattr(start, "start_training", lambda say: say(start.TrainingTrouble()))
    click(window, "S’entraîner…")
    assert start.TrainingTrouble.sentence in words(window)


def test_a_locked_screen_offers_no_training(qtbot: QtBot, folder: Path) -> None:
    window = UnlockWindow(folder, FakeDialogs(), locked=Program())
    qtbot.addWidget(window)
    window.show()
    assert "Écran verrouillé" in words(window)
    assert not [one for one in window.findChildren(QPushButton) if "entraîner" in one.text()]
    window.dismiss()


def test_enter_twice_derives_once(
    qtbot: QtBot, folder: Path, dialogs: FakeDialogs, keys: Keys, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[str] = []

    def count(_folder: Path, _account_id: int, passphrase: str) -> opening.Unlocked:
        tried.append(passphrase)
        return opening.Unlocked(ITS_ACCOUNTS[0], keys)

    window = UnlockWindow(folder, dialogs)
    monkeypatch.setattr(window, "_find_keys", count)
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitSignal(window.unlocked):
        enter(window, PASSPHRASE)
        press(field(window, "Phrase de passe"), Qt.Key.Key_Return)
        window.try_passphrase(PASSPHRASE)
    assert tried == [PASSPHRASE]
    window.close()


def test_capitals_locked_are_told_and_no_longer_once_unlocked(qtbot: QtBot, window: UnlockWindow) -> None:
    # Watched from a blink after the window is painted.
    qtbot.waitUntil(lambda: window.findChild(CapsLock) is not None)
    line = field(window, "Phrase de passe")
    shift, none = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier
    for modifiers, letter, told in ((shift, "É", False), (none, "É", True), (none, "9", True), (none, "é", False)):
        QApplication.sendEvent(line, QKeyEvent(QKeyEvent.Type.KeyPress, 0, modifiers, letter))
        assert ("majuscules sont verrouillées" in words(window)) is told, letter


def test_the_passphrase_is_hidden_until_asked(window: UnlockWindow) -> None:
    line = field(window, "Phrase de passe")
    assert isinstance(line, QLineEdit)
    assert line.echoMode() is QLineEdit.EchoMode.Password
    click(window, "Afficher")
    assert line.echoMode() is QLineEdit.EchoMode.Normal


def ask_new(qtbot: QtBot, window: UnlockWindow) -> None:
    """Go through the recovery code up to the new passphrase."""
    click(window, "Phrase oubliée")
    fill(field(window, "Code de secours"), RECOVERY_CODE.upper())
    press(field(window, "Code de secours"), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Nouvelle phrase de passe" in words(window))


def test_the_code_opens_only_with_a_new_passphrase(
    qtbot: QtBot, window: UnlockWindow, folder: Path, keys: Keys
) -> None:
    with qtbot.assertNotEmitted(window.unlocked):
        ask_new(qtbot, window)
    fill(field(window, "Nouvelle phrase de passe"), NEW)
    fill(field(window, "La même, une seconde fois"), NEW)
    with qtbot.waitSignal(window.unlocked) as found:
        click(window, "Changer et ouvrir")
    (unlocked,) = found.args
    assert unlocked.keys == vault.unlock(folder, 1, NEW) and unlocked.by_code
    assert unlocked.keys.data == keys.data and unlocked.keys.newest > keys.newest


def test_a_weak_or_mistyped_new_passphrase_is_refused_beside_its_field(
    qtbot: QtBot, window: UnlockWindow, folder: Path
) -> None:
    ask_new(qtbot, window)
    before = on_disk(folder)
    fill(field(window, "Nouvelle phrase de passe"), "court")
    click(window, "Changer et ouvrir")
    assert "Trop court" in words(window)
    fill(field(window, "Nouvelle phrase de passe"), NEW)
    fill(field(window, "La même, une seconde fois"), NEW + "s")
    click(window, "Changer et ouvrir")
    assert "ne sont pas les mêmes" in words(window)
    assert on_disk(folder) == before


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (RECOVERY_CODE.replace("abeille", "abeile"), "Est-ce « abeille »"),
        (" ".join(reversed(RECOVERY_CODE.split())), "Ce code de secours n’ouvre pas"),
        ("", "Recopiez les huit mots"),
        ("🙂 % ' \" ؟", "vous en avez écrit 0"),
    ],
)
def test_a_wrong_code_is_said_beside_its_field_and_stays(
    qtbot: QtBot, window: UnlockWindow, typed: str, sentence: str
) -> None:
    click(window, "Phrase oubliée")
    fill(field(window, "Code de secours"), typed)
    click(window, "Continuer")
    qtbot.waitUntil(lambda: sentence in words(window))
    assert field(window, "Code de secours").property("text") == typed
    assert field(window, "Code de secours").hasFocus()


def test_escape_comes_back_from_the_code_to_the_passphrase_still_typed(window: UnlockWindow) -> None:
    fill(field(window, "Phrase de passe"), "le chêne")
    click(window, "Phrase oubliée")
    press(field(window, "Code de secours"), Qt.Key.Key_Escape)
    assert field(window, "Phrase de passe").property("text") == "le chêne"


def test_giving_up_the_new_passphrase_is_asked_and_changes_nothing(
    qtbot: QtBot, window: UnlockWindow, dialogs: FakeDialogs, folder: Path
) -> None:
    ask_new(qtbot, window)
    dialogs.answers = [False, True]
    click(window, "Abandonner")
    assert "Nouvelle phrase de passe" in words(window)
    click(window, "Abandonner")
    assert field(window, "Phrase de passe").isVisible()
    assert vault.unlock(folder, 1, PASSPHRASE)


def test_every_stop_of_tab_has_a_name(qtbot: QtBot, window: UnlockWindow) -> None:
    ask_new(qtbot, window)
    stops = [widget for widget in window.findChildren(QLineEdit) if widget.isVisible()]
    assert len(stops) == 2 and all(stop.accessibleName() for stop in stops)


def test_the_window_is_light_to_import() -> None:
    heavy = ("sqlite_utils", "sqlcipher3", "cryptography", "nacl", "reportlab", "pypdfium2", "platformdirs")
    code = (
        "import sys, desktop_app.screens.opening.unlock\n"
        f"print([name for name in sys.modules if name.split('.')[0] in {heavy} "
        "or name in ('PySide6.QtPrintSupport', 'PySide6.QtNetwork', 'PySide6.QtSvg') "
        "or name.startswith(('desktop_app.forms', 'desktop_app.screens.settings',"
        " 'desktop_app.screens.window.main_window'))])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=500)
    assert done.stdout.strip() == "[]"
