"""The directory of organisms as this place has it: what is shipped, with what was added here and left out."""

import json
from functools import cache, lru_cache

from desktop_app.domain.account import Role
from desktop_app.domain.french import NBSP
from desktop_app.domain.journal import Action
from desktop_app.domain.organism import Directory, OwnOrganism, check_own, read_directory, with_own
from desktop_app.storage.connection.database import writing
from desktop_app.storage.mandates import own_organisms
from desktop_app.system.paths import resource

from ..changes import Changes, Touched
from ..desk import Desk
from ..keeping import Keeping
from ..permissions import everyone, only

_KEEPING = Keeping(
    own_organisms.TABLE,
    mark="organisme",
    touched=Touched.SETTINGS,
    changed=f"Les organismes ont changé depuis{NBSP}: l’action ne peut plus être annulée.",
    undone=lambda _: "les organismes",
)


@cache
def shipped() -> Directory:
    """The organisms as they come with the program."""
    return read_directory(json.loads(resource("organisms/directory.json").read_text("utf-8")))


@everyone
def as_shipped(desk: Desk) -> Directory:
    """What is proposed before this place changes anything."""
    return shipped()


@everyone
def directory(desk: Desk) -> Directory:
    """What is proposed in a mandate, and what is known of it."""
    return desk.while_unchanged("organisms", lambda: _as_here(tuple(own_organisms.every(desk.db))))


@lru_cache(maxsize=1)
def _as_here(own: tuple[OwnOrganism, ...]) -> Directory:
    """Kept past any other change of the file: the first question reads all its words, 16 ms each time."""
    return with_own(shipped(), own)


@everyone
def own(desk: Desk) -> list[OwnOrganism]:
    """What this place added or changed, by name."""
    return own_organisms.every(desk.db)


@only(Role.ADVISOR, Role.MANAGER)
def keep(desk: Desk, wanted: OwnOrganism) -> Changes:
    """Add a change of id 0, or correct the one of its id; one that changes nothing any more is taken away.

    Raises `Refused` as `check_own` does, or `OutOfDate`. No mandate already made is touched.
    """
    with writing(desk.db):
        before = _KEEPING.known(desk, wanted.id) if wanted.id else None
        checked = check_own(wanted, own_organisms.every(desk.db), shipped())
        if checked.changes_nothing and before is None:
            return Changes(Touched.NOTHING)
        after = None if checked.changes_nothing else checked
        subject = _KEEPING.write(desk, before, after, Action.ORGANISMS_SET)
        after = subject if after else None
    undo = _KEEPING.undo(f"les organismes, «{NBSP}{checked.name}{NBSP}»", before, after)
    return Changes(Touched.SETTINGS, f"Organismes{NBSP}: «{NBSP}{checked.name}{NBSP}».", subject.id, undo)


@only(Role.ADVISOR, Role.MANAGER)
def remove(desk: Desk, own_id: int) -> Changes:
    """Have an organism be as it is shipped, or no more at all when it is the place's own."""
    with writing(desk.db):
        before = _KEEPING.known(desk, own_id)
        _KEEPING.write(desk, before, None, Action.ORGANISMS_SET)
    undo = _KEEPING.undo(f"le retrait de «{NBSP}{before.name}{NBSP}»", before, None)
    told = "Remis comme il est livré" if before.shipped else "Retiré de la liste"
    return Changes(Touched.SETTINGS, f"{told}{NBSP}: {before.name}.", own_id, undo)
