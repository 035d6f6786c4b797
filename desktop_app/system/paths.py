"""Where things lie: what the program ships with, and the folders it may write to."""

import sys
from dataclasses import dataclass
from pathlib import Path

from desktop_app import NAME

_PACKAGE = Path(__file__).resolve().parents[1]


def resource(name: str) -> Path:
    """The path of a file or folder shipped with the program, as "style/app.qss".

    It works from the source tree, from a wheel and when frozen. FileNotFoundError means a broken installation.
    """
    inside = _PACKAGE / "resources"
    root = inside if inside.is_dir() else _PACKAGE.parent / "resources"
    path = root / name
    if not path.exists():
        raise FileNotFoundError(path)
    return path


@dataclass(frozen=True)
class Folders:
    """The folders of one file: `data` holds it with its keys, `log` the log, `config` the looks of the window."""

    data: Path
    log: Path
    config: Path

    def make(self) -> None:
        """Create what is missing, readable by the agent's session alone; OSError says why it cannot be done."""
        for folder in (self.data, self.log, self.config):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def folders(chosen: Path | None = None, *, demo: bool = False) -> Folders:
    """The folders to use: all under `chosen`, or where the system keeps such things; nothing is created.

    A demonstration always has its own folders, so that it can never open or mark a real file.
    """
    if chosen is not None:
        home = chosen / "demo" if demo else chosen
        return Folders(data=home, log=home / "log", config=home / "config")
    import platformdirs

    name = f"{NAME}-demo" if demo else NAME
    if sys.platform not in ("win32", "darwin"):
        name = name.lower()
    known = platformdirs.PlatformDirs(name, appauthor=False, roaming=False)
    return Folders(data=known.user_data_path, log=known.user_log_path, config=known.user_config_path)
