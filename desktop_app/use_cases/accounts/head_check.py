"""What was answered as done and is not in the file that was opened: said once, in the journal too."""

from datetime import datetime
from pathlib import Path

from desktop_app.domain.french import moment, plural
from desktop_app.domain.journal import Action
from desktop_app.storage.connection import standing
from desktop_app.storage.connection.database import writing
from desktop_app.storage.connection.head_file import Reached
from desktop_app.storage.errors import CopyPutBack
from desktop_app.storage.keys.keys import Keys
from desktop_app.storage.safekeeping import carry_over, restore

from ..desk import Desk
from ..permissions import everyone

_WAY_OUT = "Comparez avec les papiers. Une sauvegarde plus récente se remet dans Protection."


def adopt(folder: Path, keys: Keys, found: Reached, *, at: datetime, who: str) -> None:
    """Put into service a copy that was put there by hand; raises `CopyPutBack` for who has not the journal's key."""

    if not keys.journal:
        raise CopyPutBack(last=moment(found.last_at) if found.last_at else "")
    restore.adopt(folder, keys, at=at.replace(microsecond=0), who=who)


@everyone
def begin(desk: Desk, found: Reached) -> None:
    """Follow the journal of this file from where it stands; what `found` says to be missing is kept in `desk.found`.

    Numbers of mandates go on after those that may have been printed, as after a restoration.
    """
    if found.expected is not None:
        with writing(desk.db):
            unknown = carry_over.unknown_mandates(desk.db, desk.mandate_keys)
            carry_over.write(desk.db, carry_over.NOTHING, unknown, desk.now())
            desk.record(Action.LINES_MISSING, "", f"{found.count} {found.expected}")
    standing.follow(desk.db, desk.keys.data)
    desk.found = told(found)


def told(found: Reached) -> str:
    """What is missing, in two or three sentences; '' when nothing is."""
    if found.expected is None and not found.copied:
        return ""
    last = f" : sa dernière action est du {moment(found.last_at)}" if found.last_at else ""
    said = [f"Une sauvegarde a été remise à la main dans le dossier des données{last}."] if found.copied else []
    if found.expected is not None:
        said.append(_missing(found))
    return " ".join([*said, _WAY_OUT])


def _missing(found: Reached) -> str:
    assert found.expected is not None
    if found.expected <= found.count:
        return "Des actions enregistrées sur ce poste ne sont plus dans le fichier : d’autres sont à leur place."
    lines = plural(found.expected - found.count, "action enregistrée")
    verb = "manquent" if found.expected - found.count > 1 else "manque"
    if found.copied or not found.last_at:
        return f"{lines} depuis {verb} dans ce fichier."
    return f"{lines} {verb} dans le fichier, après celle du {moment(found.last_at)}."
