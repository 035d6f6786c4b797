"""The appointments of the next days, for a desk whose computer does not work: who comes when, and whom to call.

It stays at the desk, and says nothing of what people come for.
"""

from collections.abc import Sequence
from datetime import date, datetime, time

from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Flowable, Spacer

from desktop_app.domain.french import capital, day_and_month, hour, long_date, moment, phone, short_date
from desktop_app.domain.nouns.frozen import frozen

from .blocks import Bold, Story, height, ruled, say
from .narrow import say_name
from .page import Copy, Document, Letterhead, render
from .styles import BODY, CELL, CELL_HEAD, SHADE, SUBTITLE, TALLEST_ROW, TITLE, WIDTH
from .tagging import DataTable

_COLUMNS = ("Heure", "Qui", "Téléphone", "Présence")
_HOUR, _PHONE, _NOTE = 20 * mm, 39 * mm, 46 * mm
_WHO = WIDTH - _HOUR - _PHONE - _NOTE
_WIDTHS = (_HOUR, _WHO, _PHONE, _NOTE)
_PADDING = 5
_ROW_HEIGHT: float = 9.5 * mm
_AIR: float = 2.5 * mm
_HEADER = 8 * mm
_BETWEEN: float = 4 * mm


@frozen
class Line:
    """An hour of somebody: who is expected, or what is said in their place ('libre') when there is no name.

    `told` stands after a name too ('à prévenir').
    """

    time: time
    last_name: str = ""
    first_name: str = ""
    phone: str = ""
    told: str = ""


@frozen
class Reception:
    """An advisor on a day: name, hours and place in words, then the lines in order of hour."""

    advisor: str
    hours: str
    lines: tuple[Line, ...]


@frozen
class ComingDays:
    """From `first` to `last`, as known at `printed`: each day with its receptions, then the days without any."""

    head: Letterhead
    first: date
    last: date
    printed: datetime
    days: tuple[tuple[date, tuple[Reception, ...]], ...]
    notes: tuple[str, ...]


def build(data: ComingDays) -> bytes:
    """As many days on a page as it has room for; raises `Unprintable`."""
    title = f"Rendez-vous du {long_date(data.first)} au {long_date(data.last)}"
    return render(Document(title, foot(data.printed, data.last), data.head, (Copy(lambda: _story(data)),)))


def foot(printed: datetime, last: date) -> str:
    """What stands under every page that is kept for a power cut."""
    return f"Imprimé le {short_date(printed.date())}, vaut jusqu’au {short_date(last)} – à détruire après usage"


def lasting(printed: datetime, last: date) -> Flowable:
    """The same in a sentence, under the title."""
    return say(
        BODY, f"Imprimé le {moment(printed)}. Vaut jusqu’au ", Bold(day_and_month(last)), ", à détruire après usage."
    )


def _story(data: ComingDays) -> Story:
    story: Story = [
        say(TITLE, "En cas de coupure"),
        say(SUBTITLE, "Rendez-vous du ", Bold(day_and_month(data.first)), " au ", Bold(day_and_month(data.last))),
        lasting(data.printed, data.last),
        say(BODY, Bold("Pour l’accueil seul. "), "Ne pas afficher, ne pas laisser sur la table."),
        *(say(BODY, note) for note in data.notes),
    ]
    for day, receptions in data.days:
        for reception in receptions:
            story += [Spacer(0, _BETWEEN), *_section(day, reception)]
    return story


def _section(day: date, reception: Reception) -> Story:
    """A reception that begins a page when there is no more room for the whole of it, or for a beginning of it."""
    whole, least = (_table(day, reception, lines) for lines in (reception.lines, reception.lines[:1]))
    tall = height([whole], WIDTH)
    # On a page that has less room than that, reportlab would leave an empty one behind.
    return [CondPageBreak(tall if tall <= TALLEST_ROW else min(height([least], WIDTH), TALLEST_ROW)), whole]


def _table(day: date, reception: Reception, lines: Sequence[Line]) -> Flowable:
    """Whose day it is stands above the columns, on each page that it goes on to."""
    told = f" – {reception.advisor}, {reception.hours}" if reception.hours else f" – {reception.advisor}"
    head = say(CELL, Bold(capital(day_and_month(day))), told)
    rows = [_row(line) for line in lines]
    above = height([head], WIDTH - 2 * _PADDING) + _AIR
    columns: list[object] = [say(CELL_HEAD, name) for name in _COLUMNS]
    look = ruled(
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("SPAN", (0, 0), (-1, 0)), ("BACKGROUND", (0, 1), (-1, 1), SHADE)
    )
    return DataTable(
        [[head, "", "", ""], columns, *rows],
        colWidths=_WIDTHS,
        rowHeights=[above, _HEADER, *(_needed(row) for row in rows)],
        repeatRows=2,
        heads=2,
        hAlign="LEFT",
        style=look,
    )


def _row(line: Line) -> list[object]:
    return [say(CELL, hour(line.time)), _who(line), say(CELL, phone(line.phone)) if line.phone else "", ""]


def _who(line: Line) -> Story:
    """The name on one line where there is room, else its two parts one under the other."""
    if not line.last_name:
        return [say(CELL, line.told)]
    inner, told = _WHO - 2 * _PADDING, f" ({line.told})" if line.told else ""
    one = say(CELL, Bold(line.last_name), f" {line.first_name}{told}")
    if one.wrap(inner, 0)[1] <= CELL.leading:
        return [one]
    return [say_name(CELL_HEAD, line.last_name, inner), say_name(CELL, f"{line.first_name}{told}", inner)]


def _needed(row: Sequence[object]) -> float:
    """The height of its names, or more for a hand to write in."""
    who = row[1]
    assert isinstance(who, list)
    return max(_ROW_HEIGHT, height(who, _WHO - 2 * _PADDING) + _AIR)
