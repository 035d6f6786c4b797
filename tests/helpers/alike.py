"""What many tests say or do alike: plain words, an hour of the Thursday, what Ctrl+Z does, a file not opened yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.helpers.builders import THURSDAY
from tests.helpers.folders import desk_of

if TYPE_CHECKING:
    from desktop_app.use_cases.changes import Changes
    from desktop_app.use_cases.desk import Desk


def plain(words: str) -> str:
    """With ordinary blanks."""
    return words.replace("\N{NO-BREAK SPACE}", " ")


def at(hour: int, minute: int = 0) -> datetime:
    """An hour of the Thursday."""
    return datetime.combine(THURSDAY, time(hour, minute))


def back(desk: Desk, done: Changes) -> None:
    """Take a gesture back by what it left for that."""
    assert done.undo
    done.undo.back(desk)


def take_back(desk: Desk, done: Changes) -> Changes:
    """What Ctrl+Z does."""
    from desktop_app.use_cases.reception import undo

    assert done.undo
    return undo.take_back(desk, done.undo)


@contextmanager
def before_opening(folder: Path, clock: Callable[[], datetime]) -> Iterator[Desk]:
    """The desk of a folder that the program has not opened yet, closed again for it."""
    from desktop_app.storage.connection import database

    desk = desk_of(folder, clock)
    yield desk
    database.close(desk.db)
    database.close(desk.mandate_keys)
