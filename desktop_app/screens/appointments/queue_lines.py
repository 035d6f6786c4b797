"""The rows of the queue as the list of a day shows them: numbers, who waits how long, where the next one is added."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from desktop_app.domain.french import NBSP, hour, hours, lasting, plural
from desktop_app.domain.reception.appointment import State
from desktop_app.domain.reception.queue import about
from desktop_app.domain.reception.ticket import UNDER_WAY, TicketState
from desktop_app.use_cases.reception.queue import Queue, Queued, QueueEnd

from ..widgets.aloud import as_heard
from .list_line import ListLine, Pill
from .queue_steps import QueueStep, step_for_key, steps_of

_SHAPES = {
    TicketState.WAITING: State.EXPECTED,
    TicketState.CALLED: State.ARRIVED,
    TicketState.RECEIVED: State.ARRIVED,
    TicketState.SEEN: State.SEEN,
    TicketState.LEFT: State.LEFT,
    TicketState.REDIRECTED: State.EXCUSED,
}
"""The state of an appointment whose shape and colour say the same."""


@dataclass(frozen=True)
class _InQueue(ListLine):
    key: tuple[str, int]
    row: Queued | QueueEnd

    def step_for(self, key: str) -> QueueStep | None:
        """The step of this letter, allowed or not."""
        return step_for_key(self.row, key)

    @property
    def begins_section(self) -> bool:
        """Whether the head of the queue stands above."""
        return bool(self.above)

    @property
    def opening(self) -> str:
        """The head and its counts, for who hears the first row."""
        return as_heard(f"{self.above}, {self.counted}") if self.above else ""


@dataclass(frozen=True)
class QueueLine(_InQueue):
    """Somebody who came; `until` is when the hours at hand end."""

    row: Queued
    until: datetime | None

    @property
    def loud(self) -> bool:
        """Whether they still wait or are being received."""
        return self.row.ticket.state in UNDER_WAY

    @property
    def pills(self) -> tuple[Pill, ...]:
        """Where they stand."""
        return (Pill(self.state, _SHAPES[self.row.ticket.state]),)

    @property
    def hour(self) -> str:
        """'n° 3'; 'A3' of a queue of one advisor, which says whose turn it is from afar."""
        ticket = self.row.ticket
        return ticket.called if ticket.letter else f"n°{NBSP}{ticket.number}"

    @property
    def title(self) -> str:
        """What they are called by."""
        return self.row.name

    @property
    def detail(self) -> str:
        """The theme, whom they want to see, and about how long they still have."""
        asked = self.row.wanted is not None and not self.row.advisor and not self.row.owner
        wanted = f"pour {self.row.wanted.name}" if self.row.wanted and asked else ""
        return " · ".join(filter(None, (self.row.theme, wanted, self._turn(), self._sent_to())))

    @property
    def state(self) -> str:
        """'attend 24 min', 'avec Marie Castell', 'réalisé à 9 h 05'."""
        ticket, advisor = self.row.ticket, self.row.advisor
        if ticket.state is TicketState.WAITING:
            waited = _minutes(self.row.now - ticket.came_at)
            return f"attend {lasting(waited)}" if waited > 0 and _is_today(self.row) else "attend"
        if ticket.state is TicketState.RECEIVED and advisor:
            return f"avec {advisor.name}"
        if ticket.state is TicketState.SEEN and ticket.state_at:
            return f"{ticket.state.value} à{NBSP}{hour(ticket.state_at)}"
        return str(ticket.state.value)

    @property
    def spoken(self) -> str:
        """The whole row in one breath: 'numéro 3, une dame, attend 24 min, encore environ 20 min'."""
        said = as_heard(self.detail)
        return ", ".join(filter(None, (self.opening, f"numéro {self.row.ticket.called}", self.title, said, self.state)))

    def _turn(self) -> str:
        if self.row.ticket.state is not TicketState.WAITING or not _is_today(self.row):
            return ""
        if self.row.wait is None:
            return f"pas avant {hour(self.until)}" if self.until else ""
        minutes = about(self.row.wait)
        return f"encore environ {lasting(minutes)}" if minutes else "son tour vient"

    def _sent_to(self) -> str:
        return f"vers {self.row.ticket.sent_to}" if self.row.ticket.sent_to else ""


@dataclass(frozen=True)
class QueueEndLine(_InQueue):
    """Where the next one is added; `waiting` how many wait before."""

    row: QueueEnd
    waiting: int

    @property
    def hour(self) -> str:
        """None: whoever comes next has the next number."""
        return ""

    @property
    def title(self) -> str:
        """What is done here."""
        return "personne n’attend" if not self.waiting else "la personne suivante"

    @property
    def detail(self) -> str:
        """How many more can be received."""
        return _left(self.row)

    @property
    def solid(self) -> bool:
        """It is nobody yet."""
        return False

    @property
    def spoken(self) -> str:
        """The whole row in one breath."""
        return ", ".join(filter(None, (self.opening, self.title, as_heard(self.detail))))


def queue_lines(queue: Queue) -> list[ListLine]:
    """Every row of the queue in order, the first under its head."""
    lines: list[ListLine] = []
    head, beside = _head(queue), _counted(queue)
    for at, row in enumerate(queue.rows):
        above, told = ("", "") if at else (head, beside)
        steps = steps_of(row)
        if isinstance(row, QueueEnd):
            key, until = ("queue", row.owner), row.until
            lines.append(
                QueueEndLine(key, row, steps, above, False, False, queue.waiting, wanted_at=until, counted=told)
            )
        else:
            lines.append(_queue_line(row, queue, steps, above, told))
    return lines


def _queue_line(row: Queued, queue: Queue, steps: tuple[QueueStep, ...], above: str, told: str) -> QueueLine:
    ticket, loud = row.ticket, row.ticket.state in UNDER_WAY
    return QueueLine(
        key=("ticket", ticket.id),
        row=row,
        steps=steps,
        above=above,
        repeats=not loud,
        now=ticket.state is TicketState.RECEIVED,
        until=queue.outlook.until,
        wanted_at=ticket.came_at if loud else None,
        counted=told,
    )


def _left(end: QueueEnd) -> str:
    """'encore 3 avant 11 h'."""
    until = f"avant {hour(end.until)}"
    return f"encore {end.left} {until}" if end.left else f"plus de place {until}"


def _head(queue: Queue) -> str:
    told = ", ".join(hours(start.time(), end.time()).replace(" ", NBSP) for start, end in queue.hours)
    who = ", ".join(advisor.name for advisor in queue.advisors)
    how = ("Sans rendez-vous", who) if not queue.letter else (f"File {queue.letter}", who, "sans rendez-vous")
    return " · ".join(filter(None, (*how, told, queue.room)))


def _counted(queue: Queue) -> str:
    """'2 attendent · encore 3 avant 11 h'; once the hours are over how many were received."""
    end = next((row for row in queue.rows if isinstance(row, QueueEnd)), None)
    waits = f"{queue.waiting} attend{'ent' if queue.waiting > 1 else ''}" if queue.waiting else ""
    if queue.is_left:
        return f"{waits} · ne reçoit plus"
    if end is None:
        seen = [row for row in queue.rows if isinstance(row, Queued) and row.ticket.state is TicketState.SEEN]
        return plural(len(seen), "personne reçue")
    return " · ".join(filter(None, (waits, _left(end))))


def _minutes(length: timedelta) -> int:
    return int(length.total_seconds()) // 60


def _is_today(row: Queued) -> bool:
    return row.now.date() == row.ticket.day
