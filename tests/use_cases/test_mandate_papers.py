"""The originals of a mandate: frozen once they are out, printed again to the byte or not at all; who did what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desktop_app.domain.advisor import AdvisorTitle
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.house_rules import HouseRules
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import IdentityDocument, InformationPoint, Printed, Question, State
from desktop_app.forms import mandate as form
from desktop_app.forms.mandate import model_4
from desktop_app.storage.journal import journal
from desktop_app.storage.mandates import mandate_keys
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import mandates
from desktop_app.use_cases.papers import mandate_papers
from desktop_app.use_cases.reception import people
from desktop_app.use_cases.settings import house_rules, settings
from tests.helpers.builders import (
    a_body,
    a_printing,
    its_advisors,
    its_terms,
    le_boulou,
    put_right,
    signed_mandate,
    stored_mandate,
    stored_person,
)
from tests.helpers.clock import StillClock
from tests.helpers.paper import words_of


def everything_changes(desk: Desk, person_id: int, *, contact: str = "ailleurs") -> None:
    """Every setting and name that stands on a mandate."""
    person = people.view(desk, person_id).person
    people.correct(desk, replace(person, last_name="Martin", first_name="Zoé"))
    settings.change_place(desk, replace(le_boulou(), commune="Céret", street="Rue Neuve", phone="0468111111"))
    terms = its_terms(hard_end=None, partner="Un autre", controller="Une autre", controller_contact=contact)
    put_right(desk, replace(terms, mention="Une autre mention"))
    other = its_advisors()[0]
    settings.keep_advisors(desk, [replace(other, last_name="Vidal", title=AdvisorTitle.AMBASSADOR)])
    house_rules.change(desk, HouseRules(months_kept=36))


@pytest.mark.parametrize("signed", [False, True])
@pytest.mark.parametrize("contact", ["ailleurs", ""])
def test_a_reprint_is_the_same_to_the_byte_whatever_was_changed_since(
    desk: Desk, clock: StillClock, signed: bool, contact: str
) -> None:
    person = stored_person(desk.db)
    mandate_id = prepared(desk, person.id)
    first = mandate_papers.mandate_form(desk, mandate_id)
    clock.forward(minutes=7)
    mandate_papers.printed(desk, mandate_id, first)
    if signed:
        mandates.sign(desk, mandate_id, by_person=True, by_advisor=True, handed_over=True, at=desk.now())
    everything_changes(desk, person.id, contact=contact)
    clock.forward(minutes=60)
    assert mandate_papers.mandate_form(desk, mandate_id).build() == first.build()


def prepared(desk: Desk, person_id: int, **changes: Any) -> int:
    """A mandate whose identity was checked."""
    person = people.view(desk, person_id).person
    given = {"person": person, "advisor_id": 1, "body": a_body(), "ends_on": date(2026, 5, 27), **changes}
    made = mandates.draft(desk, **given).subject
    mandates.inform(desk, made, points=frozenset(InformationPoint), answered=frozenset(Question))
    mandates.identify(desk, made, document=IdentityDocument.PASSPORT)
    return made


def test_before_it_is_out_the_originals_follow_what_is_corrected(desk: Desk) -> None:
    person = stored_person(desk.db)
    mandate_id = prepared(desk, person.id)
    everything_changes(desk, person.id)
    text = words_of(mandate_papers.mandate_form(desk, mandate_id).build())
    assert "Nom : Martin" in text and "Marie Vidal" in text and "36 mois" in text


@pytest.mark.parametrize("with_digest", ["another template", "another program"])
def test_another_text_than_the_one_that_was_signed_is_refused(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, with_digest: str
) -> None:
    mandate = signed_mandate(desk)
    if with_digest == "another template":
        monkeypatch.setattr(form, "READABLE", ("modèle 99",))
    else:
        monkeypatch.setattr(form, "ORIGINALS", 3)
        monkeypatch.setitem(model_4._EXECUTION, a_body().execution, "Autrement.")
    with pytest.raises(RuleBroken, match="Photocopiez l’original du service"):
        mandate_papers.mandate_form(desk, mandate.id).build()


def test_the_foot_and_the_journal_bear_the_same_fingerprint(desk: Desk) -> None:
    mandate = signed_mandate(desk)
    line = next(line for line in journal.latest(desk.db, 9) if line.action is Action.MANDATE_PRINTED)
    assert len(line.detail) == 16 and int(line.detail, 16)
    text = words_of(mandate_papers.mandate_form(desk, mandate.id).build()).replace(" ", "")
    assert text.count(f"Empreinte:{line.detail}") == 10


def test_the_fingerprint_changes_with_anything_that_is_printed(desk: Desk) -> None:
    mandate = signed_mandate(desk)
    assert mandate.body and mandate.body.printed
    says = mandate.body.printed.originals
    from desktop_app.domain.mandate import fingerprint

    changed = {
        fingerprint(mandate, replace(says, ends_on=date(2026, 5, 28))),
        fingerprint(replace(mandate, number="2025-0002"), says),
        fingerprint(replace(mandate, body=replace(mandate.body, lines=())), says),
        fingerprint(mandate, replace(says, months_kept=12)),
        fingerprint(mandate, replace(says, place=replace(says.place, phone=""))),
        fingerprint(mandate, replace(says, identified_by="Une autre")),
    }
    assert len(changed | {fingerprint(mandate, says)}) == 7
    assert fingerprint(replace(mandate, state=State.PRINTED, signature=None), says) == fingerprint(mandate, says)


def test_the_paper_names_who_informed_and_who_looked_at_the_document(desk: Desk, advisor_desk: Desk) -> None:
    mandate_id = prepared(desk, stored_person(desk.db).id, substitutes=[advisor_desk.advisor_at_work])
    body = mandates.view(desk, mandate_id).mandate.open_body
    assert (body.informed_by, body.identified_by, body.received_by) == (
        its_advisors()[0].name,
        its_advisors()[0].name,
        "",
    )
    mandates.identify(advisor_desk, mandate_id, document=IdentityDocument.PASSPORT)
    text = words_of(mandate_papers.mandate_form(desk, mandate_id).build())
    assert f"En l’absence de {its_advisors()[0].name} : {its_advisors()[1].name_and_title}." in text
    assert f"par {its_advisors()[1].name}." in text and f"{its_advisors()[0].name} m’a expliqué :" in text
    mandate_papers.printed(desk, mandate_id, mandate_papers.mandate_form(desk, mandate_id))
    signed = {"by_person": True, "by_advisor": True, "handed_over": True}
    mandates.sign(advisor_desk, mandate_id, **signed, at=desk.now())
    assert mandates.view(desk, mandate_id).mandate.open_body.received_by == its_advisors()[1].name


def test_originals_of_0_1_0_are_not_printed_again_in_another_text(tmp_path: Path, desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE, body=a_body())
    from desktop_app.storage.connection.database import writing
    from desktop_app.storage.mandates import mandate_body

    body = replace(mandates.view(desk, mandate.id).mandate.open_body, printed=None)
    with writing(desk.db):
        mandate_body.write(desk.db, desk.mandate_keys, desk.keys, replace(mandate, body=body))
    with pytest.raises(RuleBroken, match="Photocopiez"):
        mandate_papers.mandate_form(desk, mandate.id)


def test_the_paper_of_another_mandate_is_never_taken_for_this_one_s(desk: Desk) -> None:
    first = prepared(desk, stored_person(desk.db).id)
    other = prepared(desk, stored_person(desk.db, "Roca", "Joan", "").id)
    with pytest.raises(RuleBroken, match="celui d’un autre mandat"):
        mandate_papers.printed(desk, first, mandate_papers.mandate_form(desk, other))
    assert mandates.view(desk, first).mandate.printed_at is None


@pytest.mark.parametrize(
    "printed",
    [
        a_printing(mention="Un signe \ud83d abîmé"),
        a_printing(substitutes=("\udfff",)),
        Printed(a_printing().originals, "\ud800"),
    ],
    ids=["mention", "substitutes", "digest"],
)
def test_originals_that_no_paper_could_say_are_refused(desk: Desk, printed: Printed) -> None:
    mandate_id = prepared(desk, stored_person(desk.db).id)
    keys = mandate_keys.ids(desk.mandate_keys)
    with pytest.raises(RuleBroken, match="signe abîmé"):
        mandates.printed(desk, mandate_id, printed=printed)
    assert mandates.view(desk, mandate_id).mandate.printed_at is None
    assert mandate_keys.ids(desk.mandate_keys) == keys, "no key is drawn for what is not written"


def test_originals_are_handed_over_on_paper_only(desk: Desk) -> None:
    """As the help says: their digest is that of the paper, and a page of HTML would bear one that nobody finds."""
    mandate_id = prepared(desk, stored_person(desk.db).id)
    assert not mandate_papers.mandate_form(desk, mandate_id).on_screen
