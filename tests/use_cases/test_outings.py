"""Requests to go elsewhere: noted, decided by whoever arbitrates, taken back, and counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.errors import OutOfDate, Refused, RuleBroken
from desktop_app.domain.reception.outing import Decided, Outing, OutingDecision
from desktop_app.screens.fulfilment.demand_words import demand_words
from desktop_app.storage.reception import outings as stored
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.overview import attention
from desktop_app.use_cases.reception import demand, outings
from tests.helpers.alike import plain
from tests.helpers.builders import THURSDAY

ACCEPTED, REFUSED = OutingDecision.ACCEPTED, OutingDecision.REFUSED
EHPAD = Outing(0, date(2025, 11, 20), "EHPAD Les Lilas", "salle d’animation", "tablettes", "un mardi")
YES = Decided(ACCEPTED, "service Culture", date(2025, 11, 25), date(2025, 12, 9))
NO = Decided(REFUSED, "service Culture", date(2025, 11, 25), reason="trop loin")


def noted(desk: Desk, **changes: object) -> int:
    """One that was asked for; its id."""
    return outings.keep(desk, replace(EHPAD, **changes)).subject  # type: ignore[arg-type]


def test_noted_it_waits_for_a_decision_and_is_said_so(desk: Desk) -> None:
    done = outings.keep(desk, EHPAD)
    (kept,) = outings.listing(desk).rows
    assert kept == replace(EHPAD, id=1) and kept.told() == "à décider"
    lines = [each.sentence for each in attention.needs_attention(desk) if each.outings]
    assert [plain(each) for each in lines] == ["1 demande hors les murs à décider"]
    assert done.undo
    done.undo.back(desk)
    assert outings.listing(desk).rows == ()
    assert not [each for each in attention.needs_attention(desk) if each.outings]


def test_accepted_it_says_for_which_day_and_by_whom(desk: Desk) -> None:
    done = outings.settle(desk, noted(desk), YES)
    (kept,) = outings.listing(desk).rows
    assert plain(kept.told()) == "acceptée pour le mardi 9 décembre, service Culture, le 25 novembre 2025"
    assert "ajoutez ce jour à l’agenda" in done.told and outings.count_open(desk) == 0 and done.undo
    assert outings.listing(desk).decider == "service Culture"
    done.undo.back(desk)
    assert outings.count_open(desk) == 1


def test_refused_it_says_why_and_may_be_decided_again(desk: Desk) -> None:
    id = noted(desk)
    outings.settle(desk, id, NO)
    assert plain(outings.listing(desk).rows[0].told()).endswith("le 25 novembre 2025 : trop loin")
    outings.settle(desk, id, YES)
    (kept,) = outings.listing(desk).rows
    assert (kept.decision, kept.reason) == (ACCEPTED, "")


@pytest.mark.parametrize(
    ("decided", "field"),
    [
        (replace(YES, by=" "), "by"),
        (replace(YES, held_on=None), "held_on"),
        (replace(YES, held_on=date(2025, 11, 19)), "held_on"),
        (replace(NO, reason=""), "reason"),
        (replace(NO, on=None), "on"),
        (replace(NO, on=date(2025, 11, 19)), "on"),
        (replace(NO, on=THURSDAY + timedelta(1)), "on"),
    ],
)
def test_a_decision_says_who_when_and_what_follows(desk: Desk, decided: Decided, field: str) -> None:
    id = noted(desk)
    with pytest.raises(Refused) as refused:
        outings.settle(desk, id, decided)
    assert [fault.field for fault in refused.value.faults] == [field] and outings.count_open(desk) == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"asked_by": ""}, "asked_by"),
        ({"place": " "}, "place"),
        ({"purpose": "x" * 121}, "purpose"),
        ({"wished": "1 85 05 78 006 084 91"}, "wished"),
        ({"asked_on": THURSDAY + timedelta(1)}, "asked_on"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(desk: Desk, changes: dict[str, object], field: str) -> None:
    with pytest.raises(Refused) as refused:
        noted(desk, **changes)
    assert [fault.field for fault in refused.value.faults] == [field] and outings.listing(desk).rows == ()


def test_what_was_asked_is_put_right_until_it_is_decided(desk: Desk) -> None:
    id = noted(desk)
    noted(desk, id=id, place="jardin")
    assert outings.listing(desk).rows[0].place == "jardin"
    outings.settle(desk, id, NO)
    with pytest.raises(RuleBroken, match="est décidée"):
        noted(desk, id=id, place="salon")


def test_one_noted_by_mistake_is_taken_out_and_comes_back(desk: Desk) -> None:
    id = noted(desk)
    done = outings.remove(desk, id)
    assert outings.listing(desk).rows == () and done.undo
    done.undo.back(desk)
    assert stored.TABLE.get(desk.db, id) == replace(EHPAD, id=id)


def test_a_gesture_is_not_taken_back_over_a_later_one(desk: Desk) -> None:
    done = outings.keep(desk, EHPAD)
    outings.settle(desk, done.subject, NO)
    assert done.undo
    with pytest.raises(OutOfDate):
        done.undo.back(desk)


def test_the_month_and_the_year_tell_how_many_and_what_was_decided(desk: Desk) -> None:
    for decided in (YES, NO, None):
        id = noted(desk)
        if decided:
            outings.settle(desk, id, decided)
    noted(desk, asked_on=date(2025, 10, 30))
    month = plain(demand_words(demand.of_month(desk, THURSDAY), "en novembre 2025"))
    assert month == "3 demandes hors les murs en novembre 2025 (1 acceptée, 1 refusée, 1 à décider)."
    assert "4 demandes hors les murs" in plain(demand_words(demand.of_year(desk, 2025), "en 2025"))
    assert "hors les murs" not in demand_words(demand.of_year(desk, 2024), "en 2024")


def test_those_that_wait_stand_first(desk: Desk) -> None:
    first, second = noted(desk), noted(desk, asked_on=date(2025, 11, 21))
    outings.settle(desk, second, NO)
    assert [each.id for each in outings.listing(desk).rows] == [first, second]
