"""The record of a destruction of originals, to be signed by whoever destroyed them and a witness; it names nobody."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.french import NBSP, capital, plain_date
from desktop_app.domain.mandate.paper_original import Elimination, PaperOriginal
from desktop_app.domain.nouns.frozen import frozen

from .blocks import Bold, Signatory, Story, framed, heading, plain_table, say, signatures
from .page import Copy, Document, Letterhead, render
from .styles import BODY, INSET, LEAD, SUBTITLE, TITLE, WIDTH

_LABEL: float = 34 * mm


@frozen
class EliminationRecord:
    """A list whose papers are destroyed; `account` is who noted it, as 'compte n° 2, référent'."""

    head: Letterhead
    elimination: Elimination
    originals: tuple[PaperOriginal, ...]
    account: str


def build(data: EliminationRecord) -> bytes:
    """The record as a PDF; raises `RuleBroken` while nothing is destroyed, `Unprintable`."""
    if data.elimination.destroyed_on is None:
        raise RuleBroken("Ces originaux ne sont pas encore détruits : le procès-verbal s’imprime après.")
    title = f"Procès-verbal de destruction {data.elimination.number}"
    return render(Document(title, title, data.head, (Copy(lambda: _story(data)),)))


def _story(data: EliminationRecord) -> Story:
    list_ = data.elimination
    assert list_.destroyed_on
    return [
        say(TITLE, "Procès-verbal de destruction"),
        say(SUBTITLE, f"Bordereau d’élimination n°{NBSP}{list_.number}"),
        say(LEAD, f"Le {plain_date(list_.destroyed_on)}, le service a détruit {_how_many(data.originals)}."),
        framed([_facts(data)]),
        Spacer(0, 2 * mm),
        heading("Les mandats, par leur numéro"),
        say(BODY, ", ".join(each.number for each in data.originals) + "."),
        say(
            BODY,
            "Aucune copie n’en est gardée ici. Chaque personne garde le sien. Ce qui a été envoyé à un organisme reste "
            "chez cet organisme.",
        ),
        KeepTogether(
            [
                heading("Nous signons"),
                signatures(Signatory("Qui a détruit", "Nom et qualité :"), Signatory("Témoin", "Nom et qualité :")),
            ]
        ),
    ]


def _how_many(originals: tuple[PaperOriginal, ...]) -> str:
    one = "l’original du service d’un mandat signé"
    return f"les originaux du service de {len(originals)} mandats signés" if len(originals) > 1 else one


def _facts(data: EliminationRecord) -> Flowable:
    list_ = data.elimination
    assert list_.allowance
    assert list_.allowed_on
    assert list_.way
    allowed = f"{capital(list_.allowance.value)}, le {plain_date(list_.allowed_on)}, référence {list_.reference}."
    rows = (
        ("Comment", f"{capital(list_.way.value)}."),
        ("Accord", allowed),
        ("Bordereau", f"N°{NBSP}{list_.number}, du {plain_date(list_.made_on)}."),
        ("Noté par", f"{capital(data.account)}."),
    )
    cells = [[say(BODY, Bold(label)), say(BODY, words)] for label, words in rows]
    return plain_table(cells, [_LABEL, WIDTH - _LABEL - 2 * INSET])
