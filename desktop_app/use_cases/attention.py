"""What needs a decision today: unmarked appointments, mandates to finish, dates of the convention."""

from dataclasses import dataclass
from datetime import date, timedelta

from desktop_app.domain import convention as conventions
from desktop_app.domain.appointment import State
from desktop_app.domain.french import day_and_month, plain_date, plural
from desktop_app.storage import appointments, mandates

from . import schedule
from .desk import Desk

A_MONTH = timedelta(days=30)
A_QUARTER = timedelta(days=92)


@dataclass(frozen=True)
class Attention:
    """One line: what it says, the page to open, the date it speaks of if any."""

    sentence: str
    page: str
    day: date | None = None


def needs_attention(desk: Desk) -> tuple[Attention, ...]:
    """The lines to show beside the day: people first, the dates of the convention last."""
    today = desk.now().date()
    return (*_unmarked(desk, today), *_of_mandates(desk, today), *_of_convention(desk, today))


def _unmarked(desk: Desk, today: date) -> list[Attention]:
    before = appointments.between(desk.db, today - A_MONTH, today - timedelta(1))
    days = sorted({a.start.date() for a in before if a.state in (State.EXPECTED, State.ARRIVED)}, reverse=True)
    return [Attention(f"{day_and_month(day).capitalize()} : dites qui est venu", "agenda", day) for day in days[:3]]


def _of_mandates(desk: Desk, today: date) -> list[Attention]:
    lines = []
    if unfinished := len(mandates.unfinished(desk.db)):
        lines.append(Attention(f"{plural(unfinished, 'mandat')} à terminer ou à signer", "mandates"))
    if ending := len(mandates.ending_between(desk.db, today, today + A_MONTH)):
        verb = "finissent" if ending > 1 else "finit"
        lines.append(Attention(f"{plural(ending, 'mandat')} {verb} dans le mois", "mandates"))
    return lines


def _of_convention(desk: Desk, today: date) -> list[Attention]:
    convention = schedule.convention_of(desk)
    last = conventions.last_day(convention)
    if last and last < today:
        return [Attention(f"La convention a pris fin le {plain_date(last)}", "settings", last)]
    if last and last - today <= A_QUARTER:
        return [Attention(f"La convention prend fin le {plain_date(last)}", "settings", last)]
    limit = conventions.opposition_by(convention, today)
    if limit and limit - today <= A_QUARTER:
        return [Attention(f"Reconduction : opposition possible jusqu’au {plain_date(limit)}", "settings", limit)]
    return []
