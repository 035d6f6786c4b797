"""What the program ships with: every file it will open one day is there and holds what it should."""

import json
from collections.abc import Iterator
from pathlib import Path

from desktop_app.domain.calendar import read_school_years
from desktop_app.domain.french import plain_date, plural
from desktop_app.domain.organism import Effect, read_directory
from desktop_app.system.about import versions
from desktop_app.system.paths import own_licence, resource

from ..accounts import opening
from .check import Check, CheckFailed, require

_TRUE_TYPE = (b"\x00\x01\x00\x00", b"true", b"OTTO")
_SINGLE = ("style/app.qss", "i18n/qtbase_fr.qm", "licences/NOTICES.md", "changelog.md")


def shipped_checks() -> Iterator[Check]:
    """The checks, in the order to run them."""
    yield Check("Versions", _versions)
    yield Check("Fichiers du programme", _files)
    yield Check("Polices livrées", _fonts)
    yield Check("Modèles de convention", _models)
    yield Check("Mots du code de secours", _words)
    yield Check("Vacances scolaires", _school_years)
    yield Check("Organismes et démarches", _organisms)
    yield Check("Chapitres de l’aide", _chapters)


def _versions() -> str:
    found = versions()
    unknown = [name for name, version in found if version == "?"]
    require(not unknown, f"version inconnue : {', '.join(unknown)}")
    return ", ".join(f"{name} {version}" for name, version in found)


def _files() -> str:
    for name in _SINGLE:
        resource(name)
    own_licence()
    return plural(sum(path.is_file() for path in resource("style").parent.rglob("*")), "fichier")


def _fonts() -> str:
    found = sorted(resource("fonts").glob("*.ttf"))
    for path in found:
        require(path.read_bytes()[:4] in _TRUE_TYPE, f"{path.name} n’est pas une police")
    require(len(found) >= 4, "il manque une police")
    return plural(len(found), "police")


def _models() -> str:
    found = opening.models()
    require(len(found) >= 5, "il manque un modèle")
    return plural(len(found), "modèle")


def _words() -> str:
    found = opening.recovery_words()
    require(len(found) == len(set(found)) and len(found) >= 1024, "la liste des mots est abîmée")
    return plural(len(found), "mot")


def _school_years() -> str:
    found = read_school_years(json.loads(resource("calendar/school_holidays.json").read_text("utf-8")))
    require(
        max(each.last for each in found.breaks) <= found.known_until, "des dates viennent après les dernières connues"
    )
    return f"connues jusqu’au {plain_date(found.known_until)}"


def _organisms() -> str:
    found = read_directory(json.loads(resource("organisms/directory.json").read_text("utf-8")))
    require(any(each.effect is Effect.NEVER for each in found.limits), "les limites manquent")
    return plural(len(found.organisms), "organisme")


def _chapters() -> str:
    found = sorted(resource("help").glob("*.md"))
    for path in found:
        require(_first_line(path).startswith("# "), f"{path.name} n’a pas de titre")
    if not found:
        raise CheckFailed("il n’y a pas d’aide")
    return plural(len(found), "chapitre")


def _first_line(path: Path) -> str:
    return path.read_text("utf-8").partition("\n")[0]
