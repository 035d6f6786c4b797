"""The row of a workshop as the list of a day shows it, above its people: its title, its seats, what it lacks."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop_app.domain.french import hour
from desktop_app.domain.theme import theme
from desktop_app.use_cases.workshops.gauges import Gauge

from ..widgets.aloud import as_heard
from . import gauge_words
from .list_line import ListLine, Pill
from .seats_mark import Seats
from .steps import Deed, Step

OPEN = Step("Entrée", "Ouvrir", "Ouvrir l’atelier : inscrits, liste d’attente, décision", Deed.WORKSHOP)
ENROL = Step("+", "Inscrire", "Inscrire quelqu’un à l’atelier", Deed.ENROL)
ALL_STEPS = (ENROL,)


@dataclass(frozen=True)
class WorkshopLine(ListLine):
    """A workshop; `advisor` is '' when only one is here, `headed` where sections say whose it is."""

    row: Gauge
    advisor: str
    headed: bool = False

    def step_for(self, key: str) -> Step | None:
        """The step of this letter."""
        return next((step for step in self.steps if step.key == key.upper()), None)

    @property
    def begins_section(self) -> bool:
        """Whether the head of a section stands above."""
        return self.headed and bool(self.above)

    @property
    def hour(self) -> str:
        """'14 h'."""
        return hour(self.row.slot.start)

    @property
    def title(self) -> str:
        """What it is about."""
        return gauge_words.title(self.row)

    @property
    def detail(self) -> str:
        """Who waits, else its theme: the head above says the rest."""
        subject = self.row.workshop.subject if self.row.workshop else None
        return gauge_words.waits(self.row) or (theme(subject.theme).label if subject else "")

    @property
    def loud(self) -> bool:
        """Whether it is still to come."""
        return not (self.row.over or self.row.gone)

    @property
    def pills(self) -> tuple[Pill, ...]:
        """The seats, drawn and in figures."""
        least = self.row.workshop.subject.minimum if self.row.workshop else 0
        seats = Seats(self.row.enrolled, least, self.row.capacity.seats)
        return (Pill(gauge_words.counted(self.row), seats=seats),)

    @property
    def spoken(self) -> str:
        """The whole row in one breath."""
        opening = as_heard(self.above) if self.headed else ""
        advisor = f"avec {self.advisor}" if self.advisor else ""
        kind = "atelier" if self.row.workshop else ""
        parts = (opening, self.hour, kind, self.title, gauge_words.spoken(self.row), advisor)
        return ", ".join(filter(None, parts))


def steps_of(gauge: Gauge) -> Sequence[Step]:
    """Nobody enrols in what is over or cancelled."""
    return (OPEN,) if gauge.over or gauge.gone else (OPEN, ENROL)
