"""Measure the speed at the counter: every figure in one run, medians and ratios.

`python -m tests.benchmarks [runs]` from the folder of the clone, with the environment the README makes.
"""

import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from desktop_app.domain.theme import themes_for
from desktop_app.use_cases.accounts import opening
from desktop_app.use_cases.demo import PASSPHRASE, open_demo
from desktop_app.use_cases.desk import Desk
from desktop_app.use_cases.reception import appointments, people, today, undo
from tests.benchmarks.figures import child, print_figures, timed

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
        bare.append(child("tests.benchmarks.bare"))
        ours.append(child("tests.benchmarks.ours", str(folder), PASSPHRASE))
    bare, ours = bare[1:], ours[1:]
    painted = [mine["painted"] / theirs["painted"] for mine, theirs in zip(ours, bare, strict=True)]
    memory = [mine["memory"] / theirs["memory"] for mine, theirs in zip(ours, bare, strict=True)]
    resident = [mine["resident_open"] / theirs["memory"] for mine, theirs in zip(ours, bare, strict=True)]
    peak = [mine["peak_open"] / theirs["memory"] for mine, theirs in zip(ours, bare, strict=True)]
    print_figures("fenêtre nue, peinte", [figures["painted"] for figures in bare], "ms")
    print_figures("fenêtre d’ouverture, peinte", [figures["painted"] for figures in ours], "ms")
    print_figures("  rapport (visé ≤ 1,25)", painted, "×")
    print_figures("phrase de passe → Aujourd’hui peint (visé ≤ 250)", [figures["opened"] for figures in ours], "ms")
    print_figures("mémoire, fenêtre nue", [figures["memory"] for figures in bare], "Mio")
    print_figures("mémoire, fenêtre d’ouverture, rapport", memory, "×")
    print_figures("mémoire, Aujourd’hui ouvert, rapport (visé ≤ 1,6)", resident, "×")
    print_figures("mémoire, au plus haut (64 Mio pour la clé), rapport", peak, "×")


def in_process(desk: Desk) -> None:
    """The day and a booking on a file with a year in it."""
    day = desk.now().date()
    print_figures("vue du jour", timed(200, lambda: today.day_view(desk, day)), "ms")
    print_figures("recherche d’un nom", timed(200, lambda: people.find(desk, "mar")), "ms")
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

    print_figures("réserver puis annuler (deux écritures sûres)", timed(100, book_and_undo), "ms")


if __name__ == "__main__":
    main()
