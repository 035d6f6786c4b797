"""Destructions: the register that names nobody, what is left to finish on top, and the proof of each."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.screens.protection.destructions_part import DestructionsPart
from desktop_app.screens.protection.page import ProtectionPage
from desktop_app.screens.widgets import aloud
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.use_cases.copies import backups
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.destruction import destructions, erasure
from desktop_app.use_cases.mandates import endings
from tests.helpers.builders import stored_mandate, stored_person
from tests.helpers.day_screens import opened
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.paper import words_of
from tests.helpers.readers import reading
from tests.helpers.seeing import click, words

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def page(window: MainWindow) -> ProtectionPage:
    window.go("protection", part="destructions")
    found = window.page()
    assert isinstance(found, ProtectionPage)
    return found


@pytest.fixture
def part(page: ProtectionPage) -> DestructionsPart:
    found = page.parts["destructions"]
    assert isinstance(found, DestructionsPart)
    return found


def listed(part: DestructionsPart) -> list[tuple[str, ...]]:
    """The rows as they are read."""
    rows = part.rows
    return [
        tuple(rows.index(at, column).data().replace(NBSP, " ") for column in range(rows.columnCount()))
        for at in range(rows.rowCount())
    ]


def test_an_empty_register_says_what_it_will_hold(page: ProtectionPage, part: DestructionsPart) -> None:
    assert page.cards["destructions"].sentence() == "Rien n’a encore été détruit."
    assert "Chaque destruction laisse ici une ligne" in words(part) and not part.proof.isVisible()


def test_each_destruction_says_what_when_and_why_and_names_nobody(
    desk: Desk, window: MainWindow, page: ProtectionPage, part: DestructionsPart
) -> None:
    endings.withdraw(desk, stored_mandate(desk.db).id)
    erasure.erase(desk, stored_person(desk.db, "Vidal", "Paul").id)
    window.refresh()
    assert listed(part) == [
        ("D2025-0002", "27/11/2025", "1 fiche d’usager", "Effacement demandé par la personne (RGPD, art. 17)"),
        ("D2025-0001", "27/11/2025", "1 contenu de mandat", "Mandat retiré par la personne"),
    ]
    assert page.cards["destructions"].sentence() == "Tout ce qui devait être détruit l’est."
    assert "Vidal" not in words(page) and "Lefèvre" not in words(page)


def test_the_proof_of_the_row_in_focus_is_printed(
    desk: Desk, window: MainWindow, part: DestructionsPart, dialogs: FakeDialogs, qtbot: QtBot, tmp_path: Path
) -> None:
    endings.withdraw(desk, stored_mandate(desk.db).id)
    erasure.erase(desk, stored_person(desk.db, "Vidal", "Paul").id)
    window.refresh()
    assert part.table.current_row().number == "D2025-0002"
    part.table.focus_row(lambda row: row.number == "D2025-0001")
    click(part, "Imprimer la preuve")
    preview = opened(window, PreviewDialog)
    qtbot.waitUntil(preview.panel.save_button.isEnabled)
    dialogs.paths.append(tmp_path / "proof.pdf")
    click(preview, "Enregistrer en PDF")
    window.context.worker.wait()
    assert "D2025-0001" in words_of(tmp_path / "proof.pdf")
    with qtbot.waitSignal(preview.destroyed):
        click(preview, "Fermer")


def test_what_could_not_be_finished_stands_on_top_and_is_finished_by_one_button(
    desk: Desk, window: MainWindow, page: ProtectionPage, part: DestructionsPart, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[str] = []
    monkeypatch.setattr(aloud, "_speak", lambda _widget, sentence: heard.append(sentence))
    with reading(desk):
        endings.withdraw(desk, stored_mandate(desk.db).id)
        for _ in range(2):
            window.refresh()
        assert len([told for told in heard if "D2025-0001" in told]) == 1, "and not at each reading"
        assert page.cards["destructions"].sentence() == f"1{NBSP}destruction à terminer."
        assert "D2025-0001" in part.pending.sentence() and listed(part)[0][1] == "à terminer"
        part.table.focus_row(lambda row: row.number == "D2025-0001")
        assert not part.proof.isEnabled()
        click(part, "Terminer maintenant")
        assert part.pending.isVisible()
    click(part, "Terminer maintenant")
    assert not part.pending.isVisible() and not part.finish.isVisible()
    assert destructions.pending(desk) == [] and part.proof.isEnabled()


def test_keys_left_beside_the_copies_are_part_of_what_is_to_be_finished(
    desk: Desk, window: MainWindow, page: ProtectionPage, part: DestructionsPart, qtbot: QtBot, tmp_path: Path
) -> None:
    stick = tmp_path / "CLE"
    stick.mkdir()
    backups.choose_second_place(desk, str(stick))
    backups.record(desk, backups.run(backups.prepare(desk)))
    endings.withdraw(desk, stored_mandate(desk.db).id)
    window.refresh()
    assert page.cards["destructions"].sentence() == "À terminer dans les sauvegardes."
    assert f"« {stick} » garde encore" in part.pending.sentence().replace("\N{ZERO WIDTH SPACE}", "")
    click(part, "Terminer maintenant")
    qtbot.waitUntil(lambda: not part.pending.isVisible())
    assert page.cards["destructions"].sentence() == "Tout ce qui devait être détruit l’est."
    assert backups.pending_media(desk) == ()
    assert len(list((stick / "Permanence").glob("*.db"))) == 1


def test_a_stick_that_is_not_plugged_in_is_asked_for(
    desk: Desk, window: MainWindow, part: DestructionsPart, qtbot: QtBot, tmp_path: Path, dialogs: FakeDialogs
) -> None:
    stick = tmp_path / "CLE"
    stick.mkdir()
    backups.choose_second_place(desk, str(stick))
    backups.record(desk, backups.run(backups.prepare(desk)))
    endings.withdraw(desk, stored_mandate(desk.db).id)
    stick.rename(tmp_path / "ailleurs")
    window.refresh()
    click(part, "Terminer maintenant")
    qtbot.waitUntil(lambda: bool(dialogs.said))
    assert "n’est pas branché" in dialogs.sentences[0] and "Branchez-le" in part.pending.sentence()
