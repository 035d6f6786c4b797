"""A desk, a copy of it, and the copy put back: what the tests of the return of a copy have in common."""

from contextlib import suppress
from datetime import date, datetime, timedelta

from desktop_app.domain.backup import Reason
from desktop_app.storage import driver
from desktop_app.storage.copies import backups
from desktop_app.storage.safekeeping import restore
from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.accounts.opening import Unlocked
from desktop_app.use_cases.mandates import mandates
from tests.helpers import builders

AT = datetime(2025, 11, 28, 9, 0)


def copied(desk, *, days=0):
    """A copy of the file as it stands, in the local place."""
    place = backups.local_place(desk.folder)
    made = backups.make(desk.folder, desk.keys.data, place, at=desk.now() - timedelta(days=days), reason=Reason.DAILY)
    return place / made.copy.name


def close(desk):
    """Close the desk as the program does, once."""
    with suppress(driver.Error):
        opening.close_desk(desk)


def put_back(desk, path, **changes):
    """Close the desk, put the copy back, and open again."""
    close(desk)
    restore.put_back(desk.folder, desk.keys, path, **{"at": AT, "who": "compte-1", **changes})
    return opening.open_desk(desk.folder, Unlocked(desk.account, desk.keys), clock=desk.clock)


def a_mandate(desk, name="Lefèvre"):
    """A mandate prepared for a new person; its view."""
    person = builders.a_person(name, phone="")
    made = mandates.draft(desk, person=person, advisor_id=1, body=builders.a_body(), ends_on=date(2026, 5, 27))
    return mandates.view(desk, made.subject)


def spoil(path):
    """Damage every page but the first."""
    raw = bytearray(path.read_bytes())
    for at in range(4096 + 100, len(raw), 4096):
        raw[at] ^= 1
    path.write_bytes(raw)


def shown(folder):
    """Every file of a folder with its bytes."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
