"""Own time of an advisor: what a working day holds beside the people received, noted apart from the hours held.

Preparation and follow-up, travel, training and what else is owed (003, art. 3.1). It counts nowhere among the hours
in which an advisor receives, and may stand on any date that is over or today, one without a session too.
"""

import re
from collections.abc import Iterable
from datetime import date
from enum import Enum

from .. import text
from ..errors import Fault, refuse
from ..french import NBSP, lasting
from ..nouns.frozen import frozen

LEAST, MOST, A_DAY = 5, 12 * 60, 24 * 60
"""Minutes in one line, at least and at most, and in all the lines of an advisor on one date."""
_HOUR = 60
_LAST_HOUR = 12
"""Up to this number alone, one may as well have meant hours."""


class TimeKind(Enum):
    """What the time was for; the value is what the screens say."""

    PREPARATION = "préparation et suivi"
    TRAVEL = "trajet"
    TRAINING = "formation"
    NETWORK = "réunion, réseau"
    OTHER = "autre temps"


@frozen
class OwnTime:
    """So many minutes of one advisor on one date; `id` is 0 until the file has given one."""

    id: int
    day: date
    advisor_id: int
    kind: TimeKind
    minutes: int
    note: str = ""


_HOURS = re.compile(r"(\d{1,2})\s*(?:h|heures?|:)\s*(?:([0-5]?\d)\s*(?:min|mn|minutes?)?)?")
_MINUTES = re.compile(r"(\d{1,4})\s*(?:m|min|mn|minutes?)?")


def read_length(typed: str) -> int | None:
    """Minutes in '1 h 30', '1h30', '1:30', '2 h', '45 min' or '90'; None when it says none.

    A number alone is minutes. Up to 12 it says nothing: whoever types '7' for a day of training means hours.
    """
    plain = text.tidy(typed).casefold()
    if plain.isdecimal() and int(plain) <= _LAST_HOUR:
        return None
    if found := _HOURS.fullmatch(plain):
        return int(found[1]) * _HOUR + int(found[2] or 0)
    found = _MINUTES.fullmatch(plain)
    return int(found[1]) if found else None


def length_fault(typed: str) -> str:
    """What to say of a length that cannot be read."""
    plain = text.tidy(typed)
    if plain.isdecimal() and len(plain) <= 2:
        return f"Heures ou minutes{NBSP}? Écrivez «{NBSP}{plain}{NBSP}h{NBSP}» ou «{NBSP}{plain}{NBSP}min{NBSP}»."
    return f"Écrivez une durée, par exemple «{NBSP}45{NBSP}min{NBSP}» ou «{NBSP}1{NBSP}h{NBSP}30{NBSP}»."


def check_own_time(own: OwnTime, others: Iterable[OwnTime], today: date) -> None:
    """Refuse what no working day holds (fields minutes, note); `others` are the lines of that date."""
    faults = [*text.line_faults(own.note, "note", "La note", required=False)]
    if own.day > today:
        faults.append(Fault("", f"Ce jour n’est pas encore venu{NBSP}: notez ce temps une fois passé."))
    noted = sum(each.minutes for each in others if each.advisor_id == own.advisor_id and each.id != own.id)
    if not LEAST <= own.minutes <= MOST:
        least, most = lasting(LEAST), lasting(MOST)
        faults.insert(0, Fault("minutes", f"Une ligne va de {least} à {most}."))
    elif noted + own.minutes > A_DAY:
        faults.insert(0, Fault("minutes", f"Avec ce qui est noté, cela ferait plus de {lasting(A_DAY)} ce jour-là."))
    refuse(faults)
