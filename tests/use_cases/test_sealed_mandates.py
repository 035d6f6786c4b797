"""The content of a mandate is for advisors alone, and is destroyed as soon as the mandate ends."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from desktop_app.domain.errors import BodySealed, NotAllowed
from desktop_app.domain.mandate import EndReason, Mandate, State
from desktop_app.storage.connection.database import writing
from desktop_app.storage.errors import MandateKeysMissing
from desktop_app.storage.files import mandates_in
from desktop_app.storage.mandates import mandate_keys
from desktop_app.storage.mandates import mandates as stored
from desktop_app.storage.reception import people
from desktop_app.use_cases import clock_check
from desktop_app.use_cases.changes import Touched
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.destruction import destructions
from desktop_app.use_cases.mandates import endings, mandates
from tests.helpers.builders import a_mandate, stored_mandate, stored_person
from tests.helpers.clock import StillClock
from tests.helpers.each_system import while_open
from tests.use_cases.test_mandates import STEPS, draft, identify, state_of


def test_the_front_desk_sees_that_a_mandate_goes_on_and_nothing_of_what_it_allows(
    desk: Desk, reception_desk: Desk
) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    for view in (mandates.view(reception_desk, mandate.id), *mandates.listing(reception_desk)):
        assert (view.mandate.number, view.mandate.state, view.person.name) == (
            mandate.number,
            State.ACTIVE,
            "Éloïse Lefèvre",
        )
        assert view.mandate.body is None and view.allowed == ()
    assert mandates.view(desk, mandate.id).mandate == mandate


def test_a_list_opens_no_content_even_for_an_advisor(desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    assert [view.mandate.body for view in mandates.listing(desk, open_only=False)] == [None]
    assert mandates.view(desk, mandate.id).allowed


def test_a_mandate_that_goes_on_is_listed_however_many_have_ended_since(desk: Desk) -> None:
    running = stored_mandate(desk.db, State.ACTIVE)
    with writing(desk.db):
        for rank in range(510):
            ended = a_mandate(State.ENDED, person_id=running.person_id, number=f"2024-{rank:04}")
            stored.add(desk.db, replace(ended, drafted_at=running.drafted_at + timedelta(minutes=1 + rank)))
    listed = [view.mandate.id for view in mandates.listing(desk, open_only=False)]
    assert len(listed) == 201 and listed[-1] == running.id
    assert mandates.is_listed(desk, running.id) and mandates.is_listed(desk, listed[0])
    assert not mandates.is_listed(desk, running.id + 1)


def test_a_manager_who_is_no_advisor_reads_no_mandate(desk: Desk, manager_desk: Desk, advisor_desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    assert mandates.view(manager_desk, mandate.id).mandate.body is None
    theirs = stored_mandate(desk.db, State.ACTIVE, advisor_id=advisor_desk.advisor_at_work)
    assert mandates.view(advisor_desk, theirs.id).mandate == theirs
    assert mandates.view(advisor_desk, mandate.id).mandate.body is None


@pytest.mark.parametrize("state", [State.DRAFT, State.PRINTED, State.ACTIVE])
def test_the_front_desk_records_a_withdrawal_at_once_without_reading_it(
    desk: Desk, reception_desk: Desk, state: State
) -> None:
    mandate = stored_mandate(desk.db, state)
    done = endings.withdraw(reception_desk, mandate.id)
    assert "son contenu est détruit" in done.told
    found = mandates.view(desk, mandate.id).mandate
    assert found.state is State.ENDED and found.body is None
    assert mandate_keys.ids(desk.mandate_keys) == set() and desk.db["mandate_body"].count == 0


def test_the_front_desk_does_nothing_else_to_a_mandate(desk: Desk, reception_desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.PRINTED)
    for verb in (*STEPS, lambda at, id: endings.close(at, id, reason=EndReason.DONE), lambda at, _: draft(at)):
        with pytest.raises(NotAllowed, match="conseiller"):
            verb(reception_desk, mandate.id)
    assert mandates.view(desk, mandate.id).mandate == mandate


@pytest.mark.parametrize("reason", [EndReason.DONE, EndReason.RENOUNCED])
def test_the_advisor_ends_it_and_its_content_is_destroyed(desk: Desk, reason: EndReason) -> None:
    mandate = stored_mandate(desk.db, State.ACTIVE)
    told = endings.close(desk, mandate.id, reason=reason).told
    assert told == f"Mandat {mandate.number} terminé : son contenu est détruit (preuve D2025-0001)."


def over_at_midnight(desk: Desk, mandate: Mandate) -> None:
    with writing(desk.db):
        stored.update(desk.db, replace(mandate, ends_on=desk.now().date() - timedelta(days=1)))
    endings.close_expired(desk)


def over_earlier(because: EndReason) -> Callable[[Desk, Mandate], object]:
    """Its last day was brought forward for this reason, and is over."""
    return lambda desk, mandate: over_at_midnight(desk, replace(mandate, ends_because=because))


ENDS: dict[EndReason, tuple[State, Callable[[Desk, Mandate], object]]] = {
    EndReason.WITHDRAWN: (State.ACTIVE, lambda desk, mandate: endings.withdraw(desk, mandate.id)),
    EndReason.ABANDONED: (State.PRINTED, lambda desk, mandate: endings.withdraw(desk, mandate.id)),
    EndReason.EXPIRED: (State.ACTIVE, over_at_midnight),
    **{
        reason: (State.ACTIVE, lambda desk, mandate, why=reason: endings.close(desk, mandate.id, reason=why))
        for reason in endings.OF_THE_ADVISOR
    },
    **{
        reason: (State.ACTIVE, lambda desk, mandate, why=reason: endings.report(desk, mandate.id, reason=why))
        for reason in endings.FOR_ANYBODY
    },
    **{reason: (State.ACTIVE, over_earlier(reason)) for reason in (EndReason.CONVENTION_OVER, EndReason.ADVISOR_LEFT)},
}


@pytest.mark.parametrize("reason", EndReason)
def test_its_content_is_destroyed_whatever_ended_it_and_its_number_name_and_dates_stay(
    desk: Desk, reason: EndReason
) -> None:
    state, end = ENDS[reason]
    mandate = stored_mandate(desk.db, state, drafted_at=datetime(2025, 11, 20, 9))
    end(desk, mandate)
    proof, view = destructions.of_mandate(desk, mandate.id), mandates.view(desk, mandate.id)
    assert proof and proof.trigger.name == reason.name and proof.done_at == desk.now()
    assert view.mandate.body is None and mandate_keys.ids(desk.mandate_keys) == set()
    assert desk.db["mandate_body"].count == 0
    assert (view.person.name, view.mandate.number) == ("Éloïse Lefèvre", mandate.number)
    assert view.mandate.drafted_at == mandate.drafted_at and view.mandate.end_reason is reason
    assert view.mandate.ended_at and view.mandate.ends_on


def test_expired_mandates_are_destroyed_each_with_its_own_proof(desk: Desk, clock: StillClock) -> None:
    over = [stored_mandate(desk.db, step, ends_on=date(2025, 12, 1)) for step in (State.ACTIVE, State.DRAFT)]
    clock.set(datetime(2025, 12, 2, 8))
    endings.close_expired(desk)
    proofs = [destructions.of_mandate(desk, each.id) for each in over]
    assert [proof.trigger.name for proof in proofs if proof] == ["EXPIRED", "ABANDONED"]
    assert len({proof.number for proof in proofs if proof}) == 2
    assert mandate_keys.ids(desk.mandate_keys) == set()


def test_every_expired_mandate_is_ended_however_many_there_are(desk: Desk, clock: StillClock) -> None:
    person = stored_person(desk.db)
    with writing(desk.db):
        for rank in range(620):
            number = f"2025-{rank:04}"
            stored.add(desk.db, a_mandate(State.DRAFT, person_id=person.id, number=number, ends_on=date(2025, 12, 1)))
    clock.set(datetime(2025, 12, 2, 8))
    endings.close_expired(desk)
    assert mandates.listing(desk) == [] and destructions.pending(desk) == []
    assert len(destructions.every(desk, 1000)) == 620


def test_nothing_is_ended_by_a_computer_that_believes_it_is_next_year(desk: Desk, clock: StillClock) -> None:
    mandate = stored_mandate(desk.db, ends_on=date(2025, 12, 1))
    assert clock_check.doubt(desk) == ""
    clock.set(datetime(2026, 12, 2, 8))
    assert endings.close_expired(desk).touched is Touched.NOTHING
    assert state_of(desk, mandate.id) is State.ACTIVE
    clock_check.accept(desk, day=desk.now().date())
    endings.close_expired(desk)
    assert state_of(desk, mandate.id) is State.ENDED


def test_a_mandate_whose_key_is_lost_says_so_and_can_still_be_ended(desk: Desk) -> None:
    mandate = stored_mandate(desk.db, State.INFORMED)
    desk.mandate_keys.execute("DELETE FROM mandate_key")
    assert mandates.view(desk, mandate.id).mandate.body is None
    with pytest.raises(BodySealed, match="ne s’ouvre plus"):
        identify(desk, mandate.id)
    endings.withdraw(desk, mandate.id)
    assert state_of(desk, mandate.id) is State.ENDED


def test_each_step_seals_the_content_anew_under_another_key(desk: Desk) -> None:
    mandate_id = draft(desk)
    sealed = [desk.db.execute("SELECT key_id, sealed FROM mandate_body").fetchone()]
    for step in STEPS:
        step(desk, mandate_id)
        sealed.append(desk.db.execute("SELECT key_id, sealed FROM mandate_body").fetchone())
    assert len({key_id for key_id, _ in sealed}) == len({body for _, body in sealed}) == len(STEPS) + 1
    assert mandate_keys.ids(desk.mandate_keys) == {sealed[-1][0]}


def test_without_the_file_of_its_keys_no_mandate_is_prepared(desk: Desk) -> None:
    while_open(mandates_in(desk.folder).unlink)
    with pytest.raises(MandateKeysMissing):
        draft(desk)
    assert desk.db["mandate"].count == 0 and people.count(desk.db) == 0
