"""Fill a throw-away file with a year of the fictional commune, up to the present minute.

A training begins in the middle of a morning (`clock`): the day in view then has somebody in every state.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import cycle
from pathlib import Path
from random import Random

from desktop_app.domain.account import Account, Role
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import Mandate, Printed, Way
from desktop_app.domain.mandate import State as MandateState
from desktop_app.domain.mandate.counted import counted
from desktop_app.domain.mandate.destruction import WHY_AT_END, Kind
from desktop_app.domain.mandate.paper_original import filed
from desktop_app.domain.person import Person
from desktop_app.domain.planning import Mode, Session, Slot
from desktop_app.domain.planning.equipment import EquipmentCheck
from desktop_app.domain.reception.appointment import Appointment, State
from desktop_app.domain.reception.queue import stretches_of
from desktop_app.domain.reception.ticket import Ticket, TicketState
from desktop_app.domain.theme import Purpose, themes_for
from desktop_app.domain.working_days import holiday_name
from desktop_app.storage.connection.database import writing
from desktop_app.storage.journal import journal
from desktop_app.storage.mandates import (
    counts,
    deadlines,
    destructions,
    mandate_body,
    mandate_keys,
    mandates,
    paper_originals,
    ways,
)
from desktop_app.storage.planning import equipment as stored_equipment
from desktop_app.storage.planning import loans, rooms
from desktop_app.storage.reception import appointments, people, tickets

from ..accounts import opening
from ..desk import Desk
from ..mandates import organisms
from ..papers import mandate_papers
from ..planning import equipment, schedule
from . import subjects
from .commune import ROOMS, a_commune, a_loan, some_people
from .mandates import Printer, a_year_of_mandates, done_with_them, with_acts

START = time(10, 40)
"""When a training begins: some have been seen by then, somebody is here, others are expected."""
_SUNDAY = 6
ACCOUNT = Account(0, "Entraînement", frozenset(Role), advisor_id=1)
PASSPHRASE = "commune de démonstration"
_PEOPLE = 180
_PAST = 365
_SOON_FILED = timedelta(days=10)
_AHEAD = 60
_TODAY = (State.SEEN, State.ABSENT, State.ARRIVED, State.LEFT, None, State.EXCUSED, State.EXPECTED, State.CANCELLED)
"""What becomes of the slots of this day, in order; None stays free. Who leaves had come early."""
_AT_A_WORKSHOP = 5
_NOT_LOOKED, _LACKED = 6, 11
"""One opening in so many at which nobody looked, and one at which something lacked."""
_CAME = (
    ("Yvette", TicketState.SEEN, 38, 36, 16),
    ("Karim", TicketState.RECEIVED, 30, 15, 15),
    ("une dame", TicketState.WAITING, 19, 0, 0),
    ("", TicketState.WAITING, 6, 0, 0),
)
"""Who came without appointment this day, and how many minutes ago: when they came, were received, and were done."""
_PAST_STATES = {State.SEEN: 76, State.LEFT: 2, State.ABSENT: 9, State.EXCUSED: 8, State.CANCELLED: 5}


def from_mid_morning(now: Callable[[], datetime]) -> Callable[[], datetime]:
    """A clock that runs as `now` does, from `START` today, or tomorrow and so on while nobody would receive."""
    begun = now()
    day = begun.date()
    while day.weekday() == _SUNDAY or holiday_name(day):
        day += timedelta(days=1)
    first = datetime.combine(day, START)
    return lambda: first + (now() - begun)


def open_demo(folder: Path, *, clock: Callable[[], datetime]) -> Desk:
    """A fresh demonstration in `folder`, the same for the same day; every page and screen says so."""
    return open_made(folder, make(folder, clock=clock), clock=clock)


def make(folder: Path, *, clock: Callable[[], datetime]) -> opening.Unlocked:
    """Make the files of the demonstration, fill them and leave them closed; slow, from any thread."""
    chance, setup = Random(clock().date().toordinal()), a_commune(clock().date())
    words = {"passphrase": PASSPHRASE, "code": opening.draw_code()}
    unlocked = opening.make(folder, setup, account=ACCOUNT, **words, clock=clock)
    desk = opening.open_desk(folder, unlocked, clock=clock)
    try:
        _fill(desk, chance)
    finally:
        opening.close_desk(desk)
    return unlocked


def open_made(folder: Path, unlocked: opening.Unlocked, *, clock: Callable[[], datetime]) -> Desk:
    """The desk of a demonstration that was made."""
    desk = opening.open_desk(folder, unlocked, clock=clock)
    desk.demo = True
    return desk


def _fill(desk: Desk, chance: Random) -> None:
    with writing(desk.db):
        known, made = _a_year_of_people(desk, chance)
    # All this reads the planning, which is kept in mind only where nothing is being written.
    seen, advisors = _a_year_of_openings(desk), schedule.advisors_by_id(desk)
    led_on = [
        with_acts(mandate, desk.now(), advisors[mandate.advisor_id].name)
        for mandate in a_year_of_mandates(desk.now(), made, chance, _printer(desk, known))
    ]
    with writing(desk.db), writing(desk.mandate_keys):
        _keep_checks(desk, seen)
        for mandate in led_on:
            _keep(desk, mandate)
        for appointment in done_with_them(desk.now(), made):
            ways.add(desk.db, appointment.start.date(), appointment.advisor_id, Way.WITH)


def _a_year_of_people(desk: Desk, chance: Random) -> tuple[list[Person], list[Appointment]]:
    """Whoever is known there, and all their appointments."""
    since = desk.now().date() - timedelta(_PAST)
    known = [people.add(desk.db, person, on=since) for person in some_people(_PEOPLE, chance)]
    subjects.fill_catalogue(desk.db)
    for room in ROOMS:
        rooms.add(desk.db, room)
    loans.TABLE.add(desk.db, a_loan(desk.now().date()))
    made = _a_year_of_appointments(desk, known, chance)
    for appointment in made:
        kept = appointments.add(desk.db, appointment)
        desk.record(Action.BOOKED, f"rendez-vous-{kept.id}")
    for ticket in _a_queue(schedule.here_on(desk, desk.now().date()), desk.now()):
        kept_ticket = tickets.add(desk.db, ticket)
        desk.record(Action.TICKET_GIVEN, f"passage-{kept_ticket.id}")
    return known, made


def _a_year_of_openings(desk: Desk) -> list[equipment.Equipped]:
    today = desk.now().date()
    days = [today - timedelta(back) for back in range(_PAST, -1, -1)]
    opened = [day for day, here in schedule.here_on_each(desk, days).items() if here]
    return [each for day in opened for each in equipment.of_day(desk, day) if each.opens <= desk.now()]


def _keep_checks(desk: Desk, seen: Sequence[equipment.Equipped]) -> None:
    """Somebody looked at most openings, this morning's first one included; now and then something lacked."""
    # The last to open is left to whoever trains.
    for at, each in enumerate(seen[:-1]):
        if at % _NOT_LOOKED:
            lacking = each.items[at % len(each.items) :][:1] if at % _LACKED == 1 else ()
            check = EquipmentCheck(each.day, each.advisor.id, each.convention.id, len(each.items), lacking, told=True)
            stored_equipment.save(desk.db, check, each.opens)


