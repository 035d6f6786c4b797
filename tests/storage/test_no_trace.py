"""Nothing is left of what was destroyed: every byte of every file is read, raw and opened with every key there is.

Each story first finds what it planted, so that a scan that could not find anything would not pass for a proof.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from desktop_app.domain.backup import Reason
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.mandate import (
    Act,
    ActDone,
    Birth,
    Body,
    DataRequest,
    IdentityDocument,
    InformationPoint,
    Mandate,
    Outcome,
    Question,
    ScopeLine,
)
from desktop_app.domain.person import Person
from desktop_app.storage import files
from desktop_app.storage.connection import database
from desktop_app.storage.copies import backups
from desktop_app.storage.mandates import mandate_body, mandate_keys
from desktop_app.storage.safekeeping import backup_keys
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import acts, endings, mandate_access, mandates
from desktop_app.use_cases.papers import mandate_papers, mandate_sheets, printing
from desktop_app.use_cases.reception import undo
from desktop_app.use_cases.settings import house_rules
from tests.forms import reading
from tests.helpers.builders import NINE
from tests.helpers.pages import bytes_of_pages

PERSON = Person(0, "Zyxomarque", "Wilfridane", "0639987654")
NAMES = (b"zyxomarque", b"wilfridane", b"0639987654")
BODY = Body(
    (ScopeLine("Organimarque", "Procédumarque", frozenset({Act.CONSULT})),),
    (DataRequest("Autromarque", "Donnémarque"),),
)
BIRTH = Birth("Natomarque", date(1948, 3, 12), "Villagemarque")
CONTENT = (
    *(b"organimarque", b"dumarque", b"autromarque", b"donn\xc3\xa9marque", b"passport"),
    *(b"natomarque", b"villagemarque", b"1948-03-12"),
)
DONE = ActDone(
    1,
    Act.CONSULT,
    NINE,
    due_on=date(2025, 12, 4),
    due_for="Attendumarque",
    note="Précismarque",
    outcome=Outcome.PENDING,
)
ACTS = (b"attendumarque", b"cismarque")
RECEIPT = "Accusémarque 77"


@dataclass(frozen=True)
class Sight:
    """All that can be read: `raw` in the files as they lie, `clear` once every page was opened with every key."""

    raw: bytes
    clear: bytes

    def finds(self, *marks: bytes) -> set[bytes]:
        """Those of these marks that can be read somewhere."""
        return {mark for mark in marks if mark in self.raw or mark in self.clear}


@pytest.fixture
def root(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Everything the program may write to: its data, a stick, and what it believes to be the temporary folder."""
    for name in ("temp", "stick"):
        (tmp_path / name).mkdir()
    for variable in ("TMPDIR", "SQLITE_TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(variable, str(tmp_path / "temp"))
    return tmp_path


def sight_of(root: Path, desk: Desk, *, but: Callable[[Path], bool] = lambda path: False) -> Sight:
    """Read every file below, and the folders of the program's settings and logs; `but` leaves some out."""
    folders = [root, *(Path(os.environ[f"XDG_{name}_HOME"]) for name in ("DATA", "CONFIG", "CACHE", "STATE"))]
    paths = [path for folder in folders for path in folder.rglob("*") if path.is_file() and not but(path)]
    assert files.data_in(desk.folder) in paths
    keys = (desk.keys.data, mandate_keys.file_key(desk.keys.data))
    clear = b"".join(bytes_of_pages(path, key) for path in paths for key in keys)
    named = "".join(str(path.relative_to(path.anchor)) for path in paths).encode()
    return Sight((named + b"".join(path.read_bytes() for path in paths)).lower(), clear.lower())


def taken(desk: Desk) -> Mandate:
    """A mandate led up to its printed originals, for a new person."""
    made = mandates.draft(desk, person=PERSON, advisor_id=1, body=BODY, ends_on=date(2026, 5, 27)).subject
    mandates.inform(desk, made, points=frozenset(InformationPoint), answered=frozenset(Question))
    mandates.identify(desk, made, document=IdentityDocument.PASSPORT, birth=BIRTH)
    originals = mandate_papers.mandate_form(desk, made)
    assert b"%PDF" in originals.build()
    mandate_papers.printed(desk, made, originals)
    return mandates.view(desk, made).mandate


def acted(desk: Desk) -> Mandate:
    """The same, signed since: something was noted, corrected, taken out and taken back, and told with its number."""
    made = taken(desk).id
    mandates.sign(desk, made, by_person=True, by_advisor=True, handed_over=True, at=desk.now())
    wrong = replace(DONE, at=desk.now())
    acts.note(desk, made, wrong)
    (kept,) = mandates.view(desk, made).mandate.open_body.acts
    right = replace(kept, due_on=date(2025, 12, 5))
    acts.correct(desk, made, kept, right)
    removed = acts.remove(desk, made, right)
    assert removed.undo
    undo.take_back(desk, removed.undo)
    paper = mandate_sheets.acts_report(desk, made, right, reference=RECEIPT)
    assert b"%PDF" in paper.build()
    printing.record_printed(desk, paper)
    return mandates.view(desk, made).mandate


def back_up(desk: Desk, root: Path) -> list[Path]:
    """A verified copy beside the data and one on the stick, each with the latest keys."""
    places = [backups.local_place(desk.folder), root / "stick"]
    made = [backups.make(desk.folder, desk.keys.data, place, at=desk.now(), reason=Reason.DAILY) for place in places]
    for place in places:
        backup_keys.copy_keys(desk.folder, desk.keys.data, place)
    return [place / each.copy.name for place, each in zip(places, made, strict=True)]


def back_up_later(desk: Desk, root: Path) -> list[Path]:
    """The same an hour later: a copy has its hour for a name."""
    return back_up(replace(desk, clock=lambda: desk.now() + timedelta(hours=1)), root)


def secrets_of(desk: Desk, mandate: Mandate) -> tuple[bytes, bytes]:
    """The key of a body, bare, and as it is wrapped."""
    key_id = mandate_body.key_id_of(desk.db, mandate.id)
    assert key_id
    bare = mandate_keys.key_of(desk.mandate_keys, desk.keys, key_id)
    wrapped = desk.mandate_keys.execute("SELECT wrapped FROM mandate_key WHERE id = ?", (key_id,)).fetchone()[0]
    assert bare
    return bare.lower(), wrapped.lower()


def opened_in(path: Path, desk: Desk, mandate: Mandate, keys_folder: Path) -> dict[int, Body]:
    """What an advisor reads of this mandate in a copy of the data, with the keys that lie in this folder."""
    keys_db = mandate_keys.open_file(keys_folder, desk.keys.data)
    copy = path.parent / "opened"
    copy.mkdir()
    files.data_in(copy).write_bytes(path.read_bytes())
    db = database.open_file(copy, desk.keys.data)
    try:
        return mandate_body.read(db, keys_db, desk.keys, [mandate])
    finally:
        db.close()
        keys_db.close()
        for each in copy.iterdir():
            each.unlink()
        copy.rmdir()


def test_the_content_of_a_mandate_never_stands_in_clear_and_its_key_is_gone_with_it(
    desk: Desk, reception_desk: Desk, root: Path
) -> None:
    mandate = taken(desk)
    copies = back_up(desk, root)
    bare, wrapped = secrets_of(desk, mandate)
    before = sight_of(root, desk)
    assert before.finds(*NAMES) == set(NAMES) and not any(mark in before.raw for mark in NAMES)
    assert before.finds(*CONTENT, bare) == set()
    assert wrapped in before.clear
    assert [opened_in(copy, desk, mandate, copy.parent) for copy in copies] == [{mandate.id: mandate.body}] * 2

    endings.withdraw(reception_desk, mandate.id)
    assert b"%PDF" in mandate_sheets.withdrawal_receipt(reception_desk, mandate.id).build()

    def is_a_copy_of_keys(path: Path) -> bool:
        return path.name == "permanence.mandates" and path.parent != desk.folder

    here = sight_of(root, desk, but=is_a_copy_of_keys)
    assert here.finds(*CONTENT, bare, wrapped) == set()
    assert [opened_in(copy, desk, mandate, desk.folder) for copy in copies] == [{}] * 2
    # The keys beside the copies are the latest: they are overwritten there as soon as the medium can be.
    assert wrapped in sight_of(root, desk).clear
    for copy in copies:
        backup_keys.copy_keys(desk.folder, desk.keys.data, copy.parent)
    after = sight_of(root, desk)
    assert after.finds(*CONTENT, bare, wrapped) == set()
    assert [opened_in(copy, desk, mandate, copy.parent) for copy in copies] == [{}] * 2


def test_what_was_done_under_it_never_stands_in_clear_and_is_gone_with_it(
    desk: Desk, reception_desk: Desk, root: Path
) -> None:
    mandate = acted(desk)
    assert [done.note for done in mandate.open_body.acts] == ["Précismarque"]
    copies = back_up(desk, root)
    assert b"2025-12-05" in sight_of(root, desk).clear
    assert sight_of(root, desk).finds(*CONTENT, *ACTS, RECEIPT.encode().lower(), b"marque 77") == set()
    assert [opened_in(copy, desk, mandate, copy.parent) for copy in copies] == [{mandate.id: mandate.body}] * 2

    endings.withdraw(reception_desk, mandate.id)
    assert desk.db["mandate_deadline"].count == 0
    assert sight_of(root, desk).finds(*CONTENT, *ACTS, b"marque 77") == set()
    assert [opened_in(copy, desk, mandate, desk.folder) for copy in copies] == [{}] * 2
    # The date stood in clear, and leaves with the log as anything that is corrected.
    database.close(desk.db)
    assert sight_of(root, desk, but=copies.__contains__).finds(b"2025-12-05") == set()
    desk.db = database.open_file(desk.folder, desk.keys.data)


def printed_papers(desk: Desk, mandate_id: int, body: Body, line: int = 0) -> list[str]:
    """What the papers of an end say, each drawn and noted as printed, as the preview does."""
    papers = mandate_sheets.of_content(desk, mandate_id, body, line=line)
    for paper in papers:
        printing.record_printed(desk, paper)
    return [reading.whole(paper.build()) for paper in papers]


def test_a_content_that_waits_for_its_end_sheet_stays_sealed_and_its_papers_leave_no_word(
    desk: Desk, reception_desk: Desk, root: Path
) -> None:
    mandate = acted(desk)
    house_rules.change(desk, replace(house_rules.load(desk), end_sheet_days=7))
    copies = back_up(desk, root)
    bare, wrapped = secrets_of(desk, mandate)
    endings.withdraw(reception_desk, mandate.id)
    copies += back_up_later(desk, root)
    assert desk.db["mandate_body"].count == 1, "it waits"
    assert sight_of(root, desk).finds(*CONTENT, *ACTS, bare) == set()
    assert sight_of(root, reception_desk).finds(*CONTENT, *ACTS, bare) == set()

    waiting = mandate_access.waiting_for_its_sheet(desk, mandate.id)
    sheet, letters, report = printed_papers(desk, mandate.id, waiting.open_body)
    assert "Organimarque" in sheet and "Organimarque" in letters and "Précismarque" in report
    assert sight_of(root, desk).finds(*CONTENT, *ACTS, bare) == set(), "drawn and printed, in memory alone"
    endings.destroy_held(desk, mandate.id)
    for place in {copy.parent for copy in copies}:
        backup_keys.copy_keys(desk.folder, desk.keys.data, place)
    assert sight_of(root, desk).finds(*CONTENT, *ACTS, bare, wrapped) == set()
    assert [opened_in(copy, desk, mandate, copy.parent) for copy in copies] == [{}] * len(copies)


def test_a_line_that_was_taken_back_is_gone_from_the_file_and_from_every_copy(
    desk: Desk, reception_desk: Desk, root: Path
) -> None:
    mandate = acted(desk)
    copies = back_up(desk, root)
    bare, wrapped = secrets_of(desk, mandate)
    endings.withdraw_line(reception_desk, mandate.id, number=1)
    body = mandates.view(desk, mandate.id).mandate.open_body
    (sheet, _, report) = printed_papers(desk, mandate.id, body, line=1)
    assert "Organimarque" in sheet and "Précismarque" in report
    endings.close_expired(desk)
    left = mandates.view(desk, mandate.id).mandate.open_body
    assert left.acts == () and [each.organism for each in left.lines] == [""]
    for copy in copies:
        backup_keys.copy_keys(desk.folder, desk.keys.data, copy.parent)
    assert sight_of(root, desk).finds(*CONTENT, *ACTS, bare, wrapped) == set()
    assert [opened_in(copy, desk, mandate, copy.parent) for copy in copies] == [{}] * 2


def test_what_was_refused_and_what_is_counted_tell_nothing_of_it(desk: Desk, root: Path) -> None:
    mandate = acted(desk)
    with pytest.raises(RuleBroken):
        acts.note(desk, mandate.id, replace(DONE, act=Act.SUBMIT, at=desk.now(), note="Refumarque"))
    assert desk.db["mandate_count"].count > 0
    assert sight_of(root, desk).finds(*CONTENT, *ACTS, b"refumarque") == set()


def test_the_ciphertext_is_still_in_the_old_copies_and_that_is_why_the_key_matters(desk: Desk, root: Path) -> None:
    mandate = taken(desk)
    sealed = desk.db.execute("SELECT sealed FROM mandate_body").fetchone()[0].lower()
    copies = back_up(desk, root)
    endings.withdraw(desk, mandate.id)
    assert desk.db["mandate_body"].count == 0
    pages = b"".join(bytes_of_pages(copy, desk.keys.data) for copy in copies).lower()
    assert pages.count(sealed[:400]) == 2


def test_the_front_desk_reads_nothing_of_a_mandate_with_its_keys_and_the_raw_files(
    desk: Desk, reception_desk: Desk, root: Path
) -> None:
    mandate = taken(desk)
    bare, _ = secrets_of(desk, mandate)
    assert reception_desk.keys == desk.keys.for_the_desk
    assert sight_of(root, reception_desk).finds(*CONTENT, bare) == set()
    assert mandates.view(reception_desk, mandate.id).mandate == replace(mandate, body=None)
    told = endings.withdraw(reception_desk, mandate.id).told
    assert "est détruit" in told and not [word for word in ("Organimarque", "Procédumarque") if word in told]
