"""The page of a workshop of twenty people, five of whom wait, at twenty years of data, as its window's thread feels it.

    python -m tests.benchmarks.workshop [RUNS]

Aims (issue 16): the page made and painted within 50 ms, every key within 16 ms. It is what this process took of a
processor, writing to the disk included: other programs run meanwhile. What the day under it takes, once no key has
changed anything for a moment, is counted apart.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time as clocks
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.planning import Pattern, Rhythm, Segment, Subject
from desktop_app.domain.theme import Purpose
from desktop_app.screens.runner import Runner
from desktop_app.screens.window.application import build_application
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.screens.workshops.roll_dialog import RollDialog, open_workshop
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import advisors, conventions, patterns
from desktop_app.storage.reception import people
from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.demo import open_demo
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import ledger
from desktop_app.use_cases.reception import enrolment
from desktop_app.use_cases.workshops import workshops
from tests.benchmarks import twenty_years
from tests.benchmarks.figures import print_figures, timed
from tests.helpers.fake_dialogs import FakeDialogs

_PEOPLE, _WAITING, _SIZE, _AT_REST_MS = 20, 5, (1366, 768), 600
_SUBJECT = Subject("Premiers pas", "PrendreEnMainDuMateriel", minimum=4, open_to=("habitant", "inscrit au réseau"))


def main(runs: int) -> None:
    """Print one line a figure."""
    gc.disable()
    app = build_application([], tone="light")
    with tempfile.TemporaryDirectory(prefix="permanence-bench-") as folder:
        desk = open_demo(Path(folder), clock=datetime.now)
        twenty_years.fill(desk)
        advisor_id, start = _full(desk)
        window = MainWindow(desk, Runner(desk, FakeDialogs()), FakeDialogs(), config=Path(folder))
        window.resize(*_SIZE)
        window.show()
        app.processEvents()
        _read(desk, advisor_id, start, runs)
        _page(app, window, advisor_id, start, runs)
        window.close()
        opening.close_desk(desk)


def _full(desk: Desk) -> tuple[int, datetime]:
    """Tomorrow at two, twenty people of twenty and five who wait."""
    day = desk.now().date() + timedelta(1)
    hours = (Segment.workshop(time(14), time(16), _PEOPLE),)
    with writing(desk.db):
        (convention, *_), (who, *_) = conventions.every(desk.db), advisors.every(desk.db)
        for known in patterns.every(desk.db):
            patterns.remove(desk.db, known.id)
        purpose, since = Purpose.ANY_HELP, date(2006, 1, 2)
        rule = Pattern(0, day.weekday(), Rhythm.EVERY_WEEK, who.id, purpose, hours, since, convention_id=convention.id)
        patterns.add(desk.db, rule)
        desk.db.execute("DELETE FROM appointment WHERE start >= ?", (day.isoformat(),))
    while ledger.is_behind(desk):
        ledger.settle(desk)
    place = {"advisor_id": who.id, "start": datetime.combine(day, time(14))}
    workshops.give(desk, **place, subject=_SUBJECT)
    for id in range(1001, 1001 + _PEOPLE):
        enrolment.enrol(desk, **place, person=people.get(desk.db, id))
    for id in range(2001, 2001 + _WAITING):
        enrolment.put_on_list(desk, **place, person=people.get(desk.db, id))
    return who.id, place["start"]


def _read(desk: Desk, advisor_id: int, start: datetime, runs: int) -> None:
    found = timed(runs, lambda: enrolment.roll(desk, advisor_id, start), clocks.process_time)
    print_figures("read: its people", found, "ms")


def _page(app: QApplication, window: MainWindow, advisor_id: int, start: datetime, runs: int) -> None:
    def until_painted(gesture: Callable[[], object]) -> Callable[[], None]:
        def done() -> None:
            gesture()
            # Twice: what is laid out in the first round is painted in the second.
            app.processEvents()
            app.processEvents()

        return done

    def opened() -> RollDialog:
        dialog = RollDialog(window.context, advisor_id, start, window)
        dialog.show()
        return dialog

    made = []
    for _ in range(max(5, runs // 5)):
        shown: list[RollDialog] = []
        made += timed(1, until_painted(lambda into=shown: into.append(opened())), clocks.process_time)
        shown[0].close()
        shown[0].deleteLater()
        app.processEvents()
    print_figures("the page, made and painted (aim ≤ 50 ms)", made, "ms")
    dialog = open_workshop(window.context, window.page(), advisor_id, start)
    app.processEvents()
    keys = ((Qt.Key.Key_Down, "down"), (Qt.Key.Key_Up, "up"), (Qt.Key.Key_End, "end"), (Qt.Key.Key_Home, "home"))
    for key, name in keys:
        taken = timed(runs, until_painted(lambda key=key: QTest.keyClick(dialog.list, key)), clocks.process_time)
        print_figures(f"key: {name} (aim ≤ 16 ms)", taken, "ms")
    gone, back, under = [], [], []
    for _ in range(max(5, runs // 5)):
        under += timed(1, lambda: QTest.qWait(_AT_REST_MS), clocks.process_time)
        gone += timed(1, until_painted(lambda: QTest.keyClick(dialog.list, Qt.Key.Key_Delete)), clocks.process_time)
        undo = until_painted(lambda: QTest.keyClick(dialog.list, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier))
        back += timed(1, undo, clocks.process_time)
    print_figures("key: Suppr, written and shown (aim ≤ 16 ms)", gone, "ms")
    print_figures("key: Ctrl+Z, written and shown (aim ≤ 16 ms)", back, "ms")
    print_figures("the day under it, once for the keys before", under[1:], "ms")
    dialog.close()


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50)
