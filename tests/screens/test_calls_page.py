"""À prévenir: one key a result and the next person is chosen; what is taken back comes back chosen."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from desktop_app.domain.planning import Absence, AbsenceKind
from desktop_app.domain.reception.appointment import Appointment, State
from desktop_app.domain.reception.call import CallResult
from desktop_app.screens.appointments.notice_dialog import NoticeDialog
from desktop_app.screens.appointments.step_strip import StepButton
from desktop_app.screens.calls.call_actions import AgreeDialog
from desktop_app.screens.calls.page import CallsPage
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.reception import appointments as stored
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import absences
from desktop_app.use_cases.reception import calls
from tests.helpers.alike import plain
from tests.helpers.builders import THURSDAY, stored_appointment, stored_person
from tests.helpers.clock import StillClock
from tests.helpers.day_screens import (
    focused,
    opened,
    rows_of,
    shown_words,
    state_of,
    to_do,
    wait_for_all,
    wait_in_front,
)
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.typing import press
from tests.looks.full_desk import in_another_room

NEXT, AFTER = date(2025, 12, 4), date(2025, 12, 11)
CTRL = Qt.KeyboardModifier.ControlModifier


def booked(desk: Desk, name: str, hour: int, minute: int = 0, *, day: date = NEXT, phone: str = "0639989139") -> int:
    person = stored_person(desk.db, name, "Nadia", phone)
    start = datetime.combine(day, datetime.min.time()).replace(hour=hour, minute=minute)
    return stored_appointment(desk.db, person, start=start, end=start + timedelta(minutes=45)).id


@pytest.fixture
def three(desk: Desk) -> list[int]:
    """Aubert, Bonnet and Roca, of a Thursday whose advisor is away; Roca has no phone."""
    made = [booked(desk, "Aubert", 9), booked(desk, "Bonnet", 9, 45), booked(desk, "Roca", 14, phone="")]
    absences.note(desk, Absence(0, 1, NEXT, NEXT, AbsenceKind.ILLNESS, THURSDAY))
    return made


@pytest.fixture
def page(window: MainWindow, three: list[int]) -> CallsPage:
    """The page, in view, with the keyboard in its list."""
    window.refresh()
    window.go("calls", day=NEXT)
    found = window.page()
    assert isinstance(found, CallsPage)
    return found


def people(page: CallsPage) -> list[str]:
    """Who is in each row, whether to call or told."""
    return [line.title.removeprefix("Nadia ") for line in page.rows.rows.rows()]


def chosen(page: CallsPage) -> str:
    return page.rows.call.title.removeprefix("Nadia ") if page.rows.call else ""


def key(page: CallsPage, letter: str, qtbot: QtBot) -> None:
    """Press a letter once the list hears letters."""
    qtbot.waitUntil(lambda: not page.rows.rests)
    press(page.rows, Qt.Key(ord(letter)))


def get(desk: Desk, id: int) -> Appointment:
    found = stored.get(desk.db, id)
    assert found
    return found


def test_a_row_is_read_aloud_with_its_number_then_what_to_say(page: CallsPage) -> None:
    assert rows_of(page.rows)[0] == (
        "1 sur 3, Nadia Aubert, 06 39 98 91 39. Bonjour, ici la médiathèque du Boulou. Votre rendez-vous jeudi 4 "
        "décembre à 9 h avec Marie Castell ne peut pas avoir lieu. Je peux vous proposer jeudi 11 décembre à 9 h."
    )
    face = QAccessible.queryAccessibleInterface(page.rows)
    assert face.text(QAccessible.Text.Name) == "Les personnes à prévenir"
    assert isinstance(focused(), type(page.rows))


def test_the_sentence_to_say_and_the_number_stand_large_under_the_list(page: CallsPage) -> None:
    words = shown_words(page)
    assert "06 39 98 91 39" in words and "« Bonjour, ici la médiathèque du Boulou." in words
    assert "3 personnes à prévenir" in words and "Lettres (1)" in words
    press(page.rows, Qt.Key.Key_End)
    assert "pas de téléphone" in shown_words(page.saying)


def test_joined_books_what_was_proposed_and_the_next_person_is_chosen(
    desk: Desk, page: CallsPage, three: list[int], qtbot: QtBot
) -> None:
    key(page, "J", qtbot)
    assert get(desk, three[0]).start == datetime(2025, 12, 11, 9)
    assert chosen(page) == "Bonnet" and people(page) == ["Bonnet", "Roca", "Aubert"]
    assert "d’accord pour jeudi 11 décembre à 9 h" in rows_of(page.rows)[2]


def test_the_arrows_at_the_sides_go_through_the_proposals(
    desk: Desk, page: CallsPage, three: list[int], qtbot: QtBot
) -> None:
    offered = [place.slot.start for place in calls.call_list(desk).rows[0].proposals]
    press(page.rows, Qt.Key.Key_Left)
    assert "Proposition 1 sur 12" in shown_words(page.saying)
    press(page.rows, Qt.Key.Key_Right)
    press(page.rows, Qt.Key.Key_Right)
    page.saying.later.click()
    press(page.rows, Qt.Key.Key_Left)
    assert "Proposition 3 sur 12" in shown_words(page.saying) and chosen(page) == "Aubert"
    key(page, "J", qtbot)
    assert get(desk, three[0]).start == offered[2]


@pytest.mark.parametrize(("letter", "words"), [("M", "message laissé"), ("P", "pas de réponse")])
def test_who_was_not_reached_goes_to_the_end_and_says_when_it_was_tried(
    page: CallsPage, qtbot: QtBot, letter: str, words: str
) -> None:
    key(page, letter, qtbot)
    assert chosen(page) == "Bonnet" and people(page) == ["Bonnet", "Roca", "Aubert"]
    press(page.rows, Qt.Key.Key_End)
    line = page.rows.call
    assert line and line.detail.startswith(f"{words} à\N{NO-BREAK SPACE}8\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}30 · →")


def test_who_refuses_is_cancelled_and_ctrl_z_brings_the_row_back_chosen(
    desk: Desk, page: CallsPage, window: MainWindow, three: list[int], qtbot: QtBot
) -> None:
    key(page, "F", qtbot)
    assert state_of(desk, three[0]) is State.CANCELLED and chosen(page) == "Bonnet"
    press(window, Qt.Key.Key_Z, CTRL)
    assert state_of(desk, three[0]) is State.EXPECTED
    assert people(page) == ["Aubert", "Bonnet", "Roca"] and chosen(page) == "Aubert"


def test_the_last_of_the_list_is_followed_by_the_first(page: CallsPage, qtbot: QtBot) -> None:
    press(page.rows, Qt.Key.Key_Down)
    key(page, "M", qtbot)
    assert chosen(page) == "Roca"
    press(page.rows, Qt.Key.Key_End)
    assert chosen(page) == "Bonnet"
    key(page, "F", qtbot)
    assert chosen(page) == "Aubert"


def test_a_letter_pressed_twice_in_a_hurry_acts_on_nobody_else(desk: Desk, page: CallsPage, three: list[int]) -> None:
    press(page.rows, Qt.Key.Key_J)
    press(page.rows, Qt.Key.Key_J)
    press(page.rows, Qt.Key.Key_Return)
    assert get(desk, three[0]).start.date() == AFTER and get(desk, three[1]).start.date() == NEXT
    assert page.rows.rests


def test_nor_does_a_double_click_on_a_button(desk: Desk, page: CallsPage, three: list[int]) -> None:
    (agree,) = [one for one in page.rows.findChildren(StepButton) if one.isVisible() and one.text() == "D’accord"]
    spot = agree.mapTo(page.window(), agree.rect().center())
    QTest.mouseDClick(page.window().windowHandle(), Qt.MouseButton.LeftButton, pos=spot)
    assert [get(desk, id).start.date() for id in three] == [AFTER, NEXT, NEXT]


def test_a_place_that_was_taken_meanwhile_is_said_and_the_next_one_shown(
    desk: Desk, page: CallsPage, three: list[int], qtbot: QtBot, dialogs: FakeDialogs
) -> None:
    booked(desk, "Vidal", 9, day=AFTER)
    key(page, "J", qtbot)
    assert get(desk, three[0]).start.date() == NEXT and chosen(page) == "Aubert"
    assert "Cette place vient d’être prise. Voici la proposition suivante." in shown_words(page)
    assert "jeudi 11 décembre à 9 h 45" in shown_words(page.saying)
    key(page, "M", qtbot)
    assert "vient d’être prise" not in shown_words(page)


def test_another_day_is_agreed_in_the_dialog_that_moves(
    desk: Desk, page: CallsPage, three: list[int], qtbot: QtBot
) -> None:
    key(page, "D", qtbot)
    dialog = opened(page, AgreeDialog)
    place = dialog.when.place
    assert place
    dialog.agree.click()
    assert get(desk, three[0]).start == place.slot.start and chosen(page) == "Bonnet"
    ((_, _, call),) = calls.call_list(desk).done
    assert call.result is CallResult.AGREED
    wait_in_front(page.window())


def test_a_dialog_given_up_leaves_the_row_chosen(page: CallsPage, qtbot: QtBot) -> None:
    key(page, "D", qtbot)
    opened(page, AgreeDialog).reject()
    wait_in_front(page.window())
    assert chosen(page) == "Aubert"
    key(page, "M", qtbot)
    assert chosen(page) == "Bonnet"


def test_a_letter_that_is_printed_is_noted_once(desk: Desk, page: CallsPage, three: list[int], qtbot: QtBot) -> None:
    press(page.rows, Qt.Key.Key_End)
    key(page, "L", qtbot)
    preview = opened(page, PreviewDialog)
    assert state_of(desk, three[2]) is State.EXPECTED
    papers = preview._pack.papers
    preview.saved.emit(papers)
    preview.printed.emit(papers)
    assert state_of(desk, three[2]) is State.CANCELLED and chosen(page) == "Aubert"
    assert [call.result for _, _, call in calls.call_list(desk).done] == [CallResult.LETTER]
    preview.reject()


def test_every_letter_is_printed_together(desk: Desk, page: CallsPage, three: list[int], qtbot: QtBot) -> None:
    silent = booked(desk, "Puig", 16, 15, phone="")
    page.window().refresh()
    assert page.letters_button.text() == "Lettres (2)"
    page.letters_button.click()
    preview = opened(page, PreviewDialog)
    (enclosed,) = preview._pack.papers
    assert enclosed.originals == 2
    preview.printed.emit((enclosed,))
    assert {state_of(desk, three[2]), state_of(desk, silent)} == {State.CANCELLED}
    assert not page.letters_button.isVisible()
    preview.reject()


def test_the_notice_for_the_door_is_of_the_chosen_date_and_follows_what_is_typed(
    desk: Desk, page: CallsPage, qtbot: QtBot
) -> None:
    press(page, Qt.Key.Key_P, CTRL)
    dialog = opened(page, NoticeDialog)
    assert [line.value().replace("\N{NO-BREAK SPACE}", " ") for line in dialog.form.fields.values()] == [
        "Pas de permanence", "jeudi 4 décembre", "absence", "Retour : vendredi 5 décembre à 9 h",
    ]  # fmt: skip
    first = dialog._paper
    dialog.form.fields["reason"].setFocus()
    dialog.form.fields["reason"].selectAll()
    dialog.form.fields["reason"].insert("congé maladie")
    qtbot.waitUntil(lambda: bool(dialog.form.faults()))
    assert "ne s’affiche jamais" in dialog.form.faults()["reason"] and not dialog.print_button.isEnabled()
    dialog.form.fields["reason"].selectAll()
    dialog.form.fields["reason"].insert("formation")
    qtbot.waitUntil(lambda: dialog.print_button.isEnabled())
    assert dialog._paper is not first
    press(dialog, Qt.Key.Key_P, CTRL)
    preview = opened(dialog, PreviewDialog)
    preview.printed.emit(preview._pack.papers)
    qtbot.waitUntil(lambda: not dialog.isVisible())


def test_the_rail_names_the_page_while_somebody_is_to_be_told(
    desk: Desk, page: CallsPage, window: MainWindow, qtbot: QtBot
) -> None:
    (word,) = [one for one in window.rail.findChildren(QAbstractButton) if one.text() == "À prévenir"]
    window.go("agenda")
    wait_for_all(window)
    assert word.isVisible()
    word.click()
    for _ in range(3):
        key(page, "F", qtbot)
    wait_for_all(window)
    assert word.isVisible(), "the page in view keeps its word"
    assert "Tout le monde est prévenu. 3 personnes cette semaine." in shown_words(page)
    assert not page.saying.isVisible() and not page.notice_button.isVisible()
    window.go("today")
    wait_for_all(window)
    assert not word.isVisible()
    press(window, Qt.Key.Key_Z, CTRL)
    wait_for_all(window)
    assert word.isVisible()
    press(window, Qt.Key.Key_9, CTRL)
    assert window.page() is page


def test_nobody_to_tell_says_so_and_leads_back(desk: Desk, window: MainWindow, clock: StillClock) -> None:
    window.go("calls")
    words = shown_words(window.page())
    assert "Tout le monde est prévenu" in words
    window.page().empty.button.click()  # type: ignore[attr-defined]
    assert window.page().key == "today"


@pytest.mark.parametrize("way", ["today", "agenda"])
def test_the_day_and_the_first_page_lead_to_the_list(
    desk: Desk, window: MainWindow, three: list[int], way: str
) -> None:
    booked(desk, "Zola", 9, day=date(2025, 12, 18))
    absences.note(desk, Absence(0, 1, date(2025, 12, 18), date(2025, 12, 18), AbsenceKind.LEAVE, THURSDAY))
    window.refresh()
    if way == "today":
        (line,) = [one for one in to_do(window) if "18 décembre" in plain(one.accessibleName())]
        line.click()
    else:
        window.go("agenda", day=date(2025, 12, 18))
        assert "Absence de Marie Castell : 1 rendez-vous ne peut pas avoir lieu." in shown_words(window.page())
        click(window, "Prévenir")
    page = window.page()
    assert isinstance(page, CallsPage) and chosen(page) == "Zola"


def test_a_day_that_lost_something_offers_the_notice_though_nobody_was_booked(desk: Desk, window: MainWindow) -> None:
    absences.note(desk, Absence(0, 1, AFTER, AFTER, AbsenceKind.LEAVE, THURSDAY))
    window.go("agenda", day=AFTER)
    words = shown_words(window.page())
    assert ". Absence." in words and "L’avis de porte dit" in words and "Prévenir" not in words
    click(window, "Avis de porte")
    opened(window.page(), NoticeDialog).reject()
    window.go("agenda", day=date(2025, 12, 18))
    assert "Avis de porte" not in shown_words(window.page())


def test_another_room_is_said_and_has_its_letter_to_the_partner(desk: Desk, window: MainWindow) -> None:
    in_another_room(desk, AFTER)
    window.go("agenda", day=AFTER)
    words = shown_words(window.page())
    assert "Autre salle (salle du conseil)." in words and "Avis de porte" not in words
    click(window, "Lettre au partenaire")
    preview = opened(window.page(), PreviewDialog)
    assert [each.kind for each in preview._pack.papers] == ["place_change_letter"]
    preview.reject()


def click(window: MainWindow, words: str) -> None:
    (button,) = [one for one in window.page().findChildren(QAbstractButton) if one.isVisible() and one.text() == words]
    button.click()
