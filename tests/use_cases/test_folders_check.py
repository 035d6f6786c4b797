"""Whether folders are fit for the file: to the last byte of a name, and for the second place by its name alone."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from desktop_app.storage.errors import (
    FolderGone,
    NameTooLong,
    NameUnreadable,
    NetworkFolder,
    StorageTrouble,
    SyncedFolder,
)
from desktop_app.system import drives
from desktop_app.system.paths import Folders
from desktop_app.use_cases.copies import folders_check

ROOM = 512 - 68
"""SQLite takes 512 bytes, and below the folder of the data 68 may be ours: those of a copy before an update."""
HERE = Path("/srv/permanence")


def folder_of(length: int, sign: str = "x") -> Path:
    """A folder whose path takes so many bytes, in parts of 99 bytes and a last one of what is left."""
    path, part = "", 99 // len(sign.encode())
    while length - len(path.encode()) > 100:
        path += f"/{sign * part}"
    return Path(path + "/" + "x" * (length - len(path.encode()) - 1))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a limit of its own, in signs")
@pytest.mark.parametrize(
    ("folder", "fits"),
    [
        (folder_of(ROOM), True),
        (folder_of(ROOM + 1), False),
        (folder_of(ROOM, "é"), True),
        (folder_of(ROOM + 1, "é"), False),
        (Path("/" + "x" * 255), True),
        (Path("/" + "x" * 256), False),
        (Path("/" + "é" * 128), False),
    ],
)
def test_a_folder_fits_to_the_last_byte_and_each_of_its_names(folder: Path, fits: bool) -> None:
    if fits:
        folders_check.refuse_names(folder)
        return
    with pytest.raises(NameTooLong, match=folder.name):
        folders_check.refuse_names(folder)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows takes no such name")
def test_neither_a_name_that_is_no_text_nor_a_link_to_itself_is_a_folder(tmp_path: Path) -> None:
    with pytest.raises(NameUnreadable, match="diath"):
        folders_check.refuse_names(tmp_path / os.fsdecode(b"m\xe9diath\xe8que"))
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(FolderGone):
        folders_check.refuse_names(tmp_path / "loop")


@pytest.mark.parametrize(("data", "second"), [(folder_of(600), None), (HERE, folder_of(600))])
def test_the_data_and_the_second_place_are_measured_alike(data: Path, second: Path | None) -> None:
    with pytest.raises(NameTooLong):
        folders_check.refuse_elsewhere(Folders(data, data, data, second))


@pytest.mark.parametrize(
    ("refusal", "trouble"),
    [(drives.Refusal("network", "nfs"), NetworkFolder), (drives.Refusal("synced", "Nextcloud"), SyncedFolder)],
)
def test_data_that_would_be_damaged_or_copied_away_are_refused(
    monkeypatch: pytest.MonkeyPatch, refusal: drives.Refusal, trouble: type[StorageTrouble]
) -> None:
    monkeypatch.setattr(drives, "refusal", lambda _folder: refusal)
    with pytest.raises(trouble):
        folders_check.refuse_elsewhere(Folders(HERE, HERE, HERE, None))


@pytest.mark.parametrize(
    ("second", "said"),
    [
        (None, ""),
        (Path("/srv/copies"), ""),
        (Path("/srv/permanence-copies"), ""),
        (HERE / "copies", "/srv/permanence/copies, est dans le dossier des données."),
        (HERE, "/srv/permanence, est dans le dossier des données."),
        (Path("/srv/Nextcloud/copies"), "/srv/Nextcloud/copies, est recopié en ligne par Nextcloud."),
    ],
)
@pytest.mark.skipif(sys.platform == "win32", reason="the paths are those of Linux")
def test_a_second_place_lies_neither_in_the_data_nor_where_a_service_copies_it(
    monkeypatch: pytest.MonkeyPatch, second: Path | None, said: str
) -> None:
    monkeypatch.setattr(drives, "refusal", lambda _folder: None)
    if not said:
        folders_check.refuse_elsewhere(Folders(HERE, HERE, HERE, second))
        return
    with pytest.raises(StorageTrouble, match="Le second endroit des sauvegardes fixé sur ce poste") as refused:
        folders_check.refuse_elsewhere(Folders(HERE, HERE, HERE, second))
    assert refused.value.sentence.endswith(said)
