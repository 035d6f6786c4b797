"""A day of sixty people typed back: what the program takes of it, from the menu of the day to the closed day.

    python -m tests.benchmarks.sheet [RUNS]

The keys come as fast as they are taken: what is left of a minute is the agent's. Aims: each row ≤ 50 ms until it is
painted, the whole ≤ 5 s, of which closing ≤ 1 s.
"""

from __future__ import annotations

import sys
import tempfile
import time as clocks
from datetime import datetime, time
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.screens.appointments.sheet_dialog import SheetDialog
from desktop_app.screens.context import Context
from desktop_app.screens.runner import Runner
from desktop_app.screens.window.application import build_application
from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.demo import open_demo
from desktop_app.use_cases.desk import Desk
from tests.benchmarks.figures import print_figures, timed
from tests.helpers.builders import stored_appointment, stored_person
from tests.helpers.fake_dialogs import FakeDialogs

_ROWS = 60


def main(runs: int) -> None:
    """Print one line a figure."""
    app = build_application([], tone="light")
    rows, closings, wholes = list[float](), list[float](), list[float]()
    with tempfile.TemporaryDirectory(prefix="permanence-bench-") as folder:
        desk = open_demo(Path(folder), clock=datetime.now)
        _fill(desk)
        for _ in range(runs):
            began = clocks.perf_counter()
            dialog = _opened(app, desk)
            rows += [_took(app, dialog, Qt.Key.Key_Space) for _ in range(_ROWS)]
            closings.append(_took(app, dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier))
            wholes.append((clocks.perf_counter() - began) * 1000)
            assert not dialog.isVisible(), "a key was lost"
            desk.db.execute("UPDATE appointment SET state = 'EXPECTED', state_at = NULL WHERE start LIKE ?", (_day(),))
            desk.db.conn.commit()
        opening.close_desk(desk)
    print_figures("a row, until it is painted (aim ≤ 50 ms)", rows, "ms")
    print_figures("closing the day (aim ≤ 1 s)", closings, "ms")
    print_figures("sixty people, from opening to closed (aim ≤ 5 s)", wholes, "ms")


def _day() -> str:
    return f"{datetime.now().date().isoformat()}%"


def _fill(desk: Desk) -> None:
    """Sixty people today, whatever the hours of the day: the sheet has a row for each."""
    desk.db.execute("DELETE FROM appointment WHERE start LIKE ?", (_day(),))
    desk.db.conn.commit()
    midnight = datetime.combine(datetime.now().date(), time())
    for number in range(_ROWS):
        person = stored_person(desk.db, f"Nom{number}", "Éloïse")
        stored_appointment(desk.db, person, start=midnight.replace(minute=number), minutes=1, advisor_id=1)


def _opened(app: QApplication, desk: Desk) -> SheetDialog:
    said = FakeDialogs()
    dialog = SheetDialog(Context(desk, Runner(desk, said), said, _nowhere), datetime.now().date())
    dialog.show()
    app.processEvents()
    return dialog


def _nowhere(*_: object, **__: object) -> None:
    """No page is gone to."""


def _took(app: QApplication, dialog: SheetDialog, key: Qt.Key, held: Qt.KeyboardModifier | None = None) -> float:
    def until_painted() -> None:
        QTest.keyClick(dialog.table, key, held or Qt.KeyboardModifier.NoModifier)
        app.processEvents()

    return timed(1, until_painted)[0]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
