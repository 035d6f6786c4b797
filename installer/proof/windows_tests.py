"""The project's own tests, run by the Python that was installed, on the program that was installed, under wine.

The tests are copied into the prefix with what they need from the lock, by hash; `desktop_app` is never there twice:
what is tried is what the setup put on the disk. Rules, papers, files, actions and all the screens are run on Qt's
offscreen platform, two processes at a time; then, where the prefix has a display, some screens in real windows, which
are far slower under wine.
"""

import shutil
import subprocess
import time
import tomllib
import xml.etree.ElementTree as ElementTree
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import locks
from windows import wheels

from . import ProofFailed
from .wine import Prefix

PARTS = (("screens", "forms"), ("storage", "domain", "system", "use_cases"))
"""Folders of tests; each group is a process of its own, so that two processors are used."""

IN_REAL_WINDOWS = ("screens/test_dialogs.py", "screens/test_fields.py", "screens/test_unlock.py")
"""What is run once more on Qt's own Windows platform: dialogs, the keyboard and the mouse in fields, a way in."""

LEFT_BESIDE = {
    "accessibility": "walks through the same widgets of the same Qt, and listens through Linux's AT-SPI",
    "architecture": "reads the sources, which are the same on both",
    "benchmarks": "wine's time is not Windows'",
    "faults": "kills, full disks and hostile files are made with what Linux has for it",
    "helpers": "tests of the tests",
    "installer": "makes the installers, on the machine that builds",
    "journeys": "starts programs of its own with what Linux has for it; the proof plays its own on the real window",
    "looks": "pictures, compared where they are made",
    "mutation": "small faults put in the sources, which are the same on both",
    "printing": "prints through CUPS, which Windows has not",
}
"""Folders of tests that are not run on Windows, each with the reason."""

FROM_THE_LOCK = frozenset(
    "colorama hypothesis iniconfig packaging pluggy pygments pytest pytest-qt pytest-randomly sortedcontainers "
    "typing-extensions".split()
)
"""What the tests need on Windows beside what the program brings."""

_NO_RIGHTS = (
    "wine keeps none of the rights that icacls gives, and runs as root here, whom the Linux below refuses nothing"
)
_NO_PROFILE = "what wine makes in a profile is open to others, unlike on Windows"
_NO_LINKS = "wine 8 makes neither links nor junctions"
LEFT_OUT = {
    "tests/storage/test_backups.py::test_a_protected_place_is_told_as_such": _NO_RIGHTS,
    "tests/storage/test_opening.py::test_a_file_that_may_not_even_be_read_is_told": _NO_RIGHTS,
    "tests/storage/test_opening.py::test_a_protected_file_is_told": _NO_RIGHTS,
    "tests/storage/test_opening.py::test_a_protected_folder_is_told": _NO_RIGHTS,
    "tests/storage/test_vault.py::test_a_protected_folder_keeps_its_keys": _NO_RIGHTS,
    "tests/use_cases/test_backups.py::test_a_protected_stick_is_refused_when_it_is_chosen_and_told_later": _NO_RIGHTS,
    "tests/storage/test_backups.py::"
    "test_a_copy_holds_what_the_file_holds_and_is_one_file_readable_by_us_alone": _NO_PROFILE,
    "tests/storage/test_encryption.py::test_only_this_account_can_read_the_keys": _NO_PROFILE,
    "tests/system/test_drives.py::test_a_link_does_not_hide_where_a_folder_lies": _NO_LINKS,
    "tests/system/test_administered.py::test_a_link_that_leads_nowhere_was_meant_to_settle_something": _NO_LINKS,
    "tests/system/test_program.py::test_from_the_tree_it_is_started_as_a_module": "here it is not the tree that runs",
}
"""Tests that cannot tell anything here, each with the reason; they run everywhere else."""

WINE_SAYS = (
    # Calls of Windows 10 that wine 8 leaves out; Qt does without.
    r"EnableNonClientDpiScaling\(\) failed",
    r"DpiAwareness::PerMonitorVersion2 is not supported",
)
"""Warnings of Qt that are wine's fault; any other fails the test, as everywhere."""

_HOME = "C:\\essais"
_PLUGIN = "more_of_qt"
_SECONDS = 1200
_MOST_NAMED = 10


@dataclass(frozen=True)
class Summary:
    """How many tests passed and were skipped, how many of them in real windows once more, and in how many seconds."""

    passed: int
    skipped: int
    in_windows: int
    seconds: float

    def __str__(self) -> str:
        beside = f"{self.skipped} skipped, {len(LEFT_OUT)} left out by name, {self.in_windows} again in real windows"
        return f"{self.passed} passed, {beside}; {self.seconds:.0f} s"


def run_tests(prefix: Prefix, installed: str, root: Path) -> Summary:
    r"""Run the tests of `root` on the program in the Windows folder `installed`, which holds runtime, site and app.

    Raises ProofFailed when one fails, naming the first ones, or when they come to no end.
    """
    began = time.monotonic()
    home = prefix.path(_HOME)
    _put_tests(prefix, installed, root, home)
    ran = _run(prefix, home, PARTS, "offscreen")
    windows = _run(prefix, home, (IN_REAL_WINDOWS,), "windows") if prefix.display else Counter()
    return Summary(ran["passed"], ran["skipped"], windows["passed"], time.monotonic() - began)


