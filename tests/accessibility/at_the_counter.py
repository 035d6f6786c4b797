"""The program as its users start it, on a folder made for it and a Thursday morning that stands still."""

import sys
from datetime import datetime
from functools import partial
from pathlib import Path

from desktop_app.options import Options
from desktop_app.screens.window.application import complete
from desktop_app.startup import Session, prepare
from tests.helpers.clock import StillClock
from tests.helpers.folders import make_folder, settle_le_boulou


def main(folder: Path) -> int:
    """Make Le Boulou in the folder, with keys as dear as they are, and run until the window is closed."""
    settle_le_boulou(make_folder(folder))
    app, session = prepare(Options(data=folder))
    session = Session(session.folders, clock=StillClock(datetime(2025, 11, 27, 9, 5)), parent=app)
    session.seen.connect(partial(complete, app))
    try:
        return app.exec() if session.begin() else 1
    finally:
        session.end()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
