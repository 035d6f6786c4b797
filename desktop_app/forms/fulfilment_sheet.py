"""The sheet of a month or a year that both parties read together: due, planned, held, lost, added, and why.

003, art. 4.4: the gaps between what was planned and what was done are gone through every month, and adjustments are
proposed. It names no advisor, and tells nothing of anybody's health.
"""

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from desktop_app.domain.nouns.frozen import frozen

from .blocks import Bold, Story, heading, ruled, say, side_by_side, table_section, writing_line
from .page import Copy, Document, Letterhead, render
from .styles import BODY, CELL, CELL_HEAD, SUBTITLE, TITLE, WIDTH
from .tagging import DataTable

_COLUMNS = ("", "Dus", "Prévus", "Tenus", "Perdus, nous", "Perdus, eux", "Force majeure", "Ajoutés", "Écart")
_NAME: float = 24.5 * mm
_REASONS = ("Jour", "Ce qui s’est passé", "Durée", "Du fait de")
_REASON_WIDTHS: tuple[float, ...] = (46 * mm, 74 * mm, 22 * mm)
_HOW_COUNTED = (
    "Les jours fériés et les vacances qui ferment le lieu ne sont ni dus ni prévus. Les heures sont celles de chaque "
    "conseiller ; un jour où viennent deux conseillers compte une fois."
)
_LINES = 3
_WHO = ("Vu, le lieu d’accueil :", "Vu, qui envoie les conseillers :")
_VISA: float = 15 * mm


@frozen
class Row:
    """A month, or all of them: its name, and eight cells of a line or two each."""

    name: str
    cells: tuple[tuple[str, ...], ...]


@frozen
class FulfilmentSheet:
    """`period` is 'novembre 2026' or 'année 2026', `sender` who sends, `promised` the words of the text, or ''.
    `counted_in` is what the two figures of a cell are.

    `rows` end with the sum when there are several; each of `reasons` is a day, what happened, how long and by whose
    doing; `notes` are sentences on what is not settled yet, `causes` what was lost by cause, or '', `equipment` what
    lacked at the openings, or ''.
    """

    head: Letterhead
    period: str
    sender: str
    promised: str
    counted_in: str
    rows: tuple[Row, ...]
    reasons: tuple[tuple[str, str, str, str], ...]
    notes: tuple[str, ...] = ()
    causes: str = ""
    equipment: str = ""


def build(data: FulfilmentSheet) -> bytes:
    """The sheet as a PDF; raises `Unprintable`."""
    title = f"Prévu / réalisé – {data.period}"
    return render(Document(title, title, data.head, (Copy(lambda: _story(data)),)))


def _story(data: FulfilmentSheet) -> Story:
    said = data.promised or "le texte ne dit pas combien : ce que le calendrier prévoit est dû"
    story: Story = [
        say(TITLE, "Prévu / réalisé"),
        say(SUBTITLE, Bold(data.period[:1].upper() + data.period[1:]), f" – {data.sender}"),
        say(BODY, "Dû selon la convention : ", Bold(said), f". Compté en {data.counted_in}."),
        Spacer(0, 1.5 * mm),
        _table(data.rows),
        Spacer(0, 1.5 * mm),
        say(CELL, _HOW_COUNTED),
        *(say(BODY, Bold(note)) for note in data.notes),
    ]
    if data.causes:
        story.append(say(BODY, Bold("Perdus, par cause : "), f"{data.causes}."))
    if data.equipment:
        story.append(say(BODY, data.equipment))
    if data.reasons:
        widths = [*_REASON_WIDTHS, WIDTH - sum(_REASON_WIDTHS)]
        story += table_section("Ce qui explique les écarts", _REASONS, data.reasons, widths)
    else:
        story.append(say(BODY, "Aucun écart : tout s’est tenu comme prévu."))
    return [*story, KeepTogether(_adjustments())]


def _adjustments() -> Story:
    lines = [writing_line() for _ in range(_LINES)]
    seen = side_by_side(*([say(BODY, Bold(who)), Spacer(0, _VISA)] for who in _WHO))
    return [heading("Ajustements proposés"), *lines, Spacer(0, 4 * mm), seen]


def _table(rows: tuple[Row, ...]) -> Flowable:
    width = (WIDTH - _NAME) / (len(_COLUMNS) - 1)
    made = [[say(CELL_HEAD, name) for name in _COLUMNS], *(_row(row) for row in rows)]
    right = ("ALIGN", (1, 0), (-1, -1), "RIGHT")
    return DataTable(
        made,
        colWidths=[_NAME, *[width] * (len(_COLUMNS) - 1)],
        repeatRows=1,
        named_rows=True,
        hAlign="LEFT",
        style=ruled(right, ("LEFTPADDING", (0, 0), (-1, -1), 2), ("RIGHTPADDING", (0, 0), (-1, -1), 2)),
    )


def _row(row: Row) -> list[object]:
    return [say(CELL_HEAD, row.name), *([say(CELL, line) for line in cell] for cell in row.cells)]
