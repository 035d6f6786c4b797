"""Death from inside, at a moment that can be told again: just before or after the disk is written."""

import os
import signal
import sys
from typing import Any

_OF_FILES = frozenset("open write fsync replace rename unlink mkdir rmdir close link backup".split())
_OF_DATA = frozenset("execute executemany commit rollback".split())
"""What reaches the disk, or is about to: the moments to die at; those of files are fewer and matter as much."""


class Doom:
    """Counts the moments when the disk is about to be written or has just been, and dies at the one of this rank.

    `of_files` counts those of files alone, and `file_rank` is a rank among them.
    """

    def __init__(self, rank: int = 0, file_rank: int = 0) -> None:
        self.rank, self.count = rank, 0
        self.file_rank, self.of_files = file_rank, 0

    def watch(self) -> None:
        """Count from now on."""
        sys.setprofile(self._seen)

    def rest(self) -> None:
        """Do not count what comes now."""
        sys.setprofile(None)

    def _seen(self, frame: object, event: str, called: Any) -> None:
        if event not in ("c_call", "c_return"):
            return
        if called.__name__ in _OF_FILES:
            self.of_files += 1
        elif called.__name__ not in _OF_DATA:
            return
        self.count += 1
        if self.count == self.rank or self.of_files == self.file_rank > 0:
            os.kill(os.getpid(), signal.SIGKILL)
