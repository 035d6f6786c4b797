"""The first minute belongs to whoever has just come in: what the program does by itself waits for them."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.journal import Action
from desktop_app.screens.opening import upkeep
from desktop_app.use_cases.changes import Changes
from tests.helpers.program import Program, running, wait_until
from tests.screens.test_upkeep import done


@pytest.fixture
def program(qtbot: QtBot, tmp_path: Path, boulou_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    monkeypatch.setattr(upkeep, "AFTER_PAINT_MS", 10)
    monkeypatch.setattr(upkeep, "FIRST_MINUTE", 0)
    with running(shutil.copytree(boulou_folder, tmp_path / "boulou")) as made:
        yield made


def has_begun(at_work: upkeep.Upkeep) -> bool:
    """Whether something that reads or writes the whole file has."""
    return at_work._copying or at_work._controlling or not at_work._first


def test_the_first_minute_belongs_to_whoever_came_in_unless_they_touch_nothing(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "FIRST_MINUTE", 3600.0)
    monkeypatch.setattr(upkeep, "STILL_MS", 3_600_000)
    program.open()
    at_work = program.upkeep
    at_work._heavy.setInterval(10)
    wait_until(at_work._heavy.isActive)
    at_work._copy_what_is_due()
    assert not has_begun(at_work)
    monkeypatch.setattr(upkeep, "STILL_MS", 0)
    wait_until(lambda: done(program, Action.BACKED_UP, Action.CONTROLLED))


def test_nothing_is_written_in_passing_while_somebody_types(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upkeep, "MOMENT_MS", 3_600_000)
    program.open()
    at_work = program.upkeep
    at_work._go_round()
    assert at_work._rounds.interval() == upkeep.MOMENT_MS and not has_begun(at_work)
    monkeypatch.setattr(upkeep, "MOMENT_MS", 0)
    at_work._go_round()
    assert at_work._rounds.interval() > upkeep.MOMENT_MS
    wait_until(lambda: done(program, Action.BACKED_UP))


def test_whoever_begins_to_work_amid_a_round_waits_for_one_step_of_it_at_most(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.open()
    wait_until(lambda: done(program, Action.BACKED_UP, Action.CONTROLLED))
    monkeypatch.setattr(upkeep, "MOMENT_MS", 0)
    at_work, taken = program.upkeep, []
    real = at_work._quietly

    def note(verb: Callable[..., Changes], *given: object) -> bool:
        taken.append(verb.__name__)
        # Somebody types by then, and goes on.
        monkeypatch.setattr(upkeep, "MOMENT_MS", 3_600_000)
        return real(verb, *given)

    monkeypatch.setattr(at_work, "_quietly", note)
    at_work._go_round()
    left = len(at_work._steps)
    wait_until(lambda: at_work._between.interval() == upkeep.MOMENT_MS)
    assert taken == ["close_expired"] and len(at_work._steps) == left > 5
