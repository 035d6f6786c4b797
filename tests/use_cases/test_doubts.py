"""Before a mandate is stored: is its advisor impartial, is its matter in hand already, and under what is it counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop_app.domain.errors import Refused
from desktop_app.domain.mandate import Act, Body, Doubt, Entrusted, InDoubt, ScopeLine, State
from desktop_app.domain.organism import Category
from desktop_app.storage.journal import journal
from desktop_app.storage.reception import people
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import mandates
from tests.helpers.builders import a_body, a_person, stored_mandate, stored_person

END = date(2026, 5, 27)


def draft(desk: Desk, **given: object) -> Changes:
    wanted: dict[str, object] = {"person": a_person(), "advisor_id": 1, "body": a_body(), "ends_on": END, **given}
    return mandates.draft(desk, **wanted)  # type: ignore[arg-type]


def doubt_of(desk: Desk, **given: object) -> Doubt | None:
    """The first question, None when there is none; nothing is stored by it."""
    before = len(mandates.listing(desk)), people.count(desk.db), journal.head(desk.db)
    try:
        draft(desk, **given)
    except InDoubt as asked:
        assert (len(mandates.listing(desk)), people.count(desk.db), journal.head(desk.db)) == before
        assert asked.sentence
        return asked.doubt
    return None


def a_line(organism: str, procedure: str) -> Body:
    return a_body(lines=(ScopeLine(organism, procedure, frozenset({Act.FILL})),))


@pytest.mark.parametrize(
    ("last_name", "first_name", "doubt"),
    [
        ("Castell", "Marie", Doubt.SAME_PERSON), ("CASTELL", "marie", Doubt.SAME_PERSON),
        ("Marie", "Castell", Doubt.SAME_PERSON), ("Castell", "Paul", Doubt.SAME_NAME),
        ("Castell-Roca", "Paul", Doubt.SAME_NAME), ("Castellan", "Marie", None), ("Puig", "Núria", None),
    ],
)  # fmt: skip
def test_who_bears_the_name_of_the_advisor_is_asked_about(
    desk: Desk, last_name: str, first_name: str, doubt: Doubt | None
) -> None:
    assert doubt_of(desk, person=a_person(last_name, first_name)) is doubt


def test_so_is_who_bears_that_of_a_substitute_or_bore_it(desk: Desk) -> None:
    assert doubt_of(desk, person=a_person("Puig", "Núria"), substitutes=[2]) is Doubt.SAME_NAME
    assert doubt_of(desk, person=a_person("Puig", "Jordi"), substitutes=[2]) is Doubt.SAME_PERSON
    married = replace(a_person("Roca", "Marie"), birth_name="Castell")
    assert doubt_of(desk, person=married) is Doubt.SAME_PERSON


def test_an_answer_lets_it_be_prepared_and_the_journal_keeps_it_without_a_name(desk: Desk) -> None:
    draft(desk, person=a_person("Castell", "Marie"), answered=[Doubt.SAME_PERSON])
    (line,) = journal.latest(desk.db, 1)
    assert line.detail == "SAME_PERSON"
    with pytest.raises(InDoubt):
        draft(desk, person=a_person("Castell", "Zoé", ""), answered=[Doubt.SAME_PERSON])


@pytest.mark.parametrize("state", [State.DRAFT, State.PRINTED, State.ACTIVE])
@pytest.mark.parametrize(
    ("organism", "procedure", "doubt"),
    [
        ("CAF", "Demande d’aide au logement", Doubt.COVERED), ("Caisse d'allocations familiales", "apl", Doubt.COVERED),
        ("CAF", "RSA", None), ("MSA", "Demande d’aide au logement", None),
    ],
)  # fmt: skip
def test_a_matter_in_hand_is_asked_about_however_it_is_spelt(
    desk: Desk, state: State, organism: str, procedure: str, doubt: Doubt | None
) -> None:
    person = stored_person(desk.db)
    stored_mandate(desk.db, state, person=person)
    assert doubt_of(desk, person=person, body=a_line(organism, procedure)) is doubt


def test_one_that_has_ended_covers_nothing(desk: Desk) -> None:
    person = stored_person(desk.db)
    stored_mandate(desk.db, State.ENDED, person=person)
    stored_mandate(
        desk.db, State.ACTIVE, person=person, drafted_at=datetime(2025, 11, 20, 9), ends_on=date(2025, 11, 26)
    )
    assert doubt_of(desk, person=person) is None


def test_every_mandate_in_hand_is_told_before_one_word_clears_them(desk: Desk) -> None:
    person = stored_person(desk.db)
    numbers = [stored_mandate(desk.db, person=person).number for _ in range(2)]
    with pytest.raises(InDoubt) as asked:
        draft(desk, person=person)
    assert all(number in asked.value.sentence for number in numbers)
    assert draft(desk, person=person, answered=[Doubt.COVERED]).subject


def test_of_one_that_is_sealed_only_that_it_exists_is_told(desk: Desk, advisor_desk: Desk) -> None:
    person = stored_person(desk.db)
    held = stored_mandate(desk.db, person=person)
    with pytest.raises(InDoubt) as asked:
        draft(advisor_desk, person=person, advisor_id=2)
    assert asked.value.doubt is Doubt.SEALED
    assert held.number in asked.value.sentence and "Marie Castell" in asked.value.sentence
    assert not any(word in asked.value.sentence for word in ("CAF", "logement"))
    assert draft(advisor_desk, person=person, advisor_id=2, answered=[Doubt.SEALED]).subject


def test_another_scope_asks_again_and_the_same_one_does_not(desk: Desk) -> None:
    person = stored_person(desk.db)
    stored_mandate(desk.db, person=person, body=a_line("MSA", "Retraite"))
    mine = draft(desk, person=person).subject
    mandates.revise(desk, mine, body=a_body(), ends_on=END)
    changed = {"body": a_line("msa", "demande de retraite"), "ends_on": END}
    with pytest.raises(InDoubt):
        mandates.revise(desk, mine, **changed)
    mandates.revise(desk, mine, **changed, answered=[Doubt.COVERED])
    (line,) = journal.latest(desk.db, 1)
    assert line.detail == "COVERED"


def test_a_line_is_sealed_with_what_it_is_counted_under(desk: Desk) -> None:
    made = draft(desk).subject
    body = mandates.view(desk, made).mandate.open_body
    assert body == a_body() and body.lines[0].category is Category.HOUSING


def test_what_is_entrusted_is_part_of_the_scope(desk: Desk) -> None:
    made = draft(desk).subject
    entrusted = a_body(entrusted=frozenset({Entrusted.TAX_NOTICE}))
    mandates.revise(desk, made, body=entrusted, ends_on=END)
    assert mandates.view(desk, made).mandate.open_body == entrusted


def test_what_is_never_in_a_mandate_is_refused_with_its_reason(desk: Desk) -> None:
    with pytest.raises(Refused) as refused:
        draft(desk, body=a_line("Mairie", "Procurations électorales"))
    assert refused.value.field == "line-0" and "procuration pour voter" in refused.value.sentence
