"""The daily sign-in sheet (feuille d'émargement): only what a neighbour may read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer, Table

from desktop_app.domain.french import capital, hour, long_date, short_date

from .blocks import Bold, Story, fill_in, half, plain_table, ruled, say, say_name, signature_frame
from .page import Copy, Document, Letterhead, render
from .styles import BODY, CELL, CELL_HEAD, GUTTER, ROW, ROW_BOLD, SUBTITLE, TITLE, WIDTH

ROW_HEIGHT = 11.2 * mm
_LAST, _FIRST = 46 * mm, 39 * mm
_WIDTHS = (12 * mm, 22 * mm, _LAST, _FIRST)
_AIR: float = 3 * mm
_ALONE, _FRAME = 80 * mm, 20 * mm
_COLUMNS = ("N°", "Heure", "Nom", "Prénom", "Signature")


@dataclass(frozen=True)
class SheetRow:
    """One expected person; `time` is None when no hour was given."""

    time: time | None
    last_name: str
    first_name: str


@dataclass(frozen=True)
class DaySheet:
    """One day: `advisors` as (name and title, hours), `purpose` in words, then `blank_rows` for walk-ins."""

    head: Letterhead
    day: date
    advisors: tuple[tuple[str, str], ...]
    purpose: str
    rows: tuple[SheetRow, ...]
    blank_rows: int
    controller: str


def build(data: DaySheet) -> bytes:
    """The sheet as a PDF; raises `Unprintable`."""
    title = f"Feuille d’émargement du {long_date(data.day)}"
    reference = f"Feuille d’émargement du {short_date(data.day)}"
    return render(Document(title, reference, data.head, (Copy(lambda: _story(data)),)))


def _story(data: DaySheet) -> Story:
    advisors = [say(BODY, Bold(name), *([f" : {hours}"] if hours else [])) for name, hours in data.advisors]
    return [
        say(TITLE, "Feuille d’émargement"),
        say(SUBTITLE, Bold(capital(long_date(data.day))), *([f" – {data.purpose}"] if data.purpose else [])),
        *advisors,
        Spacer(0, 2 * mm),
        _table(data),
        Spacer(0, 3 * mm),
        KeepTogether(_closing(data)),
    ]


def _table(data: DaySheet) -> Flowable:
    widths = [*_WIDTHS, WIDTH - sum(_WIDTHS)]
    rows = [[say(CELL_HEAD, name) for name in _COLUMNS]]
    rows += [_row(number, row) for number, row in enumerate(data.rows, 1)]
    blank = range(len(data.rows) + 1, len(data.rows) + data.blank_rows + 1)
    rows += [[say(ROW, str(number)), "", "", "", ""] for number in blank]
    heights = [8 * mm, *(max(ROW_HEIGHT, _needed(row, widths)) for row in rows[1:])]
    middle = ("VALIGN", (0, 0), (-1, -1), "MIDDLE")
    return Table(rows, colWidths=widths, rowHeights=heights, repeatRows=1, hAlign="LEFT", style=ruled(middle))


def _row(number: int, row: SheetRow) -> list[Flowable]:
    names = say_name(ROW_BOLD, row.last_name, _LAST - 10), say_name(ROW, row.first_name, _FIRST - 10)
    return [say(ROW, str(number)), say(ROW, hour(row.time) if row.time else ""), *names, ""]


def _needed(row: Sequence[Flowable], widths: Sequence[float]) -> float:
    tall: list[float] = [cell.wrap(width - 10, 0)[1] for cell, width in zip(row, widths, strict=True) if cell]
    return max(tall) + _AIR


def _closing(data: DaySheet) -> Story:
    """The advisors' frames two by two, the count and the notice in the place left or below."""
    names = [name for name, _ in data.advisors] or [""]
    left = _ALONE if len(names) == 1 else half()
    right = WIDTH - GUTTER - left
    cells = [signature_frame(say(BODY, name or "Nom :"), left, _FRAME) for name in names]
    if len(cells) % 2:
        cells.append(_count_and_notice(data, right))
    rows = [[one, "", other] for one, other in zip(cells[::2], cells[1::2], strict=True)]
    frames = plain_table(rows, [left, GUTTER, right], ("BOTTOMPADDING", (0, 0), (-1, -2), 8))
    return [frames, *([] if len(names) % 2 else _count_and_notice(data, WIDTH))]


def _count_and_notice(data: DaySheet, width: float) -> Story:
    return [
        fill_in((f"Rendez-vous : {len(data.rows)}.  Personnes venues :", 1), width=width),
        Spacer(0, 2 * mm),
        say(
            CELL,
            Bold("Vos données. "),
            "Cette feuille sert à compter les personnes reçues. "
            f"Responsable : {data.controller}. Elle est détruite après le compte rendu. "
            "Vous pouvez demander à voir, corriger ou effacer ce qui vous concerne.",
        ),
    ]
