"""What is counted by month of signed mandates, so that figures outlive their content: a cell leads to nobody.

A cell is a month with a category, a family of organisms or a modality. Nothing of it is kept with the mandate, so its
destruction has nothing to take out, and a mandate made by mistake is taken out of its cells while it can be read.
"""

from collections import Counter
from datetime import datetime
from enum import Enum

from ..organism import Category, Directory, Family
from .act_done import ActDone, Manner
from .record import EndReason, Mandate
from .scope import ScopeLine


class Modality(Enum):
    """How an act was done, as coarsely as figures need; the value is the word in them."""

    TOGETHER = "par un mandat, la personne à côté"
    REMOTE = "par un mandat, à distance"

    @classmethod
    def of(cls, manner: Manner) -> "Modality":
        """By telephone, letter or mail is at a distance."""
        return cls.TOGETHER if manner is Manner.TOGETHER else cls.REMOTE


class Axis(Enum):
    """What a cell is counted by."""

    CATEGORY = Category
    FAMILY = Family
    MODALITY = Modality


Kind = Category | Family | Modality
Cell = tuple[str, Kind]
"""A month like '2025-11', and what is counted in it."""


def counted(mandate: Mandate, directory: Directory) -> Counter[Cell]:
    """The cells in which this mandate stands: each line at the signature, each act; none unsigned or by mistake."""
    cells: Counter[Cell] = Counter()
    if mandate.signature is None or mandate.end_reason is EndReason.MISTAKE:
        return cells
    signed, body = month_of(mandate.signature.at), mandate.open_body
    for _, entry in body.numbered:
        told = entry.category if isinstance(entry, ScopeLine) else None
        what = entry.procedure if isinstance(entry, ScopeLine) else ""
        if category := told or directory.category_of(entry.organism, what):
            cells[signed, category] += 1
        cells[signed, directory.family_of(entry.organism)] += 1
    cells.update(_of_act(done) for done in body.acts)
    return cells


def moved(before: Mandate, after: Mandate, directory: Directory) -> dict[Cell, int]:
    """By how much each cell changes from the one to the other; those that do not are left out."""
    was, is_ = counted(before, directory), counted(after, directory)
    changes = {cell: is_[cell] - was[cell] for cell in {*was, *is_}}
    return {cell: by for cell, by in changes.items() if by}


def month_of(at: datetime) -> str:
    """'2025-11'."""
    return f"{at:%Y-%m}"


def _of_act(done: ActDone) -> Cell:
    return month_of(done.at), Modality.of(done.manner)
