"""The page of days of the assistant: a day that two share, and dates that are taken before there is a file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.screens.opening.assistant import Assistant
from desktop_app.screens.planning.pattern_dialog import PatternDialog
from tests.helpers.day_screens import opened as opened_dialog
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.first_opening import go_to, opened
from tests.helpers.seeing import click, field, fill, words


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Assistant]:
    with opened(FakeDialogs()) as made:
        qtbot.waitExposed(made)
        yield made


def open_days(window: Assistant, words: str) -> PatternDialog:
    """The dialog that a button of the page of days opens."""
    click(window, words)
    return opened_dialog(window, PatternDialog)


def test_two_may_share_a_day_and_one_who_goes_leaves_it_to_the_other(window: Assistant) -> None:
    go_to(window, "days")
    dialog = open_days(window, "Modifier")
    fill(field(dialog, "Avec"), "Plusieurs personnes")
    click(dialog, "Jordi Puig")
    click(dialog, "Enregistrer")
    assert ", Marie Castell et Jordi Puig" in words(window)
    assert [(each.weekday, each.id) for each in window.pages.days.read()] == [(3, 0), (3, 0), (4, 0)]
    click(window, "Retour")
    click(window, "Retirer")
    click(window, "Continuer")
    assert [each.weekday for each in window.pages.days.read()] == [3, 4]
    assert words(window).count(", Jordi Puig") == 2


def test_a_date_that_is_taken_is_left_out_from_the_beginning_of_the_convention_on(window: Assistant) -> None:
    """The file begins with the convention, years before: the Thursdays of a list that are over are taken too."""
    go_to(window, "days")
    dialog = open_days(window, "Ajouter une permanence")
    fill(field(dialog, "Rythme"), "À ces dates")
    fill(field(dialog, "Dates"), "4/6/2026, 3/12/2026, 7/12/2026")
    fill(field(dialog, "Avec"), "Marie Castell")
    assert dialog.agree.text() == "Enregistrer, sauf 1\xa0date"
    click(dialog, "Enregistrer, sauf")
    assert [each.dates for each in window.pages.days.read() if each.dates] == [(date(2026, 12, 7),)]
    click(window, "Continuer")
    assert "Une phrase pour ouvrir votre compte" in words(window)


def test_weeks_are_counted_from_the_one_that_is_shown_though_the_file_begins_with_the_convention(
    window: Assistant,
) -> None:
    """The convention was signed 141 weeks before the week of 16 November 2026: counted from it, the others come."""
    go_to(window, "days")
    dialog = open_days(window, "Modifier")
    fill(field(dialog, "Rythme"), "Certaines semaines")
    assert [row.words for row in dialog.preview.model.rows()][:2] == ["Jeudi 3\xa0décembre", "Jeudi 17\xa0décembre"]
    click(dialog, "Enregistrer")
    assert window.pages.days.read()[0].first_week == date(2026, 11, 16)
