"""What both systems say of printers and jobs, read the same everywhere."""

from __future__ import annotations

import sys

import pytest

from desktop_app.system import cups, printers, winspool
from desktop_app.system.printer_state import HOLDS_BACK, Condition, Stage, gravest

READY, STOPPED, PRINTING = "3", "5", "4"


@pytest.mark.parametrize(
    ("state", "accepting", "reasons", "meant"),
    [
        (READY, "true", "none", Condition.READY),
        (READY, "true", "", Condition.READY),
        (PRINTING, "true", "none", Condition.READY),
        (STOPPED, "true", "paused", Condition.PAUSED),
        (STOPPED, "true", "none", Condition.PAUSED),
        (READY, "false", "none", Condition.REFUSING),
        (STOPPED, "false", "paused", Condition.REFUSING),
        (PRINTING, "true", "media-empty-error", Condition.PAPER_OUT),
        (PRINTING, "true", "media-empty", Condition.PAPER_OUT),
        (READY, "true", "media-empty-report", Condition.READY),
        (READY, "true", "media-empty-warning,media-low-report", Condition.READY),
        (STOPPED, "true", "media-empty-warning", Condition.PAPER_OUT),
        (READY, "true", "offline-report", Condition.OFFLINE),
        (PRINTING, "true", "connecting-to-device-report", Condition.CONNECTING),
        (PRINTING, "true", "media-jam-error,media-empty-error", Condition.JAMMED),
        (PRINTING, "true", "toner-low-report", Condition.READY),
        (PRINTING, "true", "toner-empty-error", Condition.INK_OUT),
        (READY, "true", "cups-ipp-missing-get-jobs-warning,a-word-of-tomorrow", Condition.READY),
    ],
)
def test_what_cups_means(state: str, accepting: str, reasons: str, meant: Condition) -> None:
    assert cups.condition(state, accepting, reasons) is meant


@pytest.mark.parametrize(
    ("status", "attributes", "meant"),
    [
        (0, 0, Condition.READY),
        (0x400 | 0x4000, 0, Condition.READY),
        (0x20000, 0, Condition.READY),
        (0x1000000, 0x40, Condition.READY),
        (1, 0, Condition.PAUSED),
        (0x10, 0, Condition.PAPER_OUT),
        (0x40, 0, Condition.WRONG_PAPER),
        (0x80, 0, Condition.OFFLINE),
        (0, 0x400, Condition.OFFLINE),
        (1 | 0x10, 0x400, Condition.PAUSED),
        (0x400000, 0, Condition.OPEN),
        (0x8 | 0x2, 0, Condition.JAMMED),
        (0x4, 0, Condition.REFUSING),
    ],
)
def test_what_windows_means(status: int, attributes: int, meant: Condition) -> None:
    assert winspool.condition(status, attributes) is meant


@pytest.mark.parametrize(
    ("status", "meant"),
    [
        (0, Stage.WAITING),
        (0x8, Stage.WAITING),
        (0x10, Stage.PRINTING),
        (0x10 | 0x40, Stage.WAITING),
        (0x80, Stage.DONE),
        (0x2, Stage.FAILED),
        (0x4, Stage.CANCELLED),
        (0x100 | 0x80, Stage.CANCELLED),
    ],
)
def test_where_windows_says_a_job_is(status: int, meant: Stage) -> None:
    assert winspool.stage(status) is meant


def test_the_gravest_is_said_first() -> None:
    assert gravest([]) is Condition.READY
    assert gravest([Condition.PAPER_OUT, Condition.PAUSED]) is Condition.PAUSED
    assert {Condition.READY, Condition.UNKNOWN, Condition.CONNECTING} == set(Condition) - HOLDS_BACK


@pytest.mark.skipif(sys.platform != "win32", reason="winspool is Windows’")
def test_a_printer_that_windows_does_not_know() -> None:
    assert printers.condition_of("Aucune imprimante de ce nom") is Condition.GONE
    assert printers.newest_job("Aucune imprimante de ce nom") == 0
    printers.cancel("Aucune imprimante de ce nom", 1)
