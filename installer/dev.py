"""What a developer does, each with one command: run the program, check it, make its installers, renew the locks."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the one file an older Python may be asked to run
    sys.exit("Permanence needs Python 3.11 or newer; this one is " + sys.version.split()[0] + ".")

import argparse
import os
import subprocess
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

import another_date
import environment
import locks
import machine
import release

ROOT = Path(__file__).resolve().parents[1]
REPORT = ROOT / ".demo-day"
# These need no window, whatever the machine.
WITHOUT_WINDOW = {"-h", "--help", "--version", "--self-test", "--demo-day"}
CHECKS = (
    ("Format", ["-m", "ruff", "format", "--check", "."]),
    ("Lint", ["-m", "ruff", "check", "."]),
    ("Types", ["-m", "mypy"]),
    (
        "Types, as on Windows",
        ["-m", "mypy", "--platform", "win32", "--cache-dir", ".mypy_cache/win32", "desktop_app/system", "installer"],
    ),
)
TESTS = ["-m", "pytest", "-n", "auto", "--maxprocesses", "4"]


def main() -> int:
    """Do one command and return its exit status."""
    parser = argparse.ArgumentParser(prog="python3 installer/dev.py", description=__doc__)
    parser.add_argument("command", choices=("run", "test", "build", "prove", "release", "lock"), help="what to do")
    asked, rest = parser.parse_known_args()
    if asked.command == "run":
        return run(rest)
    if asked.command == "test":
        return test(rest)
    if asked.command in {"build", "prove", "release"}:
        return make(asked.command, rest)
    locks.renew(ROOT)
    return 0


def run(arguments: list[str]) -> int:
    """Open the program with these arguments; where there is no display, play the demonstration day instead."""
    # One that takes a file may be told with it: --self-test=FILE.
    without = any(each.partition("=")[0] in WITHOUT_WINDOW for each in arguments)
    window = machine.has_display() and not without
    machine.provide(window=window)
    python = environment.prepare(ROOT, locks.RUN, or_made_from=(locks.TEST,))
    if window:
        return _call([python, "-m", "desktop_app", *arguments])
    if without:
        return _call([python, "-m", "desktop_app", *arguments], offscreen=True)
    say(f"No display here: playing a day of the demonstration without a window, into {REPORT}")
    status = _call([python, "-m", "desktop_app", "--demo-day", REPORT], offscreen=True)
    if status == 0:
        say(f"The day's sign-in sheet, a mandate and pictures of the main pages are in {REPORT}")
    return status


def test(arguments: list[str]) -> int:
    """Run every check in order and stop at the first that fails; the arguments go to pytest, which comes last.

    `--at DATE` has the tests run as if the machine had that date, told as 2028-02-29 or 2026-10-25T02:30.
    """
    parser = argparse.ArgumentParser(prog="python3 installer/dev.py test", add_help=False, allow_abbrev=False)
    parser.add_argument("--at", type=datetime.fromisoformat, metavar="DATE")
    asked, arguments = parser.parse_known_args(arguments)
    # One test opens a window on a screen of its own, and is read aloud: a machine never used for one lacks libraries.
    machine.provide(window=True)
    machine.offer(machine.FOR_TESTS)
    python = environment.prepare(ROOT, locks.TEST)
    for title, command in CHECKS:
        say(f"== {title}")
        status = _call([python, *command])
        if status:
            say(f"== {title}: failed")
            return status
    say(f"== Tests, as of {asked.at:%A %d %B %Y, %H:%M}" if asked.at else "== Tests")
    around = another_date.surroundings(asked.at) if asked.at else {}
    return _call([python, *TESTS, *arguments], offscreen=True, around=around)


def make(command: str, arguments: list[str]) -> int:
    """Make the installers (`build`), try them (`prove`), or make and try all that a release is (`release`)."""
    machine.provide(window=False)
    if command == "release":
        release.check_tree(ROOT)
        status = test([])
        if status:
            return status
    python = environment.prepare(ROOT, locks.BUILD, below="build/venv")
    return _call([python, ROOT / "installer" / "release.py", command, *arguments], offscreen=True)


def say(sentence: str) -> None:
    """One line for the developer, before whatever the next program writes."""
    print(sentence, flush=True)


def _call(command: list[str | Path], *, offscreen: bool = False, around: Mapping[str, str] | None = None) -> int:
    values = {**os.environ, **(around or {})}
    if offscreen:
        values.setdefault("QT_QPA_PLATFORM", "offscreen")
    if sys.platform == "linux" and not {"LC_ALL", "LC_CTYPE", "LANG"} & values.keys():
        # Qt warns when it is told nothing of the encoding.
        values["LC_ALL"] = "C.UTF-8"
    return subprocess.run(command, cwd=ROOT, env=values, check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (machine.Lacking, locks.Unlocked, release.Unready) as trouble:
        sys.exit(str(trouble))
    except KeyboardInterrupt:
        sys.exit(130)
