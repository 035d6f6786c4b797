"""What an appointment is for: the themes of the national reporting tool, in its order and words.

Keys and labels are those of La Coop de la médiation numérique (version of 30 June 2026), so that
a month can be typed again there without translating anything.
"""

from collections.abc import Iterable
from enum import Enum

from .errors import RuleBroken
from .nouns.frozen import frozen


class Purpose(Enum):
    """What a session is for; the value is what screens and paper say."""

    PROCEDURES = "démarches administratives"
    WORKSHOPS = "ateliers numériques"
    ANY_HELP = "accompagnement individuel"


@frozen
class Theme:
    """`key` is stored; `label` is shown; `administrative` tells the second list from the first."""

    key: str
    label: str
    administrative: bool = False


THEMES = (
    Theme("DiagnosticNumerique", "Diagnostic numérique"),
    Theme("PrendreEnMainDuMateriel", "Prendre en main du matériel"),
    Theme("MaintenanceDeMateriel", "Maintenance de matériel"),
    Theme("GereSesContenusNumeriques", "Gérer ses contenus numériques"),
    Theme("NavigationSurInternet", "Navigation sur internet"),
    Theme("Email", "E-mail"),
    Theme("Bureautique", "Bureautique"),
    Theme("ReseauxSociaux", "Réseaux sociaux communication"),
    Theme("Sante", "Santé"),
    Theme("BanqueEtAchatsEnLigne", "Banque et achats en ligne"),
    Theme("Entrepreneuriat", "Accompagner un professionnel"),
    Theme("InsertionProfessionnelle", "Insertion professionnelle"),
    Theme("SecuriteNumerique", "Prévention en sécurité numérique"),
    Theme("Parentalite", "Parentalité"),
    Theme("ScolariteEtNumerique", "Scolarité et numérique"),
    Theme("CreerAvecLeNumerique", "Créer avec le numérique"),
    Theme("CultureNumerique", "Culture numérique"),
    Theme("IntelligenceArtificielle", "Intelligence artificielle (IA)"),
    Theme("AideAuxDemarchesAdministratives", "Aide aux démarches administratives"),
)
ADMINISTRATIVE_THEMES = (
    Theme("PapiersElectionsCitoyennete", "Papiers - Élections - Citoyenneté", True),
    Theme("FamilleScolarite", "Famille - Scolarité", True),
    Theme("SocialSante", "Social - Santé", True),
    Theme("TravailFormation", "Travail - Formation - Entreprise", True),
    Theme("Logement", "Logement", True),
    Theme("TransportsMobilite", "Transports - Mobilité", True),
    Theme("ArgentImpots", "Argent - Impôts", True),
    Theme("Justice", "Justice", True),
    Theme("EtrangersEurope", "Étrangers - Europe", True),
    Theme("LoisirsSportsCulture", "Loisirs - Sports - Culture", True),
    Theme("Associations", "Associations", True),
)
_BY_KEY = {theme.key: theme for theme in (*THEMES, *ADMINISTRATIVE_THEMES)}


def theme(key: str) -> Theme:
    """The theme of this key; KeyError when there is none."""
    return _BY_KEY[key]


def is_a_theme(key: str) -> bool:
    """Whether a list offers a theme of this key."""
    return key in _BY_KEY


def refuse_unknown_theme(key: str) -> None:
    """Refuse a theme that no list offers, where none need be said; raises `RuleBroken` (field theme)."""
    if key and not is_a_theme(key):
        raise RuleBroken("Ce motif n’est pas dans la liste : choisissez-en un.", "theme")


def themes_for(purpose: Purpose) -> tuple[Theme, ...]:
    """What may be booked on a day of this purpose, in the order to offer it (000, rapport au conseil).

    A day of démarches takes the administrative themes, the general one last; a day of workshops
    every other theme; a day of any help takes all.
    """
    general = THEMES[-1]
    match purpose:
        case Purpose.PROCEDURES:
            return (*ADMINISTRATIVE_THEMES, general)
        case Purpose.WORKSHOPS:
            return THEMES[:-1]
        case Purpose.ANY_HELP:
            return (*THEMES[:-1], *ADMINISTRATIVE_THEMES, general)


def themes_for_any(purposes: Iterable[Purpose]) -> tuple[Theme, ...]:
    """The themes of all these, each once, in the order to offer them."""
    return tuple(dict.fromkeys(each for purpose in purposes for each in themes_for(purpose)))
