"""A pattern of several advisors, and one that is kept but for the dates that are taken: in Réglages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.planning import Pattern, Rhythm
from desktop_app.screens.planning.fields import AdvisorsField
from desktop_app.screens.planning.pattern_dialog import PatternDialog, skipped_told
from desktop_app.screens.planning.pattern_form import PatternForm
from desktop_app.screens.reading_order import go_on
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.planning import patterns as stored
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import schedule
from desktop_app.use_cases.settings import settings
from tests.helpers.alike import plain
from tests.helpers.builders import NINE, THURSDAY, stored_appointment, thursdays
from tests.helpers.day_screens import Offered, open_pattern, told
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.seeing import click, field, fill, words
from tests.helpers.typing import press

NEXT, MONDAY = THURSDAY + timedelta(7), THURSDAY + timedelta(4)
ADVISORS = [(1, "Marie Castell"), (2, "Jordi Puig"), (3, "Núria Serra")]
SEVERAL = "Plusieurs personnes"


@pytest.fixture
def window(window: MainWindow, dialogs: FakeDialogs) -> Iterator[MainWindow]:
    window.go("settings", section="days")
    yield window
    dialogs.answers = [True, True]


def said(window: QWidget) -> str:
    return plain(words(window))


def verb(dialog: PatternDialog) -> str:
    """What the button that keeps it says."""
    return plain(dialog.agree.text())


def states(dialog: PatternDialog) -> dict[str, str]:
    """What the table says of each date."""
    return {plain(row.words): plain(row.state) for row in dialog.preview.model.rows()}


def here(desk: Desk, day: date) -> list[int]:
    return [session.advisor_id for session in schedule.here_on(desk, day)]


def with_list(window: MainWindow, desk: Desk, *dates: date) -> None:
    """Add a list of dates of Marie's to the file."""
    listed = thursdays(1, rhythm=Rhythm.DATES, dates=dates, ends_on=max(dates))
    settings.change_days(desk, [*settings.load(desk).rules, listed])
    window.page().refresh()


@pytest.mark.parametrize(
    "rows",
    [
        (thursdays(1, id=3), thursdays(2, id=5)),
        (thursdays(2, id=5, every_weeks=2), thursdays(3, id=9, every_weeks=2)),
        (thursdays(1, id=3), thursdays(3, id=9, starts_on=date(2025, 11, 20))),
        (thursdays(1, id=3, skipped=(NEXT,)), thursdays(2, id=4, skipped=(NEXT,))),
    ],
)
def test_what_is_shown_of_several_is_read_again_as_it_was(qtbot: QtBot, rows: tuple[Pattern, ...]) -> None:
    form = PatternForm(rows, ADVISORS, lambda: THURSDAY, Offered())
    qtbot.addWidget(form)
    assert form.read() == rows


def test_one_person_alone_is_offered_nothing_more(qtbot: QtBot) -> None:
    form = PatternForm((thursdays(id=3),), ADVISORS[:1], lambda: THURSDAY, Offered())
    qtbot.addWidget(form)
    form.show()
    choice = field(form, "Avec")
    assert choice.count() == 1 and not form.shows("together")  # type: ignore[attr-defined]


def test_two_are_ticked_said_in_one_sentence_and_counted_once(window: MainWindow, desk: Desk) -> None:
    dialog = open_pattern(window)
    fill(field(dialog, "Avec"), SEVERAL)
    boxes = dialog.findChild(AdvisorsField)
    assert isinstance(boxes, AdvisorsField) and boxes.raw() == "Marie Castell", "who came before is ticked"
    click(dialog, "Jordi Puig")
    assert plain(dialog.preview.total.text()) == "12 dates, 2 sautées, 60 h"
    click(dialog, "Enregistrer")
    assert here(desk, NEXT) == [1, 2]
    sentence = "Chaque jeudi, 9 h – 12 h et 14 h – 17 h, démarches administratives, Marie Castell et Jordi Puig"
    assert said(window).count("Chaque jeudi") == 1 and sentence in said(window)
    again = open_pattern(window)
    assert boxes_of(again).raw() == "Marie Castell, Jordi Puig" and field(again, "Avec").currentText() == SEVERAL  # type: ignore[attr-defined]
    click(again, "Enregistrer")
    assert not again.isVisible(), "nothing was changed"


def boxes_of(dialog: PatternDialog) -> AdvisorsField:
    found = dialog.findChild(AdvisorsField)
    assert isinstance(found, AdvisorsField)
    return found


