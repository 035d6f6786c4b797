"""The agenda at twenty years of data and the densest days: what the window's thread feels, beside a bare window.

    python -m tests.benchmarks.agenda [RUNS]

Two advisors receive sixteen people a day each, Monday to Friday; 100,000 people and 200,000 appointments lie behind.
Aims: a week or a month turned p99 ≤ 16 ms once prepared, a year shown ≤ 100 ms, a step of a drag ≤ 16 ms. Where other
programs run meanwhile, what this one took of a processor says more: AGENDA_CLOCK=process counts that.
"""

from __future__ import annotations

import gc
import os
import sys
import tempfile
import time as clocks
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop_app.domain.planning import Pattern, Rhythm, Segment
from desktop_app.domain.reception.appointment import Appointment
from desktop_app.domain.theme import Purpose
from desktop_app.screens.agenda.page import AgendaPage
from desktop_app.screens.agenda.view import Span
from desktop_app.screens.agenda.week import carrying
from desktop_app.screens.agenda.week_view import WeekView
from desktop_app.screens.runner import Runner
from desktop_app.screens.window.application import build_application
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.storage.connection.database import writing
from desktop_app.storage.planning import advisors, conventions, patterns
from desktop_app.storage.reception import appointments
from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.demo import open_demo
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.planning import ledger, schedule
from desktop_app.use_cases.reception import month, week, year
from desktop_app.use_cases.reception.today import Booked
from tests.benchmarks import twenty_years
from tests.benchmarks.figures import child, print_figures, timed
from tests.helpers.fake_dialogs import FakeDialogs

_RUNS, _SIZE, _PAUSE_MS = 100, (1366, 768), 400
_CLOCK = clocks.process_time if os.environ.get("AGENDA_CLOCK") == "process" else clocks.perf_counter
_HALVES = (Segment(time(9), time(12), step=22), Segment(time(14), time(17), step=22))