def _printer(desk: Desk, known: Sequence[Person]) -> Printer:
    """Says what the originals of each would, without drawing them, which would take longer than all the rest."""
    people_by_id, advisors = {person.id: person for person in known}, schedule.advisors_by_id(desk)
    fictional = replace(desk, demo=True)

    def print_out(mandate: Mandate, at: datetime) -> Printed:
        who = people_by_id[mandate.person_id], advisors[mandate.advisor_id]
        return Printed(replace(mandate_papers.as_it_stands(fictional, mandate, *who), printed_at=at), "")

    return print_out


def _keep(desk: Desk, mandate: Mandate) -> None:
    stored = mandates.add(desk.db, mandate)
    ways.add(desk.db, mandate.drafted_at.date(), mandate.advisor_id, Way.MANDATE)
    counts.move(desk.db, counted(mandate, organisms.directory(desk)))
    if stored.signature and desk.now() - stored.signature.at > _SOON_FILED:
        original = paper_originals.get(desk.db, stored.id)
        assert original
        year, _, rank = stored.number.partition("-")
        paper_originals.write(
            desk.db, filed(original, f"Classeur Mandats {year}, n° {int(rank)}", stored.signature.at, desk.who)
        )
    if stored.state is not MandateState.ENDED:  # a body leaves the file with the mandate it was for
        mandate_body.write(desk.db, desk.mandate_keys, desk.keys, stored)
        deadlines.keep(desk.db, stored)
    else:
        _prove(desk, stored)


