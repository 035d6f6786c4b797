"""What can be wrong with the files when the program opens: one clear sentence, nothing touched, and a way on."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop_app.storage import driver, files
from desktop_app.storage.connection import database
from desktop_app.storage.keys import vault
from tests.helpers.builders import PASSPHRASE, RECOVERY_CODE
from tests.helpers.folders import make_folder
from tests.helpers.program import Program, on_disk, running, wait_until
from tests.helpers.seeing import button, click, field, fill, words


@pytest.fixture
def place(tmp_path: Path, boulou_folder: Path) -> Path:
    """The folder of Le Boulou."""
    return shutil.copytree(boulou_folder, tmp_path / "données du Boulou")


@pytest.fixture
def program(qtbot: QtBot, place: Path) -> Iterator[Program]:
    with running(place) as made:
        yield made


def refuse(program: Program, sentence: str) -> None:
    """Unlock, and read why it does not open; nothing is shown but that."""
    program.let_in()
    wait_until(lambda: sentence in words(program.unlock))
    assert program.session.door.window is None and not program.dialogs.said
    assert words(program.unlock).count(sentence) == 1
    assert field(program.unlock, "Phrase de passe").property("text") == PASSPHRASE
    assert button(program.unlock, "Ouvrir").isEnabled()


def test_a_wrong_passphrase_then_the_right_one(program: Program, place: Path) -> None:
    before = on_disk(place)
    assert program.start()
    program.let_in("le chêne rouge du jardin")
    wait_until(lambda: "n’ouvre pas les données" in words(program.unlock))
    assert on_disk(place) == before and not program.dialogs.said
    program.let_in()
    program.wait_for_window()


def test_a_wrong_passphrase_while_the_agent_already_looks_elsewhere(program: Program) -> None:
    """Its refusal is shown where it belongs, and « Ouvrir » can be pressed again."""
    assert program.start()
    program.let_in("le chêne rouge du jardin")
    if button(program.unlock, "Phrase oubliée").isEnabled():
        click(program.unlock, "Phrase oubliée")
    wait_until(lambda: "n’ouvre pas les données" in words(program.unlock))
    assert field(program.unlock, "Phrase de passe").hasFocus()
    assert button(program.unlock, "Ouvrir").isEnabled()


def foreign_keys(place: Path) -> None:
    files.keys_in(place).write_bytes(b"\x7fELF" + bytes(400))


def damaged_keys(place: Path) -> None:
    raw = bytearray(files.keys_in(place).read_bytes())
    raw[len(raw) // 2] ^= 1
    files.keys_in(place).write_bytes(raw)


def newer_keys(place: Path) -> None:
    content = json.loads(files.keys_in(place).read_bytes())
    files.keys_in(place).write_text(json.dumps({**content, "format": 99}))


def foreign_data(place: Path) -> None:
    files.data_in(place).write_bytes(b"SQLite format 3\0" + bytes(8176))


def data_of_elsewhere(place: Path) -> None:
    make_folder(place / "ailleurs")
    shutil.move(files.data_in(place / "ailleurs"), files.data_in(place))


def flip(place: Path, at: int) -> None:
    raw = bytearray(files.data_in(place).read_bytes())
    raw[at] ^= 1
    files.data_in(place).write_bytes(raw)


def first_page(place: Path) -> None:
    flip(place, 1000)


def last_page(place: Path) -> None:
    flip(place, files.data_in(place).stat().st_size - 2000)


def cut_data(place: Path) -> None:
    files.data_in(place).write_bytes(files.data_in(place).read_bytes()[:9000])


def newer_data(place: Path) -> None:
    db = driver.connect(files.data_in(place), vault.unlock(place, 1, PASSPHRASE).data)
    db.execute(
        "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('permanence', 'm999_later', '2030')"
    )
    database.close(db)


@pytest.mark.parametrize(
    ("spoil", "sentence"),
    [
        (foreign_keys, "n’est pas un fichier de Permanence"),
        (damaged_keys, "est abîmé"),
        (newer_keys, "version plus récente"),
        (foreign_data, "n’est pas un fichier de Permanence"),
        (data_of_elsewhere, "vient d’un autre dossier"),
        (first_page, "est abîmé"),
        (last_page, "est abîmé"),
        (cut_data, "est abîmé"),
        (newer_data, "version plus récente"),
        (lambda place: files.data_in(place).unlink(), "permanence.db, n’est pas dans le dossier"),
    ],
)
def test_a_spoilt_file_is_said_once_left_alone_and_opens_once_put_back(
    program: Program, place: Path, tmp_path: Path, spoil: Callable[[Path], None], sentence: str
) -> None:
    kept = shutil.copytree(place, tmp_path / "copie de sauvegarde")
    spoil(place)
    before = on_disk(place)
    assert program.start()
    refuse(program, sentence)
    assert on_disk(place) == before
    for path in kept.glob("permanence.*"):
        shutil.copy(path, place)
    program.let_in()
    program.wait_for_window()


def test_the_keys_alone_lost_is_not_a_first_opening(program: Program, place: Path) -> None:
    """The assistant would offer to make a new file where data waits for its keys."""
    files.keys_in(place).unlink()
    before = on_disk(place)
    assert program.start()
    refuse(program, "permanence.keys, n’est pas dans le dossier")
    assert on_disk(place) == before


def test_the_code_opens_and_the_old_passphrase_no_longer_does(program: Program, place: Path) -> None:
    assert program.start()
    click(program.unlock, "Phrase oubliée")
    fill(field(program.unlock, "Code de secours"), RECOVERY_CODE.upper())
    click(program.unlock, "Continuer")
    wait_until(lambda: "Nouvelle phrase de passe" in words(program.unlock))
    for label in ("Nouvelle phrase de passe", "La même, une seconde fois"):
        fill(field(program.unlock, label), "trois pommes sur la table")
    click(program.unlock, "Changer et ouvrir")
    program.wait_for_window()


def test_closing_while_the_key_is_sought_opens_nothing(program: Program) -> None:
    assert program.start()
    window = program.unlock
    window.try_passphrase(PASSPHRASE, 1)
    assert window.close()
    QTest.qWait(50)
    assert program.session.door.window is None and program.session.door.file is None
