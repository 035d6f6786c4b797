"""What a row of the page has in common, whoever is called: who, at which number, and the place proposed in view."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from desktop_app.domain.french import phone
from desktop_app.domain.person import Person
from desktop_app.use_cases.reception.appointments import Place

from ..appointments.list_line import ListLine, Pill

NO_PHONE = "pas de téléphone"
TO_SEE = "à vérifier"
"""That nobody has seen yet as whom they may come to a workshop that is not for everybody."""


class Told(Protocol):
    """What such a row is about."""

    @property
    def person(self) -> Person: ...

    @property
    def proposals(self) -> Sequence[Place]: ...


@dataclass(frozen=True)
class ToTell(ListLine):
    """Somebody to call, with what to say, and the proposal in view, `turn` of all of them."""

    key: tuple[str, int]
    row: Told
    turn: int
    said: str
    now_at: datetime

    @property
    def proposal(self) -> Place | None:
        """The place in view."""
        return self.row.proposals[self.turn] if self.row.proposals else None

    @property
    def proposes(self) -> bool:
        """Whether a place is looked for."""
        return True

    @property
    def title(self) -> str:
        """Who it is."""
        return self.row.person.name

    @property
    def number(self) -> str:
        """Where to call, in pairs."""
        return phone(self.row.person.phone) if self.row.person.phone else NO_PHONE

    @property
    def pills(self) -> tuple[Pill, ...]:
        """Where to call."""
        return (Pill(self.number),)
