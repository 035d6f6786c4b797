"""Where copies go: this computer and a stick or share of one's choice; how each stands, and what it still holds."""

from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from shutil import disk_usage

from desktop_app.domain.account import Role
from desktop_app.domain.backup import room_is_low, when
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.journal import Action
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.storage import files, house_rules
from desktop_app.storage.checks import control
from desktop_app.storage.connection.database import writing
from desktop_app.storage.copies import backup_register as register
from desktop_app.storage.copies import media
from desktop_app.storage.copies.backup_register import LOCAL, UNKNOWN, PlaceRow
from desktop_app.storage.errors import NameTooLong, NameUnreadable, PlaceAbsent, known_trouble
from desktop_app.storage.mandates import mandate_keys
from desktop_app.system import drives

from ..changes import Changes, Touched
from ..desk import Desk
from ..permissions import everyone, only
from . import folders_check

LATE_AFTER = timedelta(days=7)


@frozen
class PlaceState:
    """How a place stands: two lines to show, and `fine`, None where no place was chosen."""

    label: str
    sentence: str
    more: str
    fine: bool | None
    verified_at: datetime | None = None


@frozen
class Pending:
    """A place whose keys still open what was destroyed, or still let in who may not any more."""

    place: str
    label: str
    sentence: str

    @property
    def on_a_medium(self) -> bool:
        """Whether it lies on a stick or share, which may be lost; false for this computer."""
        return self.place != LOCAL


@frozen
class State:
    """`sentence` fits in the top bar; `room` is '' unless the disk is nearly full.

    `fixed` when the second place is not for the référent to choose.
    """

    sentence: str
    fine: bool
    local: PlaceState
    second: PlaceState
    pending: tuple[Pending, ...]
    room: str
    fixed: bool = False


@frozen
class Rows:
    """The rows of the register: this computer's, those of the chosen path, and all that ever received a copy."""

    local: PlaceRow
    of_medium: tuple[PlaceRow, ...]
    every: tuple[PlaceRow, ...]
    medium: str


@everyone
def second_place(desk: Desk) -> str:
    """The folder where copies go as well: that of the PC's administrator, or that the référent chose; '' for none."""
    return desk.fixed_second_place or house_rules.load(desk.db).second_place


@everyone
def rows_of(desk: Desk) -> Rows:
    """How the places stand in the register; the medium itself is not looked at, for it may take its time."""
    found = register.places(desk.db)
    local = next((row for row in found if row.place == LOCAL), PlaceRow(LOCAL, ""))
    medium = second_place(desk)
    of_medium = tuple(row for row in found if row.place != LOCAL and row.path == medium) if medium else ()
    return Rows(local, of_medium, found, medium)


@everyone
@known_trouble()
def is_stale(desk: Desk, row: PlaceRow) -> bool:
    """Whether the keys that lie there are older than a destruction or than a change of accounts."""
    destroyed = mandate_keys.count_destroyed(desk.mandate_keys)
    return row.destroyed != destroyed or desk.keys_seen.are_other_than(row.keys_digest, desk.folder)


@everyone
@known_trouble()
def pending_media(desk: Desk) -> tuple[Pending, ...]:
    """The places whose keys are to be overwritten, next time they are there."""
    destroyed = mandate_keys.count_destroyed(desk.mandate_keys)
    return tuple(
        Pending(row.place, label(row.place, Path(row.path)), _why_pending(row, destroyed))
        for row in register.places(desk.db)
        if is_stale(desk, row)
    )


def _why_pending(row: PlaceRow, destroyed: int) -> str:
    there = "Cet ordinateur" if row.place == LOCAL else f"Le support « {row.path} »"
    rest = "" if row.place == LOCAL else " Branchez-le : elles seront effacées toutes seules."
    if row.destroyed not in (destroyed, UNKNOWN):
        return f"{there} garde encore, à côté de ses copies, des clés de contenus détruits.{rest}"
    return f"{there} garde encore d’anciennes clés à côté de ses copies.{rest}"


@everyone
@known_trouble()
def state(desk: Desk) -> State:
    """How the copies stand, from the register alone: quick enough for every refresh of the window."""
    found, today = rows_of(desk), desk.now()
    local, second = _local_state(found.local, today), _second_state(found, today)
    verified = max(filter(None, (local.verified_at, second.verified_at)), default=None)
    said = f"Dernière sauvegarde vérifiée {when(verified, today.date())}" if verified else "Aucune sauvegarde vérifiée"
    pending, room = pending_media(desk), _room(desk)
    fine = bool(local.fine) and second.fine is not False and not pending and not room
    return State(said, fine, local, second, pending, room, bool(desk.fixed_second_place))


