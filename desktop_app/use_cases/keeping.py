"""Things that are noted, corrected and taken out by hand, one at a time, each gesture coming back by Ctrl+Z."""

from collections.abc import Callable
from functools import partial
from typing import Generic, TypeVar

from desktop_app.domain.errors import OutOfDate
from desktop_app.domain.french import NBSP
from desktop_app.domain.journal import Action
from desktop_app.domain.nouns.frozen import frozen
from desktop_app.storage.connection.database import writing
from desktop_app.storage.rows import Kept, Table

from .changes import Changes, Touched, Undo
from .desk import Desk

T = TypeVar("T", bound=Kept)


def _any(desk: Desk, before: object) -> None:
    """Nothing stands in the way of its coming back."""


@frozen
class Keeping(Generic[T]):
    """How things of one table are written, and what is said of it.

    `mark` begins their subject in the journal. `undone` is what was taken back, after « Annulé : ». `may_return` raises
    what stands in the way of one that comes back.
    """

    table: Table[T]
    mark: str
    touched: Touched
    changed: str
    undone: Callable[[T], str]
    may_return: Callable[[Desk, T], object] = _any

    def known(self, desk: Desk, id: int) -> T:
        """The one of this id; raises `OutOfDate` when it is gone."""
        return self.table.get(desk.db, id)

    def write(self, desk: Desk, before: T | None, after: T | None, action: Action, detail: str = "") -> T:
        """Have what is stored be `after`, None for nothing, within a transaction; as it is stored."""
        known = after or before
        assert known
        if after is None:
            self.table.remove(desk.db, known.id)
        elif before is None:
            known = self.table.add(desk.db, after)
        else:
            self.table.update(desk.db, after)
        desk.record(action, f"{self.mark}-{known.id}", detail)
        return known

    def undo(self, label: str, before: T | None, after: T | None) -> Undo:
        """How to have `before` again in place of `after`."""
        return Undo(label, partial(self._put_back, before, after))

    def _put_back(self, before: T | None, after: T | None, desk: Desk) -> Changes:
        known = after or before
        assert known
        with writing(desk.db):
            if self.table.find(desk.db, known.id) != after:
                raise OutOfDate(self.changed)
            if before:
                self.may_return(desk, before)
            self.write(desk, after, before, Action.UNDONE)
        return Changes(self.touched, f"Annulé{NBSP}: {self.undone(before or known)}.", known.id)
