"""A sheet that comes back: what a signature makes of each state, and what does not fit with its day."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any

import pytest

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.planning import Segment, Session
from desktop_app.domain.reception.appointment import Appointment, State
from desktop_app.domain.reception.day_sheet import sheets_of
from desktop_app.domain.reception.signed_sheet import Signed, check_unnamed, doubts, left_on, said_of, settled
from desktop_app.domain.theme import Purpose
from tests.domain.blamed import blamed
from tests.helpers.builders import NINE, THURSDAY, an_appointment

EVENING = datetime(2025, 11, 27, 18)
WORKSHOP = Session(THURSDAY, 1, Purpose.WORKSHOPS, (Segment.workshop(time(9), time(11), 2),))


@pytest.mark.parametrize(
    ("state", "signed", "unsigned"),
    [
        (State.EXPECTED, State.SEEN, State.ABSENT),
        (State.ARRIVED, State.SEEN, State.LEFT),
        (State.SEEN, State.SEEN, State.ABSENT),
        (State.LEFT, State.SEEN, State.LEFT),
        (State.EXCUSED, State.SEEN, State.EXCUSED),
        (State.ABSENT, State.SEEN, State.ABSENT),
        (State.CANCELLED, State.SEEN, State.CANCELLED),
    ],
)
def test_what_a_row_of_the_sheet_makes_of_each_state(state: State, signed: State, unsigned: State) -> None:
    one = an_appointment(id=1, state=state)
    assert settled(one, True, EVENING).state is signed
    assert settled(one, False, EVENING).state is unsigned


def test_nobody_is_absent_before_their_hour() -> None:
    with pytest.raises(RuleBroken):
        settled(an_appointment(id=1), False, NINE - timedelta(minutes=1))


def test_what_a_state_says_of_a_signature() -> None:
    said = {state: said_of(an_appointment(id=1, state=state)) for state in State}
    assert [state for state, signed in said.items() if signed] == [State.SEEN]
    assert {state for state, signed in said.items() if signed is False} == {State.ABSENT, State.LEFT}


def rows(*signed: bool, **changes: Any) -> list[Signed]:
    """So many people of the workshop, each with what the sheet says."""
    made: list[Appointment] = [
        an_appointment(**{"id": at, "person_id": at, "minutes": 120, **changes}) for at in range(1, len(signed) + 1)
    ]
    return [Signed(one, said) for one, said in zip(made, signed, strict=True)]


def plain(found: object) -> list[str]:
    """The sentences, with the blanks of a keyboard."""
    return [str(each).replace("\N{NO-BREAK SPACE}", " ") for each in found]  # type: ignore[attr-defined]


def test_more_signatures_than_places_are_asked_about() -> None:
    assert plain(doubts(rows(True, True, False), [WORKSHOP])) == []
    assert plain(doubts(rows(True, True, True), [WORKSHOP])) == ["9 h : 3 signatures pour 2 places."]


def test_each_signature_counts_for_its_advisor_and_its_hour() -> None:
    beside, later = replace(WORKSHOP, advisor_id=2), Segment.workshop(time(14), time(16), 2)
    both = replace(WORKSHOP, segments=(*WORKSHOP.segments, later))
    assert plain(doubts([*rows(True, True), *rows(True, True, advisor_id=2)], [WORKSHOP, beside])) == []
    afternoon = rows(True, True, start=NINE.replace(hour=14))
    assert plain(doubts([*rows(True, True), *afternoon], [both])) == []


def test_a_closed_day_an_absent_advisor_and_hours_out_of_the_day_are_asked_about() -> None:
    assert plain(doubts(rows(True), [WORKSHOP], closed="Noël")) == ["Ce jour est noté fermé : Noël."]
    assert plain(doubts(rows(True), [WORKSHOP], absent={1})) == [
        "La personne qui recevait est notée absente ce jour-là."
    ]
    assert plain(doubts(rows(True), [WORKSHOP], away={1})) == [
        "La personne qui recevait devait être ailleurs ce jour-là : une absence est notée."
    ]
    assert plain(doubts(rows(True), [WORKSHOP], away={2})) == []
    late = rows(True, True, start=NINE + timedelta(hours=9))
    assert plain(doubts(late, [WORKSHOP])) == ["2 signatures hors des horaires de ce jour."]
    assert plain(doubts(rows(False), [WORKSHOP], closed="Noël", absent={1})) == []


def test_those_without_a_name_count_for_the_places_of_their_workshop_alone() -> None:
    (sheet,) = sheets_of([WORKSHOP], [])
    assert plain(doubts(rows(True), [WORKSHOP], unnamed=[(sheet, 1)])) == []
    assert plain(doubts(rows(True), [WORKSHOP], unnamed=[(sheet, 2)])) == ["9 h : 3 signatures pour 2 places."]
    other = replace(sheet, advisor_id=2)
    assert plain(doubts(rows(True), [WORKSHOP], unnamed=[(other, 9)])) == []


def test_those_without_a_name_alone_ask_about_a_closed_day_and_an_absent_advisor() -> None:
    (sheet,) = sheets_of([WORKSHOP], [])
    assert plain(doubts([], [WORKSHOP], closed="Noël", absent={1}, unnamed=[(sheet, 1)])) == [
        "Ce jour est noté fermé : Noël.",
        "La personne qui recevait est notée absente ce jour-là.",
    ]
    assert plain(doubts([], [WORKSHOP], closed="Noël", absent={1}, unnamed=[(sheet, 0)])) == []


@pytest.mark.parametrize(("counts", "fine"), [((0, 99), True), ((), True), ((3, 100), False), ((-1, 3), False)])
def test_a_sheet_adds_ninety_nine_people_without_a_name_at_most(counts: tuple[int, ...], fine: bool) -> None:
    if fine:
        check_unnamed(counts)
    else:
        assert blamed(check_unnamed, counts) == {"": "De 0 à 99 personnes sans nom."}


def test_nobody_leaves_before_they_came_nor_later_than_now() -> None:
    noon = datetime(2025, 11, 27, 12)
    assert left_on(THURSDAY, time(12), time(9), noon) == noon
    assert left_on(THURSDAY, time(9, 1), time(9), noon) == datetime(2025, 11, 27, 9, 1)
    for at, told in ((time(9), "après 9.h"), (time(8), "après 9.h"), (time(12, 1), "encore 12.h.01")):
        with pytest.raises(RuleBroken, match=told) as refused:
            left_on(THURSDAY, at, time(9), noon)
        assert refused.value.field == "left_at"
