"""How the program looks to whoever uses this PC: light or dark, and the size of type."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings

SCALES = (1.0, 1.25, 1.5, 2.0)
_FILE = "window.ini"


@dataclass(frozen=True)
class Appearance:
    """`dark` is None to follow the system; `scale` is one of `SCALES`."""

    dark: bool | None = None
    scale: float = 1.0


def read_appearance(config: Path) -> Appearance:
    """What was chosen on this PC; the usual looks when nothing was, or when the file says nonsense."""
    stored = _settings(config)
    dark = {"sombre": True, "clair": False}.get(str(stored.value("appearance/colours", "")))
    try:
        scale = float(str(stored.value("appearance/scale", "1.0")))
    except ValueError:
        scale = 1.0
    return Appearance(dark, scale if scale in SCALES else 1.0)


def keep_appearance(config: Path, appearance: Appearance) -> None:
    """Remember the choice for the next start."""
    stored = _settings(config)
    colours = {True: "sombre", False: "clair", None: "système"}[appearance.dark]
    stored.setValue("appearance/colours", colours)
    stored.setValue("appearance/scale", str(appearance.scale))
    stored.sync()


def _settings(config: Path) -> QSettings:
    return QSettings(str(config / _FILE), QSettings.Format.IniFormat)
