"""The receipt of a withdrawal: the hour, what stops, what became of the data, whom to tell.

It needs nothing of the content of the mandate, which is destroyed by then: the front desk may print it.
"""

from datetime import datetime

from reportlab.platypus import Flowable

from desktop_app.domain.advisor import Advisor
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.french import NBSP, capital, long_date, moment, plain_date
from desktop_app.domain.mandate import EndReason, LineWithdrawn, Mandate, closes_at
from desktop_app.domain.mandate.destruction import Destruction
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person

from .blocks import NO_SPLIT, Bold, Signatory, Story, bullets, heading, plain_table, say, signatures
from .page import Letterhead, render_public
from .styles import BODY, LEAD, SUBTITLE, TITLE, WIDTH
from .tail import Tail
from .wording import words_for


@frozen
class WithdrawalReceipt:
    """A mandate that has ended, withdrawn or closed for another reason, and the destruction of its content.

    `made_at` is when the receipt is drawn up, beside who signs it.
    """

    head: Letterhead
    person: Person
    advisor: Advisor
    mandate: Mandate
    destruction: Destruction | None
    made_at: datetime


@frozen
class LineReceipt:
    """One line of a mandate that the person took back, the rest going on."""

    head: Letterhead
    person: Person
    advisor: Advisor
    mandate: Mandate
    line: LineWithdrawn
    made_at: datetime


def build_line(data: LineReceipt, *, large: bool = False) -> bytes:
    """The receipt of one line as a PDF; raises `Unprintable`."""
    title = f"Récépissé de retrait – mandat {data.mandate.number}, ligne {data.line.number}"
    return render_public(title, title, data.head, lambda: _line_story(data), large=large)


def build(data: WithdrawalReceipt, *, large: bool = False) -> bytes:
    """The receipt as a PDF; raises `RuleBroken` while the mandate has not ended, `Unprintable`."""
    mandate = data.mandate
    if mandate.ended_at is None or mandate.end_reason is None:
        raise RuleBroken(f"Le mandat {mandate.number} n’a pas pris fin : il n’y a pas de récépissé à imprimer.")
    title = f"{_title(mandate)} – mandat {mandate.number}"
    return render_public(title, title, data.head, lambda: _story(data), large=large)


def _title(mandate: Mandate) -> str:
    return "Récépissé de retrait" if mandate.end_reason is EndReason.WITHDRAWN else "Récépissé de fin de mandat"


def _story(data: WithdrawalReceipt) -> Story:
    return [
        say(TITLE, _title(data.mandate)),
        *_what_happened(data),
        *_what_stops(data),
        *_what_becomes(data),
        Tail([], _what_to_do(data), _service_signs(data) if _is_dead(data.mandate) else _both_sign(data)),
    ]


def _line_story(data: LineReceipt) -> Story:
    line, who = data.line, words_for(data.advisor.title)
    return [
        say(TITLE, "Récépissé de retrait"),
        say(SUBTITLE, f"Mandat n° {data.mandate.number}, ligne {line.number}"),
        say(
            LEAD, Bold(data.person.name), f" a retiré la ligne {line.number} de ce mandat ",
            Bold(f"le {moment(line.at)}"), f", {line.channel.value}.",
        ),
        heading("Ce qui s’arrête"),
        say(
            BODY, Bold(f"Ce qui est écrit à la ligne {line.number}, dès cette heure."),
            f" {capital(who.the)} ne peut plus rien en faire. Les autres lignes continuent jusqu’au "
            f"{long_date(data.mandate.ends_on)}.",
        ),
        Tail([], _what_becomes_of_the_line(line), _both_sign(data)),
    ]  # fmt: skip


def _what_becomes_of_the_line(line: LineWithdrawn) -> Story:
    return [
        heading("Vos données et vos papiers"),
        *bullets(
            "Ce que disait cette ligne est supprimé de l’ordinateur : tout de suite, ou dès que la personne qui vous "
            "accompagne ouvre le mandat.",
            "Vos comptes rendus, et la feuille de fin si vous l’avez, disent ce qui a été fait.",
            "Ce qui a déjà été envoyé à l’organisme reste chez lui. Écrivez-lui : tant qu’il ne sait rien, il peut se "
            "fier au mandat.",
            f"Faites un trait sur la ligne {line.number} de votre original, et écrivez la date.",
        ),
    ]


def _both_sign(data: WithdrawalReceipt | LineReceipt) -> Flowable:
    us = Signatory("La personne", data.person.name), Signatory("Pour le service, nom", "")
    return _kept(heading("Nous signons cette preuve"), _made(data), signatures(*us, dated=True))


