"""A week of the agenda against weeks typed by hand: who receives when, what is free, and why not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from desktop_app.domain.calendar import Choices, Zone
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.planning import Absence, AbsenceKind, DayException, Decider, Segment, Session
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.ticket import TicketState, mark
from desktop_app.domain.theme import Purpose
from desktop_app.screens.agenda.week.words import header, spoken
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import patterns, unknown
from desktop_app.storage.reception import tickets as stored_tickets
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import absences, exceptions, ledger, schedule
from desktop_app.use_cases.reception import appointments, tickets, today, week
from desktop_app.use_cases.reception.grouping import Grouping
from desktop_app.use_cases.reception.today import Booked, Free
from desktop_app.use_cases.reception.week import Column, Week, Workshop
from desktop_app.use_cases.settings import calendar
from tests.helpers.alike import plain
from tests.helpers.builders import NINE, a_closure, stored_appointment, stored_person, thursdays
from tests.helpers.clock import StillClock

MONDAY, THURSDAY, FRIDAY = date(2025, 11, 24), date(2025, 11, 27), date(2025, 11, 28)


def told(found: Week) -> list[tuple[str, list[str]]]:
    """Each column as it is heard: its head, and its cells."""
    return [
        (plain(header(column, Grouping.DAYS)), [plain(spoken(column, cell, found.now)) for cell in column.cells])
        for column in found.columns
    ]


def column_of(found: Week, day: date) -> Column:
    return next(column for column in found.columns if column.day == day)


NO_MONDAY_TO_WEDNESDAY = [
    ("lundi 24 novembre", ["lundi 24 novembre, pas de permanence"]),
    ("mardi 25 novembre", ["mardi 25 novembre, pas de permanence"]),
    ("mercredi 26 novembre", ["mercredi 26 novembre, pas de permanence"]),
]
EMPTY_WORKSHOPS = (
    "vendredi 28 novembre, Jordi Puig",
    [
        "9 h à 12 h, atelier, 0 inscrit sur 8, 8 places libres",
        "14 h à 16 h, atelier, 0 inscrit sur 8, 8 places libres",
    ],
)


def test_the_week_of_le_boulou(desk: Desk) -> None:
    stored_appointment(desk.db, stored_person(desk.db, "Aubert", "Nadia"), start=NINE + timedelta(minutes=45))
    assert told(week.week(desk, MONDAY)) == [
        *NO_MONDAY_TO_WEDNESDAY,
        (
            "jeudi 27 novembre, Marie Castell",
            [
                *("9 h, libre", "9 h 45, Nadia Aubert, prévu, Logement", "10 h 30, libre", "11 h 15, libre"),
                *("14 h, libre", "14 h 45, libre", "15 h 30, libre", "16 h 15, libre"),
            ],
        ),
        EMPTY_WORKSHOPS,
    ]


def test_once_it_is_over_a_free_place_was_not_taken(desk: Desk, clock: StillClock) -> None:
    clock.set(datetime(2025, 11, 27, 10, 0))
    cells = told(week.week(desk, MONDAY))[3][1]
    assert cells[:3] == ["9 h, non pris", "9 h 45, libre", "10 h 30, libre"]


def test_who_did_not_come_leaves_no_hole_once_over_and_a_place_before(desk: Desk, clock: StillClock) -> None:
    person = stored_person(desk.db, "Aubert", "Nadia")
    stored_appointment(desk.db, person, state=State.EXCUSED)
    before = told(week.week(desk, MONDAY))[3][1]
    assert before[:2] == ["9 h, Nadia Aubert, a prévenu, Logement", "9 h, libre"]
    clock.set(datetime(2025, 11, 27, 18))
    after = told(week.week(desk, MONDAY))[3][1]
    assert after[:2] == ["9 h, Nadia Aubert, a prévenu, Logement", "9 h 45, non pris"]


def test_a_holiday_a_closure_and_school_holidays_are_named(desk: Desk) -> None:
    periods = (a_closure(date(2025, 12, 22), name="inventaire"),)
    calendar.change(desk, Choices(zone=Zone.C, periods=periods))
    found = told(week.week(desk, date(2025, 12, 22)))
    assert found[0] == (
        "lundi 22 décembre, inventaire, vacances de Noël, zone C",
        ["lundi 22 décembre, fermé : inventaire"],
    )
    assert found[3][1] == ["jeudi 25 décembre, fermé : Noël"]
    assert found[4][0] == "vendredi 26 décembre, Jordi Puig, vacances de Noël, zone C"


def test_a_session_moved_to_saturday_leaves_its_day_and_brings_the_saturday(desk: Desk) -> None:
    (session,) = schedule.here_on(desk, THURSDAY)
    saturday = replace(session, day=date(2025, 11, 29), original=THURSDAY)
    exceptions.make(desk, DayException(0, session.key, saturday, Decider.PLACE, MONDAY))
    found = told(week.week(desk, MONDAY))
    assert found[3] == ("jeudi 27 novembre", ["jeudi 27 novembre, déplacé au samedi 29 novembre"])
    assert (found[5][0], found[5][1][0]) == ("samedi 29 novembre, Marie Castell", "9 h, libre")


def test_two_advisors_of_one_day_stand_side_by_side_and_an_absence_beside_whoever_is_there(desk: Desk) -> None:
    with writing(desk.db):
        patterns.add(desk.db, thursdays(2))
    assert [column.advisor.id for column in week.week(desk, MONDAY).columns if column.advisor] == [1, 2, 2]
    absences.note(desk, Absence(0, 1, THURSDAY, THURSDAY, AbsenceKind.ILLNESS, THURSDAY))
    thursday = [column for column in told(week.week(desk, MONDAY)) if column[0].startswith("jeudi 27")]
    assert thursday[0][0] == "jeudi 27 novembre, Jordi Puig"
    assert thursday[1] == ("jeudi 27 novembre", ["jeudi 27 novembre, absence de Marie Castell"])


def test_who_is_booked_with_somebody_absent_keeps_a_column_and_is_to_be_moved(desk: Desk) -> None:
    stored_appointment(desk.db, stored_person(desk.db, "Aubert", "Nadia"))
    absences.note(desk, Absence(0, 1, THURSDAY, THURSDAY, AbsenceKind.ILLNESS, THURSDAY))
    found = week.week(desk, MONDAY)
    assert told(found)[3] == (
        "jeudi 27 novembre, Marie Castell",
        [
            "9 h à 12 h, absence de Marie Castell",
            "9 h, Nadia Aubert, prévu, à déplacer, Logement",
            "14 h à 17 h, absence de Marie Castell",
        ],
    )


def test_hours_without_appointment_and_a_workshop_on_one_day(desk: Desk) -> None:
    mixed = (
        Segment.walk_in(time(9), time(11)),
        Segment(time(11), time(12), step=30),
        Segment.workshop(time(14), time(16), 3, "salle 2"),
    )
    with writing(desk.db):
        known = patterns.every(desk.db)[0]
        patterns.update(desk.db, replace(known, segments=mixed))
    for name in ("Aubert", "Roca", "Vila"):
        stored_appointment(
            desk.db, stored_person(desk.db, name), start=datetime(2025, 11, 27, 14), minutes=120, theme="Email"
        )
    # Two hours from the opening on, twenty minutes each.
    assert told(week.week(desk, MONDAY))[3][1] == [
        "9 h à 11 h, sans rendez-vous, encore 6",
        "11 h, libre",
        "11 h 30, libre",
        "14 h à 16 h, atelier, salle 2, 3 inscrits sur 3, complet",
    ]


def test_those_who_came_stand_in_the_hours_they_came_for_by_number_and_the_next_day_only_how_many(
    desk: Desk, clock: StillClock
) -> None:
    hours = (Segment.walk_in(time(9), time(11)), Segment.walk_in(time(14), time(16)))
    with writing(desk.db):
        patterns.update(desk.db, replace(patterns.every(desk.db)[0], segments=hours))
    clock.set(NINE)
    for label in ("Yvette", "", "Karim"):
        tickets.add(desk, label=label)
    tickets.mark_as(desk, 1, TicketState.SEEN)
    clock.set(datetime(2025, 11, 27, 10))
    # Twenty minutes each: two wait, and one more is over before eleven.
    assert told(week.week(desk, MONDAY))[3][1] == [
        "9 h à 11 h, sans rendez-vous, une personne, Karim, encore 1",
        "14 h à 16 h, sans rendez-vous",
    ]
    clock.set(datetime(2025, 11, 28, 9))
    assert told(week.week(desk, MONDAY))[3][1] == [
        "9 h à 11 h, sans rendez-vous, 3 venues",
        "14 h à 16 h, sans rendez-vous",
    ]


def test_with_two_advisors_each_stands_with_who_received_them_and_the_others_with_the_first(
    desk: Desk, clock: StillClock
) -> None:
    hours = (Segment.walk_in(time(9), time(11)),)
    with writing(desk.db):
        patterns.update(desk.db, replace(patterns.every(desk.db)[0], segments=hours))
        patterns.add(desk.db, thursdays(2, segments=hours))
    clock.set(datetime(2025, 11, 27, 9, 5))
    for label in ("Yvette", "Karim", "Colette"):
        tickets.add(desk, label=label, wanted_id=2 if label == "Karim" else 0)
    with writing(desk.db):
        came = stored_tickets.get(desk.db, 1)
        stored_tickets.update(desk.db, mark(came, TicketState.RECEIVED, desk.now(), advisor_id=2))
    found = [cells for name, cells in told(week.week(desk, MONDAY)) if "27 novembre" in name]
    # Twenty minutes each until eleven: four more from 9 h 25 on, and three from 9 h 45. « Encore » is said once.
    assert [cell.split(", ")[2:] for (cell,) in found] == [["Colette", "encore 7"], ["Yvette", "Karim"]]


def test_a_week_that_is_settled_says_what_was_held_whatever_changed_since(desk: Desk, clock: StillClock) -> None:
    stored_appointment(desk.db, stored_person(desk.db, "Aubert", "Nadia"), state=State.SEEN)
    clock.set(datetime(2025, 12, 1, 9))
    with writing(desk.db):
        ledger.settle_within(desk)
        for pattern in patterns.every(desk.db):
            patterns.remove(desk.db, pattern.id)
    found = told(week.week(desk, MONDAY))
    assert found[3][1][:2] == ["9 h, Nadia Aubert, réalisé, Logement", "9 h 45, non pris"]
    assert found[4][1][0] == "9 h à 12 h, atelier, 0 inscrit sur 8"


def test_a_day_that_nobody_knows_says_so(desk: Desk) -> None:
    with writing(desk.db):
        unknown.keep(desk.db, [date(2025, 10, 7)])
    assert told(week.week(desk, date(2025, 10, 6)))[1] == ("mardi 7 octobre", ["mardi 7 octobre, inconnu"])


@pytest.mark.parametrize(
    ("day", "booked", "nobody_knows"),
    [(date(2025, 10, 7), False, True), (date(2025, 10, 7), True, False), (date(2025, 10, 8), False, False)],
)
def test_the_page_of_a_day_says_that_nobody_knows_it_unless_somebody_was_there(
    desk: Desk, day: date, booked: bool, nobody_knows: bool
) -> None:
    with writing(desk.db):
        unknown.keep(desk.db, [date(2025, 10, 7)])
    if booked:
        stored_appointment(desk.db, start=datetime.combine(day, time(9)))
    assert today.day_view(desk, day).unknown is nobody_knows


def test_a_week_without_session_says_when_the_next_one_is(desk: Desk) -> None:
    calendar.change(desk, Choices(periods=(a_closure(date(2025, 12, 1), date(2025, 12, 5)),)))
    assert week.week(desk, date(2025, 12, 1)).next_day == date(2025, 12, 11)
    assert week.week(desk, MONDAY).next_day is None


def test_a_week_is_remembered_until_something_is_written_or_a_minute_passes(desk: Desk, clock: StillClock) -> None:
    here, after = week.week(desk, MONDAY), week.week(desk, MONDAY + timedelta(7))
    assert week.week(desk, MONDAY) is here
    clock.set(desk.now() + timedelta(minutes=1))
    assert week.week(desk, MONDAY) is not here and week.week(desk, MONDAY + timedelta(7)) is after
    stored_person(desk.db)
    assert week.week(desk, MONDAY + timedelta(7)) is not after


def free_at(found: Week, day: date, hour: int, minute: int = 0) -> Free:
    cells = column_of(found, day).cells
    return next(cell for cell in cells if isinstance(cell, Free) and cell.start.time() == time(hour, minute))


def row_of(found: Week, name: str) -> Booked:
    rows = (row for column in found.columns for row in week.people_of(column))
    return next(row for row in rows if row.person.last_name == name)


def test_what_a_week_says_of_a_move_is_what_the_move_says(desk: Desk, clock: StillClock) -> None:
    clock.set(datetime(2025, 11, 27, 9, 50))
    nadia = stored_person(desk.db, "Aubert", "Nadia")
    stored_appointment(desk.db, nadia, start=datetime(2025, 11, 27, 11, 15))
    stored_appointment(desk.db, stored_person(desk.db, "Roca"), start=datetime(2025, 11, 27, 14))
    stored_appointment(desk.db, nadia, start=datetime(2025, 11, 28, 14), minutes=120, theme="Email", advisor_id=2)
    found = week.week(desk, MONDAY)
    row = row_of(found, "Aubert")
    slots = [slot for column in found.columns for session in column.sessions for slot in session.slots]
    said = {(slot.start.day, slot.start.hour, slot.start.minute): week.verdict(found, row, slot) for slot in slots}
    assert {at: verdict.short for at, verdict in said.items()} == {
        (27, 9, 0): "passé",
        (27, 9, 45): "possible",
        (27, 10, 30): "possible",
        (27, 11, 15): "sa place",
        (27, 14, 0): "pris",
        (27, 14, 45): "possible",
        (27, 15, 30): "possible",
        (27, 16, 15): "possible",
        (28, 9, 0): "autre motif",
        (28, 14, 0): "déjà un rendez-vous",
    }
    assert plain(said[27, 9, 0].sentence) == "Cette heure est passée : « Déplacer », sur le jour, la note après coup."
    assert "déjà" in said[28, 14, 0].sentence and said[27, 9, 45].sentence == ""
    for slot in slots:
        if (slot.start, slot.advisor_id) == (row.start, row.advisor.id):
            assert not week.verdict(found, row, slot).allowed
        else:
            allowed = week.verdict(found, row, slot).allowed
            assert allowed is _moves(desk, row, slot.advisor_id, slot.start), slot


def _moves(desk: Desk, row: Booked, advisor_id: int, start: datetime) -> bool:
    try:
        changes = appointments.move_to(desk, row.appointment.id, advisor_id=advisor_id, start=start)
    except RuleBroken:
        return False
    assert changes.undo
    changes.undo.back(desk)
    return True


@pytest.mark.parametrize("first", [date(2023, 12, 25), date(2026, 6, 22), date(2199, 12, 30)])
def test_a_week_out_of_the_convention_has_its_five_days(desk: Desk, first: date) -> None:
    found = week.week(desk, first)
    assert [column.day for column in found.columns if not column.open] == [first + timedelta(n) for n in range(5)]


def test_a_workshop_holds_those_enrolled_whatever_came_of_it(desk: Desk) -> None:
    at_nine = {"start": datetime(2025, 11, 28, 9), "minutes": 180, "theme": "Email", "advisor_id": 2}
    stored_appointment(desk.db, stored_person(desk.db, "Aubert"), **at_nine)
    stored_appointment(desk.db, stored_person(desk.db, "Roca"), state=State.EXCUSED, **at_nine)
    cell = column_of(week.week(desk, MONDAY), FRIDAY).cells[0]
    assert isinstance(cell, Workshop)
    assert (cell.taken, cell.left, [row.person.last_name for row in cell.booked]) == (1, 7, ["Aubert", "Roca"])


def test_who_opens_first_has_the_first_column(desk: Desk) -> None:
    """Jordi Puig receives before Marie Castell, who has ended when he comes back."""
    hours = (Segment(time(8), time(9), step=30), Segment(time(18), time(19), step=30))
    extra = Session(THURSDAY, 2, Purpose.ANY_HELP, hours)
    exceptions.make(desk, DayException(0, extra.key, extra, Decider.PLACE, THURSDAY))
    names = [column.advisor.first_name for column in week.week(desk, THURSDAY).columns if column.day == THURSDAY]
    assert names == ["Jordi", "Marie"]
