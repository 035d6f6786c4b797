"""The number of somebody who came without appointment: half a sheet to keep in hand until it is called."""

from dataclasses import dataclass
from datetime import datetime

from reportlab.lib.enums import TA_CENTER
from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from desktop_app.domain.french import capital, hour, long_date

from .blocks import Bold, Story, say
from .fonts import BOLD
from .page import Copy, Document, Letterhead, render
from .styles import style

_NUMBER, _SAID = 120, 16


@dataclass(frozen=True)
class QueueNumber:
    """`number` of the day, and when the person came."""

    head: Letterhead
    number: int
    came_at: datetime


def build(data: QueueNumber) -> bytes:
    """The number as a PDF of one sheet, of which the upper half is given; raises `Unprintable`."""
    copies = (Copy(lambda: _number(data), lower=list),)
    return render(Document("Votre numéro", "À garder jusqu’à l’appel", data.head, copies))


def _number(data: QueueNumber) -> Story:
    centred = {"alignment": TA_CENTER}
    said = style(_SAID, _SAID * 1.4, **centred)
    return [
        say(style(_NUMBER, _NUMBER * 1.05, BOLD, **centred), str(data.number)),
        Spacer(0, 6 * mm),
        say(said, f"{capital(long_date(data.came_at.date()))}, arrivée à {hour(data.came_at)}."),
        say(said, "On appelle par numéro, en général dans l’ordre."),
        say(said, "Si vous devez partir, dites-le à l’accueil."),
        say(said, Bold("C’est gratuit."), " Gardez vos mots de passe pour vous."),
    ]
