"""How the columns of a week stand beside one another: day after day, or each advisor's days together."""

from collections.abc import Sequence
from enum import Enum

from .week import Column


class Grouping(Enum):
    """What is told apart first; the value is the word of its button."""

    DAYS = "Par jour"
    ADVISORS = "Par conseiller"


def grouped(columns: Sequence[Column], grouping: Grouping) -> tuple[Column, ...]:
    """These columns of a week in that order.

    Advisors stand in the order in which they were entered, each with their days; the days on which nobody receives
    come last, once each, since they are nobody's.
    """
    if grouping is Grouping.DAYS:
        return tuple(columns)
    return tuple(sorted(columns, key=lambda column: (not column.advisor, column.advisor.id if column.advisor else 0)))


def group_of(column: Column, grouping: Grouping) -> object:
    """What a column shares with those it stands with: a date, or an advisor; a closed day stands by itself."""
    if grouping is Grouping.DAYS or column.advisor is None:
        return column.day
    return column.advisor.id
