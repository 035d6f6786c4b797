"""Numbered blank mandates: printed ahead for a power cut or for outside, filled in by hand, entered afterwards.

Their numbers are a series of their own: whoever holds the paper sees that it was signed on a blank, and a blank that is
spoilt leaves no hole among the others. What is entered bears the number of the paper. Rules: as for any mandate (000,
art. 2; Code civil, 1984 to 2010), counted from the signature, and nothing of it before.
"""

import re
from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, timedelta
from enum import Enum

from .. import text
from ..errors import Fault, RuleBroken, refuse
from ..french import moment, plain_date
from ..nouns.frozen import frozen
from .record import (
    FACTS_FOR_A_DOCUMENT,
    Body,
    IdentityDocument,
    IdentityFact,
    InformationPoint,
    Mandate,
    Signature,
    State,
)

MOST_AT_ONCE = 20
COUNT_AGAIN = timedelta(days=31)
"""How long blanks may lie in a drawer before somebody looks whether they are still there."""
_NUMBER = re.compile(r"V\d{4}-\d{4,}")


class BlankState(Enum):
    """What became of a blank; the value is the word on screen."""

    OUT = "pas encore revenu"
    USED = "signé et ressaisi"
    SPOILT = "annulé"


class Spoilt(Enum):
    """Why a blank was never signed; the value follows « annulé : »."""

    NOT_PRINTED = "jamais imprimé"
    BADLY_PRINTED = "mal imprimé"
    MISTAKE = "erreur en le remplissant"
    NOT_SIGNED = "la personne n’a pas signé"
    OLD_TEXT = "son texte n’est plus le bon"
    LOST = "perdu"


@frozen
class Blank:
    """A blank in two originals. `number` is like 'V2026-0007'; `id` is 0 until stored.

    It names this advisor, `template` is the version of its text and `paper_years` how long it says that the service
    keeps its original. `counted_on` is when somebody last saw it still blank, the day of its printing at first.
    `mandate_id` is the mandate that was entered from it, `spoilt` why there never will be one, with the date.
    """

    id: int
    number: str
    advisor_id: int
    template: str
    printed_at: datetime
    printed_by: str
    paper_years: int | None
    counted_on: date
    mandate_id: int = 0
    spoilt: Spoilt | None = None
    spoilt_on: date | None = None

    @property
    def state(self) -> BlankState:
        """Out until it is used or spoilt."""
        if self.mandate_id:
            return BlankState.USED
        return BlankState.SPOILT if self.spoilt else BlankState.OUT

    def is_to_count(self, today: date) -> bool:
        """Whether nobody has seen for a month where it is."""
        return self.state is BlankState.OUT and today - self.counted_on > COUNT_AGAIN


@frozen
class Written:
    """What was written by hand on a blank, as it is copied: `place` and `at` beside the signatures.

    `told` are the points that are ticked on it, `understood` whether the person said it again, `signed` whether both
    signed both originals; `read_again` whether all this was compared with the paper: nothing of it is corrected after.
    """

    at: datetime | None
    place: str
    told: Collection[InformationPoint]
    identity: IdentityDocument | None
    facts: frozenset[IdentityFact]
    ends_on: date | None
    signed: bool
    understood: bool = False
    read_again: bool = False


def blank_number(year: int, rank: int) -> str:
    """'V2026-0001' for the first blank of 2026."""
    return f"V{year}-{rank:04}"


def is_on_blank(number: str) -> bool:
    """Whether a mandate of this number was signed on a blank."""
    return bool(_NUMBER.fullmatch(number))


def check_count(count: int | None) -> int:
    """How many are printed at once; raises `RuleBroken` (field count)."""
    if count is None or not 1 <= count <= MOST_AT_ONCE:
        raise RuleBroken(f"Dites combien : de 1 à {MOST_AT_ONCE}. Un vierge perdu se cherche.", "count")
    return count


