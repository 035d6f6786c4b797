"""A day at twenty years of data on an old PC: each gesture against the start of a bare window in the same run.

`python -m tests.benchmarks.old_pc [runs] [folder]`; the file of twenty years is made in `folder` unless it is there.
B is that of the bare window, so that a figure means the same on any machine: the disk is as many times slower than
that start as it was where the aims were set, 80 ms a flush where a bare window took 1,080. « freeze » is the longest
time the window's thread was deaf; flushes are those of the window's thread + those of the others.
"""

import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from desktop_app.storage.files import data_in
from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.demo import PASSPHRASE, open_demo
from tests.benchmarks import twenty_years
from tests.benchmarks.figures import child
from tests.benchmarks.old_pc import processor, slow_disk

_RUNS, _PARTS = 3, 3
_FLUSH_OF_BARE, _OPEN_OF_BARE = 80 / 1080, 5 / 1080
_A_DAY_SECONDS = 600
GESTURES = {
    "open": ("passphrase → day", 1.5, 0.15),
    "dialog-first": ("first booking dialog", 0.25, 0.25),
    "dialog-again": ("a booking dialog again", 0.25, 0.25),
    "book": ("book", 0.2, 0.05),
    "mark": ("mark", 0.15, 0.05),
    "undo": ("take a marking back", 0.15, 0.05),
    "page-first": ("the mandates, first", 0.25, 0.25),
    "page-again": ("the mandates again", 0.08, 0.08),
    "prepare": ("prepare a mandate", 0.15, 0.05),
    "inform": ("inform", 0.15, 0.05),
    "identify": ("check identity", 0.15, 0.05),
    "print": ("note it printed", 0.15, 0.05),
    "sign": ("sign", 0.15, 0.05),
    "withdraw": ("withdraw and destroy", 0.5, 0.05),
    "lock": ("lock", 0.15, 0.05),
    "unlock": ("unlock", 1.2, 0.15),
    "close": ("close", 0.5, 0.05),
}
"""What each is called, and the most of B that is aimed at: until it is acknowledged, and for a freeze."""


def main() -> None:
    """Print one line a gesture."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else _RUNS
    with tempfile.TemporaryDirectory(prefix="permanence-bench-") as made:
        shim = slow_disk.compiled(Path(made))
        if shim is None:
            sys.stdout.write(
                "skipped: nothing here compiles the shim that slows the disk (cc, gcc or clang, on Linux)\n"
            )
            return
        folder = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(made) / "twenty-years"
        if not data_in(folder).exists():
            desk = open_demo(folder, clock=datetime.now)
            twenty_years.fill(desk)
            opening.close_desk(desk)
        with processor.slowed(_PARTS) as (before, how):
            sys.stdout.write(f"processor: {how}\n")
            figures = [_one_run(shim, folder, before) for _ in range(runs)]
    for line in _lines(figures):
        sys.stdout.write(line + "\n")


def _one_run(shim: Path, folder: Path, before: tuple[str, ...]) -> dict[str, float]:
    bare = child("tests.benchmarks.bare", before=before)["painted"]
    with _a_copy(folder) as day:
        flush, opened = round(bare * _FLUSH_OF_BARE), round(bare * _OPEN_OF_BARE)
        old = slow_disk.surroundings(shim, day, flush_ms=flush, open_ms=opened)
        felt = child(
            "tests.benchmarks.old_pc.day", str(day), PASSPHRASE, before=before, more=old, seconds=_A_DAY_SECONDS
        )
    return {"bare": bare, "flush": flush, **felt}


@contextmanager
def _a_copy(folder: Path) -> Iterator[Path]:
    """Each run has the first opening of the day to itself."""
    with tempfile.TemporaryDirectory(prefix="permanence-bench-") as made:
        day = Path(made) / "day"
        shutil.copytree(folder, day)
        yield day


def _lines(runs: list[dict[str, float]]) -> Iterator[str]:
    def median(name: str, *, of_bare: bool = False) -> float:
        return statistics.median(run[name] / (run["bare"] if of_bare else 1) for run in runs)

    yield f"B, the bare window: {median('bare'):.0f} ms; a flush: {median('flush'):.0f} ms"
    yield f"{'':26}{'ms':>7}{'of B':>7}{'aim':>6}   {'freeze':>7}{'of B':>7}{'aim':>6}   flushes"
    for key, (words, aim, still) in GESTURES.items():
        parts = [f"{words:26}"]
        for kind, most in (("time", aim), ("freeze", still)):
            ratio = median(f"{kind}:{key}", of_bare=True)
            parts.append(f"{median(f'{kind}:{key}'):7.0f}{ratio:7.2f}{most:6.2f}{' ! ' if ratio > most else '   '}")
        yield "".join((*parts, f"{median(f'window:{key}'):3.0f} + {median(f'other:{key}'):.0f}"))
    for kind, most in (("median", 0.05), ("max", 0.15)):
        late, ratio = median(f"typing:{kind}"), median(f"typing:{kind}", of_bare=True)
        yield f"{f'early typing, {kind}':26}{late:7.0f}{ratio:7.2f}{most:6.2f}{' !' * (ratio > most)}"
    yield f"resident once it was used: {median('memory'):.0f} MiB"


if __name__ == "__main__":
    main()
