"""Start to first window on a real screen: a bare window, ours, ours frozen, and whatever peers are installed, in turn.

`DISPLAY=:98 python -m tests.benchmarks.peers [runs] [NAME=COMMAND …]` under an X server with a window manager, which
announces each window it takes charge of. A command is split as a shell does, `FROZEN=/opt/permanence/permanence` too;
peers are installed by whoever measures, in environments of their own, each with its first questions answered once.
"""

import contextlib
import os
import re
import shlex
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.demo import open_demo
from tests.benchmarks.figures import print_figures

_RUNS, _PATIENCE, _REST = 5, 60.0, 0.4
_BARE = "tests.benchmarks.bare"


def main() -> None:
    """Print a line a program: milliseconds, and how many times those of the bare window started just before."""
    given = sys.argv[1:]
    runs = int(given.pop(0)) if given and given[0].isdigit() else _RUNS
    with tempfile.TemporaryDirectory(prefix="permanence-bench-") as folder:
        opening.close_desk(open_demo(Path(folder), clock=datetime.now))
        commands = {
            "bare": [sys.executable, "-m", _BARE, "stay"],
            "ours": [sys.executable, "-m", "desktop_app", "--data", folder],
        }
        for name, _, command in (one.partition("=") for one in given):
            commands[name] = shlex.split(command)
            if name.upper() == "FROZEN":
                commands[name] += ["--data", folder]
        taken: dict[str, list[float]] = {name: [] for name in commands}
        # The first round warms the disk and is not counted.
        for at in range(runs + 1):
            for name, command in commands.items():
                took = first_window(command)
                if at:
                    taken[name].append(took)
    for name, figures in taken.items():
        print_figures(f"{name}, first window", figures, "ms")
        ratios = [mine / bare for mine, bare in zip(figures, taken["bare"], strict=True)]
        print_figures("  × bare", ratios, "×")
    for name in [name for name in taken if name.upper() == "FROZEN"]:
        ratio = statistics.median(taken[name]) / statistics.median(taken["ours"])
        print_figures("frozen / source (aim ≤ 1.2)", [ratio], "×")


def first_window(command: list[str]) -> float:
    """Milliseconds from the start of the program until the window manager has its first window; it is then ended."""
    with _windows() as announced:
        before = next(announced)
        began = time.monotonic()
        program = subprocess.Popen(
            command,
            env={key: value for key, value in os.environ.items() if key != "QT_QPA_PLATFORM"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            for shown in announced:
                if shown - before:
                    return (time.monotonic() - began) * 1e3
                if program.poll() is not None or time.monotonic() - began > _PATIENCE:
                    break
            sys.exit(f"no window came of {shlex.join(command)}")
        finally:
            _end(program)


@contextlib.contextmanager
def _windows() -> Iterator[Iterator[frozenset[str]]]:
    """The windows in the care of the window manager: those of now, then all of them at each change."""
    spy = subprocess.Popen(["xprop", "-root", "-spy", "_NET_CLIENT_LIST"], stdout=subprocess.PIPE, text=True)
    try:
        assert spy.stdout is not None
        yield (frozenset(re.findall(r"0x[0-9a-f]+", line)) for line in spy.stdout)
    finally:
        spy.kill()
        spy.wait()


def _end(program: "subprocess.Popen[bytes]") -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(program.pid, signal.SIGTERM)
    try:
        program.wait(10)
    except subprocess.TimeoutExpired:
        os.killpg(program.pid, signal.SIGKILL)
        program.wait()
    time.sleep(_REST)


if __name__ == "__main__":
    main()
