"""« Présence promise par le texte »: typed in Réglages, read again as it was, and what cannot be said beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.domain.convention import Per, Unit, Volume
from desktop_app.screens.setup.convention_fields import VolumeField
from desktop_app.screens.setup.convention_form import ConventionForm
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import schedule
from tests.helpers.builders import its_terms
from tests.helpers.day_screens import open_window
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.seeing import click, field, fill, names, words


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, dialogs: FakeDialogs, tmp_path: Path) -> Iterator[MainWindow]:
    with open_window(qtbot, desk, dialogs, tmp_path) as made:
        made.go("settings", section="convention")
        # What is typed and not saved is let go when the window closes.
        dialogs.answers = [False, False]
        yield made


@pytest.mark.parametrize(
    "volume",
    [
        None,
        Volume(2, Unit.DAY, Per.WEEK),
        Volume(1, Unit.HALF_DAY, Per.MONTH, 180),
        Volume(3, Unit.HALF_DAY, Per.WEEK, 45),
        Volume(3, Unit.HOUR, Per.MONTH),
    ],
)
def test_what_is_shown_is_read_again_as_it_was(qtbot: QtBot, volume: Volume | None) -> None:
    made = VolumeField()
    qtbot.addWidget(made)
    made.set_value(volume)
    assert made.value() == volume and list(made.faults()) == []
    form = ConventionForm(lambda: date(2025, 11, 27))
    qtbot.addWidget(form)
    form.show_terms(its_terms(volume=volume))
    assert form.read() == its_terms(volume=volume)


def test_a_text_that_says_nothing_asks_for_no_number_and_one_in_hours_for_no_length(window: MainWindow) -> None:
    page = window.page()
    assert "Combien" not in names(page) and "Durée de chacune" not in names(page)
    fill(field(page, "Comptée en"), "Heures par mois")
    assert "Combien" in names(page) and "Durée de chacune" not in names(page)
    fill(field(page, "Comptée en"), "Demi-journées par mois")
    assert "Durée de chacune" in names(page)


def test_half_a_day_of_three_hours_a_month_is_typed_and_kept(window: MainWindow, desk: Desk) -> None:
    page = window.page()
    fill(field(page, "Comptée en"), "Demi-journées par mois")
    fill(field(page, "Durée de chacune"), "3h")
    click(page, "Enregistrer")
    (convention,) = schedule.register_of(desk)
    assert convention.terms.volume == Volume(1, Unit.HALF_DAY, Per.MONTH, 180)
    window.undo()
    assert schedule.register_of(desk)[0].terms.volume is None


@pytest.mark.parametrize(
    ("number", "length", "sentence", "where"),
    [
        ("1", "7", "Heures ou minutes", "Durée de chacune"),
        ("1", "longtemps", "Écrivez une durée", "Durée de chacune"),
        ("15", "", "De 1 à 14 demi-journées par semaine", "Combien"),
    ],
)
def test_what_cannot_be_is_said_beside_it_and_stays_as_typed(
    window: MainWindow, desk: Desk, number: str, length: str, sentence: str, where: str
) -> None:
    page = window.page()
    fill(field(page, "Comptée en"), "Demi-journées par semaine")
    fill(field(page, "Combien"), number)
    fill(field(page, "Durée de chacune"), length)
    click(page, "Enregistrer")
    assert sentence in words(page).replace("\N{NO-BREAK SPACE}", " ")
    focused = QApplication.focusWidget()
    assert focused is not None and focused.accessibleName() == where
    assert schedule.register_of(desk)[0].terms.volume is None
