"""What the copies of a day cost the disk: one of the whole file, however much is done while it is made."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from desktop_app.domain.journal import Action
from desktop_app.screens.opening import upkeep
from desktop_app.storage import driver
from desktop_app.storage.copies import backup_register
from desktop_app.storage.errors import DiskFull, HeldElsewhere, OpenElsewhere
from desktop_app.storage.safekeeping import restore
from desktop_app.use_cases.copies import backups, control
from desktop_app.use_cases.mandates import endings
from desktop_app.use_cases.reception import people
from tests.helpers.builders import a_person, stored_mandate
from tests.helpers.program import Program, running, wait_until
from tests.screens.test_lock import come_in
from tests.screens.test_upkeep import desk, done

MOST = 1.05
"""Of the size of the file; the keys beside the copies are apart, a hundredth of it at twenty years."""


class Held:
    """The copying of the whole file, which adds up the bytes it writes, and stands still before the first of them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.written, self.begun, self.go = 0, threading.Event(), threading.Event()
        monkeypatch.setattr(driver, "copy", self._instead_of(driver.copy))

    def _instead_of(self, copy: Callable[..., None]) -> Callable[..., None]:
        def counted(db: Any, path: Path, key: bytes, *, copied: Callable[[int], None], **how: Any) -> None:
            def tell(more: int) -> None:
                if path.name.startswith("permanence-"):
                    self.begun.set()
                    self.go.wait(60)
                    self.written += more
                copied(more)

            copy(db, path, key, copied=tell, **how)

        return counted


@pytest.fixture
def held(monkeypatch: pytest.MonkeyPatch) -> Iterator[Held]:
    """Nothing of the file is copied until the test lets it."""
    made = Held(monkeypatch)
    yield made
    made.go.set()


