"""The sheet that tells a partner of the site: places and rooms, hours, for whom, equipment, and instructions to write.

Source: Estaires, art. 3: the commune puts at the disposal of the partner « lieux, horaires, publics, matériel,
consignes ».
"""

from collections.abc import Sequence
from datetime import date

from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Spacer

from desktop_app.domain.french import long_date, phone, plain_date
from desktop_app.domain.nouns.frozen import frozen

from .blocks import Story, bullets, grid, heading, say, writing_line
from .page import Copy, Document, Letterhead, render
from .styles import BODY, SUBTITLE, TITLE, WIDTH

_ROOMS = ("Salle", "Places", "Pour quoi")
_ROOM_WIDTHS: tuple[float, ...] = (55 * mm, 22 * mm, WIDTH - 77 * mm)
_NOBODY_KNOWS = "Aucune salle n’est décrite."
_INSTRUCTIONS = ("Entrée, clés, alarme", "Stationnement, livraison du matériel", "En cas d’incident, prévenir")


@frozen
class SitePlace:
    """A place: its name, its address, its number or '', and each room as (name, seats, what it suits)."""

    name: str
    address: str
    phone: str
    rooms: tuple[tuple[str, str, str], ...]


@frozen
class SiteSheet:
    """As it stands on `day`: each of `hours`, `publics` and `equipment` is a sentence."""

    head: Letterhead
    day: date
    places: tuple[SitePlace, ...]
    hours: tuple[str, ...]
    publics: tuple[str, ...]
    equipment: tuple[str, ...]


def build(data: SiteSheet) -> bytes:
    """The sheet as a PDF; raises `Unprintable`."""
    title = f"Fiche du lieu au {plain_date(data.day)}"
    return render(Document(title, title, data.head, (Copy(lambda: _story(data)),)))


def _story(data: SiteSheet) -> Story:
    return [
        say(TITLE, "Fiche du lieu"),
        say(SUBTITLE, f"À jour au {long_date(data.day)}"),
        *(part for each in data.places for part in _place(each)),
        *_told("Horaires", data.hours),
        *_told("Publics", data.publics),
        *_told("Matériel", data.equipment),
        KeepTogether(_instructions()),
    ]


def _place(place: SitePlace) -> Story:
    where = f"{place.address}, {phone(place.phone)}" if place.phone else place.address
    told: Story = [heading(place.name), say(BODY, f"{where}.")]
    if not place.rooms:
        return [*told, say(BODY, _NOBODY_KNOWS)]
    return [*told, grid(_ROOMS, place.rooms, _ROOM_WIDTHS)]


def _told(title: str, sentences: Sequence[str]) -> Story:
    return [heading(title), *bullets(*sentences)] if sentences else []


def _instructions() -> Story:
    story: Story = [heading("Consignes")]
    for each in _INSTRUCTIONS:
        story += [say(BODY, f"{each} :"), writing_line(), Spacer(0, 2 * mm)]
    return story
