"""Every check there is, in the order to run them."""

from collections.abc import Iterator
from pathlib import Path

from desktop_app.system.paths import Folders
from desktop_app.use_cases.checks import Check, bench_checks, machine_checks, shipped_checks

from .pages import page_checks
from .printers import printer_checks
from .window import window_checks


def checks_of_the_work(folder: Path, folders: Folders) -> Iterator[Check]:
    """Those that may run in any thread: `folder` is empty and thrown away, `folders` those the program would open."""
    yield from shipped_checks()
    yield from machine_checks(folders)
    yield from bench_checks(folder)
    yield from page_checks()
    yield from printer_checks()


def checks_of_the_window() -> Iterator[Check]:
    """Those of the application, which must exist: in the window's thread, and quick."""
    yield from window_checks()
