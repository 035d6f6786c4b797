"""Whether the folders of the file are fit for it, asked before anything is opened or made in them."""

import os
import sys
from collections.abc import Collection
from pathlib import Path

from desktop_app.storage.errors import (
    FolderGone,
    NameTooLong,
    NameUnreadable,
    NetworkFolder,
    StorageTrouble,
    SyncedFolder,
    known_trouble,
)
from desktop_app.system import drives
from desktop_app.system.paths import Folders

_SYNCED = "Le second endroit des sauvegardes fixé sur ce poste, {}, est recopié en ligne par {}."
_INSIDE = "Le second endroit des sauvegardes fixé sur ce poste, {}, est dans le dossier des données."


_OF_OURS = len("/sauvegardes/permanence-2026-03-05-090000-mise-a-jour.db.new-journal")
"""The longest name of ours below a folder, with what SQLite adds to it."""
_LONGEST = (259 if sys.platform == "win32" else 512) - _OF_OURS
"""The bytes SQLite takes for a path (its MAX_PATHNAME), and the signs Windows does.

Held by test_a_start_says_which_folder_and_makes_nothing."""
_LONGEST_PART = 255


@known_trouble()
def refuse_names(folder: Path) -> None:
    """Raise `NameTooLong` or `NameUnreadable`, with the folder, where SQLite or the system could not follow."""
    try:
        # SQLite follows links before it measures.
        paths = {folder.expanduser().absolute(), folder.expanduser().resolve()}
    except RuntimeError:  # a link to itself
        raise FolderGone from None
    _refuse_paths(paths, folder)


def _refuse_paths(paths: Collection[Path], folder: Path) -> None:
    try:
        lengths = [len(str(path)) if sys.platform == "win32" else len(str(path).encode()) for path in paths]
        parts = [len(part.encode()) for path in paths for part in path.parts]
    except UnicodeEncodeError:
        raise NameUnreadable(str(folder).encode(errors="replace").decode()) from None
    if max(lengths) > _LONGEST or max(parts) > _LONGEST_PART:
        raise NameTooLong(str(folder))


@known_trouble()
def refuse_elsewhere(folders: Folders) -> None:
    """Raise a `StorageTrouble` where the file could not lie, or would be damaged or copied away.

    The second place settled by the PC's administrator may be a share, but nothing that keeps older versions.
    """
    refuse_names(folders.data)
    found = drives.refusal(folders.data)
    if found is not None:
        raise NetworkFolder if found.kind == "network" else SyncedFolder(found.name)
    if folders.second_place is not None:
        _refuse_second(folders.second_place, folders)


def _refuse_second(second: Path, folders: Folders) -> None:
    from desktop_app.system.administered import SettingsTrouble

    # By its name alone: a share that does not answer must not hold the start.
    if service := drives.synced_by_name(second, os.environ):
        raise StorageTrouble(_SYNCED.format(second, service), SettingsTrouble.way_out)
    _refuse_paths([second], second)
    if second.is_relative_to(folders.data):
        raise StorageTrouble(_INSIDE.format(second), SettingsTrouble.way_out)