def spoil(blank: Blank, why: Spoilt | None, today: date) -> Blank:
    """The blank that will never be a mandate; its number is not given again. Raises `RuleBroken` (field why)."""
    _check_out(blank)
    if why is None:
        raise RuleBroken("Dites pourquoi : le registre le garde.", "why")
    return replace(blank, spoilt=why, spoilt_on=today)


def counted(blank: Blank, today: date) -> Blank:
    """The blank, still blank and in its place today; as it was once that was noted today."""
    _check_out(blank)
    return replace(blank, counted_on=today)


def check_written(blank: Blank, written: Written, now: datetime) -> datetime:
    """When it was signed; raises `Refused` for what the paper must hold to be a mandate at all.

    Fields: identity, facts, told, at, place, signed, ends_on, read_again. The hour is neither before the blank was
    printed nor to come; the last day counts from the signature, see `check_scope` for the longest.
    """
    _check_out(blank)
    faults = []
    if written.identity is None:
        faults.append(Fault("identity", "Choisissez la pièce cochée sur le papier. Son numéro ne se note pas."))
    elif written.identity is IdentityDocument.OTHER_MEANS and len(written.facts) < FACTS_FOR_A_DOCUMENT:
        faults.append(Fault("facts", "Sans pièce, il faut deux faits qui concordent : cochez-les."))
    if any(point not in written.told for point in InformationPoint):
        faults.append(Fault("told", "Sans les trois points expliqués avant, ce papier ne vaut pas : annulez-le."))
    if sentence := _moment_fault(blank, written.at, now):
        faults.append(Fault("at", sentence))
    faults += text.line_faults(written.place, "place", "Le lieu de signature")
    if not written.signed:
        faults.append(Fault("signed", "Sans toutes les signatures, ce papier ne permet rien : annulez-le."))
    if written.at and written.ends_on and written.ends_on < written.at.date():
        signed = plain_date(written.at.date())
        faults.append(Fault("ends_on", f"Le papier a été signé le {signed} : il finit ce jour-là ou après."))
    if not written.read_again:
        faults.append(Fault("read_again", "Relisez avec le papier, puis cochez : après, rien ne se corrige."))
    refuse(faults)
    assert written.at
    return written.at


def enter(blank: Blank, written: Written, body: Body, person_id: int, substitutes: tuple[int, ...], by: str) -> Mandate:
    """The mandate that this blank became when it was signed, active from then on, `by` the advisor it names.

    To be called once `check_written` and `check_scope` have found nothing to say.
    """
    assert written.at
    assert written.ends_on
    facts = written.facts if written.identity is IdentityDocument.OTHER_MEANS else frozenset[IdentityFact]()
    body = replace(
        body,
        identity=written.identity,
        identity_facts=facts,
        informed_by=by,
        identified_by=by,
        received_by=by,
        understood_at=written.at if written.understood else None,
        understood_by=by if written.understood else "",
    )
    return Mandate(
        0,
        blank.number,
        person_id,
        blank.advisor_id,
        written.at,
        written.ends_on,
        body,
        State.ACTIVE,
        informed=tuple((point, written.at) for point in InformationPoint),
        identified_at=written.at,
        printed_at=blank.printed_at,
        signature=Signature(text.tidy(written.place), written.at),
        substitutes=substitutes,
        line_count=body.line_count,
    )


def _moment_fault(blank: Blank, at: datetime | None, now: datetime) -> str:
    if at is None:
        return "Recopiez le jour et l’heure des signatures, par exemple 10 h 30."
    if at > now:
        return "Cette heure n’est pas encore passée : relisez celle du papier."
    if at < blank.printed_at.replace(second=0, microsecond=0):
        return f"Ce vierge est sorti {moment(blank.printed_at)} : il a été signé après."
    return ""


def _check_out(blank: Blank) -> None:
    if blank.state is BlankState.USED:
        raise RuleBroken(f"Le vierge {blank.number} est déjà ressaisi : c’est un mandat.")
    if blank.state is BlankState.SPOILT:
        raise RuleBroken(f"Le vierge {blank.number} est annulé : son numéro ne sert plus.")
