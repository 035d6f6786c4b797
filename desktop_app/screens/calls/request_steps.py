"""What may come of a request once its person is called, and the one key that notes it."""

from dataclasses import dataclass

from desktop_app.domain.reception.request import Outcome, next_outcomes

from ..appointments.steps import Deed, Step


@dataclass(frozen=True)
class RequestStep(Step):
    """`outcome` is what is noted, None for a call that nobody answered."""

    outcome: Outcome | None = None


GIVE = RequestStep("J", "Rendez-vous", "Donner un rendez-vous : choisir l’heure", Deed.BOOK, outcome=Outcome.GIVEN)
NO_ANSWER = RequestStep("P", "Pas de réponse", "Personne ne répond : rappeler plus tard", Deed.CALL)
_SWITCH = "Passer de la liste d’attente aux rappels, ou l’inverse"
_SETTLED = {
    Outcome.LISTED: RequestStep("A", "Liste d’attente", _SWITCH, Deed.MARK, outcome=Outcome.LISTED),
    Outcome.CALL_BACK: RequestStep("A", "À rappeler", _SWITCH, Deed.MARK, outcome=Outcome.CALL_BACK),
    Outcome.REDIRECTED: RequestStep(
        "O", "Orienter", "Orienter vers un autre service", Deed.ELSEWHERE, outcome=Outcome.REDIRECTED
    ),
    Outcome.UNANSWERED: RequestStep(
        "F", "Sans suite", "Plus rien à faire : la retirer de la liste", Deed.MARK, outcome=Outcome.UNANSWERED
    ),
}
ALL_STEPS = (GIVE, NO_ANSWER, *_SETTLED.values())


def steps_of(outcome: Outcome) -> tuple[RequestStep, ...]:
    """What may be noted of who waits so; the first is what Enter does."""
    return (GIVE, NO_ANSWER, *(_SETTLED[each] for each in next_outcomes(outcome) if each in _SETTLED))


def step_for_key(outcome: Outcome, key: str) -> RequestStep | None:
    """The step of this letter on such a row."""
    return next((step for step in steps_of(outcome) if step.key == key.upper()), None)
