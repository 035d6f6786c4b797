"""The list of Usagers: empty until something is typed, then what a counter needs to know of each at a glance."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt

from desktop_app.domain.mandate import State as MandateState
from desktop_app.domain.person import Person
from desktop_app.domain.reception.appointment import State
from desktop_app.screens.people.page import PeoplePage
from desktop_app.use_cases.changes import Changes, Touched
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import people
from desktop_app.use_cases.reception.people import PersonView
from tests.helpers.builders import NINE, stored_appointment, stored_mandate
from tests.helpers.seeing import field, words
from tests.helpers.typing import type_text
from tests.screens.test_people import listed, page, search, some, went

__all__ = ["page", "some", "went"]


def test_nobody_is_listed_until_something_is_typed(some: list[Person], page: PeoplePage) -> None:
    assert listed(page) == []
    said = words(page)
    assert "Qui cherchez-vous" in said and "4\xa0usagers" in said and "affiché" not in said
    assert not page.panel.isVisible() and page.search.hasFocus()
    search(page, "m")
    assert len(listed(page)) == 3
    page.search.set_value("")
    page.refresh()
    assert listed(page) == []


def test_each_row_says_the_last_visit_what_is_to_come_and_the_mandate(
    desk: Desk, some: list[Person], page: PeoplePage
) -> None:
    stored_appointment(desk.db, some[0], start=NINE - timedelta(days=14), state=State.SEEN)
    stored_appointment(desk.db, some[0], start=NINE - timedelta(days=7), state=State.ABSENT)
    stored_appointment(desk.db, some[0], start=NINE + timedelta(days=7))
    stored_appointment(desk.db, some[2], start=NINE.replace(hour=16, minute=15))
    stored_mandate(desk.db, MandateState.ACTIVE, person=some[0])
    stored_mandate(desk.db, MandateState.DRAFT, person=some[2])
    stored_mandate(desk.db, MandateState.ENDED, person=some[3])
    search(page, "e")
    rows = page.rows
    shown = {
        rows.index(at, 0).data(): [rows.index(at, column).data() for column in (2, 3, 4)]
        for at in range(rows.rowCount())
    }
    assert {name: [cell.replace("\xa0", " ") for cell in cells] for name, cells in shown.items()} == {
        "LEFÈVRE Éloïse": ["13/11/2025", "04/12, 9 h", "actif"],
        "MARTIN Zoé": ["—", "16 h 15", "à terminer"],
        "ŒUVRARD Anne-Marie": ["—", "—", "—"],
    }
    spoken = [rows.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in (2, 3, 4)]
    assert [said.replace("\xa0", " ") for said in spoken] == [
        "dernière visite le 13 novembre 2025", "rendez-vous jeudi 4 décembre à 9 h", "mandat actif",
    ]  # fmt: skip


def test_who_each_letter_finds_is_shown_once(
    some: list[Person], page: PeoplePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[int] = []
    view = people.view

    def noted(desk: Desk, person_id: int) -> PersonView:
        shown.append(person_id)
        return view(desk, person_id)

    monkeypatch.setattr(people, "view", noted)
    search(page, "martin")
    assert shown == [some[1].id] * 5 + [some[2].id]


def test_a_booking_made_elsewhere_is_seen_in_the_row(desk: Desk, some: list[Person], page: PeoplePage) -> None:
    search(page, "lef")
    assert page.rows.index(0, 3).data() == "—"
    stored_appointment(desk.db, some[0], start=NINE + timedelta(days=7))
    page.context.runner.changed.emit(Changes(Touched.APPOINTMENTS))
    assert page.rows.index(0, 3).data() == "04/12, 9\xa0h"


def test_a_narrow_list_leaves_out_what_the_panel_tells(some: list[Person], page: PeoplePage) -> None:
    search(page, "e")
    for width, left_out in ((1300, []), (1000, [4]), (850, [1, 4])):
        page.resize(width, 700)
        page.layout().activate()
        assert [at for at in range(5) if page.table.isColumnHidden(at)] == left_out, page.table.width()


@pytest.mark.parametrize(
    ("typed", "found"),
    [("marti", ["MARTÍ Jordi", "MARTIN Zoé"]), ("oeuv", ["ŒUVRARD Anne-Marie"]), ("98 00 01", ["LEFÈVRE Éloïse"])],
)
def test_typing_filters_and_says_how_many_are_hidden(
    some: list[Person], page: PeoplePage, typed: str, found: list[str]
) -> None:
    type_text(field(page, "Chercher un usager"), typed)
    assert [name for name, _ in listed(page)] == found
    count = "1\xa0affiché" if len(found) == 1 else "2\xa0affichés"
    assert f"4\xa0usagers, {count}" in words(page)
