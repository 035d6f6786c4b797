"""Who came: one key, one button, the hours of whoever was late or left early, and the days without an answer."""

from __future__ import annotations

from datetime import date, datetime, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton

from desktop_app.domain.planning import DayException, Decider, Segment, Session
from desktop_app.domain.planning.attendance import Attendance, AttendanceState
from desktop_app.domain.theme import Purpose
from desktop_app.screens.planning.attendance_dialog import AttendanceDialog
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.planning import attendances
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import attendance
from desktop_app.use_cases.planning import exceptions as exception_verbs
from tests.helpers.builders import THURSDAY
from tests.helpers.clock import StillClock
from tests.helpers.day_menu import CTRL, NBSP, agenda_on, choose, menu_of, plain, words_of
from tests.helpers.day_screens import focused, opened, shown_words, to_do
from tests.helpers.seeing import click, field, fill
from tests.helpers.typing import press


def test_one_key_says_that_the_advisor_came_and_ctrl_z_takes_it_back(desk: Desk, window: MainWindow) -> None:
    assert "Comme prévu ?" in shown_words(window.page())
    press(focused(), Qt.Key.Key_B, CTRL)
    assert attendances.get(desk.db, THURSDAY, 1) == Attendance(THURSDAY, 1, AttendanceState.AS_PLANNED)
    assert "Comme prévu ?" not in shown_words(window.page())
    assert "\nComme prévu\n" in shown_words(window.page())
    window.undo()
    assert attendances.get(desk.db, THURSDAY, 1) is None
    assert "Comme prévu ?" in shown_words(window.page())


def test_the_button_of_the_card_says_it_too_and_then_opens_the_menu(desk: Desk, window: MainWindow) -> None:
    click(window.page(), f"Comme prévu{NBSP}?")
    said = attendances.get(desk.db, THURSDAY, 1)
    assert said and said.state is AttendanceState.AS_PLANNED
    click(window.page(), "Comme prévu")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu) and "Présence : arrivée en retard…" in words_of(menu)
    menu.close()


