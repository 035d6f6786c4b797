"""The three questions before identity, and identity without a document."""

from dataclasses import replace

import pytest

from desktop_app.domain import mandate as rules
from desktop_app.domain.errors import StepMissing
from desktop_app.domain.mandate import (
    Aid,
    IdentityDocument,
    IdentityFact,
    InformationPoint,
    Mandate,
    Path,
    Question,
    Signing,
    State,
)
from tests.helpers.builders import NINE, a_body, a_mandate

NOON = NINE.replace(hour=12)
ALL, TWO = list(InformationPoint), {IdentityFact.HOME, IdentityFact.LETTER}


def left_by_0_1_0(state: State) -> Mandate:
    """One that was led so far when nobody asked the questions."""
    made = a_mandate(state)
    return replace(made, body=replace(made.open_body, understood_at=None))


@pytest.mark.parametrize("unanswered", Question)
def test_each_question_is_answered_before_anything_else(unanswered: Question) -> None:
    with pytest.raises(StepMissing) as refused:
        rules.inform(a_mandate(State.DRAFT), ALL, NOON, answered=set(Question) - {unanswered})
    assert refused.value.field == unanswered.name and unanswered.value in refused.value.sentence


def test_when_and_before_whom_the_person_answered_is_kept() -> None:
    body = rules.inform(a_mandate(State.DRAFT), ALL, NOON, answered=list(Question), by="Ana Ruiz").open_body
    assert (body.understood_at, body.understood_by, body.informed_by) == (NOON, "Ana Ruiz", "Ana Ruiz")


def test_one_that_0_1_0_left_informed_is_asked_the_questions_alone_and_goes_on() -> None:
    old = left_by_0_1_0(State.INFORMED)
    assert "trois questions" in rules.missing_step(old)
    with pytest.raises(StepMissing, match="trois questions"):
        rules.identify(old, IdentityDocument.PASSPORT, NOON)
    asked = rules.inform(old, (), NOON, answered=list(Question), by="Ana Ruiz")
    assert asked.informed == old.informed and asked.open_body.informed_by == old.open_body.informed_by
    assert rules.identify(asked, IdentityDocument.PASSPORT, NOON).state is State.IDENTIFIED


@pytest.mark.parametrize("state", [State.IDENTIFIED, State.PRINTED])
def test_one_that_0_1_0_led_further_goes_on_as_it_stands(state: State) -> None:
    old = left_by_0_1_0(state)
    assert rules.inform(old, (), NOON) is old
    if state is State.IDENTIFIED:
        assert rules.identify(old, IdentityDocument.PASSPORT, NOON).open_body.identity is IdentityDocument.PASSPORT


@pytest.mark.parametrize("facts", [set(), {IdentityFact.KNOWN}])
def test_without_a_document_one_fact_is_not_enough(facts: set[IdentityFact]) -> None:
    with pytest.raises(StepMissing) as refused:
        rules.identify(a_mandate(State.INFORMED), IdentityDocument.OTHER_MEANS, NOON, facts=facts)
    assert refused.value.field == "facts"


def test_two_facts_that_agree_stand_for_a_document() -> None:
    seen = rules.identify(a_mandate(State.INFORMED), IdentityDocument.OTHER_MEANS, NOON, facts=TWO).open_body
    assert seen.identity_facts == TWO
    assert seen.identity_in_words.replace("\u00a0", " ") == (
        "Autre moyen : justificatif de domicile à son nom, courrier officiel à son nom"
    )


def test_facts_beside_a_document_are_not_kept() -> None:
    seen = rules.identify(a_mandate(State.INFORMED), IdentityDocument.PASSPORT, NOON, facts=TWO).open_body
    assert seen.identity_facts == frozenset() and "passeport" in seen.identity_in_words


def test_all_who_are_asked_to_sign_beside_have_signed_before_the_mandate_is_active() -> None:
    path = Path(Signing.WITH_CURATOR, frozenset({Aid.READ_ALOUD}))
    printed = a_mandate(State.PRINTED, body=a_body(path=path))
    how = {"by_person": True, "by_advisor": True, "handed_over": True, "place": "Le Boulou", "at": NOON, "now": NOON}
    with pytest.raises(StepMissing, match="le curateur et le lecteur") as refused:
        rules.sign(printed, **how)  # type: ignore[arg-type]
    assert refused.value.field == "cosigned"
    assert rules.sign(printed, cosigned=True, **how).state is State.ACTIVE  # type: ignore[arg-type]


def test_the_path_is_part_of_the_scope_and_of_the_fingerprint_once_there_is_one() -> None:
    made = a_mandate(State.PRINTED)
    says = made.open_body.printed.originals  # type: ignore[union-attr]
    along = replace(made, body=replace(made.open_body, path=Path(aids=frozenset({Aid.INTERPRETER}))))
    assert along.open_body.scope.path == along.open_body.path
    assert made.open_body.along(Path(aids=frozenset({Aid.INTERPRETER}))) == along.open_body.scope
    assert rules.fingerprint(made, says) != rules.fingerprint(along, says)
    old = replace(made, body=replace(made.open_body, understood_at=None))
    assert rules.fingerprint(old, says) != rules.fingerprint(made, says)
