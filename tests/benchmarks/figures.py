"""Take figures and print them: a median, the least, and the 99th percentile or the most."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence

from tests.benchmarks.first_paint import STARTED_AT


def timed(times: int, action: Callable[[], object], clock: Callable[[], float] = time.perf_counter) -> list[float]:
    """How long each of so many times took, in milliseconds of the wall, or of this process by `time.process_time`."""
    figures = []
    for _ in range(times):
        before = clock()
        action()
        figures.append((clock() - before) * 1e3)
    return figures


def child(
    module: str,
    *arguments: str,
    before: Sequence[str] = (),
    more: Mapping[str, str] | None = None,
    seconds: float = 60,
) -> dict[str, float]:
    """What a process of its own reports: its figures by name; `before` the command, and `more` in its environment."""
    environment = {**os.environ, STARTED_AT: str(time.monotonic_ns()), **(more or {})}
    # An installed program has its bytecode at hand; a developer's shell may forbid writing it.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    if not (environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY") or sys.platform == "win32"):
        environment["QT_QPA_PLATFORM"] = "offscreen"
    done = subprocess.run(
        [*before, sys.executable, "-m", module, *arguments],
        env=environment,
        # What goes wrong there is said here.
        stdout=subprocess.PIPE,
        text=True,
        timeout=seconds,
        check=True,
    )
    return {name: float(value) for name, value in (part.split("=") for part in done.stdout.split())}


def print_figures(name: str, figures: list[float], unit: str) -> None:
    """One line."""
    ordered = sorted(figures)
    middle, high = statistics.median(ordered), ordered[int(len(ordered) * 0.99) - 1 if len(ordered) >= 100 else -1]
    sys.stdout.write(f"{name:58} médiane {middle:8.2f} {unit:4} min {ordered[0]:8.2f}  max/p99 {high:8.2f}\n")
