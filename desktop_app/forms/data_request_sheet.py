"""What one organism is asked for in the person's name, and by what right: an extract of the mandate to join.

A mandated service must show who it is, for whom, until when and for exactly what (décret 2019-536; CNIL, délibération
2021-070): this sheet does, for one organism, and shows nothing of the others.
"""

from datetime import datetime

from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Spacer

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.errors import StepMissing
from desktop_app.domain.french import NBSP, capital, long_date, plain_date
from desktop_app.domain.mandate import Birth, Mandate, Path, Signing, missing_step
from desktop_app.domain.mandate.data_notice import ASKED_OF_AN_ORGANISM
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person

from .blocks import Bold, Signatory, Story, bullets, fill_in, heading, say, signatures, tick, tick_fill
from .letter import address
from .page import Letterhead, render_public
from .styles import BODY, TITLE
from .wording import words_for

_ACTS_FOR = {
    Signing.BY_PARENT: "Cette personne est le parent de :",
    Signing.BY_REPRESENTATIVE: "Cette personne agit au nom de :",
}


@frozen
class DataRequestSheet:
    """A signed mandate that goes on, the organism, and what it may be asked, each with its number on the paper."""

    head: Letterhead
    person: Person
    advisor: Advisor
    mandate: Mandate
    partner: str
    organism: str
    asked: tuple[tuple[int, str], ...]
    made_at: datetime


def build(data: DataRequestSheet, *, large: bool = False) -> bytes:
    """The sheet as a PDF; raises `StepMissing` before both signatures, `Unprintable`."""
    if data.mandate.signature is None:
        raise StepMissing(f"Rien ne se demande avant les deux signatures. {missing_step(data.mandate)}")
    foot = f"Demande de données – mandat {data.mandate.number}"
    title = "Demande de données personnelles"
    return render_public(title, foot, data.head, lambda: _story(data), large=large)


def _story(data: DataRequestSheet) -> Story:
    mandate = data.mandate
    assert mandate.signature
    numbered = bool(mandate.line_count)
    return [
        Spacer(0, 2 * mm),
        address(data.organism),
        Spacer(0, 3 * mm),
        say(TITLE, "Demande de données personnelles"),
        say(BODY, f"{data.head.place.commune}, le {plain_date(data.made_at.date())}"),
        heading("Qui demande, et pour qui"),
        *_for_whom(data),
        Spacer(0, 2 * mm),
        say(BODY, "Par ", Bold(data.advisor.name_and_title), f", {_service(data)}, {data.head.place.address}."),
        heading("Ce qui est demandé"),
        *bullets(*(f"{what} (ligne {number} du mandat)." if numbered else f"{what}." for number, what in data.asked)),
        say(BODY, "Rien d’autre n’est demandé. Merci de ne rien envoyer de plus."),
        heading("De quel droit"),
        say(
            BODY,
            f"Mandat n° {mandate.number}, signé à {mandate.signature.place} le "
            f"{long_date(mandate.signature.at.date())}. Il dure jusqu’au {long_date(mandate.ends_on)}. "
            "Cette page en donne la partie qui vous concerne.",
        ),
        *_identity(data),
        say(BODY, ASKED_OF_AN_ORGANISM),
        KeepTogether([heading("Où répondre"), *_where(data)]),
        Spacer(0, 2 * mm),
        KeepTogether(_signed(data)),
    ]


def _for_whom(data: DataRequestSheet) -> Story:
    """Who gave the mandate, and whom they sign for; a rule to write on for what was not typed."""
    body = data.mandate.open_body
    given = say(BODY, "Pour ", Bold(data.person.name), ", qui a donné un mandat. Un mandat est un accord écrit.")
    return [given, *_born(body.birth), *_acting_for(body.path, body.given_for)]


def _born(birth: Birth | None) -> Story:
    named = [say(BODY, f"Nom de naissance : {birth.name}.")] if birth and birth.name else []
    if birth and birth.on and birth.at:
        born = say(BODY, f"Né(e) le {plain_date(birth.on)}, à {birth.at}.")
        return [*named, born, fill_in(("N° de dossier :", 1))]
    return [*named, fill_in(("Né(e) le", 1), (f"{NBSP}à", 1), (f"{NBSP}N° de dossier :", 2))]


def _acting_for(path: Path | None, named: str) -> Story:
    if path is None or path.signing not in _ACTS_FOR:
        return []
    said = _ACTS_FOR[path.signing]
    return [say(BODY, f"{said} ", Bold(named))] if named else [fill_in((said, 1))]


def _service(data: DataRequestSheet) -> str:
    place = data.head.place.name
    return f"{data.partner}, {place}" if data.partner and data.partner != place else place


def _identity(data: DataRequestSheet) -> Story:
    seen = data.mandate.identified_at
    return [say(BODY, f"L’identité de la personne a été vérifiée le {long_date(seen.date())}.")] if seen else []


def _where(data: DataRequestSheet) -> Story:
    return [
        tick_fill(("À la personne, chez elle :", 1)),
        tick(f"Ici : {data.head.place.name}, {data.head.place.address}."),
    ]


def _signed(data: DataRequestSheet) -> Story:
    who = capital(words_for(data.advisor.title).the)
    us = Signatory(who, data.advisor.name), Signatory("La personne", data.person.name)
    return [signatures(*us, dated=True)]
