"""The steps of a mandate, one after the other and none skipped (convention 000, article 2)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from desktop_app.domain import mandate as rules
from desktop_app.domain.errors import MandateEnded, Refused, RuleBroken, StepMissing
from desktop_app.domain.mandate import (
    Body,
    EndReason,
    IdentityDocument,
    InformationPoint,
    Mandate,
    Question,
    State,
    WithdrawalChannel,
)
from tests.helpers.builders import NINE, a_body, a_mandate, a_printing

NOON = NINE.replace(hour=12)
TODAY = NINE.date()
OPEN = (State.DRAFT, State.INFORMED, State.IDENTIFIED, State.PRINTED)


def sign(mandate: Mandate, **how: Any) -> Mandate:
    """Both signatures at noon at Le Boulou, unless told otherwise."""
    given = {"by_person": True, "by_advisor": True, "handed_over": True, "place": "Le Boulou", "at": NOON, "now": NOON}
    return rules.sign(mandate, **{**given, **how})


STEPS: dict[State, Callable[[Mandate], Mandate]] = {
    State.INFORMED: lambda mandate: rules.inform(mandate, list(InformationPoint), NOON, answered=list(Question)),
    State.IDENTIFIED: lambda mandate: rules.identify(mandate, IdentityDocument.PASSPORT, NOON),
    State.PRINTED: lambda mandate: rules.hand_printed(mandate, a_printing(NOON)),
    State.ACTIVE: sign,
}


def test_step_by_step_a_mandate_becomes_active() -> None:
    mandate = a_mandate(State.DRAFT)
    for state, step in STEPS.items():
        assert rules.missing_step(mandate)
        assert not rules.allows(mandate, TODAY)
        mandate = step(mandate)
        assert mandate.state is state
    assert rules.missing_step(mandate) == ""
    assert rules.allowed_lines(mandate, TODAY) == mandate.body.lines
    assert mandate.signature and mandate.signature.at == NOON


@pytest.mark.parametrize(
    ("state", "step"),
    [(state, step) for at, state in enumerate(OPEN) for step in list(STEPS)[at + 1 :]],
)
def test_no_step_is_skipped_and_the_refusal_says_why(state: State, step: State) -> None:
    mandate = a_mandate(state)
    with pytest.raises(StepMissing) as refused:
        STEPS[step](mandate)
    assert refused.value.sentence == rules.missing_step(mandate)


@pytest.mark.parametrize("unsaid", InformationPoint)
def test_each_of_the_three_points_is_said(unsaid: InformationPoint) -> None:
    with pytest.raises(StepMissing) as refused:
        rules.inform(a_mandate(State.DRAFT), set(InformationPoint) - {unsaid}, NOON, answered=set(Question))
    assert (refused.value.field, unsaid.value in refused.value.sentence) == (unsaid.name, True)


def test_all_that_lacks_is_said_at_once() -> None:
    with pytest.raises(StepMissing) as unsaid:
        rules.inform(a_mandate(State.DRAFT), set(), NOON)
    with pytest.raises(StepMissing) as unsigned:
        sign(a_mandate(State.PRINTED), by_person=False, by_advisor=False, handed_over=False)
    assert [fault.field for fault in unsaid.value.faults] == [each.name for each in (*InformationPoint, *Question)]
    assert [fault.field for fault in unsigned.value.faults] == ["by_person", "by_advisor", "handed_over"]


def test_an_identity_document_is_seen_and_only_its_kind_is_kept() -> None:
    with pytest.raises(StepMissing) as refused:
        rules.identify(a_mandate(State.INFORMED), None, NOON)
    assert refused.value.field == "identity"
    seen = rules.identify(a_mandate(State.INFORMED), IdentityDocument.PASSPORT, NOON)
    assert (seen.body.identity, seen.identified_at) == (IdentityDocument.PASSPORT, NOON)


def test_the_document_may_be_corrected_until_it_is_printed() -> None:
    seen = rules.identify(a_mandate(State.IDENTIFIED), IdentityDocument.OTHER, NOON)
    assert seen.body.identity is IdentityDocument.OTHER
    with pytest.raises(RuleBroken, match="déjà imprimé"):
        rules.identify(a_mandate(State.PRINTED), IdentityDocument.OTHER, NOON)


def test_an_empty_mandate_is_not_printed() -> None:
    mandate = replace(a_mandate(State.IDENTIFIED), body=Body(identity=IdentityDocument.PASSPORT))
    with pytest.raises(StepMissing) as refused:
        rules.hand_printed(mandate, a_printing(NOON))
    assert refused.value.field == "scope"
    assert rules.hand_printed(replace(mandate, body=a_body(lines=())), a_printing(NOON)).state is State.PRINTED


def test_printing_again_keeps_the_first_hour() -> None:
    printed = a_mandate(State.PRINTED)
    assert rules.hand_printed(printed, a_printing(NOON)) == printed


@pytest.mark.parametrize("lacking", ["by_person", "by_advisor", "handed_over"])
def test_both_signatures_and_the_hand_over_are_needed(lacking: str) -> None:
    with pytest.raises(StepMissing) as refused:
        sign(a_mandate(State.PRINTED), **{lacking: False})
    assert refused.value.field == lacking


def test_the_place_of_signature_is_written() -> None:
    with pytest.raises(Refused) as refused:
        sign(a_mandate(State.PRINTED), place="  ")
    assert refused.value.field == "place"


@pytest.mark.parametrize(
    ("at", "why"),
    [
        (NOON + timedelta(minutes=1), "pas encore passée"),
        (NINE, "a été imprimé"),
        (NOON.replace(year=2027), "devait finir"),
    ],
)
def test_an_hour_of_signature_that_cannot_be_is_refused(at: datetime, why: str) -> None:
    with pytest.raises(RuleBroken, match=why) as refused:
        sign(a_mandate(State.PRINTED), at=at, now=max(at, NOON) if "finir" in why else NOON)
    assert refused.value.field == "at"


def test_signing_within_the_minute_of_printing_is_fine() -> None:
    printed = replace(a_mandate(State.PRINTED), printed_at=NOON.replace(second=42))
    assert sign(printed).state is State.ACTIVE


@pytest.mark.parametrize("state", OPEN)
def test_another_scope_brings_back_to_the_first_step(state: State) -> None:
    before = a_mandate(state)
    body, end = a_body(requests=()), date(2026, 1, 1)
    after = rules.revise(before, replace(body, identity=IdentityDocument.PASSPORT), end)
    kept = (before.id, before.number, before.person_id, before.advisor_id, before.drafted_at)
    assert after == Mandate(*kept, end, body)


def test_a_signed_mandate_is_not_changed_any_more() -> None:
    signed = a_mandate(State.ACTIVE)
    with pytest.raises(RuleBroken, match="est signé"):
        rules.revise(signed, a_body(), TODAY)
    for step in STEPS.values():
        with pytest.raises(RuleBroken, match="est signé"):
            step(signed)


@pytest.mark.parametrize("channel", WithdrawalChannel)
def test_a_withdrawn_mandate_allows_nothing_from_the_same_minute(channel: WithdrawalChannel) -> None:
    ended = rules.end(a_mandate(State.ACTIVE), EndReason.WITHDRAWN, NOON, channel)
    assert (ended.state, ended.ended_at, ended.channel) == (State.ENDED, NOON, channel)
    assert not rules.allows(ended, TODAY)
    assert rules.allowed_lines(ended, TODAY) == ()


def test_only_a_withdrawal_has_a_channel() -> None:
    assert rules.end(a_mandate(State.ACTIVE), EndReason.DONE, NOON, WithdrawalChannel.PHONE).channel is None


@pytest.mark.parametrize("state", OPEN)
def test_an_unsigned_mandate_is_abandoned_whatever_the_reason(state: State) -> None:
    ended = rules.end(a_mandate(state), EndReason.WITHDRAWN, NOON, WithdrawalChannel.SPOKEN)
    assert (ended.end_reason, ended.channel, ended.signature) == (EndReason.ABANDONED, None, None)


def test_nothing_leaves_the_end() -> None:
    ended = a_mandate(State.ENDED)
    steps: list[Callable[[Mandate], Mandate]] = [
        *STEPS.values(),
        lambda mandate: rules.end(mandate, EndReason.DONE, NOON),
        lambda mandate: rules.revise(mandate, a_body(), TODAY),
    ]
    for step in steps:
        with pytest.raises(MandateEnded):
            step(ended)


def test_a_mandate_allows_until_the_evening_of_its_last_day() -> None:
    active = a_mandate(State.ACTIVE)
    assert rules.allows(active, active.ends_on)
    the_day_after = active.ends_on + timedelta(1)
    assert rules.expired(active, the_day_after)
    assert rules.allowed_lines(active, the_day_after) == ()
    assert not rules.allows(active, the_day_after)
    assert not rules.expired(a_mandate(State.ENDED), the_day_after)


@pytest.mark.parametrize("state", OPEN)
def test_before_the_signature_nothing_may_be_done_and_the_next_step_is_told(state: State) -> None:
    assert not rules.allows(a_mandate(state), TODAY)
    assert rules.missing_step(a_mandate(state))


def test_of_one_that_is_sealed_the_questions_are_not_asked_again() -> None:
    informed = a_mandate(State.INFORMED)
    asked = replace(informed, body=replace(informed.open_body, understood_at=None))
    told = [rules.missing_step(each)[:9] for each in (asked, informed, replace(informed, body=None))]
    assert told == ["Posez les", "Regardez ", "Regardez "]


def test_numbers_follow_each_other_in_a_year() -> None:
    assert [rules.mandate_number(2026, rank) for rank in (1, 12345)] == ["2026-0001", "2026-12345"]


@pytest.mark.parametrize("back", [timedelta(minutes=1), timedelta(hours=1), timedelta(minutes=119)])
def test_a_clock_put_right_after_the_printing_does_not_keep_anybody_from_signing(back: timedelta) -> None:
    printed, now = rules.hand_printed(a_mandate(State.IDENTIFIED), a_printing(NOON)), NOON - back
    assert rules.signing_hour(printed, now) == NOON
    with pytest.raises(RuleBroken, match=r"son heure a été corrigée depuis\. Notez 12"):
        sign(printed, at=now, now=now)
    with pytest.raises(RuleBroken, match="pas encore passée"):
        sign(printed, at=NOON + timedelta(minutes=1), now=now)
    signed = sign(printed, at=NOON, now=now)
    assert signed.signature and signed.signature.at == NOON
    for reason in (EndReason.WITHDRAWN, EndReason.DONE):
        assert rules.end(signed, reason, now).ended_at == NOON, "never before its signature"


def test_at_the_minute_of_the_printing_nothing_is_said_of_a_clock() -> None:
    printed = rules.hand_printed(a_mandate(State.IDENTIFIED), a_printing(NOON))
    with pytest.raises(RuleBroken, match=r"imprimé .*12.h.: il a été signé après"):
        sign(printed, at=NOON - timedelta(minutes=1), now=NOON)


def test_a_clock_put_back_by_more_is_another_matter() -> None:
    printed, now = rules.hand_printed(a_mandate(State.IDENTIFIED), a_printing(NOON)), NOON - timedelta(hours=2)
    assert rules.signing_hour(printed, now) == now
    with pytest.raises(RuleBroken, match="pas encore passée"):
        sign(printed, at=NOON, now=now)


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("2026-0046", "2026-0046"),
        ("2026-46", "2026-0046"),
        ("2026 46", "2026-0046"),
        ("2026/0046", "2026-0046"),
        ("46", "2026-0046 2025-0046 2024-0046"),
        ("0046", "2026-0046 2025-0046 2024-0046"),
        ("mandat 46", "2026-0046 2025-0046 2024-0046"),
        ("Mandat n° 2025-7", "2025-0007"),
        ("n°7", "2026-0007 2025-0007 2024-0007"),
        ("0", ""),
        ("2026-", ""),
        ("3/12", ""),
        ("06 39", ""),
        ("20260046", ""),
        ("mandat", ""),
        ("", ""),
    ],
)
def test_the_number_of_a_mandate_is_read_as_it_is_said(typed: str, numbers: str) -> None:
    assert rules.numbers_meant(typed, 2026) == tuple(numbers.split())
