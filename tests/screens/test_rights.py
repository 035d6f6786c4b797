"""« Demandes » by keyboard and mouse: noted at the desk, answered by a gesture of the counter, proved on paper."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop_app.domain.person import Person
from desktop_app.domain.reception.rights_request import Answer, Right, RightsRequest
from desktop_app.screens.people.erasure_dialog import ErasureDialog
from desktop_app.screens.people.page import PeoplePage
from desktop_app.screens.people.person_dialog import PersonDialog
from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.screens.protection.page import ProtectionPage
from desktop_app.screens.protection.rights_dialogs import AnswerDialog, ExtensionDialog, RightsRequestDialog
from desktop_app.screens.protection.rights_part import RightsPart
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.journal import journal
from desktop_app.storage.reception import rights_requests as stored
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import rights_requests
from tests.helpers.builders import stored_person
from tests.helpers.day_screens import focused, opened, wait_in_front
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.seeing import click, fill, words
from tests.helpers.typing import press, press_in_window, type_text

NBSP = "\N{NO-BREAK SPACE}"
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def person(desk: Desk) -> Person:
    return stored_person(desk.db, "Lefèvre", "Éloïse")


@pytest.fixture
def people_page(window: MainWindow, person: Person) -> PeoplePage:
    window.go("people", person=person.id)
    found = window.page()
    assert isinstance(found, PeoplePage)
    return found


@pytest.fixture
def page(window: MainWindow) -> ProtectionPage:
    window.go("protection", part="rights")
    found = window.page()
    assert isinstance(found, ProtectionPage)
    return found


@pytest.fixture
def part(page: ProtectionPage) -> RightsPart:
    found = page.parts["rights"]
    assert isinstance(found, RightsPart)
    return found


def noted(desk: Desk, right: Right = Right.ACCESS, **more: object) -> int:
    asked = RightsRequest(0, right, date(2025, 11, 20), **({"asked_by": "M. Roca"} | more))  # type: ignore[arg-type]
    return rights_requests.note(desk, asked).subject


def test_noted_from_somebody_s_file_the_person_is_known(
    desk: Desk, window: MainWindow, people_page: PeoplePage, person: Person
) -> None:
    click(people_page.panel, "Noter une demande…")
    dialog = opened(window, RightsRequestDialog)
    assert dialog.who.value() == person and focused() is dialog.form.fields["right"]
    dialog.form.fields["right"].set_value(Right.ERASURE)
    press(dialog.agree, Qt.Key.Key_Space)
    (kept,) = stored.every(desk.db)
    assert (kept.person_id, kept.right, kept.received_on) == (person.id, Right.ERASURE, date(2025, 11, 27))


def test_whoever_has_no_file_is_written_and_a_secret_is_refused_beside_the_field(
    desk: Desk, window: MainWindow, page: ProtectionPage, part: RightsPart, dialogs: FakeDialogs
) -> None:
    assert page.cards["rights"].sentence() == "Personne n’a rien demandé." and not part.answer.isVisible()
    click(part, "Noter une demande…")
    dialog = opened(window, RightsRequestDialog)
    type_text(focused(), "mot de passe soleil12")
    dialogs.answers.append(False)
    dialog.place()
    assert set(dialog.form.faults()) == {"who"} and dialog.who.raw() == "mot de passe soleil12"
    fill(dialog.who.line, "M. Roca, par sa fille")
    fill(dialog.received_on.line, "hier ou avant")
    dialog.place()
    assert set(dialog.form.faults()) == {"received_on"}
    fill(dialog.received_on.line, "3/11/2025")
    dialog.place_and_close()
    wait_in_front(window)
    (kept,) = stored.every(desk.db)
    assert (kept.asked_by, kept.received_on) == ("M. Roca, par sa fille", date(2025, 11, 3))
    assert page.cards["rights"].sentence().replace(NBSP, " ") == "1 demande à répondre, jusqu’au 3 décembre 2025."
    press_in_window(window, Qt.Key.Key_Z, CTRL)
    assert stored.every(desk.db) == []


def test_a_refusal_asks_why_and_that_the_person_was_told_how_to_complain(
    desk: Desk, window: MainWindow, part: RightsPart
) -> None:
    noted(desk)
    window.page().refresh_in_sight()
    press(part.table, Qt.Key.Key_Return)
    dialog = opened(window, AnswerDialog)
    dialog.answer.set_value(Answer.REFUSED)
    dialog._follow()
    dialog.place()
    assert set(dialog.form.faults()) == {"reason", "recourse"}
    dialog.form.fields["reason"].set_value("pièce jamais venue")
    dialog.form.fields["recourse"].set_value(True)
    dialog.place_and_close()
    (kept,) = stored.every(desk.db)
    assert (kept.answer, kept.reason) == (Answer.REFUSED, "pièce jamais venue")
    assert not part.correct.isEnabled() and not part.extend.isEnabled()


def test_it_is_prolonged_in_time_and_no_more_after_the_first_month(
    desk: Desk, window: MainWindow, part: RightsPart
) -> None:
    noted(desk)
    window.page().refresh_in_sight()
    click(part, "Prolonger…")
    dialog = opened(window, ExtensionDialog)
    dialog.place()
    assert set(dialog.form.faults()) == {"reason"}
    type_text(dialog.form.fields["reason"], "trois mandats à relire")
    dialog.place_and_close()
    (kept,) = stored.every(desk.db)
    assert kept.due == date(2026, 1, 20)
    stored.add(desk.db, RightsRequest(0, Right.ACCESS, date(2025, 10, 2), asked_by="M. Puig"))
    window.page().refresh_in_sight()
    part.table.focus_row(lambda row: row.request.asked_by == "M. Puig")
    assert "En retard de 25 jours" in words(part).replace(NBSP, " ")
    click(part, "Prolonger…")
    dialog = opened(window, ExtensionDialog)
    dialog.form.fields["reason"].set_value("dite par courrier, notée trop tard")
    dialog.place()
    assert set(dialog.form.faults()) == {"told_on"}
    fill(dialog.form.fields["told_on"].line, "31/10/2025")
    dialog.place_and_close()
    assert stored.get(desk.db, 2).due == date(2025, 12, 2)


def test_what_was_noted_is_corrected_and_taken_out(desk: Desk, window: MainWindow, part: RightsPart) -> None:
    noted(desk)
    window.page().refresh_in_sight()
    click(part, "Corriger…")
    dialog = opened(window, RightsRequestDialog)
    assert dialog.who.raw() == "M. Roca"
    dialog.form.fields["right"].set_value(Right.LIMITATION)
    dialog.place_and_close()
    wait_in_front(window)
    assert [each.right for each in stored.every(desk.db)] == [Right.LIMITATION]
    click(part, "Retirer")
    assert stored.every(desk.db) == [] and "Aucune demande" in words(part)


def test_the_letter_that_is_due_and_the_register_come_on_paper(
    desk: Desk, window: MainWindow, part: RightsPart, qtbot: QtBot
) -> None:
    noted(desk)
    window.page().refresh_in_sight()
    for asked, title in (("Lettre…", "Accusé de réception 2025-1"), ("Imprimer le registre", "Registre des demandes")):
        click(part, asked)
        preview = opened(window, PreviewDialog)
        assert preview.windowTitle() == title
        with qtbot.waitSignal(preview.destroyed):
            preview.reject()


def test_data_handed_over_as_a_file_are_told_before_written_whole_and_answer_the_request(
    desk: Desk, window: MainWindow, people_page: PeoplePage, person: Person, dialogs: FakeDialogs, qtbot: QtBot,
    tmp_path: Path,
) -> None:  # fmt: skip
    noted(desk, person_id=person.id, asked_by="")
    click(people_page.panel, "Ce qui est enregistré")
    preview = opened(window, PreviewDialog)
    qtbot.waitUntil(preview.panel.data_button.isEnabled)
    path = tmp_path / "données.json"
    dialogs.paths.append(path)
    dialogs.answers += [True, True]
    click(preview, "Enregistrer en JSON")
    window.context.worker.wait()
    qtbot.waitUntil(path.exists)
    assert json.loads(path.read_text("utf-8"))["personne"]["nom"] == "Lefèvre"
    assert [each.name for each in tmp_path.glob("donn*")] == ["données.json"]
    told = [said for said in dialogs.said if said.kind == "ask"]
    assert "Enregistrer ce fichier JSON en clair" in told[0].title
    with qtbot.waitSignal(preview.destroyed):
        click(preview, "Fermer")
    (kept,) = stored.every(desk.db)
    assert kept.answer is Answer.DONE and "Accès aux données" in dialogs.said[-1].title
    lines = [(each.action.name, each.subject) for each in journal.latest(desk.db, 2)]
    assert ("DATA_HANDED_OVER", f"usager-{person.id}") in lines


def test_a_file_that_cannot_be_written_leaves_what_was_there(
    window: MainWindow, people_page: PeoplePage, dialogs: FakeDialogs, qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    path = tmp_path / "données.json"
    path.write_text("avant")
    monkeypatch.setattr(Path, "write_bytes", _full)
    click(people_page.panel, "Ce qui est enregistré")
    preview = opened(window, PreviewDialog)
    qtbot.waitUntil(preview.panel.data_button.isEnabled)
    dialogs.paths.append(path)
    dialogs.answers.append(True)
    click(preview, "Enregistrer en JSON")
    window.context.worker.wait()
    qtbot.waitUntil(lambda: dialogs.said[-1].kind == "notice")
    assert path.read_text() == "avant" and len(list(tmp_path.glob("donn*"))) == 1
    with qtbot.waitSignal(preview.destroyed):
        click(preview, "Fermer")


def _full(self: Path, content: bytes) -> int:
    self.write_text(content.decode()[:20], "utf-8")
    raise OSError(28, "no space left")


def test_a_paper_for_nobody_else_has_no_file(window: MainWindow, desk: Desk, part: RightsPart, qtbot: QtBot) -> None:
    noted(desk)
    window.page().refresh_in_sight()
    click(part, "Lettre…")
    preview = opened(window, PreviewDialog)
    assert not preview.panel.data_button.isVisible()
    with qtbot.waitSignal(preview.destroyed):
        preview.reject()


def test_to_erase_answers_the_request_and_nobody_is_named_any_more(
    desk: Desk, window: MainWindow, people_page: PeoplePage, person: Person, dialogs: FakeDialogs
) -> None:
    noted(desk, Right.ERASURE, person_id=person.id, asked_by="")
    click(people_page.panel, "Effacer…")
    dialog = opened(window, ErasureDialog)
    assert "Ses demandes sur ses données, au registre" in words(dialog)
    dialogs.answers.append(True)
    click(dialog, "Effacer pour toujours")
    (kept,) = stored.every(desk.db)
    assert (kept.answer, kept.person_id) == (Answer.DONE, 0)
    click(dialog, "Fermer")


def test_to_correct_a_file_offers_it_too_and_a_no_leaves_it_open(
    desk: Desk, window: MainWindow, people_page: PeoplePage, person: Person, dialogs: FakeDialogs
) -> None:
    noted(desk, Right.RECTIFICATION, person_id=person.id, asked_by="")
    click(people_page.panel, "Corriger la fiche")
    dialog = opened(window, PersonDialog)
    dialog.phone.set_value("06 39 98 00 07")
    dialogs.answers.append(False)
    dialog.place()
    (kept,) = stored.every(desk.db)
    assert kept.open and "Rectification" in dialogs.said[-1].title


def test_nothing_is_asked_where_nothing_was_asked(
    window: MainWindow, people_page: PeoplePage, dialogs: FakeDialogs
) -> None:
    click(people_page.panel, "Corriger la fiche")
    dialog = opened(window, PersonDialog)
    dialog.phone.set_value("06 39 98 00 07")
    dialog.place()
    assert [said for said in dialogs.said if said.kind == "ask"] == []
