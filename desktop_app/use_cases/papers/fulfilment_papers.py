"""The printed sheet of Prévu / réalisé: a month or a year of a convention, without a name."""

from collections.abc import Sequence
from datetime import timedelta

from desktop_app.domain.account import Role
from desktop_app.domain.door_notice import ABSENCE, tells_of_health
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.french import NBSP, capital, long_date, plain_date, plural
from desktop_app.domain.fulfilment import WHOSE, Reason, Span, Why, asked, cells, counted_in, minutes_told, month_name
from desktop_app.domain.planning.equipment import lacked_told
from desktop_app.domain.working_days import add_months

from ..desk import Desk
from ..permissions import only
from ..planning import equipment, fulfilment
from .printing import Paper, letterhead, made

_EXPLAINS = (Why.LOST, Why.MOVED, Why.ADDED, Why.HOLIDAY)


@only(Role.MANAGER)
def sheet(desk: Desk, convention_id: int, year: int, month: int = 0) -> Paper:
    """The sheet of one month of this year, or of all of it when `month` is 0; raises `RuleBroken` for none."""
    from desktop_app.forms import fulfilment_sheet as form

    found = fulfilment.of_year(desk, convention_id, year)
    months = [each for each in found.months if month in (0, each.first.month)]
    if not months or not found.whole:
        raise RuleBroken(f"La convention commence le {plain_date(found.convention.first_day)}{NBSP}: rien à imprimer.")
    rows = [form.Row(capital(month_name(each)), cells(each)) for each in months]
    if not month:
        rows.append(form.Row(str(found.year), cells(found.whole)))
    period = f"{month_name(months[0])} {found.year}" if month else f"année {found.year}"
    reasons = [reason for each in months for reason in each.reasons if reason.why in _EXPLAINS]
    last = add_months(months[-1].first, 1) - timedelta(1)
    data = form.FulfilmentSheet(
        letterhead(desk),
        period,
        capital(found.convention.terms.sender),
        found.promised,
        counted_in(found.unit),
        tuple(rows),
        tuple(_told(reason) for reason in reasons),
        tuple(_unsettled(months)),
        _by_cause(reasons),
        lacked_told(equipment.lacked_between(desk, found.convention.id, months[0].first, last)),
    )
    name = f"prevu-realise-{found.year}" + (f"-{month:02}" if month else "")
    subject = f"convention-{found.convention.id}"
    return made(form.build, data, f"Prévu / réalisé – {period}", name, subject, discloses="")


def _by_cause(reasons: Sequence[Reason]) -> str:
    """'absence 2 jours, 12 h ; fermé : inventaire 1 jour, 6 h'."""
    found: dict[str, list[Reason]] = {}
    for reason in reasons:
        if reason.why is Why.LOST:
            found.setdefault(_public(reason.told), []).append(reason)
    told = []
    for cause, lost in found.items():
        days, minutes = {each.day for each in lost}, sum(each.minutes for each in lost)
        told.append(f"{cause} {plural(len(days), 'jour')}, {minutes_told(minutes)}")
    return f"{NBSP}; ".join(told)


def _public(told: str) -> str:
    """What tells of somebody's health says « absence »."""
    return ABSENCE if tells_of_health(told) else told


def _told(reason: Reason) -> tuple[str, str, str, str]:
    """A line of the sheet."""
    what = _public(reason.told)
    words = what if reason.why is Why.MOVED else f"{reason.why.value}{NBSP}: {what}"
    whose = WHOSE[reason.decider] if reason.why is Why.LOST and reason.decider else ""
    return capital(long_date(reason.day)), capital(words), minutes_told(reason.minutes) if reason.minutes else "", whose


def _unsettled(months: list[Span]) -> list[str]:
    """'Novembre : 2 jours sans présence.'"""
    return [f"{capital(month_name(each))}{NBSP}: {', '.join(asked(each))}." for each in months if asked(each)]
