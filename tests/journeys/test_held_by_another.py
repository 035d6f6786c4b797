"""Another program holds a file, as an antivirus does for two seconds: what is said is true, and goes with the hold."""

from __future__ import annotations

import fcntl
import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.domain.journal import Action
from desktop_app.domain.reception.appointment import State
from desktop_app.screens.opening import unlock_head, upkeep
from desktop_app.screens.opening.caps_lock import CapsLock
from desktop_app.storage import files
from desktop_app.storage.errors import HeldElsewhere
from desktop_app.storage.keys import key_folder
from desktop_app.storage.reception import appointments as stored
from desktop_app.system import single_instance
from desktop_app.use_cases.reception import appointments
from tests.helpers.builders import PASSPHRASE
from tests.helpers.held import held, let_go, locked
from tests.helpers.program import Program, running, wait_until
from tests.helpers.seeing import button, field, words
from tests.screens.test_lock import come_in, journaled

SAID = "Un autre programme (antivirus, sauvegarde) tient ouvert"


@pytest.fixture
def place(tmp_path: Path, boulou_folder: Path) -> Path:
    """The folder of the file."""
    return shutil.copytree(boulou_folder, tmp_path / "boulou")


@pytest.fixture
def program(qtbot: QtBot, place: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    """The program, which waits for nobody's file and looks often whether it is held."""
    monkeypatch.setattr(files, "_WAITS_TO_OPEN", ())
    monkeypatch.setattr(unlock_head, "_LOOK_EVERY_MS", 20)
    monkeypatch.setattr(upkeep, "AFTER_PAINT_MS", 10)
    monkeypatch.setattr(upkeep, "FIRST_MINUTE", 0)
    with running(place) as made:
        yield made


@pytest.mark.parametrize("changed", [False, True])
def test_an_arrival_that_was_stored_is_not_told_as_nothing_changed(
    program: Program, place: Path, changed: bool
) -> None:
    program.open()
    wait_until(lambda: Action.CONTROLLED in [action for _, action in journaled(program, 9)])
    dialog = program.booking()
    dialog.place_and_close()
    desk = program.desk
    (booked,) = stored.on_day(desk.db, program.clock.now.date())
    if changed:
        # A scanner looks at what was just written.
        key_folder.write(place, key_folder.read(place))
    with held(files.keys_in(place)):
        assert program.window.context.runner.do(appointments.mark_as, booked.id, State.ARRIVED)
        program.window.refresh()
    assert stored.on_day(desk.db, program.clock.now.date())[0].state is State.ARRIVED
    assert not program.dialogs.said


def test_accounts_that_cannot_be_listed_are_as_soon_as_the_hold_is_over(program: Program, place: Path) -> None:
    with held(files.keys_in(place)):
        assert program.start()
        assert SAID in words(program.unlock) and not program.unlock.page.who.is_offered()
        let_go()
        wait_until(program.unlock.page.who.is_offered)
    assert SAID not in words(program.unlock)
    program.let_in()
    program.wait_for_window()


def test_a_hold_that_comes_once_the_accounts_are_listed_takes_nobody_off_the_list(
    program: Program, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_WAITS_TO_OPEN", (600,))
    assert program.start()
    with held(files.keys_in(place)):
        wait_until(lambda: program.unlock._warm_up is not None and program.unlock.findChild(CapsLock) is not None)
        assert program.unlock.page.who.is_offered() and SAID not in words(program.unlock)


def test_a_press_during_the_hold_is_said_and_the_sentence_goes_with_it(program: Program, place: Path) -> None:
    assert program.start()
    wait_until(program.unlock.page.who.is_offered)
    with held(files.keys_in(place)):
        program.let_in()
        wait_until(lambda: SAID in words(program.unlock))
        assert button(program.unlock, "Ouvrir").isEnabled()
        let_go()
        wait_until(lambda: SAID not in words(program.unlock))
    assert field(program.unlock, "Phrase de passe").property("text") == PASSPHRASE
    program.unlock.page.go()
    program.wait_for_window()


def test_a_press_during_a_short_hold_opens_all_the_same(
    program: Program, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_WAITS_TO_OPEN", (0.1,) * 100)
    assert program.start()
    with held(files.keys_in(place), files.data_in(place), files.mandates_in(place)):
        threading.Timer(0.3, let_go).start()
        program.let_in()
        program.wait_for_window()


@pytest.mark.parametrize("which", [files.data_in, files.mandates_in])
def test_data_that_are_held_are_said_as_held_and_the_sentence_goes(program: Program, place: Path, which) -> None:  # type: ignore[no-untyped-def]
    assert program.start()
    with held(which(place)):
        program.let_in()
        wait_until(lambda: SAID in words(program.unlock))
        let_go()
        wait_until(lambda: SAID not in words(program.unlock))
    program.let_in()
    program.wait_for_window()


@pytest.mark.skipif(sys.platform == "win32", reason="takes a lock as POSIX does")
def test_data_that_are_locked_are_not_told_as_another_window(
    program: Program, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert program.start()
    with locked(files.data_in(place)) as other:
        program.let_in()
        wait_until(lambda: SAID in words(program.unlock))
        assert "autre fenêtre" not in words(program.unlock)
        assert other.stdin
        other.stdin.close()
        wait_until(lambda: SAID not in words(program.unlock))
    program.let_in()
    program.wait_for_window()


def test_a_locked_screen_says_it_and_takes_it_back(program: Program, place: Path) -> None:
    program.open()
    program.session.door.lock()
    with held(files.keys_in(place)):
        program.let_in()
        wait_until(lambda: SAID in words(program.unlock))
        let_go()
        wait_until(lambda: SAID not in words(program.unlock))
    come_in(program)


@pytest.mark.skipif(sys.platform == "win32", reason="takes a lock as POSIX does")
def test_a_lock_file_that_is_only_held_is_not_told_as_another_window(
    program: Program, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(single_instance, "_WAITS", (0.01,))
    with (place / single_instance.LOCK_NAME).open("w") as note:
        fcntl.flock(note, fcntl.LOCK_EX)
        assert not program.start()
    assert program.dialogs.sentences == [HeldElsewhere.sentence]
