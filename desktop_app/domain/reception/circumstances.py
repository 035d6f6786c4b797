"""What else is known of an appointment: who comes along, how it is held, who took it, what to think of."""

from dataclasses import replace
from enum import Enum

from .. import text
from ..convention import Booker
from ..errors import Fault, refuse
from ..french import NBSP, plural
from ..nouns.frozen import frozen
from ..theme import ADMINISTRATIVE_THEMES, THEMES, theme

MOST_COMPANY = 9
WHO_LENGTH, NOTE_LENGTH = 60, 120
MOST_THEMES = 2


class Channel(Enum):
    """Where the talk takes place; the value is what screens and paper say."""

    ON_SITE = "sur place"
    REMOTE = "à distance"


@frozen
class Circumstances:
    """What may be said of an appointment beside whom it is for, when and what for; nothing of it is asked.

    `company` people come along, `with_whom` in words ("sa fille", "interprète en portugais") or ''. `note` is what the
    advisor should think of, or ''; it goes with the appointment and on no sheet that lies on the counter. `also` are
    the keys of other themes than the first, `taken_by` is who took the appointment, and `sooner` whether the person
    would come earlier, were a place free.
    """

    company: int = 0
    with_whom: str = ""
    note: str = ""
    channel: Channel = Channel.ON_SITE
    taken_by: Booker = Booker.PLACE
    also: tuple[str, ...] = ()
    sooner: bool = False

    def told(self) -> tuple[str, ...]:
        """What was said of it, each thing in words, but for who took it: 'avec sa fille', 'à distance'."""
        company = self.with_whom or (f"{plural(self.company, 'personne')} de plus" if self.company else "")
        return (
            *(theme(key).label for key in self.also),
            *([f"avec {company}"] if company else ()),
            *([self.channel.value] if self.channel is not Channel.ON_SITE else ()),
            *(["plus tôt si possible"] if self.sooner else ()),
            *([f"à savoir{NBSP}: {self.note}"] if self.note else ()),
        )


USUAL = Circumstances()
"""One person, here, booked at the desk, for one thing."""


def read_circumstances(typed: Circumstances, theme: str) -> Circumstances:
    """What was typed, put in order; raises `Refused` (fields company, with_whom, note, also).

    `theme` is the first one, which is not among the others.
    """
    faults = [
        *text.line_faults(typed.with_whom, "with_whom", "Ce texte", required=False, longest=WHO_LENGTH),
        *text.line_faults(typed.note, "note", "Ce texte", required=False, longest=NOTE_LENGTH),
    ]
    if typed.with_whom.strip() and not typed.company:
        faults.append(Fault("company", "Dites combien de personnes viennent avec elle ou lui."))
    if not 0 <= typed.company <= MOST_COMPANY:
        faults.append(Fault("company", f"Neuf personnes de plus au maximum{NBSP}: au-delà, prévoyez un atelier."))
    also = tuple(dict.fromkeys(key for key in typed.also if key != theme))
    if len(also) > MOST_THEMES or not {*also} <= {each.key for each in (*THEMES, *ADMINISTRATIVE_THEMES)}:
        faults.append(Fault("also", f"Choisissez {MOST_THEMES} autres motifs au plus, dans la liste."))
    refuse(faults)
    return replace(typed, with_whom=text.tidy(typed.with_whom), note=text.tidy(typed.note), also=also)