def test_whoever_is_late_is_noted_with_the_hour(desk: Desk, window: MainWindow, clock: StillClock) -> None:
    clock.set(datetime(2025, 11, 27, 9, 40))
    choose(menu_of(window), "Présence : arrivée en retard")
    dialog = opened(window, AttendanceDialog)
    assert field(dialog, "Arrivée à quelle heure ?".replace(" ?", f"{NBSP}?")).text() == f"9{NBSP}h{NBSP}40"
    fill(focused(), "8 h")
    press(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible() and "après l’ouverture" in dialog.form.faults()["came_at"]
    fill(focused(), "930")
    press(dialog, Qt.Key.Key_Return)
    said = attendances.get(desk.db, THURSDAY, 1)
    assert said and (said.state, said.came_at, said.left_at) == (AttendanceState.LATE, time(9, 30), None)
    assert "Arrivée à 9 h 30" in shown_words(window.page())


def test_whoever_was_late_may_leave_early_as_well_and_each_end_has_its_cause(
    desk: Desk, window: MainWindow, clock: StillClock
) -> None:
    attendance.note(desk, Attendance(THURSDAY, 1, AttendanceState.LATE, time(9, 30)))
    window.refresh()
    clock.set(datetime(2025, 11, 27, 16, 10))
    choose(menu_of(window), "Présence : départ avant l’heure")
    dialog = opened(window, AttendanceDialog)
    assert dialog.state.raw() == "Arrivée en retard et départ avant l’heure"
    assert (dialog.came_at.value(), dialog.left_at.value()) == (time(9, 30), time(16, 10))
    fill(focused(), "9 h 15")
    press(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible() and "après l’arrivée" in dialog.form.faults()["left_at"]
    fill(focused(), "16")
    fill(field(dialog, f"Le départ, du fait de qui{NBSP}?"), "Le lieu d’accueil")
    press(dialog, Qt.Key.Key_Return, CTRL)
    said = attendances.get(desk.db, THURSDAY, 1)
    assert said == Attendance(
        THURSDAY, 1, AttendanceState.LATE_AND_LEFT_EARLY, time(9, 30), time(16), left_decider=Decider.PLACE
    )
    words = shown_words(window.page())
    assert "Arrivée à 9 h 30, départ à 16 h" in words and "· tenues : 4 h 30 sur 6 h" in words
    spoken = [plain(each.accessibleName()) for each in window.page().findChildren(QPushButton)]
    assert (
        "Présence de Marie Castell : Arrivée à 9 h 30, départ à 16 h. Arrivée en retard du fait du partenaire (30 min)"
        ", départ avant l’heure du fait du lieu d’accueil (1 h). Heures tenues : 4 h 30 sur 6 h" in spoken
    )
    window.undo()
    assert attendances.get(desk.db, THURSDAY, 1) == Attendance(THURSDAY, 1, AttendanceState.LATE, time(9, 30))
    assert "Arrivée à 9 h 30, départ" not in shown_words(window.page())


def test_one_end_taken_back_in_the_dialog_takes_its_cause_along(desk: Desk, window: MainWindow) -> None:
    both = AttendanceState.LATE_AND_LEFT_EARLY
    day = date(2025, 11, 20)
    attendance.note(desk, Attendance(day, 1, both, time(9, 30), time(16), Decider.PLACE, "train", Decider.PLACE))
    agenda_on(window, day)
    choose(menu_of(window), "Présence : départ avant l’heure")
    dialog = opened(window, AttendanceDialog)
    fill(dialog.state, "Départ avant l’heure")
    assert not dialog.form.shows("came_at") and not dialog.form.shows("decider")
    press(dialog, Qt.Key.Key_Return, CTRL)
    assert attendances.get(desk.db, day, 1) == Attendance(
        day, 1, AttendanceState.LEFT_EARLY, None, time(16), Decider.PARTNER, "train", Decider.PLACE
    )


def test_an_hour_that_cannot_be_read_is_said_and_stays(window: MainWindow) -> None:
    choose(menu_of(window), "Présence : départ avant l’heure")
    dialog = opened(window, AttendanceDialog)
    fill(focused(), "le soir")
    press(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible() and dialog.left_at.raw() == "le soir"
    assert "n’est pas une heure" in dialog.form.faults()["left_at"]


def test_a_past_day_may_be_an_absence_and_whose_doing(desk: Desk, window: MainWindow) -> None:
    agenda_on(window, date(2025, 11, 20))
    menu = menu_of(window)
    assert not [words for words in words_of(menu) if "lieu" in words or words == "Jour exceptionnel…"]
    choose(menu, "Présence : absence")
    dialog = opened(window, AttendanceDialog)
    fill(dialog.decider, "Le lieu d’accueil")
    press(dialog, Qt.Key.Key_Return, CTRL)
    said = attendances.get(desk.db, date(2025, 11, 20), 1)
    assert said and (said.state, said.decider) == (AttendanceState.ABSENT, Decider.PLACE)


def test_a_day_of_several_offers_each_of_them_and_the_key_answers_one_after_the_other(
    desk: Desk, window: MainWindow
) -> None:
    both = Session(THURSDAY, 2, Purpose.ANY_HELP, (Segment(time(10), time(11)),))
    exception_verbs.make(desk, DayException(0, both.key, both, Decider.PLACE, THURSDAY))
    window.refresh()
    menu = menu_of(window)
    assert [plain(action.text()) for action in menu.actions()][:2] == [
        "Marie Castell, 9 h – 12 h, 14 h – 17 h",
        "Jordi Puig, 10 h – 11 h",
    ]
    menu.close()
    # As a window manager does; the screen of the tests has none, and a window that waits for a write hears that.
    window.activateWindow()
    press(focused(), Qt.Key.Key_B, CTRL)
    press(focused(), Qt.Key.Key_B, CTRL)
    assert [each.advisor_id for each in attendances.between(desk.db, THURSDAY, THURSDAY)] == [1, 2]


def test_days_of_which_nobody_said_who_came_are_asked_about(desk: Desk, window: MainWindow, clock: StillClock) -> None:
    assert "qui était là" not in shown_words(window.page())
    # The first line of the journal is of this Thursday: nothing is asked of the days before.
    press(focused(), Qt.Key.Key_B, CTRL)
    clock.set(datetime(2025, 11, 28, 9))
    window.refresh()
    assert "qui était là" not in shown_words(window.page())
    clock.set(datetime(2025, 12, 1, 9))
    window.refresh()
    lines = [line for line in to_do(window) if "qui était là" in line.accessibleName()]
    assert [plain(line.accessibleName()) for line in lines] == ["Vendredi 28 novembre : qui était là ?"]
    lines[0].click()
    page = window.page()
    assert page.key == "agenda" and "Jordi Puig, ambassadeur du numérique" in shown_words(page)
    click(page, f"Comme prévu{NBSP}?")
    window.go("today")
    assert "qui était là" not in shown_words(window.page())
