"""What is heard gesture by gesture, written down by hand: once, in its turn, and as what it is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import Fault
from desktop_app.domain.mandate import InformationPoint, State
from desktop_app.domain.person import Person
from desktop_app.screens.appointments.booking_dialog import BookingDialog
from desktop_app.screens.appointments.day_list import DayList
from desktop_app.screens.finder.dialog import FinderDialog
from desktop_app.screens.reading_order import go_on, in_reading_order
from desktop_app.screens.settings.periods_editor import PeriodsEditor
from desktop_app.screens.widgets import aloud, buttons, labels, voice
from desktop_app.screens.widgets.boxes import TickField
from desktop_app.screens.widgets.fields import ChoiceField, TextField
from desktop_app.screens.widgets.form import Form
from desktop_app.screens.widgets.person_picker import PersonPicker
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.use_cases.desk import Desk
from tests.helpers.at_mandates import AtMandates
from tests.helpers.builders import NINE, THURSDAY, a_closure, stored_appointment, stored_mandate, stored_person
from tests.helpers.day_screens import choose, open_window, opened
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.seeing import button, field
from tests.helpers.typing import press, type_text

NAME, MORE = QAccessible.Text.Name, QAccessible.Text.Description


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is announced, in order, blanks made plain."""
    said: list[str] = []

    def note(_widget: QWidget, sentence: str) -> None:
        said.append(sentence.replace("\N{NO-BREAK SPACE}", " "))

    monkeypatch.setattr(aloud, "_speak", note)
    return said


@pytest.fixture
def at(desk: Desk, qtbot: QtBot) -> Iterator[AtMandates]:
    there = AtMandates(desk, qtbot)
    yield there
    there.close()


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, tmp_path: Path) -> Iterator[MainWindow]:
    with open_window(qtbot, desk, FakeDialogs(), tmp_path) as made:
        yield made


def read(widget: QWidget, what: QAccessible.Text = NAME) -> str:
    """What a reader says of a widget, blanks made plain."""
    return QAccessible.queryAccessibleInterface(widget).text(what).replace("\N{NO-BREAK SPACE}", " ")


def test_the_words_of_the_law_are_read_whole_before_each_box(at: AtMandates, desk: Desk) -> None:
    voice.give_faces()
    mandate = stored_mandate(desk.db, State.DRAFT)
    at.page.take(mandate.id)
    stops = []
    for _ in range(6):
        held = QApplication.focusWidget()
        stops.append(read(held))
        go_on(held, 1)
    assert [words.partition("\n")[0] for words in stops] == [
        "Ce que vous me direz sert seulement à ces démarches, et seulement pour vous.",
        "J’ai expliqué l’utilisation de ses données personnelles",
        "Vous pouvez arrêter ce mandat quand vous voulez, même d’un seul mot. Tout s’arrête aussitôt.",
        "J’ai expliqué ses droits",
        "Voici ce que je ferai pour vous, et rien d’autre :",
        "J’ai dit les démarches qui seront effectuées",
    ]
    role = QAccessible.queryAccessibleInterface(at.taking.page().words[InformationPoint.RIGHTS]).role()  # type: ignore[attr-defined]
    assert role is QAccessible.Role.Paragraph, "Orca is silent on a label that takes the keyboard"
    assert stops[0].endswith("Le responsable de vos données est : Département des Pyrénées-Orientales.")
    assert "vous plaindre à la CNIL" in stops[2] and "Le mandat s’arrête tout seul le" in stops[4]


def test_whose_mandate_and_which_step_are_said_first(
    qtbot: QtBot, at: AtMandates, desk: Desk, heard: list[str]
) -> None:
    known = stored_person(desk.db)
    at.page.aim(person_id=known.id)
    qtbot.waitUntil(lambda: "Mandant : Éloïse Lefèvre. Étape 1 sur 6, Avant le mandat" in heard)
    at.page.aim(mandate_id=stored_mandate(desk.db, State.DRAFT, person=known).id)
    at.click("Continuer")
    assert read(at.taking.page()) == "Mandant : Éloïse Lefèvre. Étape 3 sur 6, Information"
    assert read(at.taking.leave_button) == "Quitter, tout est gardé"


