"""A cycle from the catalogue: one session held, printed and typed back; one cancelled, everybody called; one in a row.

At the desk's own floor, day after day: what the windows ask of it is tried in `tests/screens/test_workshops.py`.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta

from desktop_app.domain.person import Person
from desktop_app.domain.planning import CatalogueEntry, Decision, Standing, Subject
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.call import CallResult
from desktop_app.domain.reception.request import Outcome
from desktop_app.storage.planning import workshops as stored
from desktop_app.storage.reception import appointments as stored_appointments
from desktop_app.storage.reception import people
from desktop_app.use_cases import clock_check
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.overview import attention
from desktop_app.use_cases.papers import day_sheets, workshop_papers
from desktop_app.use_cases.reception import appointments, calls, enrolment, requests, signed_sheet, waiting_list
from desktop_app.use_cases.workshops import catalogue, gauges, workshops
from tests.forms import reading
from tests.helpers.builders import stored_person
from tests.helpers.clock import StillClock

FIRST, SECOND, THIRD = (datetime(2025, 11, 28, 14) + timedelta(7 * at) for at in range(3))
SUBJECT = Subject("Premiers pas", "PrendreEnMainDuMateriel", minimum=3, maximum=4)
NAMES = ("Abadie", "Barthe", "Castel", "Dalmau", "Esteve")


def _in_catalogue(desk: Desk) -> CatalogueEntry:
    catalogue.keep(desk, CatalogueEntry(0, SUBJECT, 120, 3))
    (entry,) = catalogue.entries(desk)
    return entry


def _enrol(desk: Desk, start: datetime, names: tuple[str, ...]) -> dict[str, int]:
    """The ids of their appointments, by name; whoever is known is the same person."""
    found = {}
    for name in names:
        phone = f"06399800{NAMES.index(name):02}"
        known = next((each for each in _known(desk) if each.last_name == name), None)
        person = known or stored_person(desk.db, name, "Lou", phone=phone)
        found[name] = enrolment.enrol(desk, advisor_id=2, start=start, person=person).subject
    return found


def _move_on(desk: Desk, clock: StillClock, at: datetime) -> None:
    """The file is opened day after day."""
    while desk.now() < at:
        clock.set(min(at, desk.now() + timedelta(days=1)))
        assert clock_check.doubt(desk) == ""


def _known(desk: Desk) -> list[Person]:
    return [each for name in NAMES for each in people.search(desk.db, name)]


def test_a_cycle_is_held_cancelled_and_printed(desk: Desk, clock: StillClock) -> None:
    entry = _in_catalogue(desk)
    workshops.give(desk, advisor_id=2, start=FIRST, subject=entry.subject, sessions=entry.sessions, entry_id=entry.id)
    assert [each.key.original for each in stored.between(desk.db, date.min)] == [
        FIRST.date(),
        SECOND.date(),
        THIRD.date(),
    ]
    (page,) = reading.pages(workshop_papers.programme(desk).build())
    assert all(f"({at}/3)" in page for at in (1, 2, 3))

    # The first is full: one waits, gets the seat of one who gives it up, and four come.
    booked = _enrol(desk, FIRST, NAMES[:4])
    waits = enrolment.put_on_list(
        desk, advisor_id=2, start=FIRST, person=stored_person(desk.db, "Esteve", "Lou", phone="0639980009")
    ).subject
    appointments.mark_as(desk, booked["Abadie"], State.EXCUSED)
    enrolment.promote(desk, waits)
    enrolment.agree(desk, waits)
    _move_on(desk, clock, FIRST - timedelta(hours=5))
    assert workshops.settle_due(desk).subject == 1
    _hold(desk, clock)

    # The second has two people at its hour: nothing by itself, then it is cancelled and both are called.
    two = _enrol(desk, SECOND, NAMES[1:3])
    enrolment.put_on_list(desk, advisor_id=2, start=SECOND, person=_known(desk)[0])
    _move_on(desk, clock, SECOND - timedelta(hours=6))
    workshops.settle_due(desk)
    (asked,) = [line for line in attention.needs_attention(desk) if line.workshop]
    assert asked.workshop == (2, SECOND)
    workshops.call_off(desk, 2)
    _call_everybody(desk, set(two.values()))

    # The third is as it was.
    third = gauges.at(desk, 2, THIRD)
    assert third and third.workshop and (third.workshop.number, third.standing) == (3, Standing.TO_CONFIRM)


def _hold(desk: Desk, clock: StillClock) -> None:
    """The sheet names the four who come; it is typed back once they have signed, one excepted."""
    pages = [page for sheet in day_sheets.every(desk, FIRST.date()) for page in reading.pages(sheet.build())]
    (page,) = [each for each in pages if "Premiers pas" in each]
    assert all(name.upper() in page.upper() for name in NAMES[1:]) and NAMES[0].upper() not in page.upper()
    _move_on(desk, clock, FIRST + timedelta(hours=3))
    sheet = signed_sheet.read(desk, FIRST.date())
    awaited = [row.appointment.id for row in sheet.rows if row.appointment.state is State.EXPECTED]
    assert len(awaited) == 4
    signed_sheet.type_back(desk, FIRST.date(), signed={id: id != awaited[0] for id in awaited})
    seen = [each.state for each in stored_appointments.on_day(desk.db, FIRST.date())]
    assert (seen.count(State.SEEN), seen.count(State.ABSENT), seen.count(State.EXCUSED)) == (3, 1, 1)
    held = stored.get(desk.db, 1)
    assert held and (held.decision, held.enrolled) == (Decision.CONFIRMED, 4)


def _call_everybody(desk: Desk, ids: set[int]) -> None:
    """One comes another day, one does not; who waited for it waits for any place."""
    rows = calls.call_list(desk).rows
    assert {row.appointment.id for row in rows} == ids and {row.why for row in rows} == {
        "atelier annulé (manque de participants)"
    }
    (waiting,) = waiting_list.read(desk).listed
    assert waiting.proposals
    place = rows[0].proposals[0]
    calls.record(desk, rows[0].appointment.id, CallResult.AGREED, advisor_id=place.advisor.id, start=place.slot.start)
    calls.record(desk, rows[1].appointment.id, CallResult.REFUSED)
    requests.settle_as(desk, waiting.request.id, Outcome.UNANSWERED)
    assert calls.call_list(desk).rows == () and waiting_list.how_many_to_call(desk) == 0
    assert not [line for line in attention.needs_attention(desk) if line.page == "calls" or line.workshop]
