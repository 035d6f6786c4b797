"""Which accounts were used last on this PC, by their number alone: their names stay in the data folder."""

from pathlib import Path

from PySide6.QtCore import QSettings

_MOST = 8
_KEY = "opening/recent"


def recent_accounts(config: Path) -> tuple[int, ...]:
    """The ids of the accounts, whoever came last first; nothing when the file says nonsense."""
    stored = str(_settings(config).value(_KEY, ""))
    return tuple(int(word) for word in stored.split(";") if word.isascii() and word.isdigit())[:_MOST]


def note_account(config: Path, account_id: int) -> None:
    """This account has just opened its session here."""
    others = [known for known in recent_accounts(config) if known != account_id]
    settings = _settings(config)
    settings.setValue(_KEY, ";".join(map(str, [account_id, *others][:_MOST])))
    settings.sync()


def _settings(config: Path) -> QSettings:
    return QSettings(str(config / "opening.ini"), QSettings.Format.IniFormat)