def _local_state(row: PlaceRow, now: datetime) -> PlaceState:
    said = f"Copie vérifiée {when(row.verified_at, now.date())}." if row.verified_at else "Pas encore de copie."
    fine = not row.trouble and not _late(row.verified_at, now)
    return PlaceState(label(LOCAL, Path()), said, row.trouble, fine, row.verified_at)


def _second_state(found: Rows, now: datetime) -> PlaceState:
    if not found.medium:
        return PlaceState("", "Pas de second endroit : un vol ou un incendie emporterait tout.", "", None)
    verified = max(filter(None, (row.verified_at for row in found.of_medium)), default=None)
    tried = max(found.of_medium, key=lambda row: (row.tried_at or datetime.min, not row.trouble), default=None)
    said = f"Copie vérifiée {when(verified, now.date())}." if verified else "Pas encore de copie."
    trouble = tried.trouble if tried else PlaceAbsent.sentence
    fine = not _late(verified, now) and trouble in ("", PlaceAbsent.sentence)
    return PlaceState(found.medium, said, trouble, fine, verified)


def _late(verified_at: datetime | None, now: datetime) -> bool:
    return verified_at is None or now - verified_at > LATE_AFTER


def _room(desk: Desk) -> str:
    size = control.size_of(files.data_in(desk.folder))
    if not room_is_low(disk_usage(desk.folder).free, size):
        return ""
    return "Le disque est presque plein : libérez de la place avant qu’il ne refuse d’enregistrer."


def label(place: str, path: Path) -> str:
    """A place as one names it on screen."""
    return "Cet ordinateur" if place == LOCAL else str(path)


@only(Role.MANAGER)
@known_trouble()
def choose_second_place(desk: Desk, folder: str) -> Changes:
    """Send copies to this stick or share as well from now on; '' gives it up, and what lies there stays.

    Raises `RuleBroken` (field second_place) for what is no place apart, `PlaceAbsent`, `PlaceProtected`,
    `PlaceFull` or `PlaceFailing` when it cannot be written.
    """
    if desk.fixed_second_place:
        raise _refused("Cet endroit est fixé par la personne qui gère les ordinateurs.")
    chosen = folder if folder.strip() else ""
    rules = house_rules.load(desk.db)
    mark = _settle(desk, chosen) if chosen else ""
    with writing(desk.db):
        house_rules.save(desk.db, replace(rules, second_place=chosen))
        if mark:
            known = {row.place: row for row in register.places(desk.db)}
            register.save_place(desk.db, replace(known.get(mark, PlaceRow(mark, chosen)), path=chosen, tried_at=None))
        desk.record(Action.HOUSE_RULES_SET)
    return Changes(Touched.SETTINGS, "Second endroit enregistré." if chosen else "Plus de second endroit.")


def _settle(desk: Desk, chosen: str) -> str:
    path = Path(chosen)
    if not path.is_absolute():
        raise _refused("Donnez le chemin entier du dossier, ou choisissez-le avec « Parcourir ».")
    try:
        folders_check.refuse_names(path)
        inside = path.resolve().is_relative_to(desk.folder.resolve())
    except (NameTooLong, NameUnreadable) as trouble:
        raise _refused(f"{trouble.sentence} {trouble.way_out}") from None
    except (OSError, ValueError):
        raise _refused("Le nom de ce dossier ne peut pas être lu : choisissez-en un autre.") from None
    if inside:
        raise _refused("Ce dossier est celui des données : choisissez une clé, un autre disque ou un partage.")
    found = drives.refusal(path)
    if found and found.kind == "synced":
        raise _refused(
            f"Ce dossier est recopié en ligne par {found.name}, qui garde d’anciennes versions : "
            "les clés détruites y resteraient. Choisissez une clé, un autre disque ou un partage."
        )
    return media.settle_on(path)


def _refused(sentence: str) -> RuleBroken:
    return RuleBroken(sentence, "second_place")


@only(Role.MANAGER)
def forget_medium(desk: Desk, place: str) -> Changes:
    """Give up a medium that is lost or destroyed: it is not waited for any more. Not for this computer."""
    if place == LOCAL:
        raise ValueError("the place beside the data is never given up")
    with writing(desk.db):
        register.forget_place(desk.db, place)
        desk.record(Action.HOUSE_RULES_SET, f"support-{place[:8]}")
    return Changes(Touched.SETTINGS, "Ce support n’est plus attendu.")
