"""What a window may ask of the program around it, and how it asks whether it may close."""

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop_app.system.paths import Folders

    from .progress_dialog import Work


class Program:
    """As it is for a window alone, with nothing to lock and no file to close; `opening.door.Door` is the real one."""

    folders: "Folders | None" = None
    """Where the file, the log and the looks lie."""

    def lock(self) -> None:
        """Hide everything of this account until it is back; what is typed stays."""

    def change_person(self) -> None:
        """Lock, and let somebody else choose their name."""

    def may_end(self) -> bool:
        """Whether the program may end; asks when somebody else left something unfinished."""
        return True

    def redress(self, page: str, told: str, **target: object) -> bool:
        """Make the windows anew in another size of type, show `page` and tell this; whether that could be done."""
        return False

    def reopen(self, title: str, work: "Work", page: str) -> None:
        """Close the file, run `work` behind a progress dialog of this title, open it again and show `page`.

        Every window is made anew. What `work` returns is then told on the done line; when it raises a
        `RuleBroken` or a `StorageTrouble`, the file is opened again all the same and the trouble is said.
        """


def may_close(ask: Callable[[], bool]) -> bool:
    """What `ask()` says; False when it fails, which rings as any other bug.

    Where an exception leaves a closeEvent, PySide lets the window close, and the program ends over it without asking.
    Held by test_a_window_that_cannot_ask_what_would_be_lost_rings_and_stays.
    """
    try:
        return ask()
    except Exception as error:
        sys.excepthook(type(error), error, error.__traceback__)
        return False
