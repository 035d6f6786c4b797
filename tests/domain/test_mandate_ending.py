"""How a signed mandate stops: for a while, line by line, for good, and why (Code civil, 2003 to 2007)."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from desktop_app.domain import mandate as rules
from desktop_app.domain.errors import MandateEnded, RuleBroken
from desktop_app.domain.mandate import EndReason, Mandate, State, WithdrawalChannel
from tests.helpers.builders import a_mandate

LETTER, SPOKEN = WithdrawalChannel.LETTER, WithdrawalChannel.SPOKEN
LINE, REQUEST = 1, 2
"""The paper of the example numbers its procedure first, then its request."""


@pytest.fixture
def signed() -> Mandate:
    return a_mandate(State.ACTIVE)


@pytest.fixture
def later(signed: Mandate):
    assert signed.signature
    return signed.signature.at + timedelta(days=2)


def test_suspended_it_allows_nothing_and_resumed_it_is_as_it_was(signed, later):
    stopped = rules.suspend(signed, later)
    assert (stopped.state, stopped.suspended_at) == (State.SUSPENDED, later)
    assert not rules.allows(stopped, later.date()) and rules.allowed_lines(stopped, later.date()) == ()
    assert rules.resume(stopped, later.date()) == signed


@pytest.mark.parametrize("state", [State.DRAFT, State.PRINTED, State.SUSPENDED])
def test_only_an_active_mandate_is_suspended(state):
    with pytest.raises(RuleBroken, match="signé et actif"):
        rules.suspend(a_mandate(state), a_mandate().drafted_at)


def test_only_a_suspended_mandate_is_resumed(signed, later):
    with pytest.raises(RuleBroken, match="pas suspendu"):
        rules.resume(signed, later.date())


def test_suspended_it_still_ends_on_its_last_day(signed, later):
    stopped = rules.suspend(signed, later)
    ended = rules.end(stopped, EndReason.DONE, later + timedelta(days=900))
    assert (ended.end_reason, ended.ended_at) == (EndReason.EXPIRED, rules.closes_at(signed))
    assert ended.suspended_at is None


def test_one_line_is_taken_back_and_the_other_stands(signed, later):
    less = rules.withdraw_line(signed, LINE, later, SPOKEN)
    assert less.state is State.ACTIVE and rules.lines_left(less) == (REQUEST,)
    assert rules.allowed_lines(signed, later.date()) and rules.allowed_lines(less, later.date()) == ()
    assert [(each.number, each.at, each.channel) for each in less.withdrawn] == [(LINE, later, SPOKEN)]


def test_the_last_line_taken_back_ends_the_mandate(signed, later):
    less = rules.withdraw_line(signed, REQUEST, later, SPOKEN)
    ended = rules.withdraw_line(less, LINE, later, WithdrawalChannel.PHONE)
    assert (ended.state, ended.end_reason) == (State.ENDED, EndReason.WITHDRAWN)
    assert (ended.channel, ended.ended_at) == (WithdrawalChannel.PHONE, later)


@pytest.mark.parametrize(("number", "told"), [(0, "les lignes 1 à 2"), (3, "les lignes 1 à 2"), (LINE, "déjà retirée")])
def test_a_line_that_is_not_there_or_no_more_is_refused(signed, later, number, told):
    less = rules.withdraw_line(signed, LINE, later, SPOKEN)
    with pytest.raises(RuleBroken, match=told) as refused:
        rules.withdraw_line(less, number, later, SPOKEN)
    assert refused.value.field == "line"


def test_the_papers_of_0_1_0_have_no_numbers(signed, later):
    with pytest.raises(RuleBroken, match="retirez-le en entier"):
        rules.withdraw_line(replace(signed, line_count=0), LINE, later, SPOKEN)


def test_what_a_withdrawn_line_said_goes_and_the_other_keeps_its_number(signed, later):
    less = rules.without_withdrawn(rules.withdraw_line(signed, LINE, later, SPOKEN))
    assert "CAF" not in repr(less.body) and "logement" not in repr(less.body)
    ((number, asked),) = less.open_body.numbered
    assert (number, asked.organism) == (REQUEST, "Impôts (DGFiP)")


def test_a_coupon_has_its_own_date_and_holds_from_the_minute_it_is_handed_over(signed, later):
    written = later.date() - timedelta(1)
    ended = rules.end(signed, EndReason.WITHDRAWN, later, LETTER, written)
    assert (ended.said_on, ended.ended_at) == (written, later)
    assert rules.end(signed, EndReason.WITHDRAWN, later, SPOKEN, written).said_on is None


@pytest.mark.parametrize(("days", "told"), [(1, "pas encore passée"), (-30, "signé le")])
def test_a_date_on_a_coupon_that_cannot_be_is_refused(signed, later, days, told):
    with pytest.raises(RuleBroken, match=told) as refused:
        rules.end(signed, EndReason.WITHDRAWN, later, LETTER, later.date() + timedelta(days))
    assert refused.value.field == "said_on"


def test_brought_forward_it_ends_for_that_reason_and_not_by_its_term(signed, later):
    last = later.date() + timedelta(7)
    shorter = rules.cut_short(signed, last, EndReason.RENOUNCED)
    over = rules.end(shorter, EndReason.EXPIRED, later + timedelta(days=9))
    assert (shorter.ends_on, over.end_reason, over.ended_at) == (last, EndReason.RENOUNCED, rules.closes_at(shorter))
    assert rules.cut_short(signed, date(2040, 1, 1), EndReason.CONVENTION_OVER) == signed
    assert rules.cut_short(signed, signed.ends_on, EndReason.CONVENTION_OVER) == signed, "its own last day"
    before = rules.cut_short(signed, date(2025, 1, 1), EndReason.CONVENTION_OVER)
    assert before.ends_on == date(2025, 11, 27), "the day it was signed"


@pytest.mark.parametrize("reason", [each for each in EndReason if each is not EndReason.EXPIRED])
def test_signed_it_ends_for_the_reason_that_is_given(signed, later, reason):
    assert rules.end(signed, reason, later).end_reason is reason


@pytest.mark.parametrize(("lines", "told"), [(1, "une seule ligne, la ligne 1"), (2, "les lignes 1 à 2")])
def test_a_number_that_is_not_on_the_paper_is_told_those_that_are(signed, later, lines, told):
    for number in (0, lines + 1):
        with pytest.raises(RuleBroken, match=rf"porte {told}.: relisez"):
            rules.withdraw_line(replace(signed, line_count=lines), number, later, SPOKEN)


def test_of_one_that_is_not_signed_no_line_is_taken_back(later):
    printed = replace(a_mandate(State.PRINTED), line_count=2)
    with pytest.raises(RuleBroken, match=r"n’est pas signé.: corrigez son objet"):
        rules.withdraw_line(printed, LINE, later, SPOKEN)


def test_an_ended_mandate_is_neither_suspended_nor_less(signed, later):
    ended = rules.end(signed, EndReason.DEATH, later)
    for verb in (lambda: rules.suspend(ended, later), lambda: rules.withdraw_line(ended, LINE, later, SPOKEN)):
        with pytest.raises(MandateEnded):
            verb()


def test_what_has_ended_says_when_it_did(signed, later):
    ended = rules.end(signed, EndReason.DONE, later)
    for mandate, day in ((ended, "29 novembre 2025"), (replace(ended, ended_at=None), "27 mai 2026")):
        with pytest.raises(MandateEnded) as refused:
            rules.check_goes_on(mandate, later.date())
        told = refused.value.sentence.replace("\N{NO-BREAK SPACE}", " ")
        assert told == f"Le mandat 2025-0001 a pris fin le {day} : il ne permet plus rien."


def test_it_closes_at_the_last_second_of_its_last_day(signed):
    assert rules.closes_at(signed) == datetime(2026, 5, 27, 23, 59, 59)


def test_on_its_last_day_it_goes_on_and_the_day_after_it_does_not(signed):
    rules.check_goes_on(signed, date(2026, 5, 27))
    with pytest.raises(MandateEnded, match="mai 2026 au soir"):
        rules.check_goes_on(signed, date(2026, 5, 28))
