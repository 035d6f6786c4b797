"""The days that a file of 0.1.0 cannot prove are counted at the top of the window, until somebody has read it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.screens.opening import upkeep
from desktop_app.storage.connection import database
from desktop_app.storage.planning import sessions
from desktop_app.use_cases.planning.unknown import Untold
from tests.helpers.builders import THURSDAY
from tests.helpers.day_screens import shown_words
from tests.helpers.folders import desk_of
from tests.helpers.program import Program, running, wait_until
from tests.helpers.seeing import click
from tests.screens.test_lock import come_in

SAID = (
    "2\xa0jours, du 7\xa0octobre 2025 au 9\xa0octobre 2025, sont «\xa0inconnus\xa0»\xa0: la convention d’alors a "
    "été remplacée, et personne n’y était inscrit. L’agenda le montre, un référent dit ce qu’il en fut dans "
    "Prévu / réalisé."
)


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, boulou_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """A file of which two days of October are unknown: it has a stretch, and its past is settled up to them."""
    monkeypatch.setattr(upkeep, "AFTER_PAINT_MS", 10)
    monkeypatch.setattr(upkeep, "FIRST_MINUTE", 0)
    with running(shutil.copytree(boulou_folder, tmp_path / "boulou")) as made:
        desk = desk_of(made.folder, made.clock)
        with database.writing(desk.db):
            desk.db.execute("INSERT INTO written_over VALUES (1, '2025-10-01', '2025-10-20')")
            desk.db.execute("INSERT INTO unknown_day VALUES ('2025-10-07'), ('2025-10-09')")
            sessions.settle(desk.db, (), (), date(2025, 11, 20))
        database.close(desk.db)
        database.close(desk.mandate_keys)
        yield made


def test_it_is_said_once_the_past_is_settled_and_leads_to_the_first(program: Program) -> None:
    program.open()
    wait_until(lambda: "unknown" in program.window.notices.sentences())
    desk = program.desk
    assert sessions.settled_before(desk.db) == THURSDAY
    assert program.window.notices.sentences()["unknown"] == SAID
    click(program.window.notices, "Voir")
    page = program.window.page()
    assert page.key == "agenda" and "Mardi 7 octobre" in shown_words(page)


def test_who_has_read_it_reads_it_no_more(program: Program) -> None:
    program.open()
    wait_until(lambda: "unknown" in program.window.notices.sentences())
    click(program.window.notices, "Compris")
    assert "unknown" not in program.window.notices.sentences()
    program.session.door.lock()
    come_in(program)
    program.go_round()
    assert "unknown" not in program.window.notices.sentences()


def test_one_day_is_said_in_the_singular() -> None:
    told = Untold(1, date(2025, 10, 7), date(2025, 10, 7)).sentence
    assert told.startswith("Le mardi 7\xa0octobre 2025 est «\xa0inconnu\xa0»\xa0: la convention d’alors")
