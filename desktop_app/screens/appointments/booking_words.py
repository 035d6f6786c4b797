"""What the desk is told while it books: who takes the appointments if not the desk, how often somebody did not come."""

from collections.abc import Sequence

from desktop_app.domain.convention import Booker, Terms
from desktop_app.domain.french import NBSP, plain_date, plural
from desktop_app.domain.reception.appointment import Appointment

REPEATED = 2
"""One that was missed says nothing of anybody."""


def missed_words(found: Sequence[Appointment]) -> str:
    """The appointments missed without a word, the newest first, as a fact once there are several; else ''."""
    if len(found) < REPEATED:
        return ""
    last = plain_date(found[0].start.date())
    return f"{plural(len(found), 'rendez-vous')} sans venir ni prévenir depuis un an, le dernier le {last}."


def who_books(terms: Terms) -> str:
    """One or two sentences to stand above a booking; '' where the desk books."""
    contact = f"{NBSP}: {terms.booking_contact}" if terms.booking_contact else ""
    match terms.booked_by:
        case Booker.PLACE:
            return ""
        case Booker.ADVISOR:
            told = f"Les rendez-vous se prennent auprès de la personne qui conseille{contact}."
            return f"{told} Notez ici ceux qu’elle transmet."
        case Booker.PARTNER:
            whose = f" ({terms.partner})" if terms.partner else ""
            return f"Les rendez-vous se prennent dans l’application du partenaire{whose}{contact}. Recopiez-les ici."
