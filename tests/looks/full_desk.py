"""Desks with people, appointments and mandates, from an ordinary day to the longest names."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from desktop_app.domain.advisor import Advisor, AdvisorTitle
from desktop_app.domain.backup import Reason
from desktop_app.domain.calendar import Choices, PeriodKind, Zone
from desktop_app.domain.mandate import EndReason
from desktop_app.domain.mandate import State as MandateState
from desktop_app.domain.planning import Absence, AbsenceKind, DayException, Decider, Segment
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.call import CallResult
from desktop_app.storage.connection import database
from desktop_app.storage.planning import advisors, patterns
from desktop_app.storage.reception import people as stored
from desktop_app.use_cases.copies import backups
from desktop_app.use_cases.demo.commune import some_people
from desktop_app.use_cases.destruction import erasure
from desktop_app.use_cases.mandates import endings
from desktop_app.use_cases.planning import absences, exceptions, schedule
from desktop_app.use_cases.reception import calls
from desktop_app.use_cases.settings import calendar
from tests.helpers import builders
from tests.helpers.clock import StillClock
from tests.looks.stage import MID_MORNING, Stage

if TYPE_CHECKING:
    from desktop_app.domain.person import Person
    from desktop_app.use_cases.desk import Desk

EIGHTY = "Maximilienne-Anastasie-Philippine de la Tour d’Auvergne-Lauraguais et Nguyễn-Puy"
_THEMES = ("Logement", "ArgentImpots", "SocialSante", "PapiersElectionsCitoyennete", "TravailFormation", "Justice")
_LIVED = (State.SEEN, State.ABSENT, State.ARRIVED, State.EXPECTED, State.EXPECTED, State.EXPECTED)
_STARTS = ((9, 0), (9, 45), (10, 30), (11, 15), (14, 0), (15, 30))


def ordinary(stage: Stage, now: datetime = MID_MORNING, *, account: int = 1) -> Desk:
    """Eight slots, six taken, in every state; mandates to sign and to renew; forty people known.

    `account` is who is at work, as `Stage.desk` has it.
    """
    return stage.desk(now, account=account, fill=_ordinary)


def _ordinary(desk: Desk) -> None:
    known = people(desk, 40)
    for person, start, state, theme in zip(known, _STARTS, _LIVED, _THEMES, strict=False):
        book(desk, person, start, state=state, theme=theme)
    coming = ((4, 9, 0), (4, 10, 30), (11, 14, 0), (18, 9, 45))
    for person, (day, hour, minute) in zip(known[6:], coming, strict=False):
        builders.stored_appointment(desk.db, person, start=datetime(2025, 12, day, hour, minute))
    mandates_of_every_kind(desk, known)


def people(desk: Desk, count: int) -> list[Person]:
    """So many people of various names, always the same."""
    from random import Random

    with database.writing(desk.db):
        return [stored.add(desk.db, person, on=desk.now().date()) for person in some_people(count, Random(7))]


def book(desk: Desk, person: Person, at: tuple[int, int], *, state: State, theme: str, advisor_id: int = 1) -> None:
    """An appointment of the Thursday, marked four minutes before its hour when it was marked."""
    start = datetime(2025, 11, 27, *at)
    marked = None if state is State.EXPECTED else start - timedelta(minutes=4)
    changes = {"start": start, "state": state, "state_at": marked, "theme": theme, "advisor_id": advisor_id}
    builders.stored_appointment(desk.db, person, **changes)


def mandates_of_every_kind(desk: Desk, known: list[Person]) -> list[int]:
    """One mandate at each step and with each end; their ids."""
    made = []
    for person, state in zip(known[10:], MandateState, strict=False):
        if state is not MandateState.ENDED:
            made.append(builders.stored_mandate(desk.db, state, person=person).id)
    for person, reason in zip(known[20:], EndReason, strict=False):
        changes = {"reason": reason, "drafted_at": datetime(2025, 10, 2, 9), "ends_on": date(2025, 11, 2)}
        made.append(builders.stored_mandate(desk.db, MandateState.ENDED, person=person, **changes).id)
    soon = {"drafted_at": datetime(2025, 11, 6, 9), "ends_on": date(2025, 12, 6)}
    made.append(builders.stored_mandate(desk.db, person=known[30], **soon).id)
    return made


def long_kept(stage: Stage) -> Desk:
    """Forty people of today, and a dozen who have not come for three years; some data destroyed already."""
    return stage.desk(fill=_long_kept)


def _long_kept(desk: Desk) -> None:
    from random import Random

    _ordinary(desk)
    then = datetime(2022, 11, 3, 9)
    with database.writing(desk.db):
        # Their names are drawn apart: the forty are among the first.
        gone = [stored.add(desk.db, person, on=then.date()) for person in some_people(52, Random(11))[40:]]
    for person, start in zip(gone, (then + timedelta(weeks=week) for week in range(12)), strict=True):
        builders.stored_appointment(desk.db, person, start=start, state=State.SEEN, state_at=start)
    destroy_some(desk)


def destroy_some(desk: Desk) -> None:
    """A mandate withdrawn, another one done, a person erased: three lines of the register."""
    for reason in (None, EndReason.DONE):
        ended = builders.stored_mandate(desk.db)
        if reason:
            endings.close(desk, ended.id, reason=reason)
        else:
            endings.withdraw(desk, ended.id)
    erasure.erase(desk, builders.stored_person(desk.db, "Roca", "Núria").id)


def backed_up(stage: Stage) -> Desk:
    """Three copies of the last days here and on a stick, nothing late."""
    desk = long_kept(stage)
    stick = desk.folder.parent / "CLE-USB"
    stick.mkdir()
    backups.choose_second_place(desk, str(stick))
    now = desk.now()
    for days in (2, 1, 0):
        at_work = replace(desk, clock=StillClock(now - timedelta(days=days, minutes=98)))
        backups.record(at_work, backups.run(backups.prepare(at_work, reason=Reason.DAILY)))
    return desk


def stranded(stage: Stage) -> Desk:
    """An absence and a closure: nine people on the call list, two without a phone, one tried; two were told."""
    return stage.desk(fill=_stranded)


def _stranded(desk: Desk) -> None:
    _ordinary(desk)
    known = people(desk, 52)[40:]
    for person, start in zip(known, _STARTS, strict=False):
        builders.stored_appointment(desk.db, person, start=datetime(2025, 12, 4, *start))
    away(desk, date(2025, 12, 4))
    rows = calls.call_list(desk).rows
    calls.record(desk, rows[0].appointment.id, CallResult.MESSAGE)
    first = rows[2].proposals[0]
    agreed = {"advisor_id": first.advisor.id, "start": first.slot.start}
    calls.record(desk, rows[2].appointment.id, CallResult.AGREED, **agreed)
    calls.record(desk, rows[3].appointment.id, CallResult.REFUSED)


def away(desk: Desk, first: date, last: date | None = None) -> None:
    """The first advisor does not come on these days."""
    absences.note(desk, Absence(0, 1, first, last or first, AbsenceKind.ILLNESS, desk.now().date()))


def in_another_room(desk: Desk, day: date) -> None:
    """Whoever receives on this date does so in the council room."""
    (session,) = schedule.here_on(desk, day)
    parts = tuple(replace(part, room="salle du conseil") for part in session.segments)
    changed = replace(session, segments=parts)
    exceptions.make(desk, DayException(0, session.key, changed, Decider.PLACE, desk.now().date()))


def one_stranded(stage: Stage) -> Desk:
    """One person to call, an hour ago."""
    return stage.desk(fill=_one_stranded)


def _one_stranded(desk: Desk) -> None:
    person = builders.stored_person(desk.db, "Aubert", "Nadia", "0639989139")
    builders.stored_appointment(desk.db, person, start=datetime(2025, 12, 4, 10, 30))
    away(desk, date(2025, 12, 4))


def many_stranded(stage: Stage) -> Desk:
    """Thirty people over four Thursdays, when the convention ends earlier than was thought."""
    return stage.desk(fill=_many_stranded)


def _many_stranded(desk: Desk) -> None:
    known = iter(people(desk, 30))
    for week in range(1, 5):
        for start, person in zip((*_STARTS, (9, 0), (9, 45)), known, strict=False):
            builders.stored_appointment(
                desk.db, person, start=datetime.combine(date(2025, 11, 27), time(*start)) + timedelta(weeks=week)
            )
    away(desk, date(2025, 12, 1), date(2025, 12, 31))


def long_names_stranded(stage: Stage) -> Desk:
    """Three people with names of eighty letters, one with a foreign number, one without."""
    return stage.desk(fill=_long_names_stranded)


def _long_names_stranded(desk: Desk) -> None:
    for at, phone in zip(_STARTS, ("0639980001", "+352621123456", ""), strict=False):
        person = builders.stored_person(desk.db, EIGHTY, EIGHTY[::-1], phone)
        builders.stored_appointment(desk.db, person, start=datetime(2025, 12, 4, *at))
    away(desk, date(2025, 12, 4))


def long_names(stage: Stage) -> Desk:
    """A day where everybody has a name of eighty letters."""
    return stage.desk(fill=_long_names)


def _long_names(desk: Desk) -> None:
    for at, state in zip(_STARTS, State, strict=False):
        person = builders.stored_person(desk.db, EIGHTY, EIGHTY[::-1], "0639980001")
        book(desk, person, at, state=state, theme="PapiersElectionsCitoyennete")
    for state in (MandateState.DRAFT, MandateState.ACTIVE):
        person = builders.stored_person(desk.db, "W" * 80, "ễ" * 80)
        builders.stored_mandate(desk.db, state, person=person)


def many_advisors(stage: Stage) -> Desk:
    """Four advisors on the same Thursday, their slots side by side."""
    desk = ordinary(stage)
    with database.writing(desk.db):
        for last_name, first_name in (("Soler", "Aurélie"), ("Vidal-Casanova", "Jean-Christophe"), ("Bosch", "Inès")):
            added = advisors.add(desk.db, Advisor(0, last_name, first_name, AdvisorTitle.AMBASSADOR))
            patterns.add(desk.db, builders.thursdays(added.id))
    return desk


def two_advisors(stage: Stage) -> Desk:
    """A Thursday of two, twelve rows in three sections: eight slots, and a short morning, then a workshop."""
    desk = ordinary(stage)
    short = (Segment(time(10), time(12), step=60), Segment.workshop(time(14), time(16), 8, "Salle multimédia"))
    with database.writing(desk.db):
        added = advisors.add(desk.db, Advisor(0, "Soler", "Aurélie", AdvisorTitle.AMBASSADOR))
        patterns.add(desk.db, builders.thursdays(added.id, step=60, segments=short))
    start = datetime(2025, 11, 27, 14)
    builders.stored_appointment(desk.db, people(desk, 1)[0], advisor_id=added.id, start=start, theme="Justice")
    return desk


def close_some_days(desk: Desk) -> None:
    """A place of zone C with one closure to come, one of every year, and a day of its own."""
    periods = (
        builders.a_closure(date(2025, 12, 4), date(2025, 12, 5)),
        builders.a_closure(date(2025, 12, 29), date(2026, 1, 2), name="congés de fin d’année", every_year=True),
        builders.a_closure(date(2026, 4, 27), kind=PeriodKind.BANK_HOLIDAY, name="fête de la commune", every_year=True),
    )
    calendar.change(desk, Choices(zone=Zone.C, periods=periods))


def workshop(stage: Stage) -> Desk:
    """A Friday of workshops, one of them with five people."""
    desk = stage.desk(datetime(2025, 11, 28, 9, 10))
    for person in people(desk, 5):
        start = datetime(2025, 11, 28, 9, 0)
        builders.stored_appointment(desk.db, person, advisor_id=2, start=start, theme="PrendreEnMainDuMateriel")
    return desk
