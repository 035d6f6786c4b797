"""A place to give: where its dialog begins, and whether somebody who already comes that day is to have it."""

from datetime import date, datetime

from desktop_app.domain.french import capital, day_and_month, hour, listed
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.person import Person
from desktop_app.domain.reception.appointment import overlap
from desktop_app.use_cases.reception import appointments
from desktop_app.use_cases.reception.appointments import Place

from ..context import Context


@frozen
class Aim:
    """Where a dialog that gives a place begins: a date, the slot when it is known, and whom it is for: a seat that is
    kept for them is free.
    """

    day: date
    start: datetime | None = None
    advisor_id: int = 0
    person_id: int = 0


def may_come_twice(context: Context, person: Person, place: Place, *, but: int = 0) -> bool:
    """Whether to go on: asked, never refused, when this person has another appointment on that date than `but`."""
    day = place.slot.start.date()
    found = context.runner.read(appointments.same_day, person, day, but=but) or []
    if not found or any(overlap(one, place.slot) for one in found):
        # Two at once are refused whatever is answered.
        return True
    hours = listed([f"à {hour(one.start)}" for one in found])
    return context.dialogs.ask(
        "Deux fois le même jour ?",
        f"{capital(day_and_month(day))}, {person.name} a déjà rendez-vous {hours}.",
        "Garder les deux",
        "Revenir",
    )
