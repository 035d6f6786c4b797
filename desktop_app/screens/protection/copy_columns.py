"""The copies that are kept, in words, the newest first."""

from dataclasses import dataclass
from datetime import date

from desktop_app.domain.backup import when
from desktop_app.domain.french import NBSP, capital
from desktop_app.use_cases.copies.backups import Kept

from ..widgets.table import Column

_KILO = 1000


@dataclass(frozen=True)
class CopyRow:
    """A copy as it is told on this date: 'aujourd’hui' is not for ever."""

    kept: Kept
    today: date


def key_of(row: CopyRow) -> str:
    """What makes two readings the same copy."""
    return str(row.kept.path)


def made_in_words(row: CopyRow) -> str:
    """'Aujourd’hui à 9 h 05', 'Le 3 mars 2026 à 9 h'."""
    return capital(when(row.kept.copy.at, row.today))


def size_in_words(size: int) -> str:
    """'740 Ko', '12 Mo', '1 Go': as the file manager says it."""
    for unit in ("o", "Ko", "Mo"):
        if size < _KILO:
            return f"{size}{NBSP}{unit}"
        size = round(size / _KILO)
    return f"{size}{NBSP}Go"


COLUMNS: tuple[Column[CopyRow], ...] = (
    Column("Faite", made_in_words, order=lambda row: row.kept.copy.at),
    Column("Laquelle", lambda row: capital(row.kept.copy.reason.in_words)),
    Column("Où", lambda row: row.kept.place, stretch=True),
    Column("Taille", lambda row: size_in_words(row.kept.size), order=lambda row: row.kept.size, right=True),
)
