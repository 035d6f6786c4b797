"""The assistant of the first opening: from the signed convention to a file, and what bad input gets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from desktop_app.domain.account import Role
from desktop_app.domain.planning import Rhythm, Segment
from desktop_app.domain.theme import Purpose
from desktop_app.screens.opening.assistant import Assistant
from desktop_app.screens.opening.prefill import prefill
from desktop_app.screens.planning.pattern_dialog import PatternDialog
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.storage.errors import DiskFull
from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.settings import settings
from tests.helpers.clock import StillClock
from tests.helpers.day_screens import opened as opened_dialog
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.first_opening import SECRET, TODAY, go_to, keep_code, name_advisor, opened, shown
from tests.helpers.seeing import button, click, field, fill, words
from tests.helpers.typing import press, tab


@pytest.fixture
def window(qtbot: QtBot, dialogs: FakeDialogs) -> Iterator[Assistant]:
    with opened(dialogs) as made:
        qtbot.waitExposed(made)
        yield made


def test_le_boulou_goes_through_to_a_file_that_opens(qtbot: QtBot, window: Assistant, tmp_path: Path) -> None:
    go_to(window, "code")
    keep_code(window)
    with qtbot.waitSignal(window.finished) as done:
        click(window, "Créer le fichier")
    setup, account, passphrase, code = done.args
    clock = StillClock(TODAY)
    opening.close_desk(opening.create(tmp_path, setup, account=account, passphrase=passphrase, code=code, clock=clock))
    unlocked = opening.find_keys(tmp_path, 1, SECRET)
    assert (unlocked.account.name, unlocked.account.roles) == ("Marie Castell", {Role.MANAGER})
    assert not unlocked.keys.reads_mandates and unlocked.keys.journal
    desk = opening.open_desk(tmp_path, unlocked, clock=clock)
    found = settings.load(desk)
    opening.close_desk(desk)
    assert found.place.name == "Médiathèque du Boulou"
    assert [advisor.name for advisor in found.advisors] == ["Marie Castell", "Jordi Puig"]
    assert [(rule.weekday, rule.purpose, rule.advisor_id) for rule in found.rules] == [
        (3, Purpose.PROCEDURES, 1),
        (4, Purpose.WORKSHOPS, 2),
    ]
    assert {rule.starts_on for rule in found.rules} == {date(2024, 3, 6)}
    assert found.conventions[0].terms.hard_end == date(2026, 6, 22)
    assert opening.find_keys_by_code(tmp_path, code).reads_mandates


def test_it_can_be_done_by_keyboard_alone(window: Assistant) -> None:
    card = button(window, "Le Boulou")
    card.setFocus()
    press(card, Qt.Key.Key_Space)
    card.clearFocus()
    press(window, Qt.Key.Key_Return)
    assert "Où viennent les personnes" in words(window)
    press(window.focusWidget() or window, Qt.Key.Key_Return)
    assert "Que dit votre convention" in words(window)
    fill(field(window, "Date de la dernière signature"), "6 mars 2024")
    press(field(window, "Date de la dernière signature"), Qt.Key.Key_Return)
    first = window.focusWidget()
    assert first is field(window, "Prénom")
    visited = []
    for _ in range(4):
        visited.append(window.focusWidget())
        tab(visited[-1])
    assert visited == [first, field(window, "Nom"), field(window, "Titre"), button(window, "Retirer")]


def test_enter_on_back_goes_back(window: Assistant) -> None:
    go_to(window, "convention")
    back = button(window, "Retour")
    back.setFocus()
    press(back, Qt.Key.Key_Return)
    assert "Où viennent les personnes" in words(window)


def test_nothing_chosen_is_said(window: Assistant) -> None:
    click(window, "Continuer")
    assert "Choisissez un modèle" in words(window)


def test_a_model_shows_where_it_comes_from_and_what_to_check(window: Assistant) -> None:
    click(window, "Le Boulou")
    assert "À vérifier" in words(window) and "art. 1.2" not in words(window)
    click(window, "Lire les 11")
    assert "24_01_14" in words(window) and "À vérifier" in words(window) and "art. 1.2" in words(window)


def test_another_convention_begins_with_empty_pages(window: Assistant) -> None:
    click(window, "Autre convention")
    click(window, "Continuer")
    assert [shown(field(window, label)) for label in ("Commune", "Adresse", "Code postal")] == ["", "", ""]


def test_every_model_fills_the_pages(window: Assistant) -> None:
    for model in (*opening.models(), None):
        values = prefill(model, TODAY.date())
        window.pages.fill(model)
        assert len(window.pages.advisors.keys()) == len(values.advisors) >= 1
        keys = window.pages.advisors.keys()
        assert [keys.index(rule.advisor_id) for rule in window.pages.days.read()] == [
            rule.advisor_id for rule in values.rules
        ]


def test_a_convention_already_over_is_told_and_accepted(window: Assistant) -> None:
    go_to(window, "convention")
    assert "a pris fin le 22\xa0juin 2026" in words(window)
    fill(field(window, "Fin au plus tard"), "22/6/2028")
    assert "a pris fin" not in words(window)
    fill(field(window, "Fin au plus tard"), "22/6/2026")
    fill(field(window, "Date de la dernière signature"), "6/3/2024")
    click(window, "Continuer")
    assert "Qui vient recevoir" in words(window)


def test_going_back_keeps_what_is_typed(window: Assistant) -> None:
    go_to(window, "days")
    for _ in range(3):
        click(window, "Retour")
    fill(field(window, "Commune"), "Céret")
    for _ in range(3):
        click(window, "Continuer")
    assert ", Marie Castell" in words(window)
    click(window, "✓  Le lieu")
    assert shown(field(window, "Commune")) == "Céret"


def test_another_model_replaces_what_was_typed_only_when_agreed(window: Assistant, dialogs: FakeDialogs) -> None:
    go_to(window, "place")
    fill(field(window, "Commune"), "Céret")
    click(window, "Retour")
    click(window, "Estaires")
    dialogs.answers = [False, True]
    click(window, "Continuer")
    assert "Quelle convention" in words(window)
    click(window, "Continuer")
    assert shown(field(window, "Commune")) == "Estaires"


def open_days(window: Assistant, words: str, nth: int = 0) -> PatternDialog:
    """The dialog that a button of the page of days opens."""
    click(window, words, nth)
    return opened_dialog(window, PatternDialog)


def test_hours_that_overlap_are_refused_where_they_are_typed(window: Assistant) -> None:
    go_to(window, "days")
    dialog = open_days(window, "Modifier", 1)
    fill(field(dialog, "Jour"), "jeudi")
    fill(field(dialog, "Avec"), "Marie Castell")
    click(dialog, "Enregistrer")
    assert "chevauchent un autre jeudi" in words(dialog)
    fill(field(dialog, "Jour"), "lundi")
    click(dialog, "Enregistrer")
    click(window, "Continuer")
    assert "Une phrase pour ouvrir votre compte" in words(window)


def test_days_are_added_and_taken_away(window: Assistant) -> None:
    go_to(window, "days")
    click(window, "Retirer")
    dialog = open_days(window, "Ajouter une permanence")
    fill(field(dialog, "Rythme"), "Le 2e du mois")
    fill(field(dialog, "Jour"), "mardi")
    fill(field(dialog, "Pour"), "Ateliers numériques")
    fill(field(dialog, "Comment, plage\xa01"), "Atelier")
    fill(field(dialog, "Places, plage\xa01"), "12")
    click(dialog, "Enregistrer")
    rule, _ = window.pages.days.read()
    assert (rule.weekday, rule.rhythm, rule.purpose) == (1, Rhythm.SECOND, Purpose.WORKSHOPS)
    assert rule.segments[0] == Segment.workshop(time(9), time(12), 12)
    assert window.pages.days.was_edited()


def test_the_next_dates_follow_the_convention_that_was_typed(window: Assistant) -> None:
    go_to(window, "days")
    dialog = open_days(window, "Modifier")
    assert {row.state for row in dialog.preview.model.rows()} == {"hors de la convention"}
    dialog.reject()
    click(window, "Retour")
    click(window, "Retour")
    fill(field(window, "Fin au plus tard"), "22/6/2028")
    for _ in range(2):
        click(window, "Continuer")
    dialog = open_days(window, "Modifier")
    assert dialog.preview.model.rows()[0].words == "Jeudi 26\xa0novembre"
    assert dialog.preview.model.rows()[0].state == "6\xa0h"


def test_a_day_to_come_is_kept_and_the_others_begin_with_the_convention(qtbot: QtBot, window: Assistant) -> None:
    go_to(window, "days")
    dialog = open_days(window, "Modifier")
    fill(field(dialog, "À partir du"), "7/1/2027")
    click(dialog, "Enregistrer")
    click(window, "Continuer")
    for label in ("Votre nom", "Nouvelle phrase de passe", "La même, une seconde fois"):
        fill(field(window, label), "Marie Castell" if label == "Votre nom" else SECRET)
    click(window, "Continuer")
    keep_code(window)
    with qtbot.waitSignal(window.finished) as done:
        click(window, "Créer le fichier")
    assert [rule.starts_on for rule in done.args[0].rules] == [date(2027, 1, 7), date(2024, 3, 6)]


def test_advisors_are_added_and_taken_away_and_their_days_follow(window: Assistant) -> None:
    go_to(window, "advisors")
    click(window, "Retirer")
    name_advisor(window, 0, "Jordi", "Puig")
    click(window, "Ajouter un conseiller")
    name_advisor(window, 1, "Núria", "Serra")
    click(window, "Continuer")
    assert words(window).count(", Jordi Puig") == 2
    offered = field(open_days(window, "Modifier"), "Avec")
    assert isinstance(offered, QComboBox)
    assert [offered.itemText(at) for at in range(offered.count())] == [
        "Jordi Puig",
        "Núria Serra",
        "Plusieurs personnes",
    ]


def test_the_key_that_takes_a_card_away_pressed_again_takes_no_other(window: Assistant) -> None:
    go_to(window, "advisors")
    kept = field(window, "Prénom", 1).property("text")
    press(button(window, "Retirer"), Qt.Key.Key_Space)
    assert QApplication.focusWidget() is field(window, "Prénom")
    press(QApplication.focusWidget(), Qt.Key.Key_Space)
    assert field(window, "Prénom").property("text").strip() == kept


def test_at_least_one_advisor_is_asked(window: Assistant) -> None:
    go_to(window, "advisors")
    for _ in range(2):
        click(window, "Retirer")
    click(window, "Continuer")
    assert "Ajoutez au moins un conseiller" in words(window)


def test_the_first_account_may_also_be_an_advisor_s(qtbot: QtBot, window: Assistant) -> None:
    go_to(window, "passphrase")
    assert "dans Réglages" in words(window) and "Vous êtes" not in words(window)
    button(window, "Je suis aussi conseiller").click()
    offered = field(window, "Vous êtes")
    assert isinstance(offered, QComboBox)
    assert [offered.itemText(at) for at in range(offered.count())] == ["Marie Castell", "Jordi Puig"]
    fill(offered, "Jordi Puig")
    fill(field(window, "Votre nom"), "Jordi Puig")
    for label in ("Nouvelle phrase de passe", "La même, une seconde fois"):
        fill(field(window, label), SECRET)
    click(window, "Continuer")
    keep_code(window)
    with qtbot.waitSignal(window.finished) as done:
        click(window, "Créer le fichier")
    account = done.args[1]
    assert (account.advisor_id, account.roles) == (2, {Role.MANAGER, Role.ADVISOR})


def test_the_strength_is_told_as_one_types(window: Assistant) -> None:
    go_to(window, "passphrase")
    for typed, told in (("pomme", "encore 7\xa0signes"), ("pomme table", "encore 1\xa0signe"), (SECRET, "Solide")):
        fill(field(window, "Nouvelle phrase de passe"), typed)
        assert told in words(window)


def test_the_code_is_shown_whole_and_must_be_kept(qtbot: QtBot, window: Assistant) -> None:
    go_to(window, "code")
    code = window.pages.code._code
    assert all(word in words(window).split("\n") for word in code.split())
    with qtbot.assertNotEmitted(window.finished):
        click(window, "Créer le fichier")
    assert "Imprimez ou recopiez le code" in words(window)


def test_the_sheet_of_the_code_is_previewed_before_any_file_exists(qtbot: QtBot, window: Assistant) -> None:
    go_to(window, "code")
    click(window, "Imprimer le code")
    qtbot.waitUntil(lambda: bool(window.findChildren(PreviewDialog)))
    preview = window.findChild(PreviewDialog)
    assert preview is not None and preview.windowTitle() == "Code de secours"
    qtbot.waitUntil(lambda: "1\xa0page" in words(preview), timeout=10_000)
    preview.reject()
    qtbot.waitUntil(lambda: not window.findChildren(PreviewDialog))


def test_a_trouble_is_said_and_everything_may_be_tried_again(qtbot: QtBot, window: Assistant) -> None:
    go_to(window, "code")
    keep_code(window)
    with qtbot.waitSignal(window.finished):
        click(window, "Créer le fichier")
    assert not window.next_button.isEnabled()
    window.fail(DiskFull())
    assert "Libérez de la place" in words(window)
    with qtbot.waitSignal(window.finished):
        click(window, "Créer le fichier")


def test_escape_asks_only_when_something_was_typed(window: Assistant, dialogs: FakeDialogs) -> None:
    go_to(window, "place")
    fill(field(window, "Commune"), "Céret")
    dialogs.answers = [False]
    press(window, Qt.Key.Key_Escape)
    assert window.isVisible() and "sera perdu" in dialogs.sentences[-1]


def test_escape_closes_at_once_when_nothing_was_typed(window: Assistant, dialogs: FakeDialogs) -> None:
    press(window, Qt.Key.Key_Escape)
    assert not window.isVisible() and dialogs.said == []
