"""Every page, every section and the dialogs of the day, with twenty years in the file, as the window's thread feels it.

`python -m tests.benchmarks.pages [runs]`; `[runs] FOLDER` takes a file made before. « busy » is the time the thread of
the window was at work, what it would take on a computer that does nothing else; « wall » is the clock on the wall.
"""

import statistics
import sys
import tempfile
from datetime import datetime
from pathlib import Path

from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.demo import PASSPHRASE, open_demo
from tests.benchmarks import twenty_years
from tests.benchmarks.figures import child

_RUNS, _AIM_MS = 3, 50


def main() -> None:
    """Print one line a gesture: the median of the longest each run has seen."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else _RUNS
    if len(sys.argv) > 2:
        _walk(Path(sys.argv[2]), runs)
        return
    with tempfile.TemporaryDirectory(prefix="permanence-bench-") as made:
        desk = open_demo(Path(made), clock=datetime.now)
        twenty_years.fill(desk)
        opening.close_desk(desk)
        _walk(Path(made), runs)


def _walk(folder: Path, runs: int) -> None:
    seen = [child("tests.benchmarks.visits", str(folder), PASSPHRASE) for _ in range(runs)]
    for name in [name.removeprefix("busy:") for name in seen[0] if name.startswith("busy:")]:
        busy, wall = (statistics.median(run[f"{kind}:{name}"] for run in seen) for kind in ("busy", "wall"))
        late = "  > 50" if busy > _AIM_MS else ""
        sys.stdout.write(f"{name:50} busy {busy:7.1f} ms   wall {wall:7.1f} ms{late}\n")


if __name__ == "__main__":
    main()
