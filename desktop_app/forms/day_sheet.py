"""The daily sign-in sheet (feuille d'émargement): only what a neighbour may read."""

from collections.abc import Sequence
from datetime import date, time
from itertools import chain

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from desktop_app.domain.french import NBSP, capital, hour, long_date, short_date
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.planning import Mode
from desktop_app.domain.reception.day_sheet import sheet_name

from .blocks import Bold, Story, fill_in, half, height, plain_table, ruled, say, signature_frame
from .narrow import say_name
from .page import Copy, Document, Letterhead, render, room
from .styles import BODY, CELL, CELL_HEAD, GUTTER, ROW, ROW_BOLD, SUBTITLE, TITLE, WIDTH
from .tagging import DataTable

ROW_HEIGHT = 11.2 * mm
ROWS_BESIDE_SIGNATURES = 3
"""An advisor signs under names: so many rows at least stand on the page of the signature frames."""
_MORE_AT_MOST = 12
_HEADER = 8 * mm
_ABOVE, _BELOW = 2 * mm, 3 * mm
_NUMBER, _HOUR, _LEFT = 12 * mm, 22 * mm, 21 * mm
_NAMES, _NAMES_BESIDE = (46 * mm, 39 * mm), (40 * mm, 35 * mm)
"""The two names, and the two beside a column for the hour of leaving: there is room left to sign either way."""
_AIR: float = 3 * mm
_ALONE, _FRAME = 80 * mm, 20 * mm
_EXPECTED = {Mode.BY_APPOINTMENT: "Rendez-vous", Mode.WORKSHOP: "Inscriptions", Mode.WALK_IN: ""}
"""What the rows that name somebody are called."""
_BLANK = "Feuille d’émargement à remplir"
_COLUMNS = ("N°", "Heure", "Nom", "Prénom", "Signature")
_LEAVING = "Départ"


@frozen
class SheetRow:
    """One expected person; `time` is None when no hour was given."""

    time: time | None
    last_name: str
    first_name: str


@frozen
class DaySheet:
    """One sheet: `advisors` as (name and title, hours and place), `title` of what is held, then `blank_rows`.

    `letter` tells it from the others of its day, '' where it is the only one; `mode` is how people are received.
    Without a `day` it is a sheet to fill in by hand, as many rows as one page has room for.

    Some more or fewer blank rows are printed where the signatures would otherwise stand alone on their page, never
    fewer than `fewest_blank_rows`. Where it `asks_leaving`, whoever signs writes the hour at which they leave.
    """

    head: Letterhead
    day: date | None
    advisors: tuple[tuple[str, str], ...]
    title: str
    rows: tuple[SheetRow, ...]
    blank_rows: int
    controller: str
    fewest_blank_rows: int = 2
    letter: str = ""
    mode: Mode = Mode.BY_APPOINTMENT
    asks_leaving: bool = False


def build(data: DaySheet) -> bytes:
    """The sheet as a PDF; raises `Unprintable`."""
    return render(_document(data, _blank_rows(data)))


def _document(data: DaySheet, blank_rows: int) -> Document:
    of = sheet_name(data.letter)
    title = f"{of} du {long_date(data.day)}" if data.day else _BLANK
    reference = f"{of} du {short_date(data.day)}" if data.day else _BLANK
    label = f"Feuille {data.letter}" if data.letter else ""
    return Document(title, reference, data.head, (Copy(lambda: _story(data, blank_rows), label),))


