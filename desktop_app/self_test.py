"""The installed program checks itself: one line a check on the terminal or in a file, and the exit status."""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from desktop_app import NAME, __version__
from desktop_app.system import administered, paths, throw_away
from desktop_app.use_cases.checks import Outcome, perform


def run(*, data: Path | None = None, report: Path | None = None) -> int:
    """Run every check and tell each in one line; 0 when all passed, 1 otherwise. No real file is touched.

    `data` is the folder the program would open. The lines also go to the file `report` when there is one: a windowed
    program on Windows has no standard output of its own.
    """
    told = [f"{NAME} {__version__} – vérification de l’installation"]
    _say(told[0])
    failed = 0
    for outcome in outcomes(data):
        failed += not outcome.passed
        told.append(outcome.line)
        _say(outcome.line)
    told.append("Tout fonctionne." if not failed else f"Vérifications en échec : {failed}.")
    _say(told[-1])
    kept = _kept(told, report)
    return 0 if kept and not failed else 1


def outcomes(data: Path | None = None) -> Iterator[Outcome]:
    """How each check went, as it ends; the throw-away files are gone with the last one."""
    _need_no_display()
    from desktop_app.screens.checks.every import checks_of_the_window, checks_of_the_work
    from desktop_app.screens.window.application import build_application

    settled = administered.Administered()
    # A file that cannot be followed is the failure of a check of its own.
    with suppress(administered.SettingsTrouble):
        settled = administered.read()
    with throw_away.held(throw_away.a_new_one()) as folder:
        for check in checks_of_the_work(folder, paths.folders(data, settled=settled)):
            yield perform(check)
    # Last: where a part of the system is missing, Qt ends the process, and the lines above tell the rest.
    app = build_application()
    for check in checks_of_the_window():
        yield perform(check)
    del app


def _kept(told: list[str], report: Path | None) -> bool:
    if report is None:
        return True
    try:
        report.write_text("\n".join(told) + "\n", "utf-8")
    except OSError:
        _say(f"Le compte rendu n’a pas pu être écrit : {report}")
        return False
    return True


def _need_no_display() -> None:
    seen = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in seen):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


def _say(line: str) -> None:
    if sys.stdout is not None:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
