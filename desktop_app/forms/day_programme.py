"""The programme of a day for each advisor: who comes when and what for, to keep and not to show.

An advisor sent by another service often has no account here, nor a PC.
"""

from collections.abc import Sequence
from datetime import date, time
from functools import partial

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, KeepTogether, Spacer

from desktop_app.domain.french import capital, hour, long_date, phone, short_date
from desktop_app.domain.nouns.frozen import frozen

from .blocks import Bold, Story, bullets, ruled, say
from .narrow import say_name
from .page import Copy, Document, Letterhead, render
from .styles import BODY, CELL, CELL_HEAD, ROW, ROW_BOLD, SUBTITLE, TABLE_HEADING, TITLE, WIDTH
from .tagging import DataTable

_COLUMNS = ("Heure", "Qui", "Pour quoi", "Notes")
_WIDTHS: tuple[float, ...] = (22 * mm, 56 * mm, 52 * mm)
_ROW_HEIGHT: float = 13 * mm
_AIR: float = 3 * mm
_FREE = "libre"


@frozen
class Visit:
    """One place of the day; the names are '' when it is still free."""

    time: time
    last_name: str
    first_name: str
    phone: str
    theme: str


@frozen
class Programme:
    """One advisor's day: name and title, hours, purpose in words, then the places in order of hour.

    `messages` are those left for them at the desk.
    """

    advisor: str
    hours: str
    purpose: str
    visits: tuple[Visit, ...]
    messages: tuple[str, ...] = ()


@frozen
class DayProgramme:
    """One day, a programme for each advisor who is here."""

    head: Letterhead
    day: date
    programmes: tuple[Programme, ...]


def build(data: DayProgramme) -> bytes:
    """One run of pages for each advisor; raises `Unprintable`."""
    title = f"Programme du {long_date(data.day)}"
    reference = f"Programme du {short_date(data.day)} – à détruire à la fin de la journée"
    copies = tuple(Copy(partial(_story, data.day, programme)) for programme in data.programmes)
    return render(Document(title, reference, data.head, copies))


def _story(day: date, programme: Programme) -> Story:
    return [
        say(TITLE, "Programme de la journée"),
        say(SUBTITLE, Bold(capital(long_date(day))), f" – {programme.purpose}"),
        say(BODY, Bold(programme.advisor), f" : {programme.hours}"),
        Spacer(0, 2 * mm),
        _table(programme),
        *_messages(programme.messages),
        Spacer(0, 3 * mm),
        KeepTogether([say(CELL, Bold("Pour le conseiller seul. "), "Ne pas afficher, ne pas laisser sur la table.")]),
    ]


def _messages(messages: Sequence[str]) -> Story:
    """What was left at the desk for them, the heading with the first."""
    if not messages:
        return []
    first, *others = bullets(*messages)
    return [KeepTogether([say(TABLE_HEADING, "Messages de l’accueil"), first]), *others]


def _table(programme: Programme) -> Flowable:
    widths = [*_WIDTHS, WIDTH - sum(_WIDTHS)]
    rows: list[list[object]] = [[say(CELL_HEAD, name) for name in _COLUMNS]]
    rows += [_row(visit) for visit in programme.visits]
    heights = [8 * mm, *(max(_ROW_HEIGHT, _needed(row, widths)) for row in rows[1:])]
    middle = ("VALIGN", (0, 0), (-1, -1), "MIDDLE")
    return DataTable(rows, colWidths=widths, rowHeights=heights, repeatRows=1, hAlign="LEFT", style=ruled(middle))


def _row(visit: Visit) -> list[object]:
    if not visit.last_name:
        return [say(ROW, hour(visit.time)), say(ROW, _FREE), "", ""]
    inner = _WIDTHS[1] - 10
    who = [say_name(ROW_BOLD, visit.last_name, inner), say_name(ROW, visit.first_name, inner)]
    who += [say(CELL, phone(visit.phone))] if visit.phone else []
    return [say(ROW, hour(visit.time)), who, say(CELL, visit.theme), ""]


def _needed(row: list[object], widths: list[float]) -> float:
    return max(_height(cell, width - 10) for cell, width in zip(row, widths, strict=True)) + _AIR


def _height(cell: object, width: float) -> float:
    flowables = cell if isinstance(cell, list) else [cell] if isinstance(cell, Flowable) else []
    tall: list[float] = [flowable.wrap(width, 0)[1] for flowable in flowables]
    return sum(tall)
