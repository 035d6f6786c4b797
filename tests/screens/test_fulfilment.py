"""Prévu / réalisé: what its rows say and are heard to say, its keys, what it prints, and what an unknown day was."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from desktop_app.domain.convention import Per, Unit, Volume
from desktop_app.domain.french import NBSP
from desktop_app.domain.planning import Absence, AbsenceKind, Decider
from desktop_app.screens.fulfilment.page import FulfilmentPage
from desktop_app.screens.fulfilment.recall_dialog import RecallDialog
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import sessions, unknown
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import absences, schedule
from desktop_app.use_cases.settings import conventions
from desktop_app.use_cases.settings.convention_gestures import Addition
from tests.helpers.builders import THURSDAY, its_convention, its_terms, put_convention
from tests.helpers.day_screens import open_window, opened, shown_words
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.seeing import button, click, field, fill, words
from tests.helpers.typing import press

TWO_DAYS = its_convention(volume=Volume(2, Unit.DAY, Per.WEEK), signed_on=date(2025, 10, 13))
OCTOBER_9 = date(2025, 10, 9)


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, dialogs: FakeDialogs, tmp_path: Path) -> Iterator[MainWindow]:
    """In force since 13 October 2025; on the Thursday before nobody knows; illness on the first Friday of December."""
    with writing(desk.db):
        put_convention(desk.db, TWO_DAYS)
        sessions.settle(desk.db, (), (), date(2025, 10, 13))
        unknown.keep(desk.db, [OCTOBER_9])
    absences.note(desk, Absence(0, 2, date(2025, 12, 5), date(2025, 12, 5), AbsenceKind.ILLNESS, THURSDAY))
    with open_window(qtbot, desk, dialogs, tmp_path) as made:
        made.go("fulfilment")
        yield made


def page_of(window: MainWindow) -> FulfilmentPage:
    page = window.page()
    assert isinstance(page, FulfilmentPage)
    return page


def lines(window: MainWindow) -> list[str]:
    """Each row as it is seen, its empty cells left out."""
    rows = page_of(window).rows.rows()
    cells = [(row.name, *(" · ".join(cell) for cell in row.cells)) for row in rows]
    return [" | ".join(filter(None, cell)).replace(NBSP, " ") for cell in cells]


def heard(window: MainWindow, at: int) -> str:
    """What a screen reader says of a row."""
    model = page_of(window).rows
    return str(model.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole)).replace(NBSP, " ")


def test_a_month_is_a_row_and_the_year_the_sum(window: MainWindow) -> None:
    # October begins on its 13th; the 1st of November is a Saturday, Noël a Thursday.
    assert lines(window) == [
        "Octobre * | 6 | 6 · 33 h | 6 · 33 h | – | – | – | – | 0",
        "Novembre * | 8 | 8 · 44 h | 6 + 2 à venir | – | – | – | – | 0",
        "Décembre | 7 | 7 · 38 h | 6 à venir | – | 1 · 5 h | – | – | −1",
        "Année 2025 | 21 | 21 · 115 h | 12 + 8 à venir | – | 1 · 5 h | – | – | −1",
    ]
    assert heard(window, 2) == (
        "décembre, dus 7 jours, prévus 7, tenus 0 h, à venir 6, perdu 1, maladie, écart −1, replié"
    )
    assert "Dû selon le texte : 2 journées par semaine. Compté en jours et heures." in shown_words(page_of(window))
    assert "12 jours sans présence et 1 jour inconnu : répondre." in shown_words(page_of(window))


def test_the_right_key_unfolds_the_days_that_explain_and_the_left_one_folds_them(window: MainWindow) -> None:
    table = page_of(window).table
    press(table, Qt.Key.Key_End)
    press(table, Qt.Key.Key_Up)
    press(table, Qt.Key.Key_Right)
    assert lines(window)[3:5] == [
        "vendredi 5 décembre, maladie | 5 h",
        "jeudi 25 décembre, férié ou vacances, non dû : Noël",
    ]
    assert heard(window, 2).endswith("déplié") and heard(window, 3) == "vendredi 5 décembre, maladie, perdu, eux, 5 h"
    press(table, Qt.Key.Key_Down)
    press(table, Qt.Key.Key_Left)
    assert len(lines(window)) == 4 and table.currentIndex().row() == 2
    press(table, Qt.Key.Key_Return)
    assert len(lines(window)) == 6
    press(table, Qt.Key.Key_Return)
    assert len(lines(window)) == 4


def test_enter_on_a_day_goes_to_it(window: MainWindow) -> None:
    page = page_of(window)
    page.table.focus_row(lambda line: line.name.startswith("Décembre"))
    press(page.table, Qt.Key.Key_Right)
    press(page.table, Qt.Key.Key_Down)
    press(page.table, Qt.Key.Key_Return)
    assert window.page().key == "agenda" and "Vendredi 5 décembre" in shown_words(window.page())


def test_what_an_unknown_day_was_is_said_from_its_row_and_taken_back(window: MainWindow, desk: Desk) -> None:
    click(page_of(window), "Voir le premier")
    assert page_of(window).table.current_row().name == f"jeudi 9{NBSP}octobre, jour inconnu"
    press(page_of(window).table, Qt.Key.Key_Return)
    dialog = opened(window, RecallDialog)
    assert "Marie Castell, 9 h – 12 h, 14 h – 17 h" in words(dialog).replace(NBSP, " ")
    fill(field(dialog, f"La permanence a-t-elle eu lieu{NBSP}?"), "Elle n’a pas eu lieu")
    click(dialog, "Noter ce jour")
    assert dialog.isVisible() and "Le motif" in words(dialog)
    fill(field(dialog, f"Pourquoi{NBSP}?"), "inondation")
    fill(field(dialog, f"Du fait de qui{NBSP}?"), "Ni l’un ni l’autre")
    click(dialog, "Noter ce jour")
    assert not dialog.isVisible()
    (lost,) = schedule.lost_between(desk, OCTOBER_9, OCTOBER_9)[OCTOBER_9]
    assert (lost.why, lost.decider) == ("inondation", Decider.NEITHER)
    assert lines(window)[0].startswith("Octobre * | 6 | 7 · 39 h | 6 · 33 h | – | – | 1 · 6 h")
    window.undo()
    assert "1 jour inconnu" in shown_words(page_of(window))


def test_the_button_prints_the_month_in_focus_or_the_year(qtbot: QtBot, window: MainWindow) -> None:
    page = page_of(window)
    press(page.table, Qt.Key.Key_Home)
    assert button(page, "Imprimer").text() == "Imprimer le mois  Ctrl+P"
    press(page.table, Qt.Key.Key_End)
    assert button(page, "Imprimer").text() == "Imprimer l’année  Ctrl+P"
    press(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    preview = opened(window, PreviewDialog)
    assert preview.windowTitle() == "Prévu / réalisé – année 2025"
    qtbot.waitUntil(preview.panel.save_button.isEnabled, timeout=15_000)
    preview.reject()


def test_another_convention_and_another_year_are_chosen(window: MainWindow, desk: Desk) -> None:
    assert not page_of(window).convention.isVisible()
    other = its_terms(partner="Autre partenaire", signed_on=date(2026, 1, 7), hard_end=None)
    conventions.carry_out(desk, Addition(other))
    window.refresh()
    page = page_of(window)
    chosen = field(page, "Convention")
    assert isinstance(chosen, QComboBox) and chosen.count() == 2
    fill(field(page, "Année"), "2026")
    assert lines(window)[0].startswith("Janvier | 9 | 9 · 49 h | 9 à venir")
    fill(chosen, "Autre partenaire")
    assert "La convention commence le 7 janvier 2026" in shown_words(page)
    assert "Le texte ne dit pas combien" in shown_words(page)


def test_a_text_without_a_volume_owes_the_calendar(window: MainWindow, desk: Desk) -> None:
    with writing(desk.db):
        put_convention(desk.db, its_convention(signed_on=date(2025, 10, 13)))
    window.refresh()
    assert lines(window)[0] == "Octobre * | 6 · 33 h | 6 · 33 h | 6 · 33 h | – | – | – | – | 0"


def test_hours_alone_are_compared_in_hours(window: MainWindow, desk: Desk) -> None:
    terms = replace(TWO_DAYS.terms, volume=Volume(40, Unit.HOUR, Per.MONTH))
    with writing(desk.db):
        put_convention(desk.db, its_convention(**vars(terms)))
    window.refresh()
    assert lines(window)[1] == "Novembre * | 40 h | 8 · 44 h | 6 + 2 à venir | – | – | – | – | 4 h"
