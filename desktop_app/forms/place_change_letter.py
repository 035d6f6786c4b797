"""The letter that tells the partner on which day an advisor receives in another room."""

from datetime import date

from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Spacer

from desktop_app.domain.french import capital, long_date, phone, plain_date
from desktop_app.domain.nouns.frozen import frozen

from .blocks import Bold, Story, grid, say
from .letter import address, signed
from .page import Letterhead, render_public
from .styles import LEAD, OBJECT, WIDTH

_WIDTHS = (WIDTH * 0.3, WIDTH * 0.2, WIDTH * 0.25, WIDTH * 0.25)


@frozen
class Change:
    """One session: who, the hours, the room that was planned and the one it is held in."""

    advisor: str
    hours: str
    before: str
    after: str


@frozen
class PlaceChangeLetter:
    """To the `partner` of the convention, about one day."""

    head: Letterhead
    partner: str
    written_on: date
    day: date
    changes: tuple[Change, ...]


def build(data: PlaceChangeLetter, *, large: bool = False) -> bytes:
    """The letter as a PDF of one page, more when much is to be told; raises `Unprintable`."""
    return render_public("Changement de salle", "Changement de salle", data.head, lambda: _story(data), large=large)


def _story(data: PlaceChangeLetter) -> Story:
    place = data.head.place
    call = ["Pour toute question : ", Bold(phone(place.phone)), "."] if place.phone else []
    return [
        Spacer(0, 4 * mm),
        address(data.partner, lines=2),
        Spacer(0, 6 * mm),
        say(LEAD, f"{place.commune}, le {plain_date(data.written_on)}"),
        say(OBJECT, f"Objet : changement de salle le {long_date(data.day)}"),
        Spacer(0, 2 * mm),
        say(LEAD, "Madame, Monsieur,"),
        say(
            LEAD, "Comme le prévoit notre convention, nous vous informons que la permanence change de salle ce jour-là."
        ),
        grid(
            ("Qui reçoit", "Heures", "Au lieu de", "Dans"),
            [(each.advisor, each.hours, capital(each.before), capital(each.after)) for each in data.changes],
            _WIDTHS,
        ),
        Spacer(0, 3 * mm),
        say(LEAD, f"L’adresse reste la même : {place.address}."),
        KeepTogether([*([say(LEAD, *call)] if call else []), Spacer(0, 3 * mm), signed(f"Pour {place.said}")]),
    ]
