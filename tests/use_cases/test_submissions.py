"""Workshops proposed to the partner: dated stages, a way back, and what it means for the dates of the period."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.errors import OutOfDate, Refused, RuleBroken
from desktop_app.domain.planning import CatalogueEntry
from desktop_app.domain.planning.submission import Stage, StageReached
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.papers import workshop_papers
from desktop_app.use_cases.reception import demand
from desktop_app.use_cases.workshops import catalogue, gauges, submissions, workshops
from tests.forms import reading
from tests.helpers.alike import take_back
from tests.helpers.builders import FRIDAY, THURSDAY
from tests.use_cases.gestures_of_workshops import FIRST_STEPS, FRIDAY_AT_TWO, PLACE

SAID = StageReached(Stage.PROPOSED, THURSDAY - timedelta(9), "service Culture")
DECEMBER = (FRIDAY, date(2025, 12, 31))


@pytest.fixture
def entry(desk: Desk) -> int:
    """The first steps are in the catalogue, three times in a row."""
    return catalogue.keep(desk, CatalogueEntry(0, FIRST_STEPS, 120, 3)).subject


def proposed(desk: Desk, entry: int) -> int:
    return submissions.propose(desk, entry, *DECEMBER, SAID).subject


def go_on(desk: Desk, id: int, *stages: Stage) -> Changes:
    done = [submissions.note(desk, id, replace(SAID, stage=each, reason=_why(each))) for each in stages]
    return done[-1]


def _why(stage: Stage) -> str:
    return "trop proche d’un autre" if stage is Stage.REFUSED else ""


def give(desk: Desk, entry: int, sessions: int = 1) -> Changes:
    return workshops.give(desk, **PLACE, subject=FIRST_STEPS, sessions=sessions, entry_id=entry)


def told(desk: Desk) -> str:
    found = gauges.at(desk, 2, FRIDAY_AT_TWO)
    assert found
    return found.submission.told() if found.submission else ""


def test_it_goes_through_both_committees_with_dates_and_names(desk: Desk, entry: int) -> None:
    id = proposed(desk, entry)
    go_on(desk, id, Stage.COTECH, Stage.COMMISSION, Stage.KEPT)
    (found,) = submissions.every(desk)
    assert [each.stage for each in found.reached] == [Stage.PROPOSED, Stage.COTECH, Stage.COMMISSION, Stage.KEPT]
    assert {(each.on, each.by) for each in found.reached} == {(SAID.on, "service Culture")}
    assert not found.open and [len(submissions.every(desk, stage)) for stage in Stage] == [0, 0, 0, 1, 0]


@pytest.mark.parametrize(
    ("before", "wanted"),
    [
        ((), Stage.KEPT),
        ((), Stage.COMMISSION),
        ((Stage.COTECH,), Stage.KEPT),
        ((Stage.COTECH, Stage.COMMISSION, Stage.KEPT), Stage.REFUSED),
        ((Stage.REFUSED,), Stage.COTECH),
    ],
)
def test_no_committee_is_left_out_and_an_answer_stays(
    desk: Desk, entry: int, before: tuple[Stage, ...], wanted: Stage
) -> None:
    id = proposed(desk, entry)
    if before:
        go_on(desk, id, *before)
    kept = submissions.every(desk)
    with pytest.raises(RuleBroken, match="ne devient pas"):
        go_on(desk, id, wanted)
    assert submissions.every(desk) == kept


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"on": THURSDAY + timedelta(1)}, "on"),
        ({"on": SAID.on - timedelta(1)}, "on"),
        ({"by": " "}, "by"),
        ({"stage": Stage.REFUSED, "reason": ""}, "reason"),
    ],
)
def test_a_stage_that_cannot_be_is_refused_beside_its_field(
    desk: Desk, entry: int, changes: dict[str, object], field: str
) -> None:
    id = proposed(desk, entry)
    with pytest.raises(Refused) as refused:
        submissions.note(desk, id, replace(SAID, **{"stage": Stage.COTECH, **changes}))  # type: ignore[arg-type]
    assert refused.value.field == field


def test_the_same_workshop_is_not_proposed_twice_for_one_period(desk: Desk, entry: int) -> None:
    proposed(desk, entry)
    with pytest.raises(Refused, match="déjà proposé"):
        submissions.propose(desk, entry, date(2025, 12, 31), date(2026, 2, 1), SAID)
    submissions.propose(desk, entry, date(2026, 1, 1), date(2026, 2, 1), SAID)
    with pytest.raises(Refused):
        submissions.propose(desk, entry, date(2026, 6, 2), date(2026, 6, 1), SAID)


def test_the_last_stage_is_taken_out_and_comes_back(desk: Desk, entry: int) -> None:
    id = proposed(desk, entry)
    with pytest.raises(RuleBroken):
        submissions.take_stage_back(desk, id)
    noted = go_on(desk, id, Stage.COTECH)
    out = submissions.take_stage_back(desk, id)
    assert submissions.every(desk)[0].stage is Stage.PROPOSED
    take_back(desk, out)
    take_back(desk, noted)
    assert submissions.every(desk)[0].reached == (SAID,)
    removed = submissions.remove(desk, id)
    take_back(desk, removed)
    assert submissions.every(desk)[0].id == id
    with pytest.raises(OutOfDate):
        submissions.remove(desk, 99)


def test_what_was_refused_is_not_planned_on_any_date_of_a_cycle(desk: Desk, entry: int) -> None:
    id = submissions.propose(desk, entry, FRIDAY + timedelta(7), FRIDAY + timedelta(7), SAID).subject
    go_on(desk, id, Stage.REFUSED)
    with pytest.raises(RuleBroken, match="refusé le 18\xa0novembre 2025") as refused:
        give(desk, entry, sessions=3)
    assert refused.value.field == "entry"
    give(desk, entry)
    workshops.give(desk, **PLACE, subject=FIRST_STEPS, sessions=1, entry_id=0)


def test_what_waits_for_an_answer_is_planned_with_a_reserve_and_told_so(desk: Desk, entry: int) -> None:
    id = proposed(desk, entry)
    give(desk, entry)
    assert told(desk) == "proposé le 18\xa0novembre 2025 (service Culture)"
    (page,) = reading.pages(workshop_papers.programme(desk).build())
    assert "(sous réserve)" in page
    go_on(desk, id, Stage.COTECH, Stage.COMMISSION, Stage.KEPT)
    (page,) = reading.pages(workshop_papers.programme(desk).build())
    assert "sous réserve" not in page
    submissions.take_stage_back(desk, id)
    go_on(desk, id, Stage.REFUSED)
    assert "trop proche" in told(desk)


def test_the_figures_say_where_those_of_a_period_stand(desk: Desk, entry: int) -> None:
    go_on(desk, proposed(desk, entry), Stage.COTECH)
    assert demand.of_month(desk, date(2025, 12, 1)).submitted == {Stage.COTECH: 1}
    assert demand.of_month(desk, date(2025, 10, 1)).submitted == {}
