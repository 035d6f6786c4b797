"""The advisor's tally of some hours: in the closed office, away from the program, a line a person, no surname.

Then, once for the day, a profile of those received, apart from the lines so that no profile leads to a person.
"""

from collections.abc import Sequence
from datetime import date, time
from functools import partial

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from desktop_app.domain.french import capital, hour, long_date, short_date
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.reception.profile import ANSWERS

from .blocks import Bold, Story, ruled, say
from .fonts import BOLD
from .page import Copy, Document, Letterhead, render
from .styles import BODY, CELL, CELL_HEAD, ROW, SUBTITLE, TITLE, WIDTH, style
from .tagging import DataTable

LINES = 14
"""Lines left blank for those who come without appointment, where there are such hours."""
_COLUMNS = ("N°", "Heure", "Prénom ou n°", "Pour quoi", "Min.", "Réalisé", "Parti", "Orienté")
_NUMBER, _TIME, _WHO, _MINUTES, _OUTCOMES = 9 * mm, 24 * mm, 36 * mm, 14 * mm, (19 * mm, 15 * mm, 20 * mm)
_ROW_HEIGHT = 11 * mm
_STROKES = ("Profil", "Un trait par personne", "Total")
_LABEL, _TOTAL = 74 * mm, 22 * mm
_STROKES_HEIGHT = 8.5 * mm
_PROFILE = style(15, 19, BOLD, tag="H2", spaceAfter=8)


@frozen
class Tally:
    """A stretch of hours of one advisor: name and title, hours and purpose in words, then blank lines.

    `times` are the hours of its appointments, in order; the sheet names nobody who is expected. The `profiled` one
    bears the profile of the advisor's day.
    """

    advisor: str
    hours: str
    purpose: str
    times: tuple[time, ...]
    blank_lines: int
    profiled: bool = True


@frozen
class TallySheet:
    """One day, a tally for each stretch of hours in which an advisor receives."""

    head: Letterhead
    day: date
    tallies: tuple[Tally, ...]


def build(data: TallySheet) -> bytes:
    """One run of pages for each stretch of hours, the profile last; raises `Unprintable`."""
    title = f"Relevé du {long_date(data.day)}"
    reference = f"Relevé du {short_date(data.day)} – sans nom de famille d’usager, à détruire après saisie"
    copies = tuple(Copy(partial(_story, data.day, tally)) for tally in data.tallies)
    return render(Document(title, reference, data.head, copies))


def _story(day: date, tally: Tally) -> Story:
    return [
        say(TITLE, "Relevé du conseiller"),
        say(SUBTITLE, Bold(capital(long_date(day))), f" – {tally.purpose}"),
        say(BODY, Bold(tally.advisor), f" : {tally.hours}"),
        Spacer(0, 2 * mm),
        _lines(tally),
        *([Spacer(0, 4 * mm), KeepTogether(_profile())] if tally.profiled else []),
    ]


def _lines(tally: Tally) -> Flowable:
    head = [say(CELL_HEAD, name) for name in _COLUMNS]
    hours = [hour(at) for at in tally.times] + [""] * tally.blank_lines
    boxes = [say(ROW, "☐") for _ in _OUTCOMES]
    rows = [[say(ROW, str(at)), say(ROW, told), "", "", "", *boxes] for at, told in enumerate(hours, 1)]
    what = WIDTH - sum((_NUMBER, _TIME, _WHO, _MINUTES, *_OUTCOMES))
    widths = [_NUMBER, _TIME, _WHO, what, _MINUTES, *_OUTCOMES]
    heights = [8 * mm, *[_ROW_HEIGHT] * len(rows)]
    middle = ("VALIGN", (0, 0), (-1, -1), "MIDDLE")
    return DataTable(
        [head, *rows], colWidths=widths, rowHeights=heights, repeatRows=1, hAlign="LEFT", style=ruled(middle)
    )


def _profile() -> Story:
    how = "Un trait par personne reçue, sans lien avec les lignes ci-dessus. Ce qui n’est pas dit ne se devine pas."
    return [say(_PROFILE, "Profil des personnes reçues"), say(BODY, how), Spacer(0, 2 * mm), _strokes()]


def _strokes() -> Flowable:
    rows: list[Sequence[Flowable | str]] = [[say(CELL_HEAD, name) for name in _STROKES]]
    rows += [
        [_told(question.value, answer.label, first=at == 0), "", ""]
        for question, answers in ANSWERS.items()
        for at, answer in enumerate(answers)
    ]
    heights = [8 * mm, *[_STROKES_HEIGHT] * (len(rows) - 1)]
    middle = ("VALIGN", (0, 0), (-1, -1), "MIDDLE")
    widths = [_LABEL, WIDTH - _LABEL - _TOTAL, _TOTAL]
    return DataTable(rows, colWidths=widths, rowHeights=heights, named_rows=True, hAlign="LEFT", style=ruled(middle))


def _told(title: str, label: str, *, first: bool) -> Flowable:
    return say(CELL, Bold(f"{title} : "), label) if first else say(CELL, label)
