"""A signed mandate printed again: the same bytes after every change of settings, in every text and size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from hashlib import sha256

import pytest

from desktop_app.domain.mandate import Birth, IdentityDocument, InformationPoint, Originals, Printed, Question, Reach
from desktop_app.forms import mandate as form
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import mandates
from desktop_app.use_cases.papers import mandate_papers
from tests.helpers.builders import a_body, stored_person
from tests.use_cases.test_what_verbs_write import GESTURES

OF_SETTINGS = [
    name
    for name, gesture in GESTURES.items()
    if gesture.touched and {"SETTINGS", "EVERYTHING"} & set(gesture.touched.split())
]
BIRTH = Birth("Roca", date(1948, 3, 12), "Perpignan")


@pytest.fixture(scope="module", autouse=True)
def drawn_once() -> Iterator[None]:
    """What says the same is not drawn again: `tests/forms/test_every_paper.py` proves that its bytes are the same."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(form, "build", cache(form.build))
        yield


def prepared(desk: Desk) -> int:
    """A mandate of somebody else, who was asked everything."""
    body = replace(a_body(), reach=Reach.PHONE)
    person = stored_person(desk.db, "D’Almeida", "Ana")
    made = mandates.draft(desk, person=person, advisor_id=1, body=body, ends_on=date(2026, 5, 27)).subject
    mandates.inform(desk, made, points=frozenset(InformationPoint), answered=frozenset(Question))
    mandates.identify(desk, made, document=IdentityDocument.PASSPORT, birth=BIRTH)
    return made


def digest_of(desk: Desk, mandate_id: int, says: Originals) -> str:
    """That of the two originals which say this."""
    return sha256(form.build(form.MandateForm(mandates.view(desk, mandate_id).mandate, says))).hexdigest()


def signed(desk: Desk, mandate_id: int) -> None:
    mandates.sign(desk, mandate_id, by_person=True, by_advisor=True, handed_over=True, at=desk.now())


@pytest.mark.parametrize("name", OF_SETTINGS)
def test_no_change_of_settings_changes_a_paper_that_is_out(counter: Desk, name: str) -> None:
    assert len(OF_SETTINGS) > 20
    if prepare := GESTURES[name].prepare:
        prepare(counter)
    made = prepared(counter)
    first = mandate_papers.mandate_form(counter, made)
    mandate_papers.printed(counter, made, first)
    signed(counter, made)
    GESTURES[name].do(counter)
    assert mandate_papers.mandate_form(counter, made).build() == first.build()


@pytest.mark.parametrize("template", form.READABLE)
def test_an_older_text_comes_out_again_as_it_was(desk: Desk, template: str) -> None:
    made = prepared(desk)
    says = replace(mandate_papers.mandate_form(desk, made).says, template=template)
    was = Printed(says, digest_of(desk, made, says))
    mandates.printed(desk, made, printed=was)
    signed(desk, made)
    again = mandate_papers.mandate_form(desk, made)
    assert again.says.template == template
    assert Printed(again.says, digest_of(desk, made, again.says)) == was


def test_large_print_is_chosen_before_and_kept(desk: Desk) -> None:
    made = prepared(desk)
    paper = mandate_papers.mandate_form(desk, made)
    larger = paper.enlarged()
    assert larger.says.large and not paper.says.large
    assert larger.build() != paper.build()
    mandate_papers.printed(desk, made, larger)
    signed(desk, made)
    again = mandate_papers.mandate_form(desk, made)
    assert not again.large and again.enlarged() is again, "a reprint is what was printed"
    assert again.build() == larger.build()


def test_a_large_paper_has_a_fingerprint_of_its_own_and_the_usual_one_keeps_its_own(desk: Desk) -> None:
    made = prepared(desk)
    says, mandate = mandate_papers.mandate_form(desk, made).says, mandates.view(desk, made).mandate
    from desktop_app.domain.mandate import fingerprint

    named = replace(mandate, body=replace(mandate.open_body, birth=None))
    digits = {fingerprint(mandate, says), fingerprint(mandate, replace(says, large=True)), fingerprint(named, says)}
    assert len(digits) == 3


def test_what_was_typed_of_a_birth_stays_through_a_change_of_scope_and_goes_with_the_content(desk: Desk) -> None:
    made = prepared(desk)
    mandates.revise(desk, made, body=a_body(requests=(), reach=Reach.LETTER), ends_on=date(2026, 5, 27))
    body = mandates.view(desk, made).mandate.open_body
    assert (body.birth, body.reach, body.identity) == (BIRTH, Reach.LETTER, None)


def test_a_scope_of_before_that_is_looked_at_again_is_not_changed(desk: Desk) -> None:
    """Nobody was asked how to reach the person: what the field proposes says the same."""
    person = stored_person(desk.db)
    made = mandates.draft(desk, person=person, advisor_id=1, body=a_body(), ends_on=date(2026, 5, 27)).subject
    mandates.inform(desk, made, points=frozenset(InformationPoint), answered=frozenset(Question))
    before = mandates.view(desk, made).mandate
    mandates.revise(desk, made, body=a_body(reach=Reach.HERE), ends_on=date(2026, 5, 27))
    assert mandates.view(desk, made).mandate == before
