"""What the desk is told of who takes the appointments, when the convention does not leave that to the desk."""

from desktop_app.domain.convention import Booker, Terms
from desktop_app.domain.french import NBSP


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
