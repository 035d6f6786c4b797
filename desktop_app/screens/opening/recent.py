"""Which accounts were used last on this PC, by their number alone: their names stay in the data folder."""

from pathlib import Path

from PySide6.QtCore import QSettings

from ..remembering import remember

_MOST = 8
_KEY = "opening/recent"


def recent_accounts(config: Path) -> tuple[int, ...]:
    """The ids of the accounts, whoever came last first; nothing when the file says nonsense."""
    stored = str(_settings(config).value(_KEY, ""))
    return tuple(int(word) for word in stored.split(";") if word.isascii() and word.isdigit())[:_MOST]


def note_account(config: Path, account_id: int) -> None:
    """This account has just opened its session here."""
    others = [known for known in recent_accounts(config) if known != account_id]
    remember(_settings(config), {_KEY: ";".join(map(str, [account_id, *others][:_MOST]))})


def _settings(config: Path) -> QSettings:
    return QSettings(str(config / "opening.ini"), QSettings.Format.IniFormat)
