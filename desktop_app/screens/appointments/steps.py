"""What may be done next with a row of the day, and the one key that does it."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.reception.appointment import Appointment, State, mark, next_states
from desktop_app.use_cases.reception.today import Booked, Free


class Deed(Enum):
    """The kinds of things a row asks its page to do."""

    BOOK = auto()
    MARK = auto()
    MOVE = auto()
    CORRECT = auto()
    CARD = auto()
    CALL = auto()
    LETTER = auto()
    QUEUE = auto()
    ELSEWHERE = auto()
    NEXT = auto()
    HAND_ON = auto()
    ANSWER = auto()
    MORE = auto()
    WORKSHOP = auto()
    ENROL = auto()


@dataclass(frozen=True)
class Step:
    """`key` is shown on the button; `label` is its word, `sentence` says it in full; `state` is for MARK only."""

    key: str
    label: str
    sentence: str
    deed: Deed
    state: State | None = None

    @property
    def corrects(self) -> bool:
        """Whether it takes back what was noted: offered, never urged."""
        return self.state is State.EXPECTED


BOOK = Step("Entrée", "Réserver", "Réserver ce créneau", Deed.BOOK)
MOVE = Step("D", "Déplacer", "Déplacer à une autre heure ou un autre jour", Deed.MOVE)
CORRECT = Step("M", "Modifier", "Corriger la personne ou le motif, ou supprimer", Deed.CORRECT)
CARD = Step("C", "Carte", "Imprimer la carte de rendez-vous", Deed.CARD)

MARKS = {
    State.ARRIVED: Step("A", "Arrivée", "Noter l’arrivée de la personne", Deed.MARK, State.ARRIVED),
    State.SEEN: Step("R", "Réalisé", "La personne a été reçue", Deed.MARK, State.SEEN),
    State.LEFT: Step("P", "Départ", "La personne est repartie avant d’être reçue", Deed.MARK, State.LEFT),
    State.EXCUSED: Step("E", "A prévenu", "La personne a prévenu qu’elle ne viendrait pas", Deed.MARK, State.EXCUSED),
    State.ABSENT: Step("N", "Absence", "La personne n’est pas venue et n’avait pas prévenu", Deed.MARK, State.ABSENT),
    State.CANCELLED: Step("S", "Annulé", "Rendez-vous annulé par le service", Deed.MARK, State.CANCELLED),
    State.EXPECTED: Step("T", "Prévu", "Corriger : la personne est de nouveau attendue", Deed.MARK, State.EXPECTED),
}

ALL_STEPS = (*MARKS.values(), MOVE, CARD, CORRECT)


def steps_of(row: Booked | Free, now: datetime) -> tuple[Step, ...]:
    """What the row offers now; the first is what Enter does.

    Before its day an appointment is most often moved; on the day the person arrives; afterwards nobody does,
    and what is left to say is how it ended.
    """
    if isinstance(row, Free):
        return (BOOK,)
    appointment = row.appointment
    marks = tuple(MARKS[state] for state in next_states(appointment.state) if _may_become(appointment, state, now))
    if appointment.state is not State.EXPECTED:
        return (*marks, CORRECT)
    if now.date() < row.start.date():
        return (MOVE, *marks, CARD, CORRECT)
    if now.date() > row.start.date():
        return (*(step for step in marks if step.state is not State.ARRIVED), MOVE, CORRECT)
    # Whoever leaves has arrived first; a day later nobody notes the arrival any more.
    return (*(step for step in marks if step.state is not State.LEFT), MOVE, CARD, CORRECT)


def step_for_key(row: Booked | Free, key: str) -> Step | None:
    """The step this key stands for on this kind of row, allowed or not; None when it stands for nothing."""
    if isinstance(row, Free):
        return None
    return next((step for step in ALL_STEPS if step.key == key.upper()), None)


def _may_become(appointment: Appointment, state: State, now: datetime) -> bool:
    try:
        mark(appointment, state, now)
    except RuleBroken:
        return False
    return True
