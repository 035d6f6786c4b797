"""What may be done next with a row of the day, and the one key that does it."""

from datetime import datetime
from enum import Enum, auto

from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.domain.reception import ticket
from desktop_app.domain.reception.appointment import Appointment, State, mark, next_states
from desktop_app.domain.reception.ticket import UNDER_WAY, TicketState
from desktop_app.use_cases.reception.queue import Queued, QueueEnd
from desktop_app.use_cases.reception.today import Booked, Free
from desktop_app.use_cases.workshops.gauges import Gauge

Row = Booked | Free | Gauge | Queued | QueueEnd
"""What stands in a day: somebody, a free place, a workshop above its people, somebody of a queue, the end of one."""


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


@frozen
class Step:
    """`key` is shown on the button; `label` is its word, `sentence` says it in full.

    `notes` is the state or the result that it writes down, None for what opens something first. What `corrects` takes
    back what was noted: it is offered, never urged.
    """

    key: str
    label: str
    sentence: str
    deed: Deed
    notes: object = None
    corrects: bool = False


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
    State.EXPECTED: Step(
        "T", "Prévu", "Corriger : la personne est de nouveau attendue", Deed.MARK, State.EXPECTED, True
    ),
}
OF_THE_BOOKED = (*MARKS.values(), MOVE, CARD, CORRECT)

ADD = Step("V", "Ajouter", "Quelqu’un vient sans rendez-vous", Deed.QUEUE)
NEXT = Step("I", "Appeler", "Appeler la personne suivante", Deed.NEXT)
HAND_ON = Step("D", "Donner la file", "Donner cette file aux autres conseillers", Deed.HAND_ON)
CORRECT_TICKET = Step("M", "Modifier", "Corriger ce qui est noté, ou retirer de la file", Deed.CORRECT)
NUMBER = Step("C", "Numéro", "Imprimer le numéro à donner à la personne", Deed.CARD)
TICKET_MARKS = {
    TicketState.RECEIVED: Step("E", "Entretien", "La personne est avec le conseiller", Deed.MARK, TicketState.RECEIVED),
    TicketState.CALLED: Step("I", "Appeler", "Appeler la personne suivante", Deed.MARK, TicketState.CALLED),
    TicketState.SEEN: Step("R", "Réalisé", "La personne a été reçue", Deed.MARK, TicketState.SEEN),
    TicketState.LEFT: Step("P", "Départ", "La personne est repartie avant d’être reçue", Deed.MARK, TicketState.LEFT),
    TicketState.REDIRECTED: Step("O", "Orienter", "Orienter vers un autre service, en disant lequel", Deed.ELSEWHERE),
    TicketState.WAITING: Step(
        "T", "En attente", "Corriger : la personne attend de nouveau", Deed.MARK, TicketState.WAITING, True
    ),
}
OF_A_QUEUE = (ADD, *TICKET_MARKS.values(), NUMBER, CORRECT_TICKET, HAND_ON)

OPEN = Step("Entrée", "Ouvrir", "Ouvrir l’atelier : inscrits, liste d’attente, décision", Deed.WORKSHOP)
ENROL = Step("+", "Inscrire", "Inscrire quelqu’un à l’atelier", Deed.ENROL)

ALL_STEPS = (BOOK, *OF_THE_BOOKED, *OF_A_QUEUE, ENROL)
"""Those that have a letter of their own, and Enter where a place is free."""


def steps_of(row: Row, now: datetime) -> tuple[Step, ...]:
    """What the row offers now; the first is what Enter does."""
    match row:
        case Free():
            return (BOOK,)
        case Booked():
            return _of_booked(row, now)
        case Gauge():
            # Nobody enrols in what is over or cancelled.
            return (OPEN,) if row.over or row.gone else (OPEN, ENROL)
        case QueueEnd():
            return (ADD, *((NEXT,) if row.next_id else ()), *_giving(row))
        case Queued():
            state = row.ticket.state
            marks = tuple(TICKET_MARKS[each] for each in ticket.next_states(state))
            paper = (NUMBER,) if state in UNDER_WAY else ()
            return (*marks, *paper, CORRECT_TICKET, *_giving(row))


def letters_of(row: Row) -> tuple[Step, ...]:
    """What a letter stands for on this row though it may not be allowed: the rules then say why; () where none does.

    Nobody comes on a day that is over: whoever is added or called comes today. « The next one » is this one while they
    wait; from the row of somebody else it is whoever comes after them.
    """
    if isinstance(row, Booked):
        return OF_THE_BOOKED
    if not isinstance(row, Queued):
        return ()
    today, waits = row.now.date() == row.ticket.day, row.ticket.state is TicketState.WAITING
    left_out = {HAND_ON} - {*_giving(row)} | (set() if today else {ADD})
    known = tuple(step for step in OF_A_QUEUE if step not in left_out)
    return known if waits or not today else (NEXT, *known)


def _of_booked(row: Booked, now: datetime) -> tuple[Step, ...]:
    """Before its day an appointment is most often moved; on the day the person arrives; afterwards nobody does, and
    what is left to say is how it ended.
    """
    appointment = row.appointment
    marks = tuple(MARKS[state] for state in next_states(appointment.state) if _may_become(appointment, state, now))
    if appointment.state is not State.EXPECTED:
        return (*marks, CORRECT)
    if now.date() < row.start.date():
        return (MOVE, *marks, CARD, CORRECT)
    if now.date() > row.start.date():
        return (*(step for step in marks if step.notes is not State.ARRIVED), MOVE, CORRECT)
    # Whoever leaves has arrived first; a day later nobody notes the arrival any more.
    return (*(step for step in marks if step.notes is not State.LEFT), MOVE, CARD, CORRECT)


def _may_become(appointment: Appointment, state: State, now: datetime) -> bool:
    try:
        mark(appointment, state, now)
    except RuleBroken:
        return False
    return True


def _giving(row: Queued | QueueEnd) -> tuple[Step, ...]:
    """Where somebody waits for an advisor, and others receive: their queue can be given."""
    waits = row.next_id if isinstance(row, QueueEnd) else row.ticket.state is TicketState.WAITING
    return (HAND_ON,) if row.others and waits else ()
