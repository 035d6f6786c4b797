"""Data for the blank mandates: one, and one with everything as long as may be typed."""

from dataclasses import replace

from desktop_app.domain.person import Person
from desktop_app.forms.mandate.blank import TEMPLATE, BlankMandates
from desktop_app.forms.page import Letterhead

from . import samples


def blank_mandate(head: Letterhead = samples.HEAD) -> BlankMandates:
    """One of a pad."""
    return BlankMandates(head, ("V2026-0007",), samples.originals(head, template=TEMPLATE, person=Person(0, "", "")))


def worst_blank_mandate() -> BlankMandates:
    """One whose place and advisor have the longest names."""
    data = blank_mandate(samples.WORST_HEAD)
    return replace(data, says=replace(data.says, advisor=samples.WORST_ADVISOR))
