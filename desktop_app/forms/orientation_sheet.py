"""The sheet, without a name, for somebody for whom no mandate is possible here: why, and who can help.

It says nothing of a health, a measure or a difficulty: whoever finds it on a table learns nothing.
"""

from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.platypus import KeepTogether, Spacer

from desktop_app.domain.french import phone
from desktop_app.domain.mandate.orientation import Helper
from desktop_app.domain.nouns.frozen import frozen

from .blocks import Bold, Story, bullets, fill_in, heading, say
from .fonts import BOLD
from .page import Letterhead, render_public
from .styles import LEAD, TITLE, role

_NAME = role((14, 18), (14, 20), (18, 26), BOLD, "H3", spaceBefore=5, keepWithNext=1)
_STILL = (
    "Vous montrer, et vous aider à faire vous-même : c’est vous qui tapez.",
    "Chercher avec vous qui appeler, et appeler avec vous.",
)


@frozen
class OrientationSheet:
    """`why` are sentences to the person, without a word about their situation; `helpers` who can help, in order."""

    head: Letterhead
    why: Sequence[str]
    helpers: Sequence[Helper]


def build(data: OrientationSheet, *, large: bool = False) -> bytes:
    """The sheet as a PDF; raises `Unprintable`."""
    title = "Qui peut vous aider"
    return render_public(title, title, data.head, lambda: _story(data), large=large)


def _story(data: OrientationSheet) -> Story:
    place = data.head.place
    call = f" Téléphone : {phone(place.phone)}." if place.phone else ""
    return [
        say(TITLE, "Qui peut vous aider"),
        say(LEAD, "Aujourd’hui, nous n’avons pas fait de mandat. Voici pourquoi, et qui peut vous aider."),
        heading("Pourquoi"),
        *bullets(*data.why),
        heading("À qui demander"),
        *(KeepTogether(_helper(helper)) for helper in data.helpers),
        heading("Ici, nous pouvons toujours"),
        *bullets(*_STILL),
        Spacer(0, 2 * mm),
        say(LEAD, Bold(place.name), f", {place.address}.{call} Revenez quand vous voulez : c’est gratuit."),
    ]


def _helper(helper: Helper) -> Story:
    return [say(_NAME, helper.value), say(LEAD, helper.does), fill_in(("Où, quand :", 1))]
