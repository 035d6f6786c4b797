"""The tally of those who come without appointment: a stroke a person, by what they came for and what came of it.

No name, no hour and no order: nothing on it leads to somebody. One for each stretch of hours of an advisor.
"""

from collections.abc import Sequence
from datetime import date
from functools import partial

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from desktop_app.domain.french import capital, long_date, short_date
from desktop_app.domain.nouns.frozen import frozen

from .blocks import Bold, Story, ruled, say
from .page import Copy, Document, Letterhead, render
from .styles import BODY, CELL, CELL_HEAD, SUBTITLE, TITLE, WIDTH
from .tagging import DataTable

_COLUMNS = ("Pour quoi", "Réalisé", "Parti", "Orienté", "Total")
_THEME, _OTHERS, _TOTAL = 70 * mm, (22 * mm, 24 * mm), 16 * mm
_ROW, _AIR = 9 * mm, 3 * mm
_NOT_ASKED, _TOGETHER = "Pas demandé", "Total"
_HOW = "Un trait par personne. Aucun nom. Orienté : vers un autre service, à noter à côté du trait."


@frozen
class Strokes:
    """One stretch of hours of an advisor: name and title, the hours and purpose in words, and the `themes` to tick."""

    advisor: str
    hours: str
    purpose: str
    themes: tuple[str, ...]


@frozen
class WalkInTally:
    """One day, a tally for each of these stretches."""

    head: Letterhead
    day: date
    tallies: tuple[Strokes, ...]


def build(data: WalkInTally) -> bytes:
    """A run of pages for each stretch of hours; raises `Unprintable`."""
    title = f"Comptage sans nom du {long_date(data.day)}"
    reference = f"Comptage du {short_date(data.day)} – sans nom, à détruire après saisie"
    copies = tuple(Copy(partial(_story, data.day, each)) for each in data.tallies)
    return render(Document(title, reference, data.head, copies))


def _story(day: date, tally: Strokes) -> Story:
    return [
        say(TITLE, "Comptage sans nom"),
        say(SUBTITLE, Bold(capital(long_date(day))), f" – {tally.purpose}"),
        say(BODY, Bold(tally.advisor), f" : {tally.hours}"),
        say(BODY, _HOW),
        Spacer(0, 2 * mm),
        _table(tally.themes),
    ]


def _table(themes: Sequence[str]) -> Flowable:
    told = [*(say(CELL, each) for each in (*themes, _NOT_ASKED)), say(CELL, Bold(_TOGETHER))]
    rows: list[Sequence[Flowable | str]] = [[say(CELL_HEAD, name) for name in _COLUMNS]]
    rows += [[each, "", "", "", ""] for each in told]
    widths = [_THEME, WIDTH - _THEME - sum(_OTHERS) - _TOTAL, *_OTHERS, _TOTAL]
    heights = [8 * mm, *(max(_ROW, each.wrap(_THEME - 12, 0)[1] + _AIR) for each in told)]
    middle = ("VALIGN", (0, 0), (-1, -1), "MIDDLE")
    return DataTable(
        rows, colWidths=widths, rowHeights=heights, repeatRows=1, named_rows=True, hAlign="LEFT", style=ruled(middle)
    )
