"""What has to end by itself ends while the window stands open, at the unlocking and at the next start."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from desktop_app.domain.mandate import State
from desktop_app.domain.mandate.elsewhere import MandateElsewhere
from desktop_app.screens.opening import upkeep
from desktop_app.storage.mandates import elsewhere
from desktop_app.storage.mandates import mandates as stored
from desktop_app.use_cases.copies import backups
from desktop_app.use_cases.destruction import destructions
from tests.helpers.alike import before_opening
from tests.helpers.builders import THURSDAY, stored_mandate, stored_person
from tests.helpers.program import Program, wait_until
from tests.screens.test_lock import come_in
from tests.screens.test_upkeep import program, running_mandates
from tests.use_cases.test_destructions import asked_only

__all__ = ["program"]

AN_HOUR = 3_600_000


def with_a_mandate(program: Program, *, crashed: bool = False) -> None:
    """Before the program is started: a mandate whose last day is today, or one whose destruction was asked only."""
    with before_opening(program.folder, program.clock) as desk:
        mandate = stored_mandate(desk.db, State.ACTIVE, ends_on=THURSDAY)
        if crashed:
            asked_only(desk, mandate)


def bodies(program: Program) -> int:
    """How many contents the file holds."""
    return int(program.desk.db["mandate_body"].count)


def test_a_mandate_that_ends_while_the_window_is_open_is_destroyed_within_the_hour(program: Program) -> None:
    with_a_mandate(program)
    program.open()
    rounds = program.upkeep._rounds
    wait_until(lambda: rounds.interval() == AN_HOUR)
    assert rounds.isActive() and running_mandates(program) == bodies(program) == 1
    program.clock.set(datetime(2025, 11, 28, 0, 5))
    # The hour goes by in no time.
    rounds.setInterval(1)
    wait_until(lambda: running_mandates(program) == 0)
    assert bodies(program) == 0 and not program.dialogs.said


def test_a_mandate_held_elsewhere_leaves_the_file_the_night_after_its_last_day(program: Program) -> None:
    with before_opening(program.folder, program.clock) as desk:
        for reference, last_on in (("AC-117", THURSDAY - timedelta(1)), ("AC-118", THURSDAY)):
            elsewhere.TABLE.add(desk.db, MandateElsewhere(0, stored_person(desk.db).id, reference, last_on, last_on))
    program.open(account=2)
    kept = program.desk.db["mandate_elsewhere"]
    wait_until(lambda: [row["reference"] for row in kept.rows] == ["AC-118"])


def test_a_mandate_that_ended_behind_the_lock_is_destroyed_by_the_unlocking_itself(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upkeep, "AFTER_PAINT_MS", AN_HOUR)
    with_a_mandate(program)
    program.open()
    program.session.door.lock()
    program.clock.set(datetime(2025, 11, 28, 8, 0))
    come_in(program)
    assert (running_mandates(program), bodies(program)) == (0, 0)


def test_a_destruction_that_was_cut_short_goes_on_at_the_next_start_though_no_copy_is_due(
    program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backups, "due", lambda _desk: None)
    with_a_mandate(program, crashed=True)
    program.open(account=2)
    desk = program.desk
    wait_until(lambda: not destructions.pending(desk))
    assert bodies(program) == 0
    ((mandate, _),) = stored.every(desk.db)
    proof = destructions.of_mandate(desk, mandate.id)
    assert proof and proof.done_at == desk.now()
