"""A paper that somebody shows, found again by the digest at its foot: which one it is, and when it came out here.

The originals of a mandate are in the journal since the day they came out, other papers among the digests that the file
keeps: both stay when everything else is gone.
"""

from datetime import datetime

from desktop_app.domain.errors import refuse
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import EndReason, Mandate, State
from desktop_app.domain.mandate.paper_mark import Sheet, read_mark
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.storage.journal import journal_pages
from desktop_app.storage.mandates import mandates, paper_marks

from ..desk import Desk
from ..permissions import everyone


@frozen
class PaperCheck:
    """What can be said of a digest. `sheet` is the paper that bore it, None when none did, `number` what it was about.

    `printed_at` is when it first came out. Where that is a mandate which the file still has, `state`, `ended_at` and
    `end_reason` are as it stands; `later` is whether its originals were printed since with other words.
    """

    sheet: Sheet | None = None
    number: str = ""
    printed_at: datetime | None = None
    state: State | None = None
    ended_at: datetime | None = None
    end_reason: EndReason | None = None
    later: bool = False


@everyone
def compare(desk: Desk, *, mark: str) -> PaperCheck:
    """Look for the paper that bears this digest; raises `Refused` beside mark."""
    digits, faults = read_mark(mark)
    refuse(faults)
    known = paper_marks.find(desk.db, digits)
    if known is None:
        return _original(desk, digits)
    found = [mandate for mandate, _ in mandates.numbered(desk.db, [known.number])]
    return _checked(known.sheet, known.number, known.printed_at, found[0] if found else None)


def _original(desk: Desk, digits: str) -> PaperCheck:
    line = journal_pages.with_detail(desk.db, Action.MANDATE_PRINTED, digits)
    mandate = mandates.get(desk.db, int(line.subject.removeprefix("mandat-"))) if line else None
    if line is None or mandate is None:
        return PaperCheck()
    prints = [each for each in journal_pages.of_mandate(desk.db, mandate.id) if each.action is Action.MANDATE_PRINTED]
    return _checked(Sheet.MANDATE, mandate.number, line.at, mandate, later=prints[-1].detail != digits)


def _checked(
    sheet: Sheet, number: str, at: datetime | None, mandate: Mandate | None, *, later: bool = False
) -> PaperCheck:
    if mandate is None:
        return PaperCheck(sheet, number, at)
    return PaperCheck(sheet, number, at, mandate.state, mandate.ended_at, mandate.end_reason, later)