def _kept(*signing: Flowable) -> Flowable:
    return plain_table([[list(signing)]], [WIDTH], ("TOPPADDING", (0, 0), (-1, -1), 9), NO_SPLIT)


def _made(data: WithdrawalReceipt | LineReceipt) -> Flowable:
    return say(BODY, f"Fait à : {data.head.place.commune}, le {moment(data.made_at)}.")


def _what_happened(data: WithdrawalReceipt) -> Story:
    mandate = data.mandate
    given = f"Il avait été donné par {data.person.name} à {data.advisor.name_and_title}."
    signed = f"{given} Il a été signé le {moment(mandate.signature.at)}." if mandate.signature else ""
    number = Bold(f"Mandat n°{NBSP}{mandate.number}. ")
    return [
        say(LEAD, number, *_when(data)),
        say(BODY, signed or f"Préparé pour {data.person.name}, il n’a jamais été signé."),
    ]


def _when(data: WithdrawalReceipt) -> tuple[str, ...]:
    mandate, noted = data.mandate, data.destruction
    assert mandate.ended_at
    assert mandate.end_reason
    when = f"le {moment(mandate.ended_at)}"
    if mandate.end_reason is EndReason.WITHDRAWN:
        written = f", écrit le {plain_date(mandate.said_on)}" if mandate.said_on else ""
        how = f", {mandate.channel.value}{written}" if mandate.channel else ""
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
            f" {capital(who.the)} ne peut {'plus ' if signed else ''}rien faire "
            f"{'au nom de cette personne' if _is_dead(data.mandate) else 'en votre nom'}."
            + (" Ce qui a été fait avant compte toujours." if signed else ""),
        ),
    ]


def _is_dead(mandate: Mandate) -> bool:
    return mandate.end_reason is EndReason.DEATH


def _service_signs(data: WithdrawalReceipt) -> Flowable:
    us = Signatory("La personne qui a prévenu, nom", ""), Signatory("Pour le service, nom", "")
    return _kept(heading("Signatures"), _made(data), signatures(*us, dated=True))


def _for_the_family(data: WithdrawalReceipt) -> Story:
    return [
        heading("Les données et les papiers"),
        say(BODY, *_destroyed(data.destruction)),
        *bullets(
            "Le service garde le numéro du mandat, ses dates et le nom de la personne.",
            "Les papiers de la personne sont rendus à sa famille ou à ses proches.",
            "Ce qui a déjà été envoyé à un organisme reste chez cet organisme.",
        ),
    ]


def _the_family_can() -> Story:
    return [
        heading("Ce que la famille peut faire"),
        *bullets(
            "Les comptes rendus et la feuille de fin, s’ils ont été donnés, disent ce qui a été fait et pour qui.",
            "Prévenez les organismes écrits aux points 2 et 3 du mandat, avec l’acte de décès.",
            "Si une démarche a une date proche, dites-le-leur tout de suite.",
        ),
    ]


def _what_becomes(data: WithdrawalReceipt) -> Story:
    if _is_dead(data.mandate):
        return _for_the_family(data)
    return [
        heading("Vos données et vos papiers"),
        say(BODY, *_destroyed(data.destruction)),
        *bullets(
            "Le service garde le numéro du mandat, ses dates et votre nom. Vous pouvez les faire supprimer.",
            "Vos papiers vous sont rendus. Demandez aussi l’original du service.",
        ),
    ]


def _what_to_do(data: WithdrawalReceipt) -> Story:
    if _is_dead(data.mandate):
        return _the_family_can()
    return [
        heading("Ce que vous pouvez faire"),
        *bullets(
            "Écrivez aux organismes écrits aux points 2 et 3 de votre mandat, sur vos comptes rendus et la feuille de "
            "fin : tant qu’ils ne savent rien, ils peuvent s’y fier. Donnez-leur la date écrite en haut. Ce qu’ils ont "
            "déjà reçu reste chez eux. Nous pouvons vous aider à faire la lettre.",
            "Changez les mots de passe qui ont été tapés avec quelqu’un.",
        ),
    ]


def _destroyed(destruction: Destruction | None) -> tuple[str, ...]:
    what = (
        " Démarches, organismes, données demandées, documents remis, actes faits, pièce vue : personne ne peut "
        "plus les lire."
    )
    if destruction and destruction.done_at:
        at = f" le {moment(destruction.done_at)}. Preuve n°{NBSP}{destruction.number}."
        return (Bold("Le contenu du mandat est détruit dans le logiciel"), f"{at}{what}")
    number = f", sous le n°{NBSP}{destruction.number}" if destruction else ""
    return (Bold("Le contenu du mandat va être détruit dans le logiciel"), f"{number}. Demandez-en la preuve.")
