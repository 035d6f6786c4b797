"""The catalogue: the workshops that the place gives again and again, corrected at will."""

from desktop_app.domain.account import Role
from desktop_app.domain.french import NBSP
from desktop_app.domain.journal import Action
from desktop_app.domain.planning import CatalogueEntry
from desktop_app.domain.planning.workshop import check_entry
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import workshops

from ..changes import Changes, Touched
from ..desk import Desk
from ..keeping import Keeping
from ..permissions import everyone, only

_KEEPING = Keeping(
    workshops.CATALOGUE,
    mark="catalogue",
    touched=Touched.SETTINGS,
    changed=f"Le catalogue a changé depuis{NBSP}: l’action ne peut plus être annulée.",
    undone=lambda _: "le catalogue",
)


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
        before = _KEEPING.known(desk, entry.id) if entry.id else None
        checked = check_entry(entry, workshops.catalogue(desk.db))
        after = _KEEPING.write(desk, before, checked, Action.CATALOGUE_SET)
    undo = _KEEPING.undo(f"le catalogue, «{NBSP}{after.subject.title}{NBSP}»", before, after)
    return Changes(Touched.SETTINGS, f"Catalogue{NBSP}: «{NBSP}{after.subject.title}{NBSP}».", after.id, undo)


@only(Role.MANAGER)
def remove(desk: Desk, entry_id: int) -> Changes:
    """Take an entry out; raises `OutOfDate` when it is gone."""
    with writing(desk.db):
        before = _KEEPING.known(desk, entry_id)
        _KEEPING.write(desk, before, None, Action.CATALOGUE_SET)
    undo = _KEEPING.undo(f"le retrait de «{NBSP}{before.subject.title}{NBSP}»", before, None)
    return Changes(Touched.SETTINGS, f"Retiré du catalogue{NBSP}: {before.subject.title}.", entry_id, undo)
