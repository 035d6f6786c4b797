"""One thing that was done under a mandate: for which line, when, how, with which result and what comes next."""

from datetime import date, datetime
from enum import Enum

from ..nouns.frozen import frozen
from .scope import Act


class Manner(Enum):
    """How it was done; the value is printed for the person."""

    TOGETHER = "ensemble, sur place"
    REMOTE = "à distance, sans la personne"
    PHONE = "par téléphone"
    LETTER = "par courrier"
    MAIL = "par courriel"


class Outcome(Enum):
    """What came of it, in a few kinds: what an organism answered is nobody's business here."""

    DONE = "fait"
    PENDING = "en attente d’une réponse"
    REFUSED = "refusé par l’organisme"


@frozen
class ActDone:
    """Done at this hour for the line or the request of this `number` on the paper.

    `act` is None for a request, which allows one thing only. `by` names who did it. `due_on` is the next date, None
    where there is none, and `due_for` what is to be done by then. No number of a file or of a receipt is kept.
    """

    number: int
    act: Act | None
    at: datetime
    manner: Manner = Manner.TOGETHER
    outcome: Outcome = Outcome.DONE
    by: str = ""
    due_on: date | None = None
    due_for: str = ""
    note: str = ""
