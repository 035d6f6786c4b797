"""The number of somebody who came without appointment: half a sheet to keep in hand until it is called."""

from datetime import datetime

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from desktop_app.domain.french import capital, hour, long_date
from desktop_app.domain.nouns.frozen import frozen

from .blocks import Bold, Story, say
from .fonts import BOLD
from .page import Copy, Document, Letterhead, render
from .styles import Size, role, style

_NUMBER = style(120, 126, BOLD, tag="H1")
_SAID = role((16, 22.4), (16, 22.4), (20, 27))


@frozen
class QueueNumber:
    """`number` as it is called, and when the person came; `advisor` whom they wait for, '' for whoever is free."""

    head: Letterhead
    number: str
    came_at: datetime
    advisor: str = ""


def build(data: QueueNumber, *, large: bool = False) -> bytes:
    """The number as a PDF of one sheet, of which the upper half is given; raises `Unprintable`."""
    copies = (Copy(lambda: _number(data), lower=list),)
    size = Size.of_public(large=large)
    return render(Document("Votre numéro", "À garder jusqu’à l’appel", data.head, copies, size=size))


def _number(data: QueueNumber) -> Story:
    return [
        say(_NUMBER, data.number),
        Spacer(0, 6 * mm),
        say(_SAID, f"{capital(long_date(data.came_at.date()))}, arrivée à {hour(data.came_at)}."),
        *([say(_SAID, "Pour ", Bold(data.advisor), ".")] if data.advisor else []),
        say(_SAID, "On appelle par numéro, en général dans l’ordre."),
        say(_SAID, "Si vous devez partir, dites-le à l’accueil."),
        say(_SAID, Bold("C’est gratuit."), " Gardez vos mots de passe pour vous."),
    ]
