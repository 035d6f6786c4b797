"""Convention in Réglages: the list, the terms of each version, and the three steps of what is done to one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop_app.domain.convention import Booker, DataTerms, Half, LegalBasis, SpecialGround
from desktop_app.domain.mandate import State
from desktop_app.screens.planning.pattern_dialog import PatternDialog
from desktop_app.screens.settings.convention_dialog import ConventionDialog
from desktop_app.screens.settings.convention_what import What
from desktop_app.screens.settings.page import SettingsPage
from desktop_app.screens.setup import convention_form
from desktop_app.screens.setup.convention_form import ConventionForm
from desktop_app.storage.planning import patterns
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import mandates
from desktop_app.use_cases.planning import schedule
from desktop_app.use_cases.settings import conventions
from desktop_app.use_cases.settings.convention_gestures import Addition, Amendment, Closing
from tests.helpers.alike import plain
from tests.helpers.builders import (
    THURSDAY,
    its_convention,
    its_terms,
    put_convention,
    stored_appointment,
    stored_mandate,
    stored_person,
)
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.seeing import button, click, field, fill, words
from tests.helpers.typing import press

LAST = date(2025, 12, 11)


def test_terms_that_the_file_holds_are_not_judged_again_to_be_shown(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    form, judged = ConventionForm(lambda: THURSDAY), list[object]()
    monkeypatch.setattr(convention_form, "read_terms", lambda **typed: judged.append(typed))
    form.show_terms(replace(its_terms(), hard_end=date(2024, 6, 22)))
    assert not judged and "a pris fin le 22 juin 2024" in plain(form._ended.sentence())


def test_the_first_rows_are_seen_before_the_others_are_made(page: SettingsPage, qtbot: QtBot) -> None:
    section = page._section("convention")
    assert section.form.has("partner") and not section.form.has("mention")
    page.aim(section="convention")
    qtbot.waitUntil(lambda: section.form.has("mention") and section.form.has("paper_years"))
    assert section.form.shows("controller") and section.form.fields["controller"].value()


def test_what_is_saved_before_all_rows_were_seen_is_judged_whole(page: SettingsPage) -> None:
    section = page._section("convention")
    page.aim(section="convention")
    section.form.fields["controller"].set_value("")
    section.form.note_edit()
    section.save()
    assert section.form.faults().keys() == {"controller"}


def test_what_the_officer_decided_is_asked_apart_and_kept_with_the_convention(page: SettingsPage, desk: Desk) -> None:
    section = page.sections["convention"]
    form = section.form
    assert form._officer.value() and form.fields["paper_years"].value() == 6
    form._officer.click()
    assert not form.fields["officer_contact"].isVisible(), "nothing is asked that nobody has answered"
    click(section, "Enregistrer")
    assert schedule.register_of(desk)[0].terms.data == DataTerms()
    form._officer.click()
    fill(form.fields["officer_contact"], "dpo@ailleurs.exemple")
    form.fields["basis"].set_value(LegalBasis.CONSENT)
    form.fields["special"].set_value(SpecialGround.SOCIAL_PROTECTION)
    form.fields["paper_years"].set_value(0)
    click(section, "Enregistrer")
    kept = DataTerms("dpo@ailleurs.exemple", LegalBasis.CONSENT, SpecialGround.SOCIAL_PROTECTION, 0)
    assert schedule.register_of(desk)[0].terms.data == kept


@pytest.fixture
def page(settings_page: SettingsPage) -> Iterator[SettingsPage]:
    settings_page.aim(section="convention")
    yield settings_page
    for dialog in settings_page.findChildren(ConventionDialog):
        dialog.hide()


def about(page: SettingsPage, qtbot: QtBot, what: What | None) -> ConventionDialog:
    """The dialog about the first convention with this chosen, or about another partner with None."""
    found = schedule.register_of(page.context.desk)[0] if what else None
    dialog = ConventionDialog(page.context, found, page)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
    if what:
        dialog.what.choice.set_value(what)
        dialog.what.choice.edited.emit()
    return dialog


def said(dialog: ConventionDialog) -> str:
    """What the dialog shows, its blanks made plain."""
    return plain(words(dialog))


def finish(dialog: ConventionDialog, verb: str) -> None:
    """Press the last button, which says this."""
    assert plain(dialog.end.text()) == verb
    dialog.end.click()


def test_the_list_says_where_each_convention_stands(page: SettingsPage, desk: Desk) -> None:
    conventions.carry_out(desk, Amendment(1, THURSDAY, its_terms(hard_end=date(2028, 6, 22)), "durée prolongée"))
    beside = conventions.carry_out(desk, Addition(its_terms(partner="Flandre Lys", hard_end=None))).subject
    done = conventions.carry_out(desk, Closing(beside, date(2025, 11, 1), "fin du poste"))
    page.context.runner.changed.emit(done)
    shown = words(page).replace("\N{NO-BREAK SPACE}", " ")
    for line in (
        "2 conventions",
        "En vigueur, du 6 mars 2024 au 22 juin 2028",
        "Opposition à la reconduction : jusqu’au 6 janvier 2026.",
        "À partir du 27 novembre 2025 : durée prolongée",
        "Clôturée, du 6 mars 2024 au 1er novembre 2025",
        "Clôturée le 1er novembre 2025 : fin du poste",
    ):
        assert line in shown


def test_the_terms_of_each_version_are_readable_and_put_right_alone(page: SettingsPage, desk: Desk) -> None:
    later = its_terms(partner="Département (66)", hard_end=date(2028, 6, 22))
    page.context.runner.do(conventions.carry_out, Amendment(1, THURSDAY, later, "nom"))
    section = page.sections["convention"]
    section.version.setCurrentIndex(0)  # type: ignore[attr-defined]
    partner = field(page, "Partenaire qui envoie les conseillers")
    assert partner.property("text") == "Département des Pyrénées-Orientales"
    fill(partner, "Département")
    click(page, "Enregistrer")
    (convention,) = schedule.register_of(desk)
    assert [version.terms.partner for version in convention.versions] == ["Département", "Département (66)"]


def test_while_something_is_typed_no_other_convention_is_opened_over_it(page: SettingsPage) -> None:
    fill(field(page, "Partenaire qui envoie les conseillers"), "Autre")
    assert not button(page, "Avenant, renouvellement, clôture…").isEnabled()
    click(page, "Annuler")
    assert button(page, "Avenant, renouvellement, clôture…").isEnabled()


def test_a_closing_is_told_step_by_step_then_done_and_taken_back(page: SettingsPage, desk: Desk, qtbot: QtBot) -> None:
    stored_appointment(desk.db, stored_person(desk.db), start=stored_appointment(desk.db).start + timedelta(21))
    mandate = stored_mandate(desk.db, State.ACTIVE)
    before = schedule.register_of(desk)
    dialog = about(page, qtbot, What.CLOSE)
    fill(dialog.what.closing.how, "Autre raison")
    fill(field(dialog, "Dernier jour"), "11/12/2025")
    fill(field(dialog, "Pourquoi ?"), "le Département arrête")
    qtbot.waitUntil(lambda: "1\N{NO-BREAK SPACE}rendez-vous à rappeler" in dialog.live.text())
    click(dialog, "Continuer")
    assert "50 permanences en moins d’ici un an, la première vendredi 12 décembre 2025." in said(dialog)
    assert "1 rendez-vous à rappeler : son jour n’est plus tenu." in said(dialog)
    assert f"1 mandat finira plus tôt, le 11 décembre 2025, et son contenu sera détruit : n° {mandate.number}" in said(
        dialog
    )
    assert schedule.register_of(desk) == before, "only told"
    click(dialog, "Continuer")
    assert "Dernier jour\n22 juin 2026\n11 décembre 2025" in said(dialog)
    finish(dialog, "Clore le 11 décembre 2025")
    assert schedule.register_of(desk)[0].closed_on == LAST and not dialog.isVisible()
    assert mandates.view(desk, mandate.id).mandate.ends_on == LAST
    page.context.runner.undo()
    assert schedule.register_of(desk) == before
    assert mandates.view(desk, mandate.id).mandate.ends_on == date(2026, 5, 27)


def test_what_is_missing_is_said_beside_its_field(page: SettingsPage, desk: Desk, qtbot: QtBot) -> None:
    dialog = about(page, qtbot, What.CLOSE)
    fill(dialog.what.closing.how, "Autre raison")
    fill(field(dialog, "Dernier jour"), "bientôt")
    click(dialog, "Continuer")
    assert "« bientôt » n’est pas une date" in said(dialog) and dialog.step == 0
    fill(field(dialog, "Dernier jour"), "1/1/2030")
    click(dialog, "Continuer")
    assert "Elle finit d’elle-même le 22 juin 2026" in said(dialog) and "Le motif : ce champ est vide" in said(dialog)
    assert dialog.step == 0 and schedule.register_of(desk) == (its_convention(),)


def test_alt_left_goes_back_and_nothing_typed_is_lost(page: SettingsPage, qtbot: QtBot) -> None:
    dialog = about(page, qtbot, What.CLOSE)
    fill(dialog.what.closing.how, "Autre raison")
    fill(field(dialog, "Dernier jour"), "11/12/2025")
    fill(field(dialog, "Pourquoi ?"), "fin")
    press(dialog.agree, Qt.Key.Key_Return)
    press(dialog.agree, Qt.Key.Key_Return)
    assert dialog.step == 2
    focused = dialog.focusWidget()
    assert isinstance(focused, QPushButton) and focused is dialog.back, "Enter alone does not close a convention"
    for step in (1, 0):
        press(dialog, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
        assert dialog.step == step
    assert field(dialog, "Pourquoi ?").property("text") == "fin"


def test_an_amendment_changes_only_what_comes(page: SettingsPage, desk: Desk, qtbot: QtBot) -> None:
    dialog = about(page, qtbot, What.AMEND)
    fill(field(dialog, "À partir de quel jour"), "11/12/2025")
    fill(field(dialog, "Ce qui change, en quelques mots"), "fin repoussée")
    fill(field(dialog, "Fin au plus tard"), "22/6/2028")
    click(dialog, "Continuer")
    click(dialog, "Continuer")
    assert "Fin au plus tard\n22 juin 2026\n22 juin 2028" in said(dialog)
    finish(dialog, "Noter l’avenant à partir du 11 décembre 2025")
    (convention,) = schedule.register_of(desk)
    assert convention.last_day == date(2028, 6, 22) and convention.versions[-1].changed == "fin repoussée"


def test_a_renewal_proposes_the_day_after_and_says_the_gap(page: SettingsPage, desk: Desk, qtbot: QtBot) -> None:
    dialog = about(page, qtbot, What.RENEW)
    assert dialog.what.first.value() == date(2026, 6, 23) and dialog.what.terms.read().hard_end is None
    fill(field(dialog, "Premier jour de la nouvelle convention"), "13/7/2026")
    click(dialog, "Continuer")
    assert "Avant le 13 juillet 2026, aucune convention ne couvre 6 jours ouverts" in said(dialog)
    click(dialog, "Continuer")
    finish(dialog, "Renouveler à partir du 13 juillet 2026")
    assert [each.first_day for each in schedule.register_of(desk)] == [date(2024, 3, 6), date(2026, 7, 13)]


def test_a_renewal_without_its_first_day_is_refused_beside_it(page: SettingsPage, qtbot: QtBot) -> None:
    dialog = about(page, qtbot, What.RENEW)
    fill(field(dialog, "Premier jour de la nouvelle convention"), "")
    click(dialog, "Continuer")
    assert dialog.what.form.faults() == {"first": "Donnez le premier jour de la nouvelle convention."}


def test_a_convention_that_its_text_lets_renew_is_extended(page: SettingsPage, desk: Desk, qtbot: QtBot) -> None:
    put_convention(
        desk.db, its_convention(signed_on=date(2025, 1, 1), tacit=False, hard_end=None, renewals_max=2, cap_months=36)
    )
    dialog = about(page, qtbot, What.EXTEND)
    assert plain(dialog.what.choice.raw()) == "Reconduction écrite jusqu’au 31/12/2026"
    for step in ("Continuer", "Continuer", "Reconduire"):
        click(dialog, step)
    assert schedule.register_of(desk)[0].last_day == date(2026, 12, 31)


def test_another_partner_comes_beside_and_a_day_is_held_under_it(page: SettingsPage, desk: Desk, qtbot: QtBot) -> None:
    dialog = about(page, qtbot, None)
    fill(field(dialog, "Partenaire qui envoie les conseillers"), "Flandre Lys")
    fill(field(dialog, "Date de la dernière signature"), "1/9/2025")
    fill(field(dialog, "Responsable de traitement"), "Flandre Lys")
    for step in ("Continuer", "Continuer", "Ajouter"):
        click(dialog, step)
    assert [each.terms.partner for each in schedule.register_of(desk)][-1] == "Flandre Lys"
    page.aim(section="days")
    click(page, "Ajouter une permanence")
    (typed,) = page.findChildren(PatternDialog)
    chosen = field(typed, "Sous la convention")
    assert isinstance(chosen, QComboBox) and chosen.count() == 2
    chosen.setCurrentIndex(1)
    weekday = field(typed, "Jour")
    assert isinstance(weekday, QComboBox)
    weekday.setCurrentIndex(1)
    click(typed, "Enregistrer")
    assert [each.convention_id for each in patterns.every(desk.db)] == [1, 1, 2]


def test_closing_the_dialog_asks_only_when_something_was_typed(page: SettingsPage, qtbot: QtBot) -> None:
    dialogs = page.context.dialogs
    assert isinstance(dialogs, FakeDialogs)
    dialog = about(page, qtbot, What.CLOSE)
    fill(field(dialog, "Pourquoi ?"), "fin")
    dialogs.answers = [False]
    dialog.reject()
    assert dialog.isVisible() and "sera perdu" in dialogs.sentences[-1]
    untouched = ConventionDialog(page.context, None, page)
    untouched.show()
    untouched.reject()
    assert not untouched.isVisible()


@pytest.fixture
def form(qtbot: QtBot) -> ConventionForm:
    made = ConventionForm(lambda: THURSDAY)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"own": True, "partner": "", "hard_end": None, "notice_months": 0},
        {"tacit": False, "renewals_max": 2, "renewals_made": 1, "cap_months": 36, "hard_end": None},
        {
            "first_end": date(2026, 6, 30),
            "hard_end": None,
            "excluded": frozenset({(0, Half.MORNING), (2, Half.MORNING)}),
        },
        {"booked_by": Booker.ADVISOR, "booking_contact": "06 39 98 00 01"},
    ],
)
def test_every_term_comes_back_from_the_form_as_it_was_shown(form: ConventionForm, changes: dict[str, object]) -> None:
    terms = replace(its_terms(), **changes)  # type: ignore[arg-type]
    form.show_terms(terms)
    assert form.read() == terms


def asked(form: ConventionForm) -> set[str]:
    """The names of what is in view to be filled."""
    return {widget.accessibleName() for widget in form.findChildren(QWidget) if widget.isVisible()} - {""}


def test_only_what_applies_is_asked(form: ConventionForm) -> None:
    form.show_terms(its_terms())
    usual, more = {"Préavis", "Durée"}, {"Durée maximale, en tout", "Renouvellements permis", "lundi matin"}
    assert usual <= asked(form) and not more & asked(form)
    form._more.click()
    assert usual | more <= asked(form) and "Renouvellements déjà faits" not in asked(form)
    form._tacit.click()
    assert "Renouvellements déjà faits" in asked(form)
    form._own.click()
    assert not (usual | more) & asked(form) and "Responsable de traitement" in asked(form)


def test_the_models_that_say_more_show_it(qtbot: QtBot) -> None:
    from desktop_app.screens.opening.prefill import prefill
    from desktop_app.use_cases.accounts import opening

    found = {model.key: prefill(model, THURSDAY).terms for model in opening.models()}
    assert (found["estaires"].renewals_max, found["estaires"].cap_months, found["estaires"].tacit) == (2, 36, False)
    assert found["porte-du-hainaut"].first_end == date(2026, 6, 30)
    assert (2, Half.MORNING) in found["porte-du-hainaut"].excluded and len(found["porte-du-hainaut"].excluded) == 7
