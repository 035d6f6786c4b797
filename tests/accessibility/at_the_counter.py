"""The program as its users start it, on a folder made for it and a Thursday morning that stands still.

With « queue » behind the folder, one comes without appointment on its first hours.
"""

import sys
from datetime import datetime
from functools import partial
from pathlib import Path

from desktop_app.options import Options
from desktop_app.screens.window.application import complete
from desktop_app.startup import Session, prepare
from desktop_app.storage.connection import database
from tests.helpers.clock import StillClock
from tests.helpers.folders import desk_of, make_folder, settle_le_boulou
from tests.helpers.open_door import open_door

NOW = datetime(2025, 11, 27, 9, 5)


def main(folder: Path, *, queue: bool) -> int:
    """Make Le Boulou in the folder, with keys as dear as they are, and run until the window is closed."""
    settle_le_boulou(make_folder(folder))
    if queue:
        desk = open_door(desk_of(folder, StillClock(NOW)))
        for each in (desk.db, desk.mandate_keys):
            database.close(each)
    app, session = prepare(Options(data=folder))
    session = Session(session.folders, clock=StillClock(NOW), parent=app)
    session.seen.connect(partial(complete, app))
    try:
        return app.exec() if session.begin() else 1
    finally:
        session.end()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), queue="queue" in sys.argv[2:]))
