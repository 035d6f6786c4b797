"""The papers of those who came and could not be received: the transmittal to the partner, the slip for the advisor."""

from desktop_app.domain.convention import Booker, in_force, terms_on
from desktop_app.domain.person import Person
from desktop_app.domain.reception.request import Request
from desktop_app.domain.reception.transmittal import Transmittal
from desktop_app.domain.theme import theme
from desktop_app.storage.reception import people, requests, transmittals

from ..desk import Desk
from ..mandates import parties
from ..permissions import everyone
from ..planning import schedule
from .printing import Paper, letterhead, made


@everyone
def transmittal(desk: Desk, transmittal_id: int) -> Paper:
    """A transmittal as it left, however often it is printed; raises `OutOfDate`."""
    return transmittal_of(desk, transmittals.get(desk.db, transmittal_id))


@everyone
def transmittal_of(desk: Desk, found: Transmittal) -> Paper:
    """The same of a transmittal at hand."""
    from desktop_app.forms import transmittal as form

    data = form.Transmittal(
        letterhead(desk, found.sent_on),
        found.reference,
        found.sent_on,
        found.sent_to,
        found.answer_by,
        tuple(form.Row(row.asked_on, row.name, row.subject) for row in found.rows),
    )
    title, name = f"Bordereau {found.reference}", f"bordereau-{found.reference}"
    return made(form.build, data, title, name, f"bordereau-{found.id}")


@everyone
def hands_over(desk: Desk) -> bool:
    """Whether an advisor books here, so that a request is handed over to them."""
    today = desk.now().date()
    return any(
        terms_on(each, today).booked_by is Booker.ADVISOR for each in in_force(schedule.register_of(desk), today)
    )


@everyone
def hand_over(desk: Desk, request_id: int) -> Paper:
    """The slip of a request behind which somebody waits: for the advisor, and for the person; raises `OutOfDate`."""
    asked = requests.get_waiting(desk.db, request_id)
    return hand_over_of(desk, asked, people.get(desk.db, asked.person_id))


@everyone
def hand_over_of(desk: Desk, asked: Request, person: Person) -> Paper:
    """The same of a request at hand and whose it is."""
    from desktop_app.forms import hand_over as form

    working = [each for each in schedule.advisors_by_id(desk).values() if each.active]
    data = form.HandOver(
        letterhead(desk),
        asked.at,
        person.name,
        person.phone,
        theme(asked.theme).label if asked.theme else "",
        working[0].name if len(working) == 1 else "",
        parties.of_place(desk).booking_contact,
    )
    return made(form.build, data, "Demande à remettre", f"demande-{asked.id}", large=True)
