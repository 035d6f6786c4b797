"""The folder of the data out of reach while somebody works: it is said, nothing typed is lost, and work goes on."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.journal import Action
from desktop_app.screens.navigation import PAGES
from desktop_app.screens.opening import upkeep
from desktop_app.screens.today.page import TodayPage
from desktop_app.screens.window.reach import Reach
from desktop_app.storage import files
from desktop_app.storage.connection import database, head_file
from desktop_app.storage.journal import journal
from desktop_app.storage.reception import appointments
from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.copies import backups
from tests.helpers import head
from tests.helpers.folders import desk_of
from tests.helpers.program import Program, running, wait_until
from tests.helpers.seeing import click, field, fill, words
from tests.journeys.test_trouble_with_the_disk import lines
from tests.screens.test_lock import come_in, journaled


@pytest.fixture
def place(tmp_path: Path, boulou_folder: Path) -> Path:
    """The folder of the file."""
    return shutil.copytree(boulou_folder, tmp_path / "boulou")


@pytest.fixture
def program(qtbot: QtBot, place: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """The program, which goes round as soon as the day is painted."""
    monkeypatch.setattr(upkeep, "AFTER_PAINT_MS", 10)
    monkeypatch.setattr(upkeep, "FIRST_MINUTE", 0)
    with running(place) as made:
        made.open()
        wait_until(lambda: any(action is Action.CONTROLLED for _, action in journaled(made, 9)))
        yield made


@contextmanager
def moved(place: Path) -> Iterator[None]:
    elsewhere = place.with_name("dans la poche")
    place.rename(elsewhere)
    try:
        yield
    finally:
        elsewhere.rename(place)


@contextmanager
def a_file_in_its_place(place: Path) -> Iterator[None]:
    with moved(place):
        place.write_text("Un fichier.")
        yield
        place.unlink()


@contextmanager
def emptied(place: Path) -> Iterator[None]:
    """The empty folder that a stick leaves behind."""
    with moved(place):
        place.mkdir()
        yield
        shutil.rmtree(place)


@contextmanager
def without_its_file(place: Path) -> Iterator[None]:
    elsewhere = place.with_name("permanence.db")
    files.data_in(place).rename(elsewhere)
    yield
    elsewhere.rename(files.data_in(place))


AWAY = [moved, a_file_in_its_place, emptied, without_its_file]


def pass_an_hour(program: Program) -> None:
    """All that the program does by itself while somebody types."""
    window = program.window
    for entry in PAGES:
        window.go(entry.key)
        window.page().refresh()
    window.go("today")
    page = window.page()
    assert isinstance(page, TodayPage)
    page._pass_a_minute()
    window.refresh()
    program.clock.forward(minutes=61)
    window._refresh_top()
    program.go_round()
    program.upkeep._worker.wait()
    window.findChild(Reach).look()  # type: ignore[union-attr]


def said_at_the_top(program: Program) -> str:
    return program.window.notices.sentences().get("reach", "")


@pytest.mark.parametrize("away", AWAY)
def test_a_booking_half_typed_outlives_the_absence_of_the_folder(
    program: Program, place: Path, away: Callable[[Path], object]
) -> None:
    dialog = program.booking()
    fill(field(dialog, "Téléphone"), "06 39 98 00 01")
    typed = lines(dialog)
    with away(place):  # type: ignore[attr-defined]
        pass_an_hour(program)
        assert "ce que vous tapez restent" in said_at_the_top(program)
        assert not program.dialogs.said
        click(dialog, "Réserver")
        assert len(program.dialogs.said) == 1 and lines(dialog) == typed
    program.window.findChild(Reach).look()  # type: ignore[union-attr]
    assert not said_at_the_top(program)
    click(dialog, "Réserver")
    assert "C’est noté" in words(dialog) and len(program.dialogs.said) == 1
    job = backups.due(program.desk)  # type: ignore[arg-type]
    assert job is None or not backups.run(job).served[0].trouble


def test_a_stick_plugged_in_again_is_another_disk_and_work_goes_on_in_its_file(program: Program, place: Path) -> None:
    dialog = program.booking()
    key, stick = program.desk.keys.data, place.with_name("dans la poche")
    place.rename(stick)
    pass_an_hour(program)
    shutil.copytree(stick, place)
    shutil.rmtree(stick)
    program.window.findChild(Reach).look()  # type: ignore[union-attr]
    assert not said_at_the_top(program) and not program.dialogs.said
    click(dialog, "Réserver")
    assert "C’est noté" in words(dialog)
    # What is kept apart of the journal goes on with it, on the disk that came back.
    head.kept()
    answered = head_file.read(place, key)
    assert answered and answered.count == journal.head(program.desk.db).count  # type: ignore[union-attr]
    program.window.close()
    program.session.end()
    desk = desk_of(place, program.clock)
    assert [each.theme for each in appointments.on_day(desk.db, program.clock.now.date())] == ["ArgentImpots"]
    opening.close_desk(desk)
    assert not database.judge(place, desk.keys.data).expected


def test_an_older_copy_of_the_folder_that_comes_back_is_told_apart(program: Program, place: Path) -> None:
    older = shutil.copytree(place, place.with_name("restauré"))
    dialog = program.booking()
    click(dialog, "Réserver")
    place.rename(place.with_name("parti"))
    pass_an_hour(program)
    older.rename(place)
    program.window.findChild(Reach).look()  # type: ignore[union-attr]
    assert not said_at_the_top(program)
    assert "manqu" in program.window.notices.sentences()["head"]


@pytest.mark.parametrize("away", AWAY)
def test_a_screen_locked_meanwhile_opens_again_on_what_was_typed(
    program: Program, place: Path, away: Callable[[Path], object]
) -> None:
    dialog = program.booking()
    typed = lines(dialog)
    with away(place):  # type: ignore[attr-defined]
        program.session.door.lock()
        assert not dialog.isVisible() and program.unlock.isVisible()
    program.unlock.look_again()
    come_in(program)
    assert dialog.isVisible() and lines(dialog) == typed
    click(dialog, "Réserver")
    assert "C’est noté" in words(dialog) and not program.dialogs.said


@pytest.mark.parametrize("away", AWAY)
def test_the_program_ends_as_usual_and_what_was_kept_is_there(
    program: Program, place: Path, away: Callable[[Path], object]
) -> None:
    click(program.booking(), "Réserver")
    with away(place):  # type: ignore[attr-defined]
        program.window.close()
        program.session.end()
    desk = desk_of(place, program.clock)
    assert appointments.on_day(desk.db, program.clock.now.date())
    opening.close_desk(desk)
