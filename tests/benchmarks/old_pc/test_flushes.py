"""How often each gesture waits for the disk, counted without a clock: an old one takes a tenth of a second a time."""

import os

import pytest

from desktop_app.use_cases.demo import PASSPHRASE
from tests.benchmarks.figures import child
from tests.benchmarks.old_pc import slow_disk
from tests.helpers import its_date

FLUSHES = {
    "open": (0, 3),
    "round": (0, 27),
    "dialog-first": (0, 0),
    "dialog-again": (0, 0),
    "book": (0, 2),
    "mark": (0, 2),
    "undo": (0, 2),
    "page-first": (0, 0),
    "page-away": (0, 0),
    "page-again": (0, 0),
    "prepare": (0, 3),
    "inform": (0, 3),
    "identify": (0, 3),
    "print": (0, 3),
    "sign": (0, 3),
    "withdraw": (0, 8),
    "lock": (0, 2),
    "unlock": (0, 2),
    "close": (0, 4),
}
"""By gesture: those of the window's thread, which freeze it, and those of any other. Fewer is better; write it here."""


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[int, int]]:
    made, folder = tmp_path_factory.mktemp("shim"), tmp_path_factory.mktemp("data")
    shim = slow_disk.compiled(made)
    if shim is None:
        pytest.skip("nothing here compiles the shim that counts")
    at = {its_date.AT: its_date.hour().isoformat(), **os.environ}
    child("tests.benchmarks.old_pc.small_file", str(folder), more=at)
    more = {**at, **slow_disk.surroundings(shim, folder)}
    felt = child("tests.benchmarks.old_pc.day", str(folder), PASSPHRASE, "quiet", more=more, seconds=300)
    names = [name.removeprefix("window:") for name in felt if name.startswith("window:")]
    return {name: (int(felt[f"window:{name}"]), int(felt[f"other:{name}"])) for name in names}


def test_no_gesture_waits_for_the_disk_more_often_than_is_written_here(counted: dict[str, tuple[int, int]]) -> None:
    # How often a copy is flushed hangs on where SQLite breaks it off.
    assert counted["round"] <= FLUSHES["round"]
    assert {**counted, "round": FLUSHES["round"]} == FLUSHES
