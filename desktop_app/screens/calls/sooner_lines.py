"""The rows of those who have an appointment and would come sooner, in words and aloud, and what each key does."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.errors import OutsideTheDay, SlotTaken
from desktop_app.domain.french import hour, plural
from desktop_app.use_cases.changes import Changes
from desktop_app.use_cases.reception import sooner
from desktop_app.use_cases.reception.sooner import SoonerRow

from ..appointments.list_line import ListLine
from ..appointments.steps import Deed, Step
from ..appointments.when_words import short_moment
from ..context import Context
from .to_tell import ToTell

_HEAD = "Viendraient plus tôt"
TAKE = Step("J", "D’accord", "La personne est d’accord : la déplacer au créneau proposé", Deed.MOVE)
KEEP = Step("F", "Garde le sien", "Elle garde son rendez-vous : ne plus rien proposer", Deed.MARK)
ALL_STEPS = (TAKE, KEEP)


@dataclass(frozen=True)
class SoonerLine(ToTell):
    """Somebody who has an appointment and would come sooner."""

    row: SoonerRow

    def step_for(self, key: str) -> Step | None:
        """The step of this letter."""
        return next((step for step in ALL_STEPS if step.key == key.upper()), None)

    @property
    def begins_section(self) -> bool:
        """Whether the head of the list stands above."""
        return bool(self.above)

    @property
    def hour(self) -> str:
        """The date of the appointment they have."""
        start = self.row.appointment.start
        return hour(start) if start.date() == self.now_at.date() else f"{start.day}/{start.month:02}"

    @property
    def detail(self) -> str:
        """What they have, and what is proposed."""
        theirs = f"a rendez-vous {short_moment(self.row.appointment.start, self.now_at.date())}"
        return f"{theirs} · {self.proposed}"

    @property
    def proposed(self) -> str:
        """'→ jeudi 4 décembre à 9 h, avec Jordi Puig'."""
        place = self.row.proposals[self.turn]
        return f"→ {short_moment(place.slot.start, self.now_at.date())}, avec {place.advisor.name}"

    @property
    def spoken(self) -> str:
        """'Viendrait plus tôt, Nadia Aubert, 06 39 98 91 39', then the sentence to say."""
        return f"Viendrait plus tôt, {self.title}, {self.number}. {self.said}"


def sooner_lines(
    rows: Sequence[SoonerRow], turns: Mapping[object, int], say: Callable[[SoonerRow, int], str], now: datetime
) -> list[ListLine]:
    """Every row in order, as `request_lines`."""
    lines: list[ListLine] = []
    for at, row in enumerate(rows):
        key = ("sooner", row.appointment.id)
        turn = min(turns.get(key, 0), len(row.proposals) - 1)
        above, counted = ("", "") if at else (_HEAD, plural(len(rows), "personne"))
        lines.append(
            SoonerLine(
                key=key,
                row=row,
                steps=ALL_STEPS,
                above=above,
                repeats=False,
                now=False,
                counted=counted,
                turn=turn,
                said=say(row, turn),
                now_at=now,
            )
        )
    return lines


def do_sooner(context: Context, line: SoonerLine, step: Step) -> Changes | None:
    """Move them to the place in view, or leave them where they are; raises `SlotTaken` or `OutsideTheDay`."""
    id, place = line.row.appointment.id, line.row.proposals[line.turn]
    if step is KEEP:
        return context.runner.do(sooner.decline, id)
    asking = context.runner.beside(asking=(SlotTaken, OutsideTheDay))
    return asking.do(sooner.take, id, advisor_id=place.advisor.id, start=place.slot.start)
