"""The other places of the site, where advisors also receive: added, corrected, and left when nobody goes there."""

from dataclasses import replace

from desktop_app.domain.account import Role
from desktop_app.domain.errors import Fault, OutOfDate, RuleBroken, refuse
from desktop_app.domain.journal import Action
from desktop_app.domain.place import MAIN, OtherPlace, Place
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import exceptions, patterns
from desktop_app.storage.planning import place as stored

from ..changes import Changes, Touched
from ..desk import Desk
from ..permissions import everyone, only
from . import ledger


@everyone
def others(desk: Desk) -> list[OtherPlace]:
    """The other places where somebody may go, in the order they were added."""
    return [other for other in stored.others(desk.db) if other.active]


@everyone
def offered(desk: Desk) -> list[tuple[int, str]]:
    """Where a day may be held, by id and name, the first place first; one alone where there is no choice."""
    main = stored.load(desk.db)
    assert main
    return [(MAIN, main.name), *((other.id, other.place.name) for other in others(desk))]


@only(Role.MANAGER)
def add(desk: Desk, place: Place) -> Changes:
    """Add another place; raises `Refused` (field label) for a name that another place has."""
    with writing(desk.db):
        _check_name(desk, place, 0)
        id = stored.add(desk.db, place)
        desk.record(Action.PLACE_SET, f"lieu-{id}")
    return Changes(Touched.SETTINGS, f"{place.name} : ajouté.", id)


@only(Role.MANAGER)
def change(desk: Desk, place_id: int, place: Place) -> Changes:
    """Correct another place; the papers of days that are over keep what they said."""
    with writing(desk.db):
        other = _known(desk, place_id)
        _check_name(desk, place, place_id)
        ledger.settle_within(desk)
        stored.update(desk.db, replace(other, place=place))
        desk.record(Action.PLACE_SET, f"lieu-{place_id}")
    return Changes(Touched.SETTINGS, f"{place.name} : enregistré.", place_id)


@only(Role.MANAGER)
def leave(desk: Desk, place_id: int) -> Changes:
    """Nobody goes there any more; raises `RuleBroken` while a day to come is held there."""
    today = desk.now().date()
    with writing(desk.db):
        other = _known(desk, place_id)
        ledger.settle_within(desk)
        held = any(
            pattern.place_id == place_id and (pattern.ends_on is None or pattern.ends_on >= today)
            for pattern in patterns.every(desk.db)
        )
        held = held or any(
            each.instead and each.instead.place_id == place_id and each.instead.day >= today
            for each in exceptions.every(desk.db)
        )
        if held:
            raise RuleBroken(
                f"Des permanences se tiennent encore ici ({other.place.name}) : "
                "donnez-leur d’abord un autre lieu dans Jours, puis recommencez."
            )
        stored.update(desk.db, replace(other, active=False))
        desk.record(Action.PLACE_SET, f"lieu-{place_id}")
    return Changes(Touched.SETTINGS, f"{other.place.name} : retiré de la liste.", place_id)


def _known(desk: Desk, place_id: int) -> OtherPlace:
    found = next((other for other in others(desk) if other.id == place_id), None)
    if found is None:
        raise OutOfDate("Ce lieu n’est plus dans la liste.")
    return found


def _check_name(desk: Desk, place: Place, but: int) -> None:
    taken = {name.casefold() for id, name in offered(desk) if id != but or id == MAIN}
    if place.name.casefold() in taken:
        refuse([Fault("label", f"« {place.name} » est déjà dans la liste : donnez à ce lieu un nom à lui.")])
