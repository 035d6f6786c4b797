"""What the journal records: an action on an opaque id, never a word about anybody."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum


class Action(Enum):
    """Everything that can be done, by its name in the journal."""

    PLACE_SET = "lieu modifié"
    CONVENTION_SET = "convention modifiée"
    ADVISOR_SET = "conseiller modifié"
    DAYS_SET = "jours de permanence modifiés"
    PERSON_ADDED = "usager ajouté"
    PERSON_CORRECTED = "usager corrigé"
    PERSON_REMOVED = "usager retiré"
    BOOKED = "rendez-vous pris"
    MOVED = "rendez-vous déplacé"
    MARKED = "rendez-vous marqué"
    UNDONE = "action annulée"
    MANDATE_DRAFTED = "mandat préparé"
    MANDATE_REVISED = "objet du mandat repris"
    MANDATE_INFORMED = "information donnée"
    MANDATE_IDENTIFIED = "identité vérifiée"
    MANDATE_PRINTED = "mandat imprimé"
    MANDATE_SIGNED = "mandat signé et remis"
    MANDATE_ENDED = "mandat terminé"
    PRINTED = "document imprimé"
    PASSPHRASE_CHANGED = "phrase de passe changée"
    RECOVERY_CHANGED = "code de secours changé"


@dataclass(frozen=True)
class Entry:
    """`who` is 'accueil' or 'conseiller-3'; `subject` is like 'rendez-vous-12' or ''."""

    at: datetime
    who: str
    action: Action
    subject: str = ""
    detail: str = ""
