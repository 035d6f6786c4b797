"""The text of « modèle 2 » and « modèle 3 », whose originals are out: the same words for ever, to the byte."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer, TopPadder

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.french import capital, listed, long_date, moment, of_person
from desktop_app.domain.mandate import Execution

from ...blocks import Bold, Story, bullets, fill_in, half, heading, say, side_by_side, table_section
from ...styles import BODY, BODY_WITH_NEXT, INSET, SUBTITLE, TITLE, WIDTH
from ...wording import words_for
from . import cosigners, signing, terms

if TYPE_CHECKING:
    from ..data import MandateForm

WITHOUT_NUMBERS, WITH_NUMBERS = "modèle 2", "modèle 3"
OWNERS = ("Original 1 sur 2 – pour la personne", "Original 2 sur 2 – pour le service")
_NUMBER: float = 11 * mm
"""Each line has its number: the person may take one back without the others."""

_EXECUTION = {
    Execution.TOGETHER: "Ensemble : je suis là quand les démarches sont faites.",
    Execution.REMOTE: "À distance : les démarches sont faites sans que je sois là.",
    Execution.BOTH: "Ensemble ou à distance : les démarches peuvent être faites sans que je sois là.",
}


def story(data: MandateForm) -> Story:
    """One original, as its template has it."""
    originals = data.originals
    person, advisor, who = originals.person, originals.advisor, words_for(originals.advisor.title)
    body = data.mandate.open_body
    understood_by = (body.understood_by or who.the) if body.understood_at else ""
    return [
        *_opening(data),
        *_parties(data),
        *_scope(data),
        *_requests(data),
        *_entrusted(data),
        *_duration(data),
        *terms.commitments(originals, who, body.path),
        *terms.personal_data(originals, who, data.mandate.informed, understood_by=understood_by),
        *terms.withdrawal(originals.place, who, by_line=_has_numbers(data)),
        *signing.reading(body.path),
        *signing.signing(person, advisor, body.path),
        TopPadder(signing.coupon(data.head, person, advisor, data.mandate.number, by_line=_has_numbers(data))),
    ]


def _opening(data: MandateForm) -> Story:
    return [
        say(TITLE, f"Mandat n° {data.mandate.number}"),
        say(SUBTITLE, "Pour faire des démarches en mon nom"),
        say(
            BODY,
            "Un mandat est un accord écrit. Je permets à une personne de faire des démarches pour moi, en mon nom. "
            "Elle fait ce qui est écrit ici, rien d’autre. Je peux l’arrêter quand je veux.",
        ),
    ]


def _parties(data: MandateForm) -> Story:
    person, advisor, place = data.originals.person, data.originals.advisor, data.originals.place
    inner, path = half() - 2 * INSET, data.mandate.open_body.path
    me = [
        say(BODY, Bold(cosigners.me(path)), " (le mandant)"),
        say(BODY, "Nom : ", Bold(person.last_name)),
        say(BODY, "Prénom : ", Bold(person.first_name)),
        fill_in(("Né(e) le", 1), width=inner),
        fill_in(("à", 1), width=inner),
        *cosigners.acting_for(path, inner),
    ]
    helper = [
        say(BODY, Bold(capital(words_for(advisor.title).the)), " (le mandataire)"),
        say(BODY, Bold(advisor.name), f", {advisor.title.value}"),
        say(BODY, f"Service : {data.originals.partner}"),
        say(BODY, f"Lieu : {place.name}, {place.address}"),
    ]
    # Under the table, not in it: however many they are, a paragraph goes on overleaf, where a cell cannot.
    others = [_in_absence(advisor, data.originals.substitutes)] if data.originals.substitutes else []
    return [heading("1. Qui signe ce mandat"), side_by_side(me, helper), Spacer(0, 2 * mm), *others, _identity(data)]


def _in_absence(advisor: Advisor, substitutes: Sequence[str]) -> Flowable:
    return say(BODY, Bold(f"En l’absence {of_person(advisor.name)} : "), f"{' ; '.join(substitutes)}.")


def _identity(data: MandateForm) -> Flowable:
    body, seen_at = data.mandate.open_body, data.mandate.identified_at
    assert body.identity
    assert seen_at
    by = f", par {data.originals.identified_by}" if data.originals.identified_by else ""
    return say(
        BODY,
        Bold("Identité vérifiée."),
        f" {body.identity_in_words}, le {moment(seen_at)}{by}. Aucune copie n’est faite. Aucun numéro n’est noté.",
    )


def _scope(data: MandateForm) -> Story:
    title = f"2. Ce que {words_for(data.originals.advisor.title).the} peut faire pour moi, et rien d’autre"
    lines = data.mandate.open_body.lines
    if not lines:
        return [heading(title), say(BODY, "Aucune démarche : ce mandat sert seulement à demander des informations.")]
    if not _has_numbers(data):
        plain = [(line.organism, line.procedure, capital(line.acts_in_words) + ".") for line in lines]
        head = ("Organisme", "Démarche", "Actes permis")
        return table_section(title, head, plain, (44 * mm, 56 * mm, WIDTH - 100 * mm))
    rows = [
        (str(number), line.organism, line.procedure, capital(line.acts_in_words) + ".")
        for number, line in enumerate(lines, 1)
    ]
    widths = (_NUMBER, 41 * mm, 53 * mm, WIDTH - 94 * mm - _NUMBER)
    return table_section(title, ("N°", "Organisme", "Démarche", "Actes permis"), rows, widths)


def _requests(data: MandateForm) -> Story:
    title = f"3. Ce que {words_for(data.originals.advisor.title).the} peut demander sur moi"
    requests = data.mandate.open_body.requests
    if not requests:
        return [heading(title), say(BODY, "Aucune donnée personnelle ne peut être demandée à un organisme.")]
    if not _has_numbers(data):
        plain = [(request.organism, request.data) for request in requests]
        return table_section(title, ("Organisme", "Données personnelles à demander"), plain, (62 * mm, WIDTH - 62 * mm))
    first = len(data.mandate.open_body.lines) + 1
    rows = [(str(number), request.organism, request.data) for number, request in enumerate(requests, first)]
    widths = (_NUMBER, 58 * mm, WIDTH - 58 * mm - _NUMBER)
    return table_section(title, ("N°", "Organisme", "Données personnelles à demander"), rows, widths)


def _entrusted(data: MandateForm) -> Story:
    """The kinds of documents that are handed over; nothing where there are none."""
    kinds = data.mandate.open_body.entrusted_in_words
    if not kinds:
        return []
    return [
        Spacer(0, 2 * mm),
        say(BODY, Bold("Ce que je confie : "), f"{listed(kinds)}. Tout m’est rendu. Aucune copie n’est gardée."),
    ]


def _has_numbers(data: MandateForm) -> bool:
    """Whether its lines are numbered, as they are since « modèle 3 »."""
    return data.originals.template != WITHOUT_NUMBERS


def _duration(data: MandateForm) -> Story:
    who = words_for(data.originals.advisor.title)
    return [
        heading("4. Comment et jusqu’à quand"),
        say(BODY, _EXECUTION[data.mandate.open_body.execution]),
        say(
            BODY_WITH_NEXT,
            "Le mandat commence quand nos deux signatures sont sur ce papier. Il finit le ",
            Bold(long_date(data.originals.ends_on)),
            ", ou plus tôt :",
        ),
        *bullets(
            "dès que les démarches sont terminées ;",
            "dès que je le retire ;",
            f"si {who.the} l’arrête et me prévient ;",
            "en cas de décès ou de tutelle, de mon côté ou de l’autre.",
        ),
        say(BODY, Bold("Ce mandat est gratuit."), " Je ne donne d’argent à personne."),
    ]
