"""Names on the rows that were printed blank: received without appointment, or enrolled and seen, taken back whole."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from desktop_app.domain.errors import LikelyDuplicate, OutOfDate, Refused, RuleBroken, SlotTaken
from desktop_app.domain.person import Person, read_person
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.signed_sheet import Written
from desktop_app.domain.reception.ticket import TicketState
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import workshops as stored_workshops
from desktop_app.storage.reception import appointments as stored_appointments
from desktop_app.storage.reception import people, tickets, visits
from desktop_app.use_cases.changes import Touched
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.destruction import erasure
from desktop_app.use_cases.reception import appointments, enrolment, signed_sheet, written_rows
from desktop_app.use_cases.reception import people as people_verbs
from desktop_app.use_cases.workshops import gauges, workshops
from tests.helpers.builders import NINE, THURSDAY, stored_appointment, stored_person
from tests.helpers.clock import StillClock
from tests.use_cases.gestures_of_workshops import FIRST_STEPS, FRIDAY_AT_TWO, PLACE

FRIDAY = date(2025, 11, 28)
"""Two sheets: the workshop of nine, A, and that of two, B."""
NEW = read_person("Serra", "Núria")


@pytest.fixture
def afterwards(desk: Desk, clock: StillClock) -> Desk:
    """The day after the Friday; its second workshop was for three people, two of whom are enrolled."""
    clock.set(datetime(2025, 11, 28, 8, 30))
    workshops.give(desk, **PLACE, subject=FIRST_STEPS, decide_by=datetime(2025, 11, 28, 12))
    for name in ("Abadie", "Barthe"):
        enrolment.enrol(desk, **PLACE, person=stored_person(desk.db, name, "Lou"))
    clock.set(datetime(2025, 11, 29, 8, 30))
    return desk


def seen(desk: Desk) -> list[str]:
    """Who was in the workshop of two, by surname."""
    found = stored_appointments.with_people_between(desk.db, FRIDAY, FRIDAY)
    return [person.last_name for each, person in found if each.state is State.SEEN and each.start == FRIDAY_AT_TWO]


def test_a_name_on_a_blank_row_came_without_appointment(desk: Desk, clock: StillClock) -> None:
    known = stored_person(desk.db, "Roca", "Joan")
    stored_appointment(desk.db, start=NINE)
    clock.set(datetime(2025, 11, 28, 8, 30))
    rows = (Written("A", known, time(9, 50)), Written("A", NEW))
    done = signed_sheet.type_back(desk, THURSDAY, signed={}, written=rows)
    first, second = tickets.on_day(desk.db, THURSDAY)
    assert (first.state, first.person_id, first.advisor_id) == (TicketState.SEEN, known.id, 1)
    assert first.state_at == datetime(2025, 11, 27, 9, 50) and second.state_at is None and first.talk is None
    assert people.get(desk.db, second.person_id).name == "Núria Serra"
    sheet = signed_sheet.read(desk, THURSDAY)
    assert [(row.number, row.person.last_name) for row in sheet.named] == [(2, "Roca"), (3, "Serra")]
    assert sheet.unnamed == 0 and done.told.endswith("2\N{NO-BREAK SPACE}signatures.") and done.undo
    done.undo.back(desk)
    assert tickets.on_day(desk.db, THURSDAY) == [] and people_verbs.find(desk, "Serra") == []


def test_it_is_their_last_visit_and_goes_with_their_file(desk: Desk, clock: StillClock) -> None:
    clock.set(datetime(2025, 11, 28, 8, 30))
    signed_sheet.type_back(desk, THURSDAY, signed={}, written=(Written("", NEW),))
    (person,) = people_verbs.find(desk, "Serra")
    assert visits.last(desk.db, [person.id]) == {person.id: THURSDAY}
    assert people_verbs.lines(desk, [person])[0].last_visit == THURSDAY
    assert [each.day for each in people_verbs.view(desk, person.id).walk_ins] == [THURSDAY]
    assert [each.day for each in erasure.everything_on(desk, person.id).walk_ins] == [THURSDAY]
    erasure.erase(desk, person.id)
    (came,) = tickets.on_day(desk.db, THURSDAY)
    assert (came.person_id, came.state) == (0, TicketState.SEEN)


def test_whoever_signed_by_name_is_not_gone_for_long_nor_taken_out_with_an_earlier_gesture(
    desk: Desk, clock: StillClock
) -> None:
    long_ago = stored_person(desk.db, "Parti", "Paul", on=date(2020, 1, 2))
    booked = appointments.book(desk, person=NEW, advisor_id=1, start=NINE, theme="Logement")
    (serra,) = people_verbs.find(desk, "Serra")
    clock.set(datetime(2025, 11, 28, 8, 30))
    assert people.dormant(desk.db, date(2023, 11, 28), limit=9) == [long_ago]
    other = date(2025, 11, 20)
    signed_sheet.type_back(desk, other, signed={}, written=(Written("", long_ago), Written("", serra)))
    assert people.dormant(desk.db, date(2023, 11, 28), limit=9) == [] and booked.undo
    booked.undo.back(desk)
    assert people_verbs.find(desk, "Serra") == [serra]
    assert [each.person_id for each in tickets.on_day(desk.db, other)] == [long_ago.id, serra.id]


def test_somebody_new_on_two_sheets_is_one_person(afterwards: Desk) -> None:
    signed_sheet.type_back(afterwards, FRIDAY, signed={}, written=(Written("A", NEW), Written("B", NEW)))
    assert len(people_verbs.find(afterwards, "Serra")) == 1 and seen(afterwards) == ["Serra"]


def test_in_a_workshop_they_are_enrolled_and_seen(afterwards: Desk) -> None:
    done = signed_sheet.type_back(afterwards, FRIDAY, signed={}, written=(Written("B", NEW, time(15, 30)),))
    assert seen(afterwards) == ["Serra"] and tickets.on_day(afterwards.db, FRIDAY) == []
    (one,) = [each for each in stored_appointments.on_day(afterwards.db, FRIDAY) if each.state is State.SEEN]
    assert one.left_at == datetime(2025, 11, 28, 15, 30) and done.undo
    done.undo.back(afterwards)
    assert seen(afterwards) == [] and people_verbs.find(afterwards, "Serra") == []


def test_over_its_capacity_a_reason_is_asked_and_taken_back_with_the_seat(afterwards: Desk) -> None:
    two = Written("B", read_person("Costa", "Ana"), beyond_why="accompagne sa mère")
    left = written_rows.seats(afterwards, FRIDAY, "B", {}, (Written("B", NEW),))
    assert left and (left.left, left.may_exceed) == (0, True) and left.words.startswith("Complet")
    with pytest.raises(SlotTaken):
        signed_sheet.type_back(afterwards, FRIDAY, signed={}, written=(Written("B", NEW), Written("B", two.person)))
    assert seen(afterwards) == []
    done = signed_sheet.type_back(afterwards, FRIDAY, signed={}, written=(Written("B", NEW), two))
    assert sorted(seen(afterwards)) == ["Costa", "Serra"]
    (workshop,) = stored_workshops.between(afterwards.db, FRIDAY)
    assert (workshop.allowed, workshop.allowed_why) == (4, "accompagne sa mère") and done.undo
    done.undo.back(afterwards)
    gauge = gauges.at(afterwards, 2, FRIDAY_AT_TWO)
    assert seen(afterwards) == [] and gauge and gauge.capacity.seats == 3


def test_whoever_did_not_sign_leaves_their_seat(afterwards: Desk) -> None:
    here = [each.id for each in stored_appointments.on_day(afterwards.db, FRIDAY)]
    rows = (Written("B", NEW), Written("B", read_person("Costa", "Ana")))
    left = written_rows.seats(afterwards, FRIDAY, "B", {here[0]: False}, (Written("B", NEW),))
    assert left and left.left == 1
    signed_sheet.type_back(afterwards, FRIDAY, signed={here[0]: False, here[1]: True}, written=rows)
    assert sorted(seen(afterwards)) == ["Barthe", "Costa", "Serra"]


def test_a_sheet_of_no_workshop_has_no_seats(desk: Desk) -> None:
    assert written_rows.seats(desk, THURSDAY, "", {}) is None


def test_nobody_is_twice_on_one_sheet(desk: Desk, clock: StillClock) -> None:
    person = stored_person(desk.db, "Roca", "Joan")
    stored_appointment(desk.db, person, start=NINE)
    clock.set(datetime(2025, 11, 28, 8, 30))
    with pytest.raises(RuleBroken, match="déjà sur cette feuille"):
        written_rows.ready(desk, THURSDAY, Written("A", person), {})
    with pytest.raises(RuleBroken, match="déjà sur cette feuille"):
        written_rows.ready(desk, THURSDAY, Written("A", NEW), {}, (Written("A", NEW),))
    other = Written("A", NEW, someone_else=True)
    assert written_rows.ready(desk, THURSDAY, other, {}, (Written("A", NEW),)) is other


@pytest.mark.parametrize(
    ("at", "words"), [(time(9), "après 9"), (time(8, 59), "après 9"), (time(11, 1), "n’est pas encore")]
)
def test_a_departure_is_after_they_came_and_not_to_come(desk: Desk, clock: StillClock, at: time, words: str) -> None:
    clock.set(datetime(2025, 11, 27, 11))
    with pytest.raises(RuleBroken, match=words) as refused:
        written_rows.ready(desk, THURSDAY, Written("A", NEW, at), {})
    assert refused.value.field == "left_at"
    with pytest.raises(RuleBroken, match=words):
        signed_sheet.type_back(desk, THURSDAY, signed={}, written=(Written("A", NEW, at),))
    assert written_rows.ready(desk, THURSDAY, Written("A", NEW, time(11)), {})


def test_a_likely_namesake_is_asked_about_unless_it_was_answered(desk: Desk, clock: StillClock) -> None:
    known = stored_person(desk.db, "Serra", "Nuria")
    clock.set(datetime(2025, 11, 28, 8, 30))
    assert written_rows.likely(desk, NEW, ()) == [known]
    assert written_rows.likely(desk, read_person("Serra", "Nurià"), (Written("", NEW),))[0] == NEW
    assert written_rows.likely(desk, known, ()) == []
    with pytest.raises(LikelyDuplicate):
        signed_sheet.type_back(desk, THURSDAY, signed={}, written=(Written("", NEW),))
    signed_sheet.type_back(desk, THURSDAY, signed={}, written=(Written("", NEW, someone_else=True),))
    assert len(people_verbs.find(desk, "Serra")) == 2


def test_a_reason_for_a_seat_more_is_not_empty(afterwards: Desk) -> None:
    full = (Written("B", NEW),)
    with pytest.raises(Refused) as refused:
        written_rows.ready(afterwards, FRIDAY, Written("B", person("Costa"), beyond_why=" "), {}, full)
    assert refused.value.field == "why"
    with pytest.raises(SlotTaken):
        written_rows.ready(afterwards, FRIDAY, Written("B", person("Costa")), {}, full)


def test_the_hours_of_those_who_were_expected_are_kept_corrected_and_go_with_the_signature(
    desk: Desk, clock: StillClock
) -> None:
    one = stored_appointment(desk.db, start=NINE).id
    clock.set(datetime(2025, 11, 28, 8, 30))
    done = signed_sheet.type_back(desk, THURSDAY, signed={one: True}, left={one: time(9, 40)})
    assert left_at(desk, one) == datetime(2025, 11, 27, 9, 40)
    signed_sheet.type_back(desk, THURSDAY, signed={}, left={one: time(9, 35)})
    assert left_at(desk, one) == datetime(2025, 11, 27, 9, 35) and done.undo
    with pytest.raises(OutOfDate):
        done.undo.back(desk)
    signed_sheet.type_back(desk, THURSDAY, signed={one: False}, left={one: time(9, 35)})
    assert left_at(desk, one) is None
    with pytest.raises(RuleBroken):
        signed_sheet.type_back(desk, THURSDAY, signed={one: True}, left={one: time(8)})
    appointments.mark_as(desk, one, State.EXPECTED)
    assert left_at(desk, one) is None


def test_a_name_taken_out_meanwhile_is_not_taken_back(desk: Desk, clock: StillClock) -> None:
    clock.set(datetime(2025, 11, 28, 8, 30))
    done = signed_sheet.type_back(desk, THURSDAY, signed={}, written=(Written("", NEW),))
    (came,) = tickets.on_day(desk.db, THURSDAY)
    with writing(desk.db):
        tickets.remove(desk.db, came.id)
    assert done.undo
    with pytest.raises(OutOfDate):
        done.undo.back(desk)


def test_a_row_of_a_workshop_marked_otherwise_since_is_not_taken_back(afterwards: Desk) -> None:
    done = signed_sheet.type_back(afterwards, FRIDAY, signed={}, written=(Written("B", NEW),))
    (one,) = [each for each in stored_appointments.on_day(afterwards.db, FRIDAY) if each.state is State.SEEN]
    appointments.mark_as(afterwards, one.id, State.EXPECTED)
    assert done.undo
    with pytest.raises(OutOfDate):
        done.undo.back(afterwards)
    assert people_verbs.find(afterwards, "Serra") and stored_appointments.get(afterwards.db, one.id)


@pytest.mark.parametrize(
    ("rows", "touched"),
    [((), Touched.APPOINTMENTS), ((Written("", NEW),), Touched.APPOINTMENTS | Touched.PEOPLE)],
)
def test_names_that_are_taken_back_are_shown_afresh_with_the_day(
    desk: Desk, clock: StillClock, rows: tuple[Written, ...], touched: Touched
) -> None:
    clock.set(datetime(2025, 11, 28, 8, 30))
    done = signed_sheet.type_back(desk, THURSDAY, signed={}, unnamed={"": 1}, written=rows)
    assert done.touched == touched and done.undo
    assert done.undo.back(desk).touched == touched


def person(name: str) -> Person:
    """Somebody new."""
    return read_person(name, "Lou")


def left_at(desk: Desk, id: int) -> datetime | None:
    """What the file says of their departure."""
    found = stored_appointments.get(desk.db, id)
    assert found
    return found.left_at
