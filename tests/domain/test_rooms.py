"""One room is not given to two patterns at the same hour of a date, and what it lacks for them is said."""

from dataclasses import replace
from datetime import date, time

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.french import NBSP
from desktop_app.domain.place import MAIN
from desktop_app.domain.planning import (
    Pattern,
    Rhythm,
    Room,
    Segment,
    check_patterns,
    check_room,
    pattern_fault,
    unsuited,
)
from desktop_app.domain.theme import Purpose
from tests.helpers.builders import thursdays

MORNING = Segment(time(9), time(12), room="Salle 2")
MARIE = thursdays(1, segments=(MORNING,))
DATES = (date(2026, 1, 8), date(2026, 1, 13))


def jordi(segment: Segment = MORNING, **changes: object) -> Pattern:
    """Jordi on Thursdays, in the same room unless told otherwise."""
    return thursdays(2, **{"segments": (segment,), **changes})


@pytest.mark.parametrize(
    "other",
    [
        jordi(),
        jordi(replace(MORNING, room="SALLE 2")),
        jordi(replace(MORNING, start=time(11), end=time(15))),
        jordi(Segment.walk_in(time(10), time(11), "Salle 2")),
        jordi(rhythm=Rhythm.LAST),
        jordi(every_weeks=2),
    ],
)
def test_the_second_is_refused_with_the_name_of_the_room(other: Pattern) -> None:
    with pytest.raises(Refused) as refusal:
        check_patterns([MARIE, other])
    (fault,) = refusal.value.faults
    assert fault.field == "day-1"
    assert "est déjà prise à ces heures, un autre jeudi" in fault.sentence and "alle 2" in fault.sentence.casefold()


@pytest.mark.parametrize(
    "other",
    [
        jordi(replace(MORNING, room="")),
        jordi(replace(MORNING, room="Salle 3")),
        jordi(replace(MORNING, start=time(12), end=time(15))),
        jordi(weekday=4),
        jordi(starts_on=date(2026, 1, 1)),
        jordi(rhythm=Rhythm.DATES, dates=(date(2026, 1, 13),), weekday=1),
    ],
)
def test_another_room_hour_or_date_is_free(other: Pattern) -> None:
    check_patterns([replace(MARIE, ends_on=date(2025, 12, 31)) if other.starts_on.year == 2026 else MARIE, other])


def test_two_rooms_without_a_name_are_no_room() -> None:
    bare = replace(MORNING, room="")
    check_patterns([replace(MARIE, segments=(bare,)), jordi(bare)])


def test_one_of_the_dates_of_a_list_is_enough() -> None:
    with pytest.raises(Refused, match="Salle 2\xa0» est déjà prise à ces heures, à l’une des dates"):
        check_patterns([MARIE, jordi(rhythm=Rhythm.DATES, dates=DATES)])


def test_the_advisor_is_said_before_the_room() -> None:
    fault = pattern_fault(replace(MARIE, id=2), [MARIE])
    assert fault and fault.field == "hours" and "du même conseiller" in fault.sentence


@pytest.mark.parametrize(
    ("pattern", "field"),
    [
        (thursdays(segments=()), "hours"),
        (thursdays(ends_on=date(2024, 1, 1)), "ends_on"),
        (thursdays(arrives=time(10)), "arrives"),
        (thursdays(rhythm=Rhythm.DATES), "dates"),
        (thursdays(every_weeks=13), "every_weeks"),
    ],
)
def test_each_fault_names_its_field(pattern: Pattern, field: str) -> None:
    fault = pattern_fault(pattern, [])
    assert fault and fault.field == field


OFFICE = Room(1, MAIN, "Bureau", accessible=True, confidential=True)
HALL = Room(2, MAIN, "Hall", 6, accessible=True, internet=True)
UPSTAIRS = Room(3, MAIN, "Étage", confidential=True)
ALCOVE = Room(4, MAIN, "Alcôve", 1, internet=True)
ROOMS = (OFFICE, HALL, UPSTAIRS, ALCOVE)
AT_NINE = (time(9), time(12))


@pytest.mark.parametrize(
    ("segment", "said"),
    [
        (Segment(*AT_NINE, room="bureau"), []),
        (
            Segment(*AT_NINE, room="Hall"),
            ["« Hall » n’est pas un bureau fermé : les rendez-vous et les mandats en demandent un."],
        ),
        (
            Segment(*AT_NINE, room="Étage"),
            ["« Étage » n’est pas accessible aux personnes à mobilité réduite : les démarches le demandent."],
        ),
        (Segment.walk_in(*AT_NINE, "Hall"), []),
        (Segment.workshop(*AT_NINE, 6, "Hall"), []),
        (Segment.workshop(*AT_NINE, 8, "Hall"), ["« Hall » a 6 places : l’atelier n’en donnera pas 8."]),
        (Segment.workshop(*AT_NINE, 2, "Alcôve"), ["« Alcôve » a 1 place : l’atelier n’en donnera pas 2."]),
        (Segment.workshop(*AT_NINE, 8, "Bureau"), ["« Bureau » n’a pas Internet : les ateliers le demandent."]),
        (Segment(*AT_NINE, room="Cave"), []),
        (Segment(*AT_NINE), []),
    ],
)
def test_what_a_room_lacks_is_said_of_those_that_were_described(segment: Segment, said: list[str]) -> None:
    found = unsuited((segment, segment), Purpose.PROCEDURES, MAIN, ROOMS)
    assert [each.replace(NBSP, " ") for each in found] == said
    assert unsuited((segment,), Purpose.PROCEDURES, 4, ROOMS) == ()


@pytest.mark.parametrize(
    ("room", "field"),
    [
        (Room(0, MAIN, "  "), "name"),
        (Room(0, MAIN, "hall"), "name"),
        (Room(0, MAIN, "Salle 2", 51), "seats"),
        (Room(0, MAIN, "n° 1 85 05 78 006 084 91"), "name"),
    ],
)
def test_a_room_that_cannot_be_told_from_another_is_refused(room: Room, field: str) -> None:
    with pytest.raises(Refused) as refusal:
        check_room(room, ROOMS)
    assert [fault.field for fault in refusal.value.faults] == [field]
    assert check_room(replace(HALL, name=" HALL "), ROOMS).name == "HALL"
    assert check_room(Room(0, 4, "Hall"), ROOMS).place_id == 4
