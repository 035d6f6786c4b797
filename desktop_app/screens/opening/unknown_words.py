"""What is said at the top of the window of days that nobody knows."""

from desktop_app.domain.french import NBSP, long_date, plain_date, plural
from desktop_app.use_cases.planning.unknown import Untold


def unknown_told(found: Untold) -> str:
    """How many days are unknown and which, why, and where they are seen."""
    why = (
        "la convention d’alors a été remplacée, et personne n’y était inscrit. L’agenda le montre, un référent dit ce "
        "qu’il en fut dans Prévu / réalisé."
    )
    if found.number == 1:
        return f"Le {long_date(found.first)} est «{NBSP}inconnu{NBSP}»{NBSP}: {why}"
    days = f"{plural(found.number, 'jour')}, du {plain_date(found.first)} au {plain_date(found.last)},"
    return f"{days} sont «{NBSP}inconnus{NBSP}»{NBSP}: {why}"
