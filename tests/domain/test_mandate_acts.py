"""Acts are noted against what the mandate says, while it lives; and what is awaited follows from the last of them."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from desktop_app.domain import mandate as rules
from desktop_app.domain.errors import Forbidden, MandateEnded, OutOfDate, Refused, RuleBroken, StepMissing
from desktop_app.domain.mandate import (
    Act,
    ActDone,
    Body,
    EndReason,
    Execution,
    Mandate,
    Manner,
    Outcome,
    State,
    WithdrawalChannel,
    acts,
)
from desktop_app.domain.mandate.fingerprint import plain
from desktop_app.domain.person import Person
from tests.helpers.builders import NINE, a_body, a_mandate

NOON = NINE.replace(hour=12)
SIGNED = NINE + timedelta(minutes=20)
CAF, TAXES = 1, 2
CHECK_UP = date(2025, 12, 5)


def done(number: int = CAF, act: Act | None = Act.FILL, at: datetime = NOON, **how: Any) -> ActDone:
    """A form filled at noon for the line of the CAF, unless told otherwise."""
    return ActDone(number, act, at, **how)


def noted(*what: ActDone, mandate: Mandate | None = None) -> Mandate:
    """A signed mandate under which all this was done."""
    mandate = mandate or a_mandate(State.ACTIVE)
    for each in what:
        mandate = acts.record_act(mandate, each, NOON)
    return mandate


def refusal(what: ActDone, mandate: Mandate | None = None) -> dict[str, str]:
    """The sentences beside the fields when this is noted at noon."""
    with pytest.raises(Refused) as refused:
        noted(what, mandate=mandate)
    return {fault.field: fault.sentence for fault in refused.value.faults}


def test_an_act_of_the_scope_is_kept_in_order_of_hour() -> None:
    late, early = done(), done(TAXES, None, SIGNED)
    assert noted(late, early).open_body.acts == (early, late)


@pytest.mark.parametrize("state", [State.DRAFT, State.INFORMED, State.IDENTIFIED, State.PRINTED])
def test_nothing_is_done_before_both_signatures(state: State) -> None:
    mandate = a_mandate(state)
    with pytest.raises(StepMissing, match="avant les deux signatures") as refused:
        acts.record_act(mandate, done(), NOON)
    assert rules.missing_step(mandate) in refused.value.sentence


def test_nothing_is_done_after_the_end_nor_corrected_nor_taken_out() -> None:
    mandate = noted(done())
    ended = rules.end(mandate, EndReason.WITHDRAWN, NOON)
    tomorrow = datetime.combine(mandate.ends_on + timedelta(1), NOON.time())
    for which, now in ((ended, NOON), (mandate, tomorrow)):
        for verb, what in (
            (acts.record_act, (done(),)),
            (acts.correct_act, (done(), done(note="relu"))),
            (acts.remove_act, (done(),)),
            (acts.with_acts, ((),)),
        ):
            with pytest.raises(MandateEnded):
                verb(which, *what, now)


@pytest.mark.parametrize(("number", "act"), [(0, Act.FILL), (3, None), (3, Act.FILL), (-1, Act.FILL)])
def test_what_is_not_written_on_it_is_refused(number: int, act: Act | None) -> None:
    assert "écrite sur le mandat" in refusal(done(number, act))["number"]


@pytest.mark.parametrize(("number", "act"), [(CAF, Act.SUBMIT), (TAXES, Act.CONSULT)])
def test_an_act_that_is_not_ticked_is_refused(number: int, act: Act) -> None:
    assert "n’est pas coché" in refusal(done(number, act))["act"]


def test_an_act_is_named() -> None:
    assert refusal(done(CAF, None)) == {"act": "Dites quel acte a été fait."}


def test_its_hour_is_between_the_signature_and_now() -> None:
    assert noted(done(at=SIGNED), done(at=NOON))
    assert "signé" in refusal(done(at=SIGNED - timedelta(minutes=1)))["at"]
    assert "pas encore passée" in refusal(done(at=NOON + timedelta(minutes=1)))["at"]


def test_a_clock_put_back_since_the_signature_leaves_the_hour_of_the_signature() -> None:
    before = SIGNED - timedelta(minutes=10)
    assert acts.record_act(a_mandate(), done(at=SIGNED), before).open_body.acts


def test_a_mandate_that_says_together_allows_nothing_without_the_person() -> None:
    mandate = a_mandate(body=a_body(execution=Execution.TOGETHER))
    assert "ensemble" in refusal(done(manner=Manner.REMOTE), mandate)["manner"]
    assert noted(done(manner=Manner.PHONE), mandate=mandate)
    apart = a_mandate(body=a_body(execution=Execution.REMOTE))
    assert noted(done(manner=Manner.TOGETHER), mandate=apart)


def test_a_next_date_says_what_for_and_is_neither_past_nor_far() -> None:
    assert noted(done(due_on=NOON.date(), due_for="Rappeler"))
    assert list(refusal(done(due_on=CHECK_UP))) == ["due_for"]
    assert list(refusal(done(due_for="Rappeler"))) == ["due_on"]
    assert "avant l’acte" in refusal(done(due_on=date(2025, 11, 26), due_for="Rappeler"))["due_on"]
    assert noted(done(due_on=date(2027, 11, 27), due_for="Rappeler"))
    assert "vérifiez l’année" in refusal(done(due_on=date(2027, 11, 28), due_for="Rappeler"))["due_on"]
    assert "80 caractères" in refusal(done(due_on=CHECK_UP, due_for="a" * 81))["due_for"]


@pytest.mark.parametrize("field", ["note", "due_for"])
def test_what_may_never_be_noted_is_refused(field: str) -> None:
    words = {"due_for": "Rappeler", field: "1 85 05 78 006 084 91"}
    with pytest.raises(Forbidden) as refused:
        noted(done(due_on=CHECK_UP, **words))
    assert [fault.field for fault in refused.value.faults] == [field]


def test_words_are_kept_tidy() -> None:
    (kept,) = noted(done(due_on=CHECK_UP, due_for="  Rappeler  la CAF ", note=" reçu ")).open_body.acts
    assert (kept.due_for, kept.note) == ("Rappeler la CAF", "reçu")


def test_one_is_corrected_or_taken_out_and_the_others_stay() -> None:
    first, second = done(), done(TAXES, None)
    mandate = noted(first, second)
    corrected = acts.correct_act(mandate, first, replace(first, outcome=Outcome.REFUSED), NOON)
    assert corrected.open_body.acts == (second, replace(first, outcome=Outcome.REFUSED))
    assert acts.remove_act(mandate, first, NOON).open_body.acts == (second,)
    third = done(note="encore")
    assert acts.remove_act(noted(first, second, third), second, NOON).open_body.acts == (first, third)
    with pytest.raises(OutOfDate):
        acts.remove_act(acts.remove_act(mandate, first, NOON), first, NOON)
    with pytest.raises(OutOfDate):
        acts.correct_act(mandate, replace(first, note="autre"), second, NOON)
    with pytest.raises(RuleBroken):
        acts.correct_act(mandate, first, replace(first, number=3), NOON)


def test_a_later_act_on_the_same_line_answers_its_deadline() -> None:
    asked = done(at=SIGNED, outcome=Outcome.PENDING, due_on=CHECK_UP, due_for="Relancer")
    other = done(TAXES, None, due_on=date(2025, 11, 30), due_for="Lire l’avis")
    assert acts.deadlines(noted(asked, other).open_body) == (other, asked)
    assert acts.deadlines(noted(asked, other, done()).open_body) == (other,)


def test_all_is_done_once_each_line_was_and_nothing_is_awaited() -> None:
    caf, taxes = done(), done(TAXES, None)
    assert acts.all_done(noted(caf, taxes).open_body)
    for but in (
        noted(),
        noted(caf),
        noted(caf, taxes, done(outcome=Outcome.PENDING)),
        noted(caf, taxes, done(outcome=Outcome.REFUSED)),
        noted(caf, taxes, done(due_on=CHECK_UP, due_for="Vérifier")),
    ):
        assert not acts.all_done(but.open_body)
    assert acts.all_done(noted(done(at=SIGNED, outcome=Outcome.PENDING), caf, taxes).open_body)


def test_what_was_done_since_changes_nothing_of_the_paper() -> None:
    mandate = a_mandate()
    printed = mandate.open_body.printed
    assert printed
    digits = rules.fingerprint(mandate, printed.originals)
    assert digits == rules.fingerprint(noted(done()), printed.originals)
    assert re.fullmatch("[0-9a-f]{16}", digits)


def test_a_suspended_mandate_allows_no_act_and_a_line_that_was_taken_back_none_either() -> None:
    mandate = replace(a_mandate(), line_count=2)
    with pytest.raises(RuleBroken, match="ne permet rien aujourd’hui"):
        acts.record_act(rules.suspend(mandate, NOON), done(), NOON)
    less = rules.withdraw_line(mandate, CAF, NOON, WithdrawalChannel.SPOKEN)
    assert "écrite sur le mandat" in refusal(done(), less)["number"]
    assert noted(done(TAXES, None), mandate=less)


def test_what_was_done_for_a_line_goes_with_it_and_the_rest_is_all_there_is_to_do() -> None:
    mandate = replace(noted(done(), done(TAXES, None)), line_count=2)
    less = rules.without_withdrawn(rules.withdraw_line(mandate, CAF, NOON, WithdrawalChannel.SPOKEN))
    assert less.open_body.acts == (done(TAXES, None),) and acts.all_done(less.open_body)


@pytest.mark.parametrize(
    ("mandate", "today", "why"),
    [
        (a_mandate(State.ENDED), NOON.date(), acts.Refusal.ENDED),
        (a_mandate(State.ACTIVE, ends_on=NOON.date()), NOON.date(), None),
        (a_mandate(State.ACTIVE, ends_on=NOON.date()), NOON.date() + timedelta(1), acts.Refusal.ENDED),
        (a_mandate(State.PRINTED), NOON.date(), acts.Refusal.NOT_SIGNED),
        (a_mandate(State.SUSPENDED), NOON.date(), acts.Refusal.SUSPENDED),
    ],
)
def test_why_an_act_is_none_of_the_mandate_is_told_by_its_life_first(
    mandate: Mandate, today: date, why: acts.Refusal | None
) -> None:
    assert acts.refusal_of(mandate, done(), today) is why


@pytest.mark.parametrize(
    ("what", "body", "why"),
    [
        (done(), a_body(), None),
        (done(3), a_body(), acts.Refusal.OUT_OF_SCOPE),
        (done(3), None, None),
        (done(0), a_body(), None),
        (done(CAF, None), a_body(), None),
        (done(3, None), a_body(), acts.Refusal.OUT_OF_SCOPE),
        (done(CAF, Act.SUBMIT), a_body(), acts.Refusal.OUT_OF_SCOPE),
        (done(manner=Manner.REMOTE), a_body(execution=Execution.TOGETHER), acts.Refusal.OUT_OF_SCOPE),
    ],
)
def test_what_the_paper_does_not_say_is_out_of_it_and_what_was_left_out_is_not(
    what: ActDone, body: Body | None, why: acts.Refusal | None
) -> None:
    assert acts.refusal_of(replace(a_mandate(), body=body), what, NOON.date()) is why


def test_what_papers_did_not_say_before_is_no_part_of_them_until_it_is_said() -> None:
    """A record of before the year of birth, then of today: the papers of the first keep their fingerprint."""
    before = {"id": 0, "last_name": "Roca", "first_name": "Joan", "phone": ""}
    assert plain(Person(0, "Roca", "Joan")) == before
    assert plain(Person(0, "Roca", "Joan", birth_year=1948)) == before | {"birth_year": 1948}
    told = [Outcome.DONE, CHECK_UP, frozenset({Act.FILL, Act.CONSULT}), None, 3]
    assert plain(told) == ["DONE", "2025-12-05", ["CONSULT", "FILL"], None, 3]


def test_a_fingerprint_is_of_words_that_can_be_written() -> None:
    body = a_body(lines=(rules.ScopeLine("CAF", "aide \ud800", frozenset()),))
    mandate = a_mandate(State.PRINTED, body=body)
    assert mandate.body and mandate.body.printed
    with pytest.raises(RuleBroken, match="signe abîmé"):
        rules.fingerprint(mandate, mandate.body.printed.originals)
