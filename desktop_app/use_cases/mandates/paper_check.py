"""A paper that somebody shows, compared with the journal: whether it is the mandate that was printed.

The fingerprint at its foot is in the journal since the day it came out, and stays there when everything else is gone.
"""

import re
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain import mandate as rules
from desktop_app.domain.errors import Fault, refuse
from desktop_app.domain.journal import Action
from desktop_app.domain.journal.chain import read_mark
from desktop_app.domain.mandate import EndReason, Mandate, State
from desktop_app.storage.journal import journal_pages
from desktop_app.storage.mandates import mandates

from ..desk import Desk
from ..permissions import everyone


@dataclass(frozen=True)
class PaperCheck:
    """What can be said of a paper. `number` is the mandate's, '' when the file has none of it.

    `printed_at` is when this very paper came out, None when the journal has no such fingerprint; `later` whether
    another was printed since, whose words are others. `prints` is how many the journal knows with a fingerprint.
    """

    number: str
    state: State | None = None
    ended_at: datetime | None = None
    end_reason: EndReason | None = None
    printed_at: datetime | None = None
    later: bool = False
    prints: int = 0


@everyone
def compare(desk: Desk, *, number: str, mark: str) -> PaperCheck:
    """Compare the number and the fingerprint of a paper with the journal; raises `Refused` beside number and mark."""
    meant = rules.numbers_meant(number, desk.now().year)
    digits, faults = read_mark(mark)
    if not meant:
        faults = [Fault("number", "Recopiez le numéro en haut du papier, par exemple 2026-0012."), *faults]
    refuse(faults)
    found = [_checked(desk, mandate, digits) for mandate, _ in mandates.numbered(desk.db, meant)]
    return next((each for each in found if each.printed_at), found[0] if found else PaperCheck(""))


def _checked(desk: Desk, mandate: Mandate, digits: str) -> PaperCheck:
    lines = journal_pages.of_mandate(desk.db, mandate.id)
    printed = (line for line in lines if line.action is Action.MANDATE_PRINTED)
    prints = [line for line in printed if re.fullmatch(r"[0-9a-f]{16}", line.detail)]
    same = [line for line in prints if line.detail == digits]
    return PaperCheck(
        mandate.number,
        mandate.state,
        mandate.ended_at,
        mandate.end_reason,
        same[0].at if same else None,
        bool(same) and prints[-1].detail != digits,
        len(prints),
    )
