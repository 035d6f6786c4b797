"""What every page is handed: the desk, the runner, the mouth of the program and the way to other pages."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from .dialogs import Dialogs
from .runner import Runner
from .worker import Worker

if TYPE_CHECKING:
    from desktop_app.use_cases.desk import Desk


class Go(Protocol):
    """Show a page by its key in `navigation.PAGES`; `target` is handed to its `aim`."""

    def __call__(self, page_key: str, /, **target: object) -> None: ...


class Means(Protocol):
    """The least a dialog needs that reads no file: a worker and a mouth (the opening pages have no desk yet)."""

    @property
    def worker(self) -> Worker: ...

    @property
    def dialogs(self) -> Dialogs: ...


@dataclass(frozen=True)
class BareMeans:
    """The means of the pages shown before a file is open."""

    worker: Worker
    dialogs: Dialogs


@dataclass(frozen=True)
class Context:
    """Made once by the main window; also has everything that `Means` asks."""

    desk: "Desk"
    runner: Runner
    dialogs: Dialogs
    go: Go
    config: Path | None = None
    """Where the looks of the window are remembered; None to remember nothing."""

    @property
    def worker(self) -> Worker:
        """The worker thread of the runner."""
        return self.runner.worker
