"""The digest at the foot of every paper of a mandate: known here for good, and telling nothing by itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from desktop_app.domain.journal import Action
from desktop_app.domain.mandate import ActDone, Manner, Outcome, WithdrawalChannel
from desktop_app.domain.mandate.act_done import Act
from desktop_app.domain.mandate.capacity import Cautions, Situation, Standing, judge
from desktop_app.domain.mandate.paper_mark import LENGTH, Sheet, in_fours, mark_of, read_mark
from desktop_app.domain.mandate.paper_original import ArchivesAnswer, Disposal
from desktop_app.storage.connection.database import writing
from desktop_app.storage.mandates import paper_marks
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.destruction import destructions, erasure
from desktop_app.use_cases.mandates import acts, blanks, endings, mandates, paper_check, paper_originals
from desktop_app.use_cases.papers import control_papers, elimination_papers, mandate_papers, mandate_sheets, printing
from desktop_app.use_cases.papers.printing import Paper
from tests.helpers.builders import signed_mandate, stored_mandate
from tests.helpers.paper import words_of
from tests.use_cases.test_paper_originals import over_term

Maker = Callable[[Desk], Paper]


def _acted(desk: Desk) -> Paper:
    mandate = signed_mandate(desk)
    acts.note(desk, mandate.id, ActDone(1, Act.FILL, desk.now(), Manner.TOGETHER, Outcome.DONE))
    return mandate_sheets.acts_report(desk, mandate.id)


def _withdrawn(desk: Desk) -> int:
    mandate = signed_mandate(desk)
    endings.withdraw(desk, mandate.id)
    return mandate.id


def _of_content(desk: Desk, at: int) -> Paper:
    mandate = signed_mandate(desk)
    endings.withdraw(desk, mandate.id, channel=WithdrawalChannel.SPOKEN)
    return mandate_sheets.of_content(desk, mandate.id, mandate.open_body)[at]


def _line(desk: Desk) -> Paper:
    mandate = signed_mandate(desk)
    endings.withdraw_line(desk, mandate.id, number=1)
    return mandate_sheets.line_receipt(desk, mandate.id, 1)


def _notice(desk: Desk) -> Paper:
    mandate = signed_mandate(desk)
    endings.give_notice(desk, mandate.id, last=date(2025, 12, 20))
    return mandate_sheets.ending_notice(desk, mandate.id)


def _proof(desk: Desk) -> Paper:
    found = destructions.of_mandate(desk, _withdrawn(desk))
    assert found
    return printing.destruction_proof(desk, found.id)


def _list(desk: Desk) -> Paper:
    over_term(desk)
    return elimination_papers.elimination_list(desk, paper_originals.propose(desk).subject)


def _record(desk: Desk) -> Paper:
    over_term(desk)
    made, today = paper_originals.propose(desk).subject, desk.now().date()
    paper_originals.allow(desk, made, allowed_on=today, reference="118")
    paper_originals.record_destroyed(desk, made, destroyed_on=today, way=Disposal.SHREDDED)
    return elimination_papers.elimination_record(desk, made)


def _pad(desk: Desk) -> Paper:
    return mandate_papers.blank_pad(desk, [blanks.number(desk, count=1, advisor_id=1).subject])


def _of_the_month(desk: Desk, verb: Callable[[Desk, date, date], Paper]) -> Paper:
    stored_mandate(desk.db)
    return verb(desk, date(2025, 11, 1), date(2025, 11, 30))


PAPERS: dict[Sheet, Maker] = {
    Sheet.REGISTER: lambda desk: _of_the_month(desk, control_papers.register),
    Sheet.CONTROL: lambda desk: _of_the_month(desk, control_papers.control_sheet),
    Sheet.BLANK_MANDATES: _pad,
    Sheet.INFORMATION: lambda desk: mandate_sheets.information_notice(desk, signed_mandate(desk).id),
    Sheet.PLAIN: lambda desk: mandate_sheets.plain_sheet(desk, signed_mandate(desk).id),
    Sheet.READING: lambda desk: mandate_sheets.reading_sheet(desk, signed_mandate(desk).id),
    Sheet.DATA_REQUEST: lambda desk: mandate_sheets.data_requests(desk, signed_mandate(desk).id)[0],
    Sheet.ACTS_REPORT: _acted,
    Sheet.RECEIPT: lambda desk: mandate_sheets.withdrawal_receipt(desk, _withdrawn(desk)),
    Sheet.LINE_RECEIPT: _line,
    Sheet.END_SHEET: lambda desk: _of_content(desk, 0),
    Sheet.ORGANISM_LETTERS: lambda desk: _of_content(desk, 1),
    Sheet.ENDING_NOTICE: _notice,
    Sheet.DESTRUCTION_PROOF: _proof,
    Sheet.ELIMINATION_LIST: _list,
    Sheet.ELIMINATION_RECORD: _record,
    Sheet.ORIENTATION: lambda desk: mandate_sheets.orientation(desk, judge(Situation(Standing.MINOR), Cautions())),
}


def test_every_kind_of_paper_is_drawn_here_but_the_originals_whose_own_is_in_the_journal() -> None:
    assert set(Sheet) == {*PAPERS, Sheet.MANDATE}


@pytest.mark.parametrize("sheet", PAPERS, ids=lambda sheet: sheet.name)
def test_each_bears_its_digest_on_every_page_and_is_known_once_it_is_out(sheet: Sheet, desk: Desk) -> None:
    paper = PAPERS[sheet](desk)
    assert paper.mark and paper.mark.sheet is sheet
    assert f"Empreinte : {in_fours(paper.mark.mark)}".replace("\xa0", " ") in words_of(paper.build())
    assert paper_check.compare(desk, mark=paper.mark.mark).sheet is None, "it is not out yet"
    printing.record_printed(desk, paper)
    found = paper_check.compare(desk, mark=in_fours(paper.mark.mark).upper())
    assert (found.sheet, found.number, found.printed_at) == (sheet, paper.mark.number, desk.now())


def test_a_receipt_is_known_when_the_mandate_and_the_person_are_gone(desk: Desk, reception_desk: Desk) -> None:
    mandate = signed_mandate(desk)
    name = mandates.view(desk, mandate.id).person.last_name
    endings.withdraw(desk, mandate.id)
    receipt = mandate_sheets.withdrawal_receipt(desk, mandate.id)
    printing.record_printed(desk, receipt)
    erasure.erase(desk, mandate.person_id)
    assert receipt.mark
    found = paper_check.compare(reception_desk, mark=receipt.mark.mark)
    assert (found.sheet, found.number, found.end_reason is not None) == (Sheet.RECEIPT, mandate.number, True)
    kept = json.dumps(list(desk.db["paper_mark"].rows))
    assert name not in kept and receipt.mark.mark in kept


def test_the_same_paper_has_the_same_digest_until_the_program_is_closed(desk: Desk) -> None:
    mandate_id = _withdrawn(desk)
    first, again = (mandate_sheets.withdrawal_receipt(desk, mandate_id) for _ in range(2))
    assert first.mark == again.mark
    other = replace(desk)
    assert other.mark_key != desk.mark_key and len(other.mark_key) == 32
    assert mandate_sheets.withdrawal_receipt(other, mandate_id).mark != first.mark, "nobody can try names against it"


def test_it_changes_with_anything_that_is_said_and_with_the_kind() -> None:
    answer, key = ArchivesAnswer(False, date(2026, 2, 3), "118"), bytes(32)
    marks = {
        mark_of(key, Sheet.RECEIPT, answer),
        mark_of(key, Sheet.END_SHEET, answer),
        mark_of(key, Sheet.RECEIPT, replace(answer, reference="119")),
        mark_of(b"x" * 32, Sheet.RECEIPT, answer),
    }
    assert len(marks) == 4 and {len(each) for each in marks} == {LENGTH}


def test_it_is_read_however_it_is_copied() -> None:
    assert read_mark(" 3F2A 9b1c\xa077eO ") == ("3f2a9b1c77e0", [])
    assert read_mark("0123456789abcdef")[1] == []
    for wrong in ("", "3f2a", "3f2a9b1c77e01", "3f2a9b1c77eg", "0" * 17):
        assert [fault.field for fault in read_mark(wrong)[1]] == ["mark"]


def test_the_first_time_is_what_counts(desk: Desk) -> None:
    paper = _proof(desk)
    printing.record_printed(desk, paper)
    first = desk.now()
    assert paper.mark
    paper_marks.keep(desk.db, paper.mark, first.replace(year=2027))
    assert paper_check.compare(desk, mark=paper.mark.mark).printed_at == first


def test_a_digest_of_another_action_is_no_original(desk: Desk) -> None:
    stored_mandate(desk.db)
    with writing(desk.db):
        desk.record(Action.MANDATE_ENDED, "mandat-1", "0" * 16)
    assert paper_check.compare(desk, mark="0" * 16).sheet is None
