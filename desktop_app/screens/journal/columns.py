"""The columns of the journal."""

from ..widgets.table import Column
from .wording import Shown

_LONGEST_NAME = 24


def key_of(line: Shown) -> int:
    """What makes two readings the same line."""
    return line.number


def shorten(name: str) -> str:
    """A long name is cut, so that what was done can be read; the choice of accounts says it whole."""
    return name if len(name) <= _LONGEST_NAME else f"{name[: _LONGEST_NAME - 1].rstrip()}…"


COLUMNS: tuple[Column[Shown], ...] = (
    Column("Quand", lambda line: line.when, spoken=lambda line: line.sentence),
    Column("Qui", lambda line: shorten(line.who), spoken=lambda line: line.who),
    Column("Quoi", lambda line: line.what, stretch=True),
    Column("Ligne", lambda line: str(line.number), right=True),
)
