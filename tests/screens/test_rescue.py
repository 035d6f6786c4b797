"""A file that does not open any more gets a backup back, and a new computer takes one over, step by step."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop_app.screens.opening.assistant import Assistant
from desktop_app.screens.opening.rescue_dialog import RescueDialog
from desktop_app.storage import files
from desktop_app.storage.journal import journal
from desktop_app.use_cases.copies import backups
from desktop_app.use_cases.reception import people
from tests.helpers.alike import before_opening
from tests.helpers.builders import PASSPHRASE, stored_person
from tests.helpers.clock import StillClock
from tests.helpers.day_screens import shown_words
from tests.helpers.program import Program, running, wait_until
from tests.helpers.seeing import click, words

FRONT_DESK, MANAGER = 2, 4
OFFER = "Remettre une sauvegarde"


def backed_up(folder: Path) -> Path:
    """The folder, with one person and a verified copy of it all; closed."""
    with before_opening(folder, StillClock()) as desk:
        stored_person(desk.db, "Roca", "Joan")
        backups.record(desk, backups.run(backups.prepare(desk)))
    return folder


@pytest.fixture
def place(tmp_path: Path, boulou_folder: Path) -> Path:
    """Le Boulou, with a backup."""
    return backed_up(shutil.copytree(boulou_folder, tmp_path / "boulou"))


@pytest.fixture
def program(qtbot: QtBot, place: Path) -> Iterator[Program]:
    with running(place) as made:
        yield made


def damage(place: Path) -> None:
    """Make the file unreadable."""
    raw = bytearray(files.data_in(place).read_bytes())
    raw[100:5_000] = bytes(4_900)
    files.data_in(place).write_bytes(raw)


def rescue(program: Program) -> RescueDialog:
    """The dialog that is open over the unlock window, its copies read."""
    wait_until(lambda: isinstance(QApplication.activeModalWidget(), RescueDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, RescueDialog)
    wait_until(lambda: "Lecture" not in dialog.held.text())
    return dialog


def known(program: Program) -> list[str]:
    """Who is in the file that is open."""
    return [person.last_name for person in people.find(program.desk, "roca")]


@pytest.mark.parametrize("spoil", [damage, lambda place: files.data_in(place).unlink()])
def test_a_referent_puts_a_backup_back_and_comes_in(program: Program, place: Path, spoil: object) -> None:
    spoil(place)  # type: ignore[operator]
    assert program.start()
    program.let_in(account=MANAGER)
    wait_until(lambda: OFFER in shown_words(program.unlock))
    click(program.unlock, "Remettre une sauvegarde")
    dialog = rescue(program)
    assert "1 usager" in dialog.held.text().replace("\N{NO-BREAK SPACE}", " ")
    click(dialog, "Remettre celle-ci")
    program.wait_for_window()
    assert known(program) == ["Roca"]
    assert "remise en place" in program.dialogs.sentences[0]


def test_the_others_are_told_whom_to_call(program: Program, place: Path) -> None:
    damage(place)
    assert program.start()
    program.let_in(account=FRONT_DESK)
    wait_until(lambda: "appelez Marie Castell ou Direction" in words(program.unlock))
    assert OFFER not in shown_words(program.unlock)


def test_giving_up_changes_nothing(program: Program, place: Path) -> None:
    damage(place)
    before = files.data_in(place).read_bytes()
    assert program.start()
    program.let_in(account=MANAGER)
    wait_until(lambda: OFFER in shown_words(program.unlock))
    click(program.unlock, "Remettre une sauvegarde")
    click(rescue(program), "Ne rien changer")
    assert files.data_in(place).read_bytes() == before and program.unlock.isVisible()


def test_a_key_file_that_is_gone_comes_back_from_the_backup(program: Program, place: Path) -> None:
    files.keys_in(place).unlink()
    assert program.start()
    click(program.unlock, "Reprendre les clés d’une sauvegarde")
    assert "Qui êtes-vous" in words(program.unlock)
    program.let_in()
    program.wait_for_window()
    assert known(program) == ["Roca"]


def test_a_key_file_is_looked_for_elsewhere_when_this_computer_has_none(
    program: Program, place: Path, tmp_path: Path
) -> None:
    shutil.move(place / "sauvegardes", tmp_path / "clé USB")
    files.keys_in(place).write_bytes(b"{}")
    assert program.start()
    program.dialogs.paths = [None, tmp_path, tmp_path / "clé USB"]
    click(program.unlock, "Reprendre les clés")
    assert not program.dialogs.said[1:] and "Qui êtes-vous" not in words(program.unlock)
    click(program.unlock, "Reprendre les clés")
    assert program.dialogs.said[-1].kind == "notice"
    click(program.unlock, "Reprendre les clés")
    assert "Qui êtes-vous" in words(program.unlock)


def test_the_keys_of_the_mandates_come_back_from_the_backup(program: Program, place: Path) -> None:
    files.mandates_in(place).unlink()
    assert program.start()
    program.let_in()
    wait_until(lambda: "clés des mandats" in words(program.unlock))
    click(program.unlock, "Remettre une sauvegarde")
    program.wait_for_window()


def test_without_any_copy_one_may_begin_without_the_mandates_and_is_told_what_is_lost(
    program: Program, place: Path
) -> None:
    files.mandates_in(place).unlink()
    shutil.rmtree(place / "sauvegardes")
    assert program.start()
    program.let_in()
    wait_until(lambda: "clés des mandats" in words(program.unlock))
    program.dialogs.paths, program.dialogs.answers = [None, None], [False, True]
    click(program.unlock, "Remettre une sauvegarde")
    assert "perdu pour de bon" in program.dialogs.sentences[-1] and not files.mandates_in(place).exists()
    click(program.unlock, "Remettre une sauvegarde")
    program.wait_for_window()
    assert known(program) == ["Roca"]


@pytest.fixture
def new_computer(qtbot: QtBot, tmp_path: Path) -> Iterator[Program]:
    """The program on a computer where it never ran."""
    with running(tmp_path / "neuf") as made:
        assert made.start()
        yield made


def choose_backup(program: Program, *folders: Path | None) -> Assistant:
    program.dialogs.paths = list(folders)
    click(program.assistant, "Reprendre une sauvegarde")
    return program.assistant


@pytest.mark.parametrize("inside", ["", "sauvegardes"])
def test_a_new_computer_takes_a_backup_over(new_computer: Program, place: Path, inside: str) -> None:
    program = new_computer
    choose_backup(program, place / inside)
    program.unlock.try_passphrase(PASSPHRASE, MANAGER)
    click(rescue(program), "Reprendre celle-ci")
    program.wait_for_window()
    assert known(program) == ["Roca"] and program.session.assistant is None
    assert files.keys_in(program.folder).exists() and files.mandates_in(program.folder).exists()
    assert journal.latest(program.desk.db, 1)


def test_a_folder_without_a_backup_is_said_and_the_assistant_stays(new_computer: Program, tmp_path: Path) -> None:
    assistant = choose_backup(new_computer, tmp_path, None)
    assert "ne contient pas de sauvegarde" in new_computer.dialogs.sentences[-1]
    click(assistant, "Reprendre une sauvegarde")
    assert assistant.isVisible() and new_computer.session.door.unlock is None


def test_only_a_referent_takes_a_backup_over(new_computer: Program, place: Path) -> None:
    choose_backup(new_computer, place)
    new_computer.unlock.try_passphrase(PASSPHRASE, FRONT_DESK)
    dialog = rescue(new_computer)
    click(dialog, "Reprendre celle-ci")
    wait_until(lambda: "compte de référent" in dialog.trouble.sentence())
    assert not files.data_in(new_computer.folder).exists()
    click(dialog, "Ne rien changer")


def put_by_hand(place: Path) -> None:
    """What a person does who reads that permanence.db is not there: a copy takes its place, under its name."""
    files.data_in(place).unlink(missing_ok=True)
    copy = next((place / "sauvegardes").glob("permanence-*.db"))
    shutil.copy(copy, files.data_in(place))


def test_a_backup_put_back_by_hand_opens_for_a_referent_who_reads_of_which_day_it_is(
    program: Program, place: Path
) -> None:
    put_by_hand(place)
    assert program.start()
    program.let_in(account=MANAGER)
    program.wait_for_window()
    assert known(program) == ["Roca"]
    said = words(program.window)
    assert "Une sauvegarde a été remise à la main" in said and not program.dialogs.said


def test_the_desk_reads_of_which_day_it_is_and_whom_to_call(program: Program, place: Path) -> None:
    put_by_hand(place)
    before = files.data_in(place).read_bytes()
    assert program.start()
    program.let_in(account=FRONT_DESK)
    wait_until(lambda: "sauvegarde remise à la main" in words(program.unlock))
    assert "appelez Marie Castell ou Direction" in words(program.unlock) and OFFER not in shown_words(program.unlock)
    assert files.data_in(place).read_bytes() == before
    program.let_in(account=MANAGER)
    program.wait_for_window()


@pytest.mark.parametrize(
    ("path_of", "account", "button"),
    [
        (files.keys_in, 0, "Reprendre les clés d’une sauvegarde…"),
        (files.data_in, MANAGER, "Remettre une sauvegarde…"),
        (files.mandates_in, MANAGER, "Remettre une sauvegarde…"),
    ],
)
def test_what_is_said_of_a_missing_file_can_be_done(
    program: Program, place: Path, path_of: object, account: int, button: str
) -> None:
    """The button that is named is there; and put back where it was, the file opens without it."""
    path = path_of(place)  # type: ignore[operator]
    path.rename(place.parent / "elsewhere")
    assert program.start()
    program.let_in(account=account)
    wait_until(lambda: button in shown_words(program.unlock))
    assert f"« {button} »" in words(program.unlock) and "S’il a été déplacé, remettez-le" in words(program.unlock)
    (place.parent / "elsewhere").rename(path)
    program.let_in(account=MANAGER)
    program.wait_for_window()