def main(runs: int) -> None:
    """Print one line a figure."""
    gc.disable()
    bare = [child("tests.benchmarks.bare")["painted"] for _ in range(7)]
    print_figures("bare window, painted", bare, "ms")
    least = sorted(bare)[len(bare) // 2]
    app = build_application([], tone="light")
    with tempfile.TemporaryDirectory(prefix="permanence-bench-") as folder:
        desk = open_demo(Path(folder), clock=datetime.now)
        twenty_years.fill(desk)
        _make_dense(desk)
        _reads(desk, runs)
        window = MainWindow(desk, Runner(desk, FakeDialogs()), FakeDialogs(), config=Path(folder))
        window.resize(*_SIZE)
        window.show()
        QTest.qWait(_PAUSE_MS)
        _Looked(app, window, least).walk(runs)
        window.close()
        opening.close_desk(desk)


def _make_dense(desk: Desk) -> None:
    """Every weekday full with both advisors, from the week before to the week after next."""
    here = week.monday_of(desk.now().date())
    with writing(desk.db):
        (convention, *_), who = conventions.every(desk.db), advisors.every(desk.db)[:2]
        for known in patterns.every(desk.db):
            patterns.remove(desk.db, known.id)
        for weekday in range(5):
            for advisor in who:
                rule = Pattern(
                    0, weekday, Rhythm.EVERY_WEEK, advisor.id, Purpose.ANY_HELP, _HALVES, starts_on=date(2006, 1, 2)
                )
                patterns.add(desk.db, replace(rule, convention_id=convention.id))
        desk.db.execute("DELETE FROM appointment WHERE start >= ?", ((here - timedelta(7)).isoformat(),))
    while ledger.is_behind(desk):
        ledger.settle(desk)
    person = 1000
    with writing(desk.db):
        for day in (here + timedelta(at) for at in range(-7, 28)):
            for slot in (slot for session in schedule.here_on(desk, day) for slot in session.slots):
                person += 1
                if person % 8:
                    wanted = Appointment(0, person, slot.advisor_id, slot.start, slot.end, "Logement")
                    appointments.add(desk.db, wanted)


def _reads(desk: Desk, runs: int) -> None:
    here = week.monday_of(desk.now().date())
    things = sum(len(column.cells) for column in week.week(desk, here + timedelta(7)).columns)
    firsts = iter(here - timedelta(7 * at) for at in range(10_000))
    print_figures(
        f"read: a week of {things} things, or of the past",
        timed(runs, lambda: week.week(desk, next(firsts)), _CLOCK),
        "ms",
    )
    print_figures("read: a month", timed(runs, lambda: month.whole_month(desk, here.replace(day=1))), "ms")
    print_figures("read: a year", timed(max(5, runs // 10), lambda: year.year(desk, here)), "ms")
    print_figures(
        "read: a year that is over",
        timed(max(5, runs // 10), lambda: year.year(desk, here.replace(year=here.year - 3, day=1))),
        "ms",
    )


class _Looked:
    """Each gesture until it is painted, in milliseconds and in bare windows."""

    def __init__(self, app: QApplication, window: MainWindow, bare: float) -> None:
        self._app, self._window, self._bare = app, window, bare

    def walk(self, runs: int) -> None:
        self._tell("agenda, first visit (aim ≤ 0.2)", [self._took(lambda: self._window.go("agenda"))])
        page = self._window.page()
        assert isinstance(page, AgendaPage)
        self._again(page, runs)
        self._weeks(page, runs)
        for span, aim in ((Span.MONTH, 16), (Span.YEAR, 100)):
            self._tell(f"{span.value}, first seen", [self._took(lambda span=span: page.look_at(span))])
            steps = [page.bar.next.click if at % 2 else page.bar.previous.click for at in range(runs)]
            self._tell(f"{span.value}, turned (aim p99 ≤ {aim} ms)", [self._rested(step) for step in steps])

    def _again(self, page: AgendaPage, runs: int) -> None:
        taken = []
        for _ in range(max(5, runs // 10)):
            self._window.go("today")
            self._app.processEvents()
            taken.append(self._took(lambda: self._window.go("agenda")))
        self._tell("agenda, again (aim ≤ 0.1)", taken)

    def _weeks(self, page: AgendaPage, runs: int) -> None:
        view = page.view()
        assert isinstance(view, WeekView)
        table, ready, cold = view.table, [], []
        page.bar.next.click()
        for at in range(runs):
            ready.append(self._rested(page.bar.next.click if at % 2 else page.bar.previous.click))
        self._tell("week turned, prepared (aim p99 ≤ 16 ms)", ready)
        for at in range(runs):
            view._idle.stop()
            table._prepared.clear()
            cold.append(self._took(page.bar.next.click if at % 2 else page.bar.previous.click))
        self._tell("week turned, not prepared", cold)
        keys = (Qt.Key.Key_Down, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left)
        self._tell("an arrow", [self._took(lambda at=at: QTest.keyClick(table, keys[at % 4])) for at in range(runs)])
        self._tell("the mouse over cells", [self._took(lambda at=at: self._hover(view, at)) for at in range(runs)])
        at, row = next(
            (at, cell)
            for at, column in enumerate(table.rows.columns)
            for cell in column.cells
            if isinstance(cell, Booked)
        )
        table._carry(carrying.take_up(table.week, at, row))
        self._tell(
            "a step of a drag, with its verdict (aim ≤ 16 ms)",
            [self._took(lambda n=n: self._drag(view, n)) for n in range(runs)],
        )
        table._give_back()

    def _hover(self, view: WeekView, at: int) -> None:
        place = QPointF(20 + (at * 37) % 1000, 20 + (at * 53) % 400)
        none, still = Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
        event = QMouseEvent(QMouseEvent.Type.MouseMove, place, place, none, none, still)
        self._app.sendEvent(view.table.viewport(), event)

    def _drag(self, view: WeekView, at: int) -> None:
        carried = view.table._carried
        assert carried
        column = (at * 3) % len(view.table.rows.columns)
        view.table._carry(carrying.over(carried, column, 9 * 60 + (at * 17) % 180))
        view.table._tell_place()

    def _rested(self, gesture: Callable[[], object]) -> float:
        QTest.qWait(_PAUSE_MS)
        return self._took(gesture)

    def _took(self, gesture: Callable[[], object]) -> float:
        self._app.processEvents()

        def until_painted() -> None:
            gesture()
            # Twice: what is laid out in the first round is painted in the second.
            self._app.processEvents()
            self._app.processEvents()

        return timed(1, until_painted, _CLOCK)[0]

    def _tell(self, name: str, taken: list[float]) -> None:
        print_figures(name, taken, "ms")
        print_figures("  in bare windows", [one / self._bare for one in taken], "×")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else _RUNS)
