"""What every way to look at the agenda promises the page: a date it stands on, a title, a way on and back."""

from collections.abc import Callable
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.papers.printing import Pack, Paper
from desktop_app.use_cases.reception.grouping import Grouping

from ..appointments.place import Aim
from ..context import Context
from ..remembering import remember, stored_in

E = TypeVar("E", bound=Enum)
LEAST_HEIGHT = 210
"""Of a picture of time, in pixels at scale 1; under that the page scrolls."""


class Span(Enum):
    """How much of the agenda is looked at; the value is the word of its button."""

    DAY = "Jour"
    WEEK = "Semaine"
    MONTH = "Mois"
    YEAR = "Année"


class RememberedLook:
    """How an account looked at the agenda last on this PC; without a folder nothing is remembered."""

    def __init__(self, config: Path | None, account_id: int) -> None:
        self._stored = stored_in(config, "agenda.ini") if config else None
        self._account = f"account-{account_id}"

    def chosen(self, otherwise: E) -> E:
        """What was chosen last of this kind; `otherwise` when the file says nothing, or nonsense."""
        found = str(self._stored.value(self._key(otherwise), "")) if self._stored else ""
        return type(otherwise).__members__.get(found, otherwise)

    def keep(self, *chosen: Enum) -> None:
        """Remember these."""
        if self._stored:
            remember(self._stored, {self._key(each): each.name for each in chosen})

    def _key(self, one: Enum) -> str:
        return f"{self._account}/{type(one).__name__.lower()}"


class View(QWidget):
    """`opened` carries a date to be shown by itself and the appointment to choose there, or 0.

    `stood` when the view has come to stand on another date, or says something else of it. `printed` is the button
    that prints it, '' for nothing to print, and `paper` the verb that draws it for a date; `steps` names the arrows.
    """

    opened = Signal(object, int)
    stood = Signal()

    printed = ""
    paper: Callable[[Desk, date], Paper | Pack] | None = None
    steps = ("Avant", "Après")
    topic = ""
    """Where the help tells of it."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context

    @property
    def day(self) -> date:
        """The date it stands on."""
        raise NotImplementedError

    def show_day(self, day: date) -> None:
        """Read and show what holds this date, and stand on it."""
        raise NotImplementedError

    def beside(self, step: int) -> date:
        """Where the arrows lead: the date to show for what comes before (-1) or after (1)."""
        raise NotImplementedError

    def turn(self, step: int) -> None:
        """Go there."""
        self.show_day(self.beside(step))

    def title(self) -> str:
        """What is in view, for the head of the page."""
        raise NotImplementedError

    def sentence(self) -> str:
        """One quiet line about it, or ''."""
        return ""

    def may_book(self) -> bool:
        """Whether a booking may begin on the date it stands on."""
        return True

    def may_print(self) -> bool:
        """Whether there is something to print."""
        return bool(self.printed)

    def aim(self) -> Aim:
        """Where a booking begins."""
        return Aim(self.day)

    def group(self, grouping: Grouping) -> None:
        """Have columns, if it has some of several advisors, stand so beside one another."""

    def stand(self, *, narrow: bool) -> None:
        """Take the room of a page that is narrow or not."""
