"""What every page is handed: the desk, the runner, the mouth of the program and the way to other pages."""

from collections.abc import Callable
from dataclasses import field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from desktop_app.domain.nouns.frozen import frozen
from desktop_app.use_cases.permissions import may

from .dialogs import Dialogs
from .program import Program
from .worker import Worker

if TYPE_CHECKING:
    from desktop_app.use_cases.desk import Desk

    from .runner import Runner
    from .widgets.notices import Notices


class Go(Protocol):
    """Show a page by its key in `navigation.PAGES`; `target` is handed to its `aim`."""

    def __call__(self, page_key: str, /, **target: object) -> None: ...


@frozen
class BareMeans:
    """The means of the pages shown before a file is open: a worker and a mouth."""

    worker: Worker
    dialogs: Dialogs
    config: Path | None = None


@frozen
class Context:
    """Made once by the main window."""

    desk: "Desk"
    runner: "Runner"
    dialogs: Dialogs
    go: Go
    config: Path | None = None
    """Where the looks of the window are remembered; None to remember nothing."""
    program: Program = field(default_factory=Program)
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


Means = Context | BareMeans
"""What a dialog needs that reads no file."""
