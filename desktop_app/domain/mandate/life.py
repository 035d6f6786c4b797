"""The steps of a mandate, in the only order the law and the convention allow."""

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from .. import text
from ..errors import Fault, RuleBroken, StepMissing, refuse
from ..french import hour, listed, moment, plain_date
from .birth import Birth, birth_faults, tidied
from .blank import blank_number
from .capacity import Signing
from .ending import check_unsigned
from .originals import Printed
from .record import (
    FACTS_FOR_A_DOCUMENT,
    Body,
    IdentityDocument,
    IdentityFact,
    InformationPoint,
    Mandate,
    Question,
    Signature,
    State,
)

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


_NUMBER = re.compile(r"(?:mandat\s)?(?:n\s?°?\s?|no\s)?(?:(v?)(\d{4})\s?[-/\s]\s?)?(\d{1,5})")
_YEARS_MEANT = 3


def numbers_meant(typed: str, year: int) -> tuple[str, ...]:
    """The numbers of mandates that '2026-0046', '2026-46', 'mandat 46' or '46' may mean, `year` being this one.

    A rank by itself is of this year, else of one of the two before: the newest first. 'V2026-7' is that of a blank.
    () for what is no number.
    """
    found = _NUMBER.fullmatch(" ".join(typed.casefold().split()))
    if not found or not int(found[3]):
        return ()
    years = (int(found[2]),) if found[2] else range(year, year - _YEARS_MEANT, -1)
    numbered = blank_number if found[1] else mandate_number
    return tuple(numbered(each, int(found[3])) for each in years)


def missing_step(mandate: Mandate) -> str:
    """What must be done next and why, in one sentence; '' once the mandate is active or ended."""
    match mandate.state:
        case State.DRAFT:
            return "Dites les trois points à la personne : elle doit savoir avant de signer (RGPD, art. 13)."
        case State.INFORMED if mandate.body and not mandate.body.understood_at:
            return "Posez les trois questions à la personne : elle répond avec ses mots, avant de signer."
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


def inform(
    mandate: Mandate,
    points: Collection[InformationPoint],
    at: datetime,
    *,
    answered: Collection[Question] = (),
    by: str = "",
) -> Mandate:
    """Record the points said to the person and the questions that they answered, by whom: informed once all six are.

    One that an earlier version left informed lacks the answers alone.
    """
    check_unsigned(mandate)
    body = mandate.open_body
    if mandate.state is not State.DRAFT and (mandate.state is not State.INFORMED or body.understood_at):
        return mandate
    said = points if mandate.state is State.DRAFT else InformationPoint
    _nothing_lacks(
        [
            *(Fault(each.name, f"Il reste à expliquer {each.value}.") for each in InformationPoint if each not in said),
            *(Fault(each.name, _unanswered(each)) for each in Question if each not in answered),
        ]
    )
    body = replace(body, understood_at=at, understood_by=by)
    if mandate.state is State.INFORMED:
        return replace(mandate, body=body)
    informed = tuple((point, at) for point in InformationPoint)
    return replace(mandate, state=State.INFORMED, informed=informed, body=replace(body, informed_by=by))


def _unanswered(question: Question) -> str:
    return f"Posez la question « {question.value} » : la personne répond avec ses mots."


def identify(
    mandate: Mandate,
    document: IdentityDocument | None,
    at: datetime,
    *,
    facts: Collection[IdentityFact] = (),
    birth: Birth | None = None,
    given_for: str = "",
    by: str = "",
) -> Mandate:
    """Record the kind of document seen and by whom, or the facts that stand for it, once the person understood.

    `birth` and `given_for`, the name of whom a representative signs for, may be left to be written by hand.
    """
    check_unsigned(mandate)
    _require(mandate, State.INFORMED)
    if mandate.state is State.INFORMED and not mandate.open_body.understood_at:
        raise StepMissing(missing_step(mandate))
    if document is None:
        raise StepMissing("Choisissez la pièce que vous avez vue. Son numéro ne se note pas.", "identity")
    if mandate.state is State.PRINTED:
        raise RuleBroken("Le mandat est déjà imprimé avec cette pièce : corrigez l’objet pour recommencer.")
    seen = frozenset(facts) if document is IdentityDocument.OTHER_MEANS else frozenset()
    if document is IdentityDocument.OTHER_MEANS and len(seen) < FACTS_FOR_A_DOCUMENT:
        raise StepMissing(
            "Sans pièce, il faut deux faits qui concordent : cochez-les. Aucun numéro ne se note.", "facts"
        )
    body = mandate.open_body
    represents = body.path is not None and body.path.signing in (Signing.BY_PARENT, Signing.BY_REPRESENTATIVE)
    named = text.tidy_name(given_for) if represents else ""
    refuse([*birth_faults(birth, at.date()), *(text.name_faults(named, "given_for", "Le nom") if named else ())])
    body = replace(body, identity=document, identity_facts=seen, identified_by=by, birth=tidied(birth), given_for=named)
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
    cosigned: bool = False,
    place: str,
    at: datetime,
    now: datetime,
    by: str = "",
) -> Mandate:
    """Make the mandate active: both signatures, received on site by whom, and one original handed over.

    `cosigned` is whether those whom its path asks for, if any, signed as well. Raises `StepMissing` for a step or a
    signature that lacks (fields by_person, by_advisor, cosigned, handed_over), `RuleBroken` for an hour that cannot be,
    `Refused` for the place.
    """
    check_unsigned(mandate)
    _require(mandate, State.PRINTED)
    path = mandate.open_body.path
    beside = path.cosigners if path else ()
    done = {"by_person": by_person, "by_advisor": by_advisor, "cosigned": cosigned or not beside}
    done["handed_over"] = handed_over
    undone = {**_UNDONE, "cosigned": f"Il manque une signature : {listed(beside)}."}
    _nothing_lacks(Fault(field, undone[field]) for field, ticked in done.items() if not ticked)
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
