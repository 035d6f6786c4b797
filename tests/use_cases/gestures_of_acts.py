"""The verbs of what is done under a mandate, with what each writes: the mandate 5 is signed, and of the day itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.mandate import Act, ActDone, EndReason
from desktop_app.storage.connection.database import writing
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import acts, mandates, rewriting
from tests.helpers.alike import take_back
from tests.helpers.builders import THURSDAY
from tests.use_cases.asking import asked
from tests.use_cases.counter import Gesture

FILLED = ActDone(1, Act.FILL, datetime(2025, 11, 27, 8, 30), due_on=THURSDAY, due_for="Relancer la CAF")


def noted(desk: Desk) -> Changes:
    """A form was filled, and something is awaited."""
    return acts.note(desk, 5, FILLED)


def kept(desk: Desk) -> ActDone:
    """What was noted, as it is kept."""
    (done,) = mandates.view(desk, 5).mandate.open_body.acts
    return done


GESTURES = {
    "acts.note": Gesture(noted, "ACT_NOTED mandat-5", "MANDATES", 5),
    "acts.correct": Gesture(
        lambda desk: acts.correct(desk, 5, kept(desk), replace(FILLED, due_on=None, due_for="")),
        "ACT_CORRECTED mandat-5", "MANDATES", 5, noted,
    ),
    "acts.correct, to the same": Gesture(lambda desk: acts.correct(desk, 5, kept(desk), FILLED), "", "", 5, noted),
    "acts.remove": Gesture(
        lambda desk: acts.remove(desk, 5, kept(desk)), "ACT_REMOVED mandat-5", "MANDATES", 5, noted
    ),
    "undo.take_back, an act": Gesture(
        lambda desk: take_back(desk, noted(desk)), "ACT_NOTED mandat-5\nUNDONE mandat-5", "MANDATES", 5
    ),
}  # fmt: skip


def _nothing_to_report(desk: Desk, verb: Callable[..., Any]) -> None:
    with pytest.raises(RuleBroken, match="Rien n’a encore été noté"):
        verb(desk, 5)


def refused(desk: Desk) -> None:
    """An act that the mandate does not allow."""
    with pytest.raises(RuleBroken):
        acts.note(desk, 5, replace(FILLED, act=Act.SUBMIT))


def counted_within(desk: Desk, *, mistaken: bool) -> None:
    """What is counted of the mandate 5, of which nothing stands anywhere, and taken out."""
    found = mandates.view(desk, 5).mandate
    with writing(desk.db):
        rewriting.count_within(desk, replace(found, signature=None), found)
        if mistaken:
            rewriting.uncount_within(desk, replace(found, end_reason=EndReason.MISTAKE))


def sealed_again(desk: Desk) -> None:
    """The mandate 5 under another key, and nothing else with it."""
    with rewriting.sealed_anew(desk, mandates.view(desk, 5).mandate):
        pass


GESTURES |= {
    "acts.note, what is not allowed": Gesture(refused, "ACT_REFUSED mandat-5: OUT_OF_SCOPE"),
    "rewriting.sealed_anew": Gesture(sealed_again, ""),
    "rewriting.count_within": Gesture(lambda desk: counted_within(desk, mistaken=False), ""),
    "rewriting.uncount_within": Gesture(lambda desk: counted_within(desk, mistaken=True), ""),
}
READINGS = {
    "acts.coming_deadlines": asked(),
    "mandate_sheets.acts_report": _nothing_to_report,
    "mandate_access.who_is_at_work": asked(),
}
