"""The rows of those who came and could not be received: to call back, waiting list, transmitted; in words and aloud."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from desktop_app.domain.french import NBSP, day_and_month, hour, plural, short_date
from desktop_app.domain.reception.request import Outcome
from desktop_app.domain.reception.transmittal import Transmittal
from desktop_app.use_cases.reception.waiting_list import WaitingList, WaitingRow

from ..appointments.list_line import ListLine, Pill
from ..appointments.when_words import short_moment
from .call_lines import said_on
from .request_steps import RequestStep, steps_of
from .to_tell import ToTell

HEADS = {
    Outcome.CALL_BACK: "À rappeler",
    Outcome.LISTED: "Liste d’attente",
    Outcome.TRANSMITTED: "Transmises au partenaire",
}


@dataclass(frozen=True)
class RequestLine(ToTell):
    """Somebody who waits."""

    row: WaitingRow

    def step_for(self, key: str) -> RequestStep | None:
        """The step of this letter."""
        return next((step for step in self.steps if isinstance(step, RequestStep) and step.key == key.upper()), None)

    @property
    def awaited(self) -> Transmittal | None:
        """The transmittal to which the partner has still to answer."""
        return self.row.sent if self.row.request.outcome is Outcome.TRANSMITTED else None

    @property
    def proposes(self) -> bool:
        """Not before the partner has answered."""
        return self.awaited is None

    @property
    def pills(self) -> tuple[Pill, ...]:
        """Where to call; by when the partner answers, as late once that is over."""
        if not self.awaited:
            return super().pills
        due, late = self.awaited.answer_by, self.awaited.is_late(self.now_at.date())
        return (Pill(f"{'en retard depuis' if late else 'réponse pour'} le {short_date(due)}", late=late),)

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
        """The theme, the call that nobody answered, what the partner answered or has to, and what is proposed."""
        if self.awaited:
            return " · ".join(filter(None, (self.row.theme, f"bordereau {self.awaited.reference}")))
        return " · ".join(filter(None, (self.row.theme, self._answered(), self._tried(), self.proposed)))

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
        if self.awaited:
            due = "réponse en retard" if self.awaited.is_late(self.now_at.date()) else "réponse attendue"
            return f"{head}, {self.title}, {due}, {day_and_month(self.awaited.answer_by)}. {self.said}"
        return f"{head}, {self.title}, {self.number}, attend depuis {self._came()}. {self.said}"

    def _came(self) -> str:
        at = self.row.request.at
        return said_on(at, self.now_at.date()) or hour(at)

    def _answered(self) -> str:
        rows = self.row.sent.rows if self.row.sent else ()
        words = next((each.words for each in rows if each.request_id == self.row.request.id), "")
        return f"réponse{NBSP}: {words}" if words else ""

    def _tried(self) -> str:
        at = self.row.request.tried_at
        if at is None:
            return ""
        day = said_on(at, self.now_at.date())
        return f"pas de réponse {f'{day} ' if day else ''}à{NBSP}{hour(at)}"


def request_lines(
    waiting: WaitingList,
    turns: Mapping[object, int],
    say: Callable[[WaitingRow, int], str],
    now: datetime,
    *,
    hands_over: bool = False,
) -> list[ListLine]:
    """Every row in order; `turns` has the proposal in view by key, `say` the sentence with it.

    `hands_over` where an advisor books, who is given a slip.
    """
    sections = (
        (Outcome.CALL_BACK, waiting.call_back),
        (Outcome.LISTED, waiting.listed),
        (Outcome.TRANSMITTED, waiting.transmitted),
    )
    lines: list[ListLine] = []
    for outcome, rows in sections:
        for at, row in enumerate(rows):
            key = ("request", row.request.id)
            turn = min(turns.get(key, 0), max(0, len(row.proposals) - 1))
            lines.append(
                RequestLine(
                    key=key,
                    row=row,
                    steps=steps_of(row.request.outcome, hands_over=hands_over),
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
