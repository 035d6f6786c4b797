"""The copies of the file: their names, which ones are due, which ones go, so that backups forget as well.

A copy holds data that may have been destroyed since: none is kept beyond `OLDEST` (RGPD, art. 5-1 e), but the last
one from before the date jumped, for a week more: it is all there is to go back to once a wrong date was confirmed.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from .clock import Judgement, judge
from .french import hour, plain_date
from .nouns.frozen import frozen

OLDEST = timedelta(days=35)
"""Printed in the register: what was destroyed has left every copy after so many days."""
DAYS_KEPT = 7
WEEKS_KEPT = 4
APART_KEPT = 2
SPARED_FOR = timedelta(days=7)
TRIED_AGAIN_AFTER = timedelta(hours=1)
CONTROLLED_EVERY = timedelta(days=7)
_ROOM_IN_HAND = 200 * 1024 * 1024
_NAME = re.compile(r"permanence-([0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{6})-([a-z-]+)\.db")
_STAMP = "%Y-%m-%d-%H%M%S"


class Reason(Enum):
    """Why a copy was made; the value ends its name."""

    DAILY = "jour"
    ASKED = "demande"
    UPDATE = "mise-a-jour"
    REPLACED = "remplace"

    @property
    def in_words(self) -> str:
        """As the list of copies says it."""
        return _IN_WORDS[self]


_IN_WORDS = {
    Reason.DAILY: "copie du jour",
    Reason.ASKED: "copie demandée",
    Reason.UPDATE: "avant une mise à jour",
    Reason.REPLACED: "fichier remplacé par une sauvegarde",
}
_APART = (Reason.UPDATE, Reason.REPLACED)


@dataclass(frozen=True, order=True)
class Copy:
    """A copy as its name tells it: when it was made, to the second, and why."""

    at: datetime
    name: str
    reason: Reason


@frozen
class Contents:
    """What a copy holds, to choose by: `entries` and `head` are those of its journal."""

    people: int
    appointments: int
    mandates: int
    last_entry_at: datetime | None
    entries: int
    head: str


def copy_made(at: datetime, reason: Reason) -> Copy:
    """The copy made at this moment, under the name it must have."""
    at = at.replace(microsecond=0)
    return Copy(at, f"permanence-{at.strftime(_STAMP)}-{reason.value}.db", reason)


def read_name(name: str) -> Copy | None:
    """The copy a file of this name is, or None when we gave no such name."""
    found = _NAME.fullmatch(name)
    try:
        return Copy(datetime.strptime(found[1], _STAMP), name, Reason(found[2])) if found else None
    except ValueError:
        return None


def superfluous(copies: Iterable[Copy], today: date, spared: Collection[str] = ()) -> tuple[Copy, ...]:
    """The copies that must go, the oldest first.

    Kept: the newest of each of the last seven days that have one and the first of today, then the newest of
    each of the four weeks before; apart, the last two made before an update and the last two replaced files.
    None is older than `OLDEST` nor dated after today (the clock was wrong: its age cannot be known), except
    the newest sound copy when there is no other, and those named in `spared`.
    """
    every = sorted(copies)
    dated = [copy for copy in every if today - OLDEST <= copy.at.date() <= today]
    kept = set(_by_day_and_week([copy for copy in dated if copy.reason not in _APART], today))
    for reason in _APART:
        kept.update([copy for copy in dated if copy.reason is reason][-APART_KEPT:])
    if not any(copy.reason is not Reason.REPLACED for copy in kept):
        kept.update([copy for copy in every if copy.reason is not Reason.REPLACED][-1:])
    return tuple(copy for copy in every if copy not in kept and copy.name not in spared)


def made_before_a_jump(made: Sequence[Copy], now: datetime) -> Copy | None:
    """The last sound copy from before the date last jumped, for `SPARED_FOR` after the jump; None without one.

    `made` is in the order in which they were made, whatever their names say; `now` follows the last of them.
    """
    sound = [copy for copy in made if copy.reason is not Reason.REPLACED]
    moments = [*(copy.at for copy in sound), now]
    for copy, after in zip(reversed(sound), reversed(moments[1:]), strict=True):
        if judge(after, copy.at) is not Judgement.FINE:
            return copy if now.date() - after.date() <= SPARED_FOR else None
    return None


def _by_day_and_week(copies: list[Copy], today: date) -> Collection[Copy]:
    newest_of_day = {copy.at.date(): copy for copy in copies}
    days = sorted(newest_of_day)
    kept = [newest_of_day[day] for day in days[-DAYS_KEPT:]]
    newest_of_week = {day.isocalendar()[:2]: newest_of_day[day] for day in days[:-DAYS_KEPT]}
    first_today = next((copy for copy in copies if copy.at.date() == today), None)
    return [*kept, *list(newest_of_week.values())[-WEEKS_KEPT:], *([first_today] if first_today else [])]


def is_due(verified_at: datetime | None, tried_at: datetime | None, now: datetime) -> bool:
    """Whether a place wants its copy of the day: none verified today, and the last try is not fresh."""
    if verified_at and verified_at.date() == now.date():
        return False
    return not tried_at or not timedelta(0) <= now - tried_at < TRIED_AGAIN_AFTER


def control_is_due(controlled_at: datetime | None, now: datetime) -> bool:
    """Whether the file was not read through for a week."""
    return not controlled_at or not timedelta(0) <= now - controlled_at < CONTROLLED_EVERY


def room_is_low(free: int, size: int) -> bool:
    """Whether so many free bytes are too few to work in peace with a file of this size.

    On a full disk even a deletion fails: three times the file and 200 MB were measured to be prudent.
    """
    return free < 3 * size + _ROOM_IN_HAND


def when(at: datetime, today: date) -> str:
    """'aujourd’hui à 9 h 05', 'hier à 17 h', 'le 3 mars 2026 à 9 h'."""
    days = (today - at.date()).days
    day = {0: "aujourd’hui", 1: "hier"}.get(days) or f"le {plain_date(at.date())}"
    return f"{day} à {hour(at)}"
