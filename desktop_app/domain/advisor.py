"""An advisor sent by the partner (conseiller numérique or ambassadeur du numérique)."""

from enum import Enum

from . import text
from .errors import refuse
from .nouns.frozen import frozen


class AdvisorTitle(Enum):
    """The two titles of the Pyrénées-Orientales conventions (000, préambule and art. 1.1)."""

    ADVISOR = "conseiller numérique"
    ADVISOR_WOMAN = "conseillère numérique"
    AMBASSADOR = "ambassadeur du numérique"
    AMBASSADOR_WOMAN = "ambassadrice du numérique"


@frozen
class Advisor:
    """`id` is 0 until the file has given one; `active` is False once the advisor has left."""

    id: int
    last_name: str
    first_name: str
    title: AdvisorTitle = AdvisorTitle.ADVISOR
    active: bool = True

    @property
    def name(self) -> str:
        """'Marie Durand'."""
        return f"{self.first_name} {self.last_name}"

    @property
    def name_and_title(self) -> str:
        """'Marie Durand, conseillère numérique'."""
        return f"{self.name}, {self.title.value}"


def read_advisor(last_name: str, first_name: str, title: AdvisorTitle, *, id: int = 0) -> Advisor:
    """The advisor typed in a form; raises `Refused` with the fields last_name and first_name."""
    refuse(
        [
            *text.name_faults(last_name, "last_name", "Le nom"),
            *text.name_faults(first_name, "first_name", "Le prénom"),
        ]
    )
    return Advisor(id, text.tidy_name(last_name), text.tidy_name(first_name), title)
