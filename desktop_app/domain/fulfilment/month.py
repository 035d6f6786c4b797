"""The months of a convention, due, planned, held and lost, each with the dates that explain the difference."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field
from datetime import date, timedelta

from ..convention import Convention, Terms, Unit, covers, terms_on
from ..nouns.frozen import frozen
from ..planning import Decider, Planning, Session, conventions_of
from .amount import NONE, Amount, Due, total
from .dated import Dated, Reason, Tally, Why, tally
from .due import due_by_month


@frozen
class Span:
    """A month of a convention, or several together: `first` is the first day, `due` None where no text holds.

    `planned` − all that is `lost` + `added` + `moved` = `held` + `to_come`. `off` is what holidays took of the
    calendar: neither due nor planned. `unanswered` and `unknown` are dates.
    """

    first: date
    due: Due | None = None
    planned: Amount = NONE
    off: Amount = NONE
    held: Amount = NONE
    to_come: Amount = NONE
    lost: Mapping[Decider, Amount] = field(default_factory=dict)
    added: Amount = NONE
    moved: Amount = NONE
    reasons: tuple[Reason, ...] = ()

    @property
    def gap(self) -> int | None:
        """Days or half-days held, or still to come, beyond those that are due; None where none are counted."""
        here = self.held.parts + self.to_come.parts
        return here - self.due.parts if self.due and self.due.parts is not None else None

    @property
    def minutes_gap(self) -> int | None:
        """The same in minutes."""
        here = self.held.minutes + self.to_come.minutes
        return here - self.due.minutes if self.due and self.due.minutes is not None else None

    @property
    def lost_in_all(self) -> Amount:
        """Whoever's doing it is."""
        return total(self.lost.values())

    @property
    def unanswered(self) -> int:
        """Dates that are over and of which nobody has said whether the advisor came."""
        return self._dates(Why.UNANSWERED)

    @property
    def unknown(self) -> int:
        """Dates that the file cannot tell anything of; they count nowhere else."""
        return self._dates(Why.UNKNOWN)

    @property
    def causes(self) -> tuple[str, ...]:
        """Why something was lost, each once, in the order of the days."""
        return tuple(dict.fromkeys(each.told for each in self.reasons if each.why is Why.LOST))

    def _dates(self, why: Why) -> int:
        return len({each.day for each in self.reasons if each.why is why})


def together(spans: Sequence[Span]) -> Span:
    """Several months as one, without the dates that explain each but those that still ask for an answer."""
    dues = [each.due for each in spans if each.due is not None]
    asked = (Why.UNANSWERED, Why.UNKNOWN, Why.LOST)
    return Span(
        spans[0].first,
        sum(dues, Due()) if dues else None,
        total(each.planned for each in spans),
        total(each.off for each in spans),
        total(each.held for each in spans),
        total(each.to_come for each in spans),
        lost_together(each.lost for each in spans),
        total(each.added for each in spans),
        total(each.moved for each in spans),
        tuple(reason for each in spans for reason in each.reasons if reason.why in asked),
    )


def months_of(
    convention: Convention,
    planning: Planning,
    dates: Iterable[Dated],
    first: date,
    last: date,
    unknown: Collection[date] = (),
) -> tuple[Span, ...]:
    """The months from that of `first` to that of `last` in which the convention holds, or anything was held under it.

    `dates` are all those of the convention in whole weeks around them, `unknown` the days of which nobody knows.
    """
    begins, ends = first - timedelta(first.weekday()), last + timedelta(6 - last.weekday())
    tallies = [tally(each, planning, unit_on(convention, each.day)) for each in dates]
    planned = {each.day: each.planned for each in tallies if each.planned}
    off = {each.day: each.off for each in tallies if each.off}
    due = due_by_month(convention, begins, ends, planned, off)
    by_month: dict[date, list[Tally]] = {month: [] for month in due}
    for each in tallies:
        by_month.setdefault(each.day.replace(day=1), []).append(each)
    asked: dict[date, list[date]] = {}
    for day in unknown:
        asked.setdefault(day.replace(day=1), []).append(day)
    return tuple(
        _month(month, due.get(month), by_month.get(month, ()), asked.get(month, ()))
        for month in sorted({*by_month, *asked})
        if first.replace(day=1) <= month <= last
    )


def unit_on(convention: Convention, day: date) -> Unit:
    """In what the days of a convention are counted on this date: whole ones, unless its text says half-days."""
    volume = terms_on(convention, day).volume
    return Unit.HALF_DAY if volume and volume.unit is Unit.HALF_DAY else Unit.DAY


def convention_under(session: Session, planning: Planning) -> Convention | None:
    """Under which convention a session counts: its pattern's, else that of its advisor on this date, else None."""
    if session.pattern_id:
        return planning.convention_of.get(session.pattern_id)
    its_own = conventions_of(session.advisor_id, planning, session.day)
    return next((each for each in (*its_own, *planning.conventions) if covers(each, session.day)), None)


def promised(terms: Terms) -> str:
    """What the text promises, in words; '' where it does not say."""
    return terms.volume.told if terms.volume else ""


def lost_together(each_one: Iterable[Mapping[Decider, Amount]]) -> dict[Decider, Amount]:
    """What is lost by whose doing it is, several together."""
    found: dict[Decider, Amount] = {}
    for each in each_one:
        for who, amount in each.items():
            found[who] = found.get(who, NONE) + amount
    return found


def _month(first: date, due: Due | None, tallies: Sequence[Tally], unknown: Sequence[date]) -> Span:
    reasons = [reason for each in tallies for reason in each.reasons]
    reasons += [Reason(day, Why.UNKNOWN, "on ne sait pas si une permanence a eu lieu") for day in unknown]
    return Span(
        first,
        due,
        total(each.planned for each in tallies),
        total(each.off for each in tallies),
        total(each.held for each in tallies),
        total(each.to_come for each in tallies),
        lost_together(each.lost for each in tallies),
        total(each.added for each in tallies),
        total(each.moved for each in tallies),
        tuple(sorted(reasons, key=lambda each: each.day)),
    )
