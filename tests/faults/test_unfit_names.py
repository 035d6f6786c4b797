"""Folders whose names SQLite cannot follow: a sentence with the folder before anything is opened or made in it."""

from __future__ import annotations

import os
import shutil
import sys
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop_app.storage.errors import FolderGone, NameTooLong, NameUnreadable
from desktop_app.system.paths import Folders
from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.copies import backups, folders_check, restore
from tests.helpers.folders import desk_of
from tests.helpers.program import on_disk, running

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="Windows takes no such name, and has a limit of its own"
)

NOT_TEXT = os.fsdecode(b"m\xe9diath\xe8que")


def long_folder(root: Path, length: int) -> Path:
    """A folder below this one whose path has so many bytes, accents counted as SQLite counts them."""
    folder = root
    while (left := length - len(os.fsencode(folder)) - 1) > 0:
        folder /= "é" * 60 + "x" * 40 if left > 200 else "x" * left
    return folder


def unfit(root: Path) -> dict[str, Path]:
    return {
        "long": long_folder(root, folders_check._LONGEST + 1),
        "not text": root / NOT_TEXT,
        "part": root / ("x" * 256),
    }


@pytest.mark.parametrize("kind", ["long", "not text", "part"])
def test_a_start_says_which_folder_and_makes_nothing(qtbot: QtBot, tmp_path: Path, kind: str) -> None:
    folder = unfit(tmp_path)[kind]
    with running(folder) as program:
        assert not program.start()
        (said,) = program.dialogs.said
    named = str(folder).encode(errors="replace").decode()
    assert named in said.sentence and said.more[0] and not list(tmp_path.iterdir())


@pytest.mark.parametrize("kind", ["long", "not text"])
def test_a_file_that_lies_there_is_left_as_it_is(qtbot: QtBot, tmp_path: Path, boulou_folder: Path, kind: str) -> None:
    folder = shutil.copytree(boulou_folder, unfit(tmp_path)[kind])
    before = on_disk(folder)
    with running(folder) as program:
        assert not program.start() and len(program.dialogs.said) == 1
    assert on_disk(folder) == before


def test_a_second_place_settled_by_the_administrator_is_measured_as_well(tmp_path: Path) -> None:
    folders = Folders(tmp_path, tmp_path, tmp_path, second_place=long_folder(tmp_path / "share", 600))
    with pytest.raises(NameTooLong, match="share"):
        folders_check.refuse_elsewhere(folders)


def test_a_short_link_to_a_long_folder_is_measured_at_its_end(tmp_path: Path) -> None:
    (folder := long_folder(tmp_path, folders_check._LONGEST + 1)).mkdir(parents=True)
    (tmp_path / "link").symlink_to(folder)
    with pytest.raises(NameTooLong):
        folders_check.refuse_names(tmp_path / "link")


def test_a_link_to_itself_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(FolderGone):
        folders_check.refuse_names(tmp_path / "loop")


def test_in_the_longest_folder_everything_works(tmp_path: Path, boulou_folder: Path) -> None:
    folder = shutil.copytree(boulou_folder, long_folder(tmp_path, folders_check._LONGEST))
    folders_check.refuse_names(folder)
    desk = desk_of(folder, lambda: datetime(2025, 11, 27, 8, 30))
    result = backups.run(backups.prepare(desk, reason=backups.Reason.UPDATE))
    assert [served.trouble for served in result.served] == [""]
    backups.record(desk, result)
    (kept,) = backups.every(desk)
    opening.close_desk(desk)
    restore.put_back(folder, opening.Unlocked(desk.account, desk.keys), kept.path, at=desk.now())
    opening.close_desk(desk_of(folder, desk.clock))


def test_a_place_of_copies_of_such_a_name_is_refused_when_it_is_looked_into(tmp_path: Path) -> None:
    (tmp_path / NOT_TEXT).mkdir()
    with pytest.raises(NameUnreadable):
        restore.place_in(tmp_path / NOT_TEXT)
