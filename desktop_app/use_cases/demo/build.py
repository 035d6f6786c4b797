"""Fill a throw-away file with a year of the fictional commune, up to the present minute."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

from desktop_app.domain.account import Account, Role
from desktop_app.domain.advisor_day import AdvisorDay
from desktop_app.domain.appointment import Appointment, State
from desktop_app.domain.destruction import Kind, Trigger
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import Mandate
from desktop_app.domain.mandate import State as MandateState
from desktop_app.domain.person import Person
from desktop_app.domain.theme import Purpose, themes_for
from desktop_app.storage import appointments, destructions, journal, mandate_body, mandate_keys, mandates, people
from desktop_app.storage.database import writing

from .. import opening, schedule
from ..desk import Desk
from .commune import a_commune, some_people
from .mandates import a_year_of_mandates

ACCOUNT = Account(0, "Démonstration", frozenset(Role), advisor_id=1)
PASSPHRASE = "commune de démonstration"
_PEOPLE = 180
_PAST = 365
_AHEAD = 60
_PAST_STATES = {State.SEEN: 78, State.ABSENT: 9, State.EXCUSED: 8, State.CANCELLED: 5}


def open_demo(folder: Path, *, clock: Callable[[], datetime]) -> Desk:
    """A fresh demonstration in `folder`, the same for the same day; every page and screen says so."""
    chance, setup = Random(clock().date().toordinal()), a_commune(clock().date())
    desk = opening.create(folder, setup, account=ACCOUNT, passphrase=PASSPHRASE, code=opening.draw_code(), clock=clock)
    desk.demo = True
    with writing(desk.db), writing(desk.mandate_keys):
        known = [people.add(desk.db, person) for person in some_people(_PEOPLE, chance)]
        made = _a_year_of_appointments(desk, known, chance)
        for appointment in made:
            kept = appointments.add(desk.db, appointment)
            desk.record(Action.BOOKED, f"rendez-vous-{kept.id}")
        for mandate in a_year_of_mandates(desk.now(), known, made, chance):
            _keep(desk, mandate)
    return desk


def _keep(desk: Desk, mandate: Mandate) -> None:
    stored = mandates.add(desk.db, mandate)
    if stored.state is not MandateState.ENDED:  # a body leaves the file with the mandate it was for
        mandate_body.write(desk.db, desk.mandate_keys, desk.keys, stored)
    else:
        _prove(desk, stored)


def _prove(desk: Desk, ended: Mandate) -> None:
    assert ended.ended_at
    assert ended.end_reason
    subject, why = f"mandat-{ended.id}", Trigger[ended.end_reason.name]
    asked = destructions.begin(desk.db, Kind.MANDATE_BODY, why, at=ended.ended_at, by=desk.who, subject=subject)
    mandate_keys.remember(desk.mandate_keys, [], asked)
    desk.record(Action.DESTROYED, subject, asked.number)
    head = journal.head(desk.db)
    done = replace(asked, done_at=ended.ended_at, head=f"{head.count} {head.hex16}")
    destructions.end(desk.db, done)


def _a_year_of_appointments(desk: Desk, known: Sequence[Person], chance: Random) -> list[Appointment]:
    now = desk.now()
    first = now.date() - timedelta(_PAST)
    days = [first + timedelta(offset) for offset in range(_PAST + _AHEAD)]
    made: list[Appointment] = []
    for day in days:
        for here in schedule.here_on(desk, day):
            made += _a_day(here, known, now, chance)
    return made


def _a_day(here: AdvisorDay, known: Sequence[Person], now: datetime, chance: Random) -> list[Appointment]:
    offered = themes_for(here.purpose)
    fullness = _fullness(here.day, now.date())
    wanted = [slot for slot in here.slots for _ in range(slot.places) if chance.random() < fullness]
    coming = chance.sample(known, len(wanted))
    made = []
    for slot, person in zip(wanted, coming, strict=True):
        theme = chance.choice(offered[:8] if here.purpose is Purpose.PROCEDURES else offered).key
        appointment = Appointment(0, person.id, slot.advisor_id, slot.start, slot.end, theme)
        made.append(_as_lived(appointment, now, chance))
    return made


def _fullness(day: date, today: date) -> float:
    ahead = (day - today).days
    return 0.82 if ahead <= 0 else max(0.1, 0.7 - ahead / 60)


def _as_lived(appointment: Appointment, now: datetime, chance: Random) -> Appointment:
    if appointment.start.date() > now.date():
        return appointment
    arrival = appointment.start - timedelta(minutes=chance.randrange(1, 9))
    if appointment.end <= now or appointment.start.date() < now.date():
        state = chance.choices(list(_PAST_STATES), list(_PAST_STATES.values()))[0]
        return replace(appointment, state=state, state_at=appointment.start)
    if arrival <= now:
        return replace(appointment, state=State.ARRIVED, state_at=arrival)
    return appointment
