"""A data folder from the field: made by the program 0.1.0 as it was handed out, a year of work in it.

Every later step of the file's history is opened on it. How it was made is in `tests/history/made_by_0_1_0.py`; it is
never made again, since no later program could.
"""

from __future__ import annotations

import hashlib
import json
import tarfile
from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from datetime import datetime
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tests.helpers.packed_pages import unpacked

if TYPE_CHECKING:
    from desktop_app.storage.keys.keys import Keys
    from desktop_app.use_cases.desk import Desk
    from desktop_app.use_cases.settings.settings import Settings

HISTORY = Path(__file__).parents[1] / "history"
ARCHIVE, EXPECTED = HISTORY / "permanence-0.1.0.tar.xz", HISTORY / "permanence-0.1.0.json"
PACKED = ".pages"
EVERYTHING, RECEPTION, ADVISOR, MANAGER = 1, 2, 3, 4
"""The accounts that are left, by what they are for; 5 was an advisor's and was removed in the spring."""
PASSPHRASES = {
    EVERYTHING: "quatre figuiers près du lavoir",
    RECEPTION: "le banc jaune sous l’auvent",
    ADVISOR: "tramontane et sardanes à midi",
    MANAGER: "un escalier de cinquante marches",
}
REMOVED, REMOVED_PASSPHRASE = 5, "la barque bleue de Collioure"
CODE = "abeille abricot accord accueil acheter acier actif adresse"
OLD_CODE = "adresse actif acier acheter accueil accord abricot abeille"
"""The sheet that was replaced in the winter; it opens nothing."""
MADE_AT = datetime(2026, 9, 3, 10, 40)
"""A Thursday, in the middle of the morning."""
SECOND_PLACE = "/media/accueil/CLE-BLEUE"
"""Where the second place was, as the file remembers it; what lay there is in the folder `CLE-BLEUE` of the archive."""


def field_file(root: Path) -> Path:
    """Unpack the folder `permanence` below `root`, with the stick `CLE-BLEUE` beside it, and return it; closed."""
    with tarfile.open(ARCHIVE) as archive:
        for kept in archive:
            path = root / kept.name.removesuffix(PACKED)
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            content = archive.extractfile(kept).read()
            path.write_bytes(unpacked(content) if kept.name.endswith(PACKED) else content)
            path.chmod(kept.mode)
    return root / "permanence"


def stick(root: Path) -> Path:
    """The second place, unpacked beside the folder."""
    return root / "CLE-BLEUE"


def digests(root: Path) -> dict[str, str]:
    """Every file below `root` by its path, with its SHA-256."""
    found = sorted(path for path in root.rglob("*") if path.is_file())
    return {path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in found}


def expected() -> dict[str, Any]:
    """What `described` said of the folder on the day it was made."""
    return dict(json.loads(EXPECTED.read_text("utf-8")))


def every_key(folder: Path) -> Keys:
    """All keys of the folder, from the recovery code."""
    from desktop_app.storage.keys import vault

    return vault.unlock_by_code(folder, CODE)


def open_field(folder: Path, account_id: int = EVERYTHING, *, clock: Callable[[], datetime] = lambda: MADE_AT) -> Desk:
    """Open it without a word in the journal; close it with `opening.close_desk`."""
    from desktop_app.storage.connection import database
    from desktop_app.storage.keys import vault
    from desktop_app.storage.mandates import mandate_keys
    from desktop_app.use_cases.desk import Desk

    account, keys = vault.account(folder, account_id), vault.unlock(folder, account_id, PASSPHRASES[account_id])
    db, wrapped = database.open_file(folder, keys.data), mandate_keys.open_file(folder, keys.data)
    return Desk(db, wrapped, folder, clock, account, keys)


def described(desk: Desk) -> dict[str, Any]:
    """All that the open folder holds, as the program reads it: not how it is kept, but what people wrote."""
    from desktop_app.storage import house_rules
    from desktop_app.storage.copies import backup_register
    from desktop_app.storage.keys import vault
    from desktop_app.storage.reception import people
    from desktop_app.use_cases.settings import settings

    said = {
        "accounts": vault.accounts(desk.folder),
        "settings": _as_0_1_0_had_them(settings.load(desk)),
        "rules": house_rules.load(desk.db),
        "people": sorted(people.listing(desk.db, limit=10_000), key=lambda person: person.id),
        "places": backup_register.places(desk.db),
        "copies": sorted(listed.backup.copy.name for listed in backup_register.kept(desk.db)),
        **_lived(desk),
        "journal": _journal(desk),
        "papers": _papers(desk),
    }
    return dict(json.loads(json.dumps(_plain(said))))


def _as_0_1_0_had_them(found: Settings) -> dict[str, Any]:
    """One convention then, with one version of its terms."""
    (convention,) = found.conventions
    return {**_plain(found), "convention": convention.terms}


def rows_of_tables(desk: Desk) -> dict[str, int]:
    """How many rows each table has."""
    names = [name for name in desk.db.table_names() if not name.startswith(("_", "sqlite_"))]
    return {name: desk.db[name].count for name in sorted(names)}


def missing(wanted: Any, found: Any, where: str = "") -> list[str]:
    """Where `found` does not say what `wanted` says; what it says besides is new, and no matter."""
    if isinstance(wanted, dict) and isinstance(found, dict):
        return [fault for key, value in wanted.items() for fault in missing(value, found.get(key), f"{where}/{key}")]
    if isinstance(wanted, list) and isinstance(found, list) and len(wanted) == len(found):
        pairs = enumerate(zip(wanted, found, strict=True))
        return [fault for at, (one, two) in pairs for fault in missing(one, two, f"{where}/{at}")]
    return [] if wanted == found else [f"{where}: {wanted!r} is now {found!r}"]


