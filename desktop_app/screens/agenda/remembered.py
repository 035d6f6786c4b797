"""How an account looked at the agenda last on this PC."""

from pathlib import Path

from PySide6.QtCore import QSettings

from desktop_app.use_cases.reception.grouping import Grouping

from ..remembering import remember
from .view import Span

_FILE = "agenda.ini"


class RememberedLook:
    """Kept in the folder of the looks of the window; None to remember nothing."""

    def __init__(self, config: Path | None, account_id: int) -> None:
        self._stored = QSettings(str(config / _FILE), QSettings.Format.IniFormat) if config else None
        self._span, self._grouping = (f"account-{account_id}/{name}" for name in ("span", "grouping"))

    def span(self) -> Span:
        """The view looked at last, the week when the file says nothing, or nonsense."""
        found = self._found(self._span)
        return Span[found] if found in Span.__members__ else Span.WEEK

    def grouping(self) -> Grouping:
        """How the columns of the week stood, day after day likewise."""
        found = self._found(self._grouping)
        return Grouping[found] if found in Grouping.__members__ else Grouping.DAYS

    def keep(self, span: Span, grouping: Grouping) -> None:
        """Remember both."""
        if self._stored:
            remember(self._stored, {self._span: span.name, self._grouping: grouping.name})

    def _found(self, key: str) -> str:
        return str(self._stored.value(key, "")) if self._stored else ""
