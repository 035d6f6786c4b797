"""What outlives a mandate: cells of a month that lead to nobody, counted by hand."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from desktop_app.domain.mandate import Act, ActDone, EndReason, Mandate, Manner, ScopeLine, State
from desktop_app.domain.mandate.counted import Modality, counted, moved
from desktop_app.domain.organism import Category, Family
from desktop_app.use_cases.mandates.organisms import shipped
from tests.helpers.builders import a_body, a_mandate

DIRECTORY = shipped()
NOVEMBER, DECEMBER = "2025-11", "2025-12"


def done(number: int, manner: Manner, month: int) -> ActDone:
    """Something done for a line on the first of a month of 2025."""
    return ActDone(number, Act.FILL, datetime(2025, month, 1, 10), manner)


def two_months(**changes: object) -> Mandate:
    """Signed in November for a line at the CAF and a request to the tax office; four acts, one of them in December."""
    acts = (
        done(1, Manner.TOGETHER, 11),
        done(1, Manner.MAIL, 11),
        done(1, Manner.PHONE, 11),
        done(2, Manner.TOGETHER, 12),
    )
    return replace(a_mandate(State.ACTIVE, body=a_body(acts=acts)), **changes)


def test_each_line_counts_in_the_month_of_the_signature_and_each_act_in_its_own() -> None:
    assert dict(counted(two_months(), DIRECTORY)) == {
        (NOVEMBER, Category.HOUSING): 1,
        (NOVEMBER, Family.SOCIAL_SECURITY): 1,
        (NOVEMBER, Category.MONEY): 1,
        (NOVEMBER, Family.STATE): 1,
        (NOVEMBER, Modality.TOGETHER): 1,
        (NOVEMBER, Modality.REMOTE): 2,
        (DECEMBER, Modality.TOGETHER): 1,
    }


def test_a_line_counts_under_what_was_chosen_for_it_and_an_unknown_organism_under_the_others() -> None:
    lines = (
        ScopeLine("CAF", "Demande d’aide au logement", frozenset(), Category.JUSTICE),
        ScopeLine("Boulangerie", "Commande", frozenset()),
    )
    found = counted(a_mandate(State.ACTIVE, body=a_body(lines=lines, requests=())), DIRECTORY)
    assert dict(found) == {
        (NOVEMBER, Category.JUSTICE): 1,
        (NOVEMBER, Family.SOCIAL_SECURITY): 1,
        (NOVEMBER, Family.OTHER): 1,
    }


def test_neither_a_draft_nor_one_made_by_mistake_counts_anywhere() -> None:
    assert counted(a_mandate(State.PRINTED), DIRECTORY) == {}
    assert counted(two_months(end_reason=EndReason.MISTAKE), DIRECTORY) == {}
    assert counted(two_months(end_reason=EndReason.DONE), DIRECTORY) == counted(two_months(), DIRECTORY)


def test_what_changes_moves_its_cells_and_no_other() -> None:
    before = two_months()
    body = before.open_body
    after = replace(before, body=replace(body, acts=(*body.acts[1:], done(1, Manner.LETTER, 12))))
    assert moved(before, after, DIRECTORY) == {(NOVEMBER, Modality.TOGETHER): -1, (DECEMBER, Modality.REMOTE): 1}
    assert moved(before, before, DIRECTORY) == {}
