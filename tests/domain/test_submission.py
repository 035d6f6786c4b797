"""A workshop on its way through the partner's committees (Estaires, art. 3 § 2), by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.planning.submission import (
    Stage,
    StageReached,
    Submission,
    check_may_be_given,
    go_on,
    next_stages,
    propose,
    step_back,
    submission_on,
)
from desktop_app.domain.planning.workshop import CatalogueEntry, Subject
from tests.domain.blamed import blamed
from tests.helpers.alike import plain

TODAY = date(2025, 12, 10)
ENTRY = CatalogueEntry(4, Subject("Premiers pas", "clavier"))
FIRST, LAST = date(2026, 1, 5), date(2026, 3, 27)


def said(stage: Stage, day: int, *, by: str = "Cotech", reason: str = "") -> StageReached:
    """This stage, on a day of December 2025."""
    return StageReached(stage, date(2025, 12, day), by, reason)


PROPOSED = propose(ENTRY, FIRST, LAST, said(Stage.PROPOSED, 2, by="  la  commune "), [], TODAY)
IN_COTECH = go_on(PROPOSED, said(Stage.COTECH, 4), TODAY)
REFUSED = go_on(IN_COTECH, said(Stage.REFUSED, 4, by="Commission", reason="trop tôt"), TODAY)


def test_one_is_proposed_for_its_entry_and_its_days() -> None:
    reached = (said(Stage.PROPOSED, 2, by="la commune"),)
    found = propose(ENTRY, FIRST, LAST, said(Stage.PROPOSED, 2, by="  la  commune "), [], TODAY)
    assert found == PROPOSED == Submission(0, 4, "Premiers pas", FIRST, LAST, reached)
    assert PROPOSED.open and IN_COTECH.open and not REFUSED.open
    assert (PROPOSED.stage, IN_COTECH.latest.by) == (Stage.PROPOSED, "Cotech")


def test_where_it_stands_is_told_with_who_said_so_and_why() -> None:
    assert plain(IN_COTECH.told()) == "passé en Cotech le 4 décembre 2025 (Cotech)"
    assert plain(REFUSED.told()) == "refusé le 4 décembre 2025 (Commission : trop tôt)"


def test_it_goes_through_cotech_then_commission_and_may_be_refused_at_each() -> None:
    assert next_stages(Stage.PROPOSED) == (Stage.COTECH, Stage.REFUSED)
    assert next_stages(Stage.COTECH) == (Stage.COMMISSION, Stage.REFUSED)
    assert next_stages(Stage.COMMISSION) == (Stage.KEPT, Stage.REFUSED)
    assert next_stages(Stage.KEPT) == next_stages(Stage.REFUSED) == ()
    no = blamed(go_on, PROPOSED, said(Stage.KEPT, 5), TODAY)
    assert no == {"": "Cet atelier est proposé le 2 décembre 2025 (la commune) : il ne devient pas « retenu »."}


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        (date(2026, 3, 27), date(2026, 6, 30), "first"),
        (date(2025, 12, 1), date(2026, 1, 5), "first"),
        (date(2026, 2, 1), date(2026, 2, 1), "first"),
        (date(2026, 6, 30), date(2026, 6, 29), "last"),
    ],
)
def test_two_of_one_workshop_share_no_day_and_none_ends_before_it_begins(first: date, last: date, field: str) -> None:
    assert list(blamed(propose, ENTRY, first, last, said(Stage.PROPOSED, 2), [PROPOSED], TODAY)) == [field]


def test_the_day_after_is_free_a_single_day_is_a_period_and_another_workshop_is_another_matter() -> None:
    day = date(2026, 3, 28)
    after = propose(ENTRY, day, day, said(Stage.PROPOSED, 2), [PROPOSED], TODAY)
    assert (after.first, after.last) == (day, day)
    eve = date(2026, 1, 4)
    assert propose(ENTRY, eve, eve, said(Stage.PROPOSED, 2), [PROPOSED], TODAY).last == eve
    other = replace(ENTRY, id=5)
    assert propose(other, FIRST, LAST, said(Stage.PROPOSED, 2), [PROPOSED], TODAY).entry_id == 5
    twice = blamed(propose, ENTRY, FIRST, LAST, said(Stage.PROPOSED, 2), [PROPOSED, PROPOSED], TODAY)
    assert twice == {
        "first": "Cet atelier est déjà proposé du 5 janvier 2026 au 27 mars 2026 : "
        "proposé le 2 décembre 2025 (la commune)."
    }


@pytest.mark.parametrize(
    ("stage", "fault"),
    [
        (said(Stage.COTECH, 1), {"on": "L’étape d’avant est du 2 décembre 2025 : celle-ci vient ensuite."}),
        (said(Stage.COTECH, 11), {"on": "Ce jour n’est pas encore venu."}),
    ],
)
def test_a_stage_is_neither_before_the_last_one_nor_still_to_come(stage: StageReached, fault: dict[str, str]) -> None:
    assert blamed(go_on, PROPOSED, stage, TODAY) == fault
    assert go_on(PROPOSED, replace(stage, on=TODAY), TODAY).latest.on == TODAY
    assert go_on(PROPOSED, replace(stage, on=date(2025, 12, 2)), TODAY).latest.on == date(2025, 12, 2)


@pytest.mark.parametrize(
    ("stage", "fields"),
    [
        (said(Stage.REFUSED, 4), ["reason"]),
        (said(Stage.COTECH, 4, by=" "), ["by"]),
        (said(Stage.COTECH, 4, by="x" * 61), ["by"]),
        (said(Stage.REFUSED, 4, reason="x" * 121), ["reason"]),
    ],
)
def test_who_said_so_is_always_written_and_why_where_it_is_refused(stage: StageReached, fields: list[str]) -> None:
    assert list(blamed(go_on, PROPOSED, stage, TODAY)) == fields


def test_words_as_long_as_their_line_are_kept() -> None:
    refused = go_on(PROPOSED, said(Stage.REFUSED, 4, by="x" * 60, reason="y" * 120), TODAY)
    assert (len(refused.latest.by), len(refused.latest.reason)) == (60, 120)


def test_its_last_stage_is_taken_back_but_not_the_proposal() -> None:
    assert step_back(REFUSED) == IN_COTECH and step_back(IN_COTECH) == PROPOSED
    assert list(blamed(step_back, PROPOSED)) == [""]


@pytest.mark.parametrize(
    ("day", "found"),
    [(date(2026, 1, 4), False), (FIRST, True), (LAST, True), (date(2026, 3, 28), False)],
)
def test_what_was_refused_is_given_on_none_of_its_days(day: date, found: bool) -> None:
    assert (submission_on(4, day, [REFUSED]) is REFUSED) is found
    if found:
        assert blamed(check_may_be_given, 4, [date(2025, 12, 31), day], [REFUSED]) == {
            "entry": "« Premiers pas » est refusé le 4 décembre 2025 (Commission : trop tôt) : choisissez un autre "
            "atelier."
        }
    else:
        check_may_be_given(4, [day], [REFUSED])


def test_another_entry_and_what_still_waits_may_be_given() -> None:
    assert submission_on(5, FIRST, [REFUSED]) is None
    assert submission_on(0, FIRST, [replace(REFUSED, entry_id=0)]) is None
    check_may_be_given(5, [FIRST], [REFUSED])
    check_may_be_given(4, [FIRST], [IN_COTECH])
