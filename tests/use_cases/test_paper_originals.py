"""The service's originals from the signature to their destruction, the clock, and a paper shown years later."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from desktop_app.domain.convention import DataTerms
from desktop_app.domain.errors import NotAllowed, OutOfDate, Refused, RuleBroken
from desktop_app.domain.french import NBSP
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import EndReason, State, WithdrawalChannel
from desktop_app.domain.mandate.paper_mark import Sheet
from desktop_app.domain.mandate.paper_original import Allowance, Disposal
from desktop_app.storage.journal import journal
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.destruction import destructions, due, erasure
from desktop_app.use_cases.mandates import endings, mandates, paper_check, paper_originals
from desktop_app.use_cases.mandates.paper_check import PaperCheck
from desktop_app.use_cases.overview import attention
from desktop_app.use_cases.papers import elimination_papers, mandate_papers, printing
from tests.helpers.builders import NINE, its_terms, put_right, signed_mandate, stored_mandate, stored_person
from tests.helpers.clock import StillClock
from tests.helpers.paper import words_of
from tests.use_cases.test_mandate_papers import prepared

LONG_AGO = datetime(2019, 3, 4, 9, 0)


def over_term(desk: Desk) -> int:
    """A mandate that ended in 2019, whose original was to be kept for six years."""
    ended = {"drafted_at": LONG_AGO, "ends_on": date(2019, 4, 4), "reason": EndReason.DONE}
    return stored_mandate(desk.db, State.ENDED, **ended).id


def taken_back(desk: Desk, changes: object) -> None:
    assert changes.undo  # type: ignore[attr-defined]
    changes.undo.back(desk)  # type: ignore[attr-defined]


def actions(desk: Desk, count: int) -> list[Action | None]:
    return [line.action for line in journal.latest(desk.db, count)]


def test_a_signed_mandate_has_an_original_of_the_service_with_the_term_that_its_paper_says(
    desk: Desk, clock: StillClock
) -> None:
    drafted = stored_mandate(desk.db, State.PRINTED)
    assert paper_originals.of_mandate(desk, drafted.id) is None
    mandate = signed_mandate(desk)
    put_right(desk, its_terms(hard_end=None, data=DataTerms("dpo@ici.exemple", paper_years=0)))
    endings.withdraw(desk, mandate.id)
    found = paper_originals.of_mandate(desk, mandate.id)
    assert found and found.years == 6 and found.term == date(2031, 11, 27), "what the paper says, not what is set since"


def test_the_term_of_a_paper_that_says_none_is_that_of_the_settings(desk: Desk) -> None:
    ended = stored_mandate(desk.db, State.ENDED, reason=EndReason.DONE)
    desk.db.execute("UPDATE mandate_paper SET years = NULL")
    assert paper_originals.of_mandate(desk, ended.id).years == 6  # type: ignore[union-attr]
    put_right(desk, its_terms(hard_end=None, data=DataTerms("dpo@ici.exemple")))
    assert paper_originals.of_mandate(desk, ended.id).term is None  # type: ignore[union-attr]


def test_the_desk_files_it_reads_where_it_is_and_takes_it_back(desk: Desk, reception_desk: Desk) -> None:
    mandate = signed_mandate(desk)
    filed = paper_originals.file(reception_desk, mandate.id, place="Classeur 1, n° 12")
    assert "Classeur 1, n° 12" in filed.told
    found = paper_originals.of_mandate(reception_desk, mandate.id)
    assert found and (found.place, found.filed_by) == ("Classeur 1, n° 12", reception_desk.who)
    assert journal.latest(desk.db, 1)[0].action is Action.ORIGINAL_FILED
    assert "Classeur" not in journal.latest(desk.db, 1)[0].detail
    taken_back(reception_desk, filed)
    assert paper_originals.of_mandate(desk, mandate.id).place == ""  # type: ignore[union-attr]
    with pytest.raises(OutOfDate):
        taken_back(reception_desk, filed)


def test_the_person_may_have_it_back_and_nothing_is_then_to_destroy(desk: Desk) -> None:
    mandate_id = over_term(desk)
    back = paper_originals.give_back(desk, mandate_id)
    assert due.read(desk).over_term.originals == ()
    assert actions(desk, 1) == [Action.ORIGINAL_RETURNED]
    taken_back(desk, back)
    assert due.read(desk).over_term.count == 1


def test_a_pile_is_counted_no_further_than_the_day_tells(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    ids = [over_term(desk) for _ in range(5)]
    for _ in range(3):
        signed_mandate(desk)
    desk.db.execute("UPDATE mandate_paper SET missing_on = '2025-11-20' WHERE id = ?", (ids[0],))
    assert [paper_originals.how_many_over_term(desk, most) for most in (-1, 0, 3, 4, 9)] == [4, 0, 3, 4, 4]
    assert [paper_originals.how_many_to_file(desk, most) for most in (-1, 0, 2, 3, 9)] == [3, 0, 2, 3, 3]
    for many, counted in ((4, "4 originaux"), (3, "Plus de 3 originaux")):
        monkeypatch.setattr(attention, "_MANY", many)
        told = [line.sentence.replace(NBSP, " ") for line in attention.needs_attention(desk)]
        assert f"{counted} de mandat à détruire" in told and "3 originaux de mandat à classer" in told


def test_no_paper_is_destroyed_without_the_visa_and_all_is_written(desk: Desk) -> None:
    ids = [over_term(desk), over_term(desk)]
    made = paper_originals.propose(desk)
    with pytest.raises(RuleBroken, match="Aucun original n’a passé son terme"):
        paper_originals.propose(desk)
    with pytest.raises(RuleBroken, match="Rien ne se détruit avant l’accord"):
        paper_originals.record_destroyed(desk, made.subject, destroyed_on=desk.now().date(), way=Disposal.SHREDDED)
    with pytest.raises(Refused):
        paper_originals.allow(desk, made.subject)
    assert all(paper_originals.of_mandate(desk, each).destroyed_on is None for each in ids)  # type: ignore[union-attr]
    allowed = paper_originals.allow(desk, made.subject, allowed_on=desk.now().date(), reference="AD66 118")
    taken_back(desk, allowed)
    paper_originals.allow(desk, made.subject, allowed_on=desk.now().date(), reference="AD66 118")
    paper_originals.record_destroyed(desk, made.subject, destroyed_on=desk.now().date(), way=Disposal.SHREDDED)
    assert all(paper_originals.of_mandate(desk, each).destroyed_on for each in ids)  # type: ignore[union-attr]
    assert actions(desk, 2) == [Action.ORIGINAL_DESTROYED] * 2
    assert due.read(desk).lists == () and len(due.read(desk).destroyed) == 1


def test_the_recorded_answer_of_the_archives_stands_for_the_visa_and_none_is_assumed(desk: Desk) -> None:
    over_term(desk)
    made = paper_originals.propose(desk).subject
    today = desk.now().date()
    noted = paper_originals.note_answer(desk, visa=False, answered_on=today, reference="courriel")
    taken_back(desk, noted)
    assert paper_originals.answer(desk) is None
    with pytest.raises(Refused):
        paper_originals.allow(desk, made)
    paper_originals.note_answer(desk, visa=False, answered_on=today, reference="courriel")
    paper_originals.allow(desk, made)
    assert paper_originals.list_of(desk, made).elimination.allowance is Allowance.NOT_NEEDED


def test_a_list_is_given_up_with_its_papers_where_they_were(desk: Desk) -> None:
    mandate_id = over_term(desk)
    made = paper_originals.propose(desk)
    taken_back(desk, made)
    assert paper_originals.open_lists(desk) == [] and due.read(desk).over_term.count == 1
    assert paper_originals.of_mandate(desk, mandate_id).elimination is None  # type: ignore[union-attr]
    with pytest.raises(OutOfDate):
        paper_originals.list_of(desk, made.subject)


def test_only_a_referent_answers_for_an_elimination(desk: Desk, reception_desk: Desk, advisor_desk: Desk) -> None:
    over_term(desk)
    for at_work in (reception_desk, advisor_desk):
        with pytest.raises(NotAllowed):
            paper_originals.propose(at_work)
        with pytest.raises(NotAllowed):
            paper_originals.note_answer(at_work, visa=False, answered_on=desk.now().date(), reference="courriel")


def test_the_list_and_the_record_name_the_mandates_and_nobody(desk: Desk) -> None:
    mandate_id = over_term(desk)
    paper_originals.file(desk, mandate_id, place="Classeur 2019")
    number = mandates.view(desk, mandate_id).mandate.number
    made = paper_originals.propose(desk).subject
    text = words_of(elimination_papers.elimination_list(desk, made).build())
    assert number in text and "Classeur 2019" in text and "Lefèvre" not in text
    assert "Rien n’est détruit avant ce visa." in text
    paper = elimination_papers.elimination_record(desk, made)
    with pytest.raises(RuleBroken, match="pas encore détruits"):
        paper.build()
    paper_originals.allow(desk, made, allowed_on=desk.now().date(), reference="AD66 118")
    paper_originals.record_destroyed(desk, made, destroyed_on=desk.now().date(), way=Disposal.CONTRACTOR)
    text = words_of(elimination_papers.elimination_record(desk, made).build())
    assert number in text and "référence AD66 118" in text and "Prestataire" in text and "Lefèvre" not in text


def test_the_certificate_has_the_number_of_the_mandate_and_says_what_becomes_of_the_paper(desk: Desk) -> None:
    mandate = signed_mandate(desk)
    endings.withdraw(desk, mandate.id, channel=WithdrawalChannel.LETTER)
    asked = destructions.of_mandate(desk, mandate.id)
    assert asked

    def certificate() -> str:
        return words_of(printing.destruction_proof(desk, asked.id).build())

    assert f"N° {mandate.number}." in certificate()
    assert "Le service garde l’autre sous clé jusqu’au 27 novembre 2031" in certificate()
    paper_originals.report_missing(desk, mandate.id)
    assert "Le service ne trouve plus l’autre, depuis le 27 novembre 2025." in certificate()
    lost = paper_originals.report_lost(desk, mandate.id)
    assert "Le service a perdu l’autre" in certificate()
    record = words_of(printing.personal_record(desk, mandate.person_id).build())
    assert "L’original du service est perdu depuis le 27 novembre 2025." in record
    taken_back(desk, lost)
    paper_originals.give_back(desk, mandate.id)
    assert "le service vous a donné l’autre le 27 novembre 2025" in certificate()
    assert "L’original du service vous a été remis" in words_of(
        printing.personal_record(desk, mandate.person_id).build()
    )


def test_the_paper_outlives_the_person_who_was_erased_and_is_destroyed_all_the_same(desk: Desk) -> None:
    mandate_id = over_term(desk)
    erasure.erase(desk, mandates.view(desk, mandate_id).person.id)
    assert due.read(desk).over_term.count == 1
    assert paper_originals.propose(desk).subject


def test_the_clock_tells_what_goes_when_and_why(desk: Desk) -> None:
    today = desk.now().date()
    tonight = stored_mandate(desk.db, ends_on=today)
    later = stored_mandate(desk.db, ends_on=today + timedelta(7))
    stored_mandate(desk.db, ends_on=today + timedelta(8))
    found = due.read(desk)
    assert [each.mandate.id for each in found.today] == [tonight.id]
    assert [each.mandate.id for each in found.this_week] == [later.id]
    assert found.today[0].why is EndReason.EXPIRED
    assert found.to_file.count == 3 and found.asks_for == due.how_many(desk) == 3


def test_a_draft_is_proposed_after_the_days_of_the_house_and_goes_by_one_gesture_or_all(
    desk: Desk, clock: StillClock
) -> None:
    drafts = [stored_mandate(desk.db, state, drafted_at=NINE) for state in (State.DRAFT, State.PRINTED)]
    signed = stored_mandate(desk.db, drafted_at=NINE)
    clock.forward(days=14)
    assert due.read(desk).drafts == ()
    clock.forward(days=1)
    assert {mandate.id for mandate, _ in due.read(desk).drafts} == {each.id for each in drafts}
    with pytest.raises(RuleBroken, match="est signé"):
        endings.abandon(desk, [drafts[0].id, signed.id])
    assert len(due.read(desk).drafts) == 2, "all or none"
    told = endings.abandon(desk, [each.id for each in drafts]).told
    assert told.startswith("2 mandats jamais signés abandonnés")
    assert due.read(desk).drafts == () and destructions.pending(desk) == []
    assert mandates.view(desk, drafts[1].id).mandate.end_reason is EndReason.ABANDONED


def test_a_paper_shown_later_is_known_though_nothing_is_held(desk: Desk, reception_desk: Desk) -> None:
    mandate = signed_mandate(desk)
    text = words_of(mandate_papers.mandate_form(desk, mandate.id).build())
    mark = text.partition("Empreinte : ")[2][:19]
    endings.withdraw(desk, mandate.id)
    erasure.erase(desk, mandate.person_id)
    found = paper_check.compare(reception_desk, mark=mark.upper())
    assert (found.sheet, found.number) == (Sheet.MANDATE, mandate.number)
    assert found.printed_at and not found.later and found.end_reason is EndReason.WITHDRAWN
    assert paper_check.compare(reception_desk, mark="0" * 16) == PaperCheck()
    with pytest.raises(Refused) as refused:
        paper_check.compare(reception_desk, mark="0f1e")
    assert [fault.field for fault in refused.value.faults] == ["mark"]


def test_a_paper_that_was_printed_before_the_scope_was_taken_up_again_is_not_the_last(desk: Desk) -> None:
    mandate_id = prepared(desk, stored_person(desk.db).id)
    marks = []
    for ends_on in (date(2026, 5, 27), date(2026, 5, 26)):
        mandates.revise(desk, mandate_id, body=mandates.view(desk, mandate_id).mandate.open_body.scope, ends_on=ends_on)
        _again(desk, mandate_id)
        marks.append(journal.latest(desk.db, 1)[0].detail)
    first, last = (paper_check.compare(desk, mark=mark) for mark in marks)
    assert first.later and first.printed_at and not last.later and last.printed_at


def _again(desk: Desk, mandate_id: int) -> None:
    from desktop_app.domain.mandate import IdentityDocument, InformationPoint, Question

    mandates.inform(desk, mandate_id, points=frozenset(InformationPoint), answered=frozenset(Question))
    mandates.identify(desk, mandate_id, document=IdentityDocument.PASSPORT)
    mandate_papers.printed(desk, mandate_id, mandate_papers.mandate_form(desk, mandate_id))
