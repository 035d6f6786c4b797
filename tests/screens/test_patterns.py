"""« Rythme de permanence »: a pattern is typed, its next dates are seen, and what it does to people is said before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.french import NBSP
from desktop_app.domain.planning import Mode, Pattern, Rhythm, Segment
from desktop_app.domain.theme import Purpose
from desktop_app.screens.planning.pattern_dialog import PatternDialog
from desktop_app.screens.planning.pattern_form import PatternForm
from desktop_app.screens.planning.pattern_list import PatternList
from desktop_app.screens.reading_order import go_on
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.planning import patterns as stored
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import schedule
from desktop_app.use_cases.settings import settings
from tests.helpers.builders import NINE, THURSDAY, fridays, stored_appointment, thursdays
from tests.helpers.day_screens import Offered, open_pattern, told
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.seeing import button, click, field, fill, names, words
from tests.helpers.typing import press

NEXT = THURSDAY + timedelta(7)
ADVISORS = [(1, "Marie Castell"), (2, "Jordi Puig")]
MIXED = (
    Segment.walk_in(time(9), time(11), "Hall"),
    Segment(time(11), time(12), step=30, buffer=5, places=2),
    Segment.workshop(time(14), time(16), 8, "Salle 2"),
)


@pytest.fixture
def window(window: MainWindow, dialogs: FakeDialogs) -> Iterator[MainWindow]:
    window.go("settings", section="days")
    yield window
    dialogs.answers = [True, True]


def dates(dialog: PatternDialog) -> dict[str, str]:
    """What the preview says of each date."""
    return {row.words.replace(NBSP, " "): row.state.replace(NBSP, " ") for row in dialog.preview.model.rows()}


def total(dialog: PatternDialog) -> str:
    return dialog.preview.total.text().replace(NBSP, " ")


def said(window: QWidget) -> str:
    return words(window).replace(NBSP, " ")


@pytest.mark.parametrize(
    "pattern",
    [
        thursdays(id=3),
        fridays(id=3),
        thursdays(id=3, every_weeks=3, counted_from=date(2025, 12, 3)),
        thursdays(id=3, every_weeks=2),
        thursdays(id=3, rhythm=Rhythm.SECOND, weekday=6, starts_on=date(2026, 1, 5), ends_on=date(2026, 6, 18)),
        thursdays(id=3, rhythm=Rhythm.LAST, purpose=Purpose.ANY_HELP),
        replace(thursdays(2, id=3, arrives=time(8, 45)), segments=MIXED),
        thursdays(id=3, rhythm=Rhythm.DATES, dates=(date(2025, 11, 3), date(2026, 1, 12)), ends_on=date(2026, 1, 12)),
    ],
)
def test_what_is_shown_is_read_again_as_it_was(qtbot: QtBot, pattern: Pattern) -> None:
    form = PatternForm((pattern,), ADVISORS, lambda: THURSDAY, Offered())
    qtbot.addWidget(form)
    assert form.read() == (pattern,)


def test_each_pattern_is_a_sentence_in_the_order_of_the_week(window: MainWindow, desk: Desk) -> None:
    settings.change_days(desk, [*settings.load(desk).rules, thursdays(2, weekday=0)])
    window.page().refresh()
    found = said(window)
    assert found.index("Chaque lundi, 9 h – 12 h") < found.index("Chaque jeudi") < found.index("Chaque vendredi")
    assert "Chaque jeudi, 9 h – 12 h et 14 h – 17 h, démarches administratives, Marie Castell" in found
    assert "Rendez-vous de 45 min" in found
    assert {"Modifier, Chaque lundi", "Retirer, Chaque vendredi"} <= set(names(window))
    assert not [one for one in names(window) if one == "Enregistrer"]


def test_the_next_dates_follow_what_is_typed(window: MainWindow) -> None:
    dialog = open_pattern(window)
    assert list(dates(dialog))[:2] == ["Jeudi 27 novembre", "Jeudi 4 décembre"]
    assert dates(dialog)["Jeudi 25 décembre"] == "fermé : Noël" and total(dialog) == "12 dates, 2 sautées, 60 h"
    fill(field(dialog, "Fin, plage\xa02"), "15h30")
    assert total(dialog) == "12 dates, 2 sautées, 45 h"
    fill(field(dialog, "Rythme"), "Le dernier du mois")
    assert list(dates(dialog))[:2] == ["Jeudi 27 novembre", "Jeudi 25 décembre"]
    fill(field(dialog, "Jusqu’au"), "1/1/2026")
    assert total(dialog) == "2 dates, 1 sautée, 4 h 30"


def test_new_hours_are_kept_and_said_to_those_they_leave_out(window: MainWindow, desk: Desk) -> None:
    stored_appointment(desk.db, start=NINE + timedelta(days=7))
    dialog = open_pattern(window)
    fill(field(dialog, "Début, plage\xa01"), "10")
    dialog.tell_people()
    assert "1 rendez-vous à déplacer : la liste d’appel" in said(dialog)
    click(dialog, "Enregistrer, 1 à appeler")
    assert schedule.here_on(desk, NEXT)[0].hours.startswith("10")
    assert told(window) == "Jours de permanence enregistrés. 1 personne à prévenir."
    window.undo()
    assert schedule.here_on(desk, NEXT)[0].hours.startswith("9")


def test_who_takes_over_is_said_too(window: MainWindow, desk: Desk) -> None:
    stored_appointment(desk.db, start=NINE + timedelta(days=7))
    dialog = open_pattern(window)
    fill(field(dialog, "Avec"), "Jordi Puig")
    dialog.tell_people()
    assert "1 rendez-vous garde son heure avec quelqu’un d’autre." in said(dialog)
    assert button(dialog, "Enregistrer").text() == "Enregistrer"


def test_people_are_said_by_themselves_once_nothing_is_typed(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    stored_appointment(desk.db, start=NINE + timedelta(days=7))
    dialog = open_pattern(window)
    fill(field(dialog, "Début, plage\xa01"), "10")
    qtbot.waitUntil(lambda: "1 à appeler" in dialog.agree.text().replace(NBSP, " "))


def test_a_new_pattern_asks_its_day_first(window: MainWindow, desk: Desk) -> None:
    dialog = open_pattern(window, "Ajouter une permanence")
    assert total(dialog) == "Dites un jour : les dates viennent ici." and not dates(dialog)
    click(dialog, "Enregistrer")
    assert "Choisissez le jour de la semaine." in said(dialog)
    assert QApplication.focusWidget() is field(dialog, "Jour") and field(dialog, "Jour").property("faulty") is True
    fill(field(dialog, "Jour"), "mardi")
    click(dialog, "Enregistrer")
    (new,) = [each for each in settings.load(desk).rules if each.weekday == 1]
    assert (new.starts_on, new.segments[0].step, new.advisor_id) == (THURSDAY, 45, 1)


def test_every_two_weeks_from_a_week_with_hours_of_every_kind(window: MainWindow, desk: Desk) -> None:
    dialog = open_pattern(window, "Ajouter une permanence")
    fill(field(dialog, "Jour"), "mardi")
    fill(field(dialog, "Rythme"), "Certaines semaines")
    fill(field(dialog, "À compter de la semaine du"), "10/12/2025")
    fill(field(dialog, "Comment, plage\xa01"), "Sans rendez-vous")
    fill(field(dialog, "Salle, plage\xa02"), "Salle 2")
    fill(field(dialog, "À partir du"), "15/12/2025")
    assert list(dates(dialog))[:2] == ["Mardi 23 décembre", "Mardi 6 janvier 2026"]
    click(dialog, "Enregistrer")
    (new,) = [each for each in settings.load(desk).rules if each.weekday == 1]
    assert (new.every_weeks, new.first_week, new.starts_on) == (2, date(2025, 12, 8), date(2025, 12, 15))
    assert [(each.mode, each.room) for each in new.segments] == [
        (Mode.WALK_IN, ""),
        (Mode.BY_APPOINTMENT, "Salle 2"),
    ]
    assert "Un mardi toutes les 2 semaines, à compter de la semaine du 8 décembre 2025" in said(window)


def test_a_list_of_dates_is_typed_as_text(window: MainWindow, desk: Desk) -> None:
    dialog = open_pattern(window, "Ajouter une permanence")
    fill(field(dialog, "Rythme"), "À ces dates")
    fill(field(dialog, "Dates"), "19/01/2026, 12 janvier 2026 et 25/12/2025; 14/7/26")
    fill(field(dialog, "Avec"), "Jordi Puig")
    assert dates(dialog) == {
        "Jeudi 25 décembre": "fermé : Noël",
        "Lundi 12 janvier 2026": "6 h",
        "Lundi 19 janvier 2026": "6 h",
        "Mardi 14 juillet 2026": "hors de la convention",
    }
    assert not field_shown(dialog, "Jour") and not field_shown(dialog, "À partir du")
    click(dialog, "Enregistrer")
    (new,) = [each for each in settings.load(desk).rules if each.rhythm is Rhythm.DATES]
    assert new.dates == (date(2025, 12, 25), date(2026, 1, 12), date(2026, 1, 19), date(2026, 7, 14))
    assert new.ends_on == date(2026, 7, 14)


def field_shown(dialog: QWidget, name: str) -> bool:
    """Whether a field of this name takes the keyboard."""
    return any(
        one.accessibleName() == name and one.isVisible() and one.focusPolicy() != Qt.FocusPolicy.NoFocus
        for one in dialog.findChildren(QWidget)
    )


@pytest.mark.parametrize(
    ("rhythm", "label", "typed", "sentence"),
    [
        ("À ces dates", "Dates", "31/02/2026", "« 31/02/2026 » n’est pas une date"),
        ("À ces dates", "Dates", "12/01/2025, 13/01/2025", "toutes passées"),
        ("À ces dates", "Dates", "", "Écrivez au moins une date"),
        ("À ces dates", "Dates", "12/01/2026, 12/01/26", "écrit deux fois"),
        ("Certaines semaines", "À compter de la semaine du", "bientôt", "n’est pas une date"),
        ("Certaines semaines", "À compter de la semaine du", "", "de quelle semaine"),
        ("Chaque semaine", "À partir du", "26/11/2025", "le passé ne bouge pas"),
        ("Chaque semaine", "À partir du", "31/02", "n’est pas une date"),
        ("Chaque semaine", "Jusqu’au", "1/1/2020", "finit avant de commencer"),
        ("Chaque semaine", "Arrivée, avant le public", "25h", "n’est pas une heure"),
        ("Chaque semaine", "Arrivée, avant le public", "9 h 30", "après l’ouverture"),
        ("Chaque semaine", "Début, plage\xa01", "9h61", "n’est pas une heure"),
        ("Chaque semaine", "Fin, plage\xa01", "8", "La fin doit venir après le début"),
    ],
)
def test_what_cannot_be_is_said_in_its_row_and_stays_as_it_was_typed(
    window: MainWindow, desk: Desk, rhythm: str, label: str, typed: str, sentence: str
) -> None:
    before = stored.every(desk.db)
    dialog = open_pattern(window)
    fill(field(dialog, "Rythme"), rhythm)
    line = field(dialog, label)
    fill(line, typed)
    dialog.save()
    assert dialog.isVisible() and sentence in said(dialog)
    focused = cast(QWidget, QApplication.focusWidget())
    assert focused.property("faulty") is True and "À corriger" in focused.accessibleDescription()
    assert stored.every(desk.db) == before


def test_hours_over_another_pattern_are_said_on_each_date_and_refused(window: MainWindow, desk: Desk) -> None:
    dialog = open_pattern(window, "Ajouter une permanence")
    fill(field(dialog, "Jour"), "jeudi")
    assert dates(dialog)["Jeudi 4 décembre"] == "déjà tenu par Marie Castell"
    assert total(dialog) == "12 dates, 12 sautées, 0 h"
    click(dialog, "Enregistrer")
    assert "Ces heures chevauchent un autre jeudi du même conseiller." in said(dialog)
    dialog.resize(1100, 690)
    click(dialog, "Enregistrer")
    QTest.qWait(50)
    (fault,) = [one for one in dialog.findChildren(QLabel) if one.text().startswith("À corriger")]
    assert not fault.visibleRegion().isEmpty() and fault.visibleRegion().boundingRect().height() == fault.height()
    fill(field(dialog, "Avec"), "Jordi Puig")
    assert "déjà tenu" not in " ".join(dates(dialog).values())
    click(dialog, "Enregistrer")
    assert [len(schedule.here_on(desk, day)) for day in (THURSDAY, NEXT)] == [2, 2]


def test_nothing_changed_is_nothing_written_and_asks_nothing(
    window: MainWindow, dialogs: FakeDialogs, desk: Desk
) -> None:
    before = stored.every(desk.db)
    dialog = open_pattern(window)
    click(dialog, "Enregistrer")
    assert not dialog.isVisible() and stored.every(desk.db) == before
    open_pattern(window).reject()
    assert not dialogs.said


def test_escape_asks_only_when_something_was_typed(window: MainWindow, dialogs: FakeDialogs) -> None:
    dialog = open_pattern(window)
    fill(field(dialog, "Début, plage\xa01"), "10")
    dialogs.answers = [False, True]
    press(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible() and "sera perdu" in dialogs.sentences[-1]
    press(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_control_enter_saves_from_any_field(window: MainWindow, desk: Desk) -> None:
    dialog = open_pattern(window)
    fill(field(dialog, "Début, plage\xa01"), "10")
    press(field(dialog, "Début, plage\xa01"), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert schedule.here_on(desk, NEXT)[0].hours.startswith("10")


def test_one_is_taken_away_once_what_it_does_is_read_and_comes_back_by_undo(
    window: MainWindow, dialogs: FakeDialogs, desk: Desk
) -> None:
    stored_appointment(desk.db, start=NINE + timedelta(days=7))
    dialogs.answers = [False, True]
    click(window, "Retirer")
    asked = dialogs.sentences[-1].replace(NBSP, " ")
    assert "Chaque jeudi" in asked and "1 rendez-vous à déplacer" in asked
    assert schedule.here_on(desk, NEXT)
    click(window, "Retirer")
    assert not schedule.here_on(desk, NEXT)
    assert "Chaque jeudi" not in said(window)
    assert (
        QApplication.focusWidget() is None
        or "Retirer" not in cast(QWidget, QApplication.focusWidget()).accessibleName()
    )
    window.undo()
    assert schedule.here_on(desk, NEXT)


def test_tab_goes_down_the_form_then_to_the_dates_then_to_the_buttons(window: MainWindow) -> None:
    open_pattern(window)
    visited: list[QWidget] = []
    while (focused := cast(QWidget, QApplication.focusWidget())) not in visited:
        visited.append(focused)
        assert go_on(focused, 1)
    told = [each.accessibleName() or str(each.property("text")) for each in visited]
    wanted = [
        *("Rythme", "Jour", "Début, plage\xa01", "Ajouter des heures", "Pour", "Avec", "Arrivée, avant le public"),
        *("À partir du", "Jusqu’au", "Les 12 prochaines dates", "Annuler", "Enregistrer"),
    ]
    assert [name for name in told if name in wanted] == wanted


def test_a_narrow_dialog_puts_the_dates_under_the_form_and_says_their_number_beside_the_buttons(
    window: MainWindow,
) -> None:
    dialog = open_pattern(window)
    dialog.setMinimumSize(1, 1)
    for width, beside in ((1100, True), (700, False), (1100, True)):
        dialog.resize(width, 690)
        QTest.qWait(50)
        left, right = (each.mapTo(dialog, each.rect().topLeft()).x() for each in (dialog.form, dialog.preview))
        assert (right > left + 400) is beside
        assert said(dialog).count("12 dates, 2 sautées, 60 h") == (1 if beside else 2)


def test_without_any_pattern_the_list_says_so(qtbot: QtBot) -> None:
    made = PatternList(lambda: THURSDAY)
    qtbot.addWidget(made)
    made.show()
    made.show_patterns([], {})
    assert "Aucune permanence" in words(made)
    made.show_patterns([thursdays()], {1: "Marie"})
    assert "Aucune permanence" not in words(made)
