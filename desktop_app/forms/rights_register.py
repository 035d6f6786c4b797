"""The register of what people ask about their own data, as the controller or its officer may ask to see it."""

from collections.abc import Sequence
from datetime import date

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from desktop_app.domain.french import capital, plain_date, plural, short_date
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.reception.rights_request import RightsRequest

from .blocks import Story, ruled, say
from .narrow import say_name
from .page import SIDEWAYS, Copy, Document, Letterhead, render
from .styles import BODY, CELL, CELL_HEAD, SUBTITLE, TITLE
from .tagging import DataTable

_NUMBER, _DAY, _WHO, _RIGHT, _DUE = 22 * mm, 31 * mm, 58 * mm, 42 * mm, 27 * mm
_COLUMNS = ("N°", "Reçue", "Qui demande", "Droit", "À répondre", "Réponse")


@frozen
class RightsRegister:
    """Each request with who asks, in words, on the day it is printed."""

    head: Letterhead
    controller: str
    rows: tuple[tuple[RightsRequest, str], ...]
    made_on: date


def build(data: RightsRegister) -> bytes:
    """The register as a PDF, on its side; raises `Unprintable`."""
    title = "Registre des demandes sur les données"
    reference = f"{title} – {short_date(data.made_on)}"
    return render(Document(title, reference, data.head, (Copy(lambda: _story(data)),), sheet=SIDEWAYS))


def _story(data: RightsRegister) -> Story:
    open_ones = [each for each, _ in data.rows if each.open]
    late = sum(each.is_late(data.made_on) for each in open_ones)
    told = [plural(len(data.rows), "demande"), f"{len(open_ones)} à répondre", f"{late} en retard"]
    return [
        say(TITLE, "Registre des demandes sur les données"),
        say(SUBTITLE, f"Au {plain_date(data.made_on)} : {', '.join(told)}."),
        say(BODY, f"Responsable des données : {capital(data.controller)}. Une demande reçoit sa réponse en un mois."),
        Spacer(0, 3 * mm),
        _table(data.rows, data.made_on),
    ]


def _table(rows: Sequence[tuple[RightsRequest, str]], today: date) -> Flowable:
    if not rows:
        return say(BODY, "Aucune demande.")
    fixed = (_NUMBER, _DAY, _WHO, _RIGHT, _DUE)
    widths = (*fixed, SIDEWAYS.inner - sum(fixed))
    cells = [[say(CELL_HEAD, word) for word in _COLUMNS], *(_row(each, who, today) for each, who in rows)]
    return DataTable(cells, colWidths=list(widths), repeatRows=1, hAlign="LEFT", style=ruled())


def _row(request: RightsRequest, who: str, today: date) -> list[Flowable | Story]:
    answered = f" (compte n° {request.answered_by.removeprefix('compte-')})" if request.answered_by else ""
    return [
        say(CELL, request.reference),
        say(CELL, f"{short_date(request.received_on)} {request.by.value}"),
        [say_name(CELL, who, _WHO - 10), say(CELL, capital(request.identity.value))],
        say(CELL, capital(request.right.value)),
        say(CELL, short_date(request.due)),
        say(CELL, f"{capital(request.told(today))}{answered}"),
    ]
