"""The school holidays of the three zones as the ministry published them, up to the last day it has said."""

from collections.abc import Mapping
from datetime import date
from enum import Enum
from typing import Any

from ..nouns.frozen import frozen


class Zone(Enum):
    """The zone of the schools around, by its letter; NONE shows no school holidays but those that are typed."""

    NONE = ""
    A = "A"
    B = "B"
    C = "C"


ACADEMIES = {
    Zone.A: "Besançon, Bordeaux, Clermont-Ferrand, Dijon, Grenoble, Limoges, Lyon, Poitiers",
    Zone.B: (
        "Aix-Marseille, Amiens, Lille, Nancy-Metz, Nantes, Nice, Normandie, Orléans-Tours, Reims, Rennes, Strasbourg"
    ),
    Zone.C: "Créteil, Montpellier, Paris, Toulouse, Versailles",
}
"""The académies of each zone."""


@frozen
class SchoolBreak:
    """Days without school in some zones ('ABC', 'B'), the first and the last included."""

    name: str
    zones: str
    first: date
    last: date


@frozen
class SchoolYears:
    """What is shipped: the holidays, the last day up to which they are all known, and the text they come from."""

    breaks: tuple[SchoolBreak, ...]
    known_until: date
    source: str

    def in_zone(self, zone: Zone, day: date) -> tuple[SchoolBreak, ...]:
        """The holidays of this zone that hold the day; none in no zone."""
        if zone is Zone.NONE:
            return ()
        return tuple(each for each in self.breaks if zone.value in each.zones and each.first <= day <= each.last)


def read_school_years(found: Mapping[str, Any]) -> SchoolYears:
    """What the shipped file holds; see `resources/calendar/school_holidays.json`."""
    breaks = tuple(
        SchoolBreak(row["name"], row["zones"], date.fromisoformat(row["first"]), date.fromisoformat(row["last"]))
        for year in found["years"]
        for row in year["holidays"]
    )
    return SchoolYears(breaks, date.fromisoformat(found["known_until"]), found["years"][-1]["source"])
