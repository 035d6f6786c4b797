"""The papers of the register of rights requests: the letter that each is due as it stands, and the register itself."""

from desktop_app.domain.account import Role

from ..desk import Desk
from ..mandates import parties
from ..permissions import everyone, only
from ..reception import rights_requests
from ..reception.rights_requests import RightsRow
from .printing import Paper, letterhead, made


@everyone
def letter(desk: Desk, request_id: int) -> Paper:
    """What is to be written to whoever asks: received, prolonged, refused or answered."""
    return letter_of(desk, rights_requests.row(desk, request_id))


@everyone
def letter_of(desk: Desk, row: RightsRow) -> Paper:
    """The same of a request at hand."""
    from desktop_app.forms import rights_letter as form

    request, today = row.request, desk.now().date()
    data = form.RightsLetter(letterhead(desk), parties.of_place(desk), request, row.who, today)
    title, name = f"{form.title_of(request)} {request.reference}", "demande-sur-les-donnees-"
    return made(form.build, data, title, f"{name}{request.reference}", f"{name}{request.id}", large=True)


@only(Role.MANAGER)
def register(desk: Desk) -> Paper:
    """Every request with what became of it, for the controller or its data protection officer."""
    return register_of(desk, rights_requests.listing(desk))


@only(Role.MANAGER)
def register_of(desk: Desk, rows: tuple[RightsRow, ...]) -> Paper:
    """The same of requests at hand."""
    from desktop_app.forms import rights_register as form

    today = desk.now().date()
    told = tuple((each.request, each.who) for each in rows)
    data = form.RightsRegister(letterhead(desk), parties.of_place(desk).controller, told, today)
    return made(form.build, data, "Registre des demandes", f"registre-des-demandes-{today}")
