"""A sheet of lines for the appointments that are taken while the computer does not work, to be typed in afterwards."""

from dataclasses import replace
from datetime import date, datetime

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from desktop_app.domain.nouns.frozen import frozen

from .blocks import Bold, Story, height, ruled, say
from .coming_days import foot, lasting
from .page import Copy, Document, Letterhead, render, room
from .styles import BODY, CELL_HEAD, SUBTITLE, TITLE, WIDTH
from .tagging import DataTable

_COLUMNS = ("Jour", "Heure", "Nom et prénom", "Téléphone", "Avec")
_WIDTHS = (28 * mm, 20 * mm, 58 * mm, 38 * mm, WIDTH - 144 * mm)
_HEADER, _ROW_HEIGHT = 8 * mm, 11.2 * mm
_ABOVE: float = 2 * mm


@frozen
class BlankBookings:
    """Printed beside the appointments known at `printed`, until `last`."""

    head: Letterhead
    printed: datetime
    last: date


def build(data: BlankBookings) -> bytes:
    """One page of lines, as many as it has room for; raises `Unprintable`."""
    document = Document("Rendez-vous à noter", foot(data.printed, data.last), data.head, (Copy(list),))
    lines = int((room(document) - height(_opening(data), WIDTH) - _ABOVE - _HEADER) // _ROW_HEIGHT)
    copies = (Copy(lambda: [*_opening(data), Spacer(0, _ABOVE), _table(lines)]),)
    return render(replace(document, copies=copies))


def _opening(data: BlankBookings) -> Story:
    return [
        say(TITLE, "Rendez-vous à noter"),
        say(SUBTITLE, "En cas de coupure"),
        lasting(data.printed, data.last),
        say(BODY, Bold("Une ligne par personne. "), "N’écrivez pas pourquoi elle vient, ni aucun mot de passe."),
        say(
            BODY,
            Bold("Dès que l’ordinateur marche : "),
            "« Réserver » pour chaque ligne, puis détruisez cette feuille.",
        ),
    ]


def _table(lines: int) -> Flowable:
    head: list[object] = [say(CELL_HEAD, name) for name in _COLUMNS]
    heights, empty = [_HEADER, *[_ROW_HEIGHT] * lines], [""] * len(_COLUMNS)
    return DataTable([head, *[empty] * lines], colWidths=_WIDTHS, rowHeights=heights, hAlign="LEFT", style=ruled())
