"""What people ask about their data: the month in which it is answered, told before it is longer, and refused aloud."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.errors import Refused, RuleBroken
from desktop_app.domain.reception.rights_request import (
    Answer,
    Answered,
    Extension,
    Identity,
    Means,
    Right,
    RightsRequest,
    check_correction,
    check_erasure,
    extend,
    read_request,
    settle,
)
from tests.helpers.alike import plain

RECEIVED, TODAY = date(2025, 11, 3), date(2025, 11, 27)
ASKED = RightsRequest(12, Right.ACCESS, RECEIVED, person_id=1)
DONE = Answered(Answer.DONE, TODAY, Means.DESK)
REFUSED = Answered(Answer.REFUSED, TODAY, Means.LETTER, "la pièce n’est pas venue", recourse=True)
LONGER = Extension(1, TODAY, "trois mandats à relire")


@pytest.mark.parametrize(
    ("received", "due"),
    [
        (date(2025, 11, 3), date(2025, 12, 3)),
        (date(2026, 1, 31), date(2026, 2, 28)),
        (date(2028, 1, 30), date(2028, 2, 29)),
        (date(2025, 12, 31), date(2026, 1, 31)),
    ],
)
def test_it_is_answered_in_a_month(received: date, due: date) -> None:
    assert replace(ASKED, received_on=received).due == due


@given(st.dates(date(2020, 1, 1), date(2100, 1, 1)), st.integers(0, 2))
def test_more_months_never_bring_the_answer_nearer(received: date, more: int) -> None:
    request = replace(ASKED, received_on=received, extra_months=more)
    assert request.received_on < request.first_due <= request.due <= received + timedelta(days=93)


def test_it_is_late_the_day_after_and_no_more_once_answered() -> None:
    due = ASKED.due
    assert (ASKED.is_late(due), ASKED.is_late(due + timedelta(1))) == (False, True)
    assert not settle(ASKED, DONE, TODAY, "compte-1").is_late(due + timedelta(9))


@pytest.mark.parametrize(("day", "asked"), [(22, False), (23, True), (30, True)])
def test_it_is_asked_for_ten_days_before_and_no_more_once_answered(day: int, asked: bool) -> None:
    """Due on 3 December 2025."""
    assert ASKED.is_to_answer(date(2025, 11, day)) is asked
    assert ASKED.is_to_answer(date(2026, 1, day))
    assert not settle(ASKED, DONE, TODAY, "compte-1").is_to_answer(date(2026, 1, day))


@pytest.mark.parametrize(
    ("request_", "told"),
    [
        (ASKED, "à répondre jusqu’au 3 décembre 2025"),
        (
            extend(ASKED, LONGER, TODAY),
            "à répondre jusqu’au 3 janvier 2026, prolongée de 1 mois (trois mandats à relire)",
        ),
        (settle(ASKED, DONE, TODAY, ""), "faite le 27 novembre 2025, au guichet"),
        (settle(ASKED, REFUSED, TODAY, ""), "refusée le 27 novembre 2025, par courrier (la pièce n’est pas venue)"),
        (replace(ASKED, received_on=date(2025, 10, 20)), "en retard de 7 jours, attendue le 20 novembre 2025"),
    ],
)
def test_how_it_stands_is_said_in_words(request_: RightsRequest, told: str) -> None:
    assert plain(request_.told(TODAY)) == told


def test_the_reminder_says_until_when_or_since_when() -> None:
    assert plain(ASKED.reminder(TODAY)) == "Accès aux données, demande 2025-12 : répondre jusqu’au 3 décembre 2025"
    assert "réponse en retard depuis le 3 décembre 2025" in plain(ASKED.reminder(date(2025, 12, 4)))


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"person_id": 0}, "who"),
        ({"person_id": 0, "asked_by": "le mot de passe est soleil12"}, "who"),
        ({"person_id": 0, "asked_by": "x" * 81}, "who"),
        ({"received_on": TODAY + timedelta(1)}, "received_on"),
        ({"received_on": date(2025, 10, 1), "extra_months": 1, "extended_on": TODAY}, "received_on"),
    ],
)
def test_what_is_noted_says_who_and_when(changes: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refused:
        read_request(replace(ASKED, **changes), TODAY)  # type: ignore[arg-type]
    assert [fault.field for fault in refused.value.faults] == [field]


def test_a_name_typed_beside_somebody_chosen_is_not_kept_twice() -> None:
    assert read_request(replace(ASKED, asked_by="Éloïse"), TODAY).asked_by == ""
    assert read_request(replace(ASKED, person_id=0, asked_by="  M.  Roca "), TODAY).asked_by == "M. Roca"


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (replace(LONGER, months=0), "months"),
        (replace(LONGER, months=3), "months"),
        (replace(LONGER, reason=" "), "reason"),
        (replace(LONGER, reason="x" * 161), "reason"),
        (replace(LONGER, told_on=None), "told_on"),
        (replace(LONGER, told_on=RECEIVED - timedelta(1)), "told_on"),
        (replace(LONGER, told_on=TODAY + timedelta(1)), "told_on"),
    ],
)
def test_more_time_is_two_months_at_most_with_a_reason_told_in_time(typed: Extension, field: str) -> None:
    with pytest.raises(Refused) as refused:
        extend(ASKED, typed, TODAY)
    assert [fault.field for fault in refused.value.faults] == [field]


def test_it_is_told_within_the_first_month_whatever_the_day_it_is_noted_on() -> None:
    late, last = date(2025, 12, 20), date(2025, 12, 3)
    assert extend(ASKED, replace(LONGER, told_on=last, months=2), late).due == date(2026, 2, 3)
    with pytest.raises(Refused):
        extend(ASKED, replace(LONGER, told_on=last + timedelta(1)), late)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (replace(DONE, on=None), "on"),
        (replace(DONE, on=TODAY + timedelta(1)), "on"),
        (replace(DONE, on=RECEIVED - timedelta(1)), "on"),
        (replace(REFUSED, reason=""), "reason"),
        (replace(REFUSED, reason="x" * 161), "reason"),
        (replace(REFUSED, recourse=False), "recourse"),
        (replace(REFUSED, answer=Answer.PARTLY, recourse=False), "recourse"),
    ],
)
def test_a_refusal_says_why_and_how_to_complain(typed: Answered, field: str) -> None:
    with pytest.raises(Refused) as refused:
        settle(ASKED, typed, TODAY, "compte-1")
    assert [fault.field for fault in refused.value.faults] == [field]


@pytest.mark.parametrize("day", [RECEIVED, TODAY])
def test_it_may_be_answered_and_prolonged_from_the_day_it_came(day: date) -> None:
    assert settle(ASKED, replace(DONE, on=day), TODAY, "compte-1").answered_on == day
    assert extend(ASKED, replace(LONGER, told_on=day), TODAY).extended_on == day
    assert read_request(replace(ASKED, received_on=day), TODAY).received_on == day


def test_the_most_that_is_said_of_it_is_kept() -> None:
    assert extend(ASKED, replace(LONGER, reason="x" * 160), TODAY).extension_reason == "x" * 160
    assert settle(ASKED, replace(REFUSED, reason="x" * 160), TODAY, "compte-1").reason == "x" * 160
    assert read_request(replace(ASKED, person_id=0, asked_by="x" * 80), TODAY).asked_by == "x" * 80


def test_an_answer_is_refused_while_it_is_doubted_who_asks_and_a_refusal_is_not() -> None:
    doubted = replace(ASKED, identity=Identity.DOUBTED)
    with pytest.raises(RuleBroken, match="identité"):
        settle(doubted, DONE, TODAY, "compte-1")
    assert settle(doubted, REFUSED, TODAY, "compte-1").answer is Answer.REFUSED


def test_what_was_done_has_no_reason() -> None:
    assert settle(ASKED, replace(DONE, reason="de trop"), TODAY, "").reason == ""


def test_once_answered_it_is_neither_corrected_nor_prolonged() -> None:
    answered = settle(ASKED, DONE, TODAY, "compte-1")
    for change in (lambda: check_correction(answered), lambda: extend(answered, LONGER, TODAY)):
        with pytest.raises(RuleBroken, match="a sa réponse"):
            change()


def test_nobody_is_erased_who_waits_for_another_answer() -> None:
    erasure = replace(ASKED, right=Right.ERASURE)
    check_erasure([erasure, settle(ASKED, DONE, TODAY, "")])
    with pytest.raises(RuleBroken, match="attend sa réponse"):
        check_erasure([erasure, ASKED])