def _run(prefix: Prefix, home: Path, parts: tuple[tuple[str, ...], ...], platform: str) -> Counter[str]:
    """How many ended how, once every part has run at the same time."""
    reports = [home / f"{platform}-{number}.xml" for number, _ in enumerate(parts)]
    until = time.monotonic() + _SECONDS
    runs = [_start(prefix, home, names, report, platform) for names, report in zip(parts, reports, strict=True)]
    said = [_end(prefix, run, until) for run in runs]
    found = [case for report, text in zip(reports, said, strict=True) for case in cases(report, text)]
    failed = [name for name, how in found if how == "failed"]
    if failed:
        named = "\n".join(failed[:_MOST_NAMED])
        raise ProofFailed(f"{len(failed)} of {len(found)} tests fail on Windows ({platform}):\n{named}")
    return Counter(how for _, how in found)


def _put_tests(prefix: Prefix, installed: str, root: Path, home: Path) -> None:
    """The tests, their packages, and the installed Python once more, told where all of it and the program lie."""
    shutil.rmtree(home, ignore_errors=True)
    shutil.copytree(root / "tests", home / "tests", ignore=shutil.ignore_patterns("__pycache__", "out"))
    shutil.copy2(root / "pyproject.toml", home)
    entries = wheels.for_windows((root / locks.TEST).read_text(encoding="utf-8"))
    wheels.unpack({name: entries[name] for name in sorted(FROM_THE_LOCK)}, home / "wheels", home / "wheels.txt")
    _put_qt_test(entries["pyside6-essentials"], home)
    shutil.copytree(prefix.path(installed) / "runtime", home / "python")
    (paths,) = (home / "python").glob("python*._pth")
    lines = [
        f"{paths.stem.removesuffix('._pth')}.zip",
        ".",
        f"{installed}\\site",
        f"{installed}\\app",
        f"{_HOME}\\wheels",
        _HOME,
    ]
    paths.write_text("\r\n".join(lines), encoding="utf-8", newline="")


def _put_qt_test(entry: str, home: Path) -> None:
    """Qt's module for tests, which no counter needs: its two files, in a folder that PySide6 is told of."""
    wheels.unpack({"pyside6-essentials": entry}, home / "qt", home / "qt.txt")
    kept = home / "wheels" / "qt_test"
    kept.mkdir()
    for name in ("QtTest.pyd", "Qt6Test.dll"):
        (home / "qt" / "PySide6" / name).rename(kept / name)
    shutil.rmtree(home / "qt")
    (home / "wheels" / f"{_PLUGIN}.py").write_text(
        # Loaded first, the libraries that these two lean on are found.
        "import os, pathlib, PySide6, PySide6.QtWidgets\n"
        "kept = str(pathlib.Path(__file__).with_name('qt_test'))\n"
        "PySide6.__path__.append(kept)\n"
        "os.add_dll_directory(kept)\n",
        encoding="utf-8",
    )


def _start(
    prefix: Prefix, home: Path, names: tuple[str, ...], report: Path, platform: str
) -> "subprocess.Popen[bytes]":
    options = ["-p", _PLUGIN, "-q", "--tb=short", "-p", "no:cacheprovider", f"--junit-xml={prefix.name_of(report)}"]
    options += ["-o", "pythonpath=", "-o", f"qt_log_ignore={_ignored(home)}"]
    options += [*(f"--deselect={name}" for name in LEFT_OUT)]
    return prefix.start(
        [
            f"{_HOME}\\python\\python.exe",
            "-X",
            "utf8",
            "-B",
            "-m",
            "pytest",
            *options,
            *(f"tests/{each}" for each in names),
        ],
        environment={"PERMANENCE_TEST_PLATFORM": platform},
        folder=home,
    )


def _ignored(home: Path) -> str:
    settings = tomllib.loads((home / "pyproject.toml").read_text(encoding="utf-8"))
    return "\n".join([*settings["tool"]["pytest"]["ini_options"]["qt_log_ignore"], *WINE_SAYS])


def _end(prefix: Prefix, run: "subprocess.Popen[bytes]", until: float) -> str:
    with run:
        try:
            said, _ = run.communicate(timeout=max(1.0, until - time.monotonic()))
        except subprocess.TimeoutExpired as late:
            prefix.end()
            run.kill()
            raise ProofFailed(f"The tests had not ended on Windows after {_SECONDS} s.\n{_last(late.output)}") from late
    return _last(said)


def _last(said: bytes | None) -> str:
    return (said or b"").decode("utf-8", "replace").replace("\r\n", "\n")[-3000:]


def cases(report: Path, said: str) -> Iterator[tuple[str, str]]:
    """Name → "passed", "failed" or "skipped" of every test of one pytest; ProofFailed when it came to no end."""
    if not report.is_file():
        raise ProofFailed(f"The tests came to no end on Windows:\n{said}")
    for case in ElementTree.parse(report).iter("testcase"):
        kinds = {child.tag for child in case}
        how = "failed" if kinds & {"failure", "error"} else "skipped" if "skipped" in kinds else "passed"
        yield f"{case.get('classname')}::{case.get('name')}", how
