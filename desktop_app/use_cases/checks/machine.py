"""The machine: the folder of the data and what it stands on, what its administrator settled, its clock."""

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from shutil import disk_usage

from desktop_app.domain.french import NBSP, plain_date
from desktop_app.storage.errors import known_trouble
from desktop_app.system import administered, clock, drives
from desktop_app.system.paths import Folders

from .check import Check, CheckFailed, require

_NOT_BEFORE, _NOT_AFTER = 2026, 2100
"""This program did not exist before; a dead battery takes a clock back to 1980 or 2000."""
_LEAST_FREE = 200 * 1024 * 1024


def machine_checks(folders: Folders) -> Iterator[Check]:
    """The checks, in the order to run them; `folders` are those the program would open, and no file of them is read."""
    yield Check("Réglages de l’administrateur", _settings)
    yield Check("Dossier des données", lambda: _data_folder(folders.data))
    if folders.second_place is not None:
        yield Check("Second endroit des sauvegardes", lambda: _second_place(folders.second_place or Path()))
    yield Check("Date et heure", _clock)


def _settings() -> str:
    try:
        settled = administered.read()
    except administered.SettingsTrouble as trouble:
        raise CheckFailed(trouble.sentence) from trouble
    given = [str(folder) for folder in (settled.data, settled.second_place) if folder is not None]
    return ", ".join(given) or "aucun"


def _data_folder(folder: Path) -> str:
    refused = drives.refusal(folder)
    if refused is not None:
        raise CheckFailed(f"{folder} : {refused.name}, où le fichier s’abîmerait")
    there = next(parent for parent in (folder, *folder.parents) if parent.is_dir())
    room = disk_usage(there).free
    require(room > _LEAST_FREE, "le disque est presque plein")
    if there == folder:
        _write_in(folder)
        made = ""
    else:
        require(os.access(there, os.W_OK), f"{there} est protégé : le dossier ne pourra pas y être créé")
        made = ", sera créé au premier démarrage"
    return f"{folder} ({drives.kind(there)}, {room // 1024**3}{NBSP}Go libres{made})"


def _write_in(folder: Path) -> None:
    """Write, rename and take away a file of our own, as each recording does."""
    first, second = (folder / f".essai-{token_hex(8)}" for _ in range(2))
    with known_trouble():
        try:
            with first.open("xb") as file:
                file.write(b"essai")
                file.flush()
                os.fsync(file.fileno())
            first.replace(second)
        finally:
            for path in (first, second):
                with suppress(FileNotFoundError):
                    path.unlink()


def _second_place(folder: Path) -> str:
    # A stick that is not plugged in today is nobody's fault.
    return f"{folder}{'' if folder.is_dir() else ' (pas branché en ce moment)'}"


def _clock() -> str:
    now = clock.now().astimezone()
    require(_NOT_BEFORE <= now.year <= _NOT_AFTER, f"l’ordinateur se croit le {plain_date(now.date())}")
    return f"{plain_date(now.date())}, {now:%H:%M}, UTC{now:%z}"
