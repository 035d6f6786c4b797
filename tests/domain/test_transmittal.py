"""Requests passed on to the partner (La Porte du Hainaut, art. 3-1): the day due, and each answer, by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop_app.domain.reception.request import Outcome
from desktop_app.domain.reception.transmittal import Transmittal, Transmitted, answered, due_on, read_transmittal
from tests.domain.blamed import blamed

SENT, TODAY = date(2025, 11, 27), date(2025, 12, 2)
ROW = Transmitted(1, 10, 1, 5, "Éloïse Lefèvre", date(2025, 11, 25))
PAPER = Transmittal(1, 7, SENT, "CAPH", date(2025, 12, 4), (ROW, replace(ROW, id=2, person_id=0, name="")))


@pytest.mark.parametrize(
    ("days", "due"),
    [
        (0, "2025-11-27"),
        (1, "2025-11-28"),
        # Saturday and Sunday leave until Monday.
        (2, "2025-12-01"),
        (3, "2025-12-01"),
        (4, "2025-12-01"),
        (5, "2025-12-02"),
    ],
)
def test_an_answer_is_due_on_a_working_day(days: int, due: str) -> None:
    assert due_on(SENT, days) == date.fromisoformat(due)


def test_its_number_is_read_with_its_year() -> None:
    assert PAPER.reference == "2025-07" and replace(PAPER, number=123).reference == "2025-123"


def test_it_is_late_the_day_after_while_somebody_known_still_waits() -> None:
    assert PAPER.awaited == (ROW,)
    assert not PAPER.is_late(date(2025, 12, 4)) and PAPER.is_late(date(2025, 12, 5))
    assert not replace(PAPER, rows=PAPER.rows[1:]).is_late(date(2025, 12, 5))
    assert not replace(PAPER, rows=(replace(ROW, answer=Outcome.GIVEN),)).is_late(date(2025, 12, 5))


@pytest.mark.parametrize(
    ("to", "by", "fields"),
    [
        ("", TODAY, ["sent_to"]),
        ("CAPH", None, ["answer_by"]),
        ("CAPH", date(2025, 12, 1), ["answer_by"]),
        ("", None, ["sent_to", "answer_by"]),
    ],
)
def test_who_gets_it_and_when_it_is_due_are_said(to: str, by: date | None, fields: list[str]) -> None:
    assert list(blamed(read_transmittal, to, by, TODAY)) == fields


def test_it_may_be_due_today() -> None:
    assert read_transmittal(" La  CAPH ", TODAY, TODAY) == ("La CAPH", TODAY)


def test_an_answer_is_kept_with_its_day_and_its_words() -> None:
    found = answered(ROW, PAPER, Outcome.GIVEN, on=SENT, today=TODAY, words=" le  4 ")
    assert (found.answer, found.answered_on, found.words) == (Outcome.GIVEN, SENT, "le 4")
    assert answered(ROW, PAPER, Outcome.UNANSWERED, on=TODAY, today=TODAY).words == ""
    assert answered(ROW, PAPER, Outcome.CALL_BACK, on=TODAY, today=TODAY, words="x" * 80).words == "x" * 80


def test_it_is_answered_once() -> None:
    row = replace(ROW, answer=Outcome.GIVEN)
    told = blamed(answered, row, PAPER, Outcome.UNANSWERED, on=TODAY, today=TODAY)
    assert told == {"": "La réponse à cette demande est déjà notée."}


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({"on": None}, {"answered_on": "Dites quand la réponse est arrivée."}),
        (
            {"on": date(2025, 11, 26)},
            {"answered_on": "Entre le 27 novembre 2025, jour de l’envoi, et aujourd’hui."},
        ),
        (
            {"on": date(2025, 12, 3)},
            {"answered_on": "Entre le 27 novembre 2025, jour de l’envoi, et aujourd’hui."},
        ),
        ({"words": " "}, {"words": "Écrivez en quelques mots ce qui a été répondu."}),
    ],
)
def test_an_answer_has_a_day_and_another_one_its_words(changes: dict[str, Any], faults: dict[str, str]) -> None:
    typed = {"on": TODAY, "today": TODAY, "words": "plus tard", **changes}
    assert blamed(answered, ROW, PAPER, Outcome.CALL_BACK, **typed) == faults


def test_words_go_on_one_line_whatever_the_answer() -> None:
    assert list(blamed(answered, ROW, PAPER, Outcome.GIVEN, on=TODAY, today=TODAY, words="x" * 81)) == ["words"]
