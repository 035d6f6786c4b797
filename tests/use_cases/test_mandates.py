"""A mandate goes through its steps in one order, and allows nothing before the last nor after its end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial

import pytest

from desktop_app.domain.convention import DataTerms
from desktop_app.domain.errors import (
    LikelyDuplicate,
    MandateEnded,
    OutOfDate,
    Refused,
    RuleBroken,
    StepMissing,
)
from desktop_app.domain.french import hour
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import (
    Body,
    Doubt,
    EndReason,
    IdentityDocument,
    InformationPoint,
    Question,
    State,
    WithdrawalChannel,
)
from desktop_app.storage.journal import journal
from desktop_app.storage.reception import people
from desktop_app.use_cases import clock_check
from desktop_app.use_cases.changes import Changes, Touched
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.destruction import destructions
from desktop_app.use_cases.mandates import endings, mandates
from desktop_app.use_cases.papers import mandate_papers
from tests.helpers.builders import a_body, a_person, its_terms, le_boulou, put_right, stored_mandate, stored_person
from tests.helpers.clock import StillClock

EVERY_POINT = frozenset(InformationPoint)
END = date(2026, 5, 27)
Verb = Callable[[Desk, int], Changes]


def draft(desk: Desk, **changes: object) -> int:
    """A mandate prepared for a new person; its id."""
    given: dict[str, object] = {"person": a_person(), "advisor_id": 1, "body": a_body(), "ends_on": END, **changes}
    return mandates.draft(desk, **given).subject  # type: ignore[arg-type]


def inform(desk: Desk, mandate_id: int) -> Changes:
    return mandates.inform(desk, mandate_id, points=EVERY_POINT, answered=frozenset(Question))


def identify(desk: Desk, mandate_id: int) -> Changes:
    return mandates.identify(desk, mandate_id, document=IdentityDocument.PASSPORT)


def sign(desk: Desk, mandate_id: int) -> Changes:
    return mandates.sign(desk, mandate_id, by_person=True, by_advisor=True, handed_over=True, at=desk.now())


def print_out(desk: Desk, mandate_id: int) -> Changes:
    return mandate_papers.printed(desk, mandate_id, mandate_papers.mandate_form(desk, mandate_id))


STEPS: tuple[Verb, ...] = (inform, identify, print_out, sign)


def state_of(desk: Desk, mandate_id: int) -> State:
    return mandates.view(desk, mandate_id).mandate.state


def test_four_steps_in_order_make_it_active(desk: Desk) -> None:
    mandate_id = draft(desk)
    for step in STEPS:
        assert not mandates.view(desk, mandate_id).allowed
        assert mandates.view(desk, mandate_id).missing
        step(desk, mandate_id)
    view = mandates.view(desk, mandate_id)
    assert view.mandate.state is State.ACTIVE and not view.missing
    assert view.allowed == a_body().lines


@pytest.mark.parametrize("skipped", range(3))
def test_no_step_can_be_skipped(desk: Desk, skipped: int) -> None:
    mandate_id = draft(desk)
    for step in STEPS[:skipped]:
        step(desk, mandate_id)
    before = mandates.view(desk, mandate_id)
    for later in STEPS[skipped + 1 :]:
        with pytest.raises(StepMissing) as refusal:
            later(desk, mandate_id)
        assert refusal.value.sentence == before.missing
    assert mandates.view(desk, mandate_id) == before


def test_the_three_points_are_asked_one_by_one(desk: Desk) -> None:
    mandate_id = draft(desk)
    with pytest.raises(StepMissing) as refusal:
        mandates.inform(desk, mandate_id, points=EVERY_POINT - {InformationPoint.RIGHTS})
    assert refusal.value.field == "RIGHTS"
    assert state_of(desk, mandate_id) is State.DRAFT


@pytest.mark.parametrize("lacking", ["by_person", "by_advisor", "handed_over"])
def test_both_signatures_and_the_hand_over_are_needed(desk: Desk, lacking: str) -> None:
    mandate = stored_mandate(desk.db, State.PRINTED, drafted_at=datetime(2025, 11, 27, 8))
    given = {"by_person": True, "by_advisor": True, "handed_over": True, lacking: False}
    with pytest.raises(StepMissing) as refusal:
        mandates.sign(desk, mandate.id, at=desk.now(), **given)
    assert refusal.value.field == lacking
    assert state_of(desk, mandate.id) is State.PRINTED


def test_another_scope_sends_it_back_to_its_first_step(desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.PRINTED)
    mandates.revise(desk, mandate.id, body=a_body(requests=()), ends_on=END)
    found = mandates.view(desk, mandate.id).mandate
    assert (found.state, found.informed, found.printed_at) == (State.DRAFT, (), None)
    assert found.body == a_body(requests=())


def test_the_same_scope_sends_it_nowhere(desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.PRINTED)
    written = len(journal.latest(desk.db, 50))
    assert mandates.revise(desk, mandate.id, body=a_body(), ends_on=mandate.ends_on).touched is Touched.NOTHING
    assert mandates.view(desk, mandate.id).mandate == mandate
    assert len(journal.latest(desk.db, 50)) == written


def test_a_signed_mandate_keeps_its_scope(desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    with pytest.raises(RuleBroken, match="est signé"):
        mandates.revise(desk, mandate.id, body=a_body(requests=()), ends_on=END)


def test_a_refused_scope_leaves_neither_mandate_nor_person(desk: Desk) -> None:
    with pytest.raises(Refused) as refusal:
        draft(desk, body=Body(), ends_on=None)
    assert [fault.field for fault in refusal.value.faults] == ["scope", "ends_on"]
    assert mandates.listing(desk, open_only=False) == [] and people.count(desk.db) == 0


def test_a_likely_duplicate_is_asked_about_before_anything_is_kept(desk: Desk) -> None:
    stored_person(desk.db, "Lefèvre", "Éloïse")
    with pytest.raises(LikelyDuplicate):
        draft(desk, person=a_person("Lefevre", "Eloise"))
    assert people.count(desk.db) == 1
    draft(desk, person=a_person("Lefevre", "Eloise"), duplicate_confirmed=True)
    assert people.count(desk.db) == 2


def test_numbers_follow_one_another_within_their_year(desk: Desk, clock: StillClock) -> None:
    person = stored_person(desk.db)
    sure = {"person": person, "answered": [Doubt.COVERED]}
    first, second = draft(desk, **sure), draft(desk, **sure)
    clock.set(datetime(2026, 1, 2, 9))
    third = draft(desk, **sure)
    numbers = [mandates.view(desk, each).mandate.number for each in (first, second, third)]
    assert numbers == ["2025-0001", "2025-0002", "2026-0001"]


def test_it_is_withdrawn_at_this_very_minute(desk: Desk, clock: StillClock) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    clock.set(datetime(2025, 11, 27, 10, 47, 12))
    done = endings.withdraw(desk, mandate.id, channel=WithdrawalChannel.PHONE)
    found = mandates.view(desk, mandate.id)
    assert found.mandate.ended_at == datetime(2025, 11, 27, 10, 47, 12)
    assert (found.mandate.end_reason, found.mandate.channel) == (EndReason.WITHDRAWN, WithdrawalChannel.PHONE)
    assert found.allowed == ()
    assert (
        done.told == f"Mandat {mandate.number} retiré à {hour(clock())} : son contenu est détruit (preuve D2025-0001)."
    )
    assert done.undo is None


@pytest.mark.parametrize("state", [State.DRAFT, State.INFORMED, State.IDENTIFIED, State.PRINTED, State.ACTIVE])
def test_it_can_be_withdrawn_from_any_state_and_once(desk: Desk, state: State) -> None:
    mandate = stored_mandate(desk.db, state)
    endings.withdraw(desk, mandate.id)
    reason = mandates.view(desk, mandate.id).mandate.end_reason
    assert reason is (EndReason.WITHDRAWN if state is State.ACTIVE else EndReason.ABANDONED)
    with pytest.raises(MandateEnded, match="ne permet plus rien"):
        endings.withdraw(desk, mandate.id)


@pytest.mark.parametrize("step", STEPS)
def test_nothing_is_done_to_an_ended_mandate(desk: Desk, step: Verb) -> None:
    mandate = stored_mandate(desk.db, State.ENDED)
    with pytest.raises(MandateEnded):
        step(desk, mandate.id)


def test_it_is_closed_when_its_procedures_are_done(desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    endings.close(desk, mandate.id, reason=EndReason.DONE)
    found = mandates.view(desk, mandate.id)
    assert (found.mandate.end_reason, found.mandate.channel, found.allowed) == (EndReason.DONE, None, ())


def test_its_last_day_over_it_allows_nothing_even_before_it_is_closed(desk: Desk, clock: StillClock) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE, ends_on=date(2025, 11, 28))
    clock.set(datetime(2025, 11, 28, 23, 59))
    assert mandates.view(desk, mandate.id).allowed
    clock.forward(minutes=1)
    view = mandates.view(desk, mandate.id)
    assert view.expired and view.allowed == () and view.missing == ""


def test_expired_mandates_are_closed_at_the_opening_and_no_other(desk: Desk, clock: StillClock) -> None:
    over = stored_mandate(desk.db, State.ACTIVE, ends_on=date(2025, 12, 1))
    unsigned = stored_mandate(desk.db, State.INFORMED, ends_on=date(2025, 12, 1))
    running = stored_mandate(desk.db, State.ACTIVE)
    clock.set(datetime(2025, 12, 2, 8))
    assert endings.close_expired(desk).touched is Touched.MANDATES
    reasons = [mandates.view(desk, each.id).mandate.end_reason for each in (over, unsigned, running)]
    assert reasons == [EndReason.EXPIRED, EndReason.ABANDONED, None]
    assert endings.close_expired(desk).touched is Touched.NOTHING


@pytest.mark.parametrize("noticed", [datetime(2025, 12, 2, 0, 0), datetime(2025, 12, 23, 8)])
def test_a_mandate_ends_at_the_close_of_its_last_day_whenever_that_is_noticed(
    desk: Desk, clock: StillClock, noticed: datetime
) -> None:
    over = stored_mandate(desk.db, State.ACTIVE, ends_on=date(2025, 12, 1))
    clock.set(noticed)
    clock_check.accept(desk, day=noticed.date())
    endings.close_expired(desk)
    ended = mandates.view(desk, over.id).mandate
    assert ended.ended_at == datetime(2025, 12, 1, 23, 59, 59)
    destruction = destructions.of_mandate(desk, over.id)
    assert destruction and destruction.asked_at == noticed


def test_nobody_reads_or_goes_on_with_a_mandate_after_its_last_day(desk: Desk, clock: StillClock) -> None:
    mandate_id = draft(desk, ends_on=date(2025, 12, 1))
    clock.set(datetime(2025, 12, 1, 23, 59))
    assert mandates.view(desk, mandate_id).mandate.body
    clock.set(datetime(2025, 12, 2, 0, 0))
    assert mandates.view(desk, mandate_id).mandate.body is None
    for step in STEPS:
        with pytest.raises(MandateEnded, match="décembre 2025 au soir"):
            step(desk, mandate_id)


def test_withdrawn_after_its_last_day_it_had_ended_by_itself(desk: Desk, clock: StillClock) -> None:
    over = stored_mandate(desk.db, State.ACTIVE, ends_on=date(2025, 12, 1))
    clock.set(datetime(2025, 12, 23, 8))
    told = endings.withdraw(desk, over.id, channel=WithdrawalChannel.PHONE).told
    ended = mandates.view(desk, over.id).mandate
    assert (ended.end_reason, ended.channel) == (EndReason.EXPIRED, None)
    assert "déjà arrivé à son terme le 1" in told and "son contenu est détruit" in told


def test_no_mandate_before_one_knows_how_to_write_to_the_controller(desk: Desk) -> None:
    put_right(desk, its_terms(hard_end=None, controller_contact=""))
    with pytest.raises(RuleBroken, match="il reste à dire comment écrire au responsable des données"):
        draft(desk)
    assert mandates.listing(desk, open_only=False) == []


@pytest.mark.parametrize(
    ("answers", "lacks"),
    [
        (DataTerms(paper_years=0), "comment écrire à son délégué à la protection des données. Un"),
        (DataTerms("dpo@ici.exemple"), "combien de temps le service garde son original. Un"),
        (DataTerms(), "comment écrire à son délégué à la protection des données et combien de temps le service garde"),
    ],
)
def test_nor_before_its_officer_has_answered_and_the_place_to_write_it_is_said(
    desk: Desk, answers: DataTerms, lacks: str
) -> None:
    mandate_id = draft(desk)
    inform(desk, mandate_id)
    identify(desk, mandate_id)
    put_right(desk, its_terms(hard_end=None, data=answers))
    for refused in (partial(draft, desk), partial(mandate_papers.mandate_form, desk, mandate_id)):
        with pytest.raises(RuleBroken, match=lacks) as found:
            refused()
        assert "Réglages, Convention, « Données personnelles »" in found.value.sentence
    assert le_boulou().address not in found.value.sentence and len(mandates.listing(desk)) == 1


def test_zero_years_is_an_answer(desk: Desk) -> None:
    put_right(desk, its_terms(hard_end=None, data=DataTerms("dpo@ici.exemple", paper_years=0)))
    assert draft(desk)


def test_a_mandate_is_signed_at_the_place_of_the_host(desk: Desk) -> None:
    mandate_id = draft(desk)
    for step in STEPS:
        step(desk, mandate_id)
    signature = mandates.view(desk, mandate_id).mandate.signature
    assert signature and signature.place == "Le Boulou"


def test_the_journal_tells_every_step_and_names_nobody(desk: Desk, clock: StillClock) -> None:
    mandate_id = draft(desk)
    for step in STEPS:
        clock.forward(minutes=5)
        step(desk, mandate_id)
    endings.withdraw(desk, mandate_id)
    entries = journal.latest(desk.db, 50)[::-1]
    told = [entry.action for entry in entries if entry.subject == f"mandat-{mandate_id}"]
    assert told == [
        Action.MANDATE_DRAFTED,
        Action.MANDATE_INFORMED,
        Action.MANDATE_IDENTIFIED,
        Action.MANDATE_PRINTED,
        Action.MANDATE_SIGNED,
        Action.MANDATE_ENDED,
        Action.DESTRUCTION_ASKED,
        Action.DESTROYED,
    ]
    written = " ".join(f"{entry.subject} {entry.detail}" for entry in entries)
    assert not [word for word in ("Lefèvre", "Éloïse", "CAF", "logement", "passeport") if word in written]
    assert [entry.detail for entry in entries[-3:]] == ["WITHDRAWN", "D2025-0001", "D2025-0001"]


def test_the_list_leaves_out_ended_mandates_unless_asked(desk: Desk, clock: StillClock) -> None:
    ended = stored_mandate(desk.db, State.ENDED)
    running = stored_mandate(desk.db, State.ACTIVE, drafted_at=clock() + timedelta(minutes=40))
    assert [view.mandate.id for view in mandates.listing(desk)] == [running.id]
    assert [view.mandate.id for view in mandates.listing(desk, open_only=False)] == [running.id, ended.id]


def test_a_mandate_that_is_no_more_is_said_to_be_gone(desk: Desk) -> None:
    with pytest.raises(OutOfDate, match="n’existe plus"):
        mandates.view(desk, 99)
