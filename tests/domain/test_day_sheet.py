"""The sign-in sheets of a day: one for each workshop, one for each way in which an advisor receives, nobody twice."""

from __future__ import annotations

from datetime import datetime, time

from desktop_app.domain.place import MAIN
from desktop_app.domain.planning import Mode, Segment, Session
from desktop_app.domain.reception.appointment import Appointment
from desktop_app.domain.reception.day_sheet import DaySheet, sheets_of
from desktop_app.domain.theme import Purpose
from tests.helpers.builders import THURSDAY, an_appointment

MORNING, AFTERNOON = Segment(time(9), time(12)), Segment(time(14), time(17))
QUEUE = Segment.walk_in(time(9), time(11))
FIRST_WORKSHOP = Segment.workshop(time(9), time(11), 8, "salle multimédia")
SECOND_WORKSHOP = Segment.workshop(time(14), time(16), 6)


def session(*segments: Segment, advisor_id: int = 1, purpose: Purpose = Purpose.PROCEDURES) -> Session:
    """The Thursday of this advisor."""
    return Session(THURSDAY, advisor_id, purpose, segments)


def at(hour: int, minute: int = 0, *, id: int, advisor_id: int = 1) -> Appointment:
    """Somebody expected at this hour."""
    return an_appointment(id=id, start=datetime.combine(THURSDAY, time(hour, minute)), advisor_id=advisor_id)


def told(sheets: tuple[DaySheet, ...]) -> list[str]:
    """'A Atelier, 9 h – 11 h: 1 2' for each."""
    return [
        f"{each.letter} {each.title}, {each.hours}: {' '.join(str(one.id) for one in each.appointments)}".replace(
            "\N{NO-BREAK SPACE}", " "
        ).strip()
        for each in sheets
    ]


def test_two_halves_of_a_day_held_in_one_way_are_one_sheet_without_a_letter() -> None:
    sheets = sheets_of([session(MORNING, AFTERNOON)], [at(14, id=2), at(9, id=1)])
    assert told(sheets) == ["Démarches administratives, 9 h – 12 h, 14 h – 17 h: 1 2"]


def test_what_comes_with_and_without_appointment_is_signed_apart() -> None:
    sheets = sheets_of([session(QUEUE, Segment(time(11), time(12)))], [at(11, id=1)])
    assert told(sheets) == [
        "A Démarches administratives, sans rendez-vous, 9 h – 11 h:",
        "B Démarches administratives, sur rendez-vous, 11 h – 12 h: 1",
    ]


def test_each_workshop_has_its_own_with_its_room_and_places() -> None:
    here = session(FIRST_WORKSHOP, SECOND_WORKSHOP, purpose=Purpose.WORKSHOPS)
    first, second = sheets_of([here], [at(9, id=1), at(9, id=2), at(14, id=3)])
    assert told((first, second)) == ["A Atelier, 9 h – 11 h: 1 2", "B Atelier, 14 h – 16 h: 3"]
    assert (first.rooms, first.places, second.rooms, second.places) == ("salle multimédia", 8, "", 6)
    assert first.mode is Mode.WORKSHOP


def test_a_workshop_that_has_a_subject_is_called_by_it() -> None:
    here = session(FIRST_WORKSHOP, SECOND_WORKSHOP, purpose=Purpose.WORKSHOPS)
    sheets = sheets_of([here], [], {(here.key, time(14)): "Premiers pas"})
    assert [each.title.replace("\N{NO-BREAK SPACE}", " ") for each in sheets] == ["Atelier", "Atelier : Premiers pas"]


def test_two_advisors_at_one_hour_have_a_sheet_each_and_nobody_is_on_that_of_the_other() -> None:
    here = [session(MORNING), session(FIRST_WORKSHOP, advisor_id=2, purpose=Purpose.WORKSHOPS)]
    sheets = sheets_of(here, [at(9, id=1), at(9, id=2, advisor_id=2)])
    assert [(each.letter, [one.id for one in each.appointments]) for each in sheets] == [("A", [1]), ("B", [2])]


def test_an_hour_that_nobody_holds_any_more_goes_to_the_sheet_of_its_advisor_by_appointment() -> None:
    (sheet,) = sheets_of([session(MORNING)], [at(15, id=2), at(9, id=1)])
    assert [one.id for one in sheet.appointments] == [1, 2]


def test_and_to_one_of_its_own_where_there_is_none() -> None:
    here = session(FIRST_WORKSHOP, purpose=Purpose.WORKSHOPS)
    sheets = sheets_of([here], [at(15, id=1), at(15, 30, id=2, advisor_id=2), at(16, id=3)])
    assert {each.place_id for each in sheets} == {MAIN}
    assert [(each.title, [one.id for one in each.appointments]) for each in sheets] == [
        ("Atelier", []),
        ("Hors des heures de ce jour", [1, 3]),
        ("Hors des heures de ce jour", [2]),
    ]


def test_everybody_is_on_exactly_one_sheet_on_the_hours_that_touch() -> None:
    here = session(QUEUE, Segment(time(11), time(12)), SECOND_WORKSHOP)
    everybody = [at(hour, minute, id=4 * hour + minute) for hour in range(8, 18) for minute in (0, 1)]
    sheets = sheets_of([here], everybody)
    found = [one.id for each in sheets for one in each.appointments]
    assert sorted(found) == sorted(one.id for one in everybody)


def test_after_the_last_letter_a_sheet_has_its_number() -> None:
    sheets = sheets_of([session(MORNING, advisor_id=each) for each in range(1, 29)], [])
    assert [each.letter for each in (sheets[0], *sheets[25:])] == ["A", "Z", "27", "28"]


def test_a_day_of_nobody_has_none() -> None:
    assert sheets_of([], []) == ()


def test_where_sheets_go_by_hours_each_stretch_has_its_own() -> None:
    here = [session(MORNING, AFTERNOON)]
    sheets = sheets_of(here, [at(14, id=2), at(9, id=1), at(13, id=3)], by_hours=True)
    assert told(sheets) == [
        "A Démarches administratives, 9 h – 12 h: 1 3",
        "B Démarches administratives, 14 h – 17 h: 2",
    ]
