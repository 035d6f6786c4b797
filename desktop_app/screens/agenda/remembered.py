"""Which view of the agenda an account looked at last on this PC."""

from pathlib import Path

from PySide6.QtCore import QSettings

from ..remembering import remember
from .view import Span

_FILE = "agenda.ini"


class RememberedSpan:
    """Kept in the folder of the looks of the window; None to remember nothing."""

    def __init__(self, config: Path | None, account_id: int) -> None:
        self._stored = QSettings(str(config / _FILE), QSettings.Format.IniFormat) if config else None
        self._key = f"account-{account_id}/span"

    def span(self) -> Span:
        """The one looked at last, the week when the file says nothing, or nonsense."""
        found = str(self._stored.value(self._key, "")) if self._stored else ""
        return Span[found] if found in Span.__members__ else Span.WEEK

    def keep(self, span: Span) -> None:
        """Remember it."""
        if self._stored:
            remember(self._stored, {self._key: span.name})
