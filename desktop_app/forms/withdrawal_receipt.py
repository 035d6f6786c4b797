"""The receipt of a withdrawal: the hour, what stops, what became of the data, whom to tell.

It needs nothing of the content of the mandate, which is destroyed by then: the front desk may print it.
"""

from dataclasses import dataclass

from reportlab.platypus import KeepTogether

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.french import NBSP, capital, long_date, moment
from desktop_app.domain.mandate import EndReason, Mandate, closes_at
from desktop_app.domain.mandate.destruction import Destruction
from desktop_app.domain.person import Person

from .blocks import Bold, Signatory, Story, bullets, heading, say, signatures
from .page import Copy, Document, Letterhead, render
from .styles import BODY, LEAD, SUBTITLE, TITLE
from .wording import words_for


@dataclass(frozen=True)
class WithdrawalReceipt:
    """A mandate that has ended, withdrawn or closed for another reason, and the destruction of its content."""

    head: Letterhead
    person: Person
    advisor: Advisor
    mandate: Mandate
    destruction: Destruction | None


def build(data: WithdrawalReceipt) -> bytes:
    """The receipt as a PDF; raises `RuleBroken` while the mandate has not ended, `Unprintable`."""
    mandate = data.mandate
    if mandate.ended_at is None or mandate.end_reason is None:
        raise RuleBroken(f"Le mandat {mandate.number} n’a pas pris fin : il n’y a pas de récépissé à imprimer.")
    title = f"{_title(mandate)} – mandat {mandate.number}"
    return render(Document(title, title, data.head, (Copy(lambda: _story(data)),)))


def _title(mandate: Mandate) -> str:
    return "Récépissé de retrait" if mandate.end_reason is EndReason.WITHDRAWN else "Récépissé de fin de mandat"


def _story(data: WithdrawalReceipt) -> Story:
    return [
        say(TITLE, _title(data.mandate)),
        say(SUBTITLE, f"Mandat n° {data.mandate.number}"),
        *_what_happened(data),
        *_what_stops(data),
        *_what_becomes(data),
        KeepTogether(
            [
                heading("Nous signons"),
                signatures(Signatory("La personne", data.person.name), Signatory("Pour le service", "Nom :")),
            ]
        ),
    ]


def _what_happened(data: WithdrawalReceipt) -> Story:
    mandate = data.mandate
    given = f"Il avait été donné par {data.person.name} à {data.advisor.name_and_title}."
    signed = f"{given} Il a été signé le {moment(mandate.signature.at)}." if mandate.signature else ""
    return [say(LEAD, *_when(data)), say(BODY, signed or f"Préparé pour {data.person.name}, il n’a jamais été signé.")]


def _when(data: WithdrawalReceipt) -> tuple[str, ...]:
    mandate, noted = data.mandate, data.destruction
    assert mandate.ended_at
    assert mandate.end_reason
    when = f"le {moment(mandate.ended_at)}"
    if mandate.end_reason is EndReason.WITHDRAWN:
        how = f", {mandate.channel.value}" if mandate.channel else ""
        return (Bold(data.person.name), " a retiré ce mandat ", Bold(when), f"{how}.")
    if mandate.ended_at != closes_at(mandate):
        return (f"Ce mandat a pris fin {when} : {mandate.end_reason.value}.",)
    late = noted is not None and noted.asked_at.date() > mandate.ends_on
    later = (f" Le service l’a noté le {moment(noted.asked_at)}.",) if noted and late else ()
    return ("Ce mandat a pris fin ", Bold(f"le {long_date(mandate.ends_on)} au soir"), ", son dernier jour.", *later)


def _what_stops(data: WithdrawalReceipt) -> Story:
    who, signed = words_for(data.advisor.title), data.mandate.signature
    return [
        heading("Ce qui s’arrête"),
        say(
            BODY,
            Bold("Tout, dès cette heure."),
            f" {capital(who.the)} ne peut {'plus ' if signed else ''}rien faire en votre nom."
            + (" Ce qui a été fait avant reste valable." if signed else ""),
        ),
    ]


def _what_becomes(data: WithdrawalReceipt) -> Story:
    return [
        heading("Vos données et vos papiers"),
        say(BODY, *_destroyed(data.destruction)),
        *bullets(
            "Le service garde le numéro du mandat, ses dates et votre nom. Vous pouvez demander leur effacement.",
            "Vos papiers vous sont rendus.",
            "Ce qui a déjà été envoyé à un organisme reste chez cet organisme.",
            "Vous pouvez demander l’original du mandat que garde le service.",
        ),
        heading("Ce que vous pouvez faire"),
        *bullets(
            "Écrivez aux organismes écrits aux points 2 et 3 de votre mandat : tant qu’ils ne savent rien, ils peuvent "
            "s’y fier. Donnez-leur la date écrite en haut. Nous pouvons vous aider à faire la lettre : apportez "
            "votre original.",
            "Changez les mots de passe qui ont été tapés avec quelqu’un.",
        ),
    ]


def _destroyed(destruction: Destruction | None) -> tuple[str, ...]:
    what = " Démarches, organismes, données demandées, pièce d’identité vue : personne ne peut plus les lire."
    if destruction and destruction.done_at:
        at = f" le {moment(destruction.done_at)}. Preuve n°{NBSP}{destruction.number}."
        return (Bold("Le contenu du mandat est détruit dans le logiciel"), f"{at}{what}")
    number = f", sous le n°{NBSP}{destruction.number}" if destruction else ""
    return (Bold("Le contenu du mandat va être détruit dans le logiciel"), f"{number}. Demandez-en la preuve.")
