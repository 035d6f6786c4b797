"""The writes of a référent who looks after the file: copies, controls, a copy put back, a newer program."""

from __future__ import annotations

from desktop_app.domain.account import Role
from desktop_app.domain.backup import Reason
from desktop_app.storage.copies import backups as copies
from desktop_app.use_cases import clock_check
from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.copies import backup_places, backups, control, restore

from . import newer
from .gestures import gesture
from .work import Work


@gesture
def choose_stick(work: Work) -> object:
    """Copies go to a stick as well."""
    work.stick.mkdir(exist_ok=True)
    return backup_places.choose_second_place(work.somebody(Role.MANAGER), str(work.stick))


@gesture
def back_up(work: Work) -> object:
    """A copy here and on the stick, with the latest keys beside; the old ones go."""
    desk = work.somebody()
    return backups.record(desk, backups.run(backups.prepare(desk)))


@gesture
def back_up_by_itself(work: Work) -> object:
    """What the program copies without being asked, at the first opening of a day."""
    desk = work.somebody()
    return backups.record(desk, backups.run(work.one_of(filter(None, [backups.due(desk)]))))


@gesture
def next_weeks(work: Work) -> object:
    """Ten days, one copy a day: the oldest ones go."""
    work.wait(days=10)
    clock_check.accept(work.somebody(), day=work.now.date())
    return back_up(work)


@gesture
def look_after(work: Work) -> object:
    """The file read through."""
    desk = work.somebody()
    return control.record(desk, control.run(control.prepare(desk)))


@gesture
def believe_the_clock(work: Work) -> object:
    """Somebody confirms the date."""
    return clock_check.accept(work.somebody(), day=work.now.date())


@gesture
def put_back(work: Work) -> object:
    """A copy takes the place of the file, which is kept among the copies."""
    desk = work.somebody(Role.MANAGER)
    if not desk.account.reads_mandates:
        work.takes_the_place(opening.accounts(work.folder)[0])
    unlocked = opening.Unlocked(work.desk.account, work.desk.keys)
    place = copies.local_place(work.folder)
    chosen = work.one_of(copy for copy in copies.listing(place) if copy.reason is not Reason.REPLACED)
    work.close()
    restore.put_back(work.folder, unlocked, place / chosen.name, at=work.now)
    return work.open(unlocked.account.id)


@gesture
def update(work: Work) -> object:
    """A newer program opens the file: it is copied, then changes its shape."""
    work.version += 1
    newer.use(work.version)
    work.close()
    return work.open(work.chance.choice(sorted(work.secrets)))
