"""What a référent checks of the mandates of a year without reading one, and what they come to in numbers."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from desktop_app.domain.account import Role
from desktop_app.domain.mandate import Mandate, control
from desktop_app.domain.mandate.blank import Blank
from desktop_app.domain.mandate.control import Control, Figures
from desktop_app.storage.mandates import blanks, destructions, mandates
from desktop_app.storage.planning import advisors

from ..desk import Desk
from ..permissions import only
from ..planning import schedule

A_YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Findings:
    """What each control finds, the figures of the last twelve months, and the blanks that have not come back."""

    found: dict[Control, tuple[Mandate, ...]]
    figures: Figures
    not_back: tuple[Blank, ...]


@only(Role.MANAGER)
def of_the_year(desk: Desk) -> Findings:
    """The controls over what goes on and what was signed or ended within a year; no body is opened."""
    today = desk.now().date()
    return between(desk, today - A_YEAR, today)


@only(Role.MANAGER)
def between(desk: Desk, first: date, last: date) -> Findings:
    """The same over what was prepared until `last` and goes on, or was signed or ended since `first`."""
    now = desk.now()
    every = [each for each in mandates.since(desk.db, first) if each.drafted_at.date() <= last]
    dates = sorted({each.signature.at.date() for each in every if each.signature and each.signature.at.date() >= first})
    received: dict[tuple[date, int], list[tuple[datetime, datetime]]] = {}
    for day, here in schedule.here_on_each(desk, dates).items():
        for session in here:
            received.setdefault((day, session.advisor_id), []).append((session.opens, session.closes))
    left = [int(each.subject.removeprefix("mandat-")) for each in destructions.pending(desk.db) if each.subject]
    found = control.found(
        [each for each in every if not each.signature or each.signature.at.date() >= first],
        now=now,
        received=received,
        at_work={each.id for each in advisors.every(desk.db) if each.active},
        undestroyed=left,
    )
    not_back = tuple(each for each in blanks.out(desk.db) if each.printed_at.date() <= last)
    return Findings(found, control.figures(every, first), not_back)
