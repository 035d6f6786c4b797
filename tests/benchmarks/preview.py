"""From the click to the first page of a form on screen: every form, in one run, medians.

`python -m tests.benchmarks.preview [runs]`. The program is warm, as it is two seconds after its window is open; each
run is the whole way: what the use case reads, the window made and shown, the paper drawn, its picture painted.
"""

from __future__ import annotations

import gc
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer
from PySide6.QtWidgets import QApplication

from desktop_app.screens.printing.preview import PreviewDialog
from desktop_app.screens.runner import Runner
from desktop_app.screens.warm_up import _take, while_looking
from desktop_app.screens.window.application import build_application
from desktop_app.screens.window.main_window import MainWindow
from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.demo import open_demo, papers
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.papers import packs
from desktop_app.use_cases.papers.printing import Pack, Paper
from tests.benchmarks.figures import print_figures
from tests.helpers.fake_dialogs import FakeDialogs
from tests.helpers.printers import standing

_RUNS = 9
_AIM_MS = 150


class Bench(QObject):
    """A window on the demonstration, and previews opened over it."""

    def __init__(self, app: QApplication, desk: Desk, config: Path) -> None:
        super().__init__(app)
        self.dialogs = FakeDialogs()
        self.window = MainWindow(desk, Runner(desk, self.dialogs, app), self.dialogs, config=config)
        self.window.resize(1180, 760)
        self.window.show()
        self._loop = QEventLoop(self)
        self._pause(500)
        for step in while_looking():
            _take(step)

    def open_one(self, make: Callable[[], Paper | Pack]) -> tuple[float, float, float]:
        """Milliseconds from the click to the painted first page, the processor's share, the window's longest silence.

        On a machine that does something else at the same time, the processor's share is what to compare.
        """
        gc.collect()
        beats = [time.perf_counter()]
        heart = QTimer(self)
        heart.timeout.connect(lambda: beats.append(time.perf_counter()))
        heart.start(2)
        began, worked = time.perf_counter(), time.process_time()
        dialog = PreviewDialog(self.window.context, make(), self.window, printers=standing("Accueil"))
        dialog.pages.seen.connect(self._painted)
        dialog.open()
        opened = time.perf_counter()
        self._loop.exec()
        ended, share = time.perf_counter(), time.process_time() - worked
        heart.stop()
        silence = max([opened - began, *(later - sooner for sooner, later in pairwise(beats))])
        self._pause(60)
        dialog.reject()
        dialog.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        return (ended - began) * 1e3, share * 1e3, silence * 1e3

    def _painted(self) -> None:
        # After the paint that the picture asked for.
        QTimer.singleShot(0, self._loop, self._loop.quit)

    def _pause(self, milliseconds: int) -> None:
        QTimer.singleShot(milliseconds, self._loop, self._loop.quit)
        self._loop.exec()


def main() -> None:
    """Print one line a form."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else _RUNS
    gc.disable()  # as the program does
    app = build_application([])
    with tempfile.TemporaryDirectory(prefix="permanence-bench-") as folder:
        desk = open_demo(Path(folder) / "demo", clock=datetime.now)
        bench = Bench(app, desk, Path(folder))
        makers = _makers(desk)
        figures: dict[str, list[tuple[float, float, float]]] = {name: [] for name in makers}
        for _ in range(runs + 1):
            for name, make in makers.items():
                figures[name].append(bench.open_one(make))
        for name, taken in figures.items():
            print_figures(f"preview: {name} (aim ≤ {_AIM_MS})", [shown for shown, _, _ in taken[1:]], "ms")
            print_figures("  of which the processor’s", [share for _, share, _ in taken[1:]], "ms")
        silences = [silence for taken in figures.values() for _, _, silence in taken[1:]]
        print_figures("longest silence of the window while it opens", silences, "ms")
        bench.window.context.worker.wait()
        bench.window.close()
        opening.close_desk(desk)


def _makers(desk: Desk) -> dict[str, Callable[[], Paper | Pack]]:
    every = papers.makers(desk)
    day = every[0]().subject.removeprefix("feuille-")
    found: dict[str, Callable[[], Paper | Pack]] = {make().kind or make().title: make for make in every}
    return found | {
        "the day’s pack": lambda: packs.day(desk, datetime.fromisoformat(day).date()),
        "tomorrow’s pack": lambda: packs.tomorrow(desk),
        "the pack for a power cut": lambda: packs.power_cut(desk),
    }


if __name__ == "__main__":
    main()
