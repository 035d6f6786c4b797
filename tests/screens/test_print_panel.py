"""The panel beside the pages says why it cannot print."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop_app.screens.printing.preview import PreviewDialog
from tests.screens.test_preview import BareMeans, a_pack, means, standing

__all__ = ["means"]


def test_no_copy_of_anything_is_said_beside_the_grey_buttons(qtbot: QtBot, means: BareMeans) -> None:
    dialog = PreviewDialog(means, a_pack(), printers=standing("Accueil"))
    qtbot.addWidget(dialog)
    dialog.open()
    panel = dialog.panel
    qtbot.waitUntil(panel.print_button.isEnabled)
    for field in panel.copies.fields:
        field.setValue(0)
    assert not panel.print_button.isEnabled() and not panel.save_button.isEnabled()
    wanted = "Demandez au moins un exemplaire."
    assert panel.facts.text() == panel.print_button.accessibleDescription() == wanted
    panel.copies.fields[0].setValue(1)
    assert panel.print_button.isEnabled() and "page" in panel.facts.text()


def test_how_a_printer_stands_is_asked_at_once_and_again_for_another(qtbot: QtBot, means: BareMeans) -> None:
    dialog = PreviewDialog(means, a_pack(), printers=standing("Accueil", "Bureau"))
    qtbot.addWidget(dialog)
    dialog.open()
    printer = dialog.panel.printer
    # Before the timer of four seconds would ask.
    qtbot.waitUntil(lambda: printer.state.words() == "Prête.", timeout=3000)
    printer.choice.setCurrentIndex(1)
    assert not printer.state.words()
    qtbot.waitUntil(lambda: printer.state.words() == "Prête.", timeout=3000)
