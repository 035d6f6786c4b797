"""What a call may come to, and the one key that notes it."""

from dataclasses import dataclass

from desktop_app.domain.reception.call import CallResult
from desktop_app.use_cases.reception.calls import CallRow

from ..appointments.steps import Deed, Step


@dataclass(frozen=True)
class CallStep(Step):
    """`result` is what is noted, None for what opens something else first."""

    result: CallResult | None = None


AGREED = CallStep(
    "J", "D’accord", "La personne est d’accord : réserver le créneau proposé", Deed.CALL, result=CallResult.AGREED
)
MESSAGE = CallStep("M", "Message", "Un message est laissé : rappeler plus tard", Deed.CALL, result=CallResult.MESSAGE)
NO_ANSWER = CallStep(
    "P", "Pas de réponse", "Personne ne répond : rappeler plus tard", Deed.CALL, result=CallResult.NO_ANSWER
)
REFUSED = CallStep(
    "F", "Refus", "La personne ne veut pas d’autre jour : annuler son rendez-vous", Deed.CALL, result=CallResult.REFUSED
)
LETTER = CallStep("L", "Lettre", "Imprimer une lettre, et annuler le rendez-vous", Deed.LETTER)
ELSEWHERE = CallStep("D", "Autre…", "Choisir un autre jour ou une autre heure", Deed.MOVE)
ALL_STEPS = (AGREED, MESSAGE, NO_ANSWER, REFUSED, LETTER, ELSEWHERE)


def steps_of(row: CallRow) -> tuple[CallStep, ...]:
    """What may be noted of this person; the first is what Enter does.

    Whoever has no telephone gets a letter, or is told when they come by.
    """
    agreed = (AGREED,) if row.proposals else ()
    if not row.person.phone:
        return (LETTER, *agreed, ELSEWHERE, REFUSED)
    return (*agreed, MESSAGE, NO_ANSWER, REFUSED, ELSEWHERE, LETTER)


def step_for_key(key: str) -> CallStep | None:
    """The step of this letter."""
    return next((step for step in ALL_STEPS if step.key == key.upper()), None)
