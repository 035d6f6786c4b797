"""A request that the advisor come elsewhere (Estaires, art. 3 § 2): read, told, decided, and counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from desktop_app.domain.reception.outing import (
    CountedOutings,
    Decided,
    Outing,
    OutingDecision,
    check_correction,
    decide,
    read_outing,
)
from tests.domain.blamed import blamed
from tests.helpers.alike import plain

ACCEPTED, REFUSED = OutingDecision
ASKED_ON, TODAY = date(2025, 11, 27), date(2025, 12, 2)
ASKED = Outing(0, ASKED_ON, "Le collège", "Salle 3", "Parler des réseaux")
YES = Decided(ACCEPTED, " service  Culture", date(2025, 12, 1), held_on=date(2025, 12, 4))
NO = Decided(REFUSED, "service Culture", date(2025, 12, 1), reason="trop  loin")


def test_it_is_told_once_it_is_decided() -> None:
    assert ASKED.told() == "à décider"
    assert replace(ASKED, decision=ACCEPTED).told() == replace(ASKED, decided_on=TODAY).told() == "à décider"
    accepted, refused = decide(ASKED, YES, TODAY), decide(ASKED, NO, TODAY)
    assert plain(accepted.told()) == "acceptée pour le jeudi 4 décembre, service Culture, le 1er décembre 2025"
    assert plain(refused.told()) == "refusée, service Culture, le 1er décembre 2025 : trop loin"


def test_a_decision_replaces_the_one_before_with_its_own_words_alone() -> None:
    refused = decide(decide(ASKED, YES, TODAY), replace(NO, held_on=date(2025, 12, 4)), TODAY)
    assert (refused.held_on, refused.reason) == (None, "trop loin")
    accepted = decide(refused, replace(YES, reason="trop loin"), TODAY)
    assert (accepted.held_on, accepted.reason, accepted.decided_by) == (date(2025, 12, 4), "", "service Culture")


@pytest.mark.parametrize(
    ("typed", "changes", "fields"),
    [
        (YES, {"on": date(2025, 11, 26)}, ["on"]),
        (YES, {"on": date(2025, 12, 3)}, ["on"]),
        (YES, {"on": None}, ["on"]),
        (YES, {"held_on": None}, ["held_on"]),
        (YES, {"held_on": date(2025, 11, 26)}, ["held_on"]),
        (YES, {"by": ""}, ["by"]),
        (YES, {"by": "x" * 61}, ["by"]),
        (NO, {"reason": " "}, ["reason"]),
        (NO, {"reason": "x" * 121}, ["reason"]),
    ],
)
def test_what_could_not_be_answered_with_is_refused(typed: Decided, changes: dict[str, Any], fields: list[str]) -> None:
    assert list(blamed(decide, ASKED, replace(typed, **changes), TODAY)) == fields


@pytest.mark.parametrize("on", [ASKED_ON, TODAY])
def test_it_may_be_decided_on_the_day_of_the_request_and_today(on: date) -> None:
    found = decide(ASKED, replace(YES, on=on, held_on=ASKED_ON, by="x" * 60), TODAY)
    assert (found.decided_on, found.held_on) == (on, ASKED_ON)
    assert decide(ASKED, replace(NO, reason="x" * 120), TODAY).reason == "x" * 120


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"asked_by": ""}, ["asked_by"]),
        ({"place": ""}, ["place"]),
        ({"purpose": ""}, ["purpose"]),
        ({"asked_by": "x" * 61}, ["asked_by"]),
        ({"place": "x" * 61}, ["place"]),
        ({"purpose": "x" * 121}, ["purpose"]),
        ({"wished": "x" * 121}, ["wished"]),
        ({"asked_on": date(2025, 12, 3)}, ["asked_on"]),
    ],
)
def test_who_where_and_what_for_are_written_and_the_day_is_not_to_come(
    changes: dict[str, Any], fields: list[str]
) -> None:
    assert list(blamed(read_outing, replace(ASKED, **changes), TODAY)) == fields


def test_it_is_kept_tidy_and_as_long_as_its_lines() -> None:
    long = replace(ASKED, asked_by="x" * 60, place="x" * 60, purpose="x" * 120, wished="x" * 120, asked_on=TODAY)
    assert read_outing(long, TODAY) == long
    typed = replace(ASKED, asked_by=" Le  collège", place="Salle 3 ", purpose="Parler  des réseaux", wished=" en mai ")
    assert read_outing(typed, TODAY) == replace(ASKED, wished="en mai")


def test_what_was_asked_changes_no_more_once_it_is_decided() -> None:
    check_correction(ASKED)
    assert list(blamed(check_correction, decide(ASKED, YES, TODAY))) == [""]


def test_requests_are_counted_by_what_was_decided() -> None:
    found = CountedOutings({ACCEPTED: 2, None: 3})
    assert (found.total, found.of(ACCEPTED), found.of(REFUSED), found.of(None)) == (5, 2, 0, 3)
