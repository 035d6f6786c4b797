"""The desk (le guichet): the open file, the clock and who is working; every action receives it first."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from desktop_app.domain.journal import Action, Entry
from desktop_app.storage import journal

if TYPE_CHECKING:
    from sqlite_utils import Database

RECEPTION = "accueil"


@dataclass
class Desk:
    """`who` is 'accueil' or 'conseiller-3'; `demo` marks a fictional commune on every screen and page."""

    db: "Database"
    folder: Path
    clock: Callable[[], datetime]
    who: str = RECEPTION
    demo: bool = False

    def now(self) -> datetime:
        """The current local hour, to the second."""
        return self.clock().replace(microsecond=0)

    @property
    def advisor_at_work(self) -> int:
        """The id of the advisor using the program, or 0 when it is the reception."""
        return int(self.who.removeprefix("conseiller-")) if self.who.startswith("conseiller-") else 0

    def record(self, action: Action, subject: str = "", detail: str = "") -> None:
        """Write one line of the journal; ids and names of states only."""
        journal.write(self.db, Entry(self.now(), self.who, action, subject, detail))