def _blank_rows(data: DaySheet) -> int:
    """The number nearest to what was asked for with which the signatures do not stand alone on their page."""
    page, rows = room(_document(data, 0)), _heights(data, 0)
    first = page - height(_opening(data), WIDTH) - _ABOVE - _HEADER
    closing = height(_closing(data), WIDTH) + _BELOW
    if data.day is None:
        return int((first - closing) // ROW_HEIGHT)

    def enough(blank: int) -> bool:
        beside = _beside_closing([*rows, *[ROW_HEIGHT] * blank], first, page - _HEADER, closing)
        return beside >= min(len(rows) + blank, ROWS_BESIDE_SIGNATURES)

    wanted = data.blank_rows
    fewer, more = range(wanted, min(wanted, data.fewest_blank_rows) - 1, -1), range(wanted, wanted + _MORE_AT_MOST)
    return next(filter(enough, chain(fewer, more)), wanted)


def _beside_closing(rows: Sequence[float], first: float, other: float, closing: float) -> int:
    """How many of these rows stand on the page of the closing, when pages have room for `first`, then `other`."""
    left, count = first, 0
    for row in rows:
        left, count = (left - row, count + 1) if row <= left else (other - row, 1)
    return count if closing <= left else 0


def _opening(data: DaySheet) -> Story:
    if data.day is None:
        return [say(TITLE, "Feuille d’émargement"), fill_in(("Date :", 1), ("  Conseiller :", 2)), Spacer(0, _BELOW)]
    advisors = [say(BODY, Bold(name), *([f" : {hours}"] if hours else [])) for name, hours in data.advisors]
    return [
        say(TITLE, "Feuille d’émargement"),
        say(SUBTITLE, Bold(capital(long_date(data.day))), *([f" – {data.title}"] if data.title else [])),
        *advisors,
    ]


def _story(data: DaySheet, blank_rows: int) -> Story:
    closing = KeepTogether(_closing(data))
    return [*_opening(data), Spacer(0, _ABOVE), _table(data, blank_rows), Spacer(0, _BELOW), closing]


def _cells(data: DaySheet, blank_rows: int) -> list[list[Flowable | str]]:
    names, left = _widths(data)[2:4], [""] if data.asks_leaving else []
    rows = [[*_row(number, row, names), *left] for number, row in enumerate(data.rows, 1)]
    blank = range(len(data.rows) + 1, len(data.rows) + blank_rows + 1)
    return [*rows, *([say(ROW, str(number)), "", "", "", "", *left] for number in blank)]


def _widths(data: DaySheet) -> tuple[float, ...]:
    names, left = (_NAMES_BESIDE, (_LEFT,)) if data.asks_leaving else (_NAMES, ())
    others = (_NUMBER, _HOUR, *names)
    return (*others, WIDTH - sum(others) - sum(left), *left)


def _heights(data: DaySheet, blank_rows: int) -> list[float]:
    return [max(ROW_HEIGHT, _needed(row, _widths(data))) for row in _cells(data, blank_rows)]


def _table(data: DaySheet, blank_rows: int) -> Flowable:
    head = [say(CELL_HEAD, name) for name in (*_COLUMNS, *([_LEAVING] if data.asks_leaving else []))]
    return DataTable(
        [head, *_cells(data, blank_rows)],
        colWidths=_widths(data),
        rowHeights=[_HEADER, *_heights(data, blank_rows)],
        repeatRows=1,
        hAlign="LEFT",
        style=ruled(("VALIGN", (0, 0), (-1, -1), "MIDDLE")),
    )


def _row(number: int, row: SheetRow, widths: Sequence[float]) -> list[Flowable | str]:
    last, first = widths
    names = say_name(ROW_BOLD, row.last_name, last - 10), say_name(ROW, row.first_name, first - 10)
    return [say(ROW, str(number)), say(ROW, hour(row.time) if row.time else ""), *names, ""]


def _needed(row: Sequence[Flowable | str], widths: Sequence[float]) -> float:
    cells = zip(row, widths, strict=True)
    tall: list[float] = [cell.wrap(width - 10, 0)[1] for cell, width in cells if not isinstance(cell, str)]
    return max(tall) + _AIR


def _closing(data: DaySheet) -> Story:
    """The advisors' frames two by two, the count and the notice in the place left or below."""
    names = [name for name, _ in data.advisors] or [""]
    left = _ALONE if len(names) == 1 else half()
    right = WIDTH - GUTTER - left
    cells = [signature_frame(say(BODY, name or "Nom :"), left, _FRAME) for name in names]
    if len(cells) % 2:
        cells.append(_count_and_notice(data, right))
    rows = [[one, "", other] for one, other in zip(cells[::2], cells[1::2], strict=True)]
    frames = plain_table(rows, [left, GUTTER, right], ("BOTTOMPADDING", (0, 0), (-1, -2), 8))
    return [frames, *([] if len(names) % 2 else _count_and_notice(data, WIDTH))]


def _count_and_notice(data: DaySheet, width: float) -> Story:
    came = "Personnes venues :"
    expected = _EXPECTED[data.mode]
    counted = f"{expected} : {len(data.rows)}.  {came}" if expected else came
    told: tuple[tuple[str, float], ...] = ((counted, 1.0),)
    if data.day is None:
        told = (("Rendez-vous :", 1.0), (f"{NBSP}{NBSP}{came}", 1.0))
    return [
        fill_in(*told, width=width),
        Spacer(0, 2 * mm),
        say(
            CELL,
            Bold("Vos données. "),
            "Cette feuille sert à compter les personnes reçues. "
            f"Responsable : {data.controller}. Elle est détruite après le compte rendu. "
            "Vous pouvez demander à voir, corriger ou effacer ce qui vous concerne.",
        ),
    ]
