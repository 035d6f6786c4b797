"""Questions and notices: their words, their keys, and that nothing of them stays behind."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import Fault, Refused
from desktop_app.screens.dialogs import Dialogs
from desktop_app.screens.window.application import prepare
from desktop_app.storage.errors import Damaged
from tests.helpers.typing import press


class Agent(QObject):
    """Does something to the dialog in front, once it is there, and keeps what it saw of it."""

    def __init__(self, act: Callable[[QDialog], None]) -> None:
        super().__init__()
        self._act = act
        self.buttons: list[str] = []
        self.title = ""
        self.focused = ""
        self.labels: list[str] = []
        self._waiting = QTimer(self)
        self._waiting.setInterval(5)
        self._waiting.timeout.connect(self._look)
        self._waiting.start()

    def _look(self) -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog) or not dialog.isVisible() or QApplication.focusWidget() is None:
            return
        self._waiting.stop()
        self.title = dialog.windowTitle()
        self.buttons = [button.text() for button in dialog.findChildren(QPushButton) if button.isVisible()]
        focused = QApplication.focusWidget()
        self.focused = focused.text() if isinstance(focused, QPushButton) else ""
        self.labels = [label.text() for label in dialog.findChildren(QLabel)]
        try:
            self._act(dialog)
        except Exception:
            dialog.reject()
            raise


def type_key(key: Qt.Key) -> Callable[[QDialog], None]:
    """An agent who presses one key."""

    def act(dialog: QDialog) -> None:
        press(QApplication.focusWidget() or dialog, key)

    return act


def tab_then_enter(dialog: QDialog) -> None:
    """An agent who goes to the other button."""
    for key in (Qt.Key.Key_Tab, Qt.Key.Key_Return):
        press(QApplication.focusWidget() or dialog, key)


@pytest.fixture
def dialogs(qtbot: QtBot) -> Dialogs:
    return Dialogs()


@pytest.mark.parametrize(("key", "answer"), [(Qt.Key.Key_Return, True), (Qt.Key.Key_Escape, False)])
def test_a_question_is_answered_by_key(dialogs: Dialogs, key: Qt.Key, answer: bool) -> None:
    agent = Agent(type_key(key))
    assert dialogs.ask("Noter après coup ?", "Ce créneau est passé.", "Noter quand même") is answer
    assert sorted(agent.buttons) == ["Annuler", "Noter quand même"]


def test_what_cannot_be_undone_is_not_under_the_enter_key(dialogs: Dialogs) -> None:
    agent = Agent(type_key(Qt.Key.Key_Return))
    asked = dialogs.ask("Retirer ?", "Le mandat ne permettra plus rien.", "Retirer le mandat", "Garder", dangerous=True)
    assert asked is False
    assert agent.focused == "Garder"


@pytest.mark.parametrize("dangerous", [False, True])
def test_enter_presses_the_button_that_shows_the_ring(dialogs: Dialogs, dangerous: bool) -> None:
    # Qt gives Enter to the default button of a dialog, wherever Tab went: « Continuer » then dropped everything.
    agent = Agent(tab_then_enter)
    assert dialogs.ask("Abandonner ?", "Tout sera perdu.", "Abandonner", "Continuer", dangerous=dangerous) is dangerous
    assert agent.focused == ("Continuer" if dangerous else "Abandonner")


def test_a_trouble_says_what_happened_and_what_to_do(dialogs: Dialogs) -> None:
    agent = Agent(type_key(Qt.Key.Key_Return))
    dialogs.trouble(Damaged())
    assert Damaged.sentence in agent.labels and Damaged.way_out in agent.labels
    assert agent.buttons == ["J’ai compris"]


def test_a_refusal_tells_every_sentence(dialogs: Dialogs) -> None:
    agent = Agent(type_key(Qt.Key.Key_Escape))
    dialogs.refusal(Refused([Fault("a", "Le nom est vide."), Fault("b", "Le prénom est vide.")]))
    assert "Le nom est vide.\nLe prénom est vide." in agent.labels


def test_answered_dialogs_are_freed(qtbot: QtBot, dialogs: Dialogs) -> None:
    gone: list[str] = []

    def accept(dialog: QDialog) -> None:
        dialog.destroyed.connect(lambda: gone.append("gone"))
        dialog.accept()

    Agent(accept)
    agent = Agent(accept)
    dialogs.notice("Voilà", "C’est fait.")
    qtbot.waitUntil(lambda: bool(gone))
    assert agent is not None


def test_a_shown_dialog_does_not_block_and_is_freed_on_close(qtbot: QtBot, dialogs: Dialogs) -> None:
    dialog = QDialog()
    dialogs.show(dialog)
    assert dialog.isVisible() and dialog.isModal()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()


def test_saving_proposes_the_name_and_gives_the_path(
    qtbot: QtBot, dialogs: Dialogs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop_app.screens.dialogs._documents", lambda: tmp_path)

    def accept(dialog: QDialog) -> None:
        assert isinstance(dialog, QFileDialog)
        assert [Path(name).name for name in dialog.selectedFiles()] == ["feuille.pdf"]
        dialog.accept()

    agent = Agent(accept)
    assert dialogs.save_file("Enregistrer en PDF", "feuille.pdf") == tmp_path / "feuille.pdf"
    assert agent.title == "Enregistrer en PDF"


def test_giving_up_saves_nowhere(dialogs: Dialogs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop_app.screens.dialogs._documents", lambda: tmp_path)
    agent = Agent(QDialog.reject)
    assert dialogs.save_file("Enregistrer en PDF", "feuille.pdf") is None
    assert agent.title


def test_the_buttons_of_the_system_speak_french(qtbot: QtBot, qapp: QApplication) -> None:
    from PySide6.QtWidgets import QDialogButtonBox

    prepare(qapp)
    every = QDialogButtonBox.StandardButton
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    for button in every:
        if button is not every.NoButton:
            box.addButton(button)
    words = {button.text().replace("&", "") for button in box.buttons()}
    assert {"OK", "Annuler", "Oui", "Non", "Enregistrer", "Fermer"} <= words
    assert not words & {"Cancel", "Yes", "No", "Save", "Close", "Discard", "Apply", "Open", "Retry", "Help"}


def test_what_was_asked_is_gone_once_answered(qtbot: QtBot, dialogs: Dialogs) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(window.isActiveWindow)
    for ask in (
        lambda: dialogs.ask("Fermer ?", "La fenêtre se ferme.", "Fermer"),
        lambda: dialogs.choose_folder("Où ?"),
    ):
        agent = Agent(QDialog.reject)
        assert not ask() and agent.title
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    dialogs.hush()
    assert not dialogs.ask("Fermer ?", "La fenêtre se ferme.", "Fermer")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not window.findChildren(QDialog)
