"""What others wait for, or are waited for: the partner's answers, requests to go elsewhere, events, loans."""

from desktop_app.domain.french import NBSP, capital, day_and_month, plain_date, plural
from desktop_app.domain.planning.loan import LoanStanding, loan_told

from ..desk import Desk
from ..permissions import everyone
from ..reception import events, outings, transmittals
from ..workshops import loans
from .line import Attention

_TOLD = 3


@everyone
def of_transmittals(desk: Desk) -> list[Attention]:
    """The transmittals to which an answer is late: whom to ask again, and since when."""
    return [
        Attention(
            f"Bordereau {each.reference}{NBSP}: {plural(len(each.awaited), 'réponse')} en retard"
            f" depuis {day_and_month(each.answer_by)}",
            "calls",
        )
        for each in transmittals.late(desk)[:_TOLD]
    ]


@everyone
def of_outings(desk: Desk) -> list[Attention]:
    """Requests to go elsewhere that nobody has decided yet."""
    if not (waiting := outings.count_open(desk)):
        return []
    return [Attention(f"{plural(waiting, 'demande')} hors les murs à décider", "today", outings=True)]


@everyone
def of_events(desk: Desk) -> list[Attention]:
    """Those that are over and of which nobody has said how many people there were."""
    return [
        Attention(
            f"{capital(day_and_month(each.day))}{NBSP}: combien de personnes, «{NBSP}{each.title}{NBSP}»{NBSP}?",
            "agenda",
            each.day,
        )
        for each in events.unsaid(desk)[:_TOLD]
    ]


@everyone
def of_loans(desk: Desk) -> list[Attention]:
    """What was lent and is to go back."""
    today, found = desk.now().date(), []
    for each in loans.to_give_back(desk)[:_TOLD]:
        what = loan_told(each, LoanStanding.LATE)
        when = f"depuis le {plain_date(each.last)}" if each.last < today else "aujourd’hui"
        found.append(Attention(f"Prêt {what} {when}{NBSP}: {each.words}", "settings", part="workshops"))
    return found
