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
from desktop_app.domain.working_days import add_months
from desktop_app.screens.originals.due_rows import rows_of
from desktop_app.storage.journal import journal
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.destruction import destructions, due, erasure
from desktop_app.use_cases.mandates import endings, mandates, paper_check, paper_originals
from desktop_app.use_cases.mandates.paper_check import PaperCheck
from desktop_app.use_cases.papers import elimination_papers, mandate_papers, printing
from tests.helpers.builders import NINE, its_terms, put_right, signed_mandate, stored_mandate, stored_person
from tests.helpers.clock import StillClock
from tests.use_cases.test_mandate_papers import prepared, text_of

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
    text = text_of(elimination_papers.elimination_list(desk, made).build())
    assert number in text and "Classeur 2019" in text and "Lefèvre" not in text
    assert "Rien n’est détruit avant ce visa." in text
    paper = elimination_papers.elimination_record(desk, made)
    with pytest.raises(RuleBroken, match="pas encore détruits"):
        paper.build()
    paper_originals.allow(desk, made, allowed_on=desk.now().date(), reference="AD66 118")
    paper_originals.record_destroyed(desk, made, destroyed_on=desk.now().date(), way=Disposal.CONTRACTOR)
    text = text_of(elimination_papers.elimination_record(desk, made).build())
    assert number in text and "référence AD66 118" in text and "Prestataire" in text and "Lefèvre" not in text


