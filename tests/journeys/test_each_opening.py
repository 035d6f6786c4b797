"""What each opening of the file does before the day is shown."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.mandate import EndReason, State
from desktop_app.screens.navigation import PAGES, pages_for
from desktop_app.storage.connection import database
from desktop_app.storage.errors import DiskFull
from desktop_app.storage.keys import vault
from desktop_app.storage.mandates import mandates
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import endings as verbs
from tests.helpers.builders import PASSPHRASE, stored_mandate
from tests.helpers.program import Program, running, wait_until


@pytest.fixture
def program(boulou_folder: Path, tmp_path: Path, qtbot: QtBot) -> Iterator[Program]:
    """A file in which a signed mandate ended yesterday."""
    folder = shutil.copytree(boulou_folder, tmp_path / "boulou")
    db = database.open_file(folder, vault.unlock(folder, 1, PASSPHRASE).data)
    stored_mandate(db, State.ACTIVE, drafted_at=datetime(2025, 11, 20, 9, 0), ends_on=date(2025, 11, 26))
    database.close(db)
    with running(folder) as made:
        yield made


def test_a_mandate_whose_last_day_is_over_is_ended(program: Program) -> None:
    program.open()
    (mandate, _person) = mandates.every(program.desk.db)[0]
    assert (mandate.state, mandate.end_reason) == (State.ENDED, EndReason.EXPIRED)


def test_the_day_is_shown_though_they_cannot_be_ended(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    def on_a_full_disk(_desk: Desk) -> None:
        raise DiskFull

    monkeypatch.setattr(verbs, "close_expired", on_a_full_disk)
    program.open()
    assert program.dialogs.sentences == [DiskFull.sentence]


def test_the_other_pages_are_made_while_the_day_is_looked_at(program: Program) -> None:
    program.open()
    window = program.window
    assert window.stack.count() == 1
    wait_until(lambda: window.stack.count() == len(PAGES))
    assert window.page().key == "today" and not program.dialogs.sentences


def test_nothing_more_is_made_for_somebody_who_has_gone(program: Program) -> None:
    program.open()
    window, left = program.window, program.file.seats._pages_to_make()
    next(left)()
    assert window.stack.count() == 2
    program.session.door.lock()
    assert not list(left)


def test_the_pages_of_the_next_account_are_made_as_well(program: Program) -> None:
    program.open()
    program.session.door.change_person()
    program.let_in(account=2)
    program.wait_for_window()
    window = program.window
    wait_until(lambda: window.stack.count() == len(pages_for(window.context.desk.account)))
    assert window.stack.count() < len(PAGES)
