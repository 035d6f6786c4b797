"""What the command line asked for."""

from enum import Enum, auto
from pathlib import Path
from typing import NamedTuple


class Task(Enum):
    """What the program is started for."""

    WINDOW = auto()
    VERSION = auto()
    SELF_TEST = auto()
    DEMO_DAY = auto()


class Options(NamedTuple):
    """What the command line asked for; the usual start asks for nothing.

    `data` is the folder that holds the file, its keys and its log, or None for the folder of the agent's session.
    `demo` opens a fictional commune, kept apart from any real file.
    `report` is the folder in which a demonstration day leaves its papers and pictures, or the file in which the
    self-test writes its lines as well.
    """

    task: Task = Task.WINDOW
    data: Path | None = None
    demo: bool = False
    report: Path | None = None
