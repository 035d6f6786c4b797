"""What is made ready for people the day before: the list to remind them by telephone, and the cards they lack."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from functools import partial

from desktop_app.domain.french import day_and_month, plural
from desktop_app.domain.journal import Action
from desktop_app.domain.planning import Session
from desktop_app.domain.reception.appointment import Appointment, State
from desktop_app.domain.reception.call import is_received
from desktop_app.storage.journal import journal
from desktop_app.storage.planning import place as places
from desktop_app.storage.reception import appointments

from ..desk import Desk
from ..permissions import everyone
from ..planning import schedule
from ..reception import today
from ..reception.today import Booked, DayView
from .printing import NAMES_AND_PHONES, Paper, letterhead, made, slip

BOOKED_WITHIN = timedelta(schedule.A_YEAR_AHEAD)
"""Nobody is booked longer before: what the journal says of earlier days is not looked through."""


@everyone
def reminder_list(desk: Desk, day: date) -> Paper:
    """Whom to remind of this date by telephone; whoever is to be told that nobody receives them is on the call list."""
    from desktop_app.forms import reminder_list as form

    view, caller = today.day_view(desk, day), places.load(desk.db)
    assert caller
    advisors = _advisors_told(view)
    rows = tuple(
        form.Reminder(
            row.start.time(), row.person.last_name, row.person.first_name, row.person.phone, advisors[row.advisor.id]
        )
        for row in _expected(view)
    )
    data = form.ReminderList(letterhead(desk, day), day, caller, rows, view.stranded)
    return made(form.build, data, f"Rappels – {day_and_month(day)}", f"rappels-{day}", discloses=NAMES_AND_PHONES)


@everyone
def how_many_expected(desk: Desk, day: date) -> int:
    """How many people may be reminded of this date."""
    sessions = schedule.here_on(desk, day)
    return sum(_is_expected(each, sessions) for each in appointments.on_day(desk.db, day))


@everyone
def missing_cards(desk: Desk, day: date) -> tuple[Paper, ...]:
    """The cards of this date that nobody has, a paper for each advisor: booked, moved or corrected since one was made.

    What the journal says last of an appointment tells it.
    """
    expected = _expected(today.day_view(desk, day))
    subjects = {f"rendez-vous-{row.appointment.id}" for row in expected}
    since = datetime.combine(day, time.min) - BOOKED_WITHIN
    had = journal.ends_with(desk.db, Action.PRINTED, subjects, since)
    wanted = [row for row in expected if f"rendez-vous-{row.appointment.id}" not in had]
    advisors = dict.fromkeys(row.advisor.id for row in wanted)
    return tuple(_cards(desk, day, [row for row in wanted if row.advisor.id == each]) for each in advisors)


def subjects_of(day: date) -> tuple[str, ...]:
    """What the journal calls the papers of this date that are made ready before."""
    return f"rappels-{day.isoformat()}", f"programme-{day.isoformat()}", f"feuille-{day.isoformat()}"


def _cards(desk: Desk, day: date, rows: list[Booked]) -> Paper:
    from desktop_app.forms import appointment_slip as form

    advisor = rows[0].advisor
    head = schedule.head_of(desk, day, advisor.id)
    cards = [slip(desk, head, advisor, row.appointment, row.person) for row in rows]
    return Paper(
        f"{plural(len(cards), 'carte')}, {advisor.name}",
        f"cartes-{day}.pdf",
        f"cartes-{day}",
        partial(form.build, *cards),
        kind="appointment_cards",
        large=True,
        originals=len(cards),
        parts=tuple(f"rendez-vous-{row.appointment.id}" for row in rows),
        # A name that begins with a number would have no letter with Alt, as an hour has none.
        name=f"Cartes ({len(cards)}), {advisor.name}",
    )


def _expected(view: DayView) -> list[Booked]:
    """Those who count on coming and will be received, in order of hour."""
    sessions = [presence.day for presence in view.here]
    return [row for row in view.booked if _is_expected(row.appointment, sessions)]


def _is_expected(appointment: Appointment, sessions: Sequence[Session]) -> bool:
    return appointment.state is State.EXPECTED and is_received(appointment, sessions)


def _advisors_told(view: DayView) -> dict[int, str]:
    """How to name each advisor to whoever is called: where they receive elsewhere too, '' for the only one here."""
    several = len({presence.advisor.id for presence in view.here}) > 1
    return {
        each.advisor.id: ", ".join(filter(None, (each.advisor.name, each.place))) if several or each.place else ""
        for each in view.here
    }
