"""The verbs of rights requests, with what each writes, and those that only look."""

from __future__ import annotations

from datetime import date

from desktop_app.domain.reception.rights_request import Answer, Answered, Extension, Means, Right, RightsRequest
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import rights_requests
from desktop_app.use_cases.reception.rights_requests import RightsRow
from tests.helpers.builders import THURSDAY
from tests.use_cases.asking import asked, drawn, never
from tests.use_cases.counter import Gesture

ACCESS = RightsRequest(0, Right.ACCESS, THURSDAY, person_id=1)
KNOWN = RightsRequest(1, Right.ERASURE, THURSDAY, person_id=1)
SENT = Answered(Answer.DONE, THURSDAY, Means.LETTER)


def noted(desk: Desk) -> None:
    """The person 1 asks to see her data."""
    rights_requests.note(desk, ACCESS)


def named_of_old(desk: Desk) -> None:
    """Somebody without a file asked, and was answered, longer ago than people are kept."""
    rights_requests.note(desk, RightsRequest(0, Right.ACCESS, date(2023, 10, 2), asked_by="M. Roca"))
    rights_requests.answer(desk, 1, Answered(Answer.DONE, date(2023, 10, 9), Means.LETTER))


GESTURES = {
    "rights_requests.note": Gesture(
        lambda desk: rights_requests.note(desk, ACCESS), "RIGHTS_REQUEST_NOTED demande-sur-les-donnees-1", "PEOPLE", 1
    ),
    "rights_requests.correct": Gesture(
        lambda desk: rights_requests.correct(desk, KNOWN), "RIGHTS_REQUEST_CORRECTED demande-sur-les-donnees-1",
        "PEOPLE", 1, prepare=noted,
    ),
    "rights_requests.prolong": Gesture(
        lambda desk: rights_requests.prolong(desk, 1, Extension(1, THURSDAY, "trois mandats à relire")),
        "RIGHTS_REQUEST_EXTENDED demande-sur-les-donnees-1", "PEOPLE", 1, prepare=noted,
    ),
    "rights_requests.answer": Gesture(
        lambda desk: rights_requests.answer(desk, 1, SENT), "RIGHTS_REQUEST_ANSWERED demande-sur-les-donnees-1: DONE",
        "PEOPLE", 1, prepare=noted,
    ),
    "rights_requests.answered_here": Gesture(
        lambda desk: rights_requests.answered_here(desk, 1),
        "RIGHTS_REQUEST_ANSWERED demande-sur-les-donnees-1: DONE", "PEOPLE", 1, prepare=noted,
    ),
    "rights_requests.remove": Gesture(
        lambda desk: rights_requests.remove(desk, 1), "RIGHTS_REQUEST_REMOVED demande-sur-les-donnees-1", "PEOPLE", 1,
        prepare=noted,
    ),
    "rights_requests.forget_old": Gesture(
        rights_requests.forget_old, "RIGHTS_REQUESTS_FORGOTTEN", "PEOPLE", prepare=named_of_old
    ),
    "rights_requests.forget_old, nothing": Gesture(rights_requests.forget_old, "", "", prepare=noted),
}  # fmt: skip


READINGS = {
    "rights_requests.row": never,
    "rights_papers.letter": never,
    "rights_requests.listing": asked(),
    "rights_requests.open_of": asked(1, Right.ACCESS),
    "rights_requests.to_answer": asked(),
    "rights_papers.register": drawn(),
    "rights_papers.register_of": drawn((RightsRow(KNOWN, None),)),
    "rights_papers.letter_of": drawn(RightsRow(KNOWN, None)),
}
