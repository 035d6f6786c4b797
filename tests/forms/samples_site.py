"""The sheet of the site, with usual data and with the longest."""

from __future__ import annotations

from datetime import date

from desktop_app.forms.page import Letterhead
from desktop_app.forms.site_sheet import SitePlace, SiteSheet

from .samples import EIGHTY, HEAD, WORST_HEAD

_ROOMS = (
    ("Bureau du CCAS", "3", "Accessible aux personnes à mobilité réduite, bureau fermé, confidentiel, Internet"),
    ("Salle d’animation", "8", "Accessible aux personnes à mobilité réduite, Internet"),
    ("Réserve", "", ""),
)


def site_sheet(head: Letterhead = HEAD) -> SiteSheet:
    """Two places, one of which nobody described, two days, and a loan."""
    return SiteSheet(
        head,
        date(2026, 11, 26),
        (
            SitePlace("Médiathèque du Boulou", "Avenue Léon-Jean Grégory, 66160 Le Boulou", "0468000000", _ROOMS),
            SitePlace("Maison des services", "2 rue du Stade, 66160 Le Boulou", "", ()),
        ),
        (
            "Chaque jeudi, 9 h – 12 h et 14 h – 17 h, démarches administratives, Marie Castell. Rendez-vous de 45 min.",
            "Chaque vendredi, 9 h – 12 h, ateliers numériques, Jordi Puig. 8 places en atelier, arrivée à 8 h 45.",
        ),
        (
            "Reçus pour : démarches administratives.",
            "Ateliers réservés à : habitant de la commune.",
            "Tout est gratuit.",
        ),
        ("Sur place : Internet, ordinateur, imprimante.", "Imprimante 3D (ici, jusqu’au 4 décembre 2026) : armoire."),
    )


def worst_site_sheet() -> SiteSheet:
    """Six places of the longest words, more than a page."""
    place = SitePlace(EIGHTY, EIGHTY, "0468000000", (("W" * 40, "50", EIGHTY),) * 6)
    return SiteSheet(WORST_HEAD, date(2026, 11, 26), (place,) * 6, (EIGHTY * 2,) * 12, (EIGHTY,) * 4, ("W" * 120,) * 12)