def test_a_box_that_is_refused_has_no_empty_name_before_its_fault(qtbot: QtBot, heard: list[str]) -> None:
    form, first, second = Form(), TickField("J’ai vu cette pièce"), TickField("J’ai lu le nom")
    form.row("seen", "", first)
    form.row("read", "", second)
    qtbot.addWidget(form)
    form.show()
    form.show_faults([Fault("seen", "Cochez la première."), Fault("read", "Cochez la seconde.")])
    assert heard == ["À corriger. Cochez la seconde."]


def test_a_fault_that_takes_the_keyboard_is_read_there_and_not_announced(qtbot: QtBot, heard: list[str]) -> None:
    form, name, button = Form(), TextField(), TickField("Autre chose")
    form.row("name", "Nom", name)
    form.add(button)
    qtbot.addWidget(form)
    with qtbot.waitActive(form):
        form.show()
        form.activateWindow()
    button.setFocus()
    form.show_faults([Fault("name", "Le nom est vide.")])
    assert (heard, read(name, MORE)) == ([], "À corriger. Le nom est vide.")
    # It has the keyboard already: nothing else would say it here, where no bus tells that a description has changed.
    form.show_faults([Fault("name", "Le nom est vide.")])
    assert heard == ["À corriger. Nom : Le nom est vide."]


def test_the_picker_speaks_once_typing_rests_and_says_who_was_taken(qtbot: QtBot, heard: list[str]) -> None:
    known = Person(1, "Lefèvre", "Éloïse", "")
    picker = PersonPicker(lambda _typed: [known])
    picker.setAccessibleName("Pour qui ?")
    qtbot.addWidget(picker)
    picker.show()
    type_text(picker.line, "lef")
    assert heard == []
    qtbot.waitUntil(lambda: bool(heard))
    qtbot.wait(aloud.AT_REST_MS + 100)
    assert heard == ["1 usager. LEFÈVRE Éloïse"]
    press(picker.line, Qt.Key.Key_Down)
    press(picker.line, Qt.Key.Key_Up)
    press(picker.line, Qt.Key.Key_Return)
    assert heard[1:] == ["Ajouter « lef »", "LEFÈVRE Éloïse", "Pour qui ? Éloïse Lefèvre."]


def test_who_was_taken_is_not_followed_by_what_was_typed_before(qtbot: QtBot, heard: list[str]) -> None:
    picker = PersonPicker(lambda _typed: [Person(1, "Lefèvre", "Éloïse", "")])
    picker.setAccessibleName("Pour qui ?")
    qtbot.addWidget(picker)
    picker.show()
    type_text(picker.line, "lef")
    press(picker.line, Qt.Key.Key_Return)
    qtbot.wait(aloud.AT_REST_MS + 100)
    assert heard == ["Pour qui ? Éloïse Lefèvre."]


def test_a_page_says_its_title_and_usagers_how_many_were_found(
    qtbot: QtBot, desk: Desk, window: MainWindow, heard: list[str]
) -> None:
    stored_person(desk.db)
    window.go("people")
    assert heard == ["Usagers"]
    window.go("people")
    assert heard == ["Usagers"]
    type_text(field(window, "Chercher un usager"), "lef")
    qtbot.waitUntil(lambda: len(heard) > 1)
    type_text(field(window, "Chercher un usager"), "xx")
    qtbot.waitUntil(lambda: len(heard) > 2)
    assert heard[1:] == ["1 usager trouvé. LEFÈVRE Éloïse", "Personne de ce nom"]