@pytest.fixture
def program(
    qtbot: QtBot, tmp_path: Path, boulou_folder: Path, held: Held, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    """The program, which goes round as soon as the day is painted, and again soon after a change."""
    monkeypatch.setattr(upkeep, "AFTER_PAINT_MS", 10)
    monkeypatch.setattr(upkeep, "FIRST_MINUTE", 0)
    monkeypatch.setattr(upkeep, "SOON_MS", 10)
    with running(shutil.copytree(boulou_folder, tmp_path / "boulou")) as made:
        yield made
        held.go.set()


def change_ten_times(program: Program) -> None:
    """Ten gestures, and after each of them the program looks at what is to be copied."""
    for name in "abcdefghij":
        who = a_person(f"Roca-{name}", "Zoé", "")
        assert program.window.context.runner.do(people.register, who, duplicate_confirmed=True)
        assert program.upkeep._soon.isActive()
        wait_until(lambda: not program.upkeep._soon.isActive())


def all_is_quiet(program: Program) -> bool:
    """Whether nothing is under way, nor about to be."""
    of_ours = program.upkeep
    return not of_ours._soon.isActive() and not of_ours._worker.busy


def most_for(program: Program) -> float:
    """The bytes that may be copied in a day."""
    db = desk(program).db
    pages, size = (int(db.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("page_count", "page_size"))
    return MOST * pages * size


def test_what_is_done_while_the_copy_of_the_day_is_made_asks_for_no_other(program: Program, held: Held) -> None:
    program.open()
    wait_until(held.begun.is_set)
    change_ten_times(program)
    program.session.door.lock()
    come_in(program)
    program.go_round()
    held.go.set()
    wait_until(lambda: done(program, Action.BACKED_UP) and all_is_quiet(program))
    change_ten_times(program)
    wait_until(lambda: all_is_quiet(program))
    assert 0 < held.written <= most_for(program)
    assert len(list((program.folder / "sauvegardes").glob("permanence-*.db"))) == 1


def test_what_is_destroyed_while_the_copy_is_made_leaves_the_keys_beside_it_without_a_second_one(
    program: Program, held: Held
) -> None:
    program.open()
    wait_until(held.begun.is_set)
    program.window.context.runner.do(endings.withdraw, stored_mandate(desk(program).db).id)
    wait_until(lambda: not program.upkeep._soon.isActive())
    held.go.set()
    wait_until(lambda: done(program, Action.BACKED_UP) and not backups.pending_media(desk(program)))
    wait_until(lambda: all_is_quiet(program))
    assert 0 < held.written <= most_for(program)


def test_what_is_done_while_the_copy_is_written_down_asks_for_no_other(
    program: Program, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    held.go.set()
    looked, save, looks = threading.Semaphore(0), backup_register.save_place, QTimer(interval=20)

    def look() -> None:
        upkeep._copy_what_is_due()
        looked.release()

    def saved(*args: Any) -> None:
        while looked.acquire(blocking=False):
            pass
        seen = all(looked.acquire(timeout=60) for _ in range(3))
        save(*args)
        assert seen

    monkeypatch.setattr(backup_register, "save_place", saved)
    program.open()
    upkeep = program.upkeep
    looks.timeout.connect(look)
    looks.start()
    wait_until(lambda: done(program, Action.BACKED_UP))
    looks.stop()
    wait_until(lambda: all_is_quiet(program))
    assert 0 < held.written <= most_for(program)


def full(*_: object) -> None:
    raise DiskFull


def test_a_copy_of_which_the_register_hears_nothing_is_made_again_an_hour_later_and_not_at_every_change(
    program: Program, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    held.go.set()
    with monkeypatch.context() as patch:
        patch.setattr(backup_register, "save_place", full)
        program.open()
        wait_until(lambda: bool(program.dialogs.said))
        change_ten_times(program)
        wait_until(lambda: all_is_quiet(program))
    assert 0 < held.written <= most_for(program) and not done(program, Action.BACKED_UP)
    program.clock.forward(minutes=60)
    program.go_round()
    wait_until(lambda: done(program, Action.BACKED_UP))


def test_a_round_that_breaks_is_tried_again_an_hour_later_and_not_at_every_change(
    program: Program, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    held.go.set()
    tried: list[object] = []

    def broken(*_: object) -> None:
        tried.append(None)
        raise OpenElsewhere

    with monkeypatch.context() as patch:
        patch.setattr(restore, "sweep", broken)
        program.open()
        wait_until(lambda: "upkeep" in program.window.notices.sentences())
        change_ten_times(program)
        wait_until(lambda: all_is_quiet(program))
    assert len(tried) == 1
    program.clock.forward(minutes=60)
    program.go_round()
    wait_until(lambda: done(program, Action.BACKED_UP))


def test_what_is_said_of_a_file_that_was_held_goes_without_waiting_for_the_hour(
    program: Program, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    held.go.set()

    def hold(*_: object) -> None:
        raise HeldElsewhere

    with monkeypatch.context() as patch:
        patch.setattr(restore, "sweep", hold)
        program.open()
        wait_until(lambda: "tient ouvert" in program.window.notices.sentences().get("upkeep", ""))
    rounds = program.upkeep._rounds
    assert rounds.isActive() and rounds.interval() == 60_000
    # The minute goes by in no time.
    rounds.setInterval(1)
    wait_until(lambda: "upkeep" not in program.window.notices.sentences())
    assert rounds.interval() == 3_600_000


def test_the_file_is_read_through_once_however_often_the_program_goes_round_meanwhile(
    program: Program, held: Held, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[control.Job] = []

    def sound(job: control.Job, _watch: object) -> str:
        read.append(job)
        return ""

    monkeypatch.setattr(control, "_fault_of_files", sound)
    program.open()
    wait_until(held.begun.is_set)
    for _ in range(3):
        program.go_round()
    held.go.set()
    wait_until(lambda: done(program, Action.CONTROLLED) and all_is_quiet(program))
    assert len(read) == 1
