"""What the controller's data protection officer decided: the legal basis, data of article 9, how long proof is kept.

It stands with the terms of a convention, not with the place: the text names the controller, and two conventions side by
side may have two controllers, whose officers decide each for themselves.
"""

from collections.abc import Iterator
from enum import Enum

from .. import text
from ..errors import Fault
from ..nouns.frozen import frozen

PAPER_YEARS = (0, 5, 6)
"""How long the service may keep its original after the end: not at all, for the civil action (Code civil, 2224), or
for the criminal one (code de procédure pénale, art. 8)."""


class LegalBasis(Enum):
    """On what the processing rests (RGPD, 6-1); the value is what the settings say."""

    PUBLIC_TASK = "Mission d’intérêt public (RGPD, 6-1 e)"
    LEGAL_DUTY = "Obligation légale (RGPD, 6-1 c)"
    CONSENT = "Consentement de la personne (RGPD, 6-1 a)"


class SpecialGround(Enum):
    """What lets data on health, disability or origin be used (RGPD, 9-2); the value is what the settings say."""

    EXPLICIT_CONSENT = "Accord exprès, coché sur le mandat (RGPD, 9-2 a)"
    SOCIAL_PROTECTION = "Droit de la protection sociale (RGPD, 9-2 b)"


@frozen
class DataTerms:
    """The officer's answers. Until one decides otherwise: a public task, as the national tools have it, and for data of
    article 9 the person's own word, which asks the most.

    `officer_contact` is how to write to the officer. `paper_years` is how long after the end of a mandate the service
    keeps its signed original, None until the officer has answered: none is assumed.
    """

    officer_contact: str = ""
    basis: LegalBasis = LegalBasis.PUBLIC_TASK
    special: SpecialGround = SpecialGround.EXPLICIT_CONSENT
    paper_years: int | None = None


NOTHING_SAID = DataTerms()
"""Before the officer has answered anything."""


def data_faults(data: DataTerms) -> Iterator[Fault]:
    """What is wrong with the answers typed."""
    yield from text.line_faults(data.officer_contact, "officer_contact", "Le contact", required=False)
    if data.paper_years not in (None, *PAPER_YEARS):
        yield Fault("paper_years", "L’original du service se garde 0, 5 ou 6 ans après la fin du mandat.")
