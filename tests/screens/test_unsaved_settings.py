"""Nothing typed in Réglages is lost without a question: once, with three answers; and a new recovery code."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from desktop_app.domain.journal import Action
from desktop_app.screens.dialogs import Dialogs, MessageDialog
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.screens.settings.new_code_dialog import NewCodeDialog
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.errors import WrongPassphrase
from desktop_app.storage.journal import journal
from desktop_app.storage.keys import vault
from desktop_app.use_cases.accounts.opening import recovery_words
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.settings import settings
from tests.helpers.builders import PASSPHRASE, RECOVERY_CODE
from tests.helpers.day_screens import open_window, opened
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.program import wait_until
from tests.helpers.seeing import click, field, fill, words
from tests.helpers.typing import press


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, dialogs: FakeDialogs, tmp_path: Path) -> Iterator[MainWindow]:
    with open_window(qtbot, desk, dialogs, tmp_path) as made:
        made.go("settings")
        yield made
        dialogs.answers = [False]


def type_a_commune(window: MainWindow, name: str) -> None:
    """Change the place without saving."""
    fill(field(window, "Commune"), name)


def test_a_page_left_as_it_was_asks_nothing(window: MainWindow, dialogs: FakeDialogs) -> None:
    window.go("agenda")
    assert window.close() and not dialogs.said


@pytest.mark.parametrize(("answer", "commune"), [(True, "Céret"), (False, "Le Boulou")])
def test_leaving_saves_or_drops_as_the_agent_says(
    window: MainWindow, dialogs: FakeDialogs, desk: Desk, answer: bool, commune: str
) -> None:
    type_a_commune(window, "Céret")
    dialogs.answers = [answer]
    click(window, "Agenda")
    assert [said.kind for said in dialogs.said] == ["ask_to_keep"] and "« Lieu »" in dialogs.sentences[0]
    assert window.page().key == "agenda" and settings.load(desk).place.commune == commune
    window.go("settings")
    assert field(window, "Commune").property("text") == commune
    assert window.close() and len(dialogs.said) == 1


def test_going_on_stays_where_one_was(window: MainWindow, dialogs: FakeDialogs) -> None:
    type_a_commune(window, "Céret")
    dialogs.answers = [None, None]
    click(window, "Agenda")
    assert window.page().key == "settings" and field(window, "Commune").property("text") == "Céret"
    assert window.rail.findChild(QPushButton, "page_settings").isChecked()
    assert not window.close() and window.isVisible()
    dialogs.answers = [False]


def test_what_cannot_be_saved_is_shown_with_why(window: MainWindow, dialogs: FakeDialogs, desk: Desk) -> None:
    type_a_commune(window, "Céret 🙂")
    window.page().aim(section="display")
    dialogs.answers = [True]
    assert not window.close()
    assert "lettres latines" in words(window) and field(window, "Commune").hasFocus()
    assert settings.load(desk).place.commune == "Le Boulou"
    dialogs.answers = [False]


def test_closing_asks_though_the_page_of_mandates_is_out_of_view(window: MainWindow, dialogs: FakeDialogs) -> None:
    window.go("mandates", new=True)
    for answer in ("Non", "Elle-même", "Continuer"):
        click(window, answer)
    fill(field(window, "Pour qui ?"), "Roca")
    fill(field(window, "Dernier jour du mandat"), "27/12/2025")
    window.go("today")
    assert not dialogs.said
    dialogs.answers = [False, True]
    assert not window.close()
    assert window.close() and len(dialogs.said) == 2


def test_a_bug_while_closing_rings_and_keeps_the_window(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    rung: list[type[BaseException]] = []
    monkeypatch.setattr("sys.excepthook", lambda kind, *_: rung.append(kind))
    monkeypatch.setattr(type(window.page()), "may_leave", lambda _page: 1 / 0)
    assert not window.close() and rung == [ZeroDivisionError]
    monkeypatch.undo()


@pytest.mark.parametrize(("pressed", "answer"), [("Enregistrer", True), ("Abandonner", False), ("Continuer", None)])
def test_the_question_has_three_answers(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, pressed: str, answer: bool | None
) -> None:
    def press_it(question: MessageDialog) -> int:
        qtbot.addWidget(question)
        question.show()
        click(question, pressed)
        return question.result()

    monkeypatch.setattr(MessageDialog, "exec", press_it)
    assert Dialogs().ask_to_keep("Réglages", "Rien n’est enregistré.") is answer


def new_code(window: MainWindow) -> NewCodeDialog:
    """The dialog, opened from Sécurité."""
    window.go("settings", section="security")
    click(window, "Nouveau code de secours")
    return opened(window, NewCodeDialog)


def shown_code(dialog: NewCodeDialog) -> str:
    """The words on the screen."""
    return " ".join(word for word in words(dialog).split("\n") if word in recovery_words())


def test_a_new_code_replaces_the_old_one(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    dialog = new_code(window)
    fill(field(dialog, "Phrase de passe actuelle"), PASSPHRASE)
    press(field(dialog, "Phrase de passe actuelle"), Qt.Key.Key_Return)
    wait_until(lambda: bool(shown_code(dialog)))
    code = shown_code(dialog)
    assert len(code.split()) == 8
    click(dialog, "Remplacer le code")
    assert "Imprimez ou recopiez" in words(dialog) and vault.unlock_by_code(desk.folder, RECOVERY_CODE)
    click(dialog, "Imprimer le code")
    press(opened(dialog, PreviewDialog), Qt.Key.Key_Escape)
    dialog.findChild(QCheckBox).click()
    click(dialog, "Remplacer le code")
    wait_until(lambda: not isValid(dialog) or not dialog.isVisible())
    assert vault.unlock_by_code(desk.folder, code) == vault.unlock(desk.folder, 1, PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        vault.unlock_by_code(desk.folder, RECOVERY_CODE)
    assert journal.latest(desk.db, 1)[0].action is Action.RECOVERY_CHANGED
    assert "détruisez l’ancienne feuille" in window.done_line.told()


def test_without_the_passphrase_no_word_is_shown(window: MainWindow) -> None:
    dialog = new_code(window)
    fill(field(dialog, "Phrase de passe actuelle"), "une autre phrase")
    click(dialog, "Continuer")
    wait_until(lambda: "Ce n’est pas votre phrase de passe actuelle" in words(dialog))
    assert not shown_code(dialog)
    assert field(dialog, "Phrase de passe actuelle").hasFocus()
    dialog.reject()


def test_given_up_the_old_code_remains(window: MainWindow, dialogs: FakeDialogs, desk: Desk) -> None:
    dialog = new_code(window)
    fill(field(dialog, "Phrase de passe actuelle"), PASSPHRASE)
    click(dialog, "Continuer")
    wait_until(lambda: bool(shown_code(dialog)))
    dialogs.answers = [False, True]
    dialog.reject()
    assert dialog.isVisible()
    dialog.reject()
    assert not dialog.isVisible() and vault.unlock_by_code(desk.folder, RECOVERY_CODE)
