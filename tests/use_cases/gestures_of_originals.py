"""The verbs of the service's originals: what each writes, and those that only look at them."""

from __future__ import annotations

from desktop_app.domain.mandate.paper_original import Allowance, Disposal, Elimination, PaperOriginal
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import endings, paper_originals
from desktop_app.use_cases.mandates.paper_originals import OpenList
from tests.helpers.alike import take_back
from tests.helpers.builders import THURSDAY
from tests.use_cases.asking import Reading, asked, drawn, never
from tests.use_cases.counter import Gesture


def overdue(desk: Desk) -> None:
    """The original of the mandate 6, which has ended, was to be kept until its end and no longer."""
    desk.db.execute("UPDATE mandate_paper SET years = 0 WHERE id = 6")


def proposed(desk: Desk) -> int:
    overdue(desk)
    return paper_originals.propose(desk).subject


def allowed(desk: Desk) -> int:
    made = proposed(desk)
    paper_originals.allow(desk, made, allowed_on=THURSDAY, reference="118")
    return made


def destroyed(desk: Desk) -> Changes:
    return paper_originals.record_destroyed(desk, 1, destroyed_on=THURSDAY, way=Disposal.SHREDDED)


GESTURES = {
    "endings.abandon": Gesture(
        lambda desk: endings.abandon(desk, [1]),
        "MANDATE_ENDED mandat-1: ABANDONED\nDESTRUCTION_ASKED mandat-1: D2025-0002\nDESTROYED mandat-1: D2025-0002",
        "MANDATES", 1,
    ),
    "paper_originals.file": Gesture(
        lambda desk: paper_originals.file(desk, 5, place="Classeur 1"), "ORIGINAL_FILED mandat-5", "MANDATES", 5
    ),
    "undo.take_back, a place": Gesture(
        lambda desk: take_back(desk, paper_originals.file(desk, 5, place="Classeur 1")),
        "ORIGINAL_FILED mandat-5\nUNDONE mandat-5", "MANDATES", 5,
    ),
    "paper_originals.give_back": Gesture(
        lambda desk: paper_originals.give_back(desk, 6), "ORIGINAL_RETURNED mandat-6", "MANDATES", 6
    ),
    "paper_originals.file_all": Gesture(
        lambda desk: paper_originals.file_all(desk, place="Classeur 1"),
        "ORIGINAL_FILED mandat-6\nORIGINAL_FILED mandat-5", "MANDATES",
    ),
    "undo.take_back, the places of all": Gesture(
        lambda desk: take_back(desk, paper_originals.file_all(desk, place="Classeur 1")),
        "ORIGINAL_FILED mandat-6\nORIGINAL_FILED mandat-5\nUNDONE mandat-6\nUNDONE mandat-5", "MANDATES",
    ),
    "paper_originals.report_missing": Gesture(
        lambda desk: paper_originals.report_missing(desk, 5), "ORIGINAL_MISSING mandat-5", "MANDATES", 5
    ),
    "paper_originals.report_lost": Gesture(
        lambda desk: paper_originals.report_lost(desk, 5), "ORIGINAL_LOST mandat-5", "MANDATES", 5,
        lambda desk: paper_originals.report_missing(desk, 5),
    ),
    "paper_originals.note_answer": Gesture(
        lambda desk: paper_originals.note_answer(desk, visa=True, answered_on=THURSDAY, reference="courriel"),
        "ARCHIVES_ANSWERED", "MANDATES",
    ),
    "paper_originals.propose": Gesture(
        paper_originals.propose, "ELIMINATION_PROPOSED bordereau-1: E2025-0001", "MANDATES", 1, overdue
    ),
    "paper_originals.allow": Gesture(
        lambda desk: paper_originals.allow(desk, 1, allowed_on=THURSDAY, reference="118"),
        "ELIMINATION_ALLOWED bordereau-1: VISA", "MANDATES", 1, proposed,
    ),
    "paper_originals.record_destroyed": Gesture(
        destroyed, "ORIGINAL_DESTROYED mandat-6: E2025-0001", "MANDATES", 1, allowed
    ),
}  # fmt: skip


LIST = Elimination(
    1, "E2025-0001", THURSDAY, "compte-1", Allowance.VISA, THURSDAY, "118", THURSDAY, "compte-1", Disposal.BURNT
)
FOUND = OpenList(LIST, (PaperOriginal(6, "2025-0006", THURSDAY, THURSDAY, 0),))
READINGS: dict[str, Reading] = {
    "due.how_many": asked(),
    "due.read": asked(),
    "paper_check.compare": asked(mark="0123456789abcdef"),
    "paper_originals.answer": asked(),
    "paper_originals.missing": asked(),
    "paper_originals.destroyed_lately": asked(),
    "due.old_drafts": asked(),
    "paper_originals.how_many_over_term": asked(),
    "paper_originals.how_many_to_file": asked(),
    "paper_originals.how_many_without_term": asked(),
    "paper_originals.over_term": asked(),
    "paper_originals.to_file": asked(),
    "paper_originals.without_term": asked(),
    "paper_originals.of_mandate": asked(5),
    "paper_originals.open_lists": asked(),
    "paper_originals.list_of": never,
    "elimination_papers.elimination_list": never,
    "elimination_papers.elimination_list_of": drawn(FOUND),
    "elimination_papers.elimination_record": never,
    "elimination_papers.elimination_record_of": drawn(FOUND),
    "printing.account_in_words": asked("compte-2"),
}
