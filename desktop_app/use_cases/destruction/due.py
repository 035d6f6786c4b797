"""The destruction clock: what goes today and this week, by itself or by a gesture, and why."""

from datetime import timedelta

from desktop_app.domain.mandate import EndReason, Mandate
from desktop_app.domain.mandate.destruction import Destruction
from desktop_app.domain.mandate.paper_original import PaperOriginal
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person
from desktop_app.storage import house_rules
from desktop_app.storage.mandates import destructions, mandates

from ..desk import Desk
from ..mandates import paper_originals
from ..mandates.paper_originals import Kept, OpenList
from ..permissions import everyone

A_WEEK = timedelta(days=7)


@frozen
class Ending:
    """A mandate whose content goes by itself in the night after its last day, and what ends it."""

    mandate: Mandate
    person: Person

    @property
    def why(self) -> EndReason:
        """Its term, or what brought its last day forward."""
        return self.mandate.ends_because or EndReason.EXPIRED


@frozen
class Due:
    """Everything that is to be destroyed, is waited for, or lacks something to be destroyed one day.

    `pending` is asked for and not finished, or waits for its end sheet; `today` and `this_week` go by themselves;
    `drafts` were never signed within the days that the house rules set. Of the service's originals, `to_file` have no
    place yet, `missing` are not at theirs, `over_term` are to be proposed to the Archives, `without_term` have none
    since nobody has said it; `lists` are on their way, and `destroyed` those of the last three months.
    """

    pending: tuple[Destruction, ...]
    today: tuple[Ending, ...]
    this_week: tuple[Ending, ...]
    drafts: tuple[tuple[Mandate, Person], ...]
    to_file: Kept
    missing: tuple[PaperOriginal, ...]
    over_term: Kept
    without_term: Kept
    lists: tuple[OpenList, ...]
    destroyed: tuple[OpenList, ...]

    @property
    def asks_for(self) -> int:
        """How many of these wait for somebody's gesture."""
        papers = (self.to_file, self.over_term, self.without_term)
        begun = len(self.missing) + len(self.lists) + len(self.pending)
        return sum(each.count for each in papers) + len(self.drafts) + begun


@everyone
def read(desk: Desk) -> Due:
    """What the page shows as of today; it names those who gave a mandate that goes on, and nobody else."""
    today = desk.now().date()
    coming = [Ending(*each) for each in mandates.ending_between(desk.db, today, today + A_WEEK)]
    return Due(
        tuple(destructions.pending(desk.db)),
        tuple(each for each in coming if each.mandate.ends_on == today),
        tuple(each for each in coming if each.mandate.ends_on > today),
        old_drafts(desk),
        paper_originals.to_file(desk),
        tuple(paper_originals.missing(desk)),
        paper_originals.over_term(desk),
        paper_originals.without_term(desk),
        tuple(paper_originals.open_lists(desk)),
        tuple(paper_originals.destroyed_lately(desk)),
    )


@everyone
def how_many(desk: Desk) -> int:
    """How many wait for somebody's gesture."""
    papers = paper_originals.how_many_to_file(desk) + paper_originals.how_many_over_term(desk)
    undecided = paper_originals.how_many_without_term(desk)
    begun = len(paper_originals.open_lists(desk)) + len(destructions.pending(desk.db))
    begun += len(paper_originals.missing(desk))
    return papers + undecided + len(old_drafts(desk)) + begun


@everyone
def old_drafts(desk: Desk) -> tuple[tuple[Mandate, Person], ...]:
    """The mandates that were not signed within the days that the house rules set."""
    before = desk.now().date() - timedelta(house_rules.load(desk.db).draft_days)
    return tuple((each, person) for each, person in mandates.unfinished(desk.db) if each.drafted_at.date() <= before)
