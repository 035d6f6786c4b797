"""Réglages, Fermetures et vacances: dates typed by hand, days of a territory, what closes and what is only named."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit

from desktop_app.domain.calendar import Choices, Period, PeriodKind, Territory, Zone
from desktop_app.screens.settings.page import SettingsPage
from desktop_app.storage.planning import calendar as stored
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.settings import calendar
from tests.helpers.builders import NINE, a_closure, stored_appointment, stored_person
from tests.helpers.day_screens import shown_words
from tests.helpers.seeing import button, click, field, fill
from tests.helpers.typing import press, tab

EMPTY = "Aucune date : le lieu ouvre tous ses jours de permanence"


@pytest.fixture
def page(settings_page: SettingsPage) -> SettingsPage:
    settings_page.aim(section="calendar")
    return settings_page


def tick(page: SettingsPage, text: str) -> QCheckBox:
    """The box with these words."""
    return next(
        box for box in page.findChildren(QCheckBox) if box.isVisible() and box.text().replace("\xa0", " ") == text
    )


def lines(page: SettingsPage, label: str) -> list[QLineEdit]:
    """The lines of this label, from the first card to the last."""
    return [line for line in page.findChildren(QLineEdit) if line.isVisible() and line.accessibleName() == label]


def test_a_place_that_chose_nothing_says_what_closes_it(page: SettingsPage) -> None:
    assert EMPTY in shown_words(page)
    assert tick(page, "Les jours fériés ferment le lieu").isChecked()
    assert not tick(page, "Les vacances scolaires ferment le lieu").isChecked()
    assert not button(page, "Enregistrer").isEnabled()


def test_a_closure_is_typed_saved_and_shown_again(page: SettingsPage, desk: Desk) -> None:
    stored_appointment(desk.db, stored_person(desk.db), start=NINE.replace(month=12, day=4))
    said: list[str] = []
    page.context.runner.changed.connect(lambda changes: said.append(changes.told))
    click(page, "Ajouter une date")
    assert EMPTY not in shown_words(page)
    fill(field(page, "Nom"), "inventaire")
    fill(field(page, "Premier jour"), "4/12/2025")
    fill(field(page, "Dernier jour"), "5/12")
    tick(page, "Chaque année").click()
    click(page, "Enregistrer")
    assert stored.load(desk.db).periods == (a_closure(date(2025, 12, 4), date(2025, 12, 5), every_year=True),)
    assert said == ["Calendrier enregistré. 1\xa0rendez-vous un jour fermé\xa0: à déplacer."]
    assert field(page, "Nom").property("text") == "inventaire"
    assert not button(page, "Enregistrer").isEnabled()


def test_a_closure_of_one_day_leaves_the_last_one_empty(page: SettingsPage, desk: Desk) -> None:
    page.context.runner.do(calendar.change, Choices(periods=(a_closure(date(2025, 12, 4)),)))
    page.refresh()
    assert lines(page, "Premier jour")[0].text() == "jeudi 4\xa0décembre 2025"
    assert lines(page, "Dernier jour")[0].text() == ""
    click(page, "Retirer")
    assert EMPTY in shown_words(page) and button(page, "Ajouter une date").hasFocus()
    click(page, "Enregistrer")
    assert stored.load(desk.db) == Choices()


@pytest.mark.parametrize(
    ("typed", "faulty", "sentence"),
    [
        ({}, "Nom", "ce champ est vide"),
        ({"Nom": "travaux"}, "Premier jour", "Écrivez le premier jour"),
        ({"Nom": "travaux", "Premier jour": "31/02/2026"}, "Premier jour", "« 31/02/2026 » n’est pas une date"),
        (
            {"Nom": "travaux", "Premier jour": "24/12/2025", "Dernier jour": "23/12/2025"},
            "Dernier jour",
            "Le dernier jour vient avant le premier",
        ),
    ],
)
def test_what_is_no_closure_is_said_in_its_card_with_the_keyboard_on_it(
    page: SettingsPage, desk: Desk, typed: dict[str, str], faulty: str, sentence: str
) -> None:
    click(page, "Ajouter une date")
    for label, text in typed.items():
        fill(field(page, label), text)
    click(page, "Enregistrer")
    (line,) = lines(page, faulty)
    assert sentence in shown_words(page)
    assert line.hasFocus() and line.property("faulty") is True
    assert stored.load(desk.db) == Choices()


def test_the_same_dates_twice_are_said_in_the_second_card(page: SettingsPage, desk: Desk) -> None:
    for at in (0, 1):
        click(page, "Ajouter une date")
        fill(field(page, "Nom", at), "travaux")
        fill(lines(page, "Premier jour")[at], "24/12/2025")
    click(page, "Enregistrer")
    assert "Ces dates sont déjà dans la liste, sous le même nom." in shown_words(page)
    assert lines(page, "Premier jour")[1].hasFocus() and not stored.load(desk.db).periods


def test_a_territory_brings_its_days_to_correct_and_takes_them_away_again(page: SettingsPage, desk: Desk) -> None:
    click(page, "Ajouter une date")
    fill(field(page, "Nom"), "travaux")
    fill(field(page, "Premier jour"), "24/12/2025")
    fill(field(page, "Territoire"), "Martinique")
    assert [field(page, "Nom", at).property("text") for at in (1, 2)] == [
        *("abolition de l’esclavage", "fête Victor Schœlcher"),
    ]
    fill(field(page, "Nom", 2), "Schœlcher, chez nous")
    fill(field(page, "Territoire"), "La Réunion")
    click(page, "Enregistrer")
    found = stored.load(desk.db)
    assert found.territory is Territory.REUNION
    assert [(each.name, each.first.month, each.first.day) for each in found.periods] == [
        *(("Schœlcher, chez nous", 7, 21), ("abolition de l’esclavage", 12, 20), ("travaux", 12, 24)),
    ]


def test_alsace_moselle_turns_its_switch_on_and_leaves_the_one_of_the_commune(page: SettingsPage, desk: Desk) -> None:
    fill(field(page, "Territoire"), "Alsace-Moselle")
    assert not tick(page, "Vendredi saint férié").isChecked()
    tick(page, "Vendredi saint férié").click()
    click(page, "Enregistrer")
    assert stored.load(desk.db) == Choices(Territory.ALSACE_MOSELLE, good_friday=True, saint_stephen=True)


def test_the_days_of_a_territory_come_back_every_year(page: SettingsPage, desk: Desk) -> None:
    fill(field(page, "Territoire"), "Mayotte")
    click(page, "Enregistrer")
    day = date(2025, 4, 27)
    name = "abolition de l’esclavage"
    assert stored.load(desk.db).periods == (Period(PeriodKind.BANK_HOLIDAY, day, day, True, name),)


def test_a_zone_says_its_academies_and_up_to_when_its_dates_are_known(page: SettingsPage, desk: Desk) -> None:
    assert "En Corse et outre-mer, le rectorat publie les siennes" in shown_words(page)
    fill(field(page, "Zone scolaire"), "Zone\xa0C")
    assert "Créteil, Montpellier, Paris, Toulouse, Versailles" in shown_words(page)
    assert "Dates connues jusqu’au 4 juillet 2028 (arrêté du 21 juillet 2026)" in shown_words(page)
    tick(page, "Les vacances scolaires ferment le lieu").click()
    tick(page, "Ouvert le lundi de Pentecôte").click()
    tick(page, "Les jours fériés ferment le lieu").click()
    click(page, "Enregistrer")
    assert stored.load(desk.db) == Choices(
        zone=Zone.C, school_holidays_close=True, whit_monday_worked=True, bank_holidays_close=False
    )


def test_the_section_is_worked_by_the_keyboard_alone(page: SettingsPage, desk: Desk) -> None:
    button(page, "Ajouter une date").setFocus()
    press(button(page, "Ajouter une date"), Qt.Key.Key_Return)
    stops = []
    for _ in range(8):
        stops.append(page.focusWidget())
        tab(page.focusWidget())
    names = [stop.accessibleName() or stop.property("text") for stop in stops]
    assert names == [
        "Quoi",
        "Nom",
        "Premier jour",
        "Calendrier\N{NO-BREAK SPACE}: Premier jour",
        "Dernier jour",
        "Calendrier\N{NO-BREAK SPACE}: Dernier jour",
        "Chaque année",
        "Retirer\N{NO-BREAK SPACE}: Fermeture du lieu",
    ]
    fill(field(page, "Nom"), "travaux")
    fill(field(page, "Premier jour"), "24/12/2025")
    press(field(page, "Premier jour"), Qt.Key.Key_Return)
    assert [each.name for each in stored.load(desk.db).periods] == ["travaux"]


def test_what_is_given_up_comes_back_as_it_was(page: SettingsPage, desk: Desk) -> None:
    fill(field(page, "Territoire"), "Martinique")
    click(page, "Annuler")
    assert EMPTY in shown_words(page) and field(page, "Territoire").property("currentText") == "Métropole"
    assert stored.load(desk.db) == Choices()
