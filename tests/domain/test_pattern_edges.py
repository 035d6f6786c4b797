"""What a pattern may say by itself: its weeks, its days, its dates, at the least and at the most."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest

from desktop_app.domain.planning import Pattern, Rhythm, check_patterns
from desktop_app.domain.planning.pattern import check_each
from tests.domain.blamed import blamed
from tests.helpers.builders import thursdays

FIRST = date(2024, 3, 6)
DAYS = tuple(FIRST + timedelta(7 * at) for at in range(201))


def typed(**changes: Any) -> Pattern:
    """Thursdays from 9 h on, or a list of dates."""
    return thursdays(**({"rhythm": Rhythm.DATES} if "dates" in changes else {}), **changes)


@pytest.mark.parametrize(
    "changes",
    [
        {"every_weeks": 1},
        {"every_weeks": 12},
        {"ends_on": FIRST},
        {"arrives": time(9)},
        {"arrives": time(8, 30)},
        {"dates": DAYS[:1]},
        {"dates": DAYS[:200]},
        {"rhythm": Rhythm.SECOND},
    ],
)
def test_the_least_and_the_most_are_taken(changes: dict[str, Any]) -> None:
    check_each([typed(**changes)])
    check_patterns([typed(**changes)])


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"every_weeks": 0}, "Une permanence revient toutes les 1 à 12 semaines."),
        ({"every_weeks": 13}, "Une permanence revient toutes les 1 à 12 semaines."),
        ({"every_weeks": 2, "rhythm": Rhythm.SECOND}, "Choisissez : certaines semaines, ou un rang dans le mois."),
        (
            {"ends_on": FIRST - timedelta(1)},
            "Ce jour de permanence finit avant de commencer : corrigez l’une des deux dates.",
        ),
        (
            {"arrives": time(9, 1)},
            "L’arrivée vient après l’ouverture au public : corrigez l’une des deux heures.",
        ),
        ({"dates": ()}, "Écrivez au moins une date, par exemple 12/01/2027."),
        ({"dates": DAYS}, "200 dates au plus : faites une autre permanence pour la suite."),
        ({"dates": (*DAYS[:2], DAYS[1])}, "Le 13 mars 2024 est écrit deux fois : retirez-en une."),
    ],
)
def test_what_no_pattern_says_is_refused_beside_its_day(changes: dict[str, Any], told: str) -> None:
    assert blamed(check_each, [thursdays(), typed(**changes)]) == {"day-1": told}
