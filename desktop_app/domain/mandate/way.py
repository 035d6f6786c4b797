"""How a person's procedure came to be done: with them, by a mandate, or elsewhere; counted, never by name.

The Haut conseil du travail social asks to act with the person and not instead of them: what is not counted is not seen.
"""

from collections.abc import Mapping
from enum import Enum

from ..french import NBSP, plural


class Way(Enum):
    """What came of « can it be done with the person? »; the value is the word in figures."""

    WITH = "faite avec la personne"
    MANDATE = "par un mandat"
    ELSEWHERE = "orientée ailleurs"


def ways_told(counted: Mapping[Way, int]) -> str:
    """'12 démarches faites avec la personne, 5 mandats préparés, 1 personne orientée ailleurs'; '' for none."""
    told = [
        (counted.get(Way.WITH, 0), "démarche faite", f"{NBSP}avec la personne"),
        (counted.get(Way.MANDATE, 0), "mandat préparé", ""),
        (counted.get(Way.ELSEWHERE, 0), "personne orientée", " ailleurs"),
    ]
    return ", ".join(f"{plural(number, what)}{more}" for number, what, more in told if number)