def test_the_boxes_are_brought_into_view_and_reached_and_ticked_by_keyboard(window: MainWindow) -> None:
    dialog = open_pattern(window)
    dialog.resize(1100, 690)
    choice = field(dialog, "Avec")
    fill(choice, SEVERAL)
    QTest.qWait(50)
    boxes, area = boxes_of(dialog), dialog.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    assert boxes.visibleRegion().boundingRect().height() == boxes.height()
    reached: list[str] = []
    focused: QWidget = choice
    for _ in range(3):
        assert go_on(focused, 1)
        focused = QApplication.focusWidget()  # type: ignore[assignment]
        reached.append(focused.accessibleName() or str(focused.property("text")))
    assert reached == ["Arrivée, avant le public", "Marie Castell", "Jordi Puig"]
    press(focused, Qt.Key.Key_Space)
    assert boxes.raw() == "Marie Castell, Jordi Puig"


def test_somebody_must_come(window: MainWindow, desk: Desk) -> None:
    before = stored.every(desk.db)
    dialog = open_pattern(window)
    fill(field(dialog, "Avec"), SEVERAL)
    click(dialog, "Marie Castell")
    assert plain(dialog.preview.total.text()) == "Cochez au moins une personne."
    click(dialog, "Enregistrer")
    assert dialog.form.faults() == {"together": "Cochez au moins une personne."}
    focused = QApplication.focusWidget()
    assert isinstance(focused, QWidget) and "À corriger" in focused.accessibleDescription()
    assert stored.every(desk.db) == before


def test_a_room_for_two_is_refused_beside_the_hours(window: MainWindow) -> None:
    dialog = open_pattern(window)
    fill(field(dialog, "Salle, plage\xa01"), "Salle 2")
    fill(field(dialog, "Avec"), SEVERAL)
    click(dialog, "Jordi Puig")
    click(dialog, "Enregistrer")
    assert "« Salle 2 » serait prise deux fois" in plain(dialog.form.faults()["hours"])


def test_who_is_taken_out_leaves_people_to_be_called_and_comes_back_by_undo(window: MainWindow, desk: Desk) -> None:
    settings.change_days(desk, [*settings.load(desk).rules, thursdays(2)])
    stored_appointment(desk.db, advisor_id=2, start=NINE + timedelta(7))
    window.page().refresh()
    dialog = open_pattern(window)
    click(dialog, "Jordi Puig")
    dialog.tell_people()
    assert verb(dialog) == "Enregistrer, 1 à appeler"
    click(dialog, "Enregistrer")
    assert here(desk, NEXT) == [1] and "1 personne à prévenir" in told(window)
    window.undo()
    assert here(desk, NEXT) == [1, 2]


def test_both_are_taken_away_together(window: MainWindow, desk: Desk, dialogs: FakeDialogs) -> None:
    settings.change_days(desk, [*settings.load(desk).rules, thursdays(2)])
    window.page().refresh()
    dialogs.answers = [True]
    click(window, "Retirer")
    assert here(desk, NEXT) == []


def test_the_button_says_how_many_dates_it_leaves_out_and_undo_takes_all_of_it_back(
    window: MainWindow, desk: Desk
) -> None:
    """Two Mondays of Marie's are a list already; the second is in April, far below the twelve."""
    april = MONDAY + timedelta(126)
    with_list(window, desk, MONDAY, april)
    before = stored.every(desk.db)
    dialog = open_pattern(window, "Ajouter une permanence")
    fill(field(dialog, "Jour"), "lundi")
    assert verb(dialog) == "Enregistrer, sauf 2 dates"
    assert states(dialog)["Lundi 1er décembre"] == states(dialog)["Lundi 6 avril 2026"] == "déjà tenu par Marie Castell"
    assert plain(dialog.preview.total.text()) == "12 dates, 1 sautée, 66 h", "those later on are not counted"
    assert "et celles qui sautent plus tard" in said(dialog)
    dialog.tell_people()
    assert "2 dates sautent : lundi 1er décembre et lundi 6 avril." in said(dialog)
    click(dialog, "Enregistrer, sauf")
    assert settings.load(desk).rules[-1].skipped == (MONDAY, april)
    assert "Chaque lundi" in said(window) and "sauf le lundi 1er décembre 2025 et le lundi 6 avril 2026" in said(window)
    assert len(here(desk, MONDAY)) == len(here(desk, MONDAY + timedelta(7))) == 1
    window.undo()
    assert stored.every(desk.db) == before


