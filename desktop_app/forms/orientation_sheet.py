"""The sheet, without a name, for somebody for whom no mandate is possible here: why, and who can help.

It says nothing of a health, a measure or a difficulty: whoever finds it on a table learns nothing.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Spacer

from desktop_app.domain.french import phone
from desktop_app.domain.mandate.orientation import Helper

from .blocks import Bold, Story, bullets_in, fill_in, say
from .fonts import BOLD
from .page import Copy, Document, Letterhead, render
from .styles import TITLE, style

_LARGE = style(15, 20, spaceAfter=5)
_HEADING = style(17, 22, BOLD, spaceBefore=8, spaceAfter=3, keepWithNext=1)
_NAME = style(15, 20, BOLD, spaceBefore=5, keepWithNext=1)
_ITEM = style(15, 19.5, leftIndent=15, bulletIndent=1, spaceAfter=3)
_STILL = (
    "Vous montrer, et vous aider à faire vous-même, vos mains sur le clavier.",
    "Chercher avec vous qui appeler, et appeler avec vous.",
)


@dataclass(frozen=True)
class OrientationSheet:
    """`why` are sentences to the person, without a word about their situation; `helpers` who can help, in order."""

    head: Letterhead
    why: Sequence[str]
    helpers: Sequence[Helper]


def build(data: OrientationSheet) -> bytes:
    """The sheet as a PDF; raises `Unprintable`."""
    title = "Qui peut vous aider"
    return render(Document(title, title, data.head, (Copy(lambda: _story(data)),)))


def _story(data: OrientationSheet) -> Story:
    place = data.head.place
    call = f" Téléphone : {phone(place.phone)}." if place.phone else ""
    return [
        say(TITLE, "Qui peut vous aider"),
        say(_LARGE, "Aujourd’hui, nous n’avons pas fait de mandat. Voici pourquoi, et qui peut vous aider."),
        say(_HEADING, "Pourquoi"),
        *bullets_in(_ITEM, *data.why),
        say(_HEADING, "À qui demander"),
        *(KeepTogether(_helper(helper)) for helper in data.helpers),
        say(_HEADING, "Ici, nous pouvons toujours"),
        *bullets_in(_ITEM, *_STILL),
        Spacer(0, 2 * mm),
        say(_LARGE, Bold(place.name), f", {place.address}.{call} Revenez quand vous voulez : c’est gratuit."),
    ]


def _helper(helper: Helper) -> Story:
    return [say(_NAME, helper.value), say(_LARGE, helper.does), fill_in(("Où, quand :", 1))]
