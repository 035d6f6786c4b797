"""What every page is handed: the desk, the runner, the mouth of the program and the way to other pages."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from desktop_app.use_cases.permissions import may

from .dialogs import Dialogs
from .worker import Worker

if TYPE_CHECKING:
    from desktop_app.system.paths import Folders
    from desktop_app.use_cases.desk import Desk

    from .progress_dialog import Cancelled, Progress
    from .runner import Runner
    from .widgets.notices import Notices


class Go(Protocol):
    """Show a page by its key in `navigation.PAGES`; `target` is handed to its `aim`."""

    def __call__(self, page_key: str, /, **target: object) -> None: ...


class Means(Protocol):
    """The least a dialog needs that reads no file: a worker and a mouth (the opening pages have no desk yet)."""

    @property
    def worker(self) -> Worker: ...

    @property
    def dialogs(self) -> Dialogs: ...

    @property
    def config(self) -> Path | None: ...


@dataclass(frozen=True)
class BareMeans:
    """The means of the pages shown before a file is open."""

    worker: Worker
    dialogs: Dialogs
    config: Path | None = None


class Program(Protocol):
    """What a window may ask of the program around it; `opening.door.Door` is one, `Alone` stands in without it."""

    @property
    def folders(self) -> "Folders | None":
        """Where the file, the log and the looks lie; None without a program."""
        ...

    def lock(self) -> None:
        """Hide everything of this account until it is back; what is typed stays."""

    def change_person(self) -> None:
        """Lock, and let somebody else choose their name."""

    def may_end(self) -> bool:
        """Whether the program may end; asks when somebody else left something unfinished."""
        ...

    def redress(self, page: str, told: str, **target: object) -> bool:
        """Make the windows anew in another size of type, show `page` and tell this; whether that could be done."""
        ...

    def reopen(self, title: str, work: "Work", page: str) -> None:
        """Close the file, run `work` behind a progress dialog of this title, open it again and show `page`.

        Every window is made anew. What `work` returns is then told on the done line; when it raises a
        `RuleBroken` or a `StorageTrouble`, the file is opened again all the same and the trouble is said.
        """


Work = Callable[["Progress", "Cancelled"], str]


class Alone:
    """A window without a program around it: nothing to lock, nobody else."""

    folders: "Folders | None" = None

    def lock(self) -> None:
        """Nothing."""

    def change_person(self) -> None:
        """Nothing."""

    def may_end(self) -> bool:
        """Always."""
        return True

    def redress(self, page: str, told: str, **target: object) -> bool:
        """Nothing: a window alone keeps its size."""
        return False

    def reopen(self, title: str, work: Work, page: str) -> None:
        """Nothing: there is no file to close."""


@dataclass(frozen=True)
class Context:
    """Made once by the main window; also has everything that `Means` asks."""

    desk: "Desk"
    runner: "Runner"
    dialogs: Dialogs
    go: Go
    config: Path | None = None
    """Where the looks of the window are remembered; None to remember nothing."""
    program: Program = field(default_factory=Alone)
    notices: "Notices | None" = None
    """The lines at the top of the window about the file itself; None without a window."""

    def today(self) -> date:
        """What day it is at the desk."""
        return self.desk.now().date()

    def may(self, verb: Callable[..., Any]) -> bool:
        """Whether the account at work may use this verb of the use cases: what it may not is not shown."""
        return may(self.desk.account, verb)

    @property
    def worker(self) -> Worker:
        """The worker thread of the runner."""
        return self.runner.worker
