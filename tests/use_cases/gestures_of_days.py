"""The verbs of the days: exceptions, absences, attendance and calls, with what each writes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from desktop_app.domain.calendar import Zone
from desktop_app.domain.person import read_person
from desktop_app.domain.place import PlaceKind
from desktop_app.domain.planning import Absence, AbsenceKind, DayException, Decider
from desktop_app.domain.planning.attendance import Attendance, AttendanceState
from desktop_app.domain.planning.own_time import OwnTime, TimeKind
from desktop_app.domain.planning.unknown import Recalled
from desktop_app.domain.reception.appointment import Appointment, State
from desktop_app.domain.reception.call import CallResult
from desktop_app.domain.reception.circumstances import Circumstances
from desktop_app.domain.reception.message import Message
from desktop_app.domain.reception.reminder import ReminderResult
from desktop_app.domain.reception.request import Outcome, Why
from desktop_app.domain.reception.ticket import TicketState
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import unknown as stored_unknown
from desktop_app.storage.reception import appointments as stored_appointments
from desktop_app.storage.reception import messages as stored_messages
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import (
    absences,
    attendance,
    cascade,
    exceptions,
    ledger,
    own_time,
    places,
    schedule,
    unknown,
)
from desktop_app.use_cases.reception import (
    appointments,
    calls,
    joining,
    messages,
    people,
    profiles,
    reminders,
    requests,
    series,
    sooner,
    tickets,
    transmittals,
)
from tests.helpers.builders import THURSDAY, le_boulou
from tests.helpers.open_door import open_door
from tests.use_cases.counter import Gesture
from tests.use_cases.gestures import TWO_O_CLOCK, book, tomorrow

ANNEXE = replace(le_boulou(), kind=PlaceKind.TOWN_HALL, label="Mairie annexe")
AWAY = Absence(0, 1, THURSDAY + timedelta(7), THURSDAY + timedelta(8), AbsenceKind.TRAINING, THURSDAY)
OWN = OwnTime(0, THURSDAY, 1, TimeKind.TRAVEL, 45)
OUTSIDE = date(2026, 6, 25)
"""A Thursday that the convention does not cover."""


def cancelled(desk: Desk) -> DayException:
    """The next Thursday of Marie Castell is cancelled."""
    (session,) = schedule.here_on(desk, THURSDAY + timedelta(7))
    return DayException(0, session.key, None, Decider.PARTNER, THURSDAY)


def given_back(desk: Desk) -> Changes:
    return exceptions.take_back(desk, exceptions.make(desk, cancelled(desk)).subject)


def back_again(desk: Desk) -> Changes:
    return absences.take_back(desk, absences.note(desk, AWAY).subject)


def received(desk: Desk) -> None:
    """The ticket 1 is received, the ticket 2 waits."""
    open_door(desk)
    tickets.mark_as(desk, 1, TicketState.RECEIVED)
    tickets.add(desk)


def seen(desk: Desk) -> None:
    """The ticket 1 was received without an advisor's being noted."""
    open_door(desk)
    tickets.mark_as(desk, 1, TicketState.SEEN)


def give(desk: Desk, request_id: int) -> Changes:
    """The person 1 gets the place of the Thursday at two."""
    person = people.view(desk, 1).person
    return requests.give(
        desk, person=person, advisor_id=1, start=TWO_O_CLOCK, theme="Logement", why=Why.FULL, request_id=request_id
    )


def stranded(desk: Desk) -> None:
    """The appointment 3 is on next Thursday, whose day is cancelled then."""
    book(desk, person=people.view(desk, 1).person, start=TWO_O_CLOCK + timedelta(7))
    exceptions.make(desk, cancelled(desk))


def book_series(desk: Desk, times: int) -> Changes:
    """The person 1 comes on so many Thursdays at two."""
    person = people.view(desk, 1).person
    return series.book(
        desk, person=person, advisor_id=1, start=TWO_O_CLOCK, theme="Logement", repeats=series.Repeats(times)
    )