def test_the_finder_says_how_many_and_the_first_once_typing_rests_then_each_row(
    qtbot: QtBot, window: MainWindow, desk: Desk, heard: list[str]
) -> None:
    stored_appointment(desk.db, stored_person(desk.db, "Aubert", "Nadia"), start=NINE.replace(month=12, day=4))
    window.top_bar.find_button.click()
    finder = opened(window, FinderDialog)
    assert read(finder.line) == "Chercher partout" and heard == []
    type_text(finder.line, "nadia")
    assert heard == [], "not one a letter"
    first = "3 résultats. Usagers, Nadia Aubert, jeudi 4 décembre à 9 h"
    qtbot.waitUntil(lambda: heard == [first])
    press(finder.line, Qt.Key.Key_Down)
    press(finder.line, Qt.Key.Key_Down)
    assert heard[1:] == [
        "Pages et gestes, Réserver pour Nadia Aubert, Ctrl+Entrée",
        "Nouveau mandat pour Nadia Aubert",
    ]
    heard.clear()
    finder.line.selectAll()
    type_text(finder.line, "nadja")
    qtbot.waitUntil(lambda: heard != [])
    assert heard == ["Rien pour « nadja ». Proche : Nadia Aubert."], "one sentence, who is near in it"
    heard.clear()
    QTest.keyClick(finder.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert opened(window, BookingDialog).who.picker.value().name == "Nadia Aubert"
    opened(window, BookingDialog).close()


def test_the_finder_says_what_keys_cannot_do(window: MainWindow, heard: list[str]) -> None:
    window.top_bar.find_button.click()
    finder = opened(window, FinderDialog)
    QTest.keyClick(finder.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["Choisissez d’abord une personne dans les résultats."]
    finder.close()


def test_a_choice_among_several_that_a_reader_takes_is_followed(window: MainWindow, heard: list[str]) -> None:
    people = button(window.rail, "Usagers")
    face = QAccessible.queryAccessibleInterface(people)
    assert face.role() is QAccessible.Role.RadioButton
    act = face.actionInterface().actionNames()[0]
    face.actionInterface().doAction(act)
    assert (window.page().key, heard) == ("people", ["Usagers"])
    # Nor is a page said that the program itself shows as chosen.
    window.rail.show_chosen("people")
    assert heard == ["Usagers"]


def test_nothing_is_read_twice_where_the_tip_says_the_name(qtbot: QtBot) -> None:
    before, which = buttons.arrow("previous", "Jour précédent"), ChoiceField([(1, "Marie Castell"), (2, "Jordi Puig")])
    for widget in (before, which):
        qtbot.addWidget(widget)
    which.set_value(2)
    assert [widget.toolTip() for widget in (before, which)] == ["Jour précédent", "Jordi Puig"]
    assert [read(widget, MORE).strip() for widget in (before, which)] == ["", ""]


def test_what_was_done_is_said_before_any_row_changes(window: MainWindow, desk: Desk, heard: list[str]) -> None:
    stored_appointment(desk.db, stored_person(desk.db))
    window.refresh()
    day = window.page().findChild(DayList)
    choose(day, "Éloïse Lefèvre")

    def note() -> None:
        heard.append("a row changes")

    for change in (day.rows.dataChanged, day.rows.rowsRemoved, day.rows.rowsMoved):
        change.connect(note)
    QTest.keyClick(day, Qt.Key.Key_A)
    assert heard[:2] == ["Éloïse Lefèvre : arrivée notée.", "a row changes"]


def test_the_button_that_takes_a_date_away_says_which_and_comes_last(qtbot: QtBot) -> None:
    editor = PeriodsEditor(lambda: THURSDAY)
    qtbot.addWidget(editor)
    editor.show_periods([a_closure(THURSDAY, name="Inventaire")])
    editor.show()
    card = editor.cards[0]
    assert read(card.remove) == "Retirer : Inventaire, jeudi 27 novembre 2025"
    stops = [one for one in in_reading_order(card) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops[-1] is card.remove


def test_the_button_that_takes_a_line_of_a_mandate_away_says_which_and_comes_last(at: AtMandates) -> None:
    at.begin()
    at.click("Ajouter une démarche")
    cards = at.taking.page().scope.lines.cards  # type: ignore[attr-defined]
    assert [read(card.remove) for card in cards] == ["Enlever : Démarche 1", "Enlever : Démarche 2"]
    for card in cards:
        stops = [one for one in in_reading_order(card) if one.focusPolicy() & Qt.FocusPolicy.TabFocus]
        assert stops[-1] is card.remove
    at.click("Enlever")
    (left,) = at.taking.page().scope.lines.cards  # type: ignore[attr-defined]
    assert read(left.remove) == "Enlever : Démarche 1"


def test_a_sentence_is_a_notification_in_a_status_bar_and_a_quiet_line_no_text_of_a_dialog(qtbot: QtBot) -> None:
    voice.give_faces()
    within = QWidget()
    qtbot.addWidget(within)
    column = QVBoxLayout(within)
    quiet, loud = labels.muted("Aide · discrète", within), labels.body("Ce qui compte", within)
    for label in (quiet, loud):
        column.addWidget(label)
    within.show()
    status = voice.SpokenStatus(within)
    status.say("Arrivée notée")
    status.say("Et la suite")
    said = status.findChildren(voice.SpokenNotification)
    roles = [QAccessible.queryAccessibleInterface(one).role() for one in (status, *said, quiet, loud)]
    role = QAccessible.Role
    assert roles == [role.StatusBar, role.Notification, role.Notification, role.Paragraph, role.StaticText]
    assert [read(one) for one in (*said, quiet, loud)] == [
        "Arrivée notée",
        "Et la suite",
        "Aide, discrète",
        "Ce qui compte",
    ]
    quiet.setText("Autre · aide")
    assert read(quiet) == "Autre, aide"


def test_who_asks_a_scroll_area_for_a_part_that_has_gone_is_told_that_there_is_none(qtbot: QtBot) -> None:
    voice.give_faces()
    area = QScrollArea()
    qtbot.addWidget(area)
    area.setWidget(labels.body("une ligne\n" * 100, area))
    area.show()
    told = QAccessible.queryAccessibleInterface(area)
    parts = told.childCount()
    assert told.role() is QAccessible.Role.Client and told.child(0).object() is area.viewport()
    area.verticalScrollBar().hide()
    assert not any(told.child(at) for at in range(parts, parts + 1000))


def test_what_a_day_is_not_as_usual_is_heard_once_and_not_each_minute(
    window: MainWindow, desk: Desk, heard: list[str]
) -> None:
    stored_appointment(desk.db, stored_person(desk.db), start=NINE.replace(hour=19))
    told = ["Hors des horaires : 1 rendez-vous ne peut pas avoir lieu."]
    for _ in range(3):
        window.refresh()
    assert [words for words in heard if "horaires" in words] == told
    stored_appointment(desk.db, stored_person(desk.db, "Castel"), start=NINE.replace(hour=20))
    window.refresh()
    told.append("Hors des horaires : 2 rendez-vous ne peuvent pas avoir lieu.")
    assert [words for words in heard if "horaires" in words] == told


def test_why_a_mandate_permits_nothing_is_heard_once_and_again_of_another(
    at: AtMandates, desk: Desk, heard: list[str]
) -> None:
    first, second = (stored_mandate(desk.db, State.DRAFT) for _ in range(2))
    for chosen in (first, first, second, first):
        at.page.refresh()
        at.page.aim(mandate_id=chosen.id)
        at.page.refresh()
    assert len([words for words in heard if words.startswith("Pas encore.")]) == 3


def test_what_was_so_before_the_window_opened_is_heard_once_as_well(
    qtbot: QtBot, desk: Desk, tmp_path: Path, heard: list[str]
) -> None:
    stored_appointment(desk.db, stored_person(desk.db), start=NINE.replace(hour=19))
    with open_window(qtbot, desk, FakeDialogs(), tmp_path) as opening:
        for _ in range(3):
            opening.refresh()
    assert len([words for words in heard if "horaires" in words]) == 1
