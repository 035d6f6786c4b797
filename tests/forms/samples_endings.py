"""What the papers of a mandate that stops are drawn from in tests: usual cases, and everything as long as may be."""

from dataclasses import replace
from datetime import date

from desktop_app.domain.mandate import EndReason, WithdrawalChannel, cut_short, end, withdraw_line
from desktop_app.forms.end_sheet import EndSheet
from desktop_app.forms.ending_notice import EndingNotice
from desktop_app.forms.organism_letter import OrganismLetters
from desktop_app.forms.page import Letterhead
from desktop_app.forms.withdrawal_receipt import LineReceipt

from .samples import (
    ADVISOR,
    BODY,
    HEAD,
    PERSON,
    WITHDRAWN_AT,
    WORST_ADVISOR,
    WORST_BODY,
    WORST_HEAD,
    WORST_PERSON,
    signed,
)

LINES = replace(signed(BODY), line_count=BODY.line_count)


def end_sheet(head: Letterhead = HEAD, reason: EndReason = EndReason.WITHDRAWN) -> EndSheet:
    """A mandate that ended for this reason, its content still in hand."""
    return EndSheet(head, PERSON, ADVISOR, end(LINES, reason, WITHDRAWN_AT, WithdrawalChannel.SPOKEN))


def end_sheet_of_a_line() -> EndSheet:
    """Its first line alone was taken back, by telephone."""
    less = withdraw_line(LINES, 1, WITHDRAWN_AT, WithdrawalChannel.PHONE)
    return EndSheet(HEAD, PERSON, ADVISOR, less, 1)


def worst_end_sheet() -> EndSheet:
    """Everything as long as may be typed."""
    ended = end(signed(WORST_BODY), EndReason.WITHDRAWN, WITHDRAWN_AT, WithdrawalChannel.SPOKEN)
    return EndSheet(WORST_HEAD, WORST_PERSON, WORST_ADVISOR, ended)


def letters(sheet: EndSheet | None = None) -> OrganismLetters:
    """One to each organism of the usual sheet."""
    return OrganismLetters(sheet or end_sheet(), WITHDRAWN_AT.date())


def worst_letters() -> OrganismLetters:
    """Three, each with everything as long as may be typed."""
    lines = tuple(replace(WORST_BODY.lines[0], organism=f"{rank} {WORST_BODY.lines[0].organism}") for rank in range(3))
    sheet = worst_end_sheet()
    return letters(replace(sheet, mandate=replace(sheet.mandate, body=replace(WORST_BODY, lines=lines, requests=()))))


def line_receipt(head: Letterhead = HEAD) -> LineReceipt:
    """The receipt of the first line, taken back by telephone."""
    less = end_sheet_of_a_line().mandate
    return LineReceipt(head, PERSON, ADVISOR, less, less.withdrawn[0], less.withdrawn[0].at)


def ending_notice(head: Letterhead = HEAD, because: EndReason = EndReason.RENOUNCED) -> EndingNotice:
    """A mandate that will stop earlier than was agreed."""
    shorter = cut_short(LINES, date(2026, 12, 14), because)
    return EndingNotice(head, PERSON, ADVISOR, shorter, WITHDRAWN_AT.date())


def worst_ending_notice() -> EndingNotice:
    """The same with everything as long as may be typed."""
    return replace(ending_notice(WORST_HEAD, EndReason.ADVISOR_LEFT), person=WORST_PERSON, advisor=WORST_ADVISOR)
