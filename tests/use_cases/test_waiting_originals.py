"""Originals that wait for somebody: counted, looked for, lost, and filed all at once."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from desktop_app.domain.convention import DataTerms
from desktop_app.domain.errors import NotAllowed, OutOfDate, Refused, RuleBroken
from desktop_app.domain.french import NBSP
from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import EndReason, State
from desktop_app.domain.mandate.paper_original import Disposal
from desktop_app.domain.working_days import add_months
from desktop_app.screens.originals.due_rows import rows_of
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.destruction import due
from desktop_app.use_cases.mandates import paper_originals
from tests.helpers.builders import NINE, its_terms, put_right, stored_mandate

from .test_paper_originals import actions, over_term, taken_back


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
