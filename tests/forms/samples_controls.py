"""Data for the register of mandates and the sheet of controls: a few months, and years of them."""

from dataclasses import replace
from datetime import date, datetime

from desktop_app.domain.mandate import EndReason, State
from desktop_app.domain.mandate.blank import Blank, Spoilt
from desktop_app.domain.mandate.control import Control
from desktop_app.forms.control_sheet import ControlSheet
from desktop_app.forms.mandate.blank import TEMPLATE
from desktop_app.forms.mandate_register import MandateRegister, Row
from desktop_app.forms.page import Letterhead

from . import samples, samples_originals

FIRST, LAST, MADE = date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 4)
_BLANK = Blank(1, "V2026-0007", 1, TEMPLATE, datetime(2026, 11, 2, 9, 0), "compte-1", 6, date(2026, 11, 2))
_DONE = samples.destruction_proof().destruction


def register(head: Letterhead = samples.HEAD) -> MandateRegister:
    """One in force, one withdrawn whose paper is kept, one destroyed with its paper, one never signed; two blanks."""
    signed = replace(samples.signed(), body=None)
    gone = samples.withdrawn()
    given_up = replace(gone, signature=None, end_reason=EndReason.ABANDONED, number="2026-0048", channel=None)
    destroyed = replace(samples_originals.ORIGINAL, elimination=samples_originals.DESTROYED)
    rows = (
        Row(replace(gone, number="2026-0045"), samples.ADVISOR.name, _DONE, destroyed),
        Row(replace(gone, number="2026-0046"), samples.ADVISOR.name, _DONE, samples_originals.ORIGINAL),
        Row(
            replace(signed, number="2026-0047"), "Jordi Puig", None, replace(samples_originals.ORIGINAL, ended_on=None)
        ),
        Row(given_up, "Jordi Puig", replace(_DONE, done_at=None)),
        Row(replace(signed, number="V2026-0006", state=State.ACTIVE), samples.ADVISOR.name),
    )
    spoilt = replace(_BLANK, number="V2026-0008", spoilt=Spoilt.MISTAKE, spoilt_on=date(2026, 11, 26))
    return MandateRegister(head, FIRST, LAST, MADE, rows, (replace(_BLANK, mandate_id=3), spoilt))


def worst_register() -> MandateRegister:
    """Ninety of them with the longest name of an advisor."""
    row = replace(register().rows[0], advisor=samples.WORST_ADVISOR.name)
    rows = tuple(replace(row, mandate=replace(row.mandate, number=f"2026-{at:04}")) for at in range(1, 91))
    return replace(register(samples.WORST_HEAD), rows=rows)


def control_sheet(head: Letterhead = samples.HEAD) -> ControlSheet:
    """Two controls that find something, and a blank that has not come back."""
    found = ((Control.UNSIGNED, ("2026-0041",)), (Control.BURST, ("2026-0044", "2026-0046")))
    return ControlSheet(head, FIRST, LAST, MADE, found, ("V2026-0007",))


def worst_control_sheet() -> ControlSheet:
    """Every control finds thirty."""
    numbers = tuple(f"2026-{at:04}" for at in range(1, 31))
    return replace(
        control_sheet(samples.WORST_HEAD), found=tuple((each, numbers) for each in Control), not_back=numbers
    )
