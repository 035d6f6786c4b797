"""The steps of a mandate, in the only order the law and the convention allow."""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from .. import text
from ..errors import Fault, RuleBroken, StepMissing, refuse
from ..french import hour, moment, plain_date
from .ending import check_unsigned
from .originals import Printed
from .record import Body, IdentityDocument, InformationPoint, Mandate, Signature, State

PUT_RIGHT = timedelta(hours=2)
"""A clock put back by less was put right, by hand or for the winter: the paper keeps the hour that is printed on it."""
_UNDONE = {
    "by_person": "Il manque la signature de la personne.",
    "by_advisor": "Il manque la signature de qui accompagne la personne.",
    "handed_over": "Remettez un original à la personne, puis cochez.",
}
_OPEN = (State.DRAFT, State.INFORMED, State.IDENTIFIED, State.PRINTED)


def mandate_number(year: int, rank: int) -> str:
    """'2026-0001' for the first mandate of 2026."""
    return f"{year}-{rank:04}"


_NUMBER = re.compile(r"(?:mandat\s)?(?:n\s?°?\s?|no\s)?(?:(\d{4})\s?[-/\s]\s?)?(\d{1,5})")
_YEARS_MEANT = 3


def numbers_meant(typed: str, year: int) -> tuple[str, ...]:
    """The numbers of mandates that '2026-0046', '2026-46', 'mandat 46' or '46' may mean, `year` being this one.

    A rank by itself is of this year, else of one of the two before: the newest first. () for what is no number.
    """
    found = _NUMBER.fullmatch(" ".join(typed.casefold().split()))
    if not found or not int(found[2]):
        return ()
    years = (int(found[1]),) if found[1] else range(year, year - _YEARS_MEANT, -1)
    return tuple(mandate_number(each, int(found[2])) for each in years)


def missing_step(mandate: Mandate) -> str:
    """What must be done next and why, in one sentence; '' once the mandate is active or ended."""
    match mandate.state:
        case State.DRAFT:
            return "Dites les trois points à la personne : elle doit savoir avant de signer (RGPD, art. 13)."
        case State.INFORMED:
            return "Regardez une pièce d’identité : il faut être sûr de qui donne le mandat."
        case State.IDENTIFIED:
            return "Imprimez les deux originaux : un pour la personne, un pour le service."
        case State.PRINTED:
            return "Faites signer ici les deux originaux à la personne et à qui l’accompagne : rien n’est permis avant."
        case _:
            return ""


def revise(mandate: Mandate, body: Body, ends_on: date, substitutes: tuple[int, ...] = ()) -> Mandate:
    """The mandate with another scope or other substitutes, back to its first step: what was said no longer holds.

    Raises `RuleBroken` once it is signed: a signed mandate is withdrawn and a new one made.
    """
    check_unsigned(mandate)
    return Mandate(
        mandate.id,
        mandate.number,
        mandate.person_id,
        mandate.advisor_id,
        mandate.drafted_at,
        ends_on,
        body.scope,
        substitutes=substitutes,
    )


def inform(mandate: Mandate, points: Collection[InformationPoint], at: datetime, *, by: str = "") -> Mandate:
    """Record the points said to the person, by whom; informed only when all three are."""
    check_unsigned(mandate)
    if mandate.state is not State.DRAFT:
        return mandate
    _nothing_lacks(
        Fault(point.name, f"Il reste à expliquer {point.value}.") for point in InformationPoint if point not in points
    )
    informed = tuple((point, at) for point in InformationPoint)
    body = replace(mandate.open_body, informed_by=by)
    return replace(mandate, state=State.INFORMED, informed=informed, body=body)


def identify(mandate: Mandate, document: IdentityDocument | None, at: datetime, *, by: str = "") -> Mandate:
    """Record the kind of document seen and by whom, after the person was informed."""
    check_unsigned(mandate)
    _require(mandate, State.INFORMED)
    if document is None:
        raise StepMissing("Choisissez la pièce que vous avez vue. Son numéro ne se note pas.", "identity")
    if mandate.state is State.PRINTED:
        raise RuleBroken("Le mandat est déjà imprimé avec cette pièce : corrigez l’objet pour recommencer.")
    body = replace(mandate.open_body, identity=document, identified_by=by)
    return replace(mandate, state=State.IDENTIFIED, body=body, identified_at=at)


def hand_printed(mandate: Mandate, printed: Printed) -> Mandate:
    """Record that the two originals were printed, after identity was checked, and what they say.

    Printing again is allowed and changes nothing: the paper is the same and may be signed already.
    """
    check_unsigned(mandate)
    _require(mandate, State.IDENTIFIED)
    if mandate.state is State.PRINTED:
        return mandate
    if not mandate.open_body.lines and not mandate.open_body.requests:
        raise StepMissing("Le mandat ne dit pas encore ce qui est permis : ajoutez une démarche.", "scope")
    body = replace(mandate.open_body, printed=printed)
    return replace(
        mandate,
        state=State.PRINTED,
        printed_at=printed.originals.printed_at,
        body=body,
        line_count=body.line_count,
    )


def sign(
    mandate: Mandate,
    *,
    by_person: bool,
    by_advisor: bool,
    handed_over: bool,
    place: str,
    at: datetime,
    now: datetime,
    by: str = "",
) -> Mandate:
    """Make the mandate active: both signatures, received on site by whom, and one original handed over.

    Raises `StepMissing` for a step or a signature that lacks (fields by_person, by_advisor,
    handed_over), `RuleBroken` for an hour that cannot be, `Refused` for the place.
    """
    check_unsigned(mandate)
    _require(mandate, State.PRINTED)
    done = {"by_person": by_person, "by_advisor": by_advisor, "handed_over": handed_over}
    _nothing_lacks(Fault(field, _UNDONE[field]) for field, ticked in done.items() if not ticked)
    refuse(text.line_faults(place, "place", "Le lieu de signature"))
    assert mandate.printed_at
    if at > signing_hour(mandate, now):
        raise RuleBroken("Cette heure n’est pas encore passée : notez l’heure de la signature.", "at")
    if at < mandate.printed_at.replace(second=0, microsecond=0):
        raise RuleBroken(_before_printing(mandate.printed_at, now), "at")
    if at.date() > mandate.ends_on:
        raise RuleBroken(f"Ce mandat devait finir le {plain_date(mandate.ends_on)} : refaites-le.", "at")
    body = replace(mandate.open_body, received_by=by)
    return replace(mandate, state=State.ACTIVE, signature=Signature(text.tidy(place), at), body=body)


def signing_hour(mandate: Mandate, now: datetime) -> datetime:
    """The latest hour that a signature may have: now, or that of the printing when the clock was put right since."""
    printed = mandate.printed_at
    return printed if printed and timedelta() < printed - now < PUT_RIGHT else now


def _nothing_lacks(faults: Iterable[Fault]) -> None:
    """Refuse with all that lacks at once: three tries to learn of three boxes are two too many."""
    if found := list(faults):
        raise StepMissing(found[0].sentence, found[0].field, found[1:])


def _before_printing(printed: datetime, now: datetime) -> str:
    if now < printed:
        return (
            f"L’ordinateur dit {hour(now)}, et ce mandat a été imprimé à {hour(printed)} : son heure a été corrigée "
            f"depuis. Notez {hour(printed)}."
        )
    return f"Le mandat a été imprimé {moment(printed)} : il a été signé après."


def _require(mandate: Mandate, least: State) -> None:
    if _OPEN.index(mandate.state) < _OPEN.index(least):
        raise StepMissing(missing_step(mandate))
