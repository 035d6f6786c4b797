"""The organisms a mandate usually names, and what may never be done there for someone else."""

from dataclasses import dataclass

from .search_key import fold


@dataclass(frozen=True)
class Organism:
    """A name to propose, with its usual procedures; any other name may be typed."""

    name: str
    procedures: tuple[str, ...]


ORGANISMS = (
    Organism("CAF", ("Demande d’aide au logement", "Déclaration trimestrielle", "Prime d’activité", "RSA")),
    Organism("Assurance maladie (ameli)", ("Attestation de droits", "Carte Vitale", "Complémentaire santé solidaire")),
    Organism("Impôts (DGFiP)", ("Déclaration de revenus", "Délai de paiement : demande", "Changement d’adresse")),
    Organism("France Travail", ("Inscription", "Actualisation", "Envoi de documents")),
    Organism("ANTS (France Titres)", ("Pré-demande de carte d’identité ou de passeport", "Permis", "Carte grise")),
    Organism("Assurance retraite (Carsat)", ("Demande de retraite", "Relevé de carrière", "Attestation fiscale")),
    Organism("MSA", ("Aide au logement", "Déclaration trimestrielle", "Retraite")),
    Organism("Préfecture (étrangers, ANEF)", ("Titre de séjour : demande", "Titre de séjour : renouvellement")),
    Organism("Demande de logement social", ("Première demande", "Renouvellement annuel")),
    Organism("Département (MDPH, APA)", ("Dossier MDPH", "Demande d’APA", "Aide sociale")),
    Organism("ANTAI (amendes)", ("Consultation", "Contestation")),
    Organism("Mon compte formation", ("Consultation des droits",)),
    Organism("Justice (CDAD, aide juridictionnelle)", ("Demande d’aide juridictionnelle", "Casier judiciaire")),
    Organism("Banque de France", ("Dossier de surendettement : saisie",)),
    Organism("Énergie (chèque énergie, fournisseur)", ("Chèque énergie", "Changement de contrat")),
    Organism("Éducation (EduConnect, bourses)", ("Inscription", "Bourse", "Cantine")),
    Organism("Messagerie", ("Création d’une adresse mail",)),
)


def procedures_at(name: str) -> tuple[str, ...]:
    """The usual procedures of the organism of this name, accents and case left aside; () when unknown."""
    return next((organism.procedures for organism in ORGANISMS if fold(organism.name) == fold(name)), ())


def must_sign_in_person(name: str, procedure: str = "") -> bool:
    """Whether the user alone may validate there: an over-indebtedness file signed by anyone else is
    inadmissible (code de la consommation, R. 721-2 and R. 761-1)."""
    return "banque de france" in fold(name) or "surendettement" in fold(f"{name} {procedure}")
