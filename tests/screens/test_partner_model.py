"""« Modèle de mandat » of a convention, by keyboard and mouse: written, completed, put in force, and stopped."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.convention.partner_model import STARTER, read_block
from desktop_app.screens.mandates.printing_step import PrintingStep
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.screens.settings.partner_model_dialog import PartnerBlockDialog, PartnerModelDialog, PartnerNameDialog
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import mandates
from desktop_app.use_cases.settings import partner_models
from tests.helpers.builders import stored_person
from tests.helpers.day_screens import opened, shown_words, wait_in_front
from tests.helpers.seeing import click
from tests.helpers.typing import press, press_in_window
from tests.use_cases.test_mandate_papers import prepared

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(window: MainWindow) -> PartnerModelDialog:
    """Opened from the card of the only convention."""
    window.go("settings", part="convention")
    click(window.page(), "Modèle de mandat…")
    return opened(window, PartnerModelDialog)


def plain(dialog: PartnerModelDialog) -> str:
    return shown_words(dialog).replace("\N{NO-BREAK SPACE}", " ")


def test_it_is_written_and_put_in_force_then_stopped(desk: Desk, dialog: PartnerModelDialog) -> None:
    assert "Permanence imprime son propre modèle" in plain(dialog) and not dialog.put.isVisible()
    click(dialog, "Écrire un modèle…")
    assert dialog.rows.rowCount() == len(STARTER) and "ne manque" in plain(dialog)
    click(dialog, "Mettre en vigueur")
    assert partner_models.for_advisor(desk, 1) and "est en vigueur depuis le 27 novembre 2025" in plain(dialog)
    assert not dialog.writing.isVisible()
    click(dialog, "Revenir au modèle de Permanence")
    assert partner_models.for_advisor(desk, 1) is None
    press_in_window(dialog, Qt.Key.Key_Z, CTRL)
    assert partner_models.for_advisor(desk, 1)


def test_what_is_missing_is_named_and_holds_it_back(window: MainWindow, desk: Desk, dialog: PartnerModelDialog) -> None:
    click(dialog, "Écrire un modèle…")
    dialog.table.focus_row(lambda row: row[0] == 2)
    click(dialog, "Retirer")
    assert "Il manque : les démarches permises, {démarches}" in plain(dialog) and not dialog.put.isEnabled()
    click(dialog, "Ajouter un bloc…")
    block = opened(window, PartnerBlockDialog)
    block.heading_line.set_value("Article 2")
    block.text.set_value("{démarche}")
    block.place()
    assert set(block.form.faults()) == {"text"} and block.heading_line.value() == "Article 2"
    block.text.set_value("")
    block.field.setCurrentIndex(
        next(value for value in range(block.field.count()) if "{démarches}" in block.field.itemText(value))
    )
    click(block, "Insérer le champ")
    assert block.text.value() == "{démarches}"
    block.place_and_close()
    wait_in_front(dialog)
    assert dialog.put.isEnabled() and dialog.rows.rowCount() == len(STARTER)


def test_blocks_are_moved_and_the_model_named(window: MainWindow, desk: Desk, dialog: PartnerModelDialog) -> None:
    click(dialog, "Écrire un modèle…")
    dialog.table.focus_row(lambda row: row[0] == 1)
    assert not dialog.up.isEnabled()
    click(dialog, "Descendre")
    shown = partner_models.of_convention(desk, 1).shown
    assert shown and [each.title for each in shown.blocks[:2]] == [STARTER[1].title, STARTER[0].title]
    click(dialog, "Monter")
    click(dialog, "Nom du modèle…")
    named = opened(window, PartnerNameDialog)
    named.name.set_value("")
    named.place()
    assert set(named.form.faults()) == {"name"}
    named.name.set_value("annexe 3")
    named.place_and_close()
    shown = partner_models.of_convention(desk, 1).shown
    assert shown and (shown.name, shown.blocks) == ("annexe 3", tuple(map(read_block, STARTER)))


def test_a_version_in_force_is_read_and_copied_not_changed(
    window: MainWindow, desk: Desk, dialog: PartnerModelDialog
) -> None:
    click(dialog, "Écrire un modèle…")
    click(dialog, "Mettre en vigueur")
    press(dialog.table, Qt.Key.Key_Return)
    assert "ne change plus" in dialog.done_line.told()
    click(dialog, "Nouvelle version…")
    assert "Brouillon : version 2." in plain(dialog)
    press(dialog.table, Qt.Key.Key_Return)
    opened(window, PartnerBlockDialog).reject()
    click(dialog, "Retirer le brouillon")
    assert [each.version for each in partner_models.of_convention(desk, 1).versions] == [1]


def test_a_draft_is_seen_as_it_would_come_out(window: MainWindow, dialog: PartnerModelDialog, qtbot: QtBot) -> None:
    click(dialog, "Écrire un modèle…")
    click(dialog, "Aperçu…")
    preview = opened(window, PreviewDialog)
    assert preview.windowTitle() == "Mandat du partenaire, version 1"
    qtbot.waitUntil(preview.panel.save_button.isEnabled)
    with qtbot.waitSignal(preview.destroyed):
        preview.reject()


def test_whoever_prints_a_mandate_reads_whose_text_comes_out(window: MainWindow, desk: Desk, qtbot: QtBot) -> None:
    view = mandates.view(desk, prepared(desk, stored_person(desk.db).id))
    step = PrintingStep(window.context)
    qtbot.addWidget(step)
    step.show_view(view)
    assert "impose" not in step.words.text()
    partner_models.put(desk, partner_models.begin(desk, 1).subject)
    step.show_view(view)
    told = step.words.text().replace("\N{NO-BREAK SPACE}", " ")
    assert told.endswith("que la convention impose : « Mandat du partenaire, version 1 ».")
