"""What may be done with somebody of a workshop, and the one key that does it."""

from dataclasses import dataclass
from enum import Enum, auto

from desktop_app.domain.reception.appointment import State, next_states
from desktop_app.use_cases.reception.enrolment import Waiting
from desktop_app.use_cases.reception.today import Booked

from ..appointments.steps import Deed, Step


class Turn(Enum):
    """What becomes of their seat."""

    GIVE_UP = auto()
    SEE = auto()
    PROMOTE = auto()
    AGREE = auto()
    NO_ANSWER = auto()
    REFUSE = auto()


@dataclass(frozen=True)
class RollStep(Step):
    """`turn` is what it does."""

    turn: Turn = Turn.GIVE_UP


GIVE_UP = RollStep(
    "Suppr", "Retirer", "La personne ne viendra pas : sa place est libre, l’atelier reste", Deed.MARK, turn=Turn.GIVE_UP
)
SEE = RollStep(
    "V", "Vérifier", "Cocher ce qui a été vu : à quel titre la personne peut venir", Deed.MARK, turn=Turn.SEE
)
SEE_AGAIN = RollStep("V", "Vu…", "Corriger ce qui a été vu, ou l’effacer", Deed.MARK, corrects=True, turn=Turn.SEE)
PROMOTE = RollStep(
    "P", "Donner une place", "Garder une place à cette personne, puis l’appeler", Deed.MARK, turn=Turn.PROMOTE
)
AGREE = RollStep("J", "D’accord", "La personne est jointe et vient : l’inscrire", Deed.CALL, turn=Turn.AGREE)
NO_ANSWER = RollStep(
    "N", "Pas de réponse", "Personne n’a répondu : la place reste gardée", Deed.CALL, turn=Turn.NO_ANSWER
)
REFUSE = RollStep("Suppr", "Ne vient pas", "La personne ne veut plus de place", Deed.MARK, turn=Turn.REFUSE)
ALL_STEPS = (SEE, PROMOTE, AGREE, NO_ANSWER, GIVE_UP, REFUSE)


def steps_of(row: Booked | Waiting, *, asks: bool = False, seen: bool = False) -> tuple[RollStep, ...]:
    """What the row offers now; the first is what Enter does.

    `asks` is whether the workshop is not for everybody, and `seen` whether it was seen that this person may come.
    """
    if isinstance(row, Booked):
        away = (GIVE_UP,) if State.EXCUSED in next_states(row.appointment.state) else ()
        return (*([SEE_AGAIN if seen else SEE] if asks else ()), *away)
    return (AGREE, NO_ANSWER, REFUSE) if row.request.promised else (PROMOTE, REFUSE)
