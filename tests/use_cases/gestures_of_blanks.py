"""The verbs of the blank mandates: what each writes, and those that only look at them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from desktop_app.domain.errors import OutOfDate
from desktop_app.domain.mandate import IdentityDocument, InformationPoint
from desktop_app.domain.mandate.blank import Blank, Spoilt, Written
from desktop_app.domain.mandate.paper_mark import Sheet
from desktop_app.domain.person import Person
from desktop_app.forms.mandate.blank import TEMPLATE
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.mandates import blanks
from tests.forms import samples
from tests.helpers.alike import take_back
from tests.helpers.builders import NINE, THURSDAY, a_body
from tests.use_cases.asking import Reading
from tests.use_cases.counter import Gesture

A_BLANK = Blank(0, "V2025-0009", 1, TEMPLATE, NINE, "compte-1", 6, THURSDAY)


def numbered(desk: Desk) -> int:
    """Two blanks; the id of the first."""
    return blanks.number(desk, count=2, advisor_id=1).subject


def numbered_long_ago(desk: Desk) -> int:
    """The same, that nobody has counted since."""
    first = numbered(desk)
    desk.db.execute("UPDATE blank_mandate SET counted_on = '2025-10-01'")
    return first


def written(desk: Desk, **changes: Any) -> Written:
    """A paper that was filled in and signed this very minute."""
    given = {
        "at": desk.now(),
        "place": "Tautavel",
        "told": frozenset(InformationPoint),
        "identity": IdentityDocument.PASSPORT,
        "facts": frozenset(),
        "ends_on": date(2025, 12, 24),
        "signed": True,
        "understood": True,
        "read_again": True,
    }
    return Written(**{**given, **changes})


def entered(desk: Desk, person: Person | None = None, blank_id: int = 1, **changes: Any) -> Any:
    """The mandate of the blank 1, signed by somebody known or new."""
    who = person or Person(0, "Abadie", "Claire")
    return blanks.enter(desk, blank_id, person=who, written=written(desk, **changes), body=a_body())


GESTURES = {
    "blanks.number": Gesture(
        lambda desk: blanks.number(desk, count=2, advisor_id=1),
        "BLANK_NUMBERED vierge-1: V2025-0001\nBLANK_NUMBERED vierge-2: V2025-0002", "MANDATES", 1,
    ),
    "blanks.spoil": Gesture(
        lambda desk: blanks.spoil(desk, [2], why=Spoilt.LOST), "BLANK_SPOILT vierge-2: LOST", "MANDATES", 2, numbered
    ),
    "undo.take_back, a spoilt blank": Gesture(
        lambda desk: take_back(desk, blanks.spoil(desk, [1, 2], why=Spoilt.MISTAKE)),
        "BLANK_SPOILT vierge-1: MISTAKE\nBLANK_SPOILT vierge-2: MISTAKE\nUNDONE vierge-1\nUNDONE vierge-2",
        "MANDATES", 1, numbered,
    ),
    "blanks.count": Gesture(
        lambda desk: blanks.count(desk, [1, 2]), "BLANK_COUNTED vierge-1\nBLANK_COUNTED vierge-2", "MANDATES", 1,
        numbered_long_ago,
    ),
    "blanks.enter": Gesture(
        entered, "PERSON_ADDED usager-3\nMANDATE_ENTERED mandat-7: 2025-11-27T08:30", "MANDATES PEOPLE", 7, numbered
    ),
}  # fmt: skip


def none_yet(desk: Desk, verb: Callable[..., Any]) -> None:
    """A pad of blanks that were never numbered."""
    with pytest.raises(OutOfDate):
        verb(desk, [1, 2])


READINGS: dict[str, Reading] = {
    "controls.between": lambda desk, verb: verb(desk, THURSDAY, THURSDAY),
    "control_papers.register": lambda desk, verb: verb(desk, date(2025, 1, 1), THURSDAY),
    "control_papers.control_sheet": lambda desk, verb: verb(desk, THURSDAY, THURSDAY),
    "printing.marked": lambda desk, verb: verb(desk, Sheet.RECEIPT, "2025-0001", samples.destruction_proof()),
    "mandate_papers.blank_pad": none_yet,
    "mandate_papers.blank_pad_of": lambda desk, verb: verb(desk, [A_BLANK]),
    "blanks.listing": lambda desk, verb: verb(desk),
    "blanks.to_count": lambda desk, verb: verb(desk),
}
