"""A year of mandates of the fictional commune, each led through the real steps."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from random import Random

from desktop_app.domain import mandate as rules
from desktop_app.domain.mandate import (
    Act,
    ActDone,
    Body,
    DataRequest,
    EndReason,
    Execution,
    IdentityDocument,
    InformationPoint,
    Mandate,
    Outcome,
    Path,
    Printed,
    Question,
    ScopeLine,
    WithdrawalChannel,
    acts,
)
from desktop_app.domain.reception.appointment import Appointment, State
from desktop_app.domain.theme import theme

from ..mandates.organisms import shipped

_MINUTES = {Act.CONSULT: 6, Act.FILL: 14}
_ANSWER_IN, _AT_LEAST = timedelta(days=40), timedelta(days=5)
_EVERY_NTH = 5
_USUAL = (
    ("CAF", ("Demande d’aide au logement", "Déclaration trimestrielle", "Prime d’activité", "RSA")),
    ("Assurance maladie (ameli)", ("Attestation de droits", "Carte Vitale", "Complémentaire santé solidaire")),
    ("Impôts (DGFiP)", ("Déclaration de revenus", "Demande de délai de paiement", "Changement d’adresse")),
    ("France Travail", ("Inscription", "Actualisation", "Envoi de documents")),
    ("ANTS (France Titres)", ("Pré-demande de carte d’identité ou de passeport", "Permis de conduire", "Carte grise")),
    ("Assurance retraite (Carsat)", ("Demande de retraite", "Relevé de carrière", "Attestation fiscale")),
    ("MSA", ("Aide au logement", "Déclaration trimestrielle", "Retraite")),
    ("Préfecture (étrangers, ANEF)", ("Demande de titre de séjour", "Renouvellement de titre de séjour")),
)
"""What most people come for, as the directory that is shipped names it."""
_DOCUMENTS = [document for document in IdentityDocument if document is not IdentityDocument.OTHER_MEANS]
_ENDS = {EndReason.DONE: 70, EndReason.EXPIRED: 18, EndReason.WITHDRAWN: 12}


Printer = Callable[[Mandate, datetime], Printed]
"""Prints the originals of a mandate whose identity was checked, at that hour."""


def a_year_of_mandates(
    now: datetime, lived: Sequence[Appointment], chance: Random, printer: Printer
) -> Iterator[Mandate]:
    """One mandate for some of the appointments kept; old ones have ended, the last ones are open."""
    kept = [a for a in lived if a.state is State.SEEN and a.end < now and theme(a.theme).administrative]
    ranks: dict[int, int] = {}
    chosen = sorted(kept[::_EVERY_NTH], key=lambda appointment: appointment.start)
    for at, appointment in enumerate(chosen):
        year = appointment.start.year
        ranks[year] = ranks.get(year, 0) + 1
        number = rules.mandate_number(year, ranks[year])
        drafted = _drafted(number, appointment, chance)
        yield _led_on(drafted, now, unfinished=len(chosen) - at, chance=chance, printer=printer)


def done_with_them(now: datetime, lived: Sequence[Appointment]) -> Iterator[Appointment]:
    """Some of the appointments kept at which the procedure was done with the person, and no mandate begun."""
    kept = [a for a in lived if a.state is State.SEEN and a.end < now and theme(a.theme).administrative]
    yield from (appointment for at, appointment in enumerate(kept) if at % _EVERY_NTH in (1, 3))


def _drafted(number: str, appointment: Appointment, chance: Random) -> Mandate:
    organism, procedures = chance.choice(_USUAL)
    acts = {Act.CONSULT, Act.FILL, Act.ATTACH} | ({Act.SUBMIT} if chance.random() < 0.6 else set())
    procedure = chance.choice(procedures)
    category = shipped().category_of(organism, procedure)
    lines = (ScopeLine(organism, procedure, frozenset(acts), category),)
    requests = (DataRequest(organism, "attestation de droits"),) if chance.random() < 0.3 else ()
    body = Body(lines, requests, chance.choice(list(Execution)), path=Path())
    ends_on = appointment.start.date() + timedelta(days=chance.choice((1, 31, 31, 182)))
    return Mandate(0, number, appointment.person_id, appointment.advisor_id, appointment.start, ends_on, body)


def _led_on(mandate: Mandate, now: datetime, *, unfinished: int, chance: Random, printer: Printer) -> Mandate:
    if unfinished == 1:
        return replace(mandate, ends_on=now.date() + timedelta(days=7))
    if unfinished == 2:
        mandate = replace(mandate, ends_on=now.date() + timedelta(days=30))
    at = mandate.drafted_at
    mandate = rules.inform(mandate, list(InformationPoint), at + timedelta(minutes=5), answered=list(Question))
    document = chance.choice(_DOCUMENTS)
    mandate = rules.identify(mandate, document, at + timedelta(minutes=7), birth=_birth(mandate))
    mandate = rules.hand_printed(mandate, printer(mandate, at + timedelta(minutes=8)))
    if unfinished == 2:
        return mandate
    signed = at + timedelta(minutes=11)
    mandate = rules.sign(
        mandate,
        by_person=True,
        by_advisor=True,
        handed_over=True,
        place="Clairval-les-Pins",
        at=signed,
        now=signed,
    )
    return _ended(mandate, now, chance)


def _birth(mandate: Mandate) -> rules.Birth:
    """One that the next mandate does not have: nothing of the counter depends on it."""
    rank = int(mandate.number[-4:])
    return rules.Birth("", date(1938 + rank % 59, 1 + rank % 12, 1 + rank % 28), "Clairval-les-Pins")


def _ended(mandate: Mandate, now: datetime, chance: Random) -> Mandate:
    if mandate.ends_on >= now.date():
        return mandate
    reason = chance.choices(list(_ENDS), list(_ENDS.values()))[0]
    last = rules.closes_at(mandate)
    at = last if reason is EndReason.EXPIRED else mandate.drafted_at + (last - mandate.drafted_at) / 2
    return rules.end(mandate, reason, at.replace(microsecond=0), WithdrawalChannel.SPOKEN)


def with_acts(mandate: Mandate, now: datetime, by: str) -> Mandate:
    """The mandate with what was done on the day it was signed, and an answer that is awaited in a few days."""
    if not mandate.signature or mandate.ended_at:
        return mandate
    at = mandate.signature.at
    for act, minutes in _MINUTES.items():
        mandate = _noted(mandate, ActDone(1, act, at + timedelta(minutes=minutes), by=by), now)
    if Act.SUBMIT in mandate.open_body.lines[0].acts:
        answer = max(at.date() + _ANSWER_IN, now.date() + _AT_LEAST)
        sent = ActDone(1, Act.SUBMIT, at + timedelta(minutes=20), outcome=Outcome.PENDING, by=by, due_on=answer)
        mandate = _noted(mandate, replace(sent, due_for="regarder si la réponse est arrivée"), now)
    if mandate.open_body.requests:
        mandate = _noted(mandate, ActDone(2, None, at + timedelta(minutes=25), by=by), now)
    return mandate


def _noted(mandate: Mandate, done: ActDone, now: datetime) -> Mandate:
    return acts.record_act(mandate, done, now) if done.at <= now else mandate
