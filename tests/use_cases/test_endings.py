"""How mandates stop at the counter: line by line, for a while, for a reason, and when what they said goes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop_app.domain.errors import MandateEnded, NotAllowed, OutOfDate, RuleBroken
from desktop_app.domain.french import hour
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import EndReason, State, WithdrawalChannel
from desktop_app.storage import house_rules
from desktop_app.storage.connection.database import writing
from desktop_app.storage.journal import journal
from desktop_app.storage.mandates import mandate_keys
from desktop_app.use_cases import clock_check
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.destruction import destructions
from desktop_app.use_cases.mandates import endings, history, mandates
from desktop_app.use_cases.overview.attention import needs_attention
from desktop_app.use_cases.papers import mandate_papers
from desktop_app.use_cases.reception import undo
from tests.helpers.alike import plain
from tests.helpers.builders import NINE, signed_mandate, stored_mandate
from tests.helpers.clock import StillClock

A_WEEK, YESTERDAY = timedelta(days=7), NINE - timedelta(days=1)


def wait_for_the_end_sheet(desk: Desk, days: int) -> None:
    """The data protection officer has chosen that the content may wait."""
    with writing(desk.db):
        house_rules.save(desk.db, replace(house_rules.load(desk.db), end_sheet_days=days))


def bodies(desk: Desk) -> int:
    return int(desk.db["mandate_body"].count)


def test_the_desk_takes_a_line_back_without_reading_it(desk: Desk, reception_desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    done = endings.withdraw_line(reception_desk, mandate.id, number=1, channel=WithdrawalChannel.PHONE)
    assert done.told.endswith(f"ligne 1 retirée à {hour(desk.now())}. Le reste continue.")
    view = mandates.view(desk, mandate.id)
    assert view.mandate.state is State.ACTIVE and view.allowed == ()
    assert [each.number for each in view.mandate.withdrawn] == [1]
    (line,) = journal.latest(desk.db, 1)
    assert (line.action, line.detail) == (Action.MANDATE_LINE_WITHDRAWN, "1")


def test_what_a_line_said_goes_at_once_with_its_advisor_and_else_at_their_next_opening(
    desk: Desk, reception_desk: Desk
) -> None:
    here, away = (stored_mandate(desk.db, State.ACTIVE) for _ in range(2))
    keys = mandate_keys.ids(desk.mandate_keys)
    endings.withdraw_line(desk, here.id, number=1)
    endings.withdraw_line(reception_desk, away.id, number=1)
    said = [mandates.view(desk, each.id).mandate.open_body.lines[0].organism for each in (here, away)]
    assert said == ["", "CAF"]
    endings.close_expired(reception_desk)
    assert mandates.view(desk, away.id).mandate.open_body.lines[0].organism == "CAF"
    endings.close_expired(desk)
    assert mandates.view(desk, away.id).mandate.open_body.lines[0].organism == ""
    assert mandates.view(desk, away.id).mandate.open_body.requests == away.open_body.requests
    assert not keys & mandate_keys.ids(desk.mandate_keys), "what was sealed with the line opens no more"


def test_a_paper_with_a_line_taken_back_is_not_printed_again(desk: Desk) -> None:
    mandate = signed_mandate(desk)
    endings.withdraw_line(desk, mandate.id, number=1)
    with pytest.raises(RuleBroken, match="ne se réimprime pas"):
        mandate_papers.mandate_form(desk, mandate.id)


def test_the_last_line_ends_the_mandate_and_destroys_it(desk: Desk, reception_desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    endings.withdraw_line(reception_desk, mandate.id, number=2)
    done = endings.withdraw_line(reception_desk, mandate.id, number=1)
    assert "avec sa dernière ligne" in done.told and "est détruit" in done.told
    assert bodies(desk) == 0


def test_what_nobody_signed_is_told_by_its_number_or_by_how_many(desk: Desk) -> None:
    one, two, three = (stored_mandate(desk.db, State.DRAFT, number=f"2025-000{rank}") for rank in (1, 2, 3))
    assert endings.abandon(desk, []).told == ""
    told = plain(endings.abandon(desk, [one.id]).told)
    assert told == "Mandat 2025-0001 abandonné : son contenu est détruit (preuve D2025-0001)."
    told = plain(endings.abandon(desk, [two.id, three.id]).told)
    assert told == "2 mandats jamais signés abandonnés : leur contenu est détruit (preuve D2025-0002 et D2025-0003)."


def test_a_withdrawal_says_its_minute_and_its_proof(desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE, number="2025-0001", drafted_at=YESTERDAY)
    done = endings.withdraw(desk, mandate.id)
    assert plain(done.told) == "Mandat 2025-0001 retiré à 8 h 30 : son contenu est détruit (preuve D2025-0001)."
    assert done.subject == mandate.id and not done.undo


@pytest.mark.parametrize("reason", [EndReason.DEATH, EndReason.PROTECTION])
def test_a_death_or_a_protection_ends_all_that_the_person_gave(
    desk: Desk, reception_desk: Desk, reason: EndReason
) -> None:
    first = stored_mandate(desk.db, State.ACTIVE)
    person = mandates.view(desk, first.id).person
    second, other = stored_mandate(desk.db, State.ACTIVE, person=person), stored_mandate(desk.db, State.ACTIVE)
    told = endings.report(reception_desk, first.id, reason=reason).told
    assert told.startswith("Mandats ") and "leur contenu est détruit" in told
    assert [mandates.view(desk, each.id).mandate.end_reason for each in (first, second)] == [reason, reason]
    assert mandates.view(desk, other.id).mandate.state is State.ACTIVE


def test_somebody_else_has_it_from_now_on(desk: Desk, reception_desk: Desk) -> None:
    first = stored_mandate(desk.db, State.ACTIVE)
    second = stored_mandate(desk.db, State.ACTIVE, person=mandates.view(desk, first.id).person)
    endings.report(reception_desk, first.id, reason=EndReason.REPLACED)
    assert mandates.view(desk, first.id).mandate.end_reason is EndReason.REPLACED
    assert mandates.view(desk, second.id).mandate.state is State.ACTIVE


@pytest.mark.parametrize("reason", sorted(set(EndReason) - set(endings.FOR_ANYBODY), key=lambda each: each.name))
def test_the_desk_ends_a_mandate_for_nothing_else(desk: Desk, reception_desk: Desk, reason: EndReason) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    with pytest.raises(RuleBroken, match="Seul un conseiller"):
        endings.report(reception_desk, mandate.id, reason=reason)


@pytest.mark.parametrize("reason", sorted(set(EndReason) - set(endings.OF_THE_ADVISOR), key=lambda each: each.name))
def test_an_advisor_gives_a_reason_that_is_theirs(desk: Desk, reason: EndReason) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    with pytest.raises(RuleBroken, match="pourquoi"):
        endings.close(desk, mandate.id, reason=reason)


def test_suspended_by_the_desk_resumed_by_an_advisor(desk: Desk, reception_desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    endings.suspend(reception_desk, mandate.id)
    view = mandates.view(desk, mandate.id)
    assert view.mandate.state is State.SUSPENDED and view.allowed == () and view.mandate.body
    with pytest.raises(NotAllowed):
        endings.resume(reception_desk, mandate.id)
    endings.resume(desk, mandate.id)
    assert mandates.view(desk, mandate.id).allowed == mandate.open_body.lines


def test_a_suspension_is_taken_back(desk: Desk, reception_desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    done = endings.suspend(reception_desk, mandate.id)
    assert done.undo
    undo.take_back(reception_desk, done.undo)
    assert mandates.view(desk, mandate.id).mandate.state is State.ACTIVE


def test_given_up_from_a_day_to_come_it_ends_then_and_says_why(desk: Desk, clock: StillClock) -> None:
    mandate, today = stored_mandate(desk.db, State.ACTIVE), desk.now().date()
    done = endings.give_notice(desk, mandate.id, last=today + A_WEEK)
    assert mandates.view(desk, mandate.id).allowed
    clock.set(desk.now() + A_WEEK + timedelta(days=1))
    clock_check.accept(desk, day=desk.now().date())
    endings.close_expired(desk)
    ended = mandates.view(desk, mandate.id).mandate
    assert (ended.end_reason, ended.ends_on) == (EndReason.RENOUNCED, today + A_WEEK)
    assert done.undo
    with pytest.raises((OutOfDate, MandateEnded)):
        undo.take_back(desk, done.undo)


def test_a_notice_is_taken_back_until_then(desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    done = endings.give_notice(desk, mandate.id, last=desk.now().date() + A_WEEK)
    assert done.undo
    undo.take_back(desk, done.undo)
    assert mandates.view(desk, mandate.id).mandate == mandate


@pytest.mark.parametrize("days", [None, 0, -1, 400])
def test_a_notice_is_for_a_day_to_come_before_the_last_one(desk: Desk, days: int | None) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    last = None if days is None else desk.now().date() + timedelta(days)
    with pytest.raises(RuleBroken) as refused:
        endings.give_notice(desk, mandate.id, last=last)
    assert refused.value.field == "last"


def end_at_the_desk(desk: Desk, mandate_id: int) -> None:
    endings.withdraw(desk, mandate_id)


def end_by_its_term(desk: Desk, mandate_id: int) -> None:
    endings.close_expired(desk)


@pytest.mark.parametrize("ends", [end_at_the_desk, end_by_its_term])
def test_without_a_choice_nothing_waits(
    desk: Desk, reception_desk: Desk, clock: StillClock, ends: Callable[[Desk, int], None]
) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE, ends_on=desk.now().date())
    clock.set(desk.now() + timedelta(days=ends is end_by_its_term))
    ends(reception_desk, mandate.id)
    assert bodies(desk) == 0


def test_where_it_was_chosen_the_content_waits_for_its_advisor_and_never_longer(
    desk: Desk, reception_desk: Desk, clock: StillClock
) -> None:
    wait_for_the_end_sheet(desk, 7)
    mandate = stored_mandate(desk.db, State.ACTIVE)
    told = endings.withdraw(reception_desk, mandate.id).told
    assert "attend la feuille de fin jusqu’au" in told
    view = mandates.view(desk, mandate.id)
    assert view.mandate.body is None and view.allowed == (), "sealed to everything but the end sheet"
    (held,) = destructions.held(desk)
    assert held.held_until and held.held_until <= desk.now().date() + A_WEEK
    assert destructions.resume(desk).told == "" and bodies(desk) == 1
    clock.set(desk.now().replace(hour=9) + timedelta(days=(held.held_until - desk.now().date()).days + 1))
    clock_check.accept(reception_desk, day=desk.now().date())
    destructions.resume(reception_desk)
    assert bodies(desk) == 0 and destructions.held(desk) == []


def test_its_life_is_told_with_who_did_what_and_nothing_of_what_it_covers(desk: Desk, reception_desk: Desk) -> None:
    mandate = signed_mandate(desk)
    endings.withdraw_line(reception_desk, mandate.id, number=1)
    endings.withdraw(reception_desk, mandate.id)
    told = history.of_mandate(reception_desk, mandate.id)
    assert [each.action.name.removeprefix("MANDATE_") for each in told][-3:] == ["LINE_WITHDRAWN", "ENDED", "DESTROYED"]
    assert told[-2].who == reception_desk.account.name != desk.account.name
    assert told[0].at <= told[-1].at and "CAF" not in repr(told)


def test_its_advisor_is_told_and_nobody_else(desk: Desk, reception_desk: Desk) -> None:
    wait_for_the_end_sheet(desk, 7)
    mandate = stored_mandate(desk.db, State.ACTIVE)
    endings.withdraw(reception_desk, mandate.id)
    assert [line.mandate for line in needs_attention(desk) if "feuille de fin" in line.sentence] == [mandate.id]
    told = [line.sentence for line in needs_attention(reception_desk)]
    assert not [each for each in told if "feuille" in each or "destruction" in each]


def test_it_waits_for_the_next_day_of_its_own_advisor(desk: Desk, reception_desk: Desk) -> None:
    """Marie Durand is at Le Boulou on Thursdays: on 27 November 2025, the next one is 4 December, at seven days."""
    wait_for_the_end_sheet(desk, 7)
    endings.withdraw(reception_desk, stored_mandate(desk.db, State.ACTIVE).id)
    assert [each.held_until for each in destructions.held(desk)] == [date(2025, 12, 4)]


def test_with_its_advisor_at_work_nothing_waits(desk: Desk) -> None:
    wait_for_the_end_sheet(desk, 7)
    endings.withdraw(desk, stored_mandate(desk.db, State.ACTIVE).id)
    assert bodies(desk) == 0


def test_the_advisor_who_has_printed_it_lets_it_go(desk: Desk, reception_desk: Desk) -> None:
    wait_for_the_end_sheet(desk, 3)
    mandate = stored_mandate(desk.db, State.ACTIVE)
    endings.withdraw(reception_desk, mandate.id)
    assert "Contenu détruit" in endings.destroy_held(desk, mandate.id).told
    assert bodies(desk) == 0
    assert endings.destroy_held(desk, mandate.id).told == ""


def test_once_let_go_a_destruction_that_was_interrupted_is_finished_by_the_next_start(
    desk: Desk, reception_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its key may be gone by then: held until its day, it would neither print nor be destroyed."""
    wait_for_the_end_sheet(desk, 3)
    mandate = stored_mandate(desk.db, State.ACTIVE)
    endings.withdraw(reception_desk, mandate.id)
    monkeypatch.setattr(endings, "carry_out", lambda _desk, asked: list(asked))
    assert "à terminer" in endings.destroy_held(desk, mandate.id).told
    assert bodies(desk) == 1 and destructions.held(desk) == []
    destructions.resume(reception_desk)
    assert bodies(desk) == 0


def test_a_date_in_doubt_destroys_nothing_that_waits(desk: Desk, reception_desk: Desk, clock: StillClock) -> None:
    wait_for_the_end_sheet(desk, 3)
    endings.withdraw(reception_desk, stored_mandate(desk.db, State.ACTIVE).id)
    clock.set(desk.now() + timedelta(days=60))
    destructions.resume(reception_desk)
    assert bodies(desk) == 1
