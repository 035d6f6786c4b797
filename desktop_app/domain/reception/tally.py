"""A tally that comes back: a line for each who came without appointment, or for some: what for, how long, what came."""

from dataclasses import replace

from .. import text
from ..errors import Fault, refuse
from ..nouns.frozen import frozen
from .ticket import LABEL_LENGTH, TicketState

MOST_LINES, MOST_MINUTES = 99, 240
OUTCOMES = (TicketState.SEEN, TicketState.LEFT, TicketState.REDIRECTED)
"""The boxes of the paper."""


@frozen
class TallyLine:
    """Who came: `theme` its key or '', `minutes` 0 where nobody wrote them, `sent_to` where they were sent.

    `people` is how many strokes say the same of them; minutes are those of one.
    """

    theme: str = ""
    minutes: int = 0
    outcome: TicketState = TicketState.SEEN
    sent_to: str = ""
    people: int = 1


def read_line(typed: TallyLine) -> TallyLine:
    """The line as it may be kept; raises `Refused` (fields people, minutes, outcome, sent_to).

    Minutes are those of a talk: whoever left had none.
    """
    faults = []
    if not 1 <= typed.people <= MOST_LINES:
        faults.append(Fault("people", f"De 1 à {MOST_LINES} personnes."))
    if typed.people > 1 and typed.minutes:
        faults.append(Fault("minutes", "Les minutes se notent une personne par ligne."))
    if not 0 <= typed.minutes <= MOST_MINUTES:
        faults.append(Fault("minutes", f"De 0 (pas noté) à {MOST_MINUTES} minutes."))
    if typed.outcome not in OUTCOMES:
        faults.append(Fault("outcome", "Choisissez une des cases du relevé."))
    redirected = typed.outcome is TicketState.REDIRECTED
    if redirected:
        faults += text.line_faults(typed.sent_to, "sent_to", "Où", longest=LABEL_LENGTH)
    refuse(faults)
    return replace(
        typed,
        minutes=0 if typed.outcome is TicketState.LEFT else typed.minutes,
        sent_to=text.tidy(typed.sent_to) if redirected else "",
    )
