"""Which page goes on which side of the paper: collated copies, each original on a sheet of its own."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """A paper to print: so many pages that hold so many originals, so many times."""

    pages: int
    originals: int = 1
    copies: int = 1


@dataclass(frozen=True)
class Side:
    """One side of a sheet: a page of a paper, both counted from 0."""

    paper: int
    page: int


def sides(runs: Sequence[Run], *, both: bool) -> list[Side | None]:
    """Every side in the order it is printed; None is left blank.

    With `both`, sheets are printed on their two sides: an original never begins on the back of another. Pages
    that do not share out evenly between the originals each take a sheet.
    """
    found: list[Side | None] = []
    for paper, run in enumerate(runs):
        each = run.pages // run.originals if run.pages % run.originals == 0 else 1
        for page in list(range(run.pages)) * run.copies:
            if both and len(found) % 2 and page % each == 0:
                found.append(None)
            found.append(Side(paper, page))
    return found


def sheet_count(runs: Sequence[Run], *, both: bool) -> int:
    """How many sheets of paper that takes."""
    count = len(sides(runs, both=both))
    return (count + 1) // 2 if both else count
