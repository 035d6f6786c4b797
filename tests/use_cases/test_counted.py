"""What is counted of mandates by month: in the transaction of what is counted, out by mistake, and by nothing else."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from desktop_app.domain.errors import MandateEnded, NotAllowed, RuleBroken, StepMissing
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import Act, ActDone, EndReason, Execution, Mandate, Manner, State, Way
from desktop_app.domain.mandate.control import HIDDEN, Control
from desktop_app.domain.mandate.counted import Modality
from desktop_app.domain.organism import Category, Family
from desktop_app.storage.journal import journal
from desktop_app.storage.mandates import counts, ways
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.destruction import erasure
from desktop_app.use_cases.mandates import acts, controls, endings, mandates, paper_originals
from desktop_app.use_cases.reception import undo
from tests.helpers.builders import NINE, a_body, signed_mandate, stored_mandate, stored_person
from tests.helpers.clock import StillClock
from tests.use_cases.gestures_of_blanks import entered, numbered

NOON = NINE.replace(hour=12)
FILLED = ActDone(1, Act.FILL, NOON)
SIGNED = {
    ("2025-11", Category.HOUSING): 1,
    ("2025-11", Category.MONEY): 1,
    ("2025-11", Family.SOCIAL_SECURITY): 1,
    ("2025-11", Family.STATE): 1,
}
"""What a mandate of `a_body` counts: a line at the CAF, a request at the tax office."""


def cells(desk: Desk) -> dict[tuple[str, object], int]:
    return dict(counts.between(desk.db, "2025-01", "2025-12"))


@pytest.fixture
def mandate(desk: Desk, clock: StillClock) -> Mandate:
    found = signed_mandate(desk)
    clock.set(NOON)
    return found


def test_a_signature_counts_each_line_and_request_and_a_draft_nothing(desk: Desk) -> None:
    mandates.draft(desk, person=stored_person(desk.db), advisor_id=1, body=a_body(), ends_on=NINE.date())
    assert cells(desk) == {}
    signed_mandate(desk)
    assert cells(desk) == SIGNED


def test_a_blank_that_comes_back_counts_as_any_other(desk: Desk) -> None:
    numbered(desk)
    assert cells(desk) == {}
    entered(desk)
    assert cells(desk) == SIGNED


def test_an_act_counts_how_it_was_done_and_its_correction_moves_it(desk: Desk, mandate: Mandate) -> None:
    acts.note(desk, mandate.id, FILLED)
    assert cells(desk) == {**SIGNED, ("2025-11", Modality.TOGETHER): 1}
    (kept,) = mandates.view(desk, mandate.id).mandate.open_body.acts
    corrected = acts.correct(desk, mandate.id, kept, replace(kept, manner=Manner.PHONE))
    assert cells(desk) == {**SIGNED, ("2025-11", Modality.REMOTE): 1}
    assert corrected.undo
    undo.take_back(desk, corrected.undo)
    assert cells(desk) == {**SIGNED, ("2025-11", Modality.TOGETHER): 1}
    acts.remove(desk, mandate.id, kept)
    assert cells(desk) == SIGNED


@pytest.mark.parametrize("reason", [EndReason.DONE, EndReason.RENOUNCED, EndReason.DEATH])
def test_neither_an_end_nor_a_destruction_nor_an_erasure_takes_anything_out(
    desk: Desk, mandate: Mandate, reason: EndReason
) -> None:
    acts.note(desk, mandate.id, FILLED)
    (endings.report if reason in endings.FOR_ANYBODY else endings.close)(desk, mandate.id, reason=reason)
    erasure.erase(desk, mandate.person_id)
    assert cells(desk) == {**SIGNED, ("2025-11", Modality.TOGETHER): 1}


def test_a_mandate_by_mistake_leaves_every_count(desk: Desk, mandate: Mandate) -> None:
    signed_mandate(desk)
    acts.note(desk, mandate.id, FILLED)
    endings.close(desk, mandate.id, reason=EndReason.MISTAKE)
    assert cells(desk) == SIGNED, "what the other one counts"
    assert ways.count(desk.db, NINE.date(), NINE.date()) == {1: {Way.MANDATE: 1}}
    assert controls.of_the_year(desk).figures.signed == HIDDEN


def test_it_is_the_month_of_the_signature_and_of_the_act(desk: Desk, mandate: Mandate, clock: StillClock) -> None:
    clock.set(datetime(2025, 12, 4, 9))
    acts.note(desk, mandate.id, replace(FILLED, at=datetime(2025, 12, 4, 9)))
    assert cells(desk) == {**SIGNED, ("2025-12", Modality.TOGETHER): 1}
    endings.close(desk, mandate.id, reason=EndReason.MISTAKE)
    assert cells(desk) == {}


def test_no_row_leads_to_a_mandate(desk: Desk, mandate: Mandate) -> None:
    columns = [column.name for column in desk.db["mandate_count"].columns]
    assert columns == ["month", "axis", "name", "number"]


def test_a_few_are_hidden_and_five_are_told(desk: Desk, mandate: Mandate) -> None:
    for minute in range(5):
        acts.note(desk, mandate.id, replace(FILLED, at=NOON.replace(hour=11, minute=minute)))
    told = controls.of_the_year(desk).figures
    assert told.by_modality == {Modality.TOGETHER: 5}
    assert told.by_category == {Category.HOUSING: HIDDEN, Category.MONEY: HIDDEN}
    assert told.by_family == {Family.SOCIAL_SECURITY: HIDDEN, Family.STATE: HIDDEN}
    assert told.by_month == {"2025-11": HIDDEN} and told.signed == HIDDEN


# What is refused


def refusals(desk: Desk) -> list[tuple[str, str]]:
    lines = journal.latest(desk.db, 50)
    return [(line.subject, line.detail) for line in lines if line.action is Action.ACT_REFUSED]


def test_an_act_outside_the_scope_is_told_by_its_kind_alone(desk: Desk, mandate: Mandate) -> None:
    refused = [
        replace(FILLED, act=Act.SUBMIT),
        replace(FILLED, number=7),
        replace(FILLED, number=2),
    ]
    for done in refused:
        with pytest.raises(RuleBroken):
            acts.note(desk, mandate.id, replace(done, note="chez sa fille"))
    assert refusals(desk) == [(f"mandat-{mandate.id}", "OUT_OF_SCOPE")] * 3
    assert controls.of_the_year(desk).found[Control.REFUSED][0].id == mandate.id


def test_what_was_left_out_or_mistyped_is_no_act_refused(desk: Desk, mandate: Mandate) -> None:
    for done in (replace(FILLED, act=None), replace(FILLED, number=0), replace(FILLED, at=NOON.replace(hour=13))):
        with pytest.raises(RuleBroken):
            acts.note(desk, mandate.id, done)
    assert refusals(desk) == [] and Control.REFUSED not in controls.of_the_year(desk).found


def test_nothing_at_a_distance_where_the_mandate_says_together(desk: Desk) -> None:
    together = signed_mandate(desk, body=a_body(execution=Execution.TOGETHER))
    with pytest.raises(RuleBroken):
        acts.note(desk, together.id, replace(FILLED, at=NINE, manner=Manner.REMOTE))
    assert refusals(desk) == [(f"mandat-{together.id}", "OUT_OF_SCOPE")]


def test_before_the_signatures_while_suspended_after_the_end_and_by_somebody_else(
    desk: Desk, mandate: Mandate, advisor_desk: Desk
) -> None:
    draft = stored_mandate(desk.db, State.PRINTED)
    with pytest.raises(StepMissing):
        acts.note(desk, draft.id, FILLED)
    with pytest.raises(NotAllowed):
        acts.note(advisor_desk, mandate.id, FILLED)
    endings.suspend(desk, mandate.id)
    with pytest.raises(RuleBroken):
        acts.note(desk, mandate.id, FILLED)
    endings.withdraw(desk, mandate.id)
    with pytest.raises(MandateEnded):
        acts.note(desk, mandate.id, FILLED)
    of_it = f"mandat-{mandate.id}"
    assert refusals(desk)[::-1] == [
        (f"mandat-{draft.id}", "NOT_SIGNED"), (of_it, "NOT_NAMED"), (of_it, "SUSPENDED"), (of_it, "ENDED"),
    ]  # fmt: skip
    assert {each.id for each in controls.of_the_year(desk).found[Control.REFUSED]} == {draft.id, mandate.id}


def test_the_papers_that_are_missing_or_past_their_term_are_told_whatever_their_age(desk: Desk) -> None:
    long_ago = {"drafted_at": datetime(2019, 3, 4, 9), "ends_on": datetime(2019, 4, 4).date()}
    old = stored_mandate(desk.db, State.ENDED, reason=EndReason.DONE, **long_ago)
    missing = stored_mandate(desk.db, State.ENDED, reason=EndReason.DONE, **long_ago)
    paper_originals.report_missing(desk, missing.id)
    found = controls.of_the_year(desk).found
    assert {control: [each.id for each in which] for control, which in found.items()} == {
        Control.NOT_FOUND: [missing.id],
        Control.OVER_TERM: [old.id],
    }


def test_a_person_waiting_to_be_erased_is_no_mandate(desk: Desk) -> None:
    from desktop_app.domain.mandate.destruction import Kind, Trigger
    from desktop_app.storage.connection.database import writing
    from desktop_app.storage.mandates import destructions

    with writing(desk.db):
        destructions.begin(desk.db, Kind.PERSON, Trigger.ASKED, at=NINE, by=desk.who, subject="usager-3")
    assert controls.of_the_year(desk).found == {}
