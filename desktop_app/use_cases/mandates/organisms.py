"""The directory of organisms as this place has it: what is shipped, with what was added here and left out."""

import json
from functools import cache, partial

from desktop_app.domain.account import Role
from desktop_app.domain.errors import OutOfDate
from desktop_app.domain.french import NBSP
from desktop_app.domain.journal import Action
from desktop_app.domain.organism import Directory, OwnOrganism, check_own, read_directory, with_own
from desktop_app.storage.connection.database import writing
from desktop_app.storage.mandates import own_organisms
from desktop_app.system.paths import resource

from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..permissions import everyone, only

_CHANGED = f"Les organismes ont changé depuis{NBSP}: l’action ne peut plus être annulée."


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
    return desk.while_unchanged("organisms", lambda: with_own(shipped(), own_organisms.every(desk.db)))


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
        before = own_organisms.get(desk.db, wanted.id) if wanted.id else None
        after: OwnOrganism | None = check_own(wanted, own_organisms.every(desk.db), shipped())
        assert after
        name = after.name
        if after.changes_nothing:
            if before is None:
                return Changes(Touched.NOTHING)
            own_organisms.remove(desk.db, before.id)
            subject, after = before.id, None
        elif wanted.id:
            own_organisms.update(desk.db, after)
            subject = after.id
        else:
            after = own_organisms.add(desk.db, after)
            subject = after.id
        desk.record(Action.ORGANISMS_SET, f"organisme-{subject}")
    undo = Undo(f"les organismes, «{NBSP}{name}{NBSP}»", partial(_put_back, before, after))
    return Changes(Touched.SETTINGS, f"Organismes{NBSP}: «{NBSP}{name}{NBSP}».", subject, undo)


@only(Role.ADVISOR, Role.MANAGER)
def remove(desk: Desk, own_id: int) -> Changes:
    """Have an organism be as it is shipped, or no more at all when it is the place's own."""
    with writing(desk.db):
        before = own_organisms.get(desk.db, own_id)
        if before is None:
            raise OutOfDate("Cet organisme n’est plus dans vos changements.")
        own_organisms.remove(desk.db, own_id)
        desk.record(Action.ORGANISMS_SET, f"organisme-{own_id}")
    undo = Undo(f"le retrait de «{NBSP}{before.name}{NBSP}»", partial(_put_back, before, None))
    told = "Remis comme il est livré" if before.shipped else "Retiré de la liste"
    return Changes(Touched.SETTINGS, f"{told}{NBSP}: {before.name}.", own_id, undo)


def _put_back(before: OwnOrganism | None, after: OwnOrganism | None, desk: Desk) -> Changes:
    known = after or before
    assert known
    with writing(desk.db):
        if own_organisms.get(desk.db, known.id) != after:
            raise OutOfDate(_CHANGED)
        if before is None:
            own_organisms.remove(desk.db, known.id)
        elif after is None:
            own_organisms.add(desk.db, before)
        else:
            own_organisms.update(desk.db, before)
        desk.record(Action.UNDONE, f"organisme-{known.id}")
    return Changes(Touched.SETTINGS, f"Annulé{NBSP}: les organismes.", known.id)