def test_the_certificate_has_the_number_of_the_mandate_and_says_what_becomes_of_the_paper(desk: Desk) -> None:
    mandate = signed_mandate(desk)
    endings.withdraw(desk, mandate.id, channel=WithdrawalChannel.LETTER)
    asked = destructions.of_mandate(desk, mandate.id)
    assert asked

    def certificate() -> str:
        return text_of(printing.destruction_proof(desk, asked.id).build())

    assert f"N° {mandate.number}." in certificate()
    assert "Le service garde l’autre sous clé jusqu’au 27 novembre 2031" in certificate()
    paper_originals.report_missing(desk, mandate.id)
    assert "Le service ne trouve plus l’autre, depuis le 27 novembre 2025." in certificate()
    lost = paper_originals.report_lost(desk, mandate.id)
    assert "Le service a perdu l’autre" in certificate()
    record = text_of(printing.personal_record(desk, mandate.person_id).build())
    assert "L’original du service est perdu depuis le 27 novembre 2025." in record
    taken_back(desk, lost)
    paper_originals.give_back(desk, mandate.id)
    assert "le service vous a donné l’autre le 27 novembre 2025" in certificate()
    assert "L’original du service vous a été remis" in text_of(
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
    text = text_of(mandate_papers.mandate_form(desk, mandate.id).build())
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


def test_a_long_list_is_counted_whole_and_shown_from_its_beginning(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Fifty thousand of them were read at each refresh of the day: 0.6 s after every gesture."""
    monkeypatch.setattr(paper_originals, "SHOWN", 2)
    over = [over_term(desk) for _ in range(3)]
    signed = [stored_mandate(desk.db).id for _ in range(3)]
    found = due.read(desk)
    assert [each.mandate_id for each in found.over_term.originals] == over[:2], "the first ended first"
    assert [each.mandate_id for each in found.to_file.originals] == signed[:0:-1], "the last signed first"
    assert (found.over_term.count, found.to_file.count, found.asks_for) == (3, 3, 6)
    rows = rows_of(found, desk.now().date())
    assert [row.what for row in rows if not row.id] == [f"… et 1{NBSP}autre original"] * 2
    assert len(paper_originals.list_of(desk, paper_originals.propose(desk).subject).originals) == 3, "all of them"


def test_what_is_counted_is_what_the_papers_say_one_by_one(desk: Desk) -> None:
    """Against the rule of one paper, over ends around the term of each that may be said."""
    today, ends = desk.now().date(), []
    for years in (0, 5, 6):
        ends += [add_months(today, -12 * years) + timedelta(days) for days in (-1, 0, 1)]
    for at, ended in enumerate(ends):
        at_noon = datetime.combine(ended, NINE.time())
        made = stored_mandate(desk.db, State.ENDED, drafted_at=at_noon, ends_on=ended, reason=EndReason.DONE)
        says = (None, 0, 5, 6)[at % 4]
        desk.db.execute("UPDATE mandate_paper SET years = ? WHERE id = ?", (says, made.id))
        if at % 2:
            paper_originals.file(desk, made.id, place="Classeur 1")
    for settled in (None, 0, 5, 6):
        put_right(desk, its_terms(hard_end=None, data=DataTerms("dpo@ici.exemple", paper_years=settled)))
        every = [paper_originals.of_mandate(desk, row["id"]) for row in desk.db.query("SELECT id FROM mandate_paper")]
        papers, found = [each for each in every if each], due.read(desk)
        over = {each.mandate_id for each in papers if each.is_due(today)}
        assert {each.mandate_id for each in found.over_term.originals} == over
        assert {each.mandate_id for each in found.to_file.originals} == {
            each.mandate_id for each in papers if not each.place and each.mandate_id not in over
        }
        assert {each.mandate_id for each in found.without_term.originals} == {
            each.mandate_id for each in papers if each.place and each.years is None
        }
        for kept in (found.over_term, found.to_file, found.without_term):
            assert kept.count == len(kept.originals)


def test_what_is_not_at_its_place_is_looked_for_until_it_is_filed_again(desk: Desk, reception_desk: Desk) -> None:
    mandate_id = over_term(desk)
    paper_originals.file(desk, mandate_id, place="Classeur 1")
    gone = paper_originals.report_missing(reception_desk, mandate_id)
    shown = due.read(desk)
    assert (
        [each.mandate_id for each in shown.missing] == [mandate_id]
        and shown.over_term.count == 0
        and shown.over_term.originals == ()
    )
    assert shown.asks_for == due.how_many(desk) == 1 and actions(desk, 1) == [Action.ORIGINAL_MISSING]
    with pytest.raises(RuleBroken, match="Aucun original n’a passé son terme"):
        paper_originals.propose(desk)
    with pytest.raises(RuleBroken, match="déjà noté introuvable"):
        paper_originals.report_missing(desk, mandate_id)
    taken_back(reception_desk, gone)
    assert due.read(desk).missing == ()
    paper_originals.report_missing(desk, mandate_id)
    paper_originals.file(reception_desk, mandate_id, place="Classeur 2")
    assert due.read(desk).missing == () and due.read(desk).over_term.count == 1


def test_a_referent_tells_that_it_is_lost_and_nobody_looks_for_it_any_more(desk: Desk, reception_desk: Desk) -> None:
    mandate_id = over_term(desk)
    with pytest.raises(RuleBroken, match="Cherchez d’abord"):
        paper_originals.report_lost(desk, mandate_id)
    paper_originals.report_missing(reception_desk, mandate_id)
    with pytest.raises(NotAllowed):
        paper_originals.report_lost(reception_desk, mandate_id)
    lost = paper_originals.report_lost(desk, mandate_id)
    assert due.read(desk).asks_for == due.how_many(desk) == 0 and paper_originals.missing(desk) == []
    for verb in (paper_originals.give_back, paper_originals.report_missing, paper_originals.report_lost):
        with pytest.raises(RuleBroken, match="noté perdu depuis"):
            verb(desk, mandate_id)
    taken_back(desk, lost)
    assert len(due.read(desk).missing) == 1


def test_one_that_is_missing_leaves_its_list_and_is_not_destroyed_with_it(desk: Desk) -> None:
    kept, missing = over_term(desk), over_term(desk)
    made = paper_originals.propose(desk).subject
    paper_originals.report_missing(desk, missing)
    assert [each.mandate_id for each in paper_originals.list_of(desk, made).originals] == [kept]
    paper_originals.allow(desk, made, allowed_on=desk.now().date(), reference="118")
    paper_originals.record_destroyed(desk, made, destroyed_on=desk.now().date(), way=Disposal.SHREDDED)
    assert paper_originals.of_mandate(desk, missing).destroyed_on is None  # type: ignore[union-attr]


def test_all_that_have_no_place_are_filed_at_once_and_taken_back_at_once(desk: Desk) -> None:
    ids = [stored_mandate(desk.db).id for _ in range(3)]
    paper_originals.file(desk, ids[0], place="Classeur 1")
    with pytest.raises(Refused):
        paper_originals.file_all(desk, place=" ")
    filed = paper_originals.file_all(desk, place="Classeur 2")
    assert filed.told == "2\u00a0originaux\u00a0: Classeur 2."
    places = [paper_originals.of_mandate(desk, each).place for each in ids]  # type: ignore[union-attr]
    assert places == ["Classeur 1", "Classeur 2", "Classeur 2"] and due.read(desk).to_file.count == 0
    with pytest.raises(RuleBroken, match="déjà sa place"):
        paper_originals.file_all(desk, place="Classeur 3")
    taken_back(desk, filed)
    assert due.read(desk).to_file.count == 2
    with pytest.raises(OutOfDate):
        taken_back(desk, filed)
