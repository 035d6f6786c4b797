"""Usagers: found as one types, added once, corrected, and followed to their appointments and mandates."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop_app.domain.mandate import State as MandateState
from desktop_app.domain.person import Person
from desktop_app.domain.reception.appointment import State
from desktop_app.screens.appointments.booking_dialog import BookingDialog
from desktop_app.screens.context import Context
from desktop_app.screens.people.page import PeoplePage
from desktop_app.screens.people.person_dialog import PersonDialog
from desktop_app.screens.runner import Runner
from desktop_app.storage.reception import people as stored
from desktop_app.use_cases.changes import Changes, Touched
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.destruction import erasure
from desktop_app.use_cases.reception import people
from tests.helpers.builders import NINE, THURSDAY, stored_appointment, stored_mandate, stored_person
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.seeing import click, field, fill, paste, words
from tests.helpers.typing import press, type_text


class Went:
    """Remembers where the page wanted to go."""

    def __init__(self) -> None:
        self.to: list[tuple[str, dict[str, object]]] = []

    def __call__(self, page_key: str, /, **target: object) -> None:
        self.to.append((page_key, target))


@pytest.fixture
def went() -> Went:
    return Went()


@pytest.fixture
def some(desk: Desk) -> list[Person]:
    """Four people who do not exist."""
    return [
        stored_person(desk.db, last, first, phone)
        for last, first, phone in (
            ("Lefèvre", "Éloïse", "0639980001"),
            ("Martí", "Jordi", ""),
            ("Martin", "Zoé", "0639980002"),
            ("Œuvrard", "Anne-Marie", "+34612345678"),
        )
    ]


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, dialogs: FakeDialogs, went: Went) -> Iterator[PeoplePage]:
    made = PeoplePage(Context(desk, Runner(desk, dialogs), dialogs, went))
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    qtbot.waitExposed(made)
    yield made


def listed(page: PeoplePage) -> list[tuple[str, str]]:
    """The rows as they are read."""
    rows = page.table.model()
    return [(rows.index(at, 0).data(), rows.index(at, 1).data()) for at in range(rows.rowCount())]


def search(page: PeoplePage, typed: str) -> None:
    """Type this in the search."""
    type_text(field(page, "Chercher un usager"), typed)


def dialog(page: PeoplePage) -> PersonDialog:
    """The dialog in front."""
    found = [one for one in page.findChildren(PersonDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def test_an_empty_list_says_what_it_will_hold_and_offers_the_first(page: PeoplePage) -> None:
    assert "Personne encore" in words(page)
    click(page.empty, "Ajouter quelqu’un")
    assert dialog(page).focusWidget() is field(dialog(page), "Nom")
    dialog(page).reject()


def test_people_are_listed_with_the_phone_in_pairs_and_counted(some: list[Person], page: PeoplePage) -> None:
    search(page, "e")
    assert sorted(listed(page)) == [
        ("LEFÈVRE Éloïse", "06\xa039\xa098\xa000\xa001"),
        ("MARTIN Zoé", "06\xa039\xa098\xa000\xa002"),
        ("ŒUVRARD Anne-Marie", "+34\xa0612\xa0345\xa0678"),
    ]
    assert "4\xa0usagers, 3\xa0affichés" in words(page)


@pytest.mark.parametrize("typed", ["%", "'", "🙂", "بيربينيا", "é" * 10_000])
def test_whatever_is_searched_finds_nobody_and_says_so(some: list[Person], page: PeoplePage, typed: str) -> None:
    paste(field(page, "Chercher un usager"), typed)
    page.refresh()
    assert listed(page) == [] or typed in "%'🙂بيربينيا"
    assert "usagers" in words(page)


def test_the_person_in_focus_is_shown_with_what_was_done(desk: Desk, some: list[Person], page: PeoplePage) -> None:
    stored_appointment(desk.db, some[0], start=NINE + timedelta(days=7))
    stored_appointment(desk.db, some[0], start=NINE - timedelta(days=7), state=State.ABSENT, theme="ArgentImpots")
    stored_mandate(desk.db, MandateState.ACTIVE, person=some[0])
    page.aim(person=some[0].id)
    page.refresh()
    shown = words(page.panel)
    assert "Éloïse Lefèvre" in shown and "Argent - Impôts" in shown and "Logement" in shown
    assert "Signé, actif jusqu’au 27\xa0mai 2026" in shown
    lines = [one.text() for one in page.panel.area.findChildren(type(page.panel.correct)) if one.isVisible()]
    assert lines[:3] == ["Jeudi 4\xa0décembre à\xa09\xa0h", "Jeudi 20\xa0novembre à\xa09\xa0h", "Mandat 2025-0001"]


def test_each_line_leads_to_its_page(desk: Desk, some: list[Person], page: PeoplePage, went: Went) -> None:
    appointment = stored_appointment(desk.db, some[0])
    mandate = stored_mandate(desk.db, person=some[0])
    page.aim(person=some[0].id)
    click(page.panel, "Jeudi 27")
    click(page.panel, "Mandat 2025")
    click(page.panel, "Nouveau mandat")
    assert went.to == [
        ("agenda", {"day": THURSDAY, "appointment": appointment.id}),
        ("mandates", {"mandate_id": mandate.id}),
        ("mandates", {"person_id": some[0].id}),
    ]


def test_booking_begins_with_the_person_already_chosen(some: list[Person], page: PeoplePage) -> None:
    page.aim(person=some[2].id)
    click(page.panel, "Réserver")
    booking = page.findChild(BookingDialog)
    assert booking is not None and booking.who.person() == some[2]
    assert booking.focusWidget() is booking.what.themes, "what is asked next"
    booking.reject()


def test_down_then_enter_books_from_the_search(some: list[Person], page: PeoplePage) -> None:
    search = field(page, "Chercher un usager")
    search.setFocus()
    type_text(search, "zo")
    press(search, Qt.Key.Key_Down)
    assert page.table.hasFocus()
    press(page.table, Qt.Key.Key_Return)
    booking = page.findChild(BookingDialog)
    assert booking is not None and booking.who.person() == some[2]
    booking.reject()


def test_someone_is_added_from_what_was_searched_and_shown(desk: Desk, some: list[Person], page: PeoplePage) -> None:
    type_text(field(page, "Chercher un usager"), "Serra Núria")
    assert "Personne de ce nom" in words(page)
    click(page, "Ajouter quelqu’un")
    adding = dialog(page)
    fill(field(adding, "Téléphone"), "06.39.98.00.09")
    click(adding, "Ajouter")
    assert ("SERRA Núria", "06\xa039\xa098\xa000\xa009") in listed(page)
    assert page.panel.person and page.panel.person.name == "Núria Serra"
    assert stored.count(desk.db) == 5


@pytest.mark.parametrize(
    ("label", "typed", "sentence"),
    [
        ("Nom", "", "Le nom est vide"),
        ("Nom", "é" * 10_000, "trop long"),
        ("Nom", "Fabre 🙂", "lettres latines"),
        ("Nom", "بيربينيا", "lettres latines"),
        ("Nom", 'Fabre % "', "Le nom contient"),
        ("Prénom", "'", "aucune lettre"),
        ("Téléphone", "06 39", "pas un numéro"),
    ],
)
def test_bad_input_is_said_beside_its_field_and_nobody_is_added(
    desk: Desk, page: PeoplePage, dialogs: FakeDialogs, label: str, typed: str, sentence: str
) -> None:
    click(page.empty, "Ajouter quelqu’un")
    adding = dialog(page)
    fill(field(adding, "Nom"), "Fabre")
    fill(field(adding, "Prénom"), "Léa")
    line = field(adding, label)
    paste(line, typed) if typed else fill(line, "")
    click(adding, "Ajouter")
    assert sentence in words(adding)
    assert line.property("text") == typed and adding.focusWidget() is line and line.property("faulty") is True
    assert stored.count(desk.db) == 0
    dialogs.answers = [True]
    adding.reject()


def add(page: PeoplePage, last: str, first: str) -> PersonDialog:
    """Try to add somebody."""
    click(page, "Ajouter quelqu’un")
    adding = dialog(page)
    fill(field(adding, "Nom"), last)
    fill(field(adding, "Prénom"), first)
    click(adding, "Ajouter")
    lay_out(adding)
    return adding


def lay_out(dialog: QDialog) -> None:
    """Until then what has just come stands where it was made, one over the other, and a click may fall on any."""
    QTest.qWait(1)
    assert dialog.isVisible()


def test_a_likely_duplicate_is_shown_before_it_is_made_twice(desk: Desk, some: list[Person], page: PeoplePage) -> None:
    adding = add(page, "lefevre", "eloise")
    assert "Est-ce la même personne" in words(adding)
    assert stored.count(desk.db) == 4
    click(adding, "LEFÈVRE Éloïse")
    assert stored.count(desk.db) == 4
    assert page.panel.person == some[0]


def test_someone_else_of_the_same_name_is_added_when_said_so(desk: Desk, some: list[Person], page: PeoplePage) -> None:
    adding = add(page, "Lefèvre", "Éloïse")
    click(adding, "C’est quelqu’un d’autre")
    assert stored.count(desk.db) == 5


def test_a_correction_is_seen_at_once(desk: Desk, some: list[Person], page: PeoplePage) -> None:
    page.aim(person=some[1].id)
    click(page.panel, "Corriger la fiche")
    correcting = dialog(page)
    fill(field(correcting, "Téléphone"), "0639980005")
    click(correcting, "Enregistrer")
    assert ("MARTÍ Jordi", "06\xa039\xa098\xa000\xa005") in listed(page)
    assert "06\xa039\xa098\xa000\xa005" in words(page.panel)


def test_escape_asks_only_when_something_was_typed(page: PeoplePage, dialogs: FakeDialogs) -> None:
    click(page.empty, "Ajouter quelqu’un")
    press(dialog(page), Qt.Key.Key_Escape)
    assert dialogs.said == []
    click(page.empty, "Ajouter quelqu’un")
    fill(field(dialog(page), "Nom"), "Fabre")
    dialogs.answers = [False, True]
    press(dialog(page), Qt.Key.Key_Escape)
    assert dialog(page).isVisible() and "sera perdu" in dialogs.sentences[0]
    dialog(page).reject()


def test_the_dialog_is_freed_once_closed(qtbot: QtBot, page: PeoplePage) -> None:
    click(page.empty, "Ajouter quelqu’un")
    seen = weakref.ref(dialog(page))
    dialog(page).reject()
    qtbot.waitUntil(lambda: not page.findChildren(QDialog))
    gc.collect()
    assert seen() is None


def test_two_people_of_one_name_are_told_apart_by_a_second_fact(desk: Desk, page: PeoplePage) -> None:
    with_phone = stored_person(desk.db, "Roca", "Núria", "0639980009")
    came, never, also = (stored_person(desk.db, "Roca", "Nuria") for _ in range(3))
    stored_appointment(desk.db, came, start=NINE - timedelta(days=7), state=State.SEEN)
    stored_person(desk.db, "Puig", "Jordi")
    search(page, "u")
    names = [name.replace("\xa0", " ") for name, _ in listed(page)]
    assert sorted(names) == [
        "PUIG Jordi",
        f"ROCA Nuria · aucune visite encore, fiche n° {never.id}",
        f"ROCA Nuria · aucune visite encore, fiche n° {also.id}",
        "ROCA Nuria · dernière visite le 20 novembre 2025",
        "ROCA Núria",
    ]
    assert people.named(desk, with_phone).replace("\xa0", " ") == "Núria Roca (06 39 98 00 09)"


def test_after_an_erasure_nobody_else_is_selected(some: list[Person], desk: Desk, page: PeoplePage) -> None:
    page.aim(person=some[1].id)
    erasure.erase(desk, some[1].id)
    page.context.runner.changed.emit(Changes(Touched.EVERYTHING))
    assert page.table.current_row() is None and page.panel.person is None and not page.panel.isVisible()
    page.context.runner.changed.emit(Changes(Touched.EVERYTHING))
    press(page.table, Qt.Key.Key_Return)
    assert page.table.current_row() is None and not page.findChildren(BookingDialog)
    page.search.set_value("")
    search(page, "mar")
    assert page.table.current_row().person == some[2], "who was searched for is chosen"


def test_a_correction_finds_twins_as_an_addition_does(
    some: list[Person], desk: Desk, page: PeoplePage, dialogs: FakeDialogs
) -> None:
    page.aim(person=some[2].id)
    click(page.panel, "Corriger la fiche")
    fill(field(dialog(page), "Nom"), "Lefevre")
    fill(field(dialog(page), "Prénom"), "Eloïse")
    click(dialog(page), "Enregistrer")
    assert "Est-ce la même personne ?" in words(dialog(page))
    lay_out(dialog(page))
    assert dialog(page).duplicates.buttons[0].text().startswith("LEFÈVRE Éloïse · 06")
    assert stored.get(desk.db, some[2].id) == some[2]
    click(dialog(page), "C’est quelqu’un d’autre")
    assert stored.get(desk.db, some[2].id).last_name == "Lefevre"
    click(page.panel, "Corriger la fiche")
    fill(field(dialog(page), "Téléphone"), "0639980077")
    click(dialog(page), "Enregistrer")
    assert stored.get(desk.db, some[2].id).phone == "0639980077", "once told that they are two, it is not asked again"


def test_a_name_searched_for_begins_the_new_card_in_either_order(page: PeoplePage, some: list[Person]) -> None:
    type_text(field(page, "Chercher un usager"), "Marie de la Tour")
    click(page, "Ajouter quelqu’un")
    adding = dialog(page)
    assert (adding.last_name.value(), adding.first_name.value()) == ("de la Tour", "Marie")
    assert [button.text() for button in adding.readings.buttons] == ["Plutôt nom « Marie », prénom « de la Tour »"]
    adding.reject()


@pytest.mark.parametrize("typed", ["+33 6 39 98", "06.39.98", "06-39", "0033 6 39"])
def test_a_number_searched_for_is_no_name_in_the_new_card(page: PeoplePage, typed: str) -> None:
    type_text(field(page, "Chercher un usager"), typed)
    click(page, "Ajouter quelqu’un")
    adding = dialog(page)
    assert (adding.last_name.value(), adding.first_name.value(), adding.phone.value()) == ("", "", typed)
    adding.reject()


def test_one_name_only_is_kept_and_corrected(desk: Desk, page: PeoplePage) -> None:
    click(page.empty, "Ajouter quelqu’un")
    fill(field(dialog(page), "Nom"), "Suharto")
    fill(field(dialog(page), "Prénom"), "-")
    click(dialog(page), "Ajouter")
    assert [name for name, _ in listed(page)] == ["SUHARTO"]
    click(page.panel, "Corriger la fiche")
    fill(field(dialog(page), "Téléphone"), "0639980077")
    click(dialog(page), "Enregistrer")
    assert stored.listing(desk.db)[0].name == "Suharto" and stored.listing(desk.db)[0].phone == "0639980077"
