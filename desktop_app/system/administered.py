"""What whoever administers the PCs has settled: a small file beside the program, or where the system keeps such files.

It is written by hand, so that every fault is told with its file and its line, and nothing opens in its stead.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from . import program

_SECTION = "dossiers"
_KEYS = {"donnees": "data", "sauvegarde": "second_place"}
_LARGEST = 64 * 1024
"""Such a file has ten lines: a larger one is something else of that name."""


@dataclass(frozen=True)
class Administered:
    """What was settled: `data` the folder of the file, `second_place` where copies go as well; None when left open."""

    data: Path | None = None
    second_place: Path | None = None


class SettingsTrouble(Exception):
    """The file is there and cannot be followed; `sentence` and `way_out` are in French and ready to show."""

    way_out = (
        "Rien n’a été ouvert ni créé. La personne qui gère les ordinateurs doit corriger ce fichier, "
        "ou l’enlever pour revenir aux dossiers habituels."
    )

    def __init__(self, path: Path, line: int, fault: str) -> None:
        where = f", ligne {line}" if line else ""
        self.sentence = f"Le fichier de réglages {path}{where} : {fault}"
        super().__init__(self.sentence)


def read(candidates: Sequence[Path] | None = None) -> Administered:
    """Follow the first of `candidates` (`program.settings_places()`) that exists; without one nothing is settled.

    Raises `SettingsTrouble` for what cannot be read or understood, in whole: half a file is never followed.
    """
    path = program.settings_file(candidates)
    return Administered() if path is None else _followed(path)


def _followed(path: Path) -> Administered:
    found: dict[str, Path] = {}
    section = ""
    for number, raw in enumerate(_lines(path), 1):
        line = raw.strip()
        if not line or line.startswith(("#", ";")):
            continue
        if line.startswith("[") and line.endswith("]"):
            section = _section(path, number, line[1:-1].strip().lower())
            continue
        key, value = _pair(path, number, line, section)
        if key in found:
            raise SettingsTrouble(path, number, "ce réglage est déjà donné plus haut.")
        found[key] = _folder(path, number, value)
    return Administered(**found)


def _lines(path: Path) -> list[str]:
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError:
        raise SettingsTrouble(path, 0, "il ne peut pas être lu. Vérifiez ses droits.") from None
    if len(content) > _LARGEST:
        raise SettingsTrouble(path, 0, "il est trop grand pour être un fichier de réglages.")
    try:
        # Whatever Notepad puts in front (test_what_notepad_puts_in_front_does_no_harm).
        return content.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        number = content.count(b"\n", 0, error.start) + 1
        raise SettingsTrouble(path, number, "il n’est pas en UTF-8. Enregistrez-le sous ce codage.") from None


def _section(path: Path, number: int, name: str) -> str:
    if name != _SECTION:
        raise SettingsTrouble(path, number, f"« [{name}] » est inconnu ; on attend [{_SECTION}].")
    return name


def _pair(path: Path, number: int, line: str, section: str) -> tuple[str, str]:
    if not section:
        raise SettingsTrouble(path, number, f"il manque [{_SECTION}] au-dessus.")
    key, equals, value = (part.strip() for part in line.partition("="))
    if key.lower() not in _KEYS or not equals:
        raise SettingsTrouble(path, number, f"on attend {' ou '.join(f'{name} =' for name in _KEYS)} puis un dossier.")
    return _KEYS[key.lower()], _unquoted(value)


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] == '"' else value


def _folder(path: Path, number: int, value: str) -> Path:
    """The folder named; one that is not from the root is from where the file itself lies, as on a stick."""
    if not value or "\0" in value:
        raise SettingsTrouble(path, number, "il manque le dossier après le signe égal.")
    pieces = value.split("%")
    # Between two signs stands a name: every other piece.
    unknown = [name for name in pieces[1::2] if name not in os.environ]
    if unknown or len(pieces) % 2 == 0:
        named = f"%{unknown[0]}% n’existe pas" if unknown else "un signe % est seul"
        raise SettingsTrouble(path, number, f"{named} sur ce poste, dans {value}")
    pieces[1::2] = [os.environ[name] for name in pieces[1::2]]
    try:
        folder = Path("".join(pieces)).expanduser()
    except RuntimeError:
        raise SettingsTrouble(path, number, f"le dossier personnel est inconnu, dans {value}") from None
    return Path(os.path.normpath(path.absolute().parent / folder))
