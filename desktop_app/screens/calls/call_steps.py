"""What a call may come to, what may come of a request, and the one key that notes it."""

from desktop_app.domain.reception.call import CallResult
from desktop_app.domain.reception.request import Outcome, next_outcomes
from desktop_app.use_cases.reception.calls import CallRow

from ..appointments.steps import Deed, Step

AGREED = Step("J", "D’accord", "La personne est d’accord : réserver le créneau proposé", Deed.CALL, CallResult.AGREED)
MESSAGE = Step("M", "Message", "Un message est laissé : rappeler plus tard", Deed.CALL, CallResult.MESSAGE)
UNHEARD = Step("P", "Pas de réponse", "Personne ne répond : rappeler plus tard", Deed.CALL, CallResult.NO_ANSWER)
REFUSED = Step(
    "F", "Refus", "La personne ne veut pas d’autre jour : annuler son rendez-vous", Deed.CALL, CallResult.REFUSED
)
LETTER = Step("L", "Lettre", "Imprimer une lettre, et annuler le rendez-vous", Deed.LETTER)
ELSEWHERE = Step("D", "Autre…", "Choisir un autre jour ou une autre heure", Deed.MOVE)
OF_A_CALL = (AGREED, MESSAGE, UNHEARD, REFUSED, LETTER, ELSEWHERE)

GIVE = Step("J", "Rendez-vous", "Donner un rendez-vous : choisir l’heure", Deed.BOOK)
NO_ANSWER = Step("P", "Pas de réponse", "Personne ne répond : rappeler plus tard", Deed.CALL)
SLIP = Step("I", "Fiche", "Imprimer la fiche à remettre à qui prend les rendez-vous", Deed.CARD)
REPRINT = Step("B", "Bordereau", "Imprimer encore le bordereau sur lequel la demande est partie", Deed.LETTER)
_SWITCH = "Passer de la liste d’attente aux rappels, ou l’inverse"
_SETTLED = {
    Outcome.LISTED: Step("A", "Liste d’attente", _SWITCH, Deed.MARK, Outcome.LISTED),
    Outcome.CALL_BACK: Step("A", "À rappeler", _SWITCH, Deed.MARK, Outcome.CALL_BACK),
    Outcome.REDIRECTED: Step("O", "Orienter", "Orienter vers un autre service", Deed.ELSEWHERE),
    Outcome.UNANSWERED: Step(
        "F", "Sans suite", "Plus rien à faire : la retirer de la liste", Deed.MARK, Outcome.UNANSWERED
    ),
}
_ANSWERED = (
    Step("F", "Refusée", "Le partenaire a refusé la demande", Deed.ANSWER, Outcome.UNANSWERED),
    Step("A", "Autre réponse", "Le partenaire a répondu autre chose", Deed.ANSWER, Outcome.CALL_BACK),
)
OF_A_REQUEST = (GIVE, NO_ANSWER, *_SETTLED.values(), *_ANSWERED, SLIP, REPRINT)

TAKE = Step("J", "D’accord", "La personne est d’accord : la déplacer au créneau proposé", Deed.CALL)
KEEP = Step("F", "Garde le sien", "Elle garde son rendez-vous : ne plus rien proposer", Deed.MARK)


def steps_of_call(row: CallRow) -> tuple[Step, ...]:
    """What may be noted of this person; the first is what Enter does.

    Whoever has no telephone gets a letter, or is told when they come by.
    """
    agreed = (AGREED,) if row.proposals else ()
    if not row.person.phone:
        return (LETTER, *agreed, ELSEWHERE, REFUSED)
    return (*agreed, MESSAGE, UNHEARD, REFUSED, ELSEWHERE, LETTER)


def steps_of_request(outcome: Outcome, *, hands_over: bool) -> tuple[Step, ...]:
    """What may be noted of who waits so; the first is what Enter does. `hands_over` where an advisor books."""
    if outcome is Outcome.TRANSMITTED:
        return (GIVE, *_ANSWERED, _SETTLED[Outcome.REDIRECTED], REPRINT)
    settled = (_SETTLED[each] for each in next_outcomes(outcome) if each in _SETTLED)
    return (GIVE, NO_ANSWER, *settled, *((SLIP,) if hands_over else ()))
