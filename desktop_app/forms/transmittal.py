"""The transmittal (bordereau): the requests passed on to the partner, numbered, with room for the answer to each.

It says who asks and for what, and nothing that the answer does not need: no telephone, no reason.
"""

from collections.abc import Sequence
from datetime import date

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from desktop_app.domain.french import NBSP, long_date, phone, plural, short_date
from desktop_app.domain.nouns.frozen import frozen

from .blocks import Bold, Story, fill_in, framed, plain_table, ruled, say
from .narrow import say_name
from .page import Copy, Document, Letterhead, render
from .styles import BODY, CELL, CELL_HEAD, INSET, ROW, SUBTITLE, TITLE, WIDTH
from .tagging import DataTable

ERASED = "fiche effacée"
"""What stands for a name once its person is erased: the number of the row stays that of the paper."""
_COLUMNS = ("N°", "Demande", "Qui", "Pour quoi", "Réponse donnée")
_NUMBER, _ASKED, _WHO, _WHAT = 10 * mm, 26 * mm, 54 * mm, 36 * mm
_WIDTHS = (_NUMBER, _ASKED, _WHO, _WHAT, WIDTH - _NUMBER - _ASKED - _WHO - _WHAT)
_HEADER = 8 * mm
_ROW_HEIGHT = 15 * mm
_AIR: float = 3 * mm


@frozen
class Row:
    """One request: when it was made, whose it is, '' for nobody any more, and what for, '' where nobody asked."""

    asked_on: date
    name: str
    subject: str


@frozen
class Transmittal:
    """`reference` is the year and the number; the answer is due on `answer_by`."""

    head: Letterhead
    reference: str
    sent_on: date
    sent_to: str
    answer_by: date
    rows: tuple[Row, ...]


def build(data: Transmittal) -> bytes:
    """The transmittal as a PDF; raises `Unprintable`."""
    title = f"Bordereau {data.reference}"
    reference = f"{title} du {short_date(data.sent_on)} – à détruire après les réponses"
    return render(Document(title, reference, data.head, (Copy(lambda: _story(data)),)))


def _story(data: Transmittal) -> Story:
    return [
        say(TITLE, f"Bordereau de transmission n° {data.reference}"),
        say(SUBTITLE, f"{plural(len(data.rows), 'demande')} de rendez-vous, le ", Bold(long_date(data.sent_on))),
        framed(_to_whom(data)),
        Spacer(0, 4 * mm),
        _table(data.rows),
        Spacer(0, 4 * mm),
        KeepTogether(_closing()),
    ]


def _to_whom(data: Transmittal) -> Story:
    place = data.head.place
    call = f" ou au {phone(place.phone)}" if place.phone else ""
    due = Bold(long_date(data.answer_by))
    lines = [
        say(BODY, "À : ", Bold(data.sent_to)),
        say(BODY, "Réponse attendue pour le ", due, f", par retour de cette feuille{call}."),
    ]
    return [plain_table([[line] for line in lines], [WIDTH - 2 * INSET])]


def _table(rows: Sequence[Row]) -> Flowable:
    cells = [_cells(at, row) for at, row in enumerate(rows, 1)]
    heights = [_HEADER, *(max(_ROW_HEIGHT, _needed(row)) for row in cells)]
    head: list[list[Flowable | str]] = [[say(CELL_HEAD, name) for name in _COLUMNS]]
    middle = ("VALIGN", (0, 1), (-1, -1), "MIDDLE")
    return DataTable(
        [*head, *cells], colWidths=_WIDTHS, rowHeights=heights, repeatRows=1, hAlign="LEFT", style=ruled(middle)
    )


def _cells(position: int, row: Row) -> list[Flowable | str]:
    name = say_name(ROW, row.name, _WHO - 10) if row.name else say(CELL, ERASED)
    return [say(ROW, str(position)), say(CELL, short_date(row.asked_on)), name, say(CELL, row.subject), ""]


def _needed(row: Sequence[Flowable | str]) -> float:
    cells = zip(row, _WIDTHS, strict=True)
    tall: list[float] = [cell.wrap(width - 10, 0)[1] for cell, width in cells if not isinstance(cell, str)]
    return max(tall) + _AIR


def _closing() -> Story:
    return [
        fill_in(("Répondu le", 1), (f"{NBSP}par", 2)),
        Spacer(0, 2 * mm),
        say(
            CELL,
            Bold("Des noms de personnes. "),
            "À remettre en main propre ou sous enveloppe fermée. "
            "Ces noms servent à répondre à ces demandes, et à rien d’autre.",
        ),
    ]
