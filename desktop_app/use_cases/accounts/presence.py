"""Whether the files can be reached at this moment: a stick pulled out, a folder thrown away or restored over them."""

from desktop_app.storage import holding
from desktop_app.storage.connection import checkpoint, database, standing
from desktop_app.storage.errors import Replaced, StorageTrouble, known_trouble

from ..desk import Desk
from ..permissions import everyone
from . import opening


@everyone
def absence(desk: Desk) -> StorageTrouble | None:
    """Why the files are not those that were opened, or None while they are; quick enough for every few seconds."""
    try:
        with known_trouble():
            standing.checked(desk.db, desk.mandate_keys)()
    except StorageTrouble as trouble:
        return trouble
    return None


@everyone
def is_held(desk: Desk) -> bool:
    """Whether another program holds a file that this desk needs; quick enough for every few seconds."""
    if holding.keys_are_held(desk.folder):
        return True
    try:
        return any(checkpoint.is_locked(db) for db in (desk.db, desk.mandate_keys))
    except StorageTrouble:
        # Something else is wrong by now, and is said where it is met.
        return False


@everyone
def take_up(desk: Desk) -> StorageTrouble | None:
    """Work on in the files that have come back, opened anew where what was open of them is dead; or why that cannot be.

    A stick plugged in again is another disk to Linux: nothing that was open on it answers any more. What comes back is
    judged as at any opening, and what it lacks is in `desk.found`. Every desk on these files goes on with it. Where the
    system takes them for the same files, as Windows does, and they are dead, the program must be opened anew.
    """
    if desk.locked:
        return absence(desk)
    try:
        for db in (desk.db, desk.mandate_keys):
            with database.writing(db):
                pass
    except StorageTrouble as trouble:
        return _open_anew(desk, trouble)
    return None


def _open_anew(desk: Desk, trouble: StorageTrouble) -> StorageTrouble | None:
    known = [standing.of(db) for db in (desk.db, desk.mandate_keys)]
    try:
        with known_trouble():
            if not all(each and each.lies_elsewhere() for each in known):
                return StorageTrouble(trouble.to_a_reader().sentence, Replaced.way_out)
        again = opening.open_desk(desk.folder, opening.Unlocked(desk.account, desk.keys), clock=desk.clock)
    except StorageTrouble as refused:
        return refused
    database.go_on_with(desk.db, again.db)
    database.go_on_with(desk.mandate_keys, again.mandate_keys)
    desk.found = again.found
    return None


def may_come_back(trouble: StorageTrouble) -> bool:
    """Whether work goes on by itself once this is put right; after a file was replaced it must be opened again."""
    return not isinstance(trouble, Replaced)
