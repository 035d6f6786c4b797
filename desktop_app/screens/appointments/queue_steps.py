"""What may be done next with somebody who came without appointment, and the one key that does it."""

from dataclasses import dataclass

from desktop_app.domain.reception.ticket import UNDER_WAY, TicketState, next_states
from desktop_app.use_cases.reception.queue import Queued, QueueEnd

from .steps import Deed, Step


@dataclass(frozen=True)
class QueueStep(Step):
    """`marks` is the state it gives the ticket, None for what opens something first."""

    marks: TicketState | None = None

    @property
    def corrects(self) -> bool:
        """Whether it takes back what was noted: offered, never urged."""
        return self.marks is TicketState.WAITING


ADD = QueueStep("V", "Ajouter", "Quelqu’un vient sans rendez-vous", Deed.QUEUE)
CALL_NEXT = QueueStep("I", "Appeler", "Appeler la personne suivante", Deed.MARK, marks=TicketState.CALLED)
NEXT = QueueStep("I", "Appeler", "Appeler la personne suivante", Deed.NEXT)
HAND_ON = QueueStep("D", "Donner la file", "Donner cette file aux autres conseillers", Deed.HAND_ON)
CORRECT = QueueStep("M", "Modifier", "Corriger ce qui est noté, ou retirer de la file", Deed.CORRECT)
PAPER = QueueStep("C", "Numéro", "Imprimer le numéro à donner à la personne", Deed.CARD)
MARKS = {
    TicketState.RECEIVED: QueueStep(
        "E", "Entretien", "La personne est avec le conseiller", Deed.MARK, marks=TicketState.RECEIVED
    ),
    TicketState.CALLED: CALL_NEXT,
    TicketState.SEEN: QueueStep("R", "Réalisé", "La personne a été reçue", Deed.MARK, marks=TicketState.SEEN),
    TicketState.LEFT: QueueStep(
        "P", "Départ", "La personne est repartie avant d’être reçue", Deed.MARK, marks=TicketState.LEFT
    ),
    TicketState.REDIRECTED: QueueStep(
        "O", "Orienter", "Orienter vers un autre service, en disant lequel", Deed.ELSEWHERE
    ),
    TicketState.WAITING: QueueStep(
        "T", "En attente", "Corriger : la personne attend de nouveau", Deed.MARK, marks=TicketState.WAITING
    ),
}
ALL_STEPS = (ADD, *MARKS.values(), PAPER, CORRECT, HAND_ON)


def steps_of(row: Queued | QueueEnd) -> tuple[QueueStep, ...]:
    """What the row offers now; the first is what Enter does."""
    if isinstance(row, QueueEnd):
        return (ADD, *((NEXT,) if row.next_id else ()), *_giving(row))
    state = row.ticket.state
    marks = tuple(MARKS[each] for each in next_states(state))
    return (*marks, PAPER, CORRECT, *_giving(row)) if state in UNDER_WAY else (*marks, CORRECT)


def _giving(row: Queued | QueueEnd) -> tuple[QueueStep, ...]:
    """Where somebody waits for an advisor, and others receive: their queue can be given."""
    waits = row.next_id if isinstance(row, QueueEnd) else row.ticket.state is TicketState.WAITING
    return (HAND_ON,) if row.others and waits else ()


def step_for_key(row: Queued | QueueEnd, key: str) -> QueueStep | None:
    """The step this key stands for, allowed or not; None when it stands for nothing on this row."""
    known = steps_of(row) if isinstance(row, QueueEnd) else _steps_on(row)
    return next((step for step in known if step.key == key.upper()), None)


def _steps_on(row: Queued) -> tuple[QueueStep, ...]:
    """Nobody comes on a day that is over: whoever is added or called comes today.

    « The next one » is this one while they wait; from the row of somebody else it is whoever comes after them.
    """
    today, waits = row.now.date() == row.ticket.day, row.ticket.state is TicketState.WAITING
    left_out = {HAND_ON} - {*_giving(row)} | (set() if today else {ADD})
    known = tuple(step for step in ALL_STEPS if step not in left_out)
    return known if waits or not today else (NEXT, *known)
