"""The themes of the national tool, label for label and in its order (appointments.md, 3.2)."""

import pytest

from desktop_app.domain.theme import (
    ADMINISTRATIVE_THEMES,
    THEMES,
    Purpose,
    refuse_unknown_theme,
    theme,
    themes_for,
    themes_for_any,
)
from tests.domain.blamed import blamed

DIGITAL = """
Diagnostic numérique|DiagnosticNumerique
Prendre en main du matériel|PrendreEnMainDuMateriel
Maintenance de matériel|MaintenanceDeMateriel
Gérer ses contenus numériques|GereSesContenusNumeriques
Navigation sur internet|NavigationSurInternet
E-mail|Email
Bureautique|Bureautique
Réseaux sociaux communication|ReseauxSociaux
Santé|Sante
Banque et achats en ligne|BanqueEtAchatsEnLigne
Accompagner un professionnel|Entrepreneuriat
Insertion professionnelle|InsertionProfessionnelle
Prévention en sécurité numérique|SecuriteNumerique
Parentalité|Parentalite
Scolarité et numérique|ScolariteEtNumerique
Créer avec le numérique|CreerAvecLeNumerique
Culture numérique|CultureNumerique
Intelligence artificielle (IA)|IntelligenceArtificielle
Aide aux démarches administratives|AideAuxDemarchesAdministratives
""".split("\n")[1:-1]
ADMINISTRATIVE = """
Papiers - Élections - Citoyenneté|PapiersElectionsCitoyennete
Famille - Scolarité|FamilleScolarite
Social - Santé|SocialSante
Travail - Formation - Entreprise|TravailFormation
Logement|Logement
Transports - Mobilité|TransportsMobilite
Argent - Impôts|ArgentImpots
Justice|Justice
Étrangers - Europe|EtrangersEurope
Loisirs - Sports - Culture|LoisirsSportsCulture
Associations|Associations
""".split("\n")[1:-1]


def test_the_nineteen_themes_of_digital_help() -> None:
    assert [f"{one.label}|{one.key}" for one in THEMES] == DIGITAL
    assert len(THEMES) == 19
    assert not any(one.administrative for one in THEMES)


def test_the_eleven_administrative_themes() -> None:
    assert [f"{one.label}|{one.key}" for one in ADMINISTRATIVE_THEMES] == ADMINISTRATIVE
    assert len(ADMINISTRATIVE_THEMES) == 11
    assert all(one.administrative for one in ADMINISTRATIVE_THEMES)


def test_a_theme_is_found_by_its_key() -> None:
    assert [theme(one.key) for one in (*THEMES, *ADMINISTRATIVE_THEMES)] == [*THEMES, *ADMINISTRATIVE_THEMES]
    with pytest.raises(KeyError):
        theme("Jardinage")


def test_a_day_of_procedures_takes_procedures_the_general_one_last() -> None:
    assert themes_for(Purpose.PROCEDURES) == (*ADMINISTRATIVE_THEMES, THEMES[-1])


def test_a_day_of_workshops_takes_everything_but_procedures() -> None:
    assert themes_for(Purpose.WORKSHOPS) == THEMES[:-1]


def test_a_day_of_any_help_takes_each_theme_once() -> None:
    offered = themes_for(Purpose.ANY_HELP)
    assert sorted(one.key for one in offered) == sorted(one.key for one in (*THEMES, *ADMINISTRATIVE_THEMES))


def test_a_theme_that_no_list_offers_is_refused_and_none_need_be_said() -> None:
    refuse_unknown_theme("")
    refuse_unknown_theme("Justice")
    told = {"theme": "Ce motif n’est pas dans la liste : choisissez-en un."}
    assert blamed(refuse_unknown_theme, "Autre") == told


def test_days_of_two_purposes_offer_each_theme_once() -> None:
    both = themes_for_any([Purpose.WORKSHOPS, Purpose.PROCEDURES])
    assert [each.key for each in both[:1]] == ["DiagnosticNumerique"] and both[-1] == THEMES[-1]
    assert len(both) == len({each.key for each in both}) == 30
    assert themes_for_any([Purpose.WORKSHOPS, Purpose.WORKSHOPS]) == themes_for(Purpose.WORKSHOPS)
    assert themes_for_any([]) == ()