def booked_within(desk: Desk) -> None:
    """The person 1 comes on the Thursday at two."""
    with writing(desk.db):
        appointments.book_within(desk, Appointment(0, 1, 1, TWO_O_CLOCK, TWO_O_CLOCK, "Logement"))


def who_would_come(desk: Desk) -> None:
    """The appointment 3 is in a week, and its person would come sooner."""
    start, said = TWO_O_CLOCK + timedelta(7), Circumstances(sooner=True)
    with writing(desk.db):
        wanted = Appointment(0, 1, 1, start, start + timedelta(minutes=45), "Logement", circumstances=said)
        stored_appointments.add(desk.db, wanted)


def left_a_message(desk: Desk) -> None:
    """The message 1 is for Marie Castell, on the Thursday."""
    messages.leave(desk, advisor_id=1, day=THURSDAY, text="La salle est prise à 10 h")


def read_long_ago(desk: Desk) -> None:
    """One was read ten days ago."""
    at = TWO_O_CLOCK - timedelta(days=10)
    with writing(desk.db):
        stored_messages.add(desk.db, Message(0, 1, at.date(), "La salle est prise", at, "Accueil", read_at=at))


def with_a_note(desk: Desk) -> None:
    """Something was to be thought of ten days ago."""
    said, start = Circumstances(note="apporte sa tablette"), TWO_O_CLOCK - timedelta(days=10)
    with writing(desk.db):
        wanted = Appointment(0, 1, 1, start, TWO_O_CLOCK, "Logement", State.SEEN, circumstances=said)
        stored_appointments.add(desk.db, wanted)


def moved_within(desk: Desk) -> None:
    with writing(desk.db):
        before = stored_appointments.get(desk.db, 1)
        assert before
        appointments.move_within(desk, before, advisor_id=1, start=TWO_O_CLOCK)


def followed(desk: Desk, *, back: bool = False) -> None:
    """The first appointment goes to Jordi Puig, and back to Marie Castell when asked."""
    before = stored_appointments.get(desk.db, 1)
    assert before
    pairs = [(before, replace(before, advisor_id=2))]
    with writing(desk.db):
        cascade.follow_within(desk, pairs)
        if back:
            cascade.give_back_within(desk, pairs)


def turned_back(desk: Desk) -> None:
    with writing(desk.db):
        cascade.turn_back_within(desk, lambda: None, (), lambda: None)


def keep_again(desk: Desk) -> None:
    with writing(desk.db):
        ledger.settle_within(desk)
        ledger.keep_again_within(desk, THURSDAY, lambda session: session.advisor_id == 1)


def name_past(desk: Desk) -> None:
    with writing(desk.db):
        ledger.settle_within(desk)
        ledger.name_past_within(desk, Zone.C)


def unknown_day(desk: Desk) -> None:
    with writing(desk.db):
        stored_unknown.keep(desk.db, [OUTSIDE])


