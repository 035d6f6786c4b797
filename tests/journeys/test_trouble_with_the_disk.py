"""The disk fails under the program: full, protected, damaged or taken away while an agent is at work."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from desktop_app.screens.navigation import PAGES
from desktop_app.screens.window.reach import Reach
from desktop_app.storage import files
from desktop_app.storage.connection import database
from desktop_app.storage.connection.checkpoint import empty_log
from desktop_app.storage.keys import vault
from tests.helpers.builders import PASSPHRASE, stored_appointment, stored_person
from tests.helpers.program import Program, on_disk, running, wait_until
from tests.helpers.seeing import button, click, field, fill, words
from tests.helpers.wear import wear
from tests.storage.rights import protected

ROOT = Path(__file__).parents[2]
SMALL_DISK = ("unshare", "--map-root-user", "--mount", "sh", "-c", 'mount -t tmpfs -o size=2m tmpfs "$0" && exec "$@"')


@pytest.fixture
def place(tmp_path: Path, boulou_folder: Path) -> Path:
    """The folder of Le Boulou, with enough people for its file to be read piece by piece."""
    folder = shutil.copytree(boulou_folder, tmp_path / "boulou")
    db = database.open_file(folder, vault.unlock(folder, 1, PASSPHRASE).data)
    with database.writing(db):
        people = [stored_person(db, f"Nom{'abcdefghij'[at % 10] * 40}", "Éloïse" * 10) for at in range(800)]
        stored_appointment(db, people[0])
    database.close(db)
    return folder


@pytest.fixture
def program(qtbot: QtBot, place: Path) -> Iterator[Program]:
    with running(place) as made:
        yield made


def lines(dialog: QDialog) -> list[object]:
    """What the fields of a booking hold."""
    return [field(dialog, name).property("text") for name in ("Nom", "Prénom", "Téléphone")]


def test_a_full_disk_loses_nothing_typed_and_nothing_stored(tmp_path: Path) -> None:
    try:
        trial = subprocess.run([*SMALL_DISK, str(tmp_path), "true"], capture_output=True, check=False, timeout=20)
        mounted = trial.returncode == 0
    except FileNotFoundError:
        mounted = False
    command = [sys.executable, "-W", "error", "-m", "tests.journeys.small_disk", str(tmp_path)]
    before = (*SMALL_DISK, str(tmp_path)) if mounted else ()
    child = subprocess.run(
        [*before, *command, *([] if mounted else ["capped"])],
        cwd=ROOT, capture_output=True, text=True, timeout=500, check=False,
    )  # fmt: skip
    assert child.returncode == 0, child.stderr[-2000:]
    told = json.loads(child.stdout)
    assert "Le disque est plein" in told["create"]["said"] and "Libérez de la place" in told["create"]["said"]
    assert told["create"]["kept"] and told["create"]["left"] == [] == told["create"]["notices"]
    assert len(told["book"]["said"]) == 1 and "Le disque est plein" in told["book"]["said"][0]
    assert told["book"]["kept"] and told["book"]["same"] and told["book"]["booked"]
    assert len(told["start"]["said"]) == 1 and "Le disque est plein" in told["start"]["said"][0]
    assert told["start"]["same"]


def test_a_protected_folder_is_said_once_and_no_window_opens(program: Program, place: Path) -> None:
    before = on_disk(place)
    with protected(place, *place.glob("permanence.*")):
        assert not program.start()
    assert [said.kind for said in program.dialogs.said] == ["notice"]
    assert "protégé" in program.dialogs.sentences[0] and on_disk(place) == before


def test_a_protected_data_file_is_said_at_unlocking(program: Program, place: Path) -> None:
    before = on_disk(place)
    assert program.start()
    with protected(files.data_in(place)):
        program.let_in()
        wait_until(lambda: "protégé" in words(program.unlock))
    assert on_disk(place) == before
    program.let_in()
    program.wait_for_window()


def test_the_folder_thrown_away_while_open_is_said_and_nothing_pretends_to_be_kept(
    program: Program, place: Path, tmp_path: Path
) -> None:
    program.open()
    dialog = program.booking()
    fill(field(dialog, "Téléphone"), "06 39 98 00 01")
    before = lines(dialog)
    place.rename(tmp_path / "corbeille")
    click(dialog, "Réserver")
    assert len(program.dialogs.said) == 1 and "introuvable" in program.dialogs.sentences[0]
    assert lines(dialog) == before and "C’est noté" not in words(dialog)
    (tmp_path / "corbeille").rename(place)
    click(dialog, "Réserver")
    assert "C’est noté" in words(dialog)


def spoil_behind_the_program(program: Program, place: Path) -> None:
    """Damage every page but the first on the disk, and have the program read them again."""
    db = program.desk.db
    # The copy of the day may be reading.
    wait_until(lambda: empty_log(db))
    path = files.data_in(place)
    wear(path, *range(4096 + 2000, path.stat().st_size, 4096))
    db.execute("PRAGMA shrink_memory")


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.key)
def test_a_file_damaged_during_the_work_is_said_once_on_every_page(
    program: Program, place: Path, entry: object
) -> None:
    program.open()
    spoil_behind_the_program(program, place)
    program.window.go(entry.key)  # type: ignore[attr-defined]
    program.window.page().refresh()
    said = program.dialogs.sentences
    assert len(said) == 1 and "est abîmé" in said[0]


def test_a_file_damaged_during_a_booking_keeps_what_was_typed(program: Program, place: Path) -> None:
    program.open()
    dialog = program.booking()
    before = lines(dialog)
    spoil_behind_the_program(program, place)
    spoilt = on_disk(place)["permanence.db"]
    click(dialog, "Réserver")
    assert len(program.dialogs.said) == 1 and "est abîmé" in program.dialogs.sentences[0]
    assert lines(dialog) == before and button(dialog, "Réserver").isEnabled()
    assert on_disk(place)["permanence.db"] == spoilt


def in_place(older: Path, place: Path) -> None:
    """A folder restored by hand over the one that is open."""
    for path in older.glob("permanence.*"):
        (place / path.name).write_bytes(path.read_bytes())


def by_other_files(older: Path, place: Path) -> None:
    """The same by a tool that writes beside, and renames."""
    for path in older.glob("permanence.*"):
        shutil.copy(path, place / "draft")
        (place / "draft").replace(place / path.name)


@pytest.mark.parametrize("restored", [in_place, by_other_files])
def test_a_folder_restored_while_open_takes_no_booking_and_the_next_start_says_what_is_missing(
    qtbot: QtBot, place: Path, tmp_path: Path, restored: Callable[[Path, Path], None]
) -> None:
    with running(place) as before:
        before.open()
    older = shutil.copytree(place, tmp_path / "older")
    with running(place) as program:
        program.open()
        click(first := program.booking(), "Réserver")
        assert "C’est noté" in words(first)
        click(first, "Fermer")
        dialog = program.booking("soler anna", "11 h 15")
        typed = lines(dialog)
        restored(older, place)
        click(dialog, "Réserver")
        assert len(program.dialogs.said) == 1 and "a été remplacé pendant le travail" in program.dialogs.sentences[0]
        assert lines(dialog) == typed and "C’est noté" not in words(dialog)
    with running(place) as after:
        after.open()
        assert "manquent dans le fichier" in words(after.window).replace("\N{NO-BREAK SPACE}", " ")
        click(again := after.booking("soler anna", "11 h 15"), "Réserver")
        assert "C’est noté" in words(again)


def test_a_file_replaced_while_nobody_writes_is_said_at_the_top_before_anything_is_lost(
    qtbot: QtBot, place: Path, tmp_path: Path
) -> None:
    older = shutil.copytree(place, tmp_path / "older")
    with running(place) as program:
        program.open()
        by_other_files(older, place)
        reach = program.window.findChild(Reach)
        reach.look()
        said = words(program.window)
        assert "a été remplacé pendant le travail" in said and "dès que le dossier est revenu" not in said
        assert not program.dialogs.said