def lost(said: dict[str, Any]) -> list[str]:
    """What `described` does not say any more of what it said the day the folder was made.

    Papers may be laid out and worded otherwise since: what they print of the file must still stand on them.
    """
    wanted = expected()
    wanted["settings"]["rules"] = [_with_how(rule) for rule in wanted["settings"]["rules"]]
    kept = {name: wanted[name] for name in wanted.keys() - {"files", "tables", "papers"}}
    unprinted = [
        f"{fact!r} is not on {kind}"
        for kind, facts in _printed(wanted).items()
        for fact in facts
        if not (_stands(fact, wanted["papers"][kind]) and _stands(fact, said["papers"][kind]))
    ]
    return missing(kept, said) + unprinted


def _with_how(rule: dict[str, Any]) -> dict[str, Any]:
    """A rule of 0.1.0, whose hours were all held in one way, as it is told since each says how it is held."""
    minutes, places = rule.pop("slot_minutes"), rule.pop("places")
    workshops = {"mode": "WORKSHOP", "step": 0, "places": places}
    how = workshops if rule["purpose"] == "WORKSHOPS" else {"mode": "BY_APPOINTMENT", "step": minutes, "places": 1}
    return rule | {"segments": [segment | how for segment in rule["segments"]]}


def _stands(fact: str, paper: str) -> bool:
    return "".join(fact.split()) in "".join(paper.split())


def _printed(wanted: dict[str, Any]) -> dict[str, list[str]]:
    people = {person["id"]: person for person in wanted["people"]}
    coming = [visit for visit in wanted["appointments"] if visit["start"].startswith(f"{MADE_AT:%Y-%m-%d}")]
    awaited = [people[visit["person_id"]] for visit in coming if visit["state"] in ("EXPECTED", "ARRIVED", "SEEN")]
    ended = next(each for each in wanted["mandates"] if each["state"] == "ENDED" and each["person_id"])
    names = [name for person in awaited for name in (person["last_name"], person["first_name"])]
    return {
        "day_sheet": names,
        "day_programme": names,
        "withdrawal_receipt": [ended["number"], people[ended["person_id"]]["last_name"]],
        "destruction_proof": [wanted["destructions"][-1]["number"], wanted["destructions"][-1]["head"].split()[1]],
    }


def _lived(desk: Desk) -> dict[str, Any]:
    from desktop_app.storage.mandates import destructions, mandate_body, mandates
    from desktop_app.storage.reception import appointments, people, visits

    known = sorted(people.listing(desk.db, limit=10_000), key=lambda person: person.id)
    booked = [visit for person in known for visit in appointments.of_person(desk.db, person.id)]
    every = [mandate for mandate, _ in mandates.every(desk.db, limit=10_000)]
    bodies = mandate_body.read(desk.db, desk.mandate_keys, desk.keys, every)
    every = [replace(mandate, body=bodies.get(mandate.id)) for mandate in every]
    return {
        "added on": {str(person.id): people.added_on(desk.db, person.id) for person in known},
        "last visits": visits.last(desk.db, [person.id for person in known]),
        "appointments": sorted(booked, key=lambda visit: visit.id),
        "mandates": sorted(every, key=lambda mandate: mandate.id),
        "destructions": sorted(destructions.every(desk.db, 10_000), key=lambda each: each.id),
    }


def _journal(desk: Desk) -> dict[str, Any]:
    from desktop_app.storage.journal import journal

    head, latest = journal.head(desk.db), journal.latest(desk.db, 10_000)
    lines = [f"{line.at} {line.who} {line.action.name} {line.subject} {line.detail}" for line in reversed(latest)]
    return {"count": head.count, "head": head.hex16, "lines": lines}


def _papers(desk: Desk) -> dict[str, str]:
    """The words of one paper of each kind, but of signed originals: 0.1.0 did not keep what they said."""
    from desktop_app.domain.mandate import State
    from desktop_app.storage.mandates import destructions, mandates
    from desktop_app.use_cases.papers import day_sheets, mandate_sheets, printing

    every = sorted((mandate for mandate, _ in mandates.every(desk.db, limit=10_000)), key=lambda mandate: mandate.id)
    ended = next(mandate.id for mandate in every if mandate.state is State.ENDED and mandate.person_id)
    papers = (
        day_sheets.every(desk, MADE_AT.date())[0],
        day_sheets.day_programme(desk, MADE_AT.date()),
        mandate_sheets.withdrawal_receipt(desk, ended),
        printing.destruction_proof(desk, destructions.every(desk.db, 1)[0].id),
    )
    return {paper.kind: _words(paper.build()) for paper in papers}


def _words(pdf: bytes) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        pages = [document[at].get_textpage().get_text_bounded() for at in range(len(document))]
    return " ".join(" ".join(pages).split())


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.name
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if hasattr(value, "_asdict"):
        return _plain(value._asdict())
    if isinstance(value, dict):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, set | frozenset):
        return sorted(_plain(each) for each in value)
    if isinstance(value, Iterable) and not isinstance(value, str | bytes):
        return [_plain(each) for each in value]
    return value if isinstance(value, str | int | None) else str(value)