def test_what_is_corrected_leaves_nothing_out(window: MainWindow, desk: Desk) -> None:
    with_list(window, desk, MONDAY)
    dialog = open_pattern(window, "Ajouter une permanence")
    fill(field(dialog, "Jour"), "lundi")
    assert verb(dialog) == "Enregistrer, sauf 1 date"
    fill(field(dialog, "Avec"), "Jordi Puig")
    assert verb(dialog) == "Enregistrer"
    fill(field(dialog, "Avec"), SEVERAL)
    click(dialog, "Marie Castell")
    assert verb(dialog) == "Enregistrer, sauf 1 date", "for both, as soon as one of them is taken"
    click(dialog, "Marie Castell")
    click(dialog, "Enregistrer")
    assert settings.load(desk).rules[-1].skipped == ()
    assert sorted(here(desk, MONDAY)) == [1, 2]


def test_people_and_dates_are_both_on_the_button(window: MainWindow, desk: Desk) -> None:
    """Thursdays of Marie's move to Mondays: one is taken, and her person of Thursday is to be called."""
    with_list(window, desk, MONDAY)
    stored_appointment(desk.db, start=NINE + timedelta(7))
    dialog = open_pattern(window)
    fill(field(dialog, "Jour"), "lundi")
    dialog.tell_people()
    assert verb(dialog) == "Enregistrer, sauf 1 date, 1 à appeler"
    assert "1 date saute : lundi 1er décembre. 1 rendez-vous à déplacer" in said(dialog)


def test_without_an_end_it_is_refused_with_the_way_out_which_is_one(window: MainWindow, desk: Desk) -> None:
    settings.change_days(desk, [*settings.load(desk).rules, thursdays(1, weekday=0, rhythm=Rhythm.SECOND)])
    window.page().refresh()
    dialog = open_pattern(window, "Ajouter une permanence")
    fill(field(dialog, "Jour"), "lundi")
    assert verb(dialog) == "Enregistrer"
    click(dialog, "Enregistrer")
    assert "Avec une dernière date (« Jusqu’au »)" in plain(dialog.form.faults()["hours"])
    fill(field(dialog, "Jusqu’au"), "28/2/2026")
    assert verb(dialog) == "Enregistrer, sauf 3 dates"
    click(dialog, "Enregistrer, sauf")
    assert [day.isoformat() for day in settings.load(desk).rules[-1].skipped] == [
        "2025-12-08",
        "2026-01-12",
        "2026-02-09",
    ]


def test_the_dates_it_skips_are_a_field_of_the_form_from_then_on(window: MainWindow, desk: Desk) -> None:
    rules = [replace(each, skipped=(NEXT,)) if each.weekday == 3 else each for each in settings.load(desk).rules]
    settings.change_days(desk, rules)
    window.page().refresh()
    dialog = open_pattern(window)
    assert "Jeudi 4 décembre" not in states(dialog)
    line = field(dialog, "Sauf ces dates")
    fill(line, "31/02")
    click(dialog, "Enregistrer")
    assert "n’est pas une date" in dialog.form.faults()["skipped"]
    fill(line, "11/12/2025")
    assert "Jeudi 4 décembre" in states(dialog) and "Jeudi 11 décembre" not in states(dialog)
    fill(field(dialog, "Jour"), "mercredi")
    click(dialog, "Enregistrer")
    assert settings.load(desk).rules[-1].skipped == (), "a Thursday is no date of Wednesdays"


def test_a_pattern_that_skips_nothing_does_not_ask(window: MainWindow) -> None:
    assert not open_pattern(window).form.shows("skipped")


def test_the_dates_left_out_are_named_while_they_are_few() -> None:
    assert skipped_told([]) == ""
    many = [MONDAY + timedelta(7 * week) for week in range(4)]
    assert plain(skipped_told(many)) == "4 dates sautent : du lundi 1er décembre au lundi 22 décembre."


def test_control_enter_leaves_out_what_the_button_says(window: MainWindow, desk: Desk) -> None:
    with_list(window, desk, MONDAY)
    dialog = open_pattern(window, "Ajouter une permanence")
    fill(field(dialog, "Jour"), "lundi")
    press(field(dialog, "Jour"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert settings.load(desk).rules[-1].skipped == (MONDAY,) and not dialog.isVisible()
