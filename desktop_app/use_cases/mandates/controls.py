"""What a référent checks of the mandates of a year without reading one, and what they come to in numbers."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from desktop_app.domain.account import Role
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import Mandate, Way, control
from desktop_app.domain.mandate.blank import Blank
from desktop_app.domain.mandate.control import Control, Figures
from desktop_app.domain.mandate.destruction import Kind
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.storage.journal import journal_pages
from desktop_app.storage.mandates import blanks, counts, destructions, mandates, ways
from desktop_app.storage.planning import advisors

from ..desk import Desk
from ..permissions import only
from ..planning import schedule
from . import paper_originals

A_YEAR = timedelta(days=365)


@frozen
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
    """The same over what was prepared until `last` and goes on, or was signed or ended since `first`.

    A paper that is missing or past its term is told however long ago its mandate ended.
    """
    now = desk.now()
    every = [each for each in mandates.since(desk.db, first) if each.drafted_at.date() <= last]
    found = control.found(
        [each for each in every if not each.signature or each.signature.at.date() >= first],
        now=now,
        received=_received(desk, every, first),
        at_work={each.id for each in advisors.every(desk.db) if each.active},
        known=_known(desk, first),
    )
    not_back = tuple(each for each in blanks.out(desk.db) if each.printed_at.date() <= last)
    return Findings(found, _figures(desk, every, first, last), not_back)


def _known(desk: Desk, first: date) -> dict[Control, list[Mandate]]:
    pending = [each for each in destructions.pending(desk.db) if each.kind is Kind.MANDATE_BODY]
    ids = {
        Control.REFUSED: journal_pages.mandates_of(desk.db, Action.ACT_REFUSED, first),
        Control.NOT_DESTROYED: {int(each.subject.removeprefix("mandat-")) for each in pending},
        Control.NOT_FOUND: {each.mandate_id for each in paper_originals.missing(desk)},
        Control.OVER_TERM: {each.mandate_id for each in paper_originals.over_term(desk).originals},
    }
    return {
        control: [each for id in sorted(which) if (each := mandates.get(desk.db, id))] for control, which in ids.items()
    }


def _received(
    desk: Desk, every: Sequence[Mandate], first: date
) -> dict[tuple[date, int], list[tuple[datetime, datetime]]]:
    signed = [each.signature.at.date() for each in every if each.signature and each.signature.at.date() >= first]
    received: dict[tuple[date, int], list[tuple[datetime, datetime]]] = {}
    for day, here in schedule.here_on_each(desk, sorted(set(signed))).items():
        for session in here:
            received.setdefault((day, session.advisor_id), []).append((session.opens, session.closes))
    return received


def _figures(desk: Desk, every: Sequence[Mandate], first: date, last: date) -> Figures:
    """Of what is counted by month, the whole months of both days."""
    with_person = sum(each.get(Way.WITH, 0) for each in ways.count(desk.db, first, last).values())
    return control.figures(every, first, counts.between(desk.db, f"{first:%Y-%m}", f"{last:%Y-%m}"), with_person)
