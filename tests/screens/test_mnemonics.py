"""Alt underlines a letter of each button and labelled field; the letter presses it; nothing stays when Alt comes up."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent, QKeySequence
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.screens.widgets import buttons, labels
from desktop_app.screens.window.mnemonics import Mnemonics, letters

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


class Trial(QWidget):
    """A field under its label, and two buttons of which one has a key already."""

    def __init__(self) -> None:
        super().__init__()
        self.label, self.field = labels.one_line("Nom", "label", self), QLineEdit(self)
        self.label.setBuddy(self.field)
        self.print = buttons.secondary("Imprimer", self, keys="Ctrl+P")
        self.save = buttons.primary("Enregistrer", self)
        column = QVBoxLayout(self)
        for widget in (self.label, self.field, self.print, self.save):
            column.addWidget(widget)
        self.save.setFocus()

    def words(self) -> list[str]:
        return [widget.text() for widget in (self.label, self.print, self.save)]


PLAIN = ["Nom", "Imprimer  Ctrl+P", "Enregistrer"]


@pytest.fixture
def trial(qtbot: QtBot, qapp: QApplication) -> Iterator[Trial]:
    shown = Trial()
    qtbot.addWidget(shown)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    hearer = Mnemonics(qapp)
    yield shown
    hearer.hide()
    hearer.deleteLater()


def hold_alt(window: QWidget, besides: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyPress(window.windowHandle(), Qt.Key.Key_Alt, besides)


def let_go(window: QWidget) -> None:
    QTest.keyRelease(window.windowHandle(), Qt.Key.Key_Alt, ALT)


def test_a_letter_is_underlined_for_as_long_as_alt_is_held(trial: Trial) -> None:
    hold_alt(trial)
    assert trial.words() == ["&Nom", "&Imprimer  Ctrl+P", "&Enregistrer"]
    let_go(trial)
    assert trial.words() == PLAIN
    assert trial.print.shortcut() == QKeySequence("Ctrl+P") and trial.save.shortcut().isEmpty()


def test_the_letter_presses_the_button_at_once_or_goes_to_the_field(trial: Trial) -> None:
    hold_alt(trial)
    pressed = QSignalSpy(trial.save.clicked)
    QTest.keyClick(trial.windowHandle(), Qt.Key.Key_E, ALT)
    assert pressed.count() == 1
    QTest.keyClick(trial.windowHandle(), Qt.Key.Key_N, ALT)
    assert trial.field.hasFocus() and not trial.field.text()
    let_go(trial)


def test_a_letter_changes_nothing_of_what_is_heard(trial: Trial) -> None:
    hold_alt(trial)
    heard = [QAccessible.queryAccessibleInterface(one) for one in (trial.label, trial.field, trial.save)]
    assert [one.text(QAccessible.Text.Name) for one in heard] == ["Nom", "Nom", "Enregistrer"]
    let_go(trial)


def test_altgr_which_types_signs_underlines_nothing(trial: Trial) -> None:
    hold_alt(trial, CTRL)
    assert trial.words() == PLAIN
    QApplication.sendEvent(trial.windowHandle(), QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_AltGr, ALT))
    assert trial.words() == PLAIN


def test_what_is_hidden_or_grey_has_no_letter(trial: Trial) -> None:
    trial.save.setEnabled(False)
    trial.field.hide()
    hold_alt(trial)
    assert trial.words() == ["Nom", "&Imprimer  Ctrl+P", "Enregistrer"]


def test_what_was_written_meanwhile_stays_and_what_has_gone_is_let_go(trial: Trial) -> None:
    hold_alt(trial)
    trial.print.setText("Imprimé")
    trial.save.deleteLater()
    QApplication.sendPostedEvents(trial.save, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(trial.save)
    let_go(trial)
    assert trial.print.text() == "Imprimé"


def test_another_window_in_front_puts_the_words_back(trial: Trial, qtbot: QtBot) -> None:
    hold_alt(trial)
    other = QLabel("Une autre")
    qtbot.addWidget(other)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    assert trial.words() == PLAIN


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["Enregistrer", "Annuler"], ["E", "A"]),
        (["Continuer", "Choisir un endroit…"], ["C", "u"]),
        (["Réserver", "Retirer", "Relire"], ["R", "e", "l"]),
        (["Écrire", "À corriger"], ["c", "o"]),
        (["Ajouter quelqu’un  Ctrl+N", "Nom"], ["A", "N"]),
        (["9 h 30", "+", ""], ["", "", ""]),
    ],
)
def test_letters_are_shared_out_first_letters_first(words: list[str], expected: list[str]) -> None:
    assert [text[at] if at >= 0 else "" for text, at in zip(words, letters(words), strict=True)] == expected


def test_no_letter_is_given_twice() -> None:
    words = ["Aide"] * 40
    places = letters(words)
    assert sorted("Aide"[at] for at in places if at >= 0) == ["A", "d", "e", "i"] and places.count(-1) == 36


def test_a_button_without_a_kind_is_served_last(qtbot: QtBot, qapp: QApplication) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    choice, save = QPushButton("Enregistré", window), buttons.primary("Enregistrer", window)
    column = QVBoxLayout(window)
    column.addWidget(choice)
    column.addWidget(save)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    hearer = Mnemonics(qapp)
    hold_alt(window)
    assert (save.text(), choice.text()) == ("&Enregistrer", "E&nregistré")
    let_go(window)
    hearer.deleteLater()
