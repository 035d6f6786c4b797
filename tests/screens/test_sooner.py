"""« Viendraient plus tôt » on the page: one key moves them, one leaves them where they are."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop_app.domain.reception.circumstances import Circumstances
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.reception import appointments
from desktop_app.use_cases.desk import Desk
from tests.helpers.alike import plain
from tests.helpers.builders import NINE, stored_appointment, stored_person
from tests.helpers.day_screens import shown_words
from tests.helpers.seeing import button
from tests.helpers.typing import type_text


@pytest.fixture
def page(desk: Desk, window: MainWindow):  # type: ignore[no-untyped-def]
    """« À prévenir », with two people who have an appointment in a week and would come today."""
    for at, name in enumerate(("Aubert", "Roca")):
        stored_appointment(
            desk.db,
            stored_person(desk.db, name, "Nadia", "0639989139"),
            start=NINE + timedelta(weeks=1, minutes=45 * at),
            circumstances=Circumstances(sooner=True),
        )
    window.context.go("calls")
    return window.page()


def rows(page) -> list[str]:  # type: ignore[no-untyped-def]
    lines = [page.rows.rows.row(at) for at in range(page.rows.rows.rowCount())]
    return [plain(f"{line.above}|{line.title}|{line.detail}") for line in lines]


def test_one_key_moves_somebody_and_the_next_is_chosen(desk: Desk, window: MainWindow, page) -> None:  # type: ignore[no-untyped-def]
    assert rows(page) == [
        "Viendraient plus tôt|Nadia Aubert|a rendez-vous jeudi 4 décembre à 9 h · → jeudi 27 à 9 h, avec Marie Castell",
        "|Nadia Roca|a rendez-vous jeudi 4 décembre à 9 h 45 · → jeudi 27 à 9 h 45, avec Marie Castell",
    ]
    assert "Vous avez rendez-vous jeudi 4 décembre à 9 h." in plain(shown_words(page))
    button(page, "Suivante").click()
    type_text(page.rows, "j")
    assert next(each.start for each in appointments.from_day(desk.db, NINE.date())) == NINE.replace(hour=10, minute=30)
    assert [each.split("|")[1] for each in rows(page)] == ["Nadia Roca"]
    window.undo()
    assert page.rows.chosen.title == "Nadia Aubert"


def test_one_key_leaves_them_where_they_are(desk: Desk, window: MainWindow, page) -> None:  # type: ignore[no-untyped-def]
    type_text(page.rows, "f")
    assert [each.split("|")[1] for each in rows(page)] == ["Nadia Roca"]
    assert {each.start for each in appointments.from_day(desk.db, NINE.date())} == {
        NINE + timedelta(weeks=1),
        NINE + timedelta(weeks=1, minutes=45),
    }


def test_a_place_taken_meanwhile_is_told_and_the_next_is_proposed(desk: Desk, window: MainWindow, page) -> None:  # type: ignore[no-untyped-def]
    stored_appointment(desk.db, stored_person(desk.db, "Puig"), start=NINE)
    type_text(page.rows, "j")
    assert "Cette place vient d’être prise" in page.banner.sentence()
    assert "→ jeudi 27 à 9 h 45" in rows(page)[0]
