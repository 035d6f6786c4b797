"""One thing that was found: what it says, and where it leads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtWidgets import QWidget

from desktop_app.domain.person import Person

from ..context import Context
from ..widgets.aloud import as_heard

Lead = Callable[[Context, QWidget], object]
"""Opens what was found, over this window; changes nothing."""


class Group(Enum):
    """The value is its name above its rows."""

    PAGES = "Pages"
    PEOPLE = "Usagers"
    NEAR = "Noms proches"
    DAYS = "Jours"
    MANDATES = "Mandats"
    PLACES = "Pages et gestes"


@dataclass(frozen=True)
class Result:
    """`words` at the left, `fact` at the right, '' for none; `person` is whom it is about, None for nobody."""

    group: Group
    icon: str
    words: str
    fact: str
    lead: Lead
    person: Person | None = None

    @property
    def spoken(self) -> str:
        """The row in one breath, without its group."""
        return as_heard(", ".join(filter(None, (self.words, self.fact))))


def shared(groups: Sequence[Sequence[Result]], most: int) -> list[Result]:
    """The first of each group, then the second of each, until there are `most`; those of a group stay together."""
    ranks = [(rank, at, each) for at, group in enumerate(groups) for rank, each in enumerate(group)]
    kept = sorted(ranks, key=lambda one: one[:2])[:most]
    return [each for _, _, each in sorted(kept, key=lambda one: (one[1], one[0]))]
