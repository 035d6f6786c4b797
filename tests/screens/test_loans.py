"""Loans in Réglages, by keyboard: noted with where each is kept, then given back."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop_app.domain.planning.loan import Loan
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.screens.workshops.loan_dialog import LoanDialog
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.workshops import loans
from tests.helpers.builders import THURSDAY
from tests.helpers.day_screens import opened
from tests.helpers.seeing import click, field, fill, words
from tests.helpers.typing import press

ENTER = Qt.Key.Key_Return


def said(widget: object) -> str:
    return words(widget).replace("\xa0", " ")  # type: ignore[arg-type]


def test_a_loan_is_noted_with_its_storage_then_given_back(window: MainWindow, desk: Desk) -> None:
    window.go("settings", section="workshops")
    click(window, "Noter un prêt")
    dialog = opened(window, LoanDialog)
    fill(field(dialog, "Quel matériel"), "Imprimante 3D")
    press(dialog, ENTER)
    assert "Écrivez le jour." in said(dialog) and loans.every(desk) == []
    fill(field(dialog, "À partir du"), "27/11/2025")
    fill(field(dialog, "À rendre le"), "2/12/2025")
    press(dialog, ENTER)
    assert "sous clé, pendant tout le prêt." in said(dialog) and dialog.isVisible()
    fill(field(dialog, "Gardé où"), "Armoire")
    press(dialog, ENTER)
    last = THURSDAY.replace(month=12, day=2)
    assert loans.every(desk) == [Loan(1, "Imprimante 3D", THURSDAY, last, "Armoire")]
    assert "Ici, du 27 novembre 2025 au 2 décembre 2025, gardé : Armoire" in said(window.page())
    click(window.page().sections["workshops"].loans, "Modifier")  # type: ignore[attr-defined]
    again = opened(window, LoanDialog)
    fill(field(again, "Rendu le"), "27/11/2025")
    press(again, ENTER)
    assert loans.every(desk)[0].returned_on == THURSDAY
    click(window.page().sections["workshops"].loans, "Retirer")  # type: ignore[attr-defined]
    assert loans.every(desk) == [] and "Rien n’est prêté au lieu" in said(window.page())
