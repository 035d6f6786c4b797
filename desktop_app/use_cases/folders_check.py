"""Whether the folders of the file are fit for it, asked before anything is opened or made in them."""

import os
from pathlib import Path

from desktop_app.storage.errors import NetworkFolder, StorageTrouble, SyncedFolder
from desktop_app.system import drives
from desktop_app.system.paths import Folders

_SYNCED = "Le second endroit des sauvegardes fixé sur ce poste, {}, est recopié en ligne par {}."
_INSIDE = "Le second endroit des sauvegardes fixé sur ce poste, {}, est dans le dossier des données."


def refuse_elsewhere(folders: Folders) -> None:
    """Raise a `StorageTrouble` where the file would be damaged or copied away: a network drive, a synced folder.

    The second place settled by the PC's administrator may be a share, but nothing that keeps older versions.
    """
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
    if second.is_relative_to(folders.data):
        raise StorageTrouble(_INSIDE.format(second), SettingsTrouble.way_out)
