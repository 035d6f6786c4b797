"""One room is not given to two patterns at the same hour of a date."""

from dataclasses import replace
from datetime import date, time

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.planning import Pattern, Rhythm, Segment, check_patterns, pattern_fault
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
