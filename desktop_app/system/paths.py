"""Where things lie: what the program ships with, and the folders it may write to."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from desktop_app import NAME

from .private_folder import make_private
from .program import program_folder

if TYPE_CHECKING:
    from .administered import Administered

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


def own_licence() -> Path:
    """The text of the program's own licence, which every installation has at its root or beside the resources.

    FileNotFoundError means a broken installation.
    """
    places = (_PACKAGE.parent / "LICENSE", program_folder() / "LICENSE")
    for path in places:
        if path.is_file():
            return path
    raise FileNotFoundError(places[0])


class Folders(NamedTuple):
    """The folders of one file: `data` holds it with its keys, `log` the log, `config` the looks of the window.

    `second_place` is where copies go as well when whoever administers the PC has settled it, otherwise None.
    """

    data: Path
    log: Path
    config: Path
    second_place: Path | None = None

    def make(self) -> None:
        """Create what is missing, readable by the agent's session alone; OSError says why it cannot be done."""
        for folder in (self.data, self.log, self.config):
            make_private(folder)


def folders(chosen: Path | None = None, *, settled: "Administered | None" = None) -> Folders:
    """The folders to use: all under `chosen`, or as the PC's administrator settled, or the system's own places.

    Nothing is created.
    """
    second_place = settled.second_place if settled else None
    home = chosen or (settled.data if settled else None)
    if home is not None:
        return Folders(data=home, log=home / "log", config=home / "config", second_place=second_place)
    import platformdirs

    name = NAME if sys.platform in ("win32", "darwin") else NAME.lower()
    known = platformdirs.PlatformDirs(name, appauthor=False, roaming=False)
    return Folders(known.user_data_path, known.user_log_path, known.user_config_path, second_place)
