"""What a référent looked at among the mandates of a period: each number with a box, and a line for what was done."""

from datetime import date

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from desktop_app.domain.french import capital, plain_date, short_date
from desktop_app.domain.mandate.control import Control
from desktop_app.domain.nouns.frozen import frozen

from .blocks import Bold, Story, fill_in, half, heading, plain_table, ruled, say, signature_frame, tick
from .page import Copy, Document, Letterhead, render
from .styles import BODY, BODY_WITH_NEXT, BOX, CELL, CELL_HEAD, SUBTITLE, TITLE, WIDTH
from .tagging import DataTable

_NUMBER: float = 34 * mm
_SEEN: float = 16 * mm
_ROW: float = 12 * mm
NOT_BACK = "mandats vierges pas encore revenus"


@frozen
class ControlSheet:
    """The numbers that each control finds in a period; `not_back` are those of blanks. It names nobody."""

    head: Letterhead
    first: date
    last: date
    made_on: date
    found: tuple[tuple[Control, tuple[str, ...]], ...]
    not_back: tuple[str, ...]


def build(data: ControlSheet) -> bytes:
    """The sheet as a PDF; raises `Unprintable`."""
    reference = f"Contrôle des mandats, imprimé le {short_date(data.made_on)}"
    return render(Document("Contrôle des mandats", reference, data.head, (Copy(lambda: _story(data)),)))


def _story(data: ControlSheet) -> Story:
    found = dict(data.found)
    sections = [(control.value, found.get(control, ())) for control in Control] + [(NOT_BACK, data.not_back)]
    nothing = [what for what, numbers in sections if not numbers]
    return [
        say(TITLE, "Contrôle des mandats"),
        say(SUBTITLE, f"Du {plain_date(data.first)} au {plain_date(data.last)}"),
        say(BODY, "Le référent regarde chaque numéro, le coche, et note ce qui est fait. Aucun mandat n’est lu."),
        *(part for what, numbers in sections if numbers for part in _section(what, numbers)),
        *_nothing(nothing),
        _signed(),
    ]


def _section(what: str, numbers: tuple[str, ...]) -> Story:
    cells: list[list[object]] = [[say(CELL_HEAD, word) for word in ("Vu", "Numéro", "Ce qui est fait")]]
    box = ruled(("BOX", (0, 0), (-1, -1), 1.1, "black"))
    cells += [[_box(), say(CELL, number), ""] for number in numbers]
    sizes = [_SEEN, _NUMBER, WIDTH - _SEEN - _NUMBER]
    rows = DataTable(cells, colWidths=sizes, rowHeights=[None, *[_ROW] * len(numbers)], repeatRows=1, style=box)
    head = say(BODY_WITH_NEXT, Bold(f"{capital(what)} : {len(numbers)}"))
    return [Spacer(0, 3 * mm), head, rows]


def _box() -> Flowable:
    return tick("", width=BOX + 10)


def _nothing(what: list[str]) -> Story:
    if not what:
        return []
    return [
        heading("Rien à signaler"),
        *(tick(f"{capital(each)} : aucun.") for each in what),
    ]


def _signed() -> Flowable:
    width = half()
    left = [fill_in(("Nom", 1), width=width), fill_in(("Le", 1), width=width)]
    frame = signature_frame(None, width)
    return KeepTogether(
        [heading("Le référent signe"), plain_table([[left, "", frame]], [width, WIDTH - 2 * width, width])]
    )
