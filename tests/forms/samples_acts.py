"""What was done under the mandate of `samples`, as its report tells it: usual, and as long as may be typed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from desktop_app.domain.mandate import (
    Act,
    ActDone,
    EndReason,
    Manner,
    Outcome,
    WithdrawalChannel,
    acts,
    end,
    withdraw_line,
)
from desktop_app.forms.acts_report import ActsReport
from desktop_app.forms.end_sheet import EndSheet

from . import samples

if TYPE_CHECKING:
    from desktop_app.domain.mandate import Body, Mandate
    from desktop_app.forms.page import Letterhead

NOW = datetime(2026, 11, 26, 11, 30)
SENT = ActDone(
    1,
    Act.SUBMIT,
    datetime(2026, 11, 26, 11, 20),
    Manner.TOGETHER,
    Outcome.PENDING,
    "Marie Durand",
    date(2026, 12, 10),
    "Regarder si la CAF a répondu",
    "dossier complet",
)
DONE = (
    ActDone(2, Act.CHANGE_DETAILS, datetime(2026, 11, 26, 11, 0), by="Marie Durand"),
    SENT,
    ActDone(3, None, datetime(2026, 11, 26, 11, 25), Manner.LETTER, Outcome.REFUSED, "Rosa Pons"),
)


def acted(body: Body = samples.BODY, done: tuple[ActDone, ...] = DONE) -> Mandate:
    """The mandate in force, with what was done."""
    mandate = samples.signed(body)
    for each in done:
        mandate = acts.record_act(mandate, each, NOW)
    return mandate


def report(
    head: Letterhead = samples.HEAD, only: ActDone | None = SENT, reference: str = "2026112600123"
) -> ActsReport:
    """The report of what was just sent, with the number of its receipt."""
    return ActsReport(head, samples.PERSON, samples.ADVISOR, acted(), NOW, only, reference)


def whole_report() -> ActsReport:
    """The report of all that was done."""
    return report(only=None, reference="")


def last_report(line: int = 0) -> ActsReport:
    """What is told once the mandate is over or one line of it taken back: nothing of it stays here."""
    return replace(whole_report(), mandate=end_sheet(line).mandate, line=line)


def worst_report() -> ActsReport:
    """Thirty acts, with everything as long as may be typed."""
    long = replace(SENT, by=samples.EIGHTY, due_for="Vérifier le dossier " * 4, note="Une longue précision " * 9)
    mandate = acted(samples.WORST_BODY, (*(replace(long, number=1 + at % 12) for at in range(30)),))
    return ActsReport(samples.WORST_HEAD, samples.WORST_PERSON, samples.WORST_ADVISOR, mandate, NOW)


def end_sheet(line: int = 0) -> EndSheet:
    """What the end sheet of the same mandate tells, whole or of one line."""
    mandate = replace(acted(), line_count=3)
    if line:
        less = withdraw_line(mandate, line, samples.WITHDRAWN_AT, WithdrawalChannel.SPOKEN)
        return EndSheet(samples.HEAD, samples.PERSON, samples.ADVISOR, less, line)
    ended = end(mandate, EndReason.WITHDRAWN, samples.WITHDRAWN_AT, WithdrawalChannel.SPOKEN)
    return EndSheet(samples.HEAD, samples.PERSON, samples.ADVISOR, ended)
