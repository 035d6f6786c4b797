"""Changing the days from their page: who came, an absence, one date held otherwise, and the way back from each."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from PySide6.QtCore import Qt

from desktop_app.domain.planning import AbsenceKind, DayException, Decider, Half, Mode, Segment, Session
from desktop_app.domain.theme import Purpose
from desktop_app.screens.planning.absence_dialog import AbsenceDialog
from desktop_app.screens.planning.coming_dialog import ComingDialog
from desktop_app.screens.planning.day_dialogs import AddedDayDialog, ChangedDayDialog
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.planning import absences, exceptions
from desktop_app.storage.reception import appointments
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import exceptions as exception_verbs
from desktop_app.use_cases.planning import schedule
from tests.helpers.builders import THURSDAY, stored_appointment, stored_person
from tests.helpers.day_menu import CTRL, NBSP, agenda_on, choose, menu_of, plain
from tests.helpers.day_screens import book_for, focused, opened, rows_of, shown_words, wait_in_front
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.seeing import button, click, field, fill
from tests.helpers.typing import press

NEXT = date(2025, 12, 4)


def test_an_absence_tells_what_it_does_before_it_is_noted(desk: Desk, window: MainWindow) -> None:
    for at, name in ((9, "Lefèvre"), (14, "Roca")):
        stored_appointment(desk.db, stored_person(desk.db, name, "Joan"), start=datetime(2025, 12, 4, at))
    agenda_on(window, NEXT)
    choose(menu_of(window), "Noter une absence")
    dialog = opened(window, AbsenceDialog)
    assert dialog.who.raw() == "Marie Castell" and dialog.first.date.value() == NEXT
    assert plain(dialog.box._words.text()).split("\n") == [
        "1 permanence perdue du fait du partenaire (6 h) : jeudi 4 décembre.",
        "2 personnes à appeler.",
    ]
    assert plain(dialog.agree.text()) == "Noter l’absence, 2 à appeler"
    fill(dialog.first.half, "Après-midi")
    fill(dialog.kind, "Formation")
    fill(dialog.told_by, "le Département")
    dialog.box.due.emit()
    assert "9 h – 12 h au lieu de 9 h – 12 h, 14 h – 17 h" in plain(dialog.box._words.text())
    assert plain(dialog.agree.text()) == "Noter l’absence, 1 à appeler"
    press(dialog, Qt.Key.Key_Return)
    (noted,) = absences.every(desk.db)
    assert (noted.first, noted.last, noted.from_half, noted.to_half) == (NEXT, NEXT, Half.AFTERNOON, Half.AFTERNOON)
    assert (noted.kind, noted.told_by, noted.replaced_by) == (AbsenceKind.TRAINING, "le Département", 0)
    assert "Marie Castell, 14 h – 17 h. Absence." in shown_words(window.page())


def test_typing_waits_for_a_rest_before_it_is_told(window: MainWindow, qtbot: object) -> None:
    choose(menu_of(window), "Noter une absence")
    dialog = opened(window, AbsenceDialog)
    before = dialog.box._words.text()
    fill(dialog.first.date.line, "9/12")
    assert dialog.box._words.text() == before
    qtbot.waitUntil(lambda: dialog.box._words.text() != before)  # type: ignore[attr-defined]
    assert dialog.box._words.text() == "Aucune permanence ces jours-là.\nPersonne à prévenir."
    assert dialog.box.accessibleName() == "Ce que cela fait. Aucune permanence ces jours-là. Personne à prévenir."


def test_faults_of_an_absence_stand_beside_their_fields_and_nothing_is_lost(
    desk: Desk, window: MainWindow, dialogs: FakeDialogs
) -> None:
    choose(menu_of(window), "Noter une absence")
    dialog = opened(window, AbsenceDialog)
    fill(dialog.first.date.line, "bientôt")
    fill(dialog.last.date.line, "3/12")
    press(dialog, Qt.Key.Key_Return)
    assert "n’est pas une date" in dialog.form.faults()["first"] and focused() is dialog.first.date.line
    fill(dialog.first.date.line, "5/12")
    press(dialog, Qt.Key.Key_Return)
    assert "finit avant de commencer" in dialog.form.faults()["last"]
    assert dialog.last.date.value() == date(2025, 12, 3) and not absences.every(desk.db)
    dialogs.answers = [True]
    press(dialog, Qt.Key.Key_Escape)
    assert [said.title for said in dialogs.said] == [f"Abandonner cette absence{NBSP}?"]


def test_whoever_replaces_takes_the_appointments_over(desk: Desk, window: MainWindow) -> None:
    known = book_for(desk, "Lefèvre", 14)
    choose(menu_of(window), "Noter une absence")
    dialog = opened(window, AbsenceDialog)
    fill(dialog.replaced_by, "Jordi Puig")
    dialog.box.due.emit()
    assert "1 rendez-vous à la même heure avec Jordi Puig." in plain(dialog.box._words.text())
    press(dialog, Qt.Key.Key_Return, CTRL)
    kept = appointments.get(desk.db, known)
    assert kept and kept.advisor_id == 2
    window.undo()
    back = appointments.get(desk.db, known)
    assert back and back.advisor_id == 1 and not absences.every(desk.db)


def test_a_day_is_cancelled_seen_with_its_why_and_taken_back(desk: Desk, window: MainWindow) -> None:
    stored_appointment(desk.db, stored_person(desk.db), start=datetime(2025, 12, 4, 9))
    page = agenda_on(window, NEXT)
    choose(menu_of(window), "Elle n’a pas lieu")
    dialog = opened(window, ChangedDayDialog)
    fill(dialog.note, "travaux")
    assert plain(dialog.agree.text()) == "Noter l’annulation, 1 à appeler"
    press(dialog, Qt.Key.Key_Return)
    assert "Marie Castell, 9 h – 12 h, 14 h – 17 h. Annulé : travaux." in shown_words(page)
    spoken = page.month.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)  # type: ignore[attr-defined]
    assert plain(spoken) == "jeudi 4, Annulé : travaux, Marie Castell, 1 à déplacer"
    click(page, "Reprendre")
    assert not exceptions.every(desk.db) and rows_of(page.day.list)[0].startswith("9 h, Éloïse Lefèvre")  # type: ignore[attr-defined]
    window.undo()
    assert "Annulé : travaux" in shown_words(page)


def test_a_day_is_moved_with_other_hours(desk: Desk, window: MainWindow) -> None:
    page = agenda_on(window, NEXT)
    choose(menu_of(window), "Elle a lieu un autre jour")
    dialog = opened(window, ChangedDayDialog)
    press(dialog, Qt.Key.Key_Return)
    assert dialog.form.faults()["day"] == "Écrivez le jour."
    fill(dialog.day.line, "2/12")
    fill(field(dialog, f"Fin, plage{NBSP}1"), "11")
    press(dialog, Qt.Key.Key_Return, CTRL)
    (moved,) = exceptions.every(desk.db)
    assert moved.instead and (moved.instead.day, moved.instead.hours) == (
        date(2025, 12, 2),
        "9\xa0h – 11\xa0h, 14\xa0h – 17\xa0h",
    )
    assert "Déplacé au mardi 2 décembre" in shown_words(page)
    agenda_on(window, date(2025, 12, 2))
    wait_in_front(window)
    assert rows_of(page.day.list)[0] == "9 h, libre"  # type: ignore[attr-defined]
    choose(menu_of(window), "Reprendre ce qui était prévu")
    assert not exceptions.every(desk.db)


def test_a_closed_day_is_opened_all_the_same(desk: Desk, window: MainWindow) -> None:
    page = agenda_on(window, date(2025, 12, 25))
    assert "Marie Castell, 9 h – 12 h, 14 h – 17 h. Fermé : Noël." in shown_words(page)
    click(page, "Ouvrir quand même")
    dialog = opened(window, ChangedDayDialog)
    assert dialog.way.raw() == "Elle a lieu bien que le lieu soit fermé"
    press(dialog, Qt.Key.Key_Return, CTRL)
    assert [session.advisor_id for session in schedule.here_on(desk, date(2025, 12, 25))] == [1]


@pytest.mark.parametrize(
    ("way", "name", "typed", "expected"),
    [
        ("Avec quelqu’un d’autre", "Qui vient ?", "Jordi Puig", (2, "")),
        ("Dans une autre salle", "Quelle salle ?", "salle verte", (1, "salle verte")),
    ],
)
def test_somebody_else_or_another_room(
    desk: Desk, window: MainWindow, way: str, name: str, typed: str, expected: tuple[int, str]
) -> None:
    agenda_on(window, NEXT)
    choose(menu_of(window), way)
    dialog = opened(window, ChangedDayDialog)
    fill(field(dialog, name.replace(" ?", f"{NBSP}?")), typed)
    press(dialog, Qt.Key.Key_Return, CTRL)
    (held,) = schedule.here_on(desk, NEXT)
    assert (held.advisor_id, held.segments[0].room) == expected


def test_a_refusal_of_what_is_hidden_is_said_on_top(desk: Desk, window: MainWindow) -> None:
    busy = Session(NEXT, 2, Purpose.ANY_HELP, (Segment(time(9), time(10)),))
    exception_verbs.make(desk, DayException(0, busy.key, busy, Decider.PLACE, THURSDAY))
    agenda_on(window, NEXT)
    choose(menu_of(window), "Avec quelqu’un d’autre")
    dialog = opened(window, ChangedDayDialog)
    fill(dialog.advisor, "Jordi Puig")
    press(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible() and "recevrait deux fois" in dialog.form.faults()[""]
    assert "recevrait deux fois" in dialog.box._words.text()


def test_an_exceptional_day_is_added_without_appointments_and_the_day_says_so(desk: Desk, window: MainWindow) -> None:
    page = agenda_on(window, date(2025, 12, 9))
    click(page, "Jour exceptionnel")
    dialog = opened(window, AddedDayDialog)
    assert dialog.day.value() == date(2025, 12, 9)
    fill(field(dialog, f"Fin, plage{NBSP}1"), "11")
    fill(field(dialog, f"Comment, plage{NBSP}1"), "Sans rendez-vous")
    press(dialog, Qt.Key.Key_Return, CTRL)
    (added,) = schedule.here_on(desk, date(2025, 12, 9))
    assert (added.hours, added.modes) == ("9\xa0h – 11\xa0h", (Mode.WALK_IN,))
    assert "9 h – 11 h (sans rendez-vous) : il n’y a pas d’heure à réserver." in shown_words(page)
    spoken = page.month.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)  # type: ignore[attr-defined]
    assert spoken.endswith("sans rendez-vous")


def test_what_is_noted_is_listed_and_taken_back_one_by_one(desk: Desk, window: MainWindow) -> None:
    page = agenda_on(window, NEXT)
    click(page, "Absences et changements")
    dialog = opened(window, ComingDialog)
    assert "Tout est comme prévu" in shown_words(dialog)
    click(dialog, "Noter une absence")
    noting = opened(window, AbsenceDialog)
    fill(noting.who, "Jordi Puig")
    press(noting, Qt.Key.Key_Return, CTRL)
    session = schedule.here_on(desk, NEXT)[0]
    dialog.activateWindow()
    window.context.runner.do(
        exception_verbs.make, DayException(0, session.key, None, Decider.NEITHER, THURSDAY, "tempête")
    )
    told = {"2 changements à venir", "Jordi Puig, absence jeudi 27 novembre", "Congés, su le 27 novembre 2025."}
    assert told <= set(shown_words(dialog).split("\n"))
    assert "Jeudi 4 décembre : Marie Castell ne vient pas" in shown_words(dialog)
    wait_in_front(dialog)
    button(dialog, "Reprendre").setFocus()
    press(focused(), Qt.Key.Key_Return)
    assert not absences.every(desk.db) and len(dialog.lines) == 1
    assert focused() is dialog.lines[0].back
    press(focused(), Qt.Key.Key_Return)
    assert not exceptions.every(desk.db) and focused() is dialog.absence_button
