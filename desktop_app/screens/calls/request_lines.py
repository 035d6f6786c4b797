"""The rows of those who came and could not be received: to call back, then the waiting list, in words and aloud."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.french import NBSP, hour, plural
from desktop_app.domain.reception.request import Outcome
from desktop_app.use_cases.reception.requests import WaitingList, WaitingRow

from ..appointments.list_line import ListLine
from ..appointments.when_words import short_moment
from .call_lines import said_on
from .request_steps import RequestStep, step_for_key, steps_of
from .to_tell import ToTell

HEADS = {Outcome.CALL_BACK: "À rappeler", Outcome.LISTED: "Liste d’attente"}


@dataclass(frozen=True)
class RequestLine(ToTell):
    """Somebody who waits."""

    row: WaitingRow

    def step_for(self, key: str) -> RequestStep | None:
        """The step of this letter."""
        return step_for_key(self.row.request.outcome, key)

    @property
    def begins_section(self) -> bool:
        """Whether the head of a list stands above."""
        return bool(self.above)

    @property
    def hour(self) -> str:
        """When they came: the hour today, the date before."""
        at = self.row.request.at
        return hour(at) if at.date() == self.now_at.date() else f"{at.day}/{at.month:02}"

    @property
    def detail(self) -> str:
        """The theme, the call that nobody answered, and what is proposed."""
        return " · ".join(filter(None, (self.row.theme, self._tried(), self.proposed)))

    @property
    def proposed(self) -> str:
        """'→ jeudi 11 décembre à 9 h, avec Jordi Puig', or that nothing is free."""
        if self.proposal is None:
            return "aucune place à proposer"
        start = self.proposal.slot.start
        return f"→ {short_moment(start, self.now_at.date())}, avec {self.proposal.advisor.name}"

    @property
    def spoken(self) -> str:
        """'Liste d’attente, Nadia Aubert, 06 39 98 91 39, attend depuis hier', then the sentence to say."""
        head = HEADS[self.row.request.outcome]
        return f"{head}, {self.title}, {self.number}, attend depuis {self._came()}. {self.said}"

    def _came(self) -> str:
        at = self.row.request.at
        return said_on(at, self.now_at.date()) or hour(at)

    def _tried(self) -> str:
        at = self.row.request.tried_at
        if at is None:
            return ""
        day = said_on(at, self.now_at.date())
        return f"pas de réponse {f'{day} ' if day else ''}à{NBSP}{hour(at)}"


def request_lines(
    waiting: WaitingList, turns: Mapping[object, int], say: Callable[[WaitingRow, int], str], now: datetime
) -> list[ListLine]:
    """Every row in order; `turns` has the proposal in view by key, `say` the sentence with it."""
    lines: list[ListLine] = []
    for outcome, rows in ((Outcome.CALL_BACK, waiting.call_back), (Outcome.LISTED, waiting.listed)):
        for at, row in enumerate(rows):
            key = ("request", row.request.id)
            turn = min(turns.get(key, 0), max(0, len(row.proposals) - 1))
            lines.append(
                RequestLine(
                    key=key,
                    row=row,
                    steps=steps_of(row.request.outcome),
                    above="" if at else HEADS[outcome],
                    repeats=False,
                    now=False,
                    counted="" if at else plural(len(rows), "personne"),
                    turn=turn,
                    said=say(row, turn),
                    now_at=now,
                )
            )
    return lines
