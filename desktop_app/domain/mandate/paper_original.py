"""The signed original that the service keeps: where it lies, for how long, and its own end.

Sources: RGPD, 5-1 e and 13-2 a; Code civil, 2004 (the mandant may have it back); code du patrimoine, L. 212-2, L. 212-3
and R. 212-14: nothing of a commune's archives is destroyed before the Archives départementales have allowed it.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import Enum

from .. import text
from ..errors import Fault, RuleBroken, refuse
from ..french import plain_date
from ..nouns.frozen import frozen
from ..working_days import add_months

PLACE_LENGTH = 60
YEARS = (0, 5, 6)
"""How long the data protection officer may have an original kept after its end."""


class Allowance(Enum):
    """What lets papers be destroyed; the value is printed."""

    VISA = "visa des Archives départementales"
    NOT_NEEDED = "réponse des Archives départementales : aucun visa n’est à demander"


class Disposal(Enum):
    """How they were destroyed; the value is printed."""

    SHREDDED = "broyage"
    BURNT = "incinération"
    CONTRACTOR = "prestataire, qui a remis son certificat"


@frozen
class ArchivesAnswer:
    """What the Archives départementales answered, once for all mandates: whether each list takes their `visa`.

    `reference` is that of their letter or message.
    """

    visa: bool
    answered_on: date
    reference: str


@frozen
class Elimination:
    """A list of papers proposed for destruction. `number` is like 'E2026-0001'.

    `allowance` is what lets them be destroyed, None until it is noted, with its date and reference; `destroyed_on`, by
    which account and in which `way` is noted once they are.
    """

    id: int
    number: str
    made_on: date
    made_by: str
    allowance: Allowance | None = None
    allowed_on: date | None = None
    reference: str = ""
    destroyed_on: date | None = None
    destroyed_by: str = ""
    way: Disposal | None = None


@frozen
class PaperOriginal:
    """The service's original of a signed mandate, known by its number alone: nothing of what it says.

    `years` is how long after the end it is kept, as it says itself or as the settings do, None while they do not.
    `place` is the folder and the number in it, '' until it was filed. It is `returned_on` to the person, or stands on
    an `elimination`. It was `missing_on` a day when it was not where it should be, until it is filed again, or told
    to be `lost_on` another.
    """

    mandate_id: int
    number: str
    signed_on: date
    ended_on: date | None
    years: int | None
    place: str = ""
    filed_at: datetime | None = None
    filed_by: str = ""
    returned_on: date | None = None
    elimination: Elimination | None = None
    missing_on: date | None = None
    lost_on: date | None = None

    @property
    def term(self) -> date | None:
        """The day it is to be destroyed from; None while the mandate goes on, or while nobody has said how long."""
        if self.ended_on is None or self.years is None:
            return None
        return add_months(self.ended_on, 12 * self.years)

    @property
    def destroyed_on(self) -> date | None:
        """The day it was destroyed, or None."""
        return self.elimination.destroyed_on if self.elimination else None

    @property
    def here(self) -> bool:
        """Whether the service still has it, as far as it knows."""
        return self.returned_on is None and self.destroyed_on is None and self.lost_on is None

    def is_due(self, today: date) -> bool:
        """Whether its term is over and nothing was begun yet; what cannot be found cannot be destroyed."""
        if self.elimination is not None or self.missing_on is not None:
            return False
        return self.here and self.term is not None and self.term <= today


def ended_by(today: date, years: int) -> date:
    """The last day a mandate may have ended on for the term of its original to be over on this day."""
    day = add_months(today, -12 * years)
    # 29 February has its term on the 28th, as that day has.
    after = day + timedelta(days=1)
    return after if add_months(after, 12 * years) <= today else day


def elimination_number(year: int, rank: int) -> str:
    """'E2026-0001' for the first list of 2026."""
    return f"E{year}-{rank:04}"


def filed(original: PaperOriginal, place: str, at: datetime, by: str) -> PaperOriginal:
    """The original in this place, found again if it was missing.

    Raises `Refused` (field place) and `RuleBroken` for one that is not here any more.
    """
    if not original.here:
        raise RuleBroken(_gone(original))
    refuse(text.line_faults(place, "place", "L’endroit", longest=PLACE_LENGTH))
    return replace(original, place=text.tidy(place), filed_at=at, filed_by=by, missing_on=None)


def missing(original: PaperOriginal, on: date) -> PaperOriginal:
    """The original that is not where it should be; off its list, since what is not found is not destroyed."""
    if not original.here:
        raise RuleBroken(_gone(original))
    if original.missing_on is not None:
        raise RuleBroken(f"Cet original est déjà noté introuvable, depuis le {plain_date(original.missing_on)}.")
    return replace(original, missing_on=on, elimination=None)


def lost(original: PaperOriginal, on: date) -> PaperOriginal:
    """The original that nobody looks for any more; raises `RuleBroken` for one that was not missing first."""
    if not original.here:
        raise RuleBroken(_gone(original))
    if original.missing_on is None:
        raise RuleBroken("Cherchez d’abord cet original à sa place : il n’est pas encore noté introuvable.")
    return replace(original, lost_on=on)


def returned(original: PaperOriginal, on: date) -> PaperOriginal:
    """The original handed back to the person, who may ask for it once the mandate is over (Code civil, 2004)."""
    if not original.here:
        raise RuleBroken(_gone(original))
    if original.ended_on is None:
        raise RuleBroken("Le mandat n’est pas fini : le service garde son original. Retirez d’abord le mandat.")
    if original.elimination is not None:
        raise RuleBroken(
            f"Cet original est sur le bordereau {original.elimination.number} : annulez d’abord le bordereau."
        )
    return replace(original, returned_on=on, missing_on=None)


def allowed(
    list_: Elimination, answer: ArchivesAnswer | None, *, visa_on: date | None, reference: str, today: date
) -> Elimination:
    """The list once the Archives have allowed it: by their visa of this date, or by their answer that none is needed.

    Raises `RuleBroken` without either, `Refused` (fields allowed_on, reference).
    """
    _check_not_destroyed(list_)
    if answer is not None and not answer.visa:
        return replace(list_, allowance=Allowance.NOT_NEEDED, allowed_on=answer.answered_on, reference=answer.reference)
    faults = list(text.line_faults(reference, "reference", "La référence"))
    if visa_on is None or not list_.made_on <= visa_on <= today:
        made = plain_date(list_.made_on)
        faults = [
            Fault("allowed_on", f"Recopiez la date du visa : du {made}, jour du bordereau, à aujourd’hui."),
            *faults,
        ]
    refuse(faults)
    return replace(list_, allowance=Allowance.VISA, allowed_on=visa_on, reference=text.tidy(reference))


def destroyed(list_: Elimination, *, on: date | None, way: Disposal | None, by: str, today: date) -> Elimination:
    """The list once its papers are destroyed; raises `RuleBroken` before it may, `Refused` (destroyed_on, way)."""
    _check_not_destroyed(list_)
    if list_.allowed_on is None:
        raise RuleBroken(
            "Rien ne se détruit avant l’accord des Archives départementales : notez d’abord leur visa, ou leur réponse "
            "qu’aucun n’est à demander."
        )
    first = max(list_.made_on, list_.allowed_on)
    faults = []
    if on is None or not first <= on <= today:
        faults.append(Fault("destroyed_on", f"Dites quel jour : du {plain_date(first)} à aujourd’hui."))
    if way is None:
        faults.append(Fault("way", "Dites comment : le procès-verbal le porte."))
    refuse(faults)
    return replace(list_, destroyed_on=on, destroyed_by=by, way=way)


def read_answer(*, visa: bool | None, answered_on: date | None, reference: str, today: date) -> ArchivesAnswer:
    """The answer typed in a form; raises `Refused` (fields visa, answered_on, reference)."""
    faults = []
    if visa is None:
        faults.append(Fault("visa", "Choisissez ce que les Archives ont répondu."))
    if answered_on is None or answered_on > today:
        faults.append(Fault("answered_on", "Recopiez la date de leur réponse."))
    refuse([*faults, *text.line_faults(reference, "reference", "La référence")])
    assert answered_on
    return ArchivesAnswer(bool(visa), answered_on, text.tidy(reference))


def _check_not_destroyed(list_: Elimination) -> None:
    if list_.destroyed_on is not None:
        when = plain_date(list_.destroyed_on)
        raise RuleBroken(f"Les papiers du bordereau {list_.number} sont détruits depuis le {when}.")


def _gone(original: PaperOriginal) -> str:
    if original.returned_on:
        return f"Cet original a été remis à la personne le {plain_date(original.returned_on)}."
    if original.lost_on:
        return f"Cet original est noté perdu depuis le {plain_date(original.lost_on)}."
    assert original.destroyed_on
    return f"Cet original a été détruit le {plain_date(original.destroyed_on)}."
