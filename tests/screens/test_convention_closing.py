"""A closing says how the convention ends: the letter fills the last day, and an earlier one is refused beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.convention import Convention, Delay, Ending, Ground
from desktop_app.screens.context import Context
from desktop_app.screens.runner import Runner
from desktop_app.screens.settings.convention_dialog import ConventionDialog
from desktop_app.screens.settings.convention_what import What
from desktop_app.screens.settings.convention_words import versions_in_words
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import schedule
from tests.helpers.alike import plain
from tests.helpers.builders import its_convention, put_convention
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.seeing import click, field, fill, words
from tests.helpers.typing import press


def closing(qtbot: QtBot, desk: Desk, tmp_path: Path, under: QWidget) -> ConventionDialog:
    """The dialog, its closing chosen."""
    dialogs = FakeDialogs()
    context = Context(desk, Runner(desk, dialogs), dialogs, lambda *_, **__: None, tmp_path)
    made = ConventionDialog(context, schedule.register_of(desk)[0], under)
    made.open()
    made.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is made)
    made.what.choice.set_value(What.CLOSE)
    made.what.choice.edited.emit()
    return made


@pytest.fixture
def under(qtbot: QtBot) -> QWidget:
    """What the dialog stands over."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk, tmp_path: Path, under: QWidget) -> Iterator[ConventionDialog]:
    made = closing(qtbot, desk, tmp_path, under)
    yield made
    made.hide()


def shown(dialog: ConventionDialog) -> list[str]:
    """The rows of a closing that are in sight."""
    form = dialog.what.form
    return [name for name in ("ending", "letter_on", "delay", "article", "on", "because") if form.shows(name)]


def faults(dialog: ConventionDialog) -> dict[str, str]:
    """What is said beside the fields."""
    return {name: plain(sentence) for name, sentence in dialog.what.form.faults().items()}


def card(convention: Convention) -> list[str]:
    """What is said of its end in the list."""
    return [plain(line) for line in versions_in_words(convention)]


def test_each_reason_asks_for_what_it_needs_and_proposes_what_the_text_says(dialog: ConventionDialog) -> None:
    rows = dialog.what.closing
    assert shown(dialog) == ["ending", "on", "because"]
    for reason, asked, delay, article in (
        ("D’un commun accord", [], "", ""),
        ("Reconduction refusée", ["letter_on", "article"], "", "art. 6"),
        ("Résiliation pour faute", ["letter_on", "delay", "article"], "30 jours", "art. 7.1"),
        ("Résiliation pour force majeure", ["letter_on", "delay", "article"], "30 jours", "art. 7.2"),
        ("Autre raison", [], "", ""),
    ):
        fill(rows.how, reason)
        assert shown(dialog) == ["ending", *asked, "on", "because"]
        assert (plain(rows.delay.value()), rows.article.value()) == (delay, article)


def test_how_it_ends_has_to_be_said(dialog: ConventionDialog) -> None:
    click(dialog, "Continuer")
    assert faults(dialog) == {"ending": "Dites comment elle finit : le dernier jour en dépend."}
    assert dialog.step == 0


def test_the_letter_fills_the_last_day_until_another_is_typed(dialog: ConventionDialog) -> None:
    rows = dialog.what.closing
    fill(rows.how, "Résiliation pour faute")
    fill(field(dialog, "Lettre reçue le"), "11/11/2025")
    assert rows.on.value() == date(2025, 12, 11)
    assert "Au plus tôt le 11 décembre 2025, ce jour compris." in plain(words(dialog))
    fill(field(dialog, "Délai laissé par le texte"), "1 mois")
    fill(field(dialog, "Lettre reçue le"), "15/11/2025")
    assert rows.on.value() == date(2025, 12, 15)
    fill(field(dialog, "Dernier jour"), "31/12/2025")
    fill(field(dialog, "Lettre reçue le"), "16/11/2025")
    assert rows.on.value() == date(2025, 12, 31), "what was typed stays"
    assert "Au plus tôt le 16 décembre 2025" in plain(words(dialog))


def test_an_earlier_day_is_refused_beside_it_with_the_article(dialog: ConventionDialog, desk: Desk) -> None:
    before = schedule.register_of(desk)
    fill(dialog.what.closing.how, "Résiliation pour faute")
    fill(field(dialog, "Lettre reçue le"), "11/11/2025")
    fill(field(dialog, "Dernier jour"), "10/12/2025")
    click(dialog, "Continuer")
    told = "La lettre reçue le 11 novembre 2025 laisse 30 jours (art. 7.1) : au plus tôt le 11 décembre 2025."
    assert faults(dialog) == {"on": told}
    fill(field(dialog, "Délai laissé par le texte"), "un mois")
    fill(field(dialog, "Lettre reçue le"), "demain")
    click(dialog, "Continuer")
    assert list(faults(dialog)) == ["letter_on"] and "n’est pas une date" in faults(dialog)["letter_on"]
    fill(field(dialog, "Lettre reçue le"), "28/11/2025")
    click(dialog, "Continuer")
    assert list(faults(dialog)) == ["letter_on", "delay"] and schedule.register_of(desk) == before


def test_it_is_told_at_each_step_kept_shown_and_taken_back(dialog: ConventionDialog, desk: Desk, qtbot: QtBot) -> None:
    before = schedule.register_of(desk)
    fill(dialog.what.closing.how, "Résiliation pour force majeure")
    fill(field(dialog, "Lettre reçue le"), "11/11/2025")
    click(dialog, "Continuer")
    letter = "Résiliation pour force majeure, lettre reçue le 11 novembre 2025, 30 jours (art. 7.2)"
    assert f"{letter} : au plus tôt le 11 décembre 2025, le jour de la réception non compté." in plain(words(dialog))
    click(dialog, "Continuer")
    assert f"Comment elle finit\n—\n{letter}" in plain(words(dialog))
    assert plain(dialog.end.text()) == "Clore le 11 décembre 2025"
    dialog.end.click()
    (after,) = schedule.register_of(desk)
    assert after.ground == Ground(Ending.FORCE_MAJEURE, date(2025, 11, 11), Delay(30), "art. 7.2")
    assert card(after) == [f"Clôturée le 11 décembre 2025 : {letter[0].lower()}{letter[1:]}"]
    dialog.context.runner.undo()
    assert schedule.register_of(desk) == before


def test_by_keyboard_alone(dialog: ConventionDialog) -> None:
    rows = dialog.what.closing
    rows.how.setFocus()
    for _ in range(3):
        press(rows.how, Qt.Key.Key_Down)
    assert rows.how.value() is Ending.FAULT
    press(rows.how, Qt.Key.Key_Tab)
    focused = dialog.focusWidget()
    assert focused is rows.letter_on.line
    fill(rows.letter_on.line, "11/11/2025")
    press(focused, Qt.Key.Key_Return)
    assert dialog.step == 1


def test_the_service_of_the_commune_is_asked_no_reason(
    qtbot: QtBot, desk: Desk, tmp_path: Path, under: QWidget
) -> None:
    put_convention(desk.db, its_convention(own=True, partner="", hard_end=None, notice_months=0))
    dialog = closing(qtbot, desk, tmp_path, under)
    assert shown(dialog) == ["on", "because"]
    fill(field(dialog, "Dernier jour"), "31/12/2025")
    fill(field(dialog, "Pourquoi ?"), "fin du poste")
    click(dialog, "Continuer")
    assert dialog.step == 1
    dialog.hide()
