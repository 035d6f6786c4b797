"""What may come of a request once its person is called, or once the partner has answered, and the key that notes it."""

from dataclasses import dataclass

from desktop_app.domain.reception.request import Outcome, next_outcomes

from ..appointments.steps import Deed, Step


@dataclass(frozen=True)
class RequestStep(Step):
    """`outcome` is what is noted, None for what notes nothing by itself."""

    outcome: Outcome | None = None


GIVE = RequestStep("J", "Rendez-vous", "Donner un rendez-vous : choisir l’heure", Deed.BOOK, outcome=Outcome.GIVEN)
NO_ANSWER = RequestStep("P", "Pas de réponse", "Personne ne répond : rappeler plus tard", Deed.CALL)
SLIP = RequestStep("I", "Fiche", "Imprimer la fiche à remettre à qui prend les rendez-vous", Deed.CARD)
REPRINT = RequestStep("B", "Bordereau", "Imprimer encore le bordereau sur lequel la demande est partie", Deed.LETTER)
_SWITCH = "Passer de la liste d’attente aux rappels, ou l’inverse"
_ELSEWHERE = RequestStep("O", "Orienter", "Orienter vers un autre service", Deed.ELSEWHERE, outcome=Outcome.REDIRECTED)
_SETTLED = {
    Outcome.LISTED: RequestStep("A", "Liste d’attente", _SWITCH, Deed.MARK, outcome=Outcome.LISTED),
    Outcome.CALL_BACK: RequestStep("A", "À rappeler", _SWITCH, Deed.MARK, outcome=Outcome.CALL_BACK),
    Outcome.REDIRECTED: _ELSEWHERE,
    Outcome.UNANSWERED: RequestStep(
        "F", "Sans suite", "Plus rien à faire : la retirer de la liste", Deed.MARK, outcome=Outcome.UNANSWERED
    ),
}
_ANSWERED = (
    RequestStep("F", "Refusée", "Le partenaire a refusé la demande", Deed.ANSWER, outcome=Outcome.UNANSWERED),
    RequestStep("A", "Autre réponse", "Le partenaire a répondu autre chose", Deed.ANSWER, outcome=Outcome.CALL_BACK),
)
_TRANSMITTED = (GIVE, *_ANSWERED, _ELSEWHERE, REPRINT)
ALL_STEPS = (GIVE, NO_ANSWER, *_SETTLED.values(), *_ANSWERED, SLIP, REPRINT)


def steps_of(outcome: Outcome, *, hands_over: bool = False) -> tuple[RequestStep, ...]:
    """What may be noted of who waits so; the first is what Enter does. `hands_over` where an advisor books."""
    if outcome is Outcome.TRANSMITTED:
        return _TRANSMITTED
    settled = (_SETTLED[each] for each in next_outcomes(outcome) if each in _SETTLED)
    return (GIVE, NO_ANSWER, *settled, *((SLIP,) if hands_over else ()))
