"""The sheet of the site for a partner: what the program knows of it today, and lines for the rest."""

from datetime import date
from typing import TYPE_CHECKING

from desktop_app.domain.convention import Terms, in_force, terms_on
from desktop_app.domain.french import NBSP, capital, listed, plain_date, plural
from desktop_app.domain.place import MAIN, Place
from desktop_app.domain.planning import Room, details_told, is_over, pattern_told
from desktop_app.domain.planning.loan import loan_standing, loan_told
from desktop_app.storage.planning import place as places

from ..desk import Desk
from ..permissions import everyone
from ..planning import schedule
from ..workshops import loans
from .printing import Paper, letterhead, made

if TYPE_CHECKING:
    from desktop_app.forms.site_sheet import SitePlace


@everyone
def sheet(desk: Desk) -> Paper:
    """Places and rooms, the hours of the days to come, for whom, and the equipment; it names no user."""
    from desktop_app.forms import site_sheet as form

    today = desk.now().date()
    terms = [terms_on(each, today) for each in in_force(schedule.register_of(desk), today)]
    data = form.SiteSheet(
        letterhead(desk),
        today,
        tuple(_place(desk, id, place) for id, place in sorted(_open_places(desk, today).items())),
        _hours(desk, today),
        _publics(desk, terms, today),
        _equipment(desk, terms, today),
    )
    return made(form.build, data, "Fiche du lieu", f"fiche-du-lieu-{today}", f"lieu-{today}", discloses="")


def _open_places(desk: Desk, today: date) -> dict[int, Place]:
    """The first place, and each where hours are held from today on."""
    used = {each.place_id for each in schedule.planning_of(desk).patterns if not is_over(each, today)}
    return {id: place for id, place in places.by_id(desk.db).items() if id in {MAIN, *used}}


def _place(desk: Desk, id: int, place: Place) -> "SitePlace":
    from desktop_app.forms.site_sheet import SitePlace

    rooms = [each for each in schedule.planning_of(desk).means.rooms if each.place_id == id]
    return SitePlace(place.name, place.address, place.phone, tuple(_room(each) for each in rooms))


def _room(room: Room) -> tuple[str, str, str]:
    suits = (
        ("accessible aux personnes à mobilité réduite", room.accessible),
        ("bureau fermé, confidentiel", room.confidential),
        ("Internet", room.internet),
    )
    told = capital(", ".join(words for words, known in suits if known))
    return room.name, str(room.seats) if room.seats else "", told


def _hours(desk: Desk, today: date) -> tuple[str, ...]:
    planning = schedule.planning_of(desk)
    found = [each for each in planning.patterns if not is_over(each, today)]
    told = [(pattern_told(each, planning.name(each.advisor_id), today), details_told(each)) for each in found]
    return tuple(f"{sentence} {details}." if details else sentence for sentence, details in told)


def _publics(desk: Desk, terms: list[Terms], today: date) -> tuple[str, ...]:
    purposes = [each.purpose.value for each in schedule.planning_of(desk).patterns if not is_over(each, today)]
    found = [f"Reçus pour{NBSP}: {listed(list(dict.fromkeys(purposes)))}."] if purposes else []
    found += [
        f"Ateliers réservés à{NBSP}: {' ou '.join(each.open_to)} ({each.sender})." for each in terms if each.open_to
    ]
    return (*found, "Tout est gratuit.")


def _equipment(desk: Desk, terms: list[Terms], today: date) -> tuple[str, ...]:
    there = dict.fromkeys(words for each in terms for words in each.equipment)
    brought = dict.fromkeys(words for each in terms for words in each.brought)
    told = [f"Sur place{NBSP}: {', '.join(there)}."] if there else []
    told += [f"Apporté par les conseillers{NBSP}: {', '.join(brought)}."] if brought else []
    if own := schedule.planning_of(desk).means.machines:
        told.append(f"{plural(own, 'ordinateur')} pour les ateliers.")
    for each in loans.every(desk):
        if each.returned_on is None:
            standing = loan_told(each, loan_standing(each, today))
            told.append(f"{each.words} ({standing}, jusqu’au {plain_date(each.last)}){NBSP}: {each.storage}.")
    return tuple(told)
