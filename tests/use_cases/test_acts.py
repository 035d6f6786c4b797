"""What is done under a mandate is noted by who opens it, sealed with the rest, told to the person and gone with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from desktop_app.domain.errors import BodySealed, MandateEnded, NotAllowed, OutOfDate, Refused, StepMissing
from desktop_app.domain.french import NBSP
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import (
    Act,
    ActDone,
    EndReason,
    IdentityDocument,
    InformationPoint,
    Mandate,
    Outcome,
    Question,
    StandInReason,
    State,
)
from desktop_app.storage.connection.database import writing
from desktop_app.storage.journal import journal
from desktop_app.storage.mandates import mandate_body, mandate_keys
from desktop_app.use_cases import mandates as room
from desktop_app.use_cases.changes import Touched
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import acts, endings, mandate_access, mandates
from desktop_app.use_cases.overview import attention
from desktop_app.use_cases.papers import mandate_papers, mandate_sheets, printing
from desktop_app.use_cases.reception import undo
from tests.forms import reading
from tests.helpers.builders import NINE, stored_mandate, stored_person
from tests.helpers.clock import StillClock

NOON = NINE.replace(hour=12)
FILLED = ActDone(1, Act.FILL, NOON)
NUMBER = "2025112700123"


@pytest.fixture(autouse=True)
def at_noon(clock: StillClock) -> None:
    clock.set(NOON)


def of(desk: Desk, mandate: Mandate) -> tuple[ActDone, ...]:
    """What was done under it, as whoever opens it reads."""
    return mandates.view(desk, mandate.id).mandate.open_body.acts


def awaiting(day: date, **changes: object) -> ActDone:
    """Something is awaited until this day."""
    return replace(FILLED, outcome=Outcome.PENDING, due_on=day, due_for="Relancer la CAF", **changes)


def dates(desk: Desk) -> list[tuple[object, ...]]:
    return desk.db.execute("SELECT mandate_id, day FROM mandate_deadline ORDER BY day").fetchall()


def test_it_is_kept_with_who_did_it_whatever_was_said_of_that(desk: Desk) -> None:
    mandate = stored_mandate(desk.db)
    done = acts.note(desk, mandate.id, replace(FILLED, by="Une autre"))
    assert (done.told, done.touched) == ("Acte noté.", Touched.MANDATES)
    assert of(desk, mandate) == (replace(FILLED, by="Marie Castell"),)


def test_the_journal_says_that_it_was_noted_corrected_and_taken_out_and_nothing_of_it(desk: Desk) -> None:
    mandate = stored_mandate(desk.db)
    acts.note(desk, mandate.id, replace(FILLED, note="reçu en main propre"))
    (kept,) = of(desk, mandate)
    acts.correct(desk, mandate.id, kept, replace(kept, note=""))
    acts.remove(desk, mandate.id, replace(kept, note=""))
    lines = journal.latest(desk.db, 3)[::-1]
    assert [line.action for line in lines] == [Action.ACT_NOTED, Action.ACT_CORRECTED, Action.ACT_REMOVED]
    assert {(line.subject, line.detail) for line in lines} == {(f"mandat-{mandate.id}", "")}
    assert of(desk, mandate) == ()


def test_each_of_the_three_is_taken_back(desk: Desk) -> None:
    mandate = stored_mandate(desk.db)
    noted = acts.note(desk, mandate.id, FILLED)
    (kept,) = of(desk, mandate)
    corrected = acts.correct(desk, mandate.id, kept, awaiting(date(2025, 12, 1)))
    assert dates(desk) == [(mandate.id, "2025-12-01")]
    assert noted.undo and corrected.undo
    with pytest.raises(OutOfDate):
        undo.take_back(desk, noted.undo)
    undo.take_back(desk, corrected.undo)
    assert of(desk, mandate) == (kept,) and dates(desk) == []
    removed = acts.remove(desk, mandate.id, kept)
    assert removed.undo
    undo.take_back(desk, removed.undo)
    assert of(desk, mandate) == (kept,)
    undo.take_back(desk, noted.undo)
    assert of(desk, mandate) == ()


def test_nothing_is_noted_out_of_the_scope(desk: Desk) -> None:
    mandate = stored_mandate(desk.db)
    for done in (replace(FILLED, act=Act.SUBMIT), replace(FILLED, number=3), replace(FILLED, at=NOON + timedelta(1))):
        with pytest.raises(Refused):
            acts.note(desk, mandate.id, done)
    assert of(desk, mandate) == ()


@pytest.mark.parametrize("state", [State.DRAFT, State.INFORMED, State.IDENTIFIED, State.PRINTED])
def test_nothing_is_noted_before_both_signatures(desk: Desk, state: State) -> None:
    with pytest.raises(StepMissing, match="deux signatures"):
        acts.note(desk, stored_mandate(desk.db, state).id, FILLED)


def test_nothing_is_noted_after_the_end_and_nothing_is_taken_back_then(desk: Desk) -> None:
    mandate = stored_mandate(desk.db)
    done = acts.note(desk, mandate.id, FILLED)
    (kept,) = of(desk, mandate)
    endings.withdraw(desk, mandate.id)
    assert done.undo
    for verb in (
        lambda: acts.note(desk, mandate.id, FILLED),
        lambda: acts.correct(desk, mandate.id, kept, FILLED),
        lambda: acts.remove(desk, mandate.id, kept),
        lambda: mandate_sheets.acts_report(desk, mandate.id),
        lambda: undo.take_back(desk, done.undo),
    ):
        with pytest.raises(MandateEnded):
            verb()


def test_only_who_is_named_on_it_or_has_it_for_the_day_notes_something(
    desk: Desk, advisor_desk: Desk, reception_desk: Desk, manager_desk: Desk
) -> None:
    mandate = stored_mandate(desk.db)
    for other in (advisor_desk, reception_desk, manager_desk):
        with pytest.raises(NotAllowed):
            acts.note(other, mandate.id, FILLED)
    mandate_access.entrust(desk, mandate.id, advisor_id=advisor_desk.advisor_at_work, why=StandInReason.AWAY)
    acts.note(advisor_desk, mandate.id, FILLED)
    assert [done.by for done in of(desk, mandate)] == ["Jordi Puig"]


def test_behind_a_locked_screen_nothing_is_written(desk: Desk) -> None:
    mandate = stored_mandate(desk.db)
    locked = replace(desk, keys=desk.keys.for_the_desk)
    with pytest.raises(BodySealed):
        acts.note(locked, mandate.id, awaiting(NOON.date()))
    assert of(desk, mandate) == () and dates(desk) == []


def test_the_desk_sees_nothing_of_what_was_done(desk: Desk, reception_desk: Desk) -> None:
    mandate = stored_mandate(desk.db)
    acts.note(desk, mandate.id, awaiting(NOON.date()))
    seen = [mandates.view(reception_desk, mandate.id), *mandates.listing(reception_desk)]
    assert [view.mandate.body for view in seen] == [None, None]
    with pytest.raises(NotAllowed):
        acts.coming_deadlines(reception_desk)
    with pytest.raises(NotAllowed):
        mandate_sheets.acts_report(reception_desk, mandate.id)


def test_an_act_seals_the_body_under_another_key(desk: Desk) -> None:
    mandate = stored_mandate(desk.db)
    before = mandate_body.key_id_of(desk.db, mandate.id)
    acts.note(desk, mandate.id, FILLED)
    after = mandate_body.key_id_of(desk.db, mandate.id)
    assert before != after and mandate_keys.ids(desk.mandate_keys) == {after}


def test_a_deadline_is_told_a_week_before_with_its_reason_until_it_is_answered(desk: Desk, clock: StillClock) -> None:
    mandate = stored_mandate(desk.db)
    acts.note(desk, mandate.id, awaiting(date(2025, 12, 10)))
    assert acts.coming_deadlines(desk) == []
    for day in (3, 10, 20):
        clock.set(datetime(2025, 12, day, 9))
        (found,) = acts.coming_deadlines(desk)
        assert (found.mandate.id, found.done.due_on, found.done.due_for) == (
            mandate.id,
            date(2025, 12, 10),
            "Relancer la CAF",
        )
    acts.note(desk, mandate.id, replace(FILLED, at=NOON - timedelta(minutes=5)))
    assert acts.coming_deadlines(desk) != []
    acts.note(desk, mandate.id, replace(FILLED, at=desk.now()))
    assert acts.coming_deadlines(desk) == [] and dates(desk) == []


def test_a_deadline_is_told_to_nobody_who_may_not_open_the_mandate(desk: Desk, advisor_desk: Desk) -> None:
    mandate = stored_mandate(desk.db)
    acts.note(desk, mandate.id, awaiting(NOON.date()))
    assert [each.mandate.id for each in acts.coming_deadlines(desk)] == [mandate.id]
    assert acts.coming_deadlines(advisor_desk) == []


def test_the_nearest_deadline_comes_first_mandate_by_mandate(desk: Desk) -> None:
    person = stored_person(desk.db)
    late, early = (stored_mandate(desk.db, person=person) for _ in range(2))
    acts.note(desk, late.id, awaiting(date(2025, 12, 2)))
    acts.note(desk, early.id, awaiting(date(2025, 11, 28)))
    assert [each.mandate.id for each in acts.coming_deadlines(desk)] == [early.id, late.id]


@pytest.mark.parametrize("reason", [EndReason.DONE, EndReason.RENOUNCED, EndReason.WITHDRAWN, EndReason.EXPIRED])
def test_no_date_outlives_the_end_even_where_the_body_still_does(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, clock: StillClock, reason: EndReason
) -> None:
    mandate = stored_mandate(desk.db)
    acts.note(desk, mandate.id, awaiting(date(2025, 12, 1)))
    monkeypatch.setattr(room.endings, "carry_out", lambda desk, asked: asked)
    if reason is EndReason.WITHDRAWN:
        endings.withdraw(desk, mandate.id)
    elif reason is EndReason.EXPIRED:
        clock.set(datetime(2026, 5, 28, 9))
        monkeypatch.setattr(room.endings.clock_check, "doubt", lambda desk: "")
        endings.close_expired(desk)
    else:
        endings.close(desk, mandate.id, reason=reason)
    assert desk.db["mandate_body"].count == 1 and dates(desk) == []


def test_a_date_goes_with_the_body_that_says_why(desk: Desk) -> None:
    mandate = stored_mandate(desk.db)
    acts.note(desk, mandate.id, awaiting(date(2025, 12, 1)))
    with writing(desk.db):
        desk.db.execute("DELETE FROM mandate_body")
    assert dates(desk) == []


def test_a_number_is_printed_and_nothing_else_keeps_it(desk: Desk) -> None:
    mandate = stored_mandate(desk.db)
    acts.note(desk, mandate.id, FILLED)
    (kept,) = of(desk, mandate)
    paper = mandate_sheets.acts_report(desk, mandate.id, kept, reference=f" {NUMBER} ")
    assert f"Numéro d’accusé ou de dossier : {NUMBER}" in reading.whole(paper.build())
    printing.record_printed(desk, paper)
    assert NUMBER not in f"{paper.title}{paper.file_name}{paper.subject}{paper.kind}{paper.discloses}"
    assert NUMBER not in repr([*journal.latest(desk.db, 99), of(desk, mandate), desk.asserted])
    assert NUMBER not in reading.whole(mandate_sheets.acts_report(desk, mandate.id).build())


@pytest.mark.parametrize("number", ["1 85 05 78 006 084 91", "A" * 81])
def test_a_number_that_may_not_even_be_printed_is_refused_and_never_asserted(desk: Desk, number: str) -> None:
    mandate = stored_mandate(desk.db)
    acts.note(desk, mandate.id, FILLED)
    with pytest.raises(Refused) as refused:
        mandate_sheets.acts_report(desk, mandate.id, FILLED, reference=number)
    assert type(refused.value) is Refused and [fault.field for fault in refused.value.faults] == ["reference"]


def test_the_person_reads_what_was_done_on_the_record_of_what_is_held(desk: Desk) -> None:
    mandate = stored_mandate(desk.db)
    acts.note(desk, mandate.id, awaiting(date(2025, 12, 1), note="dossier complet"))
    text = reading.whole(printing.personal_record(desk, mandate.person_id).build())
    assert "27/11/2025 à 12 h, remplir un formulaire (CAF, Demande d’aide au logement), ensemble, sur place" in text
    assert "en attente d’une réponse. Par Marie Castell. dossier complet. Le 01/12/2025 : Relancer la CAF." in text


def test_its_originals_are_the_same_paper_after_an_act(desk: Desk) -> None:
    made = mandates.draft(
        desk, person=stored_person(desk.db), advisor_id=1, body=stored_mandate(desk.db).open_body.scope,
        ends_on=date(2026, 5, 27),
    ).subject  # fmt: skip
    mandates.inform(desk, made, points=frozenset(InformationPoint), answered=frozenset(Question))
    mandates.identify(desk, made, document=IdentityDocument.PASSPORT)
    originals = mandate_papers.mandate_form(desk, made)
    mandate_papers.printed(desk, made, originals)
    mandates.sign(desk, made, by_person=True, by_advisor=True, handed_over=True, at=desk.now())
    acts.note(desk, made, FILLED)
    assert mandate_papers.mandate_form(desk, made).build() == originals.build()


def test_what_is_awaited_for_a_line_goes_with_it(desk: Desk, reception_desk: Desk) -> None:
    mandate = stored_mandate(desk.db)
    acts.note(desk, mandate.id, awaiting(date(2025, 12, 1)))
    acts.note(desk, mandate.id, ActDone(2, None, NOON))
    endings.withdraw_line(reception_desk, mandate.id, number=1)
    assert acts.coming_deadlines(desk) == [], "nor until an advisor is at work, who drops it"
    endings.close_expired(desk)
    assert [done.number for done in of(desk, mandate)] == [2] and dates(desk) == []


def lines_of(desk: Desk) -> list[tuple[str, int]]:
    """What « À faire » tells of mandates."""
    lines = attention.needs_attention(desk)
    return [
        (line.sentence.replace(NBSP, " "), line.mandate)
        for line in lines
        if line.mandate or "échéance" in line.sentence
    ]


@pytest.mark.parametrize(
    ("day", "when"),
    [
        (27, "aujourd’hui"),
        (28, "demain"),
        (29, "pour samedi 29 novembre"),
    ],
)
def test_to_do_says_the_mandate_the_day_and_the_reason_and_leads_to_it(desk: Desk, day: int, when: str) -> None:
    mandate = stored_mandate(desk.db)
    acts.note(desk, mandate.id, awaiting(date(2025, 11, day)))
    assert lines_of(desk) == [(f"Mandat {mandate.number}, à faire {when} : Relancer la CAF", mandate.id)]


def test_to_do_says_since_when_it_is_late_and_counts_what_is_beyond_three(
    desk: Desk, clock: StillClock, advisor_desk: Desk, reception_desk: Desk
) -> None:
    person = stored_person(desk.db)
    for number in range(1, 6):
        made = stored_mandate(desk.db, person=person, ends_on=date(2026, 11, 27))
        acts.note(desk, made.id, awaiting(date(2025, 11, 27 + number % 2)))
    clock.set(datetime(2025, 12, 1, 9))
    told = [sentence for sentence, _ in lines_of(desk)]
    assert len(told) == 4 and "à faire depuis jeudi 27 novembre" in told[0]
    assert told[3] == "2 autres échéances de mandats"
    assert lines_of(advisor_desk) == lines_of(reception_desk) == []
