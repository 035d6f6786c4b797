"""Measure the speed at the counter: every figure in one run, medians and ratios.

`python -m tests.benchmarks [runs]` from the folder of the clone, with the environment the README makes.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from desktop_app.domain.theme import themes_for
from desktop_app.use_cases import appointments, opening, people, today, undo
from desktop_app.use_cases.demo import PASSPHRASE, open_demo
from desktop_app.use_cases.desk import Desk
from tests.benchmarks.first_paint import STARTED_AT

_RUNS = 9


def main() -> None:
    """Print one line a figure."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else _RUNS
    with tempfile.TemporaryDirectory(prefix="permanence-bench-") as folder:
        desk = open_demo(Path(folder), clock=datetime.now)
        in_process(desk)
        opening.close_desk(desk)
        whole_process(Path(folder), runs)


def whole_process(folder: Path, runs: int) -> None:
    """The bare window and the program in turn, so that a busy minute slows both."""
    bare, ours = [], []
    for _ in range(runs + 1):
        bare.append(_child("tests.benchmarks.bare"))
        ours.append(_child("tests.benchmarks.ours", str(folder), PASSPHRASE))
    bare, ours = bare[1:], ours[1:]
    painted = [mine["painted"] / theirs["painted"] for mine, theirs in zip(ours, bare, strict=True)]
    memory = [mine["memory"] / theirs["memory"] for mine, theirs in zip(ours, bare, strict=True)]
    resident = [mine["resident_open"] / theirs["memory"] for mine, theirs in zip(ours, bare, strict=True)]
    peak = [mine["peak_open"] / theirs["memory"] for mine, theirs in zip(ours, bare, strict=True)]
    _print("fenêtre nue, peinte", [figures["painted"] for figures in bare], "ms")
    _print("fenêtre d’ouverture, peinte", [figures["painted"] for figures in ours], "ms")
    _print("  rapport (visé ≤ 1,25)", painted, "×")
    _print("phrase de passe → Aujourd’hui peint (visé ≤ 250)", [figures["opened"] for figures in ours], "ms")
    _print("mémoire, fenêtre nue", [figures["memory"] for figures in bare], "Mio")
    _print("mémoire, fenêtre d’ouverture, rapport", memory, "×")
    _print("mémoire, Aujourd’hui ouvert, rapport (visé ≤ 1,6)", resident, "×")
    _print("mémoire, au plus haut (64 Mio pour la clé), rapport", peak, "×")


def in_process(desk: Desk) -> None:
    """The day and a booking on a file with a year in it."""
    day = desk.now().date()
    _print("vue du jour", _timed(200, lambda: today.day_view(desk, day)), "ms")
    _print("recherche d’un nom", _timed(200, lambda: people.find(desk, "mar")), "ms")
    known = people.find(desk, "e")[0]
    free = next(
        place
        for day, _ in appointments.days_with_places(desk, day + timedelta(days=1))
        for place in appointments.places_on(desk, day)
    )
    theme = themes_for(free.purpose)[0].key

    def book_and_undo() -> None:
        done = appointments.book(desk, person=known, advisor_id=free.advisor.id, start=free.slot.start, theme=theme)
        assert done.undo
        undo.take_back(desk, done.undo)

    _print("réserver puis annuler (deux écritures sûres)", _timed(100, book_and_undo), "ms")


def _timed(times: int, action: Callable[[], object]) -> list[float]:
    figures = []
    for _ in range(times):
        before = time.perf_counter()
        action()
        figures.append((time.perf_counter() - before) * 1e3)
    return figures


def _child(module: str, *arguments: str) -> dict[str, float]:
    environment = {**os.environ, STARTED_AT: str(time.monotonic_ns())}
    # An installed program has its bytecode at hand; a developer's shell may forbid writing it.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY") or sys.platform == "win32"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return {name: float(value) for name, value in (part.split("=") for part in done.stdout.split())}


def _print(name: str, figures: list[float], unit: str) -> None:
    ordered = sorted(figures)
    middle, high = statistics.median(ordered), ordered[int(len(ordered) * 0.99) - 1 if len(ordered) >= 100 else -1]
    sys.stdout.write(f"{name:58} médiane {middle:8.2f} {unit:4} min {ordered[0]:8.2f}  max/p99 {high:8.2f}\n")


if __name__ == "__main__":
    main()
