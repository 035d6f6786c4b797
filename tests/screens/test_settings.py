"""Réglages: each section shows what is in the file, saves by itself, and says what is wrong beside the field."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop_app.domain.house_rules import HouseRules
from desktop_app.domain.mandate import State
from desktop_app.screens.appearance import Appearance, read_appearance
from desktop_app.screens.context import Context
from desktop_app.screens.help.window import HelpWindow
from desktop_app.screens.runner import Runner
from desktop_app.screens.settings.page import SettingsPage
from desktop_app.screens.theme.style import roomy, set_roomy
from desktop_app.screens.widgets.line import inner
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.keys import vault
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import mandates
from desktop_app.use_cases.planning import schedule
from desktop_app.use_cases.settings import conventions, house_rules, settings
from desktop_app.use_cases.settings.convention_gestures import Correction
from tests.helpers.builders import PASSPHRASE, THURSDAY, stored_mandate
from tests.helpers.day_screens import open_window
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.folders import at_work
from tests.helpers.program import wait_until
from tests.helpers.seeing import button, click, field, fill, paste, words

NEW = "trois pommes sur la table"
SECTIONS = (
    "place",
    "convention",
    "advisors",
    "days",
    "calendar",
    "reception",
    "workshops",
    "organisms",
    "accounts",
    "security",
    "account",
    "display",
)


def stay(_page_key: str, /, **_target: object) -> None:
    """Go nowhere."""


@pytest.fixture
def page(settings_page: SettingsPage) -> SettingsPage:
    return settings_page


def told(page: SettingsPage) -> list[str]:
    """What the runner will say from now on."""
    said: list[str] = []
    page.context.runner.changed.connect(lambda changes: said.append(changes.told))
    return said


def test_the_place_is_shown_and_corrected(page: SettingsPage, desk: Desk) -> None:
    said = told(page)
    assert inner(field(page, "Commune")).property("text") == "Le Boulou"
    assert field(page, "Téléphone du lieu").property("text") == "04 68 00 00 00"
    fill(field(page, "Téléphone du lieu"), "04 68 11 22 33")
    click(page, "Enregistrer")
    assert settings.load(desk).place.phone == "0468112233"
    assert said == ["Médiathèque du Boulou : enregistré."]


def test_mandates_that_would_end_are_named_before_the_convention_is_kept(page: SettingsPage, desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    page.aim(section="convention")
    fill(field(page, "Fin au plus tard"), "31/03/2026")
    dialogs = page.context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    dialogs.answers = [False, True]
    click(page, "Enregistrer")
    assert mandate.number in dialogs.sentences[-1] and "Modifications non enregistrées" in words(page)
    assert inner(field(page, "Fin au plus tard")).property("text") == "mardi 31\xa0mars 2026"
    assert mandates.view(desk, mandate.id).mandate.ends_on == date(2026, 5, 27)
    click(page, "Enregistrer")
    assert mandates.view(desk, mandate.id).mandate.ends_on == date(2026, 3, 31)
    assert settings.load(desk).conventions[0].terms.hard_end == date(2026, 3, 31)


def test_nothing_to_save_until_something_is_typed(page: SettingsPage) -> None:
    assert not button(page, "Enregistrer").isEnabled() and "Rien à enregistrer." in words(page)
    assert button(page, "Enregistrer").accessibleDescription() == "Rien à enregistrer."
    fill(field(page, "Commune"), "Céret")
    assert "Rien à enregistrer." not in words(page) and not button(page, "Enregistrer").accessibleDescription()
    assert "Modifications non enregistrées" in words(page)
    click(page, "Annuler")
    assert not button(page, "Enregistrer").isEnabled()
    assert field(page, "Commune").property("text") == "Le Boulou"


@pytest.mark.parametrize(
    ("section", "label", "typed", "sentence"),
    [
        ("place", "Commune", "é" * 10_000, "trop long"),
        ("place", "Code postal", "abc", "cinq chiffres"),
        ("place", "Adresse", "ؤ ' \" %", "lettres latines"),
        ("convention", "Partenaire qui envoie les conseillers", "🙂", "ne s’imprime pas"),
        ("convention", "Fin au plus tard", "demain ?", "n’est pas une date"),
        ("advisors", "Nom", "Castell 🙂", "lettres latines"),
    ],
)
def test_bad_input_is_said_beside_its_field_and_nothing_changes(
    page: SettingsPage, desk: Desk, section: str, label: str, typed: str, sentence: str
) -> None:
    before = settings.load(desk)
    page.aim(section=section)
    line = field(page, label)
    paste(line, typed)
    click(page, "Enregistrer")
    assert sentence in words(page)
    assert isinstance(line, QLineEdit) and line.text() == typed
    assert line.hasFocus() and line.property("faulty") is True
    assert settings.load(desk) == before


def test_what_is_typed_and_not_saved_survives_a_change_made_elsewhere(page: SettingsPage, desk: Desk) -> None:
    fill(field(page, "Commune"), "Céret")
    longer = Correction(1, 0, replace(settings.load(desk).conventions[0].terms, term_months=24))
    page.context.runner.do(conventions.carry_out, longer)
    assert field(page, "Commune").property("text") == "Céret"
    page.aim(section="convention")
    assert field(page, "Durée").property("text") == "24\xa0mois"


def test_the_end_of_the_convention_closes_the_agenda(page: SettingsPage, desk: Desk) -> None:
    page.aim(section="convention")
    fill(field(page, "Fin au plus tard"), "26/11/2025")
    assert "a pris fin le 26\xa0novembre 2025" in words(page)
    click(page, "Enregistrer")
    assert schedule.here_on(desk, THURSDAY) == ()


def test_an_advisor_is_added_and_another_corrected(page: SettingsPage, desk: Desk) -> None:
    page.aim(section="advisors")
    fill(field(page, "Titre"), "Ambassadrice du numérique")
    click(page, "Ajouter un conseiller")
    fill(field(page, "Prénom", 2), "Núria")
    fill(field(page, "Nom", 2), "Serra")
    click(page, "Enregistrer")
    found = settings.load(desk).advisors
    assert [advisor.name_and_title for advisor in found] == [
        "Marie Castell, ambassadrice du numérique",
        "Jordi Puig, ambassadeur du numérique",
        "Núria Serra, conseiller numérique",
    ]


def test_an_advisor_who_leaves_hands_on_the_days_first(page: SettingsPage, desk: Desk) -> None:
    page.aim(section="advisors")
    click(page, "Ne vient plus")
    assert "Ne vient plus : son nom reste" in words(page)
    click(page, "Enregistrer")
    assert "tient encore des jours de permanence" in words(page)
    click(page, "Revient")
    assert all(advisor.active for advisor in settings.load(desk).advisors)


def change_passphrase(page: SettingsPage, current: str, new: str, again: str) -> None:
    """Fill the section, press its button, and let the keys be derived."""
    page.aim(section="account")
    fill(field(page, "Phrase de passe actuelle"), current)
    fill(field(page, "Nouvelle phrase de passe"), new)
    fill(field(page, "La même, une seconde fois"), again)
    click(page, "Changer ma phrase de passe")
    wait_until(lambda: page.sections["account"].save_button.text().startswith("Changer"))


def test_the_passphrase_changes_and_is_not_left_on_the_screen(page: SettingsPage, desk: Desk) -> None:
    said = told(page)
    change_passphrase(page, PASSPHRASE, NEW, NEW)
    wait_until(lambda: said == ["Votre phrase de passe est changée."])
    assert vault.unlock(desk.folder, 1, NEW)
    assert not any(line.text() for line in page.sections["account"].findChildren(QLineEdit))


@pytest.mark.parametrize(
    ("current", "new", "again", "label", "sentence"),
    [
        ("une autre phrase", NEW, NEW, "Phrase de passe actuelle", "Ce n’est pas votre phrase de passe actuelle"),
        (PASSPHRASE, "court", "court", "Nouvelle phrase de passe", "Trop court"),
        (PASSPHRASE, NEW, NEW + "s", "La même, une seconde fois", "ne sont pas les mêmes"),
    ],
)
def test_a_passphrase_refused_is_said_beside_its_field(
    page: SettingsPage, desk: Desk, current: str, new: str, again: str, label: str, sentence: str
) -> None:
    change_passphrase(page, current, new, again)
    wait_until(lambda: sentence in words(page))
    assert field(page, label).hasFocus()
    assert field(page, "Nouvelle phrase de passe").property("text") == new
    assert vault.unlock(desk.folder, 1, PASSPHRASE)


def test_the_idle_time_is_kept_and_nothing_else_of_the_house_changes(page: SettingsPage, desk: Desk) -> None:
    page.context.runner.do(house_rules.change, HouseRules(second_place="/media/cle", months_kept=36))
    page.aim(section="security")
    fill(field(page, "Verrouiller l’écran après"), "3")
    click(page, "Enregistrer")
    assert house_rules.load(desk) == HouseRules(idle_minutes=3, second_place="/media/cle", months_kept=36)


def test_one_queue_or_one_each_and_a_sheet_by_hours_or_by_day_are_chosen(page: SettingsPage, desk: Desk) -> None:
    page.aim(section="reception")
    click(page, "Une file pour chacun")
    click(page, "Une feuille d’émargement par plage horaire")
    click(page, "Enregistrer")
    assert house_rules.load(desk) == HouseRules(queue_each=True, sheets_by_hours=False)


@pytest.mark.parametrize(
    ("account_id", "sections"),
    [(2, ["account", "display"]), (3, ["organisms", "account", "display"]), (4, list(SECTIONS))],
)
def test_each_account_sees_the_sections_it_may_use(
    qtbot: QtBot, desk: Desk, tmp_path: Path, account_id: int, sections: list[str]
) -> None:
    mine, dialogs = at_work(desk, account_id), FakeDialogs()
    page = SettingsPage(Context(mine, Runner(mine, dialogs), dialogs, stay, tmp_path))
    qtbot.addWidget(page)
    page.show()
    assert list(page.sections) == sections and not dialogs.said


@pytest.mark.parametrize("section", SECTIONS)
def test_led_to_a_section_one_types_in_it_at_once(window: MainWindow, section: str) -> None:
    window.go("settings", section=section)
    page, held = window.page(), QApplication.focusWidget()
    assert isinstance(page, SettingsPage) and held is not None
    assert page.stack.currentWidget() is page.sections[section] and page.sections[section].isAncestorOf(held)


def test_the_looks_are_remembered_and_applied_at_once(page: SettingsPage, tmp_path: Path) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    dress, font, palette = app.styleSheet(), app.font(), app.palette()
    page.aim(section="display")
    fill(field(page, "Couleurs"), "Sombre")
    fill(field(page, "Taille du texte"), "150\xa0%")
    fill(field(page, "Lignes de la journée"), "Aérées, sur deux lignes")
    click(page, "Enregistrer")
    assert read_appearance(tmp_path) == Appearance(tone="dark", scale=1.5, roomy=True) and roomy()
    set_roomy(app, False)
    assert page.palette().window().color().lightness() < 60
    app.setStyleSheet(dress)
    app.setFont(font)
    app.setPalette(palette)


@pytest.mark.parametrize("account_id", [2, 3])
def test_whoever_it_is_may_read_what_is_protected_and_what_is_not(
    qtbot: QtBot, desk: Desk, tmp_path: Path, account_id: int
) -> None:
    with open_window(qtbot, at_work(desk, account_id), FakeDialogs(), tmp_path) as window:
        window.go("settings", section="account")
        click(window, "Ce que Permanence protège")
        (shown,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, HelpWindow) and one.isVisible()]
        assert "Un administrateur de l’ordinateur" in shown.text.toPlainText()
        shown.close()
