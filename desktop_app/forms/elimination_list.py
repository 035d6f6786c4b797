"""The list of originals proposed for destruction, for the visa of the Archives départementales; it names nobody."""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from desktop_app.domain.french import NBSP, capital, plain_date, short_date
from desktop_app.domain.mandate import data_notice
from desktop_app.domain.mandate.paper_original import Allowance, Elimination, PaperOriginal
from desktop_app.domain.nouns.frozen import frozen

from .blocks import Bold, Signatory, Story, framed, heading, plain_table, say, signatures, table_section
from .page import Copy, Document, Letterhead, render
from .styles import BODY, INSET, LEAD, SUBTITLE, TITLE, WIDTH

_LABEL: float = 44 * mm
_NUMBER, _DAY = 30 * mm, 29 * mm


@frozen
class EliminationList:
    """The list, its originals by number, and who answers for the data."""

    head: Letterhead
    elimination: Elimination
    originals: tuple[PaperOriginal, ...]
    controller: str


def build(data: EliminationList) -> bytes:
    """The list as a PDF; raises `Unprintable`."""
    title = f"Bordereau d’élimination {data.elimination.number}"
    return render(Document(title, title, data.head, (Copy(lambda: _story(data)),)))


def _story(data: EliminationList) -> Story:
    return [
        say(TITLE, "Bordereau d’élimination"),
        say(SUBTITLE, f"N°{NBSP}{data.elimination.number}, le {plain_date(data.elimination.made_on)}"),
        say(LEAD, data_notice.ARCHIVES_FIRST),
        framed([_facts(data)]),
        Spacer(0, 2 * mm),
        *_papers(data.originals),
        Spacer(0, 2 * mm),
        *_allowed(data.elimination),
        KeepTogether(
            [
                heading("Nous signons"),
                signatures(
                    Signatory("Pour le service", "Nom et qualité :"),
                    Signatory("Archives départementales", "Visa, nom et qualité :"),
                ),
            ]
        ),
    ]


def _facts(data: EliminationList) -> Flowable:
    signed = min(each.signed_on for each in data.originals)
    ended = max(each.ended_on or each.signed_on for each in data.originals)
    years = sorted({each.years for each in data.originals if each.years is not None})
    kept = ", ".join(f"{each}{NBSP}ans après la fin" if each else "jusqu’à la fin du mandat" for each in years)
    rows = (
        ("Service", f"{data.head.place.name}, {data.head.place.address}."),
        ("Responsable", f"{data.controller}."),
        ("Documents", "Mandats signés de personnes aidées dans leurs démarches : l’original du service, sur papier."),
        ("Combien", f"{len(data.originals)}, signés et finis entre le {short_date(signed)} et le {short_date(ended)}."),
        ("Conservation", f"{capital(kept)}. {data_notice.WHO_DECIDED_THE_TERM}"),
        ("Pourquoi", "Le terme est passé. Le contenu est déjà détruit dans le logiciel du service."),
    )
    cells = [[say(BODY, Bold(label)), say(BODY, words)] for label, words in rows]
    return plain_table(cells, [_LABEL, WIDTH - _LABEL - 2 * INSET])


def _papers(originals: tuple[PaperOriginal, ...]) -> Story:
    rows = [
        (
            each.number,
            short_date(each.signed_on),
            short_date(each.ended_on) if each.ended_on else "–",
            short_date(each.term) if each.term else "–",
            each.place or "à retrouver",
        )
        for each in originals
    ]
    widths = (_NUMBER, _DAY, _DAY, _DAY, WIDTH - _NUMBER - 3 * _DAY)
    return table_section("Les originaux", ("Mandat", "Signé le", "Fini le", "Terme", "Endroit"), rows, widths)


def _allowed(list_: Elimination) -> Story:
    if list_.allowance is None or list_.allowed_on is None:
        return [say(BODY, Bold("Rien n’est détruit avant ce visa."), " Le service le reçoit, puis détruit et le note.")]
    when = f"{capital(list_.allowance.value)}, le {plain_date(list_.allowed_on)}, référence {list_.reference}."
    told = "Aucun visa n’est donc attendu ci-dessous." if list_.allowance is Allowance.NOT_NEEDED else ""
    return [say(BODY, Bold(when), f" {told}")]
