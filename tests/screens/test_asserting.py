"""A line refused wrongly: an advisor says that it is nothing forbidden, and the journal keeps that they did."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.errors import Fault
from desktop_app.domain.journal import Action, Line
from desktop_app.domain.mandate import Act, ScopeLine
from desktop_app.domain.text import Asserted
from desktop_app.screens.appointments.details_dialog import Details, DetailsDialog
from desktop_app.screens.context import Context
from desktop_app.screens.journal.wording import shown
from desktop_app.screens.runner import Runner
from desktop_app.screens.settings.page import SettingsPage
from desktop_app.screens.widgets.fields import NoteField
from desktop_app.storage.journal import journal
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import mandates
from desktop_app.use_cases.reception import tickets
from desktop_app.use_cases.settings import settings
from tests.helpers.builders import a_body, stored_person
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.seeing import click, field, fill, words

REFERENCE = "dossier de retraite, 1 47 10 99 352 018"
"""Of a pension fund, let us say: in the very groups of a security number."""


class Beside:
    """What stands beside the fields."""

    def __init__(self) -> None:
        self.sentences: list[str] = []

    def show_faults(self, faults: Iterable[Fault], /) -> None:
        self.sentences = [fault.sentence.replace("\N{NO-BREAK SPACE}", " ") for fault in faults]


@pytest.fixture
def form() -> Beside:
    return Beside()


def draft(runner: Runner, desk: Desk, form: Beside, *procedures: str) -> Changes | None:
    """A mandate with these procedures, asked for as the page of mandates does."""
    lines = tuple(ScopeLine("CARSAT", each, frozenset({Act.CONSULT})) for each in procedures)
    person = stored_person(desk.db)
    body = a_body(lines=lines, requests=())
    return runner.beside(form).do(mandates.draft, person=person, advisor_id=1, body=body, ends_on=date(2025, 12, 20))


def asserted(desk: Desk) -> list[str]:
    """What the journal keeps of it, as a référent reads it."""
    kept = [each for each in journal.latest(desk.db, 100) if each.action is Action.LINE_ASSERTED]
    lines = [Line(1, each.at, each.who, each.action, each.subject, each.detail) for each in kept]
    return [shown(line, {}, {}, date(2025, 11, 27)).what for line in lines]


def procedures_of(desk: Desk, changes: Changes | None) -> list[str]:
    assert changes is not None
    body = mandates.view(desk, changes.subject).mandate.body
    assert body is not None
    return [line.procedure for line in body.lines]


def test_an_advisor_who_is_sure_has_the_line_kept_and_the_journal_says_so_without_it(
    qtbot: QtBot, desk: Desk, dialogs: FakeDialogs, form: Beside
) -> None:
    dialogs.answers = [True]
    done = draft(Runner(desk, dialogs), desk, form, REFERENCE)
    assert procedures_of(desk, done) == [REFERENCE] and not form.sentences
    assert dialogs.said[0].more == ("Ce n’est pas un numéro interdit", "Corriger")
    said = dialogs.said[0].sentence.replace("\N{NO-BREAK SPACE}", " ")
    assert said.startswith("On dirait un numéro de sécurité sociale (« 1 47…18 ») : cela ne se note jamais ici.")
    assert asserted(desk) == ["ligne refusée, affirmée sans donnée interdite (un numéro de sécurité sociale)"]
    assert "352" not in " ".join(f"{line.subject} {line.detail}" for line in journal.latest(desk.db, 100))


def test_whoever_corrects_it_finds_the_sentence_beside_the_field_and_nothing_was_kept(
    qtbot: QtBot, desk: Desk, dialogs: FakeDialogs, form: Beside
) -> None:
    dialogs.answers = [False]
    assert draft(Runner(desk, dialogs), desk, form, REFERENCE) is None
    assert form.sentences[0].startswith("On dirait un numéro de sécurité sociale")
    assert not asserted(desk) and not mandates.listing(desk)


def test_each_line_is_asked_about_and_one_no_keeps_none(
    qtbot: QtBot, desk: Desk, dialogs: FakeDialogs, form: Beside
) -> None:
    dialogs.answers = [True, False]
    assert draft(Runner(desk, dialogs), desk, form, REFERENCE, "code : 4512") is None
    assert [said.more[0] for said in dialogs.said] == ["Ce n’est pas un numéro interdit", "Ce n’est pas un secret"]
    assert len(form.sentences) == 2 and not asserted(desk)


def test_what_was_said_once_is_not_asked_again_and_says_nothing_of_another_line(
    qtbot: QtBot, desk: Desk, dialogs: FakeDialogs, form: Beside
) -> None:
    runner = Runner(desk, dialogs)
    dialogs.answers = [True, False]
    draft(runner, desk, form, REFERENCE)
    assert procedures_of(desk, draft(runner, desk, form, REFERENCE)) == [REFERENCE]
    assert len(dialogs.said) == 1 == len(asserted(desk))
    assert draft(runner, desk, form, REFERENCE.replace("018", "019")) is None
    assert len(dialogs.said) == 2


def test_with_another_fault_beside_it_nothing_is_asked_yet(
    qtbot: QtBot, desk: Desk, dialogs: FakeDialogs, form: Beside
) -> None:
    assert draft(Runner(desk, dialogs), desk, form, REFERENCE, "") is None
    assert len(form.sentences) == 2 and not dialogs.said


def test_a_number_over_two_lines_is_asserted_as_well(
    qtbot: QtBot, desk: Desk, dialogs: FakeDialogs, form: Beside
) -> None:
    dialogs.answers = [True]
    runner, person = Runner(desk, dialogs), stored_person(desk.db)
    body = a_body(lines=(ScopeLine("CARSAT 1 47 10 99", "352 018, relevé", frozenset({Act.CONSULT})),), requests=())
    ends_on = date(2025, 12, 20)
    done = runner.beside(form).do(mandates.draft, person=person, advisor_id=1, body=body, ends_on=ends_on)
    assert procedures_of(desk, done) == ["352 018, relevé"]


def test_the_front_desk_is_not_asked_and_corrects_its_line(
    qtbot: QtBot, reception_desk: Desk, dialogs: FakeDialogs, form: Beside
) -> None:
    runner = Runner(reception_desk, dialogs)
    assert runner.beside(form).do(tickets.add, label="1 85 05 78 006 084") is None
    assert form.sentences and not dialogs.said


def test_what_the_desk_keeps_in_memory_is_not_told_with_it(desk: Desk) -> None:
    desk.asserted.add(REFERENCE)
    assert REFERENCE not in repr(desk)


# Forms that judge a line before any gesture

LIKE_A_NUMBER = "salle du plan 1 47 10 99 352 018"


def test_the_address_of_the_place_is_asserted_before_it_is_stored(
    settings_page: SettingsPage, desk: Desk, dialogs: FakeDialogs
) -> None:
    fill(field(settings_page, "Adresse"), LIKE_A_NUMBER)
    dialogs.answers = [True]
    click(settings_page, "Enregistrer")
    assert settings.load(desk).place.street == LIKE_A_NUMBER and len(asserted(desk)) == 1


def test_whoever_is_not_sure_finds_the_sentence_beside_the_field_and_what_was_typed(
    settings_page: SettingsPage, desk: Desk, dialogs: FakeDialogs
) -> None:
    fill(field(settings_page, "Adresse"), LIKE_A_NUMBER)
    dialogs.answers = [False]
    click(settings_page, "Enregistrer")
    assert "sécurité sociale" in words(settings_page) and settings.load(desk).place.street != LIKE_A_NUMBER
    assert field(settings_page, "Adresse").property("text") == LIKE_A_NUMBER and not asserted(desk)


def test_a_line_of_the_equipment_is_asserted_alone_among_the_others(
    qtbot: QtBot, desk: Desk, dialogs: FakeDialogs
) -> None:
    note = NoteField()
    qtbot.addWidget(note)
    note.set_value(f"deux tables\n{LIKE_A_NUMBER}")
    note.let_pass({LIKE_A_NUMBER})
    assert [isinstance(line, Asserted) for line in note.lines()] == [False, True]


@pytest.mark.parametrize("sure", [True, False])
def test_what_is_made_precise_of_an_appointment_is_asserted_in_its_own_dialog(
    qtbot: QtBot, desk: Desk, dialogs: FakeDialogs, sure: bool
) -> None:
    context = Context(desk, Runner(desk, dialogs), dialogs, lambda _key, /, **_target: None)
    dialog = DetailsDialog(context, Details(), "Logement", [])
    qtbot.addWidget(dialog)
    dialog.note.set_value(REFERENCE)
    dialogs.answers = [sure]
    assert dialog.give() is sure and dialog.details.circumstances.note == (REFERENCE if sure else "")
    assert len(asserted(desk)) == sure


def test_the_desk_may_not_assert_there_either(qtbot: QtBot, reception_desk: Desk, dialogs: FakeDialogs) -> None:
    context = Context(reception_desk, Runner(reception_desk, dialogs), dialogs, lambda _key, /, **_target: None)
    dialog = DetailsDialog(context, Details(), "Logement", [])
    qtbot.addWidget(dialog)
    dialog.note.set_value(REFERENCE)
    assert not dialog.give() and not dialogs.said and not asserted(reception_desk)
