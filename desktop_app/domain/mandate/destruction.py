"""A destruction of personal data: why, what kind, by whom, and the proof that stays without any personal data.

Source: article 2 of conventions 000 and 001, data are destroyed when the procedure is done, when the mandate
is withdrawn or when its time is over; RGPD, articles 5-1 e and 17.
"""

from datetime import date, datetime
from enum import Enum

from ..nouns.frozen import frozen
from . import EndReason


class Kind(Enum):
    """What is destroyed; the value is printed on the proof."""

    MANDATE_BODY = (
        "contenu d’un mandat : démarches, organismes, données demandées, documents remis, actes faits, "
        "pièce d’identité vue"
    )
    PERSON = "fiche d’un usager : nom, prénom, téléphone, et ses rendez-vous"
    PEOPLE = "fiches d’usagers sans visite récente, et leurs rendez-vous"


class Trigger(Enum):
    """Why; the value is printed on the proof."""

    WITHDRAWN = "mandat retiré par la personne"
    DONE = "démarches abouties"
    EXPIRED = "mandat arrivé à son terme"
    RENOUNCED = "mandat arrêté par le service"
    ABANDONED = "mandat abandonné avant signature"
    DEATH = "décès de la personne"
    PROTECTION = "mesure de protection de la personne"
    REPLACED = "mandat confié à quelqu’un d’autre"
    CONVENTION_OVER = "fin de la convention"
    ADVISOR_LEFT = "départ de qui l’accompagne"
    MISTAKE = "mandat fait par erreur"
    ASKED = "effacement demandé par la personne (RGPD, art. 17)"
    TIME_OVER = "durée de conservation écoulée"


WHY_AT_END = {
    EndReason.WITHDRAWN: Trigger.WITHDRAWN,
    EndReason.DONE: Trigger.DONE,
    EndReason.EXPIRED: Trigger.EXPIRED,
    EndReason.RENOUNCED: Trigger.RENOUNCED,
    EndReason.ABANDONED: Trigger.ABANDONED,
    EndReason.DEATH: Trigger.DEATH,
    EndReason.PROTECTION: Trigger.PROTECTION,
    EndReason.REPLACED: Trigger.REPLACED,
    EndReason.CONVENTION_OVER: Trigger.CONVENTION_OVER,
    EndReason.ADVISOR_LEFT: Trigger.ADVISOR_LEFT,
    EndReason.MISTAKE: Trigger.MISTAKE,
}
"""Why the content of a mandate is destroyed, by why the mandate ended."""
END_FOR = {why: end for end, why in WHY_AT_END.items()}
"""The other way round: why a mandate had ended, by why its content was destroyed."""


@frozen
class Destruction:
    """`number` is like 'D2026-0001'; `subject` an opaque id such as 'mandat-12', or ''; `amount` how many records.

    `by` is an account as the journal names it. `not_seen_since` is, for a purge, the date of which people were
    last seen before. `done_at` is None until the keys, the data and their traces in the file are gone; `head` is
    then the head of the journal where that is written, such as '1234 0f1e2d3c4b5a6978', or '' when the
    destruction had to be done again after an old backup was put back. `held_until` is the last day on which the body
    may still tell the end sheet what to print, None when it goes at once.
    """

    id: int
    number: str
    kind: Kind
    trigger: Trigger
    subject: str
    amount: int
    asked_at: datetime
    by: str
    not_seen_since: date | None = None
    done_at: datetime | None = None
    head: str = ""
    held_until: date | None = None

    def is_due(self, today: date) -> bool:
        """Whether nothing holds it back any more."""
        return self.held_until is None or today > self.held_until


def destruction_number(year: int, rank: int) -> str:
    """'D2026-0001' for the first destruction of 2026."""
    return f"D{year}-{rank:04}"
