"""The desk (le guichet): the open file, the clock, who is working and their keys; every action receives it first."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from secrets import token_bytes
from typing import TYPE_CHECKING, TypeVar, cast

from desktop_app.domain.account import Account
from desktop_app.domain.journal import Action, Entry
from desktop_app.storage import answers
from desktop_app.storage.connection import database, standing
from desktop_app.storage.journal import journal
from desktop_app.storage.keys.keys import Keys
from desktop_app.storage.keys.keys_seen import KeysSeen

if TYPE_CHECKING:
    from sqlite_utils import Database

T = TypeVar("T")


@dataclass
class Desk:
    """One account at work; accounts at the same PC share `db` and `mandate_keys` and have a desk each.

    `keys` shrink to `keys.for_the_desk` while the screen is `locked`. `demo` marks a fictional commune on every
    screen and page. `fixed_second_place` is the folder where copies go as well when whoever administers the PC has
    settled it, and '' when the référent chooses; `looked_for_it` when it was last found absent. `found` says what the
    opening found to be missing, and '' when nothing was. `keys_seen` remembers the key file between two refreshes.
    `asserted` holds the lines of which the account asserted that they are nothing forbidden. `mark_key` is the key of
    the digests that papers bear, see `paper_mark`: drawn at each opening and written nowhere.
    """

    db: "Database"
    mandate_keys: "Database"
    folder: Path
    clock: Callable[[], datetime]
    account: Account
    keys: Keys = field(repr=False)
    demo: bool = False
    locked: bool = False
    fixed_second_place: str = ""
    looked_for_it: datetime | None = None
    found: str = ""
    keys_seen: KeysSeen = field(default_factory=KeysSeen, repr=False)
    asserted: set[str] = field(default_factory=set, init=False, repr=False, compare=False)
    mark_key: bytes = field(default_factory=partial(token_bytes, 32), init=False, repr=False, compare=False)
    _read: dict[str, tuple[object, object]] = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def who(self) -> str:
        """The account at work as the journal names it."""
        return f"compte-{self.account.id}"

    def now(self) -> datetime:
        """The current local hour, to the second."""
        return self.clock().replace(microsecond=0)

    @property
    def advisor_at_work(self) -> int:
        """The id of the advisor using the program, or 0 when it is the reception."""
        return self.account.advisor_id

    def while_unchanged(self, name: str, read: Callable[[], T]) -> T:
        """What `read()` gives, read again only once something in the file may have changed."""
        version, known = database.version(self.db), self._read.get(name)
        if version is not None and known is not None and known[0] == version:
            return cast("T", known[1])
        found = read()
        if version is not None:
            self._read[name] = version, found
        return found

    @contextmanager
    def undisturbed(self) -> Iterator[None]:
        """While nobody writes in the file, whichever thread does: what is read is not half of something.

        What was asked of the file is not asked of it again before it ends.
        """
        with standing.undisturbed(self.db), answers.kept(self.db):
            yield

    def record(self, action: Action, subject: str = "", detail: str = "") -> None:
        """Write one line of the journal; ids and names of states only."""
        journal.write(self.db, Entry(self.now(), self.who, action, subject, detail))
