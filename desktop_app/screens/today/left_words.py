"""What can still be given of a day, a line for each advisor and each workshop: hours and seats are never added up."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from desktop_app.domain.french import NBSP, hour, plural
from desktop_app.domain.planning import Mode, Segment
from desktop_app.use_cases.reception.today import DayView, Free, Presence


def left_in_words(view: DayView) -> tuple[str, ...]:
    """'Marie Castell : 2 heures libres', 'Atelier de 14 h : complet'; nothing of what is over or needs no booking."""
    return tuple(line for presence in view.here for line in _lines(presence, view))


def _lines(presence: Presence, view: DayView) -> Iterator[str]:
    coming = [each for each in presence.day.segments if datetime.combine(view.day, each.end) > view.now]
    free = [row for row in view.rows if isinstance(row, Free) and row.advisor.id == presence.advisor.id]
    if any(each.mode is Mode.BY_APPOINTMENT for each in coming):
        hours = [row for row in free if row.slot.mode is Mode.BY_APPOINTMENT]
        yield f"{presence.advisor.name}{NBSP}: {_hours(hours)}"
    for workshop in (each for each in coming if each.mode is Mode.WORKSHOP):
        seats = sum(row.left for row in free if _is_of(row, workshop))
        yield f"Atelier de {hour(workshop.start)}{NBSP}: {plural(seats, 'place') if seats else 'complet'}"


def _hours(rows: Sequence[Free]) -> str:
    hours, places = plural(len(rows), "heure libre"), sum(row.left for row in rows)
    if any(row.slot.places > 1 for row in rows):
        return f"{hours}, {plural(places, 'place')}"
    return hours if rows else "complet"


def _is_of(row: Free, workshop: Segment) -> bool:
    return row.slot.mode is Mode.WORKSHOP and row.start.time() == workshop.start
