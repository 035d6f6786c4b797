"""The volume that a text promises, in its own words: two days a week, half a day of 3 h a month, so many hours."""

from collections.abc import Iterator
from enum import Enum

from ..errors import Fault
from ..french import NBSP, lasting, plural
from ..nouns.frozen import frozen

LONGEST_PART = 12 * 60
"""Minutes in a day or half-day at most."""


class Unit(Enum):
    """What is counted; the value is the French word for one."""

    DAY = "journée"
    HALF_DAY = "demi-journée"
    HOUR = "heure"


class Per(Enum):
    """In which stretch of time it comes back; the value is the French word."""

    WEEK = "semaine"
    MONTH = "mois"


_MOST = {
    (Unit.DAY, Per.WEEK): 7,
    (Unit.DAY, Per.MONTH): 31,
    (Unit.HALF_DAY, Per.WEEK): 14,
    (Unit.HALF_DAY, Per.MONTH): 62,
    (Unit.HOUR, Per.WEEK): 70,
    (Unit.HOUR, Per.MONTH): 300,
}


@frozen
class Volume:
    """So many units a week or a month (000 and 001, art. 1.2; 002, art. 3; 004, art. 4).

    `minutes` is how long one day or half-day is where the text says it, 0 where it does not; 0 of hours.
    """

    count: int
    unit: Unit
    per: Per
    minutes: int = 0

    @property
    def told(self) -> str:
        """'2 journées par semaine', '1 demi-journée de 3 h par mois', '3 h par mois'."""
        if self.unit is Unit.HOUR:
            return f"{self.count}{NBSP}h par {self.per.value}"
        each = f" de {lasting(self.minutes)}" if self.minutes else ""
        return f"{plural(self.count, self.unit.value)}{each} par {self.per.value}"


def volume_faults(volume: Volume) -> Iterator[Fault]:
    """What no text can promise (field volume)."""
    most = _MOST[volume.unit, volume.per]
    if not 1 <= volume.count <= most:
        units = plural(most, volume.unit.value)
        yield Fault("volume", f"De 1 à {units} par {volume.per.value}{NBSP}: corrigez le nombre.")
    elif not 0 <= volume.minutes <= LONGEST_PART:
        yield Fault("volume", f"Une {volume.unit.value} dure {lasting(LONGEST_PART)} au plus.")