def _prove(desk: Desk, ended: Mandate) -> None:
    assert ended.ended_at
    assert ended.end_reason
    subject, why = f"mandat-{ended.id}", WHY_AT_END[ended.end_reason]
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
    for day, held in schedule.here_on_each(desk, days).items():
        # Nobody is at two places on one day.
        coming = iter(chance.sample(known, len(known)))
        for here in held:
            for slot in here.slots if day >= now.date() else ():
                if slot.mode is Mode.WORKSHOP:
                    subjects.give(desk.db, here, slot)
            made += _a_day(here, coming, now, chance)
    return made


def _a_day(here: Session, coming: Iterator[Person], now: datetime, chance: Random) -> list[Appointment]:
    offered = themes_for(here.purpose)
    wanted = _wanted_today(here) if here.day == now.date() else _wanted(here, now.date(), chance)
    made = []
    for (slot, state), person in zip(wanted, coming, strict=False):
        theme = chance.choice(offered[:8] if here.purpose is Purpose.PROCEDURES else offered).key
        if slot.mode is Mode.WORKSHOP:
            # All who come there come for one thing.
            theme = subjects.subject_at(slot.start.date(), slot.start.time()).theme
        appointment = Appointment(0, person.id, slot.advisor_id, slot.start, slot.end, theme)
        made.append(_today(appointment, state, now) if state else _as_lived(appointment, now, chance))
    return made


def _a_queue(here: Sequence[Session], now: datetime) -> Iterator[Ticket]:
    """Those who came without appointment this morning: one was received, one is being, the others wait."""
    for held in stretches_of(here):
        if not held.start <= now < held.end:
            continue
        for label, state, *minutes in _CAME:
            came, received, done = (max(held.start, now - timedelta(minutes=each)) for each in minutes)
            talked = state in (TicketState.SEEN, TicketState.RECEIVED)
            yield Ticket(
                0,
                now.date(),
                0,
                came,
                label,
                state=state,
                state_at=None if state is TicketState.WAITING else done,
                advisor_id=held.advisor_id if talked else 0,
                received_at=received if talked else None,
            )


def _wanted(here: Session, today: date, chance: Random) -> list[tuple[Slot, State | None]]:
    fullness = _fullness(here.day, today)
    return [(slot, None) for slot in here.slots for _ in range(slot.places) if chance.random() < fullness]


def _wanted_today(here: Session) -> list[tuple[Slot, State | None]]:
    if any(slot.mode is Mode.WORKSHOP for slot in here.slots):
        return [(slot, State.EXPECTED) for slot in here.slots for _ in range(min(_AT_A_WORKSHOP, slot.places))]
    return [(slot, state) for slot, state in zip(here.slots, cycle(_TODAY), strict=False) if state]


def _today(appointment: Appointment, state: State, now: datetime) -> Appointment:
    """What was meant for this hour, as far as the clock allows it."""
    if state in (State.SEEN, State.ABSENT, State.ARRIVED) and appointment.start > now:
        return appointment
    if state in (State.ARRIVED, State.EXPECTED) and appointment.end <= now:
        state = State.SEEN
    if state is State.EXPECTED:
        return appointment
    return replace(appointment, state=state, state_at=min(appointment.start, now))


def _fullness(day: date, today: date) -> float:
    ahead = (day - today).days
    return 0.82 if ahead <= 0 else max(0.1, 0.7 - ahead / 60)


def _as_lived(appointment: Appointment, now: datetime, chance: Random) -> Appointment:
    if appointment.start.date() > now.date():
        return appointment
    state = chance.choices(list(_PAST_STATES), list(_PAST_STATES.values()))[0]
    return replace(appointment, state=state, state_at=appointment.start)
