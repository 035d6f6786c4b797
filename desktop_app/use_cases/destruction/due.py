"""The destruction clock: what goes today and this week, by itself or by a gesture, and why."""

from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.domain.mandate import EndReason, Mandate
from desktop_app.domain.mandate.destruction import Destruction
from desktop_app.domain.mandate.paper_original import PaperOriginal
from desktop_app.domain.person import Person
from desktop_app.storage import house_rules
from desktop_app.storage.mandates import destructions, mandates

from ..desk import Desk
from ..mandates import paper_originals
from ..mandates.paper_originals import OpenList
from ..permissions import everyone

A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Ending:
    """A mandate whose content goes by itself in the night after its last day, and what ends it."""

    mandate: Mandate
    person: Person

    @property
    def why(self) -> EndReason:
        """Its term, or what brought its last day forward."""
        return self.mandate.ends_because or EndReason.EXPIRED


@dataclass(frozen=True)
class Due:
    """Everything that is to be destroyed, is waited for, or lacks something to be destroyed one day.

    `pending` is asked for and not finished, or waits for its end sheet; `today` and `this_week` go by themselves;
    `drafts` were never signed within the days that the house rules set. Of the service's originals, `to_file` have no
    place yet, `over_term` are to be proposed to the Archives, `without_term` have none since nobody has said it;
    `lists` are on their way, and `destroyed` those of the last three months.
    """

    pending: tuple[Destruction, ...]
    today: tuple[Ending, ...]
    this_week: tuple[Ending, ...]
    drafts: tuple[tuple[Mandate, Person], ...]
    to_file: tuple[PaperOriginal, ...]
    over_term: tuple[PaperOriginal, ...]
    without_term: tuple[PaperOriginal, ...]
    lists: tuple[OpenList, ...]
    destroyed: tuple[OpenList, ...]

    @property
    def asks_for(self) -> int:
        """How many of these wait for somebody's gesture."""
        papers = (*self.to_file, *self.over_term, *self.without_term)
        return len({each.mandate_id for each in papers}) + len(self.drafts) + len(self.lists) + len(self.pending)


@everyone
def read(desk: Desk) -> Due:
    """What the page shows as of today; it names those who gave a mandate that goes on, and nobody else."""
    today = desk.now().date()
    coming = [Ending(*each) for each in mandates.ending_between(desk.db, today, today + A_WEEK)]
    originals = paper_originals.here(desk)
    days = house_rules.load(desk.db).draft_days
    return Due(
        tuple(destructions.pending(desk.db)),
        tuple(each for each in coming if each.mandate.ends_on == today),
        tuple(each for each in coming if each.mandate.ends_on > today),
        _old_drafts(desk, today - timedelta(days)),
        tuple(each for each in originals if not each.place and not each.is_due(today)),
        tuple(each for each in originals if each.is_due(today)),
        tuple(each for each in originals if each.place and each.ended_on and each.years is None),
        tuple(paper_originals.open_lists(desk)),
        tuple(paper_originals.destroyed_lately(desk)),
    )


@everyone
def how_many(desk: Desk) -> int:
    """How many wait for somebody's gesture."""
    return read(desk).asks_for


def _old_drafts(desk: Desk, before: date) -> tuple[tuple[Mandate, Person], ...]:
    found = mandates.unfinished(desk.db)
    return tuple((each, person) for each, person in found if each.drafted_at.date() <= before)
