"""A line of a tally typed back: its strokes, its minutes and its box, by hand."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from desktop_app.domain.reception.joined import Joined
from desktop_app.domain.reception.tally import TallyLine, read_line
from desktop_app.domain.reception.ticket import TicketState
from tests.domain.blamed import blamed
from tests.helpers.alike import at

ELSEWHERE = TallyLine(outcome=TicketState.REDIRECTED, sent_to="La  CAF ")


def test_a_line_left_as_it_is_offered_is_one_person_seen_for_no_time_that_is_known() -> None:
    assert read_line(TallyLine()) == TallyLine("", 0, TicketState.SEEN, "", 1)


@pytest.mark.parametrize(
    "kept",
    [
        TallyLine(people=99),
        TallyLine(minutes=1),
        TallyLine(minutes=240),
        TallyLine(people=2),
        TallyLine(outcome=TicketState.LEFT),
        replace(ELSEWHERE, sent_to="x" * 40),
    ],
)
def test_the_least_and_the_most_are_kept(kept: TallyLine) -> None:
    assert read_line(kept) == kept


@pytest.mark.parametrize(
    ("line", "faults"),
    [
        (TallyLine(people=0), {"people": "De 1 à 99 personnes."}),
        (TallyLine(people=100), {"people": "De 1 à 99 personnes."}),
        (TallyLine(minutes=-1), {"minutes": "De 0 (pas noté) à 240 minutes."}),
        (TallyLine(minutes=241), {"minutes": "De 0 (pas noté) à 240 minutes."}),
        (TallyLine(people=2, minutes=1), {"minutes": "Les minutes se notent une personne par ligne."}),
        (TallyLine(outcome=TicketState.WAITING), {"outcome": "Choisissez une des cases du relevé."}),
    ],
)
def test_what_no_line_holds_is_refused(line: TallyLine, faults: dict[str, str]) -> None:
    assert blamed(read_line, line) == faults


@pytest.mark.parametrize("where", ["", " ", "x" * 41])
def test_where_somebody_was_sent_is_said_in_one_line(where: str) -> None:
    assert list(blamed(read_line, replace(ELSEWHERE, sent_to=where))) == ["sent_to"]


def test_where_is_kept_for_who_was_sent_there_and_minutes_for_who_was_heard() -> None:
    assert read_line(ELSEWHERE).sent_to == "La CAF"
    assert read_line(replace(ELSEWHERE, outcome=TicketState.SEEN, sent_to="x" * 41)).sent_to == ""
    assert read_line(TallyLine(minutes=5, outcome=TicketState.LEFT)).minutes == 0
    assert read_line(replace(ELSEWHERE, minutes=5)).minutes == 5


def test_of_two_files_that_became_one_nothing_is_counted_that_nobody_counted() -> None:
    numbers: dict[str, Any] = vars(Joined(1, 2, 3, 4, "A", "B", at(9), "c"))
    beside = ("appointments", "reminders", "walk_ins", "requests", "messages", "elsewhere")
    assert [numbers[each] for each in beside] == [0] * 6 and numbers["mandates"] == ()
