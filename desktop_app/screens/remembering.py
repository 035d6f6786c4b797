"""What the windows write down for the next start, where there is still a folder for it."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from PySide6.QtCore import QSettings


def remember(stored: QSettings, values: Mapping[str, object]) -> None:
    """Write these down, or nothing where the folder has gone away.

    Qt would make an empty one in its place: that of a moved data folder could not come back, and would pass for new.
    """
    with suppress(OSError):
        if not Path(stored.fileName()).parent.is_dir():
            return
        for key, value in values.items():
            stored.setValue(key, value)
        stored.sync()
