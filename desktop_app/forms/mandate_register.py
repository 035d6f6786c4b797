"""The register of mandates without their content: who was helped, and for what, is nowhere on it."""

from datetime import date

from reportlab.lib.units import mm
from reportlab.platypus import Flowable

from desktop_app.domain.french import capital, plain_date, plural, short_date
from desktop_app.domain.mandate import Mandate
from desktop_app.domain.mandate.blank import Blank, BlankState
from desktop_app.domain.mandate.destruction import Destruction
from desktop_app.domain.mandate.paper_original import PaperOriginal
from desktop_app.domain.nouns.frozen import frozen

from .blocks import Story, grid, heading, say
from .page import SIDEWAYS, Copy, Document, Letterhead, render
from .styles import LEAD, SUBTITLE, TITLE

_NUMBER, _DAY, _WHY, _WHO, _DATA = 32 * mm, 30 * mm, 41 * mm, 38 * mm, 32 * mm
_NONE = "–"


@frozen
class Row:
    """A mandate without its body, who has it, the destruction of its content and the service's paper, if any."""

    mandate: Mandate
    advisor: str
    destruction: Destruction | None = None
    original: PaperOriginal | None = None


@frozen
class MandateRegister:
    """The mandates prepared in a period, in order, and the blanks printed in it."""

    head: Letterhead
    first: date
    last: date
    made_on: date
    rows: tuple[Row, ...]
    blanks: tuple[Blank, ...] = ()


def build(data: MandateRegister) -> bytes:
    """The register as a PDF; raises `Unprintable`."""
    reference = f"Registre des mandats, imprimé le {short_date(data.made_on)}"
    return render(Document("Registre des mandats", reference, data.head, (Copy(lambda: _story(data)),), sheet=SIDEWAYS))


def _story(data: MandateRegister) -> Story:
    signed = sum(row.mandate.signature is not None for row in data.rows)
    ended = sum(row.mandate.ended_at is not None for row in data.rows)
    return [
        say(TITLE, "Registre des mandats"),
        say(SUBTITLE, f"Du {plain_date(data.first)} au {plain_date(data.last)}"),
        say(
            LEAD,
            f"{plural(len(data.rows), 'mandat préparé')}, {signed} signé{'s' if signed > 1 else ''}, "
            f"{ended} fini{'s' if ended > 1 else ''}. Sans nom de personne aidée, sans organisme, sans démarche.",
        ),
        _mandates(data),
        *_blanks(data.blanks),
    ]


def _mandates(data: MandateRegister) -> Flowable:
    header = ("Numéro", "Préparé", "Signé", "Fin", "Pourquoi", "Conseiller", "Contenu", "Papier")
    widths = (_NUMBER, *[_DAY] * 3, _WHY, _WHO, _DATA)
    return grid(header, [_cells(row) for row in data.rows], (*widths, SIDEWAYS.inner - sum(widths)))


def _cells(row: Row) -> tuple[str, ...]:
    mandate = row.mandate
    return (
        mandate.number,
        short_date(mandate.drafted_at.date()),
        short_date(mandate.signature.at.date()) if mandate.signature else _NONE,
        short_date(mandate.ended_at.date()) if mandate.ended_at else f"prévue le {short_date(mandate.ends_on)}",
        capital(mandate.end_reason.value) if mandate.end_reason else _NONE,
        row.advisor,
        _data(row),
        _paper(row.original),
    )


def _data(row: Row) -> str:
    if row.destruction is None:
        return "à détruire" if row.mandate.ended_at else "au fichier"
    if row.destruction.done_at is None:
        return f"à détruire, {row.destruction.number}"
    return f"détruit, {row.destruction.number}"


def _paper(original: PaperOriginal | None) -> str:
    if original is None:
        return _NONE
    if original.returned_on:
        return f"rendu le {short_date(original.returned_on)}"
    if original.elimination:
        verb = "détruit" if original.destroyed_on else "proposé"
        return f"{verb}, {original.elimination.number}"
    return f"gardé, terme {short_date(original.term)}" if original.term else "gardé"


def _blanks(blanks: tuple[Blank, ...]) -> Story:
    if not blanks:
        return []
    rows = [(each.number, short_date(each.printed_at.date()), _became(each)) for each in blanks]
    return [heading("Mandats vierges"), grid(("Numéro", "Imprimé", "Devenu"), rows, (_NUMBER, _DAY, 100 * mm))]


def _became(blank: Blank) -> str:
    if blank.state is BlankState.SPOILT and blank.spoilt:
        return f"annulé : {blank.spoilt.value}"
    return blank.state.value
