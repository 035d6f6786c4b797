"""The days that the law or the use of a territory adds to the eleven: a table to start from, which the place edits."""

from datetime import date
from enum import Enum

from .period import Period, PeriodKind


class Territory(Enum):
    """Where bank holidays differ; the value is what the screens call it."""

    MAINLAND = "Métropole"
    ALSACE_MOSELLE = "Alsace-Moselle"
    GUADELOUPE = "Guadeloupe"
    FRENCH_GUIANA = "Guyane"
    MARTINIQUE = "Martinique"
    MAYOTTE = "Mayotte"
    NEW_CALEDONIA = "Nouvelle-Calédonie"
    FRENCH_POLYNESIA = "Polynésie française"
    REUNION = "La Réunion"
    SAINT_BARTHELEMY = "Saint-Barthélemy"
    SAINT_MARTIN = "Saint-Martin"
    SAINT_PIERRE_AND_MIQUELON = "Saint-Pierre-et-Miquelon"
    WALLIS_AND_FUTUNA = "Wallis-et-Futuna"


KEEPS_SAINT_STEPHEN = frozenset({Territory.ALSACE_MOSELLE})
KEEPS_GOOD_FRIDAY = frozenset({Territory.FRENCH_POLYNESIA})
"""Where the switch is on from the start; in Alsace-Moselle Good Friday depends on the commune."""
_ABOLITION = "abolition de l’esclavage"
_SCHOELCHER = "fête Victor Schœlcher"
_ADDED: dict[Territory, tuple[tuple[int, int, str], ...]] = {
    # The days of the abolition are those of article L. 3422-2 of the Code du travail and of each territory's own law.
    Territory.GUADELOUPE: ((5, 27, _ABOLITION), (7, 21, _SCHOELCHER)),
    Territory.FRENCH_GUIANA: ((6, 10, _ABOLITION),),
    Territory.MARTINIQUE: ((5, 22, _ABOLITION), (7, 21, _SCHOELCHER)),
    Territory.MAYOTTE: ((4, 27, _ABOLITION),),
    Territory.NEW_CALEDONIA: ((9, 24, "fête de la citoyenneté"),),
    Territory.FRENCH_POLYNESIA: ((3, 5, "arrivée de l’Évangile"), (11, 20, "Matāri’i")),
    Territory.REUNION: ((12, 20, _ABOLITION),),
    Territory.SAINT_BARTHELEMY: ((10, 9, _ABOLITION),),
    Territory.SAINT_MARTIN: ((5, 28, _ABOLITION),),
    Territory.WALLIS_AND_FUTUNA: ((4, 28, "saint Pierre Chanel"), (7, 29, "fête du territoire")),
}


def proposed(territory: Territory, year: int) -> tuple[Period, ...]:
    """The days added there every year, the first of them in `year`; those that move with Easter are switches apart.

    Local use varies (Guadeloupe also keeps Good Friday, Wallis-et-Futuna 29 June): nothing here is imposed.
    """
    return tuple(
        Period(PeriodKind.BANK_HOLIDAY, day, day, True, name)
        for month, at, name in _ADDED.get(territory, ())
        for day in [date(year, month, at)]
    )
