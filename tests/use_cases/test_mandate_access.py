"""A mandate opens to the advisors it names, and for one day to whoever a référent entrusts it to; to nobody else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime

import pytest

from desktop_app.domain.account import Account, Role
from desktop_app.domain.advisor import Advisor
from desktop_app.domain.errors import MandateEnded, NotAllowed, Refused, RuleBroken
from desktop_app.domain.mandate import (
    EndReason,
    IdentityDocument,
    InformationPoint,
    Mandate,
    Question,
    StandInReason,
    State,
)
from desktop_app.storage import house_rules
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import advisors
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.destruction import erasure
from desktop_app.use_cases.mandates import endings, mandate_access, mandates
from desktop_app.use_cases.papers import mandate_papers, packs
from tests.helpers.builders import a_body, a_person, signed_mandate, stored_mandate, stored_person

END = date(2026, 5, 27)
SIGNED = {"by_person": True, "by_advisor": True, "handed_over": True}
ON_ANOTHER_S: dict[str, tuple[State, Callable[[Desk, int], object]]] = {
    "revise": (State.DRAFT, lambda desk, id: mandates.revise(desk, id, body=a_body(requests=()), ends_on=END)),
    "inform": (
        State.DRAFT,
        lambda desk, id: mandates.inform(desk, id, points=frozenset(InformationPoint), answered=frozenset(Question)),
    ),
    "identify": (State.INFORMED, lambda desk, id: mandates.identify(desk, id, document=IdentityDocument.PASSPORT)),
    "draw its paper": (State.IDENTIFIED, mandate_papers.mandate_form),
    "print its pack": (State.IDENTIFIED, packs.mandate),
    "sign": (State.PRINTED, lambda desk, id: mandates.sign(desk, id, at=desk.now(), **SIGNED)),
    "open": (State.ACTIVE, mandate_access.opened),
    "close": (State.ACTIVE, lambda desk, id: endings.close(desk, id, reason=EndReason.DONE)),
}
"""What an advisor does with a mandate, and the state in which it is done."""


def entrust(desk: Desk, mandate: Mandate, advisor_id: int = 2) -> None:
    mandate_access.entrust(desk, mandate.id, advisor_id=advisor_id, why=StandInReason.AWAY)


@pytest.mark.parametrize("what", ON_ANOTHER_S)
def test_another_advisor_neither_reads_nor_acts(desk: Desk, advisor_desk: Desk, what: str) -> None:
    state, do = ON_ANOTHER_S[what]
    mandate = stored_mandate(desk.db, state)
    with pytest.raises(NotAllowed, match=r"ne nomme que Marie Castell\. Un référent peut vous le confier"):
        do(advisor_desk, mandate.id)
    assert mandates.view(desk, mandate.id).mandate == mandate
    seen = mandates.view(advisor_desk, mandate.id)
    assert seen.mandate.body is None and seen.allowed == () and not seen.opens


def test_nor_by_the_personal_record(desk: Desk, advisor_desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    assert erasure.everything_on(desk, mandate.person_id).mandates[0].body is not None
    assert erasure.everything_on(advisor_desk, mandate.person_id).mandates[0].body is None


@pytest.mark.parametrize("what", ["revise", "inform", "identify", "draw its paper", "sign", "open", "close"])
def test_a_substitute_does_what_the_advisor_would(desk: Desk, advisor_desk: Desk, what: str) -> None:
    state, do = ON_ANOTHER_S[what]
    mandate = stored_mandate(desk.db, state, substitutes=(2,), drafted_at=datetime(2025, 11, 27, 7))
    seen = mandates.view(advisor_desk, mandate.id)
    assert seen.opens and seen.mandate == mandate and [each.id for each in seen.substitutes] == [2]
    do(advisor_desk, mandate.id)


def test_whoever_is_at_the_counter_still_records_a_withdrawal(desk: Desk, advisor_desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    endings.withdraw(advisor_desk, mandate.id)
    assert mandates.view(desk, mandate.id).mandate.end_reason is EndReason.WITHDRAWN


def test_the_desk_is_told_of_no_substitute_by_a_body(desk: Desk, reception_desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE, substitutes=(2,))
    seen = mandates.view(reception_desk, mandate.id)
    assert seen.mandate.body is None and not seen.opens


def test_it_is_entrusted_until_tonight_and_the_manager_reads_nothing_by_it(
    desk: Desk, manager_desk: Desk, advisor_desk: Desk
) -> None:
    mandate = signed_mandate(desk)
    done = mandate_access.entrust(manager_desk, mandate.id, advisor_id=2, why=StandInReason.URGENT)
    assert done.told == f"Mandat {mandate.number} confié à Jordi Puig jusqu’à ce soir."
    assert mandates.view(manager_desk, mandate.id).mandate.body is None
    assert mandates.view(advisor_desk, mandate.id).mandate == mandate
    assert [each.name for each in mandates.view(desk, mandate.id).stand_ins] == ["Jordi Puig"]
    mandate_papers.mandate_form(advisor_desk, mandate.id)
    late = replace(advisor_desk, clock=lambda: datetime(2025, 11, 27, 23, 59))
    assert mandates.view(late, mandate.id).opens
    tomorrow = replace(advisor_desk, clock=lambda: datetime(2025, 11, 28, 0, 0))
    assert mandates.view(tomorrow, mandate.id).mandate.body is None
    with pytest.raises(NotAllowed):
        endings.close(tomorrow, mandate.id, reason=EndReason.DONE)


def test_one_entrusted_opens_no_other(desk: Desk, advisor_desk: Desk) -> None:
    one, other = stored_mandate(desk.db), stored_mandate(desk.db, person=stored_person(desk.db, "Roca", "Joan"))
    entrust(desk, one)
    assert mandates.view(advisor_desk, one.id).opens and not mandates.view(advisor_desk, other.id).opens


def test_a_list_tells_of_each_whether_it_opens(
    desk: Desk, advisor_desk: Desk, manager_desk: Desk, reception_desk: Desk
) -> None:
    other = {name: stored_person(desk.db, name, "Joan") for name in ("Roca", "Vidal")}
    alone, lent = stored_mandate(desk.db), stored_mandate(desk.db, person=other["Roca"])
    shared = stored_mandate(desk.db, person=other["Vidal"], substitutes=(2,))
    entrust(desk, lent)
    told = {
        name: {each.mandate.id for each in mandates.listing(who) if each.opens}
        for name, who in (("1", desk), ("2", advisor_desk), ("manager", manager_desk), ("reception", reception_desk))
    }
    every = {alone.id, lent.id, shared.id}
    assert told == {"1": every, "2": {lent.id, shared.id}, "manager": set(), "reception": set()}
    tomorrow = replace(advisor_desk, clock=lambda: datetime(2025, 11, 28, 0, 0))
    assert [each.mandate.id for each in mandates.listing(tomorrow) if each.opens] == [shared.id]


def test_what_waits_for_the_end_sheet_opens_for_it_to_those_it_names_and_no_longer(
    desk: Desk, reception_desk: Desk, advisor_desk: Desk
) -> None:
    with writing(desk.db):
        house_rules.save(desk.db, replace(house_rules.load(desk.db), end_sheet_days=7))
    going_on, mandate = stored_mandate(desk.db), stored_mandate(desk.db)
    endings.withdraw(reception_desk, mandate.id)
    held = mandate_access.waiting_for_its_sheet(desk, mandate.id)
    assert (held.id, held.state, held.body) == (mandate.id, State.ENDED, mandate.body)
    assert [each.id for each in mandate_access.waiting_for_their_sheets(desk)] == [mandate.id]
    assert mandate_access.waiting_for_their_sheets(advisor_desk) == []
    with pytest.raises(NotAllowed):
        mandate_access.waiting_for_its_sheet(advisor_desk, mandate.id)
    endings.destroy_held(desk, mandate.id)
    for each in (going_on, mandate):
        with pytest.raises(RuleBroken, match="plus de feuille de fin"):
            mandate_access.waiting_for_its_sheet(desk, each.id)


@pytest.mark.parametrize(
    ("advisor_id", "why", "field"),
    [(0, StandInReason.AWAY, "advisor"), (1, StandInReason.AWAY, "advisor"), (2, None, "why")],
)
def test_it_is_entrusted_to_somebody_else_for_a_reason(
    desk: Desk, advisor_id: int, why: StandInReason | None, field: str
) -> None:
    mandate = stored_mandate(desk.db)
    with pytest.raises(RuleBroken) as refused:
        mandate_access.entrust(desk, mandate.id, advisor_id=advisor_id, why=why)
    assert [fault.field for fault in refused.value.faults] == [field]


def test_one_that_has_ended_is_entrusted_to_nobody(desk: Desk) -> None:
    with pytest.raises(MandateEnded):
        entrust(desk, stored_mandate(desk.db, State.ENDED))


def test_it_is_offered_to_those_at_work_who_are_not_named(desk: Desk) -> None:
    with writing(desk.db):
        advisors.add(desk.db, Advisor(0, "Vidal", "Anne", active=False))
    offered = mandate_access.stand_ins(desk, stored_mandate(desk.db))
    assert [each.name for each in offered] == ["Jordi Puig"]
    named = stored_mandate(desk.db, person=stored_person(desk.db, "Roca", "Joan"), substitutes=(2,))
    assert mandate_access.stand_ins(desk, named) == ()


def test_whoever_prepares_one_is_named_on_it(desk: Desk) -> None:
    given = {"person": a_person(), "advisor_id": 2, "body": a_body(), "ends_on": END}
    with pytest.raises(RuleBroken, match="Vous n’y êtes pas") as refused:
        mandates.draft(desk, **given)
    assert [fault.field for fault in refused.value.faults] == ["advisor"]
    assert mandates.listing(desk) == []
    made = mandates.draft(desk, **given, substitutes=[1]).subject
    assert mandates.view(desk, made).opens


@pytest.mark.parametrize("chosen", [[1], [99], [2, 99]])
def test_a_substitute_is_another_advisor_at_work(desk: Desk, chosen: list[int]) -> None:
    with pytest.raises(RuleBroken) as refused:
        mandates.draft(desk, person=a_person(), advisor_id=1, body=a_body(), ends_on=END, substitutes=chosen)
    assert [fault.field for fault in refused.value.faults] == ["substitutes"]


def test_other_substitutes_are_another_text_to_explain_and_print(desk: Desk, advisor_desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.PRINTED, substitutes=(2,))
    asked = {"body": mandate.open_body.scope, "ends_on": mandate.ends_on}
    mandates.revise(desk, mandate.id, **asked, substitutes=[2])
    mandates.revise(desk, mandate.id, **asked)
    assert mandates.view(desk, mandate.id).mandate == mandate
    mandates.revise(desk, mandate.id, **asked, substitutes=[])
    after = mandates.view(desk, mandate.id).mandate
    assert after.state is State.DRAFT and after.substitutes == () and after.printed_at is None
    assert not mandates.view(advisor_desk, mandate.id).opens


def test_an_account_that_is_nobody_s_in_particular_is_told_what_to_do(desk: Desk) -> None:
    """As 0.1.0 let some be made."""
    nobody = replace(desk, account=Account(9, "Conseil", frozenset({Role.ADVISOR})))
    with pytest.raises(NotAllowed, match="un référent dit de qui il est"):
        mandate_access.opened(nobody, stored_mandate(desk.db).id)
    with pytest.raises(NotAllowed, match="un référent dit de qui il est"):
        mandates.draft(nobody, person=a_person("Roca", "Joan"), advisor_id=1, body=a_body(), ends_on=END)


def test_a_fault_of_the_scope_is_told_first(desk: Desk) -> None:
    with pytest.raises(Refused):
        mandates.draft(desk, person=a_person(), advisor_id=2, body=a_body(lines=(), requests=()), ends_on=END)


def test_a_substitute_who_has_left_opens_nothing_any_more(desk: Desk, advisor_desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE, substitutes=(2,))
    with writing(desk.db):
        advisors.update(desk.db, replace(advisors.get(desk.db, 2), active=False))
    assert not mandates.view(advisor_desk, mandate.id).opens
    with pytest.raises(NotAllowed, match="personne qui travaille ici"):
        mandate_access.opened(advisor_desk, mandate.id)
