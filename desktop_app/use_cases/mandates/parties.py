"""Under which conventions an advisor, a session or the whole place works, and what papers say of them."""

from datetime import date

from desktop_app.domain.convention import Parties, Terms, nearest, terms_on, together
from desktop_app.domain.errors import RuleBroken
from desktop_app.domain.french import listed
from desktop_app.domain.planning import conventions_of, terms_for, works_until

from ..desk import Desk
from ..permissions import everyone
from ..planning import schedule


@everyone
def of_advisor(desk: Desk, advisor_id: int) -> Parties:
    """What a mandate with this advisor says of who sends and who answers for the data, as of today."""
    today = desk.now().date()
    held = nearest(conventions_of(advisor_id, schedule.planning_of(desk), today), today)
    return together([terms_on(each, today) for each in held])


@everyone
def of_place(desk: Desk) -> Parties:
    """The same for the whole place, whichever advisor: of every convention in force, or of those nearest to today."""
    today = desk.now().date()
    return together([terms_on(each, today) for each in nearest(schedule.register_of(desk), today)])


@everyone
def lacking(desk: Desk, advisor_id: int = 0) -> str:
    """What is still to be written before a first mandate with this advisor, and where, or ''.

    A mandate must tell how to write to the controller and to its data protection officer (RGPD, 13-1 a and b) and how
    long its original is kept (13-2 a); nothing is made up for any of them.
    """
    said = of_advisor(desk, advisor_id)
    lacks = {
        "comment écrire au responsable des données": not said.controller_contact,
        "comment écrire à son délégué à la protection des données": not said.officer_contact,
        "combien de temps le service garde son original": said.paper_years is None,
    }
    names = [name for name, missing in lacks.items() if missing]
    if not names:
        return ""
    return (
        f"Avant un mandat, il reste à dire {listed(names)}. Un référent l’écrit dans Réglages, Convention, "
        "« Données personnelles » : le délégué à la protection des données décide."
    )


@everyone
def check_nothing_lacks(desk: Desk, advisor_id: int = 0) -> None:
    """Raise `RuleBroken`, which says where to write it, while a mandate could not tell what it must."""
    if lacks := lacking(desk, advisor_id):
        raise RuleBroken(f"{lacks} Ce que vous avez préparé reste ici.")


@everyone
def last_day_of_advisor(desk: Desk, advisor_id: int) -> date | None:
    """The last day that a mandate with this advisor may reach as far as conventions go, or None; 0 for anybody's."""
    return works_until(advisor_id, schedule.planning_of(desk), desk.now().date())


@everyone
def of_session(desk: Desk, day: date, advisor_id: int) -> Terms:
    """The terms under which this advisor receives on this date, or those of the place with 0."""
    return terms_for(day, advisor_id, schedule.planning_of(desk))
