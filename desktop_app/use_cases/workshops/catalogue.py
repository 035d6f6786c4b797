"""The catalogue: the workshops that the place gives again and again, corrected at will."""

from functools import partial

from desktop_app.domain.account import Role
from desktop_app.domain.errors import OutOfDate
from desktop_app.domain.french import NBSP
from desktop_app.domain.journal import Action
from desktop_app.domain.planning import CatalogueEntry
from desktop_app.domain.planning.workshop import check_entry
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import workshops

from ..changes import Changes, Touched, Undo
from ..desk import Desk
from ..permissions import everyone, only

_CHANGED = f"Le catalogue a changé depuis{NBSP}: l’action ne peut plus être annulée."


@everyone
def entries(desk: Desk) -> list[CatalogueEntry]:
    """The catalogue, by title."""
    return workshops.catalogue(desk.db)


@only(Role.MANAGER)
def keep(desk: Desk, entry: CatalogueEntry) -> Changes:
    """Add an entry of id 0, or correct the one of its id; what was given already stays as it was given.

    Raises `Refused` as `check_entry` does, or `OutOfDate`.
    """
    with writing(desk.db):
        before = workshops.get_entry(desk.db, entry.id) if entry.id else None
        checked = check_entry(entry, workshops.catalogue(desk.db))
        if entry.id:
            workshops.update_entry(desk.db, checked)
            after = checked
        else:
            after = workshops.add_entry(desk.db, checked)
        desk.record(Action.CATALOGUE_SET, f"catalogue-{after.id}")
    undo = Undo(f"le catalogue, «{NBSP}{after.subject.title}{NBSP}»", partial(_put_back, before, after))
    return Changes(Touched.SETTINGS, f"Catalogue{NBSP}: «{NBSP}{after.subject.title}{NBSP}».", after.id, undo)


@only(Role.MANAGER)
def remove(desk: Desk, entry_id: int) -> Changes:
    """Take an entry out; raises `OutOfDate` when it is gone."""
    with writing(desk.db):
        before = workshops.get_entry(desk.db, entry_id)
        if before is None:
            raise OutOfDate("Cet atelier n’est plus au catalogue.")
        workshops.remove_entry(desk.db, entry_id)
        desk.record(Action.CATALOGUE_SET, f"catalogue-{entry_id}")
    undo = Undo(f"le retrait de «{NBSP}{before.subject.title}{NBSP}»", partial(_put_back, before, None))
    return Changes(Touched.SETTINGS, f"Retiré du catalogue{NBSP}: {before.subject.title}.", entry_id, undo)


def _put_back(before: CatalogueEntry | None, after: CatalogueEntry | None, desk: Desk) -> Changes:
    known = before or after
    assert known
    with writing(desk.db):
        if workshops.get_entry(desk.db, known.id) != after:
            raise OutOfDate(_CHANGED)
        if before is None:
            workshops.remove_entry(desk.db, known.id)
        elif after is None:
            workshops.add_entry(desk.db, before)
        else:
            workshops.update_entry(desk.db, before)
        desk.record(Action.UNDONE, f"catalogue-{known.id}")
    return Changes(Touched.SETTINGS, f"Annulé{NBSP}: le catalogue.", known.id)