GESTURES = {
    "absences.note": Gesture(lambda desk: absences.note(desk, AWAY), "ABSENCE_NOTED absence-1", "EVERYTHING", 1),
    "absences.take_back": Gesture(
        back_again, "ABSENCE_NOTED absence-1\nABSENCE_TAKEN_BACK absence-1", "EVERYTHING", 1
    ),
    "attendance.note": Gesture(
        lambda desk: attendance.note(desk, Attendance(THURSDAY, 1, AttendanceState.AS_PLANNED)),
        "ATTENDANCE_NOTED conseiller-1: AS_PLANNED", "APPOINTMENTS",
    ),
    "own_time.note": Gesture(
        lambda desk: own_time.note(desk, OWN), "OWN_TIME_NOTED conseiller-1: TRAVEL", "APPOINTMENTS", 1
    ),
    "own_time.remove": Gesture(
        lambda desk: own_time.remove(desk, 1),
        "OWN_TIME_REMOVED conseiller-1: TRAVEL", "APPOINTMENTS", 1, lambda desk: own_time.note(desk, OWN),
    ),
    "tickets.add": Gesture(
        lambda desk: tickets.add(desk, label="Colette"), "TICKET_GIVEN passage-2", "APPOINTMENTS", 2, open_door
    ),
    "tickets.mark_as": Gesture(
        lambda desk: tickets.mark_as(desk, 1, TicketState.LEFT),
        "TICKET_MARKED passage-1: LEFT", "APPOINTMENTS", 1,
    ),
    "tickets.mark_as, received": Gesture(
        lambda desk: tickets.mark_as(desk, 2, TicketState.RECEIVED),
        "TICKET_MARKED passage-2: RECEIVED\nTICKET_MARKED passage-1: SEEN", "APPOINTMENTS", 2, received,
    ),
    "tickets.correct": Gesture(
        lambda desk: tickets.correct(desk, 1, label="Colette", theme="", wanted_id=0),
        "TICKET_CORRECTED passage-1", "APPOINTMENTS", 1,
    ),
    "tickets.remove": Gesture(
        lambda desk: tickets.remove(desk, 1), "TICKET_REMOVED passage-1", "APPOINTMENTS", 1
    ),
    "tickets.forget_labels": Gesture(
        lambda desk: tickets.forget_labels(tomorrow(desk)), "TICKETS_FORGOTTEN", "APPOINTMENTS"
    ),
    "appointments.forget_said": Gesture(
        appointments.forget_said, "NOTES_FORGOTTEN", "APPOINTMENTS", prepare=with_a_note
    ),
    "appointments.book_within": Gesture(booked_within, "BOOKED rendez-vous-3"),
    "series.book": Gesture(
        lambda desk: book_series(desk, 2), "BOOKED rendez-vous-3\nBOOKED rendez-vous-4", "APPOINTMENTS", 3
    ),
    "messages.leave": Gesture(
        lambda desk: messages.leave(desk, advisor_id=1, day=THURSDAY, text="La salle est prise à 10 h", person_id=1),
        "MESSAGE_LEFT message-1", "APPOINTMENTS", 1,
    ),
    "messages.mark_read": Gesture(
        lambda desk: messages.mark_read(desk, 1), "MESSAGE_READ message-1", "APPOINTMENTS", 1, left_a_message
    ),
    "messages.forget_old": Gesture(messages.forget_old, "MESSAGES_FORGOTTEN", "APPOINTMENTS", prepare=read_long_ago),
    "sooner.take": Gesture(
        lambda desk: sooner.take(desk, 3, advisor_id=1, start=TWO_O_CLOCK),
        "MOVED rendez-vous-3", "APPOINTMENTS", 3, who_would_come,
    ),
    "sooner.decline": Gesture(
        lambda desk: sooner.decline(desk, 3), "APPOINTMENT_CORRECTED rendez-vous-3", "APPOINTMENTS", 3, who_would_come
    ),
    "reminders.record": Gesture(
        lambda desk: reminders.record(desk, 1, ReminderResult.COMES),
        "REMINDED rendez-vous-1: COMES", "APPOINTMENTS", 1,
    ),
    "joining.join": Gesture(
        lambda desk: joining.join(desk, 1, 2, name_of=1, phone=""),
        "PERSON_JOINED usager-1: usager-2", "PEOPLE APPOINTMENTS MANDATES", 1,
    ),
    "requests.note": Gesture(
        lambda desk: requests.note(desk, Outcome.UNANSWERED, why=Why.FULL),
        "REQUEST_NOTED demande-2: UNANSWERED", "APPOINTMENTS", 2,
    ),
    "requests.note, of somebody new": Gesture(
        lambda desk: requests.note(desk, Outcome.LISTED, why=Why.FULL, person=read_person("Roca", "Karim", "")),
        "PERSON_ADDED usager-3\nREQUEST_NOTED demande-2: LISTED", "APPOINTMENTS PEOPLE", 2,
    ),
    "requests.give": Gesture(
        lambda desk: give(desk, 0), "BOOKED rendez-vous-3\nREQUEST_NOTED demande-2: GIVEN", "APPOINTMENTS", 3
    ),
    "requests.give, to who waits": Gesture(
        lambda desk: give(desk, 1), "BOOKED rendez-vous-3\nREQUEST_SETTLED demande-1: GIVEN", "APPOINTMENTS", 3
    ),
    "requests.settle_as": Gesture(
        lambda desk: requests.settle_as(desk, 1, Outcome.UNANSWERED),
        "REQUEST_SETTLED demande-1: UNANSWERED", "APPOINTMENTS", 1,
    ),
    "requests.note_no_answer": Gesture(
        lambda desk: requests.note_no_answer(desk, 1), "REQUEST_TRIED demande-1", "APPOINTMENTS", 1
    ),
    "profiles.type_back": Gesture(
        lambda desk: profiles.type_back(desk, THURSDAY, 1, {"Feminin": 1}),
        "PROFILE_TYPED_BACK releve-2025-11-27", "APPOINTMENTS", 0, seen,
    ),
    "transmittals.send": Gesture(
        lambda desk: transmittals.send(desk, [1], sent_to="CAPH", answer_by=THURSDAY + timedelta(15)),
        "REQUESTS_TRANSMITTED bordereau-1", "APPOINTMENTS", 1,
    ),
    "places.add": Gesture(lambda desk: places.add(desk, ANNEXE), "PLACE_SET lieu-2", "SETTINGS", 2),
    "places.change": Gesture(
        lambda desk: places.change(desk, 2, replace(ANNEXE, street="Rue Neuve")),
        "PLACE_SET lieu-2", "SETTINGS", 2, lambda desk: places.add(desk, ANNEXE),
    ),
    "places.leave": Gesture(
        lambda desk: places.leave(desk, 2), "PLACE_SET lieu-2", "SETTINGS", 2, lambda desk: places.add(desk, ANNEXE)
    ),
    "calls.record": Gesture(
        lambda desk: calls.record(desk, 3, CallResult.MESSAGE),
        "CALLED rendez-vous-3: MESSAGE", "APPOINTMENTS", 3, stranded,
    ),
    "calls.record, agreed": Gesture(
        lambda desk: calls.record(desk, 3, CallResult.AGREED, advisor_id=1, start=TWO_O_CLOCK),
        "MOVED rendez-vous-3\nCALLED rendez-vous-3: AGREED", "APPOINTMENTS", 3, stranded,
    ),
    "calls.record_letters": Gesture(
        lambda desk: calls.record_letters(desk, [3]), "CALLED rendez-vous-3: LETTER", "APPOINTMENTS", 3, stranded
    ),
    "cascade.follow_within": Gesture(followed, ""),
    "cascade.turn_back_within": Gesture(turned_back, ""),
    "cascade.give_back_within": Gesture(lambda desk: followed(desk, back=True), ""),
    "exceptions.make": Gesture(
        lambda desk: exceptions.make(desk, cancelled(desk)), "DAY_CHANGED exception-1", "EVERYTHING", 1
    ),
    "exceptions.take_back": Gesture(
        given_back, "DAY_CHANGED exception-1\nDAY_GIVEN_BACK exception-1", "EVERYTHING", 1
    ),
    "appointments.move_within": Gesture(moved_within, "MOVED rendez-vous-1"),
    "ledger.keep_again_within": Gesture(keep_again, ""),
    "ledger.name_past_within": Gesture(name_past, ""),
    "unknown.heard": Gesture(unknown.heard, "", ""),
    "unknown.recall": Gesture(
        lambda desk: unknown.recall(desk, Recalled(OUTSIDE, True)),
        "DAY_RECALLED jour-2026-06-25", "APPOINTMENTS", prepare=unknown_day,
    ),
}  # fmt: skip
